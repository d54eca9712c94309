"""Questions about what a customer has ordered."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from webenv.authoring import (
    Day,
    Draft,
    Draw,
    Money,
    Number,
    Text,
    question,
    template,
)
from webenv.tasks.shop import people, purchases, ways
from webenv.world.world import Row


@template(
    name="shop.latest_tracking_number", site="shop", kind="information", level=1, split="test"
)
def latest_tracking_number(draw: Draw) -> Draft:
    """Read the tracking number of the most recent order."""
    latest, before = draw.pick(
        (orders[0], orders[1])
        for orders in purchases.by_customer(draw).values()
        if len(orders) > 1 and orders[0]["parcels"] == 1 and orders[1]["parcels"]
    )
    answer = Text(latest["tracking_number"])
    look = (*ways.OPEN_ORDERS, f'click "{latest["number"]}"')
    return question(
        goal=draw.phrase(
            "What is the tracking number of my most recent order?",
            "The neighbour may have taken in the parcel of my latest order. Which number do I give "
            "the carrier to trace it?",
            "Tracking number of my last order, please.",
            "Look up the order I placed most recently and send me its tracking number.",
        ),
        user=_person(draw, latest),
        look=look,
        answer=answer,
        wrong={
            "the order's number": Text(latest["number"]),
            "the order before": Text(before["tracking_number"]),
            "both": Text(f"{answer.text}, {before['tracking_number']}"),
        },
        facts={"order": latest["number"]},
    )


@template(name="shop.delivery_date", site="shop", kind="information", level=2, split="train")
def delivery_date(draw: Draw) -> Draft:
    """Find out when a product was delivered."""
    item, order = draw.pick(_delivered_items(draw))
    answer = Day.of(order["delivered_at"])
    look = ways.find_order(item["name"], order["number"])
    return question(
        goal=draw.phrase(
            "When was my {name} delivered?",
            "I am filling in a warranty card for the {name} and need the day on which it reached "
            "me. When was that?",
            "On what date did the parcel with the {name} arrive?",
            "My flatmate claims we have had the {name} for ages. Look up the day it was delivered.",
            name=item["name"],
        ),
        user=_person(draw, order),
        look=look,
        answer=answer,
        wrong={
            "the day it was ordered": Day.of(order["placed_at"]),
            "the day it was shipped": Day.of(order["shipped_at"]),
            "today": Day(draw.world.clock.today),
        },
        facts={"order": order["number"], "product": item["name"]},
    )


@template(name="shop.invoice_number", site="shop", kind="information", level=2, split="dev")
def invoice_number(draw: Draw) -> Draft:
    """Find the number of the invoice for a product that was bought."""
    invoices = {row["order_id"]: row for row in draw.rows("SELECT * FROM shop_invoices")}
    item = draw.pick(row for row in purchases.bought_once(draw) if row["order_id"] in invoices)
    invoice = invoices[item["order_id"]]
    answer = Text(invoice["number"])
    look = (
        *ways.find_order(item["name"], item["number"]),
        'click "View invoice (opens in a new tab)"',
    )
    return question(
        goal=draw.phrase(
            "What is the number of the invoice for my {name}?",
            "Our accountant is asking for an invoice number. It is about the {name} I ordered.",
            "I need the invoice number of the order with the {name}, for the insurance.",
            "Invoice number for the {name} that I bought?",
            name=item["name"],
        ),
        user=_person(draw, item),
        look=look,
        answer=answer,
        wrong={
            "the order's number": Text(item["number"]),
            "only its last part": Text(invoice["number"].rpartition("-")[2]),
            "another invoice": Text(invoices[min(invoices)]["number"]),
        },
        facts={"order": item["number"], "product": item["name"]},
    )


@template(name="shop.pieces_in_year", site="shop", kind="information", level=2, split="train")
def pieces_in_year(draw: Draw) -> Draft:
    """Count the pieces that were ordered in a year, without cancelled orders."""
    customer, year, orders = draw.pick(
        (customer, year, orders)
        for customer, year, orders in purchases.by_customer_and_year(draw)
        if 9 <= len(orders) <= 40 and len(purchases.kept(orders)) < len(orders)
    )
    pieces = sum(order["pieces"] for order in purchases.kept(orders))
    first = sum(order["pieces"] for order in purchases.kept(orders[:10]))
    answer = Number(pieces)
    look = (
        *ways.orders_between(*_bounds(year)),
        *('click "Next page"',) * (purchases.pages(orders) - 1),
    )
    return question(
        goal=draw.phrase(
            "How many items did I order in {year}, leaving out cancelled orders?",
            "I am doing my yearly review. Add up the pieces in all orders that I placed in {year}; "
            "orders that were cancelled don't count.",
            "Count every single item I ordered during {year} (three of the same are three). Skip "
            "the cancelled orders.",
            "{year}: number of items over all my orders, cancelled ones excluded?",
            year=year,
        ),
        user=people.customer(draw, customer)["person_id"],
        look=look,
        answer=answer,
        wrong={
            "with cancelled orders": Number(sum(order["pieces"] for order in orders)),
            "the orders": Number(len(purchases.kept(orders))),
            "all orders": Number(len(orders)),
            "only the first page": Number(first) if len(orders) > 10 else Number(pieces + 1),
        },
        facts={"year": year},
    )


@template(
    name="shop.busiest_month_spending", site="shop", kind="information", level=2, split="test"
)
def busiest_month_spending(draw: Draw) -> Draft:
    """Add up the orders of the month of a year that had most of them."""
    customer, year, orders, month = draw.pick(_busiest_months(draw))
    chosen = [order for order in orders if order["placed_at"][5:7] == month]
    answer = Money(sum(order["total"] for order in chosen))
    look = (
        *ways.orders_between(*_bounds(year)),
        *('click "Next page"',) * (purchases.pages(orders) - 1),
    )
    return question(
        goal=draw.phrase(
            "In which month of {year} did I place the most orders? Give me the sum of the totals "
            "of that month's orders, whatever became of them.",
            "Take the calendar month of {year} in which I ordered most often, and add up the "
            "totals of all orders placed in it, no matter their status.",
            "My partner teases me about one month of {year} when I ordered more often than in any "
            "other. What did the orders of that month total? Count each of them in full.",
            "Sum of the order totals in my busiest month of {year} (by number of orders, of any "
            "status)?",
            year=year,
        ),
        user=people.customer(draw, customer)["person_id"],
        look=look,
        answer=answer,
        wrong={
            "the dearest order alone": Money(max(order["total"] for order in chosen)),
            "goods without shipping": Money(sum(order["subtotal"] for order in chosen)),
            "the whole year": Money(sum(order["total"] for order in orders)),
            "the month that cost most": _dearest_other_month(orders, month),
        },
        facts={"year": year, "month": month},
    )


def _person(draw: Draw, row: Row) -> int:
    return int(people.customer(draw, row["customer_id"])["person_id"])


def _bounds(year: int) -> tuple[str, str]:
    """The first and the last day of a year."""
    return date(year, 1, 1).isoformat(), date(year, 12, 31).isoformat()


def _delivered_items(draw: Draw) -> list[tuple[Row, Row]]:
    """Items that were bought once and have arrived, and their orders."""
    orders = {row["id"]: row for rows in purchases.by_customer(draw).values() for row in rows}
    return [
        (item, orders[item["order_id"]])
        for item in purchases.bought_once(draw)
        if item["status"] == "delivered" and orders[item["order_id"]]["parcels"] == 1
    ]


def _busiest_months(draw: Draw) -> list[tuple[int, int, list[Row], str]]:
    """Customer, year, the year's orders, and the month with most of them."""
    found = []
    for customer, year, orders in purchases.by_customer_and_year(draw):
        months = _by_month(orders)
        busiest = draw.best(months.items(), lambda month: len(month[1]))
        if 8 <= len(orders) <= 40 and busiest is not None and len(busiest[1]) > 1:
            found.append((customer, year, orders, busiest[0]))
    return found


def _by_month(orders: list[Row]) -> dict[str, list[Row]]:
    months: dict[str, list[Row]] = defaultdict(list)
    for order in orders:
        months[order["placed_at"][5:7]].append(order)
    return months


def _dearest_other_month(orders: list[Row], but: str) -> Money | None:
    sums = [
        sum(order["total"] for order in rows)
        for month, rows in _by_month(orders).items()
        if month != but
    ]
    return Money(max(sums)) if sums else None
