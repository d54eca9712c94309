"""Writing orders, their items, events, shipments and invoices."""

from __future__ import annotations

import random

import apsw

from webenv.sites.shop.seed.moments import stamp
from webenv.sites.shop.seed.orders import Order

CARRIERS = {"NorthPost": "NP", "Parcelwing": "PW", "Swiftvan": "SV"}


def write_orders(db: apsw.Connection, rng: random.Random, orders: list[Order]) -> None:
    """Fill `shop_orders` and the tables that hang from it, returns excepted."""
    db.executemany(
        f"INSERT INTO shop_orders VALUES ({', '.join('?' * 19)})",
        [_row(order) for order in orders],
    )
    db.executemany(
        "INSERT INTO shop_order_items VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
            (
                line.id,
                order.id,
                line.variant.id,
                line.product.name,
                line.variant.options,
                line.quantity,
                line.unit_price,
            )
            for order in orders
            for line in order.lines
        ],
    )
    _write_events(db, orders)
    _write_shipments(db, rng, orders)
    _write_invoices(db, orders)


def _row(order: Order) -> tuple[object, ...]:
    address = order.address
    return (
        order.id,
        order.number,
        order.customer.id,
        stamp(order.placed_at),
        order.history.status,
        order.method.code,
        order.payment_label,
        order.coupon.code if order.coupon else None,
        order.subtotal,
        order.discount,
        order.shipping,
        order.total,
        address.full_name,
        address.street,
        address.place.city,
        address.postcode,
        address.place.region,
        address.place.country,
        order.gift_message,
    )


def _write_events(db: apsw.Connection, orders: list[Order]) -> None:
    events = sorted(
        (stamp(event.at), order.id, place, event.status, event.comment)
        for order in orders
        for place, event in enumerate(order.history.events)
    )
    db.executemany(
        "INSERT INTO shop_order_events VALUES (?, ?, ?, ?, ?)",
        [
            (number, order_id, at, status, comment)
            for number, (at, order_id, _, status, comment) in enumerate(events, 1)
        ],
    )


def _write_shipments(db: apsw.Connection, rng: random.Random, orders: list[Order]) -> None:
    sent = sorted(
        (order.history.shipped_at, order.id, order.history.delivered_at)
        for order in orders
        if order.history.shipped_at
    )
    rows = []
    for number, (shipped_at, order_id, delivered_at) in enumerate(sent, 1):
        carrier = rng.choice(list(CARRIERS))
        tracking = f"{CARRIERS[carrier]}{40210000 + number * 17 + rng.randrange(17)}"
        arrived = stamp(delivered_at) if delivered_at else None
        rows.append((number, order_id, carrier, tracking, stamp(shipped_at), arrived))
    db.executemany("INSERT INTO shop_shipments VALUES (?, ?, ?, ?, ?, ?)", rows)


def _write_invoices(db: apsw.Connection, orders: list[Order]) -> None:
    paid = sorted((o.history.paid_at, o.id) for o in orders if o.history.paid_at)
    counts: dict[int, int] = {}
    rows = []
    for number, (issued_at, order_id) in enumerate(paid, 1):
        year = issued_at.year
        counts[year] = counts.get(year, 0) + 1
        rows.append((number, order_id, f"INV-{year}-{counts[year]:05d}", stamp(issued_at)))
    db.executemany("INSERT INTO shop_invoices VALUES (?, ?, ?, ?)", rows)
