"""The same thing done to many: wishlist, cart, reviews, stock alerts."""

from __future__ import annotations

from collections.abc import Sequence

from webenv.authoring import DONE, Delete, Draft, Draw, Expected, Insert, NearMiss, template
from webenv.task import ExpectedChange
from webenv.tasks.shop import goods, people, ways
from webenv.world.world import Row

_WISHES = """
SELECT p.id, p.name, p.price,
    (SELECT max(surcharge) FROM shop_variants AS v WHERE v.product_id = p.id) AS surcharge,
    (SELECT avg(rating) FROM shop_reviews AS r
        WHERE r.product_id = p.id AND r.status = 'approved') AS rating
FROM shop_wishlist_items AS w JOIN shop_products AS p ON p.id = w.product_id
WHERE w.customer_id = ? AND p.enabled ORDER BY w.added_at DESC, p.id DESC
"""

_REVIEWS = """
SELECT r.*, p.name AS product FROM shop_reviews AS r JOIN shop_products AS p ON p.id = r.product_id
WHERE r.customer_id = ? ORDER BY r.created_at DESC, r.id DESC
"""

_CART = """
SELECT i.id, p.name, b.name AS brand FROM shop_cart_items AS i
JOIN shop_variants AS v ON v.id = i.variant_id JOIN shop_products AS p ON p.id = v.product_id
JOIN shop_brands AS b ON b.id = p.brand_id WHERE i.customer_id = ? ORDER BY i.added_at, i.id
"""

_SOLD_OUT = f"""
SELECT p.id, p.name, count(*) AS variants FROM shop_products AS p
JOIN shop_variants AS v ON v.product_id = p.id
WHERE p.enabled AND {goods.ONLY_OF_ITS_NAME}
GROUP BY p.id HAVING sum(v.stock = 0) BETWEEN 2 AND 8 ORDER BY p.id
"""

_MOST_VISITS = 9
"""Products of a wishlist that can all be looked at within an episode."""


@template(name="shop.bulk_wishlist_price", site="shop", kind="bulk", level=2, split="train")
def bulk_wishlist_price(draw: Draw) -> Draft:
    """Take everything above a price off the wishlist."""
    customer, limit, gone, kept = draw.pick(_price_limits(draw))
    return Draft(
        goal=draw.phrase(
            "Remove everything from my wishlist that costs more than ${limit}.",
            "My wishlist has become too dear. Take off whatever costs more than ${limit}, please, "
            "and leave the rest.",
            "My family will look at my wishlist next week and I don't want to seem greedy: "
            "nothing above ${limit} should stay on it.",
            "Wishlist clean-up: all products priced over ${limit} go.",
            limit=limit,
        ),
        user=customer["person_id"],
        expected=Expected(_wishes_gone(customer, gone)),
        solution=(*ways.OPEN_WISHLIST, *_remove(gone), DONE),
        near_misses=(
            NearMiss("one forgotten", (*ways.OPEN_WISHLIST, *_remove(gone[1:]), DONE)),
            NearMiss("one too many", (*ways.OPEN_WISHLIST, *_remove([*gone, kept[0]]), DONE)),
            NearMiss("the cheap ones", (*ways.OPEN_WISHLIST, *_remove(kept), DONE)),
            NearMiss("all of them", (*ways.OPEN_WISHLIST, *_remove([*gone, *kept]), DONE)),
        ),
        facts={"customer": customer["id"], "limit": limit, "gone": _names(gone)},
    )


@template(name="shop.bulk_wishlist_rating", site="shop", kind="bulk", level=3, split="test")
def bulk_wishlist_rating(draw: Draw) -> Draft:
    """Take the badly rated products off the wishlist, whose page shows no ratings."""
    customer, limit, gone, kept = draw.pick(_rating_limits(draw))
    looks = [action for wish in (*gone, *kept) for action in _look(wish["name"])]
    everything = (*ways.OPEN_WISHLIST, *looks)
    return Draft(
        goal=draw.phrase(
            "Take everything off my wishlist whose average customer rating is below {limit}.",
            "I only want well-liked things on my wishlist. Please remove each product that other "
            "customers rate below {limit} on average.",
            "Last year I got a toaster with two stars, never again. Go through my wishlist and "
            "drop all products with an average rating under {limit} stars. Keep the others.",
            "Wishlist: delete products rated lower than {limit}.",
            limit=limit,
        ),
        user=customer["person_id"],
        expected=Expected(_wishes_gone(customer, gone)),
        solution=(*everything, *_remove(gone), DONE),
        near_misses=(
            NearMiss("one forgotten", (*everything, *_remove(gone[1:]), DONE)),
            NearMiss("one too many", (*everything, *_remove([*gone, kept[0]]), DONE)),
            NearMiss("the good ones", (*everything, *_remove(kept), DONE)),
        ),
        facts={"customer": customer["id"], "limit": limit, "gone": _names(gone)},
    )


@template(name="shop.bulk_low_reviews", site="shop", kind="bulk", level=3, split="test")
def bulk_low_reviews(draw: Draw) -> Draft:
    """Delete all of one's own reviews with few stars."""
    customer, low, others = draw.pick(_reviewers(draw))
    page = ways.open_account(customer, "Your reviews")
    least = [review for review in low if review["rating"] == 1]

    def delete(reviews: Sequence[Row]) -> list[str]:
        return [
            action
            for review in reviews
            for action in (f'click "Delete review of {review["product"]}"', "accept the dialog")
        ]

    return Draft(
        goal=draw.phrase(
            "Delete all my reviews with one or two stars.",
            "I have been too harsh in the past. Please delete every review of mine that gives at "
            "most two stars, and keep the friendlier ones.",
            "A shop owner I know told me how much bad reviews hurt. Remove all those in which I "
            "gave fewer than three stars.",
            "My reviews: everything at 2 stars or below has to go.",
        ),
        user=customer["person_id"],
        expected=Expected(_reviews_gone(draw, low)),
        solution=(*page, *delete(low), DONE),
        near_misses=(
            NearMiss("one forgotten", (*page, *delete(low[:-1]), DONE)),
            NearMiss("one too many", (*page, *delete([*low, others[0]]), DONE)),
            NearMiss("only one star", (*page, *delete(least), DONE)),
        ),
        facts={"customer": customer["id"], "gone": [review["product"] for review in low]},
    )


@template(name="shop.bulk_alerts", site="shop", kind="bulk", level=2, split="train")
def bulk_alerts(draw: Draw) -> Draft:
    """Ask to be told when each sold-out size or colour of a product is back."""
    product = draw.pick(draw.rows(_SOLD_OUT))
    variants = draw.rows(
        "SELECT * FROM shop_variants WHERE product_id = ? AND stock = 0 ORDER BY id", product["id"]
    )
    customer = draw.pick(
        people.customers(
            draw, "NOT EXISTS (SELECT 1 FROM shop_stock_alerts AS a WHERE a.customer_id = c.id)"
        )
    )
    page = ways.open_product(product["name"])
    notify = [f'click "Notify me about {_options(variant)}"' for variant in variants]
    return Draft(
        goal=draw.phrase(
            "Have the shop tell me when the sold-out versions of the {name} are back, all of them.",
            "I'm after the {name}, but what I like is sold out. Sign me up to be notified for "
            "each size or colour that is out of stock.",
            "The twins can't agree on which {name} they want, so put me down for an alert on "
            "every version of it that is sold out at the moment.",
            "{name}: stock alerts for every unavailable option.",
            name=product["name"],
        ),
        user=customer["person_id"],
        expected=Expected(
            tuple(
                Insert("shop_stock_alerts", customer_id=customer["id"], variant_id=variant["id"])
                for variant in variants
            )
        ),
        solution=(*page, *notify, DONE),
        near_misses=(
            NearMiss("one forgotten", (*page, *notify[:-1], DONE)),
            NearMiss("only the first", (*page, notify[0], DONE)),
            NearMiss(
                "one taken back",
                (*page, *notify, f'click "Stop waiting about {_options(variants[0])}"', DONE),
            ),
            NearMiss(
                "on the wishlist too",
                (*page, *notify, f'click "Add to wishlist" in "{product["name"]}"', DONE),
            ),
        ),
        facts={"product": product["name"], "variants": [_options(v) for v in variants]},
    )


@template(name="shop.bulk_cart_brand", site="shop", kind="bulk", level=2, split="test")
def bulk_cart_brand(draw: Draw) -> Draft:
    """Keep only one brand's products in the cart."""
    customer, brand, kept, gone = draw.pick(_mixed_carts(draw))

    def remove(lines: Sequence[Row]) -> tuple[str, ...]:
        return (*ways.OPEN_CART, *(f'click "Remove {line["name"]}"' for line in lines), DONE)

    return Draft(
        goal=draw.phrase(
            "Take everything out of my cart that isn't by {brand}.",
            "I want to buy only {brand} this time. Please remove all other brands from my cart.",
            "There's a discount for {brand} at my work, so only their things should stay in the "
            "cart. Throw out the rest, but don't touch the quantities.",
            "Cart: keep {brand}, remove all else.",
            brand=brand,
        ),
        user=customer["person_id"],
        expected=Expected(tuple(Delete("shop_cart_items", id=line["id"]) for line in gone)),
        solution=remove(gone),
        near_misses=(
            NearMiss("one forgotten", remove(gone[1:])),
            NearMiss("the brand itself", remove(kept)),
            NearMiss("the whole cart", (*ways.OPEN_CART, *ways.EMPTY_CART, DONE)),
        ),
        facts={"customer": customer["id"], "brand": brand, "gone": _names(gone)},
    )


def _names(rows: Sequence[Row]) -> list[str]:
    return [row["name"] for row in rows]


def _remove(wishes: Sequence[Row]) -> tuple[str, ...]:
    return tuple(f'click "Remove {wish["name"]}"' for wish in wishes)


def _look(name: str) -> tuple[str, ...]:
    return (f'click "{name}"', "go back")


def _wishes_gone(customer: Row, wishes: Sequence[Row]) -> tuple[ExpectedChange, ...]:
    return tuple(
        Delete("shop_wishlist_items", customer_id=customer["id"], product_id=wish["id"])
        for wish in wishes
    )


def _reviews_gone(draw: Draw, reviews: Sequence[Row]) -> tuple[ExpectedChange, ...]:
    """Reviews and the votes on them."""
    votes = [
        vote
        for review in reviews
        for vote in draw.rows("SELECT * FROM shop_review_votes WHERE review_id = ?", review["id"])
    ]
    return (
        *(Delete("shop_reviews", id=review["id"]) for review in reviews),
        *(
            Delete("shop_review_votes", review_id=row["review_id"], customer_id=row["customer_id"])
            for row in votes
        ),
    )


def _options(variant: Row) -> str:
    parts = (("Size", variant["size"]), ("Colour", variant["colour"]))
    return ", ".join(f"{name}: {value}" for name, value in parts if value)


def _price_limits(draw: Draw) -> list[tuple[Row, int, list[Row], list[Row]]]:
    """Customers, a limit in dollars, what of their wishlist costs more, and what does not.

    No product has options on both sides of the limit.
    """
    found = []
    for customer, wishes in _wishlists(draw, 5, 14):
        for limit in range(20, 400, 20):
            gone = [wish for wish in wishes if wish["price"] > 100 * limit]
            kept = [wish for wish in wishes if wish["price"] <= 100 * limit]
            is_clear = all(wish["price"] + wish["surcharge"] <= 100 * limit for wish in kept)
            if is_clear and len(gone) > 2 and len(kept) > 1:
                found.append((customer, limit, gone, kept))
    return found


def _rating_limits(draw: Draw) -> list[tuple[Row, str, list[Row], list[Row]]]:
    """Customers, a limit, what of their wishlist is rated below it, and what is not.

    No rating comes so close to the limit that it would look the same on a page.
    """
    found = []
    for customer, wishes in _wishlists(draw, 6, _MOST_VISITS):
        if any(wish["rating"] is None for wish in wishes):
            continue
        for limit in (3.5, 3.8, 4.0, 4.2, 4.5):
            gone = [wish for wish in wishes if wish["rating"] < limit - 0.06]
            kept = [wish for wish in wishes if wish["rating"] > limit + 0.06]
            actions = 2 * len(wishes) + len(gone) + 2
            is_clear = len(gone) + len(kept) == len(wishes)
            if is_clear and min(len(gone), len(kept)) > 1 and actions <= 26:
                found.append((customer, f"{limit}", gone, kept))
    return found


def _wishlists(draw: Draw, least: int, most: int) -> list[tuple[Row, list[Row]]]:
    """Customers with so many products on their wishlist, and these."""
    pairs = [(row, draw.rows(_WISHES, row["id"])) for row in people.customers(draw)]
    return [
        (row, wishes)
        for row, wishes in pairs
        if least <= len(wishes) <= most and len(set(_names(wishes))) == len(wishes)
    ]


def _reviewers(draw: Draw) -> list[tuple[Row, list[Row], list[Row]]]:
    """Customers with six to eleven reviews of at most two stars, these, and their others."""
    found = []
    for customer in people.customers(draw):
        rows = draw.rows(_REVIEWS, customer["id"])
        names = {row["product"] for row in rows}
        low = [row for row in rows if row["rating"] <= 2]
        others = sorted((r for r in rows if r["rating"] > 2), key=lambda r: (r["rating"], r["id"]))
        has_both = {row["rating"] for row in low} == {1, 2}
        if 6 <= len(low) <= 11 and others and has_both and len(names) == len(rows):
            found.append((customer, low, others))
    return found


def _mixed_carts(draw: Draw) -> list[tuple[Row, str, list[Row], list[Row]]]:
    """Customers, a brand in their cart, its lines, and at least two lines of other brands."""
    found = []
    for customer in people.customers(draw):
        lines = draw.rows(_CART, customer["id"])
        if len(set(_names(lines))) < len(lines):
            continue
        for brand in sorted({line["brand"] for line in lines}):
            kept = [line for line in lines if line["brand"] == brand]
            gone = [line for line in lines if line["brand"] != brand]
            if len(gone) > 1:
                found.append((customer, brand, kept, gone))
    return found
