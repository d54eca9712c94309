"""Things that cannot be done with an order, and what on the site says so."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime, timedelta

from webenv.authoring import (
    DONE,
    Day,
    Draft,
    Draw,
    Expected,
    Impossible,
    NearMiss,
    Text,
    answering,
    question,
    reply_with,
    template,
)
from webenv.sites.shop.returning import RETURN_DAYS
from webenv.tasks.shop import families, people, purchases, ways
from webenv.world.world import Row

_CANCELLATIONS = """
SELECT order_id, max(at) AS at FROM shop_order_events WHERE status = 'cancelled' GROUP BY order_id
"""


@template(name="shop.return_too_late", site="shop", kind="impossible", level=2, split="test")
def return_too_late(draw: Draw) -> Draft:
    """Send back something for which the time to return it is over."""
    item, order, deadline = draw.pick(_late_returns(draw))
    answer = Impossible("too_late", (Day(deadline.date()),))
    look = (
        *ways.find_order(item["name"], order["number"]),
        'click "Shipping and returns" in "Help"',
    )
    return question(
        goal=draw.phrase(
            "Please return the {name} I bought. The reason: I changed my mind.",
            "I no longer want the {name}. Send it back for me, reason “Changed my mind”.",
            "My {name} has been standing in the cellar, unused. Arrange a return (I have changed "
            "my mind about it) so that I get my money back.",
            "Return my {name}; changed my mind.",
            name=item["name"],
        ),
        user=_person(draw, item["customer_id"]),
        look=look,
        answer=answer,
        wrong={
            "the day of delivery": _too_late(order["delivered_at"]),
            "the day of the order": _too_late(order["placed_at"]),
            "answers the day": answer.details[0],
        },
        near_misses=(
            NearMiss("ordered again", (*look[:-1], 'click "Reorder"', reply_with(answer))),
        ),
        facts={"order": order["number"], "product": item["name"]},
    )


@template(name="shop.cancel_shipped_order", site="shop", kind="impossible", level=2, split="test")
def cancel_shipped_order(draw: Draw) -> Draft:
    """Cancel an order that has left the warehouse."""
    orders = {row["id"]: row for rows in purchases.by_customer(draw).values() for row in rows}
    item = draw.pick(row for row in purchases.bought_once(draw) if row["status"] == "shipped")
    order = orders[item["order_id"]]
    shipped = (Day.of(order["shipped_at"]),)
    accepted = tuple(Impossible(reason, shipped) for reason in ("too_late", "not_permitted"))
    look = ways.find_order(item["name"], order["number"])
    return Draft(
        goal=draw.phrase(
            "Cancel my order with the {name}.",
            "I ordered the {name} and have thought better of it. Please cancel that order before "
            "it goes out.",
            "My wife has bought a {name} as well, so we have one too many. Cancel the order that I "
            "placed for it.",
            "Please call off the order of the {name}.",
            name=item["name"],
        ),
        user=_person(draw, item["customer_id"]),
        expected=tuple(Expected(answer=answer) for answer in accepted),
        solution=(*look, reply_with(accepted[0])),
        near_misses=(
            *answering(
                look,
                accepted[0],
                {
                    "the day of the order": _too_late(_day_before(order["placed_at"], shipped[0])),
                    "answers the day": shipped[0],
                    "the order's number": Impossible("too_late", (Text(order["number"]),)),
                },
            ),
            NearMiss("says done", (*look, DONE)),
        ),
        facts={"order": order["number"], "product": item["name"]},
    )


@template(name="shop.cancel_cancelled_order", site="shop", kind="impossible", level=2, split="dev")
def cancel_cancelled_order(draw: Draw) -> Draft:
    """Cancel an order that has been cancelled long ago."""
    cancelled = {row["order_id"]: row["at"] for row in draw.rows(_CANCELLATIONS)}
    on_sale = purchases.on_sale(draw)
    item = draw.pick(
        row
        for row in purchases.bought_once(draw)
        if row["order_id"] in cancelled and row["variant_id"] in on_sale
    )
    number, cancelled_on = item["number"], cancelled[item["order_id"]]
    answer = Impossible("already_done", (Text(number, (f"Order {number}",)), Day.of(cancelled_on)))
    look = ways.find_order(item["name"], number)
    return question(
        goal=draw.phrase(
            "Please cancel my order of the {name}.",
            "I have an order with the {name} in it that I don't want any more. Cancel it.",
            "Somewhere in my account there is an order for the {name}. I meant to cancel it weeks "
            "ago; please do it for me now.",
            "Cancel the order that contains the {name}.",
            name=item["name"],
        ),
        user=_person(draw, item["customer_id"]),
        look=look,
        answer=answer,
        wrong={
            "the product": Impossible("already_done", (Text(item["name"]),)),
            "another reason": Impossible("not_permitted", (Text(number),)),
            "answers the number": Text(number),
        },
        near_misses=(
            NearMiss("says done", (*look, DONE)),
            NearMiss("ordered again", (*look, 'click "Reorder"', reply_with(answer))),
        ),
        facts={"order": number, "product": item["name"]},
    )


@template(name="shop.never_bought", site="shop", kind="impossible", level=2, split="train")
def never_bought(draw: Draw) -> Draft:
    """Ask for the delivery of a product of which only another size was bought."""
    customer, wanted, siblings, numbers = draw.pick(_other_sizes_bought(draw))
    base = wanted.rpartition(",")[0]
    answer = Impossible("no_such_thing", tuple(map(Text, siblings)), hint=Day.hint)
    look = (*_filter_orders(wanted), *_filter_orders(base)[1:])
    delivered = draw.value(
        "SELECT delivered_at FROM shop_shipments AS s JOIN shop_orders AS o ON o.id = s.order_id "
        "WHERE o.number = ? AND delivered_at IS NOT NULL",
        numbers[0],
    )
    return question(
        goal=draw.phrase(
            "When was the {name} that I ordered delivered?",
            "On which day did my {name} arrive? I need the date for the guarantee.",
            "I bought a {name} here and have mislaid the papers. Find out when it was delivered.",
            "Delivery date of my {name}, please.",
            name=wanted,
        ),
        user=_person(draw, customer),
        look=look,
        answer=answer,
        wrong={
            "the other size's delivery": Day.of(delivered) if delivered else None,
            "what was asked for": Impossible("no_such_thing", (Text(wanted),)),
            "the order's number": Impossible("no_such_thing", (Text(numbers[0]),)),
            "answers the other size": Text(siblings[0]),
        },
        facts={"product": wanted},
    )


def _person(draw: Draw, customer_id: int) -> int:
    return int(people.customer(draw, customer_id)["person_id"])


def _too_late(moment: str | None) -> Impossible | None:
    return Impossible("too_late", (Day.of(moment),)) if moment else None


def _day_before(moment: str, other: Day) -> str | None:
    """The moment, unless it is on the other day."""
    return None if Day.of(moment) == other else moment


def _late_returns(draw: Draw) -> list[tuple[Row, Row, datetime]]:
    """Items bought once, delivered within half a year, and no longer to be returned."""
    now = draw.world.clock.now
    orders = {row["id"]: row for rows in purchases.by_customer(draw).values() for row in rows}
    on_sale = purchases.on_sale(draw)
    found = []
    for item in purchases.bought_once(draw):
        order = orders[item["order_id"]]
        arrived = item["status"] == "delivered" and order["parcels"] == 1
        if arrived and not order["refunded"] and item["variant_id"] in on_sale:
            end = datetime.fromisoformat(order["delivered_at"]) + timedelta(days=RETURN_DAYS)
            if timedelta(days=2) < now - end < timedelta(days=180):
                found.append((item, order, end))
    return found


def _other_sizes_bought(draw: Draw) -> list[tuple[int, str, list[str], list[str]]]:
    """Customer, a product never bought, and what was bought instead: names, order numbers."""
    made = families.sizes(row["name"] for row in draw.rows("SELECT name FROM shop_products"))
    bought: dict[tuple[int, str, str], dict[str, str]] = defaultdict(dict)
    for item in purchases.items(draw):
        if match := families.FAMILY.fullmatch(item["name"]):
            key = (item["customer_id"], match["line"], match["sort"])
            bought[key].setdefault(item["name"], item["number"])
    found = []
    for (customer, line, sort), items in sorted(bought.items()):
        names = [f"{line} {sort}, {size}" for size in sorted(made.get((line, sort), set()))]
        missing = [name for name in names if name not in items]
        if missing:
            found.append((customer, missing[0], list(items), list(items.values())))
    return found


def _filter_orders(words: str) -> ways.Actions:
    return (*ways.OPEN_ORDERS, f'fill "Search orders" with "{words}"', 'click "Filter"')
