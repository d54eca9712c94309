"""Orders that have been placed: cancelling them, and sending something back."""

from __future__ import annotations

from webenv.authoring import DONE, Draft, Draw, Expected, NearMiss, template
from webenv.sites.shop import returning
from webenv.sites.shop.pages.contact import TOPICS
from webenv.tasks.shop import outcomes, people, ways
from webenv.world.world import Row

_WITH_NAMES = """
SELECT o.*, i.name FROM shop_orders AS o JOIN shop_order_items AS i ON i.order_id = o.id
WHERE o.status IN ('pending', 'processing') AND (
    SELECT count(*) FROM shop_orders AS p JOIN shop_order_items AS j ON j.order_id = p.id
    WHERE p.customer_id = o.customer_id AND j.name = i.name) = 1
"""

_COMMENTS = (
    "It came in a wet box",
    "My partner had bought the same one already",
    "I have kept the packaging",
    "Please send the label to my work address",
    "The second one this year, sadly",
    "Otherwise a lovely shop",
)


@template(name="shop.order_cancel", site="shop", kind="transaction", level=2, split="test")
def order_cancel(draw: Draw) -> Draft:
    """Cancel the order that holds a certain product."""
    order = draw.pick(draw.rows(_WITH_NAMES))
    customer = people.customer(draw, order["customer_id"])
    open_it = ways.find_order(order["name"], order["number"])
    cancel = ('click "Cancel order"', 'click "Yes, cancel order"')
    return Draft(
        goal=draw.phrase(
            "Cancel my order with the {name}.",
            "I've changed my mind about the {name}. Please cancel the order it is in.",
            "Turns out my brother already owns a {name}, so the order I placed for it has to go. "
            "Can you cancel it before it ships?",
            "There's an open order of mine containing the {name}; cancel that one.",
            name=order["name"],
        ),
        user=customer["person_id"],
        expected=Expected(outcomes.order_cancelled(draw, order)),
        solution=(*open_it, *cancel, DONE),
        near_misses=(
            NearMiss("asked, then kept", (*open_it, cancel[0], 'click "Keep order"', DONE)),
            NearMiss("ordered anew", (*open_it, *cancel, 'click "Reorder"', DONE), may_fail=True),
            NearMiss(
                "only asked for it",
                (
                    *open_it,
                    'click "Ask about this order"',
                    f'select "{TOPICS[0]}" in "Topic"',
                    'fill "Message" with "Please cancel this order."',
                    'click "Send message"',
                    DONE,
                ),
            ),
        ),
        facts={"order": order["number"], "product": order["name"]},
    )


@template(name="shop.order_return_part", site="shop", kind="transaction", level=2, split="test")
def order_return_part(draw: Draw) -> Draft:
    """Send one product of a delivered order back, for a reason."""
    order, item, rest = draw.pick(_returnable(draw))
    customer = people.customer(draw, order["customer_id"])
    reason, other_reason = draw.rng.sample(returning.RETURN_REASONS, 2)
    comment = draw.rng.choice(_COMMENTS)
    open_it = (*ways.find_order(item["name"], order["number"]), 'click "Return items"')

    def choose(chosen: Row) -> tuple[str, ...]:
        return (f'select "{chosen["quantity"]}" in "Quantity of {chosen["name"]} to return"',)

    def send(why: str, words: str) -> tuple[str, ...]:
        return (
            f'select "{why}" in "Reason"',
            f'fill "Comment" with "{words}"',
            'click "Request return"',
        )

    return Draft(
        goal=draw.phrase(
            "Return the {name} from my recent order, nothing else. Reason: {reason}. "
            "Comment: “{comment}”",
            "The {name} has to go back to the shop. Please ask for the return; the reason is "
            "“{reason}” and they should read this: “{comment}”. The rest of the order stays.",
            "I've been to the post office twice this week already, but never mind: request a "
            "return of my {name} ({reason}) and add the comment “{comment}”.",
            "Send back all pieces of the {name} I bought. {reason}. Leave the note “{comment}”",
            name=item["name"],
            reason=reason,
            comment=comment,
        ),
        user=customer["person_id"],
        expected=Expected(
            outcomes.return_requested(draw, order, {item["id"]: item["quantity"]}, reason, comment)
        ),
        solution=(*open_it, *choose(item), *send(reason, comment), DONE),
        near_misses=(
            NearMiss("another product", (*open_it, *choose(rest[0]), *send(reason, comment), DONE)),
            NearMiss(
                "a second product too",
                (*open_it, *choose(item), *choose(rest[0]), *send(reason, comment), DONE),
            ),
            NearMiss(
                "another reason", (*open_it, *choose(item), *send(other_reason, comment), DONE)
            ),
            NearMiss("no comment", (*open_it, *choose(item), *send(reason, " "), DONE)),
        ),
        facts={"order": order["number"], "product": item["name"], "reason": reason},
    )


def _returnable(draw: Draw) -> list[tuple[Row, Row, list[Row]]]:
    """Orders that may go back as a whole, one of their items, and the other items.

    No other order of the customer holds a product of that name.
    """
    found = []
    for order in draw.rows("SELECT * FROM shop_orders WHERE status = 'delivered' ORDER BY id"):
        deadline = returning.return_deadline(draw.world, order)
        if deadline is None or deadline <= draw.world.clock.now:
            continue
        items = draw.rows(
            "SELECT * FROM shop_order_items WHERE order_id = ? ORDER BY id", order["id"]
        )
        names = [item["name"] for item in items]
        if len(items) < 2 or len(set(names)) < len(names) or _has_returns(draw, order):
            continue
        found += [
            (order, item, [other for other in items if other["id"] != item["id"]])
            for item in items
            if _orders_with(draw, order["customer_id"], item["name"]) == 1
        ]
    return found


def _has_returns(draw: Draw, order: Row) -> bool:
    return bool(draw.rows("SELECT id FROM shop_returns WHERE order_id = ?", order["id"]))


def _orders_with(draw: Draw, customer_id: int, name: str) -> int:
    count: int = draw.value(
        "SELECT count(*) FROM shop_orders AS o JOIN shop_order_items AS i ON i.order_id = o.id "
        "WHERE o.customer_id = ? AND i.name = ?",
        customer_id,
        name,
    )
    return count
