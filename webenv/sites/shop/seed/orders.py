"""Orders with their items, priced by the rules of the day."""

from __future__ import annotations

import datetime
import random
from dataclasses import dataclass

from webenv.sites.shop.seed.baskets import Shelf, Shelves
from webenv.sites.shop.seed.categories import Category, subtrees
from webenv.sites.shop.seed.customers import ACCOUNTS, Address, Customer
from webenv.sites.shop.seed.histories import History, live_through
from webenv.sites.shop.seed.moments import DAY, between, waking_hour
from webenv.sites.shop.seed.offers import (
    COLLECT,
    EXPRESS,
    GREEN,
    STANDARD,
    Coupon,
)
from webenv.sites.shop.seed.products import Product, Variant
from webenv.sites.shop.shipping import ShippingMethod

_YEARS = 3 * 365
_OFFER_DAYS = 75
_GIFTS = (
    "Happy birthday! With love from all of us.",
    "Congratulations on the new flat.",
    "Thank you for looking after the cat.",
    "Get well soon. We miss you at choir.",
    "For the two of you. Ten years already!",
    "A small thank-you for a big favour.",
    "Merry Christmas from the whole family.",
    "Good luck with the new job!",
    "Welcome to the world, little one.",
)


@dataclass(frozen=True, slots=True)
class Line:
    """One row of `shop_order_items`."""

    id: int
    product: Product
    variant: Variant
    quantity: int
    unit_price: int

    @property
    def amount(self) -> int:
        """What the whole line costs."""
        return self.quantity * self.unit_price


@dataclass(frozen=True, slots=True)
class Order:
    """One row of `shop_orders` with its items and its history."""

    id: int
    number: str
    customer: Customer
    placed_at: datetime.datetime
    method: ShippingMethod
    payment_label: str
    coupon: Coupon | None
    subtotal: int
    discount: int
    shipping: int
    address: Address
    gift_message: str
    lines: tuple[Line, ...]
    history: History

    @property
    def total(self) -> int:
        """What the customer paid."""
        return self.subtotal - self.discount + self.shipping


@dataclass(frozen=True, slots=True)
class _Rules:
    """What stays the same while the orders are made."""

    now: datetime.datetime
    shelves: Shelves
    coupons: list[Coupon]
    below: dict[str, frozenset[int]]

    def eligible(self, coupon: Coupon, lines: list[Line]) -> int:
        """The worth of the lines to which the coupon applies."""
        if coupon.category is None:
            return sum(line.amount for line in lines)
        members = self.below[coupon.category]
        return sum(line.amount for line in lines if line.product.category_id in members)


def make_orders(
    rng: random.Random,
    now: datetime.datetime,
    customers: list[Customer],
    products: list[Product],
    categories: list[Category],
    coupons: list[Coupon],
) -> list[Order]:
    """All orders, numbered in the order in which they were placed."""
    below = subtrees(categories)
    rules = _Rules(
        now=now,
        shelves=Shelves(products, categories),
        coupons=coupons,
        below={category.name: below[category.id] for category in categories},
    )
    visits: list[tuple[datetime.datetime, int]] = []
    for customer in customers:
        visits += [(moment, customer.id) for moment in _moments(rng, customer, now)]
    visits.sort()
    liked = {customer.id: rules.shelves.favourites(rng) for customer in customers}
    orders: list[Order] = []
    number, item_id = 100001000, 1
    for placed_at, customer_id in visits:
        number += rng.randint(1, 4)
        customer = customers[customer_id - 1]
        lines = _lines(rng, rules, liked[customer_id], placed_at, item_id)
        item_id += len(lines)
        orders.append(_order(rng, rules, len(orders) + 1, str(number), customer, placed_at, lines))
    return orders


def _moments(
    rng: random.Random, customer: Customer, now: datetime.datetime
) -> list[datetime.datetime]:
    start = max(customer.joined_at + datetime.timedelta(minutes=5), now - _YEARS * DAY)
    moments = [
        moment
        for _ in range(customer.orders)
        if start
        < (moment := waking_hour(rng, _leaning_late(rng, start, now)))
        < now - datetime.timedelta(minutes=10)
    ]
    while len(moments) < customer.orders:
        moments.append(between(rng, start, now - datetime.timedelta(minutes=10)))
    if customer.id <= ACCOUNTS:
        moments[0] = now - datetime.timedelta(minutes=20 + 137 * customer.id)
    return moments


def _leaning_late(
    rng: random.Random, start: datetime.datetime, end: datetime.datetime
) -> datetime.datetime:
    moment = between(rng, start, end)
    return max(moment, between(rng, start, end)) if rng.random() < 0.35 else moment


def _lines(
    rng: random.Random,
    rules: _Rules,
    liked: list[Shelf],
    placed_at: datetime.datetime,
    first_id: int,
) -> list[Line]:
    count = rng.choices((1, 2, 3, 4, 5, 7), weights=(40, 27, 17, 9, 5, 2))[0]
    recent = rules.now - placed_at < _OFFER_DAYS * DAY
    lines: list[Line] = []
    for product in rules.shelves.basket(rng, liked, count, placed_at.date()):
        variant = rng.choice(product.variants)
        price = product.price if recent else product.list_price or product.price
        lines.append(
            Line(
                id=first_id + len(lines),
                product=product,
                variant=variant,
                quantity=rng.choices((1, 2, 3, 4, 6), weights=(80, 13, 3, 3, 1))[0],
                unit_price=price + variant.surcharge,
            )
        )
    return lines


def _order(
    rng: random.Random,
    rules: _Rules,
    order_id: int,
    number: str,
    customer: Customer,
    placed_at: datetime.datetime,
    lines: list[Line],
) -> Order:
    subtotal = sum(line.amount for line in lines)
    coupon = _coupon(rng, rules, placed_at.date(), lines, subtotal)
    method = rng.choices((STANDARD, EXPRESS, COLLECT, GREEN), weights=(58, 14, 18, 10))[0]
    if coupon and coupon.kind == "free_shipping":
        method = STANDARD
    free = coupon is not None and coupon.kind == "free_shipping"
    gift = rng.random() < 0.07
    addresses = customer.addresses
    return Order(
        id=order_id,
        number=number,
        customer=customer,
        placed_at=placed_at,
        method=method,
        payment_label=rng.choice(customer.payments).label,
        coupon=coupon,
        subtotal=subtotal,
        discount=coupon.discount(rules.eligible(coupon, lines)) if coupon else 0,
        shipping=0 if free else method.cost(subtotal),
        address=addresses[0] if rng.random() < 0.7 else rng.choice(addresses),
        gift_message=rng.choice(_GIFTS) if gift else "",
        lines=tuple(lines),
        history=live_through(rng, placed_at, method, rules.now),
    )


def _coupon(
    rng: random.Random,
    rules: _Rules,
    day: datetime.date,
    lines: list[Line],
    subtotal: int,
) -> Coupon | None:
    if rng.random() >= 0.2:
        return None
    usable = [
        coupon
        for coupon in rules.coupons
        if coupon.starts_on <= day <= coupon.ends_on
        and subtotal >= coupon.minimum
        and rules.eligible(coupon, lines) > 0
    ]
    return rng.choice(usable) if usable else None
