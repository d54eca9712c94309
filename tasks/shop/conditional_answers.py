"""Questions whose answer depends on what the site says first."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise

from webenv.authoring import Day, Draft, Draw, Money, Text, question, template
from webenv.sites.shop.catalogue import Found
from webenv.tasks.shop import listings, people, purchases, ways

_CANCELLATIONS = """
SELECT order_id, max(at) AS at FROM shop_order_events WHERE status = 'cancelled' GROUP BY order_id
"""


@template(
    name="shop.price_of_better_rated", site="shop", kind="conditional", level=2, split="train"
)
def price_of_better_rated(draw: Draw) -> Draft:
    """Price several pieces of whichever of two products is rated better."""
    pair = draw.pick(_rated_pairs(draw))
    first, second = draw.rng.sample(pair, 2)
    better, worse = sorted((first, second), key=lambda row: -row[1])
    pieces = draw.rng.randint(2, 6)
    answer = Money(better[2] * pieces)
    look = (*ways.open_product(first[0]), *ways.open_product(second[0]))
    return question(
        goal=draw.phrase(
            "If the {a} is rated better on average than the {b}, what do {n} of it cost? If not, "
            "what do {n} of the {b} cost?",
            "Look up the ratings of the {a} and the {b}. I will take {n} of the better rated one, "
            "so tell me the price of these {n} without shipping.",
            "I can't decide between the {a} and the {b}, so the stars shall decide: give me the "
            "price of {n} of whichever has the higher average rating.",
            "{a} or {b}: price of {n} of the better rated one, shipping aside?",
            a=first[0],
            b=second[0],
            n=pieces,
        ),
        look=look,
        answer=answer,
        wrong={
            "the worse rated one": Money(worse[2] * pieces),
            "just one": Money(better[2]),
            "both": Money((better[2] + worse[2]) * pieces),
        },
        facts={"products": [first[0], second[0]], "pieces": pieces},
    )


@template(name="shop.date_by_order_status", site="shop", kind="conditional", level=2, split="test")
def date_by_order_status(draw: Draw) -> Draft:
    """Give the date that matters for an order's status."""
    dates = _dates(draw)
    wanted = draw.pick(("delivered", "shipped", "cancelled"))
    item = draw.pick(
        row
        for row in purchases.bought_once(draw)
        if row["status"] == wanted and wanted in dates[row["order_id"]]
    )
    moments = dates[item["order_id"]]
    answer = Day.of(moments[wanted])
    look = ways.find_order(item["name"], item["number"])
    return question(
        goal=draw.phrase(
            "What has become of the {name} I ordered? If it was delivered, give me the day of "
            "delivery; if it is still on its way, the day it was shipped; if the order was "
            "cancelled, the day of that.",
            "About my order with the {name}: I need one date. Cancelled? Then when. On its way? "
            "Then when it left. Delivered? Then when it arrived.",
            "My brother keeps asking about the {name}. Should my order of it have been cancelled, "
            "tell me on what date; should it be under way, when it was shipped; and if it has "
            "arrived, the date of delivery.",
            "{name}, my order: date of delivery if delivered, of dispatch if only shipped, of "
            "cancellation if cancelled?",
            name=item["name"],
        ),
        user=people.customer(draw, item["customer_id"])["person_id"],
        look=look,
        answer=answer,
        wrong={
            "the day of the order": Day.of(item["placed_at"]),
            "the day it was shipped": Day.of(moments.get("shipped", item["placed_at"])),
            "today": Day(draw.world.clock.today),
            "the order's number": Text(item["number"]),
            "what became of it": Text(wanted),
        },
        facts={"order": item["number"], "product": item["name"], "status": wanted},
    )


def _rated_pairs(draw: Draw) -> list[tuple[tuple[str, float, int], tuple[str, float, int]]]:
    """Products of one category with clearly different ratings: name, rating, price."""
    found = []
    for products in listings.by_category(draw).values():
        rated = [p for p in products if p.reviews >= 3 and not p.has_surcharge]
        for one, other in pairwise(sorted(rated, key=lambda p: p.id)):
            a, b = _known(one), _known(other)
            if abs(a[1] - b[1]) > 0.3 and one.price != other.price:
                found.append((a, b))
    return found


def _known(product: Found) -> tuple[str, float, int]:
    return product.name, product.rating or 0.0, product.price


def _dates(draw: Draw) -> dict[int, dict[str, str]]:
    """When each order was shipped, delivered or cancelled."""
    found: dict[int, dict[str, str]] = defaultdict(dict)
    for orders in purchases.by_customer(draw).values():
        for order in orders:
            for name in ("shipped", "delivered"):
                if order["parcels"] == 1 and order[f"{name}_at"]:
                    found[order["id"]][name] = order[f"{name}_at"]
    for row in draw.rows(_CANCELLATIONS):
        found[row["order_id"]]["cancelled"] = row["at"]
    return found
