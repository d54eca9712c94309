"""Returns and refunds, in agreement with the orders they belong to."""

from __future__ import annotations

import datetime
import random
from dataclasses import dataclass, replace

import apsw

from webenv.sites.shop.seed.histories import Event
from webenv.sites.shop.seed.moments import DAY, stamp
from webenv.sites.shop.seed.orders import Line, Order
from webenv.sites.shop.seed.pricing import share

RETURN_REASONS = (
    "Changed my mind",
    "Wrong size",
    "Arrived damaged",
    "Faulty",
    "Not as described",
    "Wrong item sent",
)
_OUR_FAULT = ("Arrived damaged", "Faulty", "Not as described", "Wrong item sent")
_COMMENTS = {
    "Changed my mind": ("", "", "It does not match the room.", "Found the old one again."),
    "Wrong size": ("", "Too small.", "I should have taken the next size up."),
    "Arrived damaged": ("The corner of the box was crushed.", "Broken in two places.", ""),
    "Faulty": ("It broke on the second day.", "A part of it came loose.", ""),
    "Not as described": ("The colour is quite different.", "Smaller than the page says.", ""),
    "Wrong item sent": ("I ordered another colour.", "This is not what I ordered.", ""),
}


@dataclass(frozen=True, slots=True)
class Return:
    """One row of `shop_returns` with its items."""

    id: int
    order: Order
    requested_at: datetime.datetime
    reason: str
    comment: str
    status: str
    items: tuple[tuple[Line, int], ...]


@dataclass(frozen=True, slots=True)
class Refund:
    """One row of `shop_refunds`."""

    order: Order
    issued_at: datetime.datetime
    goods: int
    shipping: int
    note: str


@dataclass(frozen=True, slots=True)
class Aftermath:
    """What came of the orders, and the orders as that leaves them."""

    orders: list[Order]
    returns: list[Return]
    refunds: list[Refund]


def make_returns(rng: random.Random, now: datetime.datetime, orders: list[Order]) -> Aftermath:
    """Send some delivered orders back, and give money back where it is due."""
    result = Aftermath([], [], [])
    for order in orders:
        history = order.history
        if history.cancelled_at and history.paid_at:
            result.orders.append(order)
            result.refunds.extend(_cancellation(rng, order, history.cancelled_at, now))
        elif history.delivered_at and rng.random() < 0.085:
            result.orders.append(_send_back(rng, now, order, history.delivered_at, result))
        else:
            result.orders.append(order)
            result.refunds.extend(_for_lateness(rng, order, now))
    result.refunds.sort(key=lambda refund: (refund.issued_at, refund.order.id))
    return result


def _cancellation(
    rng: random.Random, order: Order, cancelled_at: datetime.datetime, now: datetime.datetime
) -> list[Refund]:
    issued = min(now, cancelled_at + datetime.timedelta(minutes=rng.randint(2, 240)))
    goods = order.subtotal - order.discount
    return [Refund(order, issued, goods, order.shipping, "Order cancelled.")]


def _for_lateness(rng: random.Random, order: Order, now: datetime.datetime) -> list[Refund]:
    history = order.history
    if not (history.delivered_at and history.shipped_at and order.shipping):
        return []
    late = history.delivered_at - history.shipped_at > (order.method.days_max + 1) * DAY
    issued = history.delivered_at + rng.randint(5, 70) * datetime.timedelta(hours=1)
    if not late or issued > now or rng.random() < 0.4:
        return []
    return [Refund(order, issued, 0, order.shipping, "Delivery took longer than promised.")]


def _send_back(
    rng: random.Random,
    now: datetime.datetime,
    order: Order,
    delivered_at: datetime.datetime,
    result: Aftermath,
) -> Order:
    requested = delivered_at + rng.randint(20, 24 * 24) * datetime.timedelta(hours=1)
    if requested > now:
        return order
    items = _items(rng, order)
    whole = sum(line.quantity for line in order.lines) == sum(count for _, count in items)
    reason = _reason(rng, items)
    received = requested + rng.randint(3 * 24, 9 * 24) * datetime.timedelta(hours=1)
    decided = received + rng.randint(6, 80) * datetime.timedelta(hours=1)
    refused = reason == "Changed my mind" and rng.random() < 0.2
    status = "requested" if received > now else "received"
    if decided <= now:
        status = "rejected" if refused else "refunded"
    result.returns.append(
        Return(
            id=len(result.returns) + 1,
            order=order,
            requested_at=requested,
            reason=reason,
            comment=rng.choice(_COMMENTS[reason]),
            status=status,
            items=items,
        )
    )
    pieces = ", ".join(f"{count} × {line.product.name}" for line, count in items)
    events = [Event(requested, "delivered", f"Return requested: {pieces}.")]
    if status == "rejected":
        events.append(Event(decided, "delivered", "Return rejected: used or incomplete."))
    if status == "refunded":
        refund = _refund(order, items, decided, reason, whole)
        result.refunds.append(refund)
        comment = "All items returned and refunded." if whole else "Part of the order refunded."
        events.append(Event(decided, "returned" if whole else "delivered", comment))
    history = replace(
        order.history,
        status=events[-1].status,
        events=order.history.events + tuple(events),
    )
    return replace(order, history=history)


def _items(rng: random.Random, order: Order) -> tuple[tuple[Line, int], ...]:
    if rng.random() < 0.4:
        return tuple((line, line.quantity) for line in order.lines)
    lines = rng.sample(order.lines, 1 if len(order.lines) < 3 else rng.randint(1, 2))
    return tuple((line, rng.randint(1, line.quantity)) for line in lines)


def _reason(rng: random.Random, items: tuple[tuple[Line, int], ...]) -> str:
    reason = rng.choice(RETURN_REASONS)
    sized = any(line.variant.size for line, _ in items)
    return "Changed my mind" if reason == "Wrong size" and not sized else reason


def _refund(
    order: Order,
    items: tuple[tuple[Line, int], ...],
    issued_at: datetime.datetime,
    reason: str,
    whole: bool,
) -> Refund:
    worth = sum(count * line.unit_price for line, count in items)
    goods = worth - share(order.discount, worth, order.subtotal)
    postage = order.shipping if whole and reason in _OUR_FAULT else 0
    note = "Items returned." if not postage else "Items returned; postage given back."
    return Refund(order, issued_at, goods, postage, note)


def write_returns(db: apsw.Connection, aftermath: Aftermath) -> None:
    """Fill `shop_returns`, `shop_return_items` and `shop_refunds`."""
    db.executemany(
        "INSERT INTO shop_returns VALUES (?, ?, ?, ?, ?, ?)",
        [
            (r.id, r.order.id, stamp(r.requested_at), r.reason, r.comment, r.status)
            for r in aftermath.returns
        ],
    )
    db.executemany(
        "INSERT INTO shop_return_items VALUES (?, ?, ?)",
        [(r.id, line.id, count) for r in aftermath.returns for line, count in r.items],
    )
    db.executemany(
        "INSERT INTO shop_refunds VALUES (?, ?, ?, ?, ?, ?)",
        [
            (number, r.order.id, stamp(r.issued_at), r.goods, r.shipping, r.note)
            for number, r in enumerate(aftermath.refunds, 1)
        ],
    )
