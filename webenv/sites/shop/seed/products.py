"""Products and their variants, and how they are written down."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

import apsw

from webenv.sites.shop.seed.brands import Brand
from webenv.sites.shop.seed.families import Family


@dataclass(frozen=True, slots=True)
class Variant:
    """One row of `shop_variants`."""

    id: int
    product_id: int
    sku: str
    size: str
    colour: str
    surcharge: int
    stock: int

    @property
    def options(self) -> str:
        """The choice as an order shows it, such as "Size: Large, Colour: Navy"."""
        parts = [("Size", self.size), ("Colour", self.colour)]
        return ", ".join(f"{name}: {value}" for name, value in parts if value)


@dataclass(frozen=True, slots=True)
class Product:
    """One row of `shop_products`, with what the rest of the shop needs to know of it.

    Attributes:
        line: Name of the line, which all its models share.
        attributes: The specification table.
        words: What placeholders in sentences about the product stand for.
        popularity: Weight with which it is bought, wished for and reviewed.
        quality: From 0.0 to 1.0; decides what reviewers think of it.
    """

    id: int
    sku: str
    slug: str
    name: str
    family: Family
    line: str
    brand: Brand
    category_id: int
    summary: str
    description: str
    price: int
    list_price: int | None
    weight_g: int
    warranty_months: int
    released_on: datetime.date
    colour: str
    enabled: bool
    attributes: tuple[tuple[str, str], ...]
    variants: tuple[Variant, ...]
    words: dict[str, str]
    popularity: float
    quality: float


def write_products(db: apsw.Connection, products: list[Product]) -> None:
    """Fill `shop_products`, `shop_attributes` and `shop_variants`."""
    db.executemany(
        "INSERT INTO shop_products VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                p.id,
                p.sku,
                p.slug,
                p.name,
                p.brand.id,
                p.category_id,
                p.summary,
                p.description,
                p.price,
                p.list_price,
                p.weight_g,
                p.warranty_months,
                p.released_on.isoformat(),
                p.family.art,
                p.colour,
                int(p.enabled),
            )
            for p in products
        ],
    )
    db.executemany(
        "INSERT INTO shop_attributes VALUES (?, ?, ?, ?)",
        [
            (p.id, name, value, position)
            for p in products
            for position, (name, value) in enumerate(p.attributes, 1)
        ],
    )
    db.executemany(
        "INSERT INTO shop_variants VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
            (v.id, v.product_id, v.sku, v.size, v.colour, v.surcharge, v.stock)
            for p in products
            for v in p.variants
        ],
    )
