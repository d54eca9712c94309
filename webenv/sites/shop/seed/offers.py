"""Coupons and shipping methods, and what they do to an order."""

from __future__ import annotations

import datetime
from dataclasses import astuple, dataclass

import apsw

from webenv.sites.shop.seed.categories import Category
from webenv.sites.shop.seed.pricing import share
from webenv.sites.shop.shipping import ShippingMethod


@dataclass(frozen=True, slots=True)
class Coupon:
    """One row of `shop_coupons`; `category` is a name of the category tree or None."""

    code: str
    description: str
    kind: str
    value: int
    minimum: int
    category: str | None
    starts_on: datetime.date
    ends_on: datetime.date
    public: bool

    def discount(self, eligible: int) -> int:
        """What comes off goods worth `eligible` cents to which the coupon applies."""
        if self.kind == "percent":
            return share(eligible, self.value, 100)
        return min(self.value, eligible) if self.kind == "fixed" else 0


STANDARD = ShippingMethod(
    "standard", "Standard delivery", "To your door, on working days.", 495, 6000, 3, 5, 1
)
EXPRESS = ShippingMethod(
    "express", "Express delivery", "Ordered by noon, sent the same day.", 1190, 20000, 1, 2, 2
)
COLLECT = ShippingMethod(
    "collect", "Collect from a parcel shop", "Waits ten days for you there.", 295, 4000, 3, 6, 3
)
GREEN = ShippingMethod(
    "green", "Green delivery", "By bicycle and electric van, a little slower.", 390, 7500, 5, 9, 4
)
SHIPPING_METHODS = (STANDARD, EXPRESS, COLLECT, GREEN)


def make_coupons(now: datetime.datetime) -> list[Coupon]:
    """Coupons that are valid, over, or still to come, seen from `now`."""

    def day(offset: int) -> datetime.date:
        return now.date() + datetime.timedelta(days=offset)

    return [
        Coupon(
            "HELLO10",
            "Ten per cent off, to say hello.",
            "percent",
            10,
            0,
            None,
            day(-1100),
            day(230),
            True,
        ),
        Coupon(
            "FINCH5",
            "Five off when you spend fifty or more.",
            "fixed",
            500,
            5000,
            None,
            day(-420),
            day(90),
            True,
        ),
        Coupon(
            "FREESHIP",
            "We pay the postage on orders of twenty-five or more.",
            "free_shipping",
            0,
            2500,
            None,
            day(-760),
            day(44),
            True,
        ),
        Coupon(
            "COOK15",
            "Fifteen per cent off everything for the kitchen.",
            "percent",
            15,
            0,
            "Kitchen & Dining",
            day(-17),
            day(27),
            True,
        ),
        Coupon(
            "TRAIL20",
            "Twenty per cent off hiking gear from eighty upwards.",
            "percent",
            20,
            8000,
            "Hiking",
            day(-10),
            day(20),
            True,
        ),
        Coupon(
            "BIGNEST25",
            "Twenty-five off orders of two hundred or more.",
            "fixed",
            2500,
            20000,
            None,
            day(-60),
            day(120),
            False,
        ),
        Coupon(
            "READMORE",
            "Ten per cent off books, all summer.",
            "percent",
            10,
            0,
            "Books",
            day(-30),
            day(110),
            True,
        ),
        Coupon(
            "PETPAL",
            "Four off anything for dogs.",
            "fixed",
            400,
            1500,
            "Dogs",
            day(-200),
            day(60),
            False,
        ),
        Coupon(
            "SPRING26",
            "Our spring offer: twelve per cent off.",
            "percent",
            12,
            4000,
            None,
            day(-75),
            day(-17),
            True,
        ),
        Coupon(
            "WINTERWARM",
            "Fifteen per cent off clothing, for the cold weeks.",
            "percent",
            15,
            0,
            "Clothing",
            day(-170),
            day(-80),
            True,
        ),
        Coupon(
            "GIFTS25",
            "Ten off orders of a hundred or more before the holidays.",
            "fixed",
            1000,
            10000,
            None,
            day(-190),
            day(-145),
            True,
        ),
        Coupon(
            "GARDEN10",
            "Ten per cent off for the garden.",
            "percent",
            10,
            0,
            "Garden & Pets",
            day(-430),
            day(-330),
            True,
        ),
        Coupon(
            "BIRTHDAY8",
            "Eight per cent off: the shop is eight.",
            "percent",
            8,
            0,
            None,
            day(-640),
            day(-610),
            True,
        ),
        Coupon(
            "POSTFREE24",
            "No postage for a month.",
            "free_shipping",
            0,
            0,
            None,
            day(-900),
            day(-865),
            True,
        ),
        Coupon(
            "SUMMER26",
            "Fifteen per cent off, once summer is here.",
            "percent",
            15,
            3000,
            None,
            day(14),
            day(75),
            True,
        ),
        Coupon(
            "PLAYTIME",
            "Six off toys and games.",
            "fixed",
            600,
            3000,
            "Toys & Games",
            day(5),
            day(35),
            False,
        ),
    ]


def write_offers(db: apsw.Connection, coupons: list[Coupon], categories: list[Category]) -> None:
    """Fill `shop_shipping_methods` and `shop_coupons`."""
    ids = {category.name: category.id for category in categories}
    db.executemany(
        "INSERT INTO shop_shipping_methods VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        map(astuple, SHIPPING_METHODS),
    )
    db.executemany(
        "INSERT INTO shop_coupons VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                c.code,
                c.description,
                c.kind,
                c.value,
                c.minimum,
                ids[c.category] if c.category else None,
                c.starts_on.isoformat(),
                c.ends_on.isoformat(),
                int(c.public),
            )
            for c in coupons
        ],
    )
