"""The sites there are."""

from __future__ import annotations

from functools import cache
from importlib import import_module

from webenv.errors import UnknownName
from webenv.sites.site import Site
from webenv.world.build import WorldPart, load_world
from webenv.world.world import World

_MODULES = {"shop": "webenv.sites.shop"}


@cache
def all_sites() -> dict[str, Site]:
    """Every site by name, in the order in which they fill the world."""
    return {name: import_module(module).site for name, module in _MODULES.items()}


def get_site(name: str) -> Site:
    """The site with this name.

    Raises:
        UnknownName: There is none; the message names the nearest.
    """
    sites = all_sites()
    if name not in sites:
        raise UnknownName("site", name, sites)
    return sites[name]


def world_parts() -> tuple[WorldPart, ...]:
    """What all sites together put into a world."""
    return tuple(site.part for site in all_sites().values())


def open_world(seed: int = 0) -> World:
    """A fresh world with every site in it, from the cache where possible."""
    return load_world(world_parts(), seed)
