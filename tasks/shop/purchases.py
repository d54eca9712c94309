"""What customers have bought, for questions about their orders."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from webenv.authoring import Draw
from webenv.world.world import Row

_ORDERS = """
SELECT o.id, o.number, o.customer_id, o.placed_at, o.status, o.subtotal, o.discount, o.shipping,
    o.total, coalesce(r.refunded, 0) AS refunded, s.parcels, s.tracking_number, s.shipped_at,
    s.delivered_at, i.pieces
FROM shop_orders AS o
JOIN (SELECT order_id, sum(quantity) AS pieces FROM shop_order_items GROUP BY order_id) AS i
    ON i.order_id = o.id
LEFT JOIN (SELECT order_id, sum(goods + shipping) AS refunded FROM shop_refunds
    GROUP BY order_id) AS r ON r.order_id = o.id
LEFT JOIN (SELECT order_id, count(*) AS parcels, max(tracking_number) AS tracking_number,
    max(shipped_at) AS shipped_at, max(delivered_at) AS delivered_at FROM shop_shipments
    GROUP BY order_id) AS s ON s.order_id = o.id
ORDER BY o.customer_id, o.placed_at DESC, o.id DESC
"""

_ITEMS = """
SELECT i.id, i.order_id, i.variant_id, i.name, i.options, i.quantity, i.unit_price, o.number,
    o.status, o.customer_id, o.placed_at
FROM shop_order_items AS i JOIN shop_orders AS o ON o.id = i.order_id
ORDER BY i.id
"""


def by_customer(draw: Draw) -> Mapping[int, list[Row]]:
    """Each customer's orders, newest first, with refunds, parcels and pieces."""
    found: dict[int, list[Row]] = defaultdict(list)
    for order in draw.rows(_ORDERS):
        found[order["customer_id"]].append(order)
    return found


def by_customer_and_year(draw: Draw) -> list[tuple[int, int, list[Row]]]:
    """Each customer's orders of each year, newest first."""
    found: dict[tuple[int, int], list[Row]] = defaultdict(list)
    for order in draw.rows(_ORDERS):
        found[order["customer_id"], int(order["placed_at"][:4])].append(order)
    return [(customer, year, orders) for (customer, year), orders in found.items()]


def items(draw: Draw) -> list[Row]:
    """Every line of every order, with its order's number, status and time."""
    return draw.rows(_ITEMS)


def bought_once(draw: Draw) -> list[Row]:
    """The lines that their customer finds by the item's name alone: in one order, once."""
    rows = items(draw)
    orders: dict[tuple[int, str], set[int]] = defaultdict(set)
    for row in rows:
        orders[row["customer_id"], row["name"]].add(row["id"])
    return [row for row in rows if len(orders[row["customer_id"], row["name"]]) == 1]


def on_sale(draw: Draw) -> set[int]:
    """The variants of which several can be bought today."""
    rows = draw.rows(
        "SELECT v.id FROM shop_variants AS v JOIN shop_products AS p ON p.id = v.product_id "
        "WHERE p.enabled AND v.stock > 5"
    )
    return {row["id"] for row in rows}


def kept(orders: Iterable[Row]) -> list[Row]:
    """The orders that were not cancelled."""
    return [order for order in orders if order["status"] != "cancelled"]


def pages(orders: list[Row]) -> int:
    """How many pages the list of these orders fills."""
    return (len(orders) + 9) // 10
