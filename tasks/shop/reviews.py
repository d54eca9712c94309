"""Reviews: writing and changing one's own, judging those of others."""

from __future__ import annotations

from itertools import pairwise

from webenv.authoring import DONE, Draft, Draw, Expected, Insert, NearMiss, Prose, Update, template
from webenv.sites.shop import reviews
from webenv.tasks.shop import goods, people, ways
from webenv.world.world import Row

_OPINIONS = (
    (1, "Broke in the first week", "It broke on the fifth day, and I had been careful with it."),
    (1, "Went straight back", "Nothing like the pictures. I have sent it back."),
    (2, "Not for me", "It does what it says, but the smell has not gone away so far."),
    (2, "Expected more", "For this price the finish should be better than that."),
    (3, "Does the job", "Neither good nor bad: it does the job and takes up little room."),
    (3, "Middling", "Fine for guests, but I would not use it every day."),
    (4, "Nearly perfect", "A very good buy; only the instructions could be clearer."),
    (4, "Would buy again", "Sturdy and well thought out. One star off for the late delivery."),
    (5, "A joy every day", "We use it every single day and would not want to be without it."),
    (5, "Bought a second one", "So good that I have ordered another one for my parents."),
)


@template(name="shop.review_write", site="shop", kind="content", level=2, split="test")
def review_write(draw: Draw) -> Draft:
    """Write a review with a given rating, title and text."""
    customer = draw.pick(people.customers(draw))
    own = {row["product_id"] for row in reviews.own_reviews(draw.world, customer["id"])}
    products = [row for row in _reviewed(draw) if row["id"] not in own]
    product = draw.pick(products)
    other = draw.pick([row for row in products if row["id"] != product["id"]])
    rating, title, body = draw.rng.choice(_OPINIONS)

    def write(name: str, stars: int) -> tuple[str, ...]:
        return (*_open_form(name), *_fill(stars, title, body), 'click "Publish review"')

    return Draft(
        goal=draw.phrase(
            "Review the {name} for me: {stars}, title “{title}”, text “{body}”",
            "I'd like to tell others about the {name}. Give it {stars} under the title “{title}” "
            "and write: “{body}”",
            "I promised my daughter to write this one up, and she checks. Product: {name}. "
            "Rating: {stars}. Title: “{title}”. Text: “{body}”",
            "Post a {n}-star review of the {name}. Headline “{title}”. “{body}”",
            name=product["name"],
            stars=_stars(rating),
            n=rating,
            title=title,
            body=body,
        ),
        user=customer["person_id"],
        expected=Expected(
            (
                Insert(
                    "shop_reviews",
                    product_id=product["id"],
                    customer_id=customer["id"],
                    rating=rating,
                    title=Prose(title),
                    body=Prose(body),
                    verified=int(reviews.has_bought(draw.world, product["id"], customer["id"])),
                ),
            )
        ),
        solution=(*write(product["name"], rating), DONE),
        near_misses=(
            NearMiss("another rating", (*write(product["name"], rating % 5 + 1), DONE)),
            NearMiss("another product", (*write(other["name"], rating), DONE)),
            NearMiss("not published", (*write(product["name"], rating)[:-1], DONE)),
            NearMiss(
                "a vote on another review too",
                (*write(product["name"], rating), 'click the 2nd "Helpful"', DONE),
            ),
        ),
        facts={"product": product["name"], "rating": rating, "title": title},
    )


@template(name="shop.review_edit", site="shop", kind="content", level=2, split="train")
def review_edit(draw: Draw) -> Draft:
    """Change rating and text of one's own review of a product."""
    review, other = draw.pick(_own_reviews(draw))
    customer = people.customer(draw, review["customer_id"])
    rating, title, body = draw.rng.choice(
        [opinion for opinion in _OPINIONS if opinion[0] != review["rating"]]
    )
    page = ways.open_account(customer, "Your reviews")

    def change(which: Row, stars: int) -> tuple[str, ...]:
        return (
            *page,
            f'click "Edit review of {which["product"]}"',
            *_fill(stars, title, body),
            'click "Save review"',
        )

    return Draft(
        goal=draw.phrase(
            "Change my review of the {name} to {stars}, title “{title}”, text “{body}”",
            "I see the {name} differently by now. Please edit my review: {stars}, “{title}” as the "
            "title and “{body}” as the text.",
            "After half a year one knows better. My old review of the {name} should read “{title}” "
            "/ “{body}” and give {stars}.",
            "Update what I wrote about the {name}. New rating: {stars}. New title: “{title}”. "
            "New text: “{body}”",
            name=review["product"],
            stars=_stars(rating),
            title=title,
            body=body,
        ),
        user=customer["person_id"],
        expected=Expected(
            (
                Update(
                    "shop_reviews",
                    {"id": review["id"]},
                    rating=rating,
                    title=Prose(title),
                    body=Prose(body),
                ),
            )
        ),
        solution=(*change(review, rating), DONE),
        near_misses=(
            NearMiss("the old rating", (*change(review, review["rating"]), DONE)),
            NearMiss("another review", (*change(other, rating), DONE), may_fail=True),
            NearMiss("not saved", (*change(review, rating)[:-1], DONE)),
            NearMiss(
                "deleted instead",
                (*page, f'click "Delete review of {review["product"]}"', "accept the dialog", DONE),
            ),
        ),
        facts={"product": review["product"], "rating": rating, "title": title},
    )


@template(name="shop.review_vote", site="shop", kind="content", level=2, split="test")
def review_vote(draw: Draw) -> Draft:
    """Vote on what a certain person wrote about a product."""
    customer = draw.pick(people.customers(draw))
    review, other = draw.pick(_open_to_votes(draw, customer["id"]))
    helpful = draw.chance(0.6)
    button, opposite = ("Helpful", "Not helpful") if helpful else ("Not helpful", "Helpful")
    page = (*ways.open_product(review["product"]), 'click "Reviews"')

    def vote(which: Row, what: str) -> str:
        return f'click the "{what}" button in "{which["display_name"]}"'

    return Draft(
        goal=draw.phrase(
            "Mark {author}'s review of the {name} as {verdict}.",
            "There is a review by {author} of the {name}. Vote on it for me: {verdict}.",
            "I have just read what {author} says about the {name}, over breakfast. Let the shop "
            "know that I found it {verdict}.",
            "{name}, review by {author}: {verdict}. Cast that vote please.",
            author=review["display_name"],
            name=review["product"],
            verdict=button.lower(),
        ),
        user=customer["person_id"],
        expected=Expected(
            (
                Insert(
                    "shop_review_votes",
                    review_id=review["id"],
                    customer_id=customer["id"],
                    helpful=int(helpful),
                ),
            )
        ),
        solution=(*page, vote(review, button), DONE),
        near_misses=(
            NearMiss("the opposite", (*page, vote(review, opposite), DONE)),
            NearMiss("another review", (*page, vote(other, button), DONE)),
            NearMiss("taken back", (*page, vote(review, button), vote(review, button), DONE)),
            NearMiss("two reviews", (*page, vote(review, button), vote(other, button), DONE)),
        ),
        facts={"product": review["product"], "author": review["display_name"], "verdict": button},
    )


def _open_form(name: str) -> tuple[str, ...]:
    return (*ways.open_product(name), 'click "Reviews"', 'click "Write a review"')


def _fill(rating: int, title: str, body: str) -> tuple[str, ...]:
    return (
        f'check "{_stars(rating)}"',
        f'fill "Title" with "{title}"',
        f'fill "Your review" with "{body}"',
    )


def _stars(rating: int) -> str:
    return "1 star" if rating == 1 else f"{rating} stars"


def _reviewed(draw: Draw) -> list[Row]:
    """Products that somebody has reviewed; on others the form is open from the start."""
    return goods.named(
        draw,
        "(SELECT count(*) FROM shop_reviews AS r "
        "WHERE r.product_id = p.id AND r.status = 'approved') > 1",
    )


def _own_reviews(draw: Draw) -> list[tuple[Row, Row]]:
    """Reviews of products that one can name, each with another one by the same customer."""
    rows = draw.rows(
        "SELECT r.*, p.name AS product FROM shop_reviews AS r "
        "JOIN shop_products AS p ON p.id = r.product_id WHERE p.enabled "
        f"AND {goods.ONLY_OF_ITS_NAME} ORDER BY r.customer_id, r.id"
    )
    return [
        (one, other) for one, other in pairwise(rows) if one["customer_id"] == other["customer_id"]
    ]


def _open_to_votes(draw: Draw, reader_id: int) -> list[tuple[Row, Row]]:
    """Reviews on the first page of a product's reviews that the reader may judge; another one.

    No review of that page is by another person of the same name, and none is the reader's.
    """
    found = []
    for product in draw.rng.sample(_reviewed(draw), 40):
        _, rows = reviews.list_reviews(draw.world, product["id"], 0, "newest", "1", reader_id)
        names = [row["display_name"] for row in rows]
        texts = " ".join(f"{row['title']} {row['body']}" for row in rows)
        clean = [
            {**row, "product": product["name"]}
            for row in rows
            if row["customer_id"] != reader_id
            and row["own_vote"] is None
            and _stands_alone(row["display_name"], names)
            and row["display_name"] not in texts
        ]
        found += list(zip(clean, [*clean[1:], *clean[:1]], strict=True)) if len(clean) > 1 else []
    return found


def _stands_alone(name: str, names: list[str]) -> bool:
    return sum(name.lower() in other.lower() for other in names) == 1
