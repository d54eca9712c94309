"""Newsletter subscribers and what came in through the contact form."""

from __future__ import annotations

import datetime
import random

import apsw

from webenv.sites.shop.seed.customers import Customer
from webenv.sites.shop.seed.moments import DAY, between, stamp, waking_hour
from webenv.sites.shop.seed.orders import Order
from webenv.sites.shop.seed.text import write

TOPICS = (
    "Question about a product",
    "Question about an order",
    "Returns and refunds",
    "Delivery problem",
    "Payment and invoices",
    "Something else",
)
_MESSAGES = 160
_BODIES = {
    "Question about an order": (
        "[Hello|Good morning], can I still add something to order {order}?",
        "Which colour did I choose in order {order}? I cannot see it on my telephone.",
        "Could order {order} be wrapped as a present?",
    ),
    "Delivery problem": (
        "[Hello|Good morning], could you tell me when order {order} will arrive? The tracking page "
        "has not changed for [two|three] days.",
        "The driver left order {order} with a neighbour whom I do not know. Which house was it?",
        "Can order {order} still be sent to another address?",
    ),
    "Returns and refunds": (
        "I sent back part of order {order} [a week|ten days] ago. When will I have the money?",
        "How do I return something from order {order}? There was no label in the box.",
        "You refunded order {order}, but not the postage. Is that right?",
    ),
    "Question about a product": (
        "Will “{product}” be back in stock before [summer|the holidays]?",
        "Is “{product}” suitable as a present for somebody who has everything?",
        "If I order “{product}” for a friend who has one already, can I send it back?",
        "How long would “{product}” take to reach me in the north?",
    ),
    "Payment and invoices": (
        "I was charged twice for order {order}. Please look into it.",
        "My code was not accepted with order {order}, although it was still valid that day.",
        "I need an invoice for order {order} with my company's name on it.",
    ),
    "Something else": (
        "I only want to say thank you: the parcel was packed with such care.",
        "Do you have a shop that one can visit?",
        "Please stop sending me the newsletter twice.",
        "Are you looking for people to work in your warehouse?",
    ),
}


def write_messages(
    db: apsw.Connection,
    rng: random.Random,
    now: datetime.datetime,
    customers: list[Customer],
    orders: list[Order],
) -> None:
    """Fill `shop_subscribers` and `shop_messages`."""
    subscribers = [
        (c.person.email, stamp(between(rng, c.joined_at, now))) for c in customers if c.newsletter
    ]
    subscribers += [
        (f"{word}@mail.test", stamp(between(rng, now - 700 * DAY, now)))
        for word in ("book.club", "allotment7", "the.lighthouse", "kitchen.table", "choir.alto")
    ]
    db.executemany("INSERT INTO shop_subscribers VALUES (?, ?)", subscribers)
    rows = sorted(_message(rng, now, rng.choice(orders)) for _ in range(_MESSAGES))
    db.executemany(
        "INSERT INTO shop_messages (id, sent_at, customer_id, name, email, topic, order_number,"
        " body, attachment) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [(number, *row) for number, row in enumerate(rows, 1)],
    )


def _message(
    rng: random.Random, now: datetime.datetime, order: Order
) -> tuple[str, int, str, str, str, str, str, str]:
    topic = rng.choice(TOPICS)
    person = order.customer.person
    words = {"order": order.number, "product": rng.choice(order.lines).product.name}
    about_order = topic not in ("Question about a product", "Something else")
    soon = waking_hour(rng, between(rng, order.placed_at + DAY, order.placed_at + 20 * DAY))
    sent_at = min(soon, now - datetime.timedelta(minutes=rng.randint(5, 600)))
    return (
        stamp(max(sent_at, order.placed_at)),
        order.customer.id,
        f"{person.first_name} {person.last_name}",
        person.email,
        topic,
        order.number if about_order else "",
        write(rng, rng.choice(_BODIES[topic]), words),
        "",
    )
