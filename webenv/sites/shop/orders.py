"""Reading a customer's orders."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from webenv.sites.paging import Paging
from webenv.world.world import Row, World

STATUSES = ("pending", "processing", "shipped", "delivered", "cancelled", "returned")
PER_PAGE = 10


@dataclass(frozen=True)
class OrderFilter:
    """Which of their orders a customer wants to see.

    Attributes:
        status: One of `STATUSES`, or "" for any.
        first: Placed on this day or later.
        last: Placed on this day or earlier.
        words: Part of the number or of an item's name.
    """

    status: str = ""
    first: date | None = None
    last: date | None = None
    words: str = ""


def list_orders(
    world: World, customer_id: int, wanted: OrderFilter, page: str
) -> tuple[Paging, list[Row]]:
    """One page of a customer's orders, newest first, each with the names in it."""
    conditions, values = _conditions(customer_id, wanted)
    total = world.value(f"SELECT count(*) FROM shop_orders AS o WHERE {conditions}", *values)
    paging = Paging.at(page, PER_PAGE, total)
    rows = world.all(
        f"""
        SELECT o.*,
            (SELECT sum(quantity) FROM shop_order_items WHERE order_id = o.id) AS pieces,
            (SELECT group_concat(name, ', ') FROM shop_order_items WHERE order_id = o.id) AS names
        FROM shop_orders AS o WHERE {conditions}
        ORDER BY o.placed_at DESC, o.id DESC LIMIT ? OFFSET ?
        """,
        *values,
        paging.size,
        paging.offset,
    )
    return paging, rows


def find_order(world: World, customer_id: int, number: str) -> Row | None:
    """A customer's own order with the name of its shipping method."""
    return world.first(
        "SELECT o.*, m.name AS method FROM shop_orders AS o "
        "JOIN shop_shipping_methods AS m ON m.code = o.shipping_method "
        "WHERE o.customer_id = ? AND o.number = ?",
        customer_id,
        number,
    )


def order_items(world: World, order_id: int) -> list[Row]:
    """The lines of an order with the product each belongs to today."""
    return world.all(
        "SELECT i.*, i.quantity * i.unit_price AS price, v.sku, p.slug, p.art, p.colour, "
        "p.enabled, p.id AS product_id FROM shop_order_items AS i "
        "JOIN shop_variants AS v ON v.id = i.variant_id "
        "JOIN shop_products AS p ON p.id = v.product_id WHERE i.order_id = ? ORDER BY i.id",
        order_id,
    )


def order_events(world: World, order_id: int) -> list[Row]:
    """The history, oldest first."""
    return world.all("SELECT * FROM shop_order_events WHERE order_id = ? ORDER BY at, id", order_id)


def order_shipments(world: World, order_id: int) -> list[Row]:
    """The parcels of an order."""
    return world.all("SELECT * FROM shop_shipments WHERE order_id = ? ORDER BY id", order_id)


def order_refunds(world: World, order_id: int) -> list[Row]:
    """What was paid back, with the sum of goods and shipping."""
    return world.all(
        "SELECT *, goods + shipping AS amount FROM shop_refunds WHERE order_id = ? ORDER BY id",
        order_id,
    )


def order_returns(world: World, order_id: int) -> list[Row]:
    """Returns of an order; `pieces` lists what was sent back."""
    return world.all(
        "SELECT r.*, (SELECT group_concat(ri.quantity || ' × ' || i.name, ', ') "
        "FROM shop_return_items AS ri JOIN shop_order_items AS i ON i.id = ri.order_item_id "
        "WHERE ri.return_id = r.id) AS pieces "
        "FROM shop_returns AS r WHERE r.order_id = ? ORDER BY r.id",
        order_id,
    )


def order_invoice(world: World, order_id: int) -> Row | None:
    """The invoice, if one was issued."""
    return world.first("SELECT * FROM shop_invoices WHERE order_id = ?", order_id)


def _conditions(customer_id: int, wanted: OrderFilter) -> tuple[str, list[object]]:
    conditions, values = ["o.customer_id = ?"], [customer_id]  # type: tuple[list[str], list[object]]
    if wanted.status:
        conditions.append("o.status = ?")
        values.append(wanted.status)
    if wanted.first:
        conditions.append("substr(o.placed_at, 1, 10) >= ?")
        values.append(wanted.first.isoformat())
    if wanted.last:
        conditions.append("substr(o.placed_at, 1, 10) <= ?")
        values.append(wanted.last.isoformat())
    if wanted.words:
        conditions.append(
            "(instr(o.number, ?) OR EXISTS (SELECT 1 FROM shop_order_items AS i "
            "WHERE i.order_id = o.id AND instr(lower(i.name), lower(?))))"
        )
        values += [wanted.words, wanted.words]
    return " AND ".join(conditions), values
