"""One product: what its page shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from webenv.sites.shop.carts import describe_options
from webenv.sites.shop.catalogue import Found, Scope, load
from webenv.sites.shop.facets import natural_order
from webenv.world.world import Row, World


@dataclass(frozen=True)
class Variant:
    """One thing that can be bought, at its own price."""

    id: int
    sku: str
    size: str
    colour: str
    price: int
    stock: int

    @property
    def options(self) -> str:
        """ "Size: Large, Colour: Navy", or ""."""
        return describe_options(self.size, self.colour)

    @property
    def availability(self) -> str:
        """Its stock in words."""
        if self.stock == 0:
            return "Out of stock"
        return f"Only {self.stock} left" if self.stock <= 5 else "In stock"


def find_product(world: World, slug: str) -> Row | None:
    """The product with its brand, if it is for sale."""
    return world.first(
        "SELECT p.*, b.name AS brand, b.slug AS brand_slug, b.origin AS brand_origin, "
        "b.about AS brand_about FROM shop_products AS p "
        "JOIN shop_brands AS b ON b.id = p.brand_id WHERE p.slug = ? AND p.enabled",
        slug,
    )


def find_enabled(world: World, product_id: int) -> Row | None:
    """The product with this id, if it is for sale."""
    return world.first("SELECT * FROM shop_products WHERE id = ? AND enabled", product_id)


def variants_of(world: World, product: Row) -> list[Variant]:
    """Everything that can be bought of a product, in a sensible order."""
    rows = world.all(
        "SELECT id, sku, size, colour, surcharge, stock FROM shop_variants WHERE product_id = ?",
        product["id"],
    )
    found = [
        Variant(
            row["id"],
            row["sku"],
            row["size"],
            row["colour"],
            product["price"] + row["surcharge"],
            row["stock"],
        )
        for row in rows
    ]
    return sorted(found, key=lambda v: (natural_order(v.size), v.id))


def choices(variants: Sequence[Variant]) -> dict[str, list[str]]:
    """What there is to choose, by the name of the option; {} for a plain product."""
    sizes = list(dict.fromkeys(variant.size for variant in variants if variant.size))
    colours = list(dict.fromkeys(variant.colour for variant in variants if variant.colour))
    return {name: values for name, values in (("size", sizes), ("colour", colours)) if values}


def specification(world: World, product_id: int) -> list[Row]:
    """The rows of the specification table."""
    return world.all(
        "SELECT name, value FROM shop_attributes WHERE product_id = ? ORDER BY position, name",
        product_id,
    )


def related(world: World, product: Row) -> list[Found]:
    """Four others from the same category."""
    scope = Scope("p.category_id = ? AND p.id <> ?", (product["category_id"], product["id"]))
    reviews = "(SELECT count(*) FROM shop_reviews AS r WHERE r.product_id = p.id)"
    return load(world, scope, f"{reviews} DESC, p.id", most=4)
