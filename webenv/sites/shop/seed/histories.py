"""What happens to an order after it has been placed, up to the present moment."""

from __future__ import annotations

import datetime
import random
from dataclasses import dataclass

from webenv.sites.shop.seed.moments import DAY
from webenv.sites.shop.seed.offers import EXPRESS
from webenv.sites.shop.shipping import ShippingMethod

_HOUR = datetime.timedelta(hours=1)
_MINUTE = datetime.timedelta(minutes=1)

_UNPAID = (
    "Cancelled: no payment received.",
    "Cancelled by the customer before payment.",
)
_PAID = (
    "Cancelled at the customer's request.",
    "Cancelled: an item was no longer available.",
    "Cancelled: ordered twice by mistake.",
)


@dataclass(frozen=True, slots=True)
class Event:
    """One line of an order's history."""

    at: datetime.datetime
    status: str
    comment: str


@dataclass(frozen=True, slots=True)
class History:
    """An order's life so far; a moment that has not come yet is None."""

    status: str
    paid_at: datetime.datetime | None
    shipped_at: datetime.datetime | None
    delivered_at: datetime.datetime | None
    cancelled_at: datetime.datetime | None
    events: tuple[Event, ...]


def live_through(
    rng: random.Random,
    placed_at: datetime.datetime,
    method: ShippingMethod,
    now: datetime.datetime,
) -> History:
    """The history of an order placed at `placed_at`, as it stands `now`."""
    moments = _plan(rng, placed_at, method)
    past = [event for event in moments if event.at <= now]
    reached = {event.status: event.at for event in past}
    return History(
        status=past[-1].status,
        paid_at=reached.get("processing"),
        shipped_at=reached.get("shipped"),
        delivered_at=reached.get("delivered"),
        cancelled_at=reached.get("cancelled"),
        events=tuple(past),
    )


def _plan(rng: random.Random, placed_at: datetime.datetime, method: ShippingMethod) -> list[Event]:
    events = [Event(placed_at, "pending", "Order received.")]
    fate = rng.random()
    if fate < 0.02:
        end = placed_at + rng.randint(60, 5 * 24 * 60) * _MINUTE
        return [*events, Event(end, "cancelled", rng.choice(_UNPAID))]
    slow = rng.random() < 0.18
    paid = placed_at + (rng.randint(180, 3300) if slow else rng.randint(1, 20)) * _MINUTE
    events.append(Event(paid, "processing", "Payment received."))
    if fate < 0.055:
        end = paid + rng.randint(20, 600) * _MINUTE
        return [*events, Event(end, "cancelled", rng.choice(_PAID))]
    wait = rng.randint(2, 20) if method is EXPRESS else rng.randint(5, 44)
    shipped = paid + wait * _HOUR + rng.randrange(60) * _MINUTE
    events.append(Event(shipped, "shipped", "Handed to the carrier."))
    days = rng.randint(method.days_min, method.days_max)
    if rng.random() < 0.06:
        days = method.days_max + rng.randint(1, 5)
    delivered = (shipped + days * DAY).replace(hour=rng.randint(8, 18), minute=rng.randrange(60))
    where = "Ready at the parcel shop." if method.code == "collect" else "Delivered."
    return [*events, Event(delivered, "delivered", where)]
