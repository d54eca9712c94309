"""A customer's wishlist, comparison and stock alerts."""

from __future__ import annotations

from webenv.sites.shop.catalogue import Found, Scope, load
from webenv.world.world import Row, World

MOST_COMPARED = 4


def product_ids(world: World, table: str, customer_id: int | None) -> list[int]:
    """The products on a list (`shop_wishlist_items`, `shop_compare_items`), oldest first."""
    rows = world.all(
        f"SELECT product_id FROM {table} WHERE customer_id = ? ORDER BY added_at, product_id",
        customer_id,
    )
    return [row["product_id"] for row in rows]


def wishlist(world: World, customer_id: int) -> list[tuple[Row, Found]]:
    """What a customer has noted, newest first; products no longer sold are left out."""
    rows = world.all(
        "SELECT * FROM shop_wishlist_items WHERE customer_id = ? "
        "ORDER BY added_at DESC, product_id DESC",
        customer_id,
    )
    products = _load(world, "shop_wishlist_items", customer_id)
    return [(row, products[row["product_id"]]) for row in rows if row["product_id"] in products]


def wish(world: World, customer_id: int, product_id: int) -> bool:
    """Note a product; False if it was noted already."""
    if product_id in product_ids(world, "shop_wishlist_items", customer_id):
        return False
    world.insert(
        "shop_wishlist_items",
        customer_id=customer_id,
        product_id=product_id,
        added_at=world.clock.text,
    )
    return True


def unwish(world: World, customer_id: int, product_id: int) -> None:
    """Take a product off the wishlist."""
    world.execute(
        "DELETE FROM shop_wishlist_items WHERE customer_id = ? AND product_id = ?",
        customer_id,
        product_id,
    )


def write_note(world: World, customer_id: int, product_id: int, note: str) -> None:
    """Put the customer's own words beside a product of the wishlist."""
    world.execute(
        "UPDATE shop_wishlist_items SET note = ? WHERE customer_id = ? AND product_id = ?",
        note,
        customer_id,
        product_id,
    )


def compared(world: World, customer_id: int | None) -> list[Found]:
    """The products that a customer compares, in the order in which they were chosen."""
    products = _load(world, "shop_compare_items", customer_id)
    ids = product_ids(world, "shop_compare_items", customer_id)
    return [products[product_id] for product_id in ids if product_id in products]


def compare(world: World, customer_id: int, product_id: int) -> bool:
    """Add a product to the comparison; False if it is full."""
    present = product_ids(world, "shop_compare_items", customer_id)
    if product_id in present:
        return True
    if len(present) >= MOST_COMPARED:
        return False
    world.insert(
        "shop_compare_items",
        customer_id=customer_id,
        product_id=product_id,
        added_at=world.clock.text,
    )
    return True


def stop_comparing(world: World, customer_id: int, product_id: int | None = None) -> None:
    """Take one product out of the comparison, or all of them."""
    world.execute(
        "DELETE FROM shop_compare_items WHERE customer_id = ? AND ? IN (0, product_id)",
        customer_id,
        product_id or 0,
    )


def alerts(world: World, customer_id: int | None) -> list[Row]:
    """What a customer waits for, newest first."""
    return world.all(
        "SELECT a.*, v.size, v.colour, v.stock, p.name, p.slug, p.enabled, p.art, "
        "p.colour AS tint FROM shop_stock_alerts AS a "
        "JOIN shop_variants AS v ON v.id = a.variant_id "
        "JOIN shop_products AS p ON p.id = v.product_id "
        "WHERE a.customer_id = ? ORDER BY a.created_at DESC, a.variant_id",
        customer_id,
    )


def wait_for(world: World, customer_id: int, variant_id: int) -> None:
    """Promise to tell the customer when a variant is back."""
    world.execute(
        "INSERT OR IGNORE INTO shop_stock_alerts (customer_id, variant_id, created_at) "
        "VALUES (?, ?, ?)",
        customer_id,
        variant_id,
        world.clock.text,
    )


def stop_waiting(world: World, customer_id: int, variant_id: int) -> None:
    """Take the promise back."""
    world.execute(
        "DELETE FROM shop_stock_alerts WHERE customer_id = ? AND variant_id = ?",
        customer_id,
        variant_id,
    )


def _load(world: World, table: str, customer_id: int | None) -> dict[int, Found]:
    scope = Scope(f"p.id IN (SELECT product_id FROM {table} WHERE customer_id = ?)", (customer_id,))
    return {product.id: product for product in load(world, scope)}
