"""Reviews, most of them by customers who bought the product, and votes on them."""

from __future__ import annotations

import datetime
import random
from dataclasses import dataclass

import apsw

from webenv.sites.shop.seed.baskets import Shelf
from webenv.sites.shop.seed.customers import Customer
from webenv.sites.shop.seed.moments import DAY, between, stamp, waking_hour
from webenv.sites.shop.seed.orders import Order
from webenv.sites.shop.seed.products import Product, Variant
from webenv.sites.shop.seed.review_text import (
    Reputation,
    make_reputation,
    spam,
    write_review,
)
from webenv.sites.shop.seed.review_words import Experience

REVIEWS = 10_800
_VERIFIED_SHARE = 0.62
_THRESHOLDS = ((0.74, 5), (0.58, 4), (0.46, 3), (0.36, 2))


@dataclass(frozen=True, slots=True)
class Review:
    """One row of `shop_reviews`."""

    product: Product
    customer: Customer
    rating: int
    title: str
    body: str
    created_at: datetime.datetime
    verified: bool
    status: str


@dataclass(frozen=True, slots=True)
class _Occasion:
    """Someone has reason to write about something."""

    at: datetime.datetime
    product: Product
    customer: Customer
    variant: Variant
    had_since: datetime.datetime
    verified: bool


def make_reviews(
    rng: random.Random,
    now: datetime.datetime,
    products: list[Product],
    customers: list[Customer],
    orders: list[Order],
) -> list[Review]:
    """All reviews, oldest first."""
    occasions = _after_purchases(rng, now, orders)
    wanted = int(REVIEWS * _VERIFIED_SHARE)
    if len(occasions) > wanted:
        occasions = rng.sample(occasions, wanted)
    occasions += _from_elsewhere(rng, now, products, customers, orders, occasions)
    occasions.sort(key=lambda o: (o.at, o.product.id, o.customer.id))
    reputations: dict[int, Reputation] = {}
    return [_review(rng, now, occasion, reputations) for occasion in occasions]


def _after_purchases(
    rng: random.Random, now: datetime.datetime, orders: list[Order]
) -> list[_Occasion]:
    found: dict[tuple[int, int], _Occasion] = {}
    for order in orders:
        delivered = order.history.delivered_at
        if delivered is None or order.history.status != "delivered":
            continue
        for line in order.lines:
            key = (line.product.id, order.customer.id)
            wait = 1 + int(rng.random() * rng.random() * 260)
            at = waking_hour(rng, delivered + wait * DAY)
            if key not in found and at < now:
                found[key] = _Occasion(
                    at, line.product, order.customer, line.variant, delivered, True
                )
    return list(found.values())


def _from_elsewhere(
    rng: random.Random,
    now: datetime.datetime,
    products: list[Product],
    customers: list[Customer],
    orders: list[Order],
    written: list[_Occasion],
) -> list[_Occasion]:
    """Reviews by people who did not buy the product here."""
    taken = {(line.product.id, order.customer.id) for order in orders for line in order.lines}
    shelf = Shelf(products)
    found: list[_Occasion] = []
    while len(written) + len(found) < REVIEWS:
        product, customer = shelf.draw(rng), rng.choice(customers)
        released = datetime.datetime.combine(product.released_on, datetime.time()) + 8 * DAY
        start = max(released, customer.joined_at, now - 3 * 365 * DAY)
        if (product.id, customer.id) in taken or start >= now - 2 * DAY:
            continue
        taken.add((product.id, customer.id))
        at = min(waking_hour(rng, between(rng, start, now - DAY)), now - DAY)
        at = max(at, start)
        had_since = at - min(int(rng.random() * 300) * DAY, at - released + 7 * DAY)
        variant = rng.choice(product.variants)
        found.append(_Occasion(at, product, customer, variant, had_since, False))
    return found


def _review(
    rng: random.Random,
    now: datetime.datetime,
    occasion: _Occasion,
    reputations: dict[int, Reputation],
) -> Review:
    product = occasion.product
    if product.id not in reputations:
        reputations[product.id] = make_reputation(rng, product)
    rating = _rating(rng, product, occasion.customer)
    experience = Experience(
        product=product,
        variant=occasion.variant,
        rating=rating,
        days=(occasion.at - occasion.had_since).days,
        bought_here=occasion.verified,
    )
    title, body = write_review(rng, reputations[product.id], experience)
    status = _status(rng, now - occasion.at)
    if status == "rejected":
        title, body = spam(rng)
    return Review(
        product=product,
        customer=occasion.customer,
        rating=rating,
        title=title,
        body=body,
        created_at=occasion.at,
        verified=occasion.verified,
        status=status,
    )


def _rating(rng: random.Random, product: Product, customer: Customer) -> int:
    if rng.random() < 0.03:
        return rng.randint(1, 5)
    score = 0.68 * product.quality + 0.34 * rng.random() + 0.06 * customer.generous
    return next((rating for least, rating in _THRESHOLDS if score >= least), 1)


def _status(rng: random.Random, age: datetime.timedelta) -> str:
    chance = rng.random()
    if age < 7 * DAY and chance < 0.6:
        return "pending"
    return "rejected" if chance > 0.993 else "approved"


def write_reviews(
    db: apsw.Connection, rng: random.Random, reviews: list[Review], customers: list[Customer]
) -> None:
    """Fill `shop_reviews` and `shop_review_votes`."""
    db.executemany(
        "INSERT INTO shop_reviews VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                number,
                review.product.id,
                review.customer.id,
                review.rating,
                review.title,
                review.body,
                stamp(review.created_at),
                int(review.verified),
                review.status,
            )
            for number, review in enumerate(reviews, 1)
        ],
    )
    votes = []
    for number, review in enumerate(reviews, 1):
        chance = rng.random()
        count = (
            int(chance * chance * chance * chance * chance * chance * 12)
            if review.status == "approved"
            else 0
        )
        for voter in rng.sample(customers, count):
            if voter.id != review.customer.id:
                votes.append((number, voter.id, int(rng.random() < 0.82)))
    db.executemany("INSERT INTO shop_review_votes VALUES (?, ?, ?)", votes)
