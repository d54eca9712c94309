"""What to do depends on what the shop shows."""

from __future__ import annotations

from itertools import pairwise

from webenv.authoring import DONE, Draft, Draw, Expected, NearMiss, template
from webenv.sites.shop.pages.contact import TOPICS
from webenv.tasks.shop import contact, goods, outcomes, people, ways
from webenv.world.world import Row

_OPTIONS = f"""
SELECT v.*, p.name, p.category_id FROM shop_variants AS v
JOIN shop_products AS p ON p.id = v.product_id
WHERE p.enabled AND {goods.ONLY_OF_ITS_NAME}
    AND EXISTS (SELECT 1 FROM shop_variants AS o WHERE o.product_id = p.id
        AND o.stock > 2 AND o.id <> v.id)
"""

_OPEN_ORDERS = """
SELECT o.*, i.name FROM shop_orders AS o JOIN shop_order_items AS i ON i.order_id = o.id
WHERE o.status IN ('pending', 'processing', 'shipped') AND (
    SELECT count(*) FROM shop_orders AS p JOIN shop_order_items AS j ON j.order_id = p.id
    WHERE p.customer_id = o.customer_id AND j.name = i.name) = 1
ORDER BY o.id, i.id
"""

_RATINGS = """
SELECT p.id, avg(r.rating) AS rating, count(*) AS reviews FROM shop_products AS p
JOIN shop_reviews AS r ON r.product_id = p.id AND r.status = 'approved' GROUP BY p.id
"""


@template(name="shop.if_in_stock", site="shop", kind="conditional", level=2, split="test")
def if_in_stock(draw: Draw) -> Draft:
    """Put a certain size or colour in the cart if there is any, else another product."""
    available = draw.chance(0.5)
    condition = "v.stock > 2" if available else "v.stock = 0"
    wanted = draw.pick(draw.rows(f"{_OPTIONS} AND {condition} ORDER BY v.id"))
    customer = draw.pick(people.customers(draw, people.EMPTY_CART))
    fallback = draw.rng.choice(goods.plain(draw, "p.id <> ?", wanted["product_id"]))
    sibling = next(
        row
        for row in goods.variants(draw, wanted["product_id"])
        if row["id"] != wanted["id"] and row["stock"] > 2
    )
    page = ways.open_product(wanted["name"])
    look = (*page, *goods.choose(draw, wanted))
    take = f'click "Add to cart" in "{wanted["name"]}"'
    take_other = ways.add_to_cart(fallback["name"])
    right, wrong = ((*look, take), take_other) if available else ((*look, *take_other), ())
    variant_id = wanted["id"] if available else fallback["variant_id"]
    return Draft(
        goal=draw.phrase(
            "Put the {name} ({options}) in my cart if it's in stock. If not, take the {other}.",
            "I would like the {name}, {options}. Should that be sold out, add the {other} to my "
            "cart instead; no other size or colour please.",
            "My niece has set her heart on the {name} in exactly this version: {options}. If they "
            "have it, into the cart with it. Otherwise she will get the {other}.",
            "{name}, {options} → cart. Sold out? Then {other} → cart. One piece, one or the other.",
            name=wanted["name"],
            options=goods.spoken_options(wanted),
            other=fallback["name"],
        ),
        user=customer["person_id"],
        expected=Expected((outcomes.put_in_cart(draw, customer["id"], variant_id),)),
        solution=(*right, DONE),
        near_misses=(
            NearMiss("another version", (*page, *goods.choose(draw, sibling), take, DONE)),
            NearMiss(
                "another version and the second choice",
                (*page, *goods.choose(draw, sibling), take, *take_other, DONE),
            ),
            NearMiss("only looked", (*look, DONE)),
            *((NearMiss("the second choice", (*wrong, DONE)),) if wrong else ()),
        ),
        facts={
            "product": wanted["name"],
            "options": goods.spoken_options(wanted),
            "fallback": fallback["name"],
            "available": available,
        },
    )


@template(name="shop.if_shipped", site="shop", kind="conditional", level=2, split="test")
def if_shipped(draw: Draw) -> Draft:
    """Cancel an order, or, if it is too late for that, write to the shop."""
    has_left = draw.chance(0.5)
    order = draw.pick(
        [row for row in draw.rows(_OPEN_ORDERS) if (row["status"] == "shipped") == has_left]
    )
    customer = people.customer(draw, order["customer_id"])
    topic = draw.rng.choice(TOPICS)
    words = draw.rng.choice(
        (
            "I will refuse the parcel at the door.",
            "Please tell me how to send the parcel back unopened.",
            "Can the carrier still turn round with it?",
        )
    )
    open_it = ways.find_order(order["name"], order["number"])
    cancel = ('click "Cancel order"', 'click "Yes, cancel order"')
    write = ('click "Ask about this order"', *contact.send(topic, words))
    message = contact.message(customer, topic, words, order["number"])
    return Draft(
        goal=draw.phrase(
            "Cancel my order with the {name} if it hasn't shipped. If it has, write to the shop "
            "about it, topic “{topic}”, with the order number: “{words}”",
            "I don't want the {name} any more. Has that order left already? Then send the shop a "
            "message under “{topic}” naming the order number: “{words}” If not, just cancel it.",
            "We found one in the attic, so the order with the {name} is superfluous. Cancel it. "
            "Only if it is on its way already, use the contact form instead (topic “{topic}”, "
            "that order's number): “{words}”",
            "Order with the {name}: not shipped → cancel. Shipped → message to the shop, topic "
            "“{topic}”, order number, text “{words}”",
            name=order["name"],
            topic=topic,
            words=words,
        ),
        user=customer["person_id"],
        expected=Expected((message,) if has_left else outcomes.order_cancelled(draw, order)),
        solution=(*open_it, *(write if has_left else cancel), DONE),
        near_misses=(
            NearMiss(
                "the other way round", (*open_it, *(cancel if has_left else write), DONE), has_left
            ),
            NearMiss("without the number", (*ways.OPEN_CONTACT, *contact.send(topic, words), DONE)),
            NearMiss(
                "both, or two messages",
                (*open_it, *write, *open_it, *(write if has_left else cancel), DONE),
            ),
            NearMiss("only looked", (*open_it, DONE)),
        ),
        facts={"order": order["number"], "product": order["name"], "shipped": has_left},
    )


@template(name="shop.if_cheaper", site="shop", kind="conditional", level=2, split="train")
def if_cheaper(draw: Draw) -> Draft:
    """Put the cheaper, or the better rated, of two products in the cart."""
    by_price = draw.chance(0.5)
    cheaper, dearer = draw.pick(_unlike_prices(draw) if by_price else _unlike_ratings(draw))
    customer = draw.pick(people.customers(draw, people.EMPTY_CART))
    first, second = draw.rng.sample([cheaper, dearer], 2)
    look = (*ways.open_product(first["name"]), *ways.open_product(second["name"]))
    add, add_other = ways.add_to_cart(cheaper["name"]), ways.add_to_cart(dearer["name"])
    return Draft(
        goal=draw.phrase(
            "{a} or {b}? Put whichever {has_more} in my cart.",
            "I can't choose between the {a} and the {b}. Add the one that {has_more} to my cart.",
            "It's only for the weekend house, so no science please: of the {a} and the {b}, the "
            "one that {has_more} goes into my cart.",
            "Compare {a} with {b} and put into the cart the one which {has_more}.",
            a=first["name"],
            b=second["name"],
            has_more="costs less" if by_price else "has the better average rating",
        ),
        user=customer["person_id"],
        expected=Expected((outcomes.put_in_cart(draw, customer["id"], cheaper["variant_id"]),)),
        solution=(*look, *add, DONE),
        near_misses=(
            NearMiss("the other one", (*look, *add_other, DONE)),
            NearMiss("both", (*add, *add_other, DONE)),
            NearMiss("only looked", (*look, DONE)),
            NearMiss("two of it", (*add, *add, DONE)),
        ),
        facts={"products": [first["name"], second["name"]], "by_price": by_price},
    )


def _unlike_prices(draw: Draw) -> list[tuple[Row, Row]]:
    """Pairs of products of a category, the cheaper one first."""
    return [
        (one, other) if one["price"] < other["price"] else (other, one)
        for one, other in _neighbours(draw)
        if one["price"] != other["price"]
    ]


def _unlike_ratings(draw: Draw) -> list[tuple[Row, Row]]:
    """Pairs of products of a category, the better rated one first."""
    ratings = {row["id"]: row["rating"] for row in draw.rows(_RATINGS) if row["reviews"] > 1}
    rated = [pair for pair in _neighbours(draw) if all(row["id"] in ratings for row in pair)]
    found = []
    for one, other in rated:
        lead = ratings[one["id"]] - ratings[other["id"]]
        if abs(lead) > 0.15:
            found.append((one, other) if lead > 0 else (other, one))
    return found


def _neighbours(draw: Draw) -> list[tuple[Row, Row]]:
    rows = sorted(goods.plain(draw), key=lambda row: (row["category_id"], row["id"]))
    return [
        (one, other) for one, other in pairwise(rows) if one["category_id"] == other["category_id"]
    ]
