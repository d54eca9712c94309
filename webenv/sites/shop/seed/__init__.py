"""The shop's part of a world: everything that "Harbour & Finch" sells, sold and was told."""

from __future__ import annotations

import datetime
import random

import apsw

from webenv.sites.shop.seed.brands import make_brands, write_brands
from webenv.sites.shop.seed.categories import make_categories, write_categories
from webenv.sites.shop.seed.customers import ACCOUNTS, make_customers, write_customers
from webenv.sites.shop.seed.keepsakes import write_keepsakes
from webenv.sites.shop.seed.messages import write_messages
from webenv.sites.shop.seed.offers import make_coupons, write_offers
from webenv.sites.shop.seed.order_rows import write_orders
from webenv.sites.shop.seed.orders import make_orders
from webenv.sites.shop.seed.product_making import make_products
from webenv.sites.shop.seed.products import write_products
from webenv.sites.shop.seed.returns import make_returns, write_returns
from webenv.sites.shop.seed.reviews import make_reviews, write_reviews

__all__ = ["ACCOUNTS", "populate"]

_ORDERS = 5_300


def populate(db: apsw.Connection, rng: random.Random, now: datetime.datetime) -> None:
    """Fill every table of the shop for the people who already exist.

    Each noun has its own stream of chance, so that a change to one does not move the rest.
    """

    def stream() -> random.Random:
        return random.Random(rng.getrandbits(64))

    with db:
        categories = make_categories(stream())
        write_categories(db, categories)
        brands = make_brands()
        write_brands(db, brands)
        products = make_products(stream(), now, categories, brands)
        write_products(db, products)
        customers = make_customers(db, stream(), now, _ORDERS)
        write_customers(db, customers)
        coupons = make_coupons(now)
        write_offers(db, coupons, categories)
        placed = make_orders(stream(), now, customers, products, categories, coupons)
        aftermath = make_returns(stream(), now, placed)
        write_orders(db, stream(), aftermath.orders)
        write_returns(db, aftermath)
        reviews = make_reviews(stream(), now, products, customers, aftermath.orders)
        write_reviews(db, stream(), reviews, customers)
        write_keepsakes(db, stream(), now, customers, products)
        write_messages(db, stream(), now, customers, aftermath.orders)
