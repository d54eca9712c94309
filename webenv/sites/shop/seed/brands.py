"""The brands, all invented."""

from __future__ import annotations

from dataclasses import dataclass

import apsw

from webenv.sites.shop.seed.tables import read_table
from webenv.sites.shop.seed.text import slug


@dataclass(frozen=True, slots=True)
class Brand:
    """One row of `shop_brands`, and what the brand does to a price."""

    id: int
    slug: str
    name: str
    origin: str
    about: str
    tier: float


def make_brands() -> dict[str, Brand]:
    """All brands by name."""
    table = read_table("catalogue", "brands")["brands"]
    return {
        name: Brand(
            id=number,
            slug=slug(name),
            name=name,
            origin=entry["origin"],
            about=entry["about"],
            tier=entry["tier"],
        )
        for number, (name, entry) in enumerate(sorted(table.items()), 1)
    }


def write_brands(db: apsw.Connection, brands: dict[str, Brand]) -> None:
    """Fill `shop_brands`."""
    db.executemany(
        "INSERT INTO shop_brands VALUES (?, ?, ?, ?, ?)",
        [(b.id, b.slug, b.name, b.origin, b.about) for b in brands.values()],
    )
