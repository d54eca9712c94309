"""Questions that are answered by opening one order after the other."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta

from webenv.authoring import Draft, Draw, Money, Text, question, template
from webenv.sites.filters import day
from webenv.tasks.shop import people, purchases, ways
from webenv.world.world import Row

_FEWEST, _MOST = 7, 10
"""Orders to open: enough for memory to matter, and one page of the list."""


@template(name="shop.spent_after_refunds", site="shop", kind="information", level=3, split="test")
def spent_after_refunds(draw: Draw) -> Draft:
    """Add up a period's orders and take off what was refunded."""
    customer, first, last, orders = draw.pick(
        period for period in _periods(draw) if _partly_refunded(period[3])
    )
    kept = purchases.kept(orders)
    paid = sum(order["total"] for order in kept)
    refunded = sum(order["refunded"] for order in kept)
    answer = Money(paid - refunded)
    returned = sum(order["total"] for order in kept if order["status"] == "returned")
    look = _open_each(first, last, kept)
    return question(
        goal=draw.phrase(
            "How much did I really spend on the orders that I placed from {first} to {last}? Take "
            "off every refund, and leave out cancelled orders.",
            "I need a figure for my tax papers: the totals of my orders placed between {first} and "
            "{last} (both days included), less what was refunded on them. Cancelled orders don't "
            "count.",
            "My husband asks what the shop has cost us from {first} up to and including {last}. Go "
            "by the day an order was placed, forget the cancelled ones, and subtract refunds.",
            "Orders placed {first} to {last}, not cancelled: sum of the totals minus sum of the "
            "refunds?",
            first=day(first),
            last=day(last),
        ),
        user=people.customer(draw, customer)["person_id"],
        look=look,
        answer=answer,
        wrong={
            "refunds not taken off": Money(paid),
            "only returned orders taken off": Money(paid - returned),
            "with cancelled orders": Money(sum(o["total"] - o["refunded"] for o in orders)),
            "goods only": Money(sum(order["subtotal"] for order in kept) - refunded),
            "one order missed": Money(answer.cents - kept[0]["total"]),
        },
        facts={"first": first, "last": last, "orders": [order["number"] for order in kept]},
    )


@template(name="shop.dearest_item_bought", site="shop", kind="information", level=3, split="train")
def dearest_item_bought(draw: Draw) -> Draft:
    """Find the item with the highest price per piece among all orders of a period."""
    bought = _items_by_order(draw)
    customer, first, last, orders = draw.pick(
        period
        for period in _periods(draw)
        if draw.best(_bought(bought, period[3]), lambda item: item["unit_price"])
        and sum(len(bought[order["id"]]) for order in period[3]) > 10
    )
    ranked = sorted(_bought(bought, orders), key=lambda item: -item["unit_price"])
    largest = max(ranked, key=lambda item: item["quantity"] * item["unit_price"])
    everything = [item for order in orders for item in bought[order["id"]]]
    answer = Text(ranked[0]["name"])
    look = _open_each(first, last, purchases.kept(orders))
    return question(
        goal=draw.phrase(
            "Which item that I ordered from {first} to {last} had the highest price per piece? "
            "Cancelled orders don't count.",
            "Go through the orders I placed between {first} and {last}, both included and without "
            "the cancelled ones, and tell me the single most expensive product (price for one).",
            "We are insuring the household. Of everything in my orders placed from {first} until "
            "{last} that were not cancelled, what cost the most apiece at the time?",
            "Most expensive single item, orders placed {first} to {last}, cancelled ones left out?",
            first=day(first),
            last=day(last),
        ),
        user=people.customer(draw, customer)["person_id"],
        look=look,
        answer=answer,
        wrong={
            "the second": Text(ranked[1]["name"]),
            "the two dearest": Text(f"{ranked[0]['name']}; {ranked[1]['name']}"),
            "the cheapest": Text(ranked[-1]["name"]),
            "the highest sum of a line": Text(largest["name"]),
            "from a cancelled order": Text(
                max(everything, key=lambda item: item["unit_price"])["name"]
            ),
        },
        facts={"first": first, "last": last, "product": ranked[0]["name"]},
    )


@template(name="shop.postage_paid", site="shop", kind="information", level=3, split="dev")
def postage_paid(draw: Draw) -> Draft:
    """Add up what a period's orders cost in shipping."""
    customer, first, last, orders = draw.pick(
        period
        for period in _periods(draw)
        if sum(order["shipping"] > 0 for order in purchases.kept(period[3])) >= 3
    )
    kept = purchases.kept(orders)
    answer = Money(sum(order["shipping"] for order in kept))
    look = _open_each(first, last, kept)
    return question(
        goal=draw.phrase(
            "How much was I charged for shipping in all on my orders from {first} to {last}? Leave "
            "out cancelled orders.",
            "I wonder whether the free delivery is worth a bigger basket. Add up the shipping of "
            "every order I placed between {first} and {last} (inclusive) that was not cancelled.",
            "Sum of the shipping costs over my orders placed {first} to {last}, cancelled ones "
            "excluded?",
            "Please total the postage that was billed on the orders I placed from {first} until "
            "{last}. Ignore later refunds, and ignore cancelled orders altogether.",
            first=day(first),
            last=day(last),
        ),
        user=people.customer(draw, customer)["person_id"],
        look=look,
        answer=answer,
        wrong={
            "with cancelled orders": Money(sum(order["shipping"] for order in orders)),
            "the order totals": Money(sum(order["total"] for order in kept)),
            "one order missed": Money(answer.cents - max(order["shipping"] for order in kept)),
            "standard shipping for each": Money(495 * len(kept)),
        },
        facts={"first": first, "last": last},
    )


def _periods(draw: Draw) -> list[tuple[int, str, str, list[Row]]]:
    """Customers and periods with a good number of orders: first and last day, orders.

    A period begins and ends with a day of its customer's orders or the day beside it.
    """
    found = []
    for customer, orders in sorted(purchases.by_customer(draw).items()):
        for start in range(0, len(orders) - _MOST + 1, _MOST):
            size = _FEWEST + (customer + start) % (_MOST - _FEWEST + 1)
            rows = orders[start : start + size]
            last = date.fromisoformat(rows[0]["placed_at"][:10])
            first = date.fromisoformat(rows[-1]["placed_at"][:10])
            around = [o for o in orders if first.isoformat() <= o["placed_at"][:10]]
            around = [o for o in around if o["placed_at"][:10] <= last.isoformat()]
            if around == rows and last - first > timedelta(days=14):
                found.append((customer, first.isoformat(), last.isoformat(), rows))
    return found


def _partly_refunded(orders: list[Row]) -> bool:
    """There are refunds, also on an order that the list does not show as returned."""
    return any(order["refunded"] and order["status"] == "delivered" for order in orders)


def _open_each(first: str, last: str, orders: list[Row]) -> ways.Actions:
    """List the orders of the period and look into each of these."""
    visits = [(f'click "{order["number"]}"', "go back") for order in orders]
    return (*ways.orders_between(first, last), *(a for visit in visits for a in visit))[:-1]


def _items_by_order(draw: Draw) -> dict[int, list[Row]]:
    found: dict[int, list[Row]] = defaultdict(list)
    for item in purchases.items(draw):
        found[item["order_id"]].append(item)
    return found


def _bought(items: dict[int, list[Row]], orders: list[Row]) -> list[Row]:
    """What was in the orders that were not cancelled."""
    return [item for order in purchases.kept(orders) for item in items[order["id"]]]
