"""Listings: the products of a scope, narrowed, counted and in order.

Task authors may use `find` to work out what a visitor gets to see.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from webenv.sites.shop.catalogue import Found, Scope, in_order, load
from webenv.sites.shop.criteria import Criteria
from webenv.sites.shop.facets import Facets, Group, Option
from webenv.world.world import World


@dataclass(frozen=True)
class Result:
    """A listing: every product that fits, in order, and the facets beside it.

    Attributes:
        lowest: Lowest price in cents, were there no filter on the price.
        highest: Likewise.
    """

    products: list[Found]
    facets: dict[str, list[Option]]
    lowest: int
    highest: int


def find(world: World, scope: Scope, criteria: Criteria, groups: Sequence[Group] = ()) -> Result:
    """Every product of the scope that meets the criteria, in the order asked for.

    Args:
        groups: Categories by which the listing can be narrowed.
    """
    candidates = load(world, scope)
    colours, sizes = _values(world, candidates)
    facets = Facets(candidates, criteria, colours, sizes, groups)
    products = in_order(facets.passing(), criteria.sort, bool(scope.words))
    return Result(products, facets.options(), *facets.price_range())


def _values(
    world: World, products: Sequence[Found]
) -> tuple[dict[int, set[str]], dict[int, set[str]]]:
    """The colours and the sizes in which each product comes."""
    triples = world.value(
        "SELECT json_group_array(json_array(product_id, colour, size)) FROM shop_variants "
        "WHERE product_id IN (SELECT value FROM json_each(?)) AND (colour <> '' OR size <> '')",
        json.dumps([product.id for product in products]),
    )
    colours: dict[int, set[str]] = {}
    sizes: dict[int, set[str]] = {}
    for product_id, colour, size in json.loads(triples):
        if colour:
            colours.setdefault(product_id, set()).add(colour)
        if size:
            sizes.setdefault(product_id, set()).add(size)
    return colours, sizes
