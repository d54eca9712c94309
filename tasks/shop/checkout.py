"""Buying: from the cart, from a search, or what was bought before."""

from __future__ import annotations

from webenv.authoring import DONE, Draft, Draw, Expected, NearMiss, template
from webenv.tasks.shop import buying, goods, outcomes, people, ways
from webenv.tasks.shop.outcomes import Line
from webenv.world.world import Row

_GIFT_MESSAGES = (
    "Happy birthday, dear Ruth! Love from all of us",
    "Congratulations on the new flat, Tom and Ines",
    "Thank you for watering the plants",
    "Get well soon, we miss you in the choir",
    "With love from your godmother",
    "For the best neighbours in the street",
    "Welcome home, Noor!",
    "To Emil on his first day at school",
)


@template(name="shop.checkout_cart", site="shop", kind="transaction", level=2, split="train")
def checkout_cart(draw: Draw) -> Draft:
    """Order what lies in the cart, sent and paid as asked."""
    customer = draw.pick(buying.with_ready_cart(draw))
    choices, others = buying.choices_of(draw, customer["id"])
    lines = outcomes.cart(draw, customer["id"])
    return Draft(
        goal=draw.phrase(
            "Order everything in my cart: to my address {address}, {method}, paid by {payment}.",
            "Please check out for me. Send it to “{address}” with {method} and use {payment}.",
            "I have been putting things aside for weeks and now it's time: buy what is in my "
            "cart. {method}, address {address}, and charge it to {payment}.",
            "Buy my cart as it is. Ship to {address} by {method}. Payment: {payment}.",
            **buying.spoken(choices),
        ),
        user=customer["person_id"],
        expected=Expected(outcomes.order_placed(draw, customer["id"], lines, choices.settled())),
        solution=(*ways.OPEN_CART, *choices.actions(), DONE),
        near_misses=(
            *(
                NearMiss(f"another {label}", (*ways.OPEN_CART, *other.actions(), DONE))
                for label, other in others.items()
            ),
            NearMiss(
                "not placed",
                (
                    *ways.OPEN_CART,
                    *ways.settle(
                        choices.address["label"], choices.method.name, choices.payment["label"]
                    ),
                    DONE,
                ),
            ),
            NearMiss(
                "one thing left out",
                (*ways.OPEN_CART, f'click "Remove {lines[0].name}"', *choices.actions(), DONE),
                may_fail=len(lines) == 1,
            ),
        ),
        facts={"customer": customer["id"], **buying.spoken(choices)},
    )


@template(name="shop.checkout_gift", site="shop", kind="transaction", level=3, split="test")
def checkout_gift(draw: Draw) -> Draft:
    """Buy a product as a gift: coupon, address, delivery, payment and the card's words."""
    customer = draw.pick(buying.buyers(draw))
    products = goods.plain(draw, "p.price >= 2600")
    product = draw.pick(products)
    choices, others = buying.choices_of(draw, customer["id"])
    message = draw.rng.choice(_GIFT_MESSAGES)
    lines = [outcomes.line(draw, product["variant_id"])]
    codes = buying.coupon_codes(draw)
    code = draw.rng.choice([code for code in codes if outcomes.discounted(draw, lines, code)])
    add = (*ways.add_to_cart(product["name"]), *ways.OPEN_CART)
    put = ways.apply_coupon(code)
    other = draw.pick([row for row in products if row["id"] != product["id"]])
    return Draft(
        goal=draw.phrase(
            "Buy one {name} as a present: code {code}, to my address {address}, {method}, "
            "paid by {payment}. On the card: “{message}”",
            "Order a {name} for me with coupon {code}. It goes to “{address}” with {method}; "
            "pay by {payment}. Have them print “{message}” as the gift message.",
            "I'm late with a present again, please help. One {name}, sent to {address} "
            "({method}), card text “{message}”. Use {payment} and don't forget the coupon {code}.",
            "Please get one {name}. Coupon: {code}. Ship to: {address}. Delivery: {method}. "
            "Payment: {payment}. Gift message: “{message}”",
            name=product["name"],
            code=code,
            message=message,
            **buying.spoken(choices),
        ),
        user=customer["person_id"],
        expected=Expected(
            outcomes.order_placed(draw, customer["id"], lines, choices.settled(code, message))
        ),
        solution=(*add, *put, *choices.actions(message), DONE),
        near_misses=(
            NearMiss("without the coupon", (*add, *choices.actions(message), DONE)),
            NearMiss("without the message", (*add, *put, *choices.actions(), DONE)),
            NearMiss("another address", (*add, *put, *others["address"].actions(message), DONE)),
            NearMiss(
                "another product",
                (
                    *ways.add_to_cart(other["name"]),
                    *ways.OPEN_CART,
                    *put,
                    *choices.actions(message),
                    DONE,
                ),
                may_fail=True,
            ),
        ),
        facts={"product": product["name"], "code": code, **buying.spoken(choices)},
    )


@template(name="shop.checkout_reorder", site="shop", kind="transaction", level=2, split="test")
def checkout_reorder(draw: Draw) -> Draft:
    """Buy once more what a past order held, which is known by one of its products."""
    customer, order, lines, other = draw.pick(_repeatable(draw))
    choices, others = buying.choices_of(draw, customer["id"])
    open_it = ways.find_order(lines[0].name, order["number"])
    again = (*open_it, 'click "Reorder"')
    return Draft(
        goal=draw.phrase(
            "Order the same things again as in my order with the {name}. To {address}, {method}, "
            "{payment}.",
            "Remember the order that had the {name} in it? I want exactly that once more, sent to "
            "“{address}” with {method} and paid by {payment}.",
            "The children have broken or eaten all of it, so please repeat my whole order with "
            "the {name}. Ship it to {address} ({method}) and pay by {payment}.",
            "Repeat the purchase that included the {name}: every item, same quantities. "
            "Address: {address}. Delivery: {method}. Payment: {payment}.",
            name=lines[0].name,
            **buying.spoken(choices),
        ),
        user=customer["person_id"],
        expected=Expected(outcomes.order_placed(draw, customer["id"], lines, choices.settled())),
        solution=(*again, *choices.actions(), DONE),
        near_misses=(
            NearMiss("not ordered", (*again, DONE)),
            NearMiss("another method", (*again, *others["method"].actions(), DONE)),
            NearMiss(
                "one product of it left out",
                (*again, f'click "Remove {lines[-1].name}"', *choices.actions(), DONE),
            ),
            NearMiss(
                "another order",
                (
                    *ways.open_order(other["number"]),
                    'click "Reorder"',
                    *choices.actions(),
                    DONE,
                ),
                may_fail=True,
            ),
        ),
        facts={"order": order["number"], "product": lines[0].name, **buying.spoken(choices)},
    )


def _repeatable(draw: Draw) -> list[tuple[Row, Row, list[Line], Row]]:
    """Customers, an order that can be had again, its lines today, another order of theirs.

    The first line's product is in no other order of the customer.
    """
    found = []
    for customer in buying.buyers(draw):
        orders = people.own_orders(draw, customer["id"])
        names = _names_by_order(draw, customer["id"])
        for order, other in zip(orders[1:], orders, strict=False):
            lines = _today(draw, order["id"])
            if not 2 <= len(lines) <= 4 or not buying.have_different_names(lines):
                continue
            mine = lines[0].name
            elsewhere = [name for number, name in names if number != order["number"]]
            if all(one.stock >= one.quantity for one in lines) and mine not in elsewhere:
                found.append((customer, order, lines, other))
        if len(found) >= 60:
            break
    return found


def _names_by_order(draw: Draw, customer_id: int) -> list[tuple[str, str]]:
    rows = draw.rows(
        "SELECT o.number, i.name FROM shop_orders AS o "
        "JOIN shop_order_items AS i ON i.order_id = o.id WHERE o.customer_id = ?",
        customer_id,
    )
    return [(row["number"], row["name"]) for row in rows]


def _today(draw: Draw, order_id: int) -> list[Line]:
    """An order's lines at today's price and name; none if something is not sold any more."""
    rows = draw.rows(
        "SELECT i.variant_id, i.quantity, i.name = p.name AND p.enabled AS is_same "
        "FROM shop_order_items AS i JOIN shop_variants AS v ON v.id = i.variant_id "
        "JOIN shop_products AS p ON p.id = v.product_id WHERE i.order_id = ? ORDER BY i.id",
        order_id,
    )
    if not all(row["is_same"] for row in rows):
        return []
    return [outcomes.line(draw, row["variant_id"], row["quantity"]) for row in rows]
