"""What the frame around every page of the shop shows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from webenv.sites.shop import carts, lists
from webenv.sites.shop.categories import CategoryTree
from webenv.sites.shop.customers import cart_owner, current_customer
from webenv.sites.visit import Visit


def shared_values(visit: Visit) -> Mapping[str, Any]:
    """Values for the header, the menus and the product cards."""
    world = visit.world
    customer = current_customer(visit)
    customer_id = customer["id"] if customer else None
    return {
        "customer": customer,
        "departments": CategoryTree(world).roots,
        "cart": cart_values(visit),
        "wished": frozenset(lists.product_ids(world, "shop_wishlist_items", customer_id)),
        "compared": frozenset(lists.product_ids(world, "shop_compare_items", customer_id)),
        "year": visit.clock.today.year,
    }


def cart_values(visit: Visit) -> Mapping[str, Any]:
    """What the cart in the header shows."""
    lines = carts.cart_lines(visit.world, cart_owner(visit))
    return {
        "lines": lines,
        "count": carts.count(lines),
        "subtotal": sum(line.price for line in lines),
    }
