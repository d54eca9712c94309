"""The shop's identity; its pages hang themselves on `site`."""

from __future__ import annotations

from pathlib import Path

from webenv.sites.shop.context import shared_values
from webenv.sites.shop.filters import FILTERS
from webenv.sites.shop.seed import populate
from webenv.sites.site import Site
from webenv.world.build import WorldPart

FOLDER = Path(__file__).parent
SEED = FOLDER / "seed"

site = Site(
    name="shop",
    host="shop.test",
    title="Harbour & Finch",
    folder=FOLDER,
    part=WorldPart(
        name="shop",
        schema=FOLDER / "schema.sql",
        sources=(*SEED.rglob("*.py"), *SEED.rglob("*.toml")),
        populate=populate,
    ),
    context=shared_values,
    filters=FILTERS,
)
