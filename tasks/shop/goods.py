"""Products that a goal can name, and their variants."""

from __future__ import annotations

from webenv.authoring import Draw
from webenv.world.world import Row

ONLY_OF_ITS_NAME = (
    "p.id IN (SELECT min(q.id) FROM shop_products AS q GROUP BY lower(q.name) HAVING count(*) = 1)"
)
"""Condition on products `p`: no other product has this name."""

_NAMED = """
SELECT p.id, p.name, p.slug, p.price, p.category_id, p.weight_g, p.warranty_months,
    b.name AS brand, c.name AS category, v.variants, v.stock, v.variant_id
FROM shop_products AS p
JOIN shop_brands AS b ON b.id = p.brand_id
JOIN shop_categories AS c ON c.id = p.category_id
JOIN (SELECT product_id, count(*) AS variants, sum(stock) AS stock,
        CASE count(*) WHEN 1 THEN max(id) END AS variant_id
    FROM shop_variants GROUP BY product_id) AS v ON v.product_id = p.id
WHERE p.enabled
    AND lower(p.name) IN
        (SELECT lower(name) FROM shop_products GROUP BY lower(name) HAVING count(*) = 1)
"""


def named(draw: Draw, condition: str = "1", *values: object) -> list[Row]:
    """Products `p` for sale whose name no other product has."""
    return draw.rows(f"{_NAMED} AND ({condition}) ORDER BY p.id", *values)


def plain(draw: Draw, condition: str = "1", *values: object) -> list[Row]:
    """Those of them without options that are in stock."""
    return named(draw, f"v.variants = 1 AND v.stock >= 3 AND ({condition})", *values)


def variants(draw: Draw, product_id: int) -> list[Row]:
    """What can be bought of a product."""
    return draw.rows("SELECT * FROM shop_variants WHERE product_id = ? ORDER BY id", product_id)


def spoken_options(variant: Row) -> str:
    """A variant's options as a person says them, such as "size Large in Navy"."""
    size, colour = variant["size"], variant["colour"]
    parts = [f"size {size}" if size else "", colour]
    return " in ".join(part for part in parts if part)


def choose(draw: Draw, variant: Row) -> tuple[str, ...]:
    """The actions that set a variant's options on the product's page."""
    sizes = {row["size"] for row in variants(draw, variant["product_id"])}
    size, colour = variant["size"], variant["colour"]
    verb = "select" if len(sizes) > 6 else "check"
    return (
        *((f'{verb} "{size}" in "Size"',) if size else ()),
        *((f'check "{colour}" in "Colour"',) if colour else ()),
    )
