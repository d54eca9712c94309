"""What customers keep for later: wishlists, comparisons, carts and stock alerts."""

from __future__ import annotations

import datetime
import random

import apsw

from webenv.sites.shop.seed.baskets import Shelf
from webenv.sites.shop.seed.customers import ACCOUNTS, Customer
from webenv.sites.shop.seed.moments import DAY, between, stamp
from webenv.sites.shop.seed.products import Product

_NOTES = (
    "For Dad's birthday",
    "Wait for an offer",
    "For the new flat",
    "In the smaller size",
    "Ask Sam whether he has one",
    "Christmas?",
    "Two of these",
    "For the garden party",
    "Compare with the bigger one first",
    "When the old one breaks",
    "Present for the neighbours",
    "For the trip in July",
)


def write_keepsakes(
    db: apsw.Connection,
    rng: random.Random,
    now: datetime.datetime,
    customers: list[Customer],
    products: list[Product],
) -> None:
    """Fill the tables of wishlists, comparisons, carts, cart coupons and stock alerts."""
    on_sale = [product for product in products if product.enabled]
    _write_wishlists(db, rng, now, customers, on_sale)
    _write_comparisons(db, rng, now, customers, on_sale)
    _write_carts(db, rng, now, customers, on_sale)
    _write_alerts(db, rng, now, customers, on_sale)


def _write_wishlists(
    db: apsw.Connection,
    rng: random.Random,
    now: datetime.datetime,
    customers: list[Customer],
    products: list[Product],
) -> None:
    shelf = Shelf(products)
    rows = []
    for customer in customers:
        rich = customer.id <= ACCOUNTS
        if not rich and rng.random() < 0.45:
            continue
        wanted = rng.randint(5, 14) if rich else 1 + int(rng.random() * rng.random() * 12)
        for product in _different(rng, shelf, wanted):
            start = max(customer.joined_at, _released(product), now - 500 * DAY)
            note = rng.choice(_NOTES) if rng.random() < 0.25 else ""
            rows.append((customer.id, product.id, stamp(between(rng, start, now)), note))
    db.executemany("INSERT INTO shop_wishlist_items VALUES (?, ?, ?, ?)", rows)


def _write_comparisons(
    db: apsw.Connection,
    rng: random.Random,
    now: datetime.datetime,
    customers: list[Customer],
    products: list[Product],
) -> None:
    shelf = Shelf(products)
    leaves: dict[int, list[Product]] = {}
    for product in products:
        leaves.setdefault(product.category_id, []).append(product)
    rows = []
    for customer in customers:
        if rng.random() >= (0.5 if customer.id <= ACCOUNTS else 0.12):
            continue
        leaf = leaves[shelf.draw(rng).category_id]
        for product in rng.sample(leaf, min(len(leaf), rng.randint(2, 4))):
            start = max(customer.joined_at, _released(product), now - 20 * DAY)
            rows.append((customer.id, product.id, stamp(between(rng, start, now))))
    db.executemany("INSERT INTO shop_compare_items VALUES (?, ?, ?)", rows)


def _write_carts(
    db: apsw.Connection,
    rng: random.Random,
    now: datetime.datetime,
    customers: list[Customer],
    products: list[Product],
) -> None:
    shelf = Shelf(products)
    rows: list[tuple[int, int, int, int, str]] = []
    coupons = []
    for customer in customers:
        rich = customer.id <= ACCOUNTS
        if rng.random() >= (0.8 if rich else 0.14):
            continue
        for product in _different(rng, shelf, rng.choice((1, 1, 2, 3, 4, 6))):
            in_stock = [variant for variant in product.variants if variant.stock]
            if not in_stock:
                continue
            variant = rng.choice(in_stock)
            count = min(variant.stock, rng.choices((1, 2, 3, 5), weights=(78, 15, 5, 2))[0])
            start = max(customer.joined_at, _released(product), now - 30 * DAY)
            moment = stamp(between(rng, start, now))
            rows.append((len(rows) + 1, customer.id, variant.id, count, moment))
        if rows and rows[-1][1] == customer.id and rng.random() < 0.1:
            coupons.append((customer.id, "HELLO10"))
    db.executemany(
        "INSERT INTO shop_cart_items (id, customer_id, variant_id, quantity, added_at)"
        " VALUES (?, ?, ?, ?, ?)",
        rows,
    )
    db.executemany("INSERT INTO shop_cart_coupons VALUES (?, ?)", coupons)


def _write_alerts(
    db: apsw.Connection,
    rng: random.Random,
    now: datetime.datetime,
    customers: list[Customer],
    products: list[Product],
) -> None:
    sold_out = [
        (product, variant)
        for product in products
        for variant in product.variants
        if not variant.stock
    ]
    rows: dict[tuple[int, int], str] = {}
    for _ in range(140):
        customer = rng.choice(customers)
        product, variant = rng.choice(sold_out)
        start = max(customer.joined_at, _released(product), now - 40 * DAY)
        rows[customer.id, variant.id] = stamp(between(rng, start, now))
    db.executemany(
        "INSERT INTO shop_stock_alerts VALUES (?, ?, ?)",
        [(customer_id, variant_id, at) for (customer_id, variant_id), at in rows.items()],
    )


def _different(rng: random.Random, shelf: Shelf, count: int) -> list[Product]:
    chosen: dict[int, Product] = {}
    while len(chosen) < count:
        product = shelf.draw(rng)
        chosen[product.id] = product
    return list(chosen.values())


def _released(product: Product) -> datetime.datetime:
    return datetime.datetime.combine(product.released_on, datetime.time())
