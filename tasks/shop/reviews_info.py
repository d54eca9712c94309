"""Questions that reviews answer."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from webenv.authoring import (
    Draft,
    Draw,
    Number,
    SetOf,
    Text,
    question,
    template,
)
from webenv.tasks.shop import people, ways
from webenv.world.world import Row

_REVIEWS = """
SELECT r.id, r.product_id, r.rating, r.title, r.body, r.created_at, r.verified, p.name,
    p.category_id, d.display_name,
    (SELECT count(*) FROM shop_review_votes AS v WHERE v.review_id = r.id AND v.helpful) AS helpful
FROM shop_reviews AS r JOIN shop_products AS p ON p.id = r.product_id
JOIN shop_customers AS d ON d.id = r.customer_id
WHERE p.enabled AND r.status = 'approved' ORDER BY r.product_id, r.created_at DESC, r.id DESC
"""
_OWN = """
SELECT r.customer_id, r.rating, p.name FROM shop_reviews AS r
JOIN shop_products AS p ON p.id = r.product_id ORDER BY r.id
"""
_PER_PAGE = 10


@template(name="shop.own_ratings", site="shop", kind="information", level=1, split="test")
def own_ratings(draw: Draw) -> Draft:
    """List what the customer has given a certain number of stars."""
    rated: dict[tuple[int, int], list[str]] = defaultdict(list)
    for row in draw.rows(_OWN):
        rated[row["customer_id"], row["rating"]].append(row["name"])
    customer_id, stars = draw.pick(
        key for key, names in rated.items() if 2 <= len(names) <= 5 and key[1] < 5
    )
    customer = people.customer(draw, customer_id)
    names = rated[customer_id, stars]
    others = [
        name
        for (owner, _), all_of in sorted(rated.items())
        if owner == customer_id
        for name in all_of
        if name not in names
    ]
    answer = SetOf(tuple(names))
    look = ways.open_account(customer, "Your reviews")
    return question(
        goal=draw.phrase(
            "Which products did I give exactly {stars}?",
            "Look through the reviews I have written and list every product to which I gave "
            "{stars}, no more and no less.",
            "I want to revise some old opinions of mine. What have I rated with {stars}?",
            "My own reviews with {stars}: which products?",
            stars=_stars(stars),
        ),
        user=customer["person_id"],
        look=look,
        answer=answer,
        wrong={
            "one left out": SetOf(tuple(names[:-1])),
            "one too many": SetOf((*names, *others[:1])) if others else None,
            "everything reviewed": SetOf((*names, *others)),
        },
        facts={"stars": stars},
    )


@template(name="shop.reviewers_who_mention", site="shop", kind="information", level=2, split="test")
def reviewers_who_mention(draw: Draw) -> Draft:
    """Name the reviewers who gave few stars and mention something."""
    product, stars, sentence, writers, rest = draw.pick(_mentions(draw))
    answer = SetOf(tuple(writers))
    pages = (len(writers) + len(rest) - 1) // _PER_PAGE
    look = (
        *ways.open_reviews(product),
        f'click "{_stars(stars)}: {_reviews(len(writers) + len(rest))}"',
        *('click "Next page"',) * pages,
    )
    return question(
        goal=draw.phrase(
            "Who gave the {name} exactly {stars} and wrote “{phrase}”? Give the names as they "
            "stand beside the reviews.",
            "I read that some people are not fully happy with the {name}. Which reviewers with "
            "{stars}, no more and no less, say “{phrase}”?",
            "For a talk about honest reviews I need names: everyone who rated the {name} with "
            "{stars} and whose review contains “{phrase}”.",
            "{name}, reviews with {stars}: whose text says “{phrase}”?",
            name=product,
            stars=_stars(stars),
            phrase=sentence,
        ),
        look=look,
        answer=answer,
        wrong={
            "one left out": SetOf(tuple(writers[:-1])),
            "everyone with these stars": SetOf((*writers, *rest)),
            "one too many": SetOf((*writers, rest[0])),
        },
        facts={"product": product, "stars": stars, "phrase": sentence},
    )


@template(name="shop.products_that_mention", site="shop", kind="information", level=3, split="test")
def products_that_mention(draw: Draw) -> Draft:
    """Say which of several products have reviews that mention something."""
    sentence, named, silent = draw.pick(_said_of(draw))
    products = draw.sample([*named, *silent], len(named) + len(silent))
    answer = SetOf(tuple(named))
    look = tuple(action for name in products for action in ways.open_reviews(name))
    return question(
        goal=draw.phrase(
            "I am choosing between these: {list}. Which of them have a review that says "
            "“{phrase}”?",
            "Please read the reviews of {list}. In which products' reviews does “{phrase}” occur?",
            "A colleague warned me about something but forgot where she had read it: "
            "“{phrase}”. It was in the reviews of one or more of these: {list}. Of which?",
            "{list}: whose reviews contain “{phrase}”?",
            list="; ".join(products),
            phrase=sentence,
        ),
        look=look,
        answer=answer,
        wrong={
            "all of them": SetOf(tuple(products)),
            "one too many": SetOf((*named, silent[0])),
            "the others": SetOf(tuple(silent)),
            "the last not looked at": SetOf((*named[1:], silent[-1])),
        },
        facts={"products": products, "phrase": sentence},
    )


@template(name="shop.verified_average", site="shop", kind="information", level=2, split="train")
def verified_average(draw: Draw) -> Draft:
    """Work out a product's average rating from verified purchases only."""
    name, reviews = draw.pick(
        (name, reviews)
        for name, reviews in _by_product(draw).items()
        if 8 <= len(reviews) <= 30 and _verification_matters(reviews)
    )
    verified = [row["rating"] for row in reviews if row["verified"]]
    others = [row["rating"] for row in reviews if not row["verified"]]
    answer = Number(round(_mean(verified), 2), tolerance=0.011)
    pages = (len(reviews) - 1) // _PER_PAGE
    look = (*ways.open_reviews(name), *('click "Next page"',) * pages)
    return question(
        goal=draw.phrase(
            "What is the average rating of the {name} if only reviews from verified purchases "
            "count? Round to two decimals.",
            "I distrust reviews by people who never bought a thing. Work out the mean number of "
            "stars for the {name} from the verified purchases alone, to two decimals.",
            "My father only believes real buyers. How many stars does the {name} get on average "
            "from verified purchases (two decimals)?",
            "{name}: mean stars over verified purchases, two decimals?",
            name=name,
        ),
        look=look,
        answer=answer,
        wrong={
            "all reviews": Number(round(_mean([*verified, *others]), 2)),
            "the others": Number(round(_mean(others), 2)),
            "how many they are": Number(len(verified)),
        },
        facts={"product": name},
    )


@template(name="shop.most_helpful_reviewer", site="shop", kind="information", level=2, split="dev")
def most_helpful_reviewer(draw: Draw) -> Draft:
    """Name the author of the review that most people found helpful."""
    name, reviews = draw.pick(
        (name, reviews)
        for name, reviews in _by_product(draw).items()
        if len(reviews) >= 5
        and draw.best(reviews, lambda row: row["helpful"]) is not None
        and len({row["display_name"] for row in reviews}) == len(reviews)
    )
    ranked = sorted(reviews, key=lambda row: -row["helpful"])
    answer = Text(ranked[0]["display_name"])
    look = (*ways.open_reviews(name), 'select "Most helpful" in "Sort reviews by"')
    return question(
        goal=draw.phrase(
            "Who wrote the review of the {name} that the most people found helpful?",
            "For the {name}, whose review has helped the greatest number of people? I'd like to "
            "thank them.",
            "Give me the name beside the most helpful review of the {name}, going by the number of "
            "people who found it so.",
            "{name}: author of the review with most helpful votes?",
            name=name,
        ),
        look=look,
        answer=answer,
        wrong={
            "the second": Text(ranked[1]["display_name"]),
            "the two best": SetOf(tuple(row["display_name"] for row in ranked[:2])),
            "the newest": Text(reviews[0]["display_name"]),
            "the review's title": Text(ranked[0]["title"]),
        },
        facts={"product": name},
    )


def _stars(number: int) -> str:
    return f"{number} star" if number == 1 else f"{number} stars"


def _reviews(number: int) -> str:
    return f"{number} review" if number == 1 else f"{number} reviews"


def _by_product(draw: Draw) -> dict[str, list[Row]]:
    """Every review, newest first, by the product's name."""
    found: dict[str, list[Row]] = defaultdict(list)
    for row in draw.rows(_REVIEWS):
        found[row["name"]].append(row)
    return found


def _sentences(body: str) -> set[str]:
    """What a review says, sentence by sentence, without the full stop."""
    parts = re.split(r"(?<=[.!?:])\s+", body)
    return {part.rstrip(".") for part in parts if part.endswith(".") and len(part) > 15}


def _mentions(draw: Draw) -> list[tuple[str, int, str, list[str], list[str]]]:
    """Product, stars, a sentence, who of these says it, and who does not."""
    found = []
    for name, reviews in _by_product(draw).items():
        if len(reviews) < 8 or len({row["display_name"] for row in reviews}) < len(reviews):
            continue
        for stars in (1, 2, 3, 4):
            rows = [row for row in reviews if row["rating"] == stars]
            for sentence in sorted({part for row in rows for part in _sentences(row["body"])}):
                said = [row["display_name"] for row in rows if _says(row, sentence)]
                rest = [row["display_name"] for row in rows if not _says(row, sentence)]
                if 2 <= len(said) <= 5 and len(rest) >= 2:
                    found.append((name, stars, sentence, said, rest))
    return found


def _said_of(draw: Draw) -> list[tuple[str, list[str], list[str]]]:
    """A sentence, products of one category that have it in a review, and others without."""
    products = {
        name: reviews for name, reviews in _by_product(draw).items() if 4 <= len(reviews) <= 10
    }
    groups: dict[int, list[str]] = defaultdict(list)
    for name, reviews in sorted(products.items()):
        groups[reviews[0]["category_id"]].append(name)
    found = []
    for names in groups.values():
        for start in range(0, len(names) - 4, 5):
            five = names[start : start + 5]
            said = {name: _all_sentences(products[name]) for name in five}
            for sentence in sorted(set().union(*said.values())):
                loud = [n for n in five if any(_says(row, sentence) for row in products[n])]
                if 2 <= len(loud) <= 3:
                    found.append((sentence, loud, [name for name in five if name not in loud]))
    return found


def _all_sentences(reviews: Iterable[Row]) -> set[str]:
    return {part for row in reviews for part in _sentences(row["body"])}


def _says(review: Row, phrase: str) -> bool:
    """As a reader would find it, in whatever case."""
    return phrase.casefold() in f"{review['title']} {review['body']}".casefold()


def _mean(ratings: list[int]) -> float:
    return sum(ratings) / len(ratings) if ratings else 0.0


def _verification_matters(reviews: list[Row]) -> bool:
    """The average of verified purchases is no whole number, and visibly not that of all."""
    verified = [row["rating"] for row in reviews if row["verified"]]
    everyone = [row["rating"] for row in reviews]
    is_whole = _mean(verified).is_integer()
    return len(verified) >= 4 and not is_whole and abs(_mean(verified) - _mean(everyone)) > 0.05
