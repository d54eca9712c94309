"""The wishlist: noting products, and reading what has been noted."""

from __future__ import annotations

from itertools import pairwise

from webenv.authoring import (
    DONE,
    Delete,
    Draft,
    Draw,
    Expected,
    Insert,
    NearMiss,
    Prose,
    Text,
    Update,
    reply_with,
    template,
)
from webenv.tasks.shop import goods, outcomes, people, ways
from webenv.world.world import Row

_WITHOUT_TWINS = f"""
SELECT p.id, p.name, p.price FROM shop_products AS p
WHERE p.enabled AND {goods.ONLY_OF_ITS_NAME}
"""

_PLAIN_WISHES = f"""
SELECT w.customer_id, p.id, p.name, max(v.id) AS variant_id FROM shop_wishlist_items AS w
JOIN shop_products AS p ON p.id = w.product_id
JOIN shop_variants AS v ON v.product_id = p.id
WHERE p.enabled AND {goods.ONLY_OF_ITS_NAME}
GROUP BY w.customer_id, p.id HAVING count(*) = 1 AND max(v.stock) > 5
ORDER BY w.customer_id, p.id
"""

_ENTRIES = f"""
SELECT w.customer_id, p.id, p.name, w.note FROM shop_wishlist_items AS w
JOIN shop_products AS p ON p.id = w.product_id
WHERE p.enabled AND {goods.ONLY_OF_ITS_NAME}
ORDER BY w.customer_id, p.id
"""

_NOTES = (
    "For Mum, she turns seventy",
    "Ask Jo about the colour first",
    "Not before the kitchen is painted",
    "Maybe two of them",
    "Half from me, half from Alex",
    "For the raffle in autumn",
    "Wait until it is below the price of last year",
    "Measure the shelf before ordering",
)


@template(name="shop.wishlist_add", site="shop", kind="transaction", level=1, split="train")
def wishlist_add(draw: Draw) -> Draft:
    """Put a product that is known by name on the wishlist."""
    customer = draw.pick(draw.rows("SELECT id, person_id FROM shop_customers"))
    noted = _wishlist(draw, customer["id"])
    products = [row for row in draw.rows(_WITHOUT_TWINS) if row not in noted]
    product = draw.pick(products)
    other = draw.pick([row for row in products if row != product])
    add = _add(product)
    return Draft(
        goal=draw.phrase(
            "Put the {name} on my wishlist.",
            "I want to remember the {name} for later. Add it to my wishlist.",
            "Please save the product called \u201c{name}\u201d to my wishlist.",
            "My birthday is coming up, hint, hint: {name} on my wishlist, please.",
            name=product["name"],
        ),
        user=customer["person_id"],
        expected=Expected(
            (Insert("shop_wishlist_items", customer_id=customer["id"], product_id=product["id"]),)
        ),
        solution=(*add, DONE),
        near_misses=(
            NearMiss("another product", (*_add(other), DONE)),
            NearMiss("a second product too", (*add, *_add(other), DONE)),
            NearMiss(
                "done, then undone",
                (*add, f'click "Remove from wishlist" in "{product["name"]}"', DONE),
            ),
            NearMiss(
                "on the comparison too",
                (*add, f'click "Add to comparison" in "{product["name"]}"', DONE),
            ),
        ),
        facts={"product": product["name"]},
    )


@template(name="shop.wishlist_dearest", site="shop", kind="information", level=1, split="dev")
def wishlist_dearest(draw: Draw) -> Draft:
    """Say which product of the wishlist costs most."""
    customer, dearest, others = draw.pick(_readable_wishlists(draw))
    answer = Text(dearest["name"])
    return Draft(
        goal=draw.phrase(
            "Which product on my wishlist is the most expensive?",
            "Of everything on my wishlist, what costs the most?",
            "Look through my wishlist and tell me the product with the highest price.",
        ),
        user=customer["person_id"],
        expected=Expected(answer=answer),
        solution=('click "Wishlist"', reply_with(answer)),
        near_misses=tuple(
            NearMiss(f"answers {row['name']}", ('click "Wishlist"', reply_with(Text(row["name"]))))
            for row in others[:2]
        ),
        facts={"wishlist": [row["name"] for row in others]},
    )


@template(name="shop.wishlist_to_cart", site="shop", kind="transaction", level=1, split="train")
def wishlist_to_cart(draw: Draw) -> Draft:
    """Move a product from the wishlist to the cart."""
    product, other = draw.pick(_two_of_a_list(draw, _PLAIN_WISHES))
    customer = people.customer(draw, product["customer_id"])
    name = product["name"]
    move = f'click "Move to cart" in "{name}"'
    return Draft(
        goal=draw.phrase(
            "Move the {name} from my wishlist to my cart.",
            "I've decided on the {name} that's on my wishlist. Put it in the cart; it doesn't "
            "have to stay on the list.",
            "Payday at last! The {name} can go from the wishlist into the cart now.",
            "{name}: off the wishlist, into the cart.",
            name=name,
        ),
        user=customer["person_id"],
        expected=Expected(
            (
                Delete("shop_wishlist_items", customer_id=customer["id"], product_id=product["id"]),
                outcomes.put_in_cart(draw, customer["id"], product["variant_id"]),
            )
        ),
        solution=(*ways.OPEN_WISHLIST, move, DONE),
        near_misses=(
            NearMiss(
                "another product",
                (*ways.OPEN_WISHLIST, f'click "Move to cart" in "{other["name"]}"', DONE),
            ),
            NearMiss("still on the wishlist", (*ways.add_to_cart(name), DONE)),
            NearMiss("only taken off", (*ways.OPEN_WISHLIST, f'click "Remove {name}"', DONE)),
            NearMiss("two of it", (*ways.add_to_cart(name), *ways.OPEN_WISHLIST, move, DONE)),
        ),
        facts={"product": name},
    )


@template(name="shop.wishlist_note", site="shop", kind="content", level=1, split="train")
def wishlist_note(draw: Draw) -> Draft:
    """Write a note beside a product of the wishlist."""
    wish, other = draw.pick(_two_of_a_list(draw, _ENTRIES))
    customer = people.customer(draw, wish["customer_id"])
    name = wish["name"]
    note, wrong = draw.rng.sample([text for text in _NOTES if text != wish["note"]], 2)

    def write(product: Row, text: str) -> tuple[str, ...]:
        return (
            f'fill "Note for {product["name"]}" with "{text}"',
            f'click "Save note" in "{product["name"]}"',
        )

    return Draft(
        goal=draw.phrase(
            "On my wishlist, the note for the {name} should say “{note}”.",
            "Please remember something for me: beside the {name} on my wishlist, note “{note}”",
            "My memory is like a sieve. Write “{note}” next to the {name} on my wishlist, and "
            "replace whatever may be there.",
            "Wishlist note, {name}: “{note}”",
            name=name,
            note=note,
        ),
        user=customer["person_id"],
        expected=Expected(
            (
                Update(
                    "shop_wishlist_items",
                    {"customer_id": customer["id"], "product_id": wish["id"]},
                    note=Prose(note),
                ),
            )
        ),
        solution=(*ways.OPEN_WISHLIST, *write(wish, note), DONE),
        near_misses=(
            NearMiss("another note", (*ways.OPEN_WISHLIST, *write(wish, wrong), DONE)),
            NearMiss("another product", (*ways.OPEN_WISHLIST, *write(other, note), DONE)),
            NearMiss("not saved", (*ways.OPEN_WISHLIST, write(wish, note)[0], DONE)),
            NearMiss(
                "both products",
                (*ways.OPEN_WISHLIST, *write(wish, note), *write(other, note), DONE),
            ),
        ),
        facts={"product": name, "note": note},
    )


def _add(product: Row) -> tuple[str, ...]:
    name = product["name"]
    return (
        f'fill "Search products" with "{name}"',
        'press Enter in "Search products"',
        f'click "Add to wishlist" in "{name}"',
    )


def _wishlist(draw: Draw, customer_id: int) -> list[Row]:
    return draw.rows(
        "SELECT p.id, p.name, p.price FROM shop_wishlist_items AS w "
        "JOIN shop_products AS p ON p.id = w.product_id "
        "WHERE w.customer_id = ? AND p.enabled ORDER BY p.id",
        customer_id,
    )


def _two_of_a_list(draw: Draw, sql: str) -> list[tuple[Row, Row]]:
    """Entries of wishlists, each with another one of the same customer."""
    return [
        (one, other)
        for one, other in pairwise(draw.rows(sql))
        if one["customer_id"] == other["customer_id"]
    ]


def _readable_wishlists(draw: Draw) -> list[tuple[Row, Row, list[Row]]]:
    """Customers with several wishes of which one costs most; it; the others."""
    found = []
    for customer in draw.rows("SELECT id, person_id FROM shop_customers"):
        wishes = _wishlist(draw, customer["id"])
        dearest = draw.best(wishes, lambda row: row["price"])
        if len(wishes) > 1 and dearest is not None:
            others = [row for row in wishes if row["name"] != dearest["name"]]
            found.append((customer, dearest, others))
    return found
