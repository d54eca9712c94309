"""Messages to the shop."""

from __future__ import annotations

from webenv.authoring import DONE, Draft, Draw, Expected, Insert, NearMiss, Prose, template
from webenv.sites.shop.pages.contact import TOPICS
from webenv.tasks.shop import people, ways
from webenv.world.world import Row

_QUESTIONS = (
    "Can the parcel be left with the neighbour on the left?",
    "Which of the two parcels holds the heavy part?",
    "Is there a way to add gift wrapping afterwards?",
    "Could you tell me when the next part will arrive?",
    "The outer box was open when it came. Do you want photos?",
    "May I pick it up at your shop on the quay instead?",
)

_FILES = {
    "dent.jpg": "The lid has a dent, see the picture.",
    "receipt.pdf": "Attached is the receipt that your colleague asked for.",
    "measurements.csv": "Here are the measurements of the shelf as agreed.",
    "assembly-notes.txt": "I noted at which step of the assembly it stops fitting.",
    "broken_hinge.png": "The hinge broke on the second day, the picture shows where.",
}

_ORDERS = """
SELECT o.*, i.name FROM shop_orders AS o JOIN shop_order_items AS i ON i.order_id = o.id
WHERE o.placed_at >= '2026-01-01' AND o.status <> 'cancelled' AND (
    SELECT count(*) FROM shop_orders AS p JOIN shop_order_items AS j ON j.order_id = p.id
    WHERE p.customer_id = o.customer_id AND j.name = i.name) = 1
    AND (SELECT count(*) FROM shop_orders AS p WHERE p.customer_id = o.customer_id) > 1
ORDER BY o.id, i.id
"""


def message(customer: Row, topic: str, body: str, order: str = "", file: str = "") -> Insert:
    """A message of a customer who is signed in."""
    return Insert(
        "shop_messages",
        customer_id=customer["id"],
        name=f"{customer['first_name']} {customer['last_name']}",
        email=customer["email"],
        topic=topic,
        order_number=order,
        body=Prose(body),
        attachment=file,
    )


def send(topic: str, body: str) -> ways.Actions:
    """Fill in topic and text of the contact form and send it."""
    return (
        f'select "{topic}" in "Topic"',
        f'fill "Message" with "{body}"',
        'click "Send message"',
    )


@template(name="shop.contact_order", site="shop", kind="content", level=2, split="test")
def contact_order(draw: Draw) -> Draft:
    """Ask something about an order that is known by one of its products."""
    order = draw.pick(draw.rows(_ORDERS))
    customer = people.customer(draw, order["customer_id"])
    topic, other_topic = draw.rng.sample(TOPICS, 2)
    question = draw.rng.choice(_QUESTIONS)
    other = next(row for row in people.own_orders(draw, customer["id"]) if row["id"] != order["id"])
    ask = 'click "Ask about this order"'
    open_form = (*ways.find_order(order["name"], order["number"]), ask)
    return Draft(
        goal=draw.phrase(
            "Write to the shop about my order with the {name}, topic “{topic}”: “{question}” "
            "Give them the order number.",
            "I have a question on the order in which I bought the {name}. Send it through their "
            "contact form with the number of that order and the topic “{topic}”: “{question}”",
            "Nobody picks up the phone at the shop, so please write to them: “{question}” It is "
            "about the order with the {name}; quote its number, and use the topic “{topic}”.",
            "Contact form. Order: the one with the {name}. Topic: {topic}. Text: “{question}”",
            name=order["name"],
            topic=topic,
            question=question,
        ),
        user=customer["person_id"],
        expected=Expected((message(customer, topic, question, order["number"]),)),
        solution=(*open_form, *send(topic, question), DONE),
        near_misses=(
            NearMiss("without the number", (*ways.OPEN_CONTACT, *send(topic, question), DONE)),
            NearMiss(
                "another order",
                (*ways.open_order(other["number"]), ask, *send(topic, question), DONE),
            ),
            NearMiss("another topic", (*open_form, *send(other_topic, question), DONE)),
            NearMiss("not sent", (*open_form, *send(topic, question)[:-1], DONE)),
        ),
        facts={"order": order["number"], "product": order["name"], "topic": topic},
    )


@template(name="shop.contact_file", site="shop", kind="content", level=2, split="dev")
def contact_file(draw: Draw) -> Draft:
    """Send the shop a message with a file attached."""
    customer = draw.pick(people.customers(draw))
    name, other = draw.rng.sample(sorted(_FILES), 2)
    topic, other_topic = draw.rng.sample(TOPICS, 2)
    body = _FILES[name]

    def write(about: str, *files: str) -> tuple[str, ...]:
        choose, fill, press = send(about, body)
        attach = (f'upload "{file}" to "Attach a file"' for file in files)
        return (*ways.OPEN_CONTACT, choose, fill, *attach, press, DONE)

    return Draft(
        goal=draw.phrase(
            "Send the shop the file {file}, topic “{topic}”, with the words “{body}”",
            "Please write to the shop: “{body}” Attach {file} and choose the topic “{topic}”.",
            "They wanted this in writing, of course. Message: “{body}” Topic: “{topic}”. My "
            "file {file} has to go along with it.",
            "Contact the shop under “{topic}” with attachment {file}: “{body}”",
            file=name,
            topic=topic,
            body=body,
        ),
        user=customer["person_id"],
        files={file: f"{file}: contents\n".encode() for file in _FILES},
        expected=Expected((message(customer, topic, body, file=name),)),
        solution=write(topic, name),
        near_misses=(
            NearMiss("no file", write(topic)),
            NearMiss("another file", write(topic, other)),
            NearMiss("another topic", write(other_topic, name)),
        ),
        facts={"customer": customer["id"], "file": name, "topic": topic},
    )
