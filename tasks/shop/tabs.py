"""Work with several tabs: one page stays open while another is looked at."""

from __future__ import annotations

from itertools import combinations

from webenv.authoring import DONE, Draft, Draw, Expected, NearMiss, template
from webenv.sites.shop.pages.contact import TOPICS
from webenv.tasks.shop import contact, goods, outcomes, people, ways
from webenv.world.world import Row

_INVOICED = """
SELECT o.*, i.name, v.number AS invoice FROM shop_orders AS o
JOIN shop_order_items AS i ON i.order_id = o.id JOIN shop_invoices AS v ON v.order_id = o.id
WHERE o.placed_at >= '2026-01-01' AND o.status <> 'cancelled' AND (
    SELECT count(*) FROM shop_orders AS p JOIN shop_order_items AS j ON j.order_id = p.id
    WHERE p.customer_id = o.customer_id AND j.name = i.name) = 1
ORDER BY o.id, i.id
"""

_SENTENCES = (
    "Please post me a paper copy of invoice {}.",
    "Invoice {} should bear my company's name.",
    "My bank has lost the payment for invoice {}, did it arrive?",
    "For my tax office I need a stamp on invoice {}.",
)


@template(name="shop.tabs_invoice", site="shop", kind="multi_tab", level=2, split="test")
def tabs_invoice(draw: Draw) -> Draft:
    """Quote the number of an invoice, which opens in a tab of its own, in a message."""
    order = draw.pick(draw.rows(_INVOICED))
    customer = people.customer(draw, order["customer_id"])
    topic = draw.rng.choice(TOPICS)
    sentence = draw.rng.choice(_SENTENCES)
    words, wrong = sentence.format(order["invoice"]), sentence.format(order["number"])
    look = (
        *ways.find_order(order["name"], order["number"]),
        'click "View invoice"',
        "switch to tab 1",
    )
    ask = 'click "Ask about this order"'
    return Draft(
        goal=draw.phrase(
            "Send the shop this message about my order with the {name}, topic “{topic}”, giving "
            "the order's number in the form and the invoice's number for [number]: “{blank}”",
            "There is something wrong with the invoice for the order with the {name}. Write to "
            "the shop under “{topic}”, give that order's number, and say “{blank}”, where [number] "
            "is the number of the invoice.",
            "My accountant is on the other line and impatient. The order with the {name}: look up "
            "its invoice, then use the contact form for that order (fill in its number) with the "
            "topic “{topic}” and the text “{blank}”, but with the invoice number for [number].",
            "Contact the shop. Topic: {topic}. Order number: the one of my order with the {name}. "
            "Text, with the number of that order's invoice for [number]: “{blank}”",
            name=order["name"],
            topic=topic,
            blank=sentence.format("[number]"),
        ),
        user=customer["person_id"],
        expected=Expected((contact.message(customer, topic, words, order["number"]),)),
        solution=(*look, ask, *contact.send(topic, words), DONE),
        near_misses=(
            NearMiss("the order's number instead", (*look, ask, *contact.send(topic, wrong), DONE)),
            NearMiss(
                "nothing filled in",
                (*look, ask, *contact.send(topic, sentence.format("[number]")), DONE),
            ),
            NearMiss(
                "not about the order",
                (*look, *ways.OPEN_CONTACT, *contact.send(topic, words), DONE),
            ),
        ),
        facts={"order": order["number"], "invoice": order["invoice"], "topic": topic},
    )


@template(name="shop.tabs_compare", site="shop", kind="multi_tab", level=2, split="train")
def tabs_compare(draw: Draw) -> Draft:
    """Look at two products in two tabs and buy by what their pages say."""
    quantity, column = draw.rng.choice((("warranty", "warranty_months"), ("weight", "weight_g")))
    more, less = draw.pick(_pairs(draw, column))
    first, second = draw.rng.sample([more, less], 2)
    customer = draw.pick(people.customers(draw, people.EMPTY_CART))
    wanted, other = (more, less) if quantity == "warranty" else (less, more)
    look = (
        *ways.open_product(first["name"]),
        'click "Specification"',
        "open a new tab at shop.test",
        *ways.open_product(second["name"]),
        'click "Specification"',
    )

    def take(product: Row) -> tuple[str, ...]:
        return (
            f"switch to tab {1 if product is first else 2}",
            f'click "Add to cart" in "{product["name"]}"',
        )

    return Draft(
        goal=draw.phrase(
            "Open the {a} and the {b} in two tabs, compare them, and put the one with the "
            "{better} in my cart.",
            "I'd like to see the {a} and the {b} side by side, each in its own tab. Then add the "
            "one with the {better} to my cart.",
            "My husband collects facts about such things. Keep the {a} open in one tab, look at "
            "the {b} in another, and put into the cart whichever has the {better}.",
            "{a} vs {b} (two tabs): the one with the {better} goes into the cart.",
            a=first["name"],
            b=second["name"],
            better="longer warranty" if quantity == "warranty" else "lower weight",
        ),
        user=customer["person_id"],
        expected=Expected((outcomes.put_in_cart(draw, customer["id"], wanted["variant_id"]),)),
        solution=(*look, *take(wanted), DONE),
        near_misses=(
            NearMiss("the other one", (*look, *take(other), DONE)),
            NearMiss("both", (*look, *take(wanted), *take(other), DONE)),
            NearMiss("only looked", (*look, DONE)),
        ),
        facts={"products": [first["name"], second["name"]], "by": quantity},
    )


def _pairs(draw: Draw, column: str) -> list[tuple[Row, Row]]:
    """Pairs of products of a category that differ in a column, the higher value first."""
    rows = goods.plain(draw)
    leaves: dict[int, list[Row]] = {}
    for row in rows:
        leaves.setdefault(row["category_id"], []).append(row)
    return [
        (one, other) if one[column] > other[column] else (other, one)
        for leaf in leaves.values()
        for one, other in combinations(leaf[:12], 2)
        if one[column] != other[column] and other[column] and one[column]
    ]
