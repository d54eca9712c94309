"""What the shop's listings show, for tasks that search them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from webenv.authoring import Draw
from webenv.sites.shop.catalogue import Found, Scope, load
from webenv.world.world import Row

_LEAVES = """
SELECT c.id, c.slug, c.name, top.name AS department, top.slug AS department_slug
FROM shop_categories AS c
JOIN shop_categories AS middle ON middle.id = c.parent_id
JOIN shop_categories AS top ON top.id = middle.parent_id
ORDER BY c.id
"""


def leaves(draw: Draw) -> list[Row]:
    """The categories that hold products, with their department."""
    return draw.rows(_LEAVES)


def departments(draw: Draw) -> list[Row]:
    """The categories at the top."""
    return draw.rows("SELECT * FROM shop_categories WHERE parent_id IS NULL ORDER BY id")


def by_category(draw: Draw) -> Mapping[int, list[Found]]:
    """Every product for sale, by the id of its category."""
    found: dict[int, list[Found]] = defaultdict(list)
    for product in load(draw.world, Scope()):
        found[product.category_id].append(product)
    return found


def by_maker(draw: Draw) -> list[tuple[Row, str, list[Found]]]:
    """Each category, a brand in it, and the brand's products there."""
    found = by_category(draw)
    groups = []
    for leaf in leaves(draw):
        brands: dict[str, list[Found]] = defaultdict(list)
        for product in found[leaf["id"]]:
            brands[product.brand].append(product)
        groups += [(leaf, brand, products) for brand, products in sorted(brands.items())]
    return groups


def is_rated(product: Found, least: int) -> bool:
    """At least so many stars, as the filter counts them."""
    return (product.rating or 0) >= least


def reads_clearly(product: Found) -> bool:
    """The rating as it is written is on the same side of every filter as the rating itself."""
    rating = product.rating
    return rating is None or int(round(rating, 1)) == int(rating)
