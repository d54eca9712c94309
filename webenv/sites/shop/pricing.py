"""What a cart costs: coupon, shipping and total. Pure functions over the world.

The rules:

* A coupon is good from `starts_on` to `ends_on`, both days included, and only when
  the cart's whole subtotal reaches `minimum`.
* A coupon with a category counts only lines from that category and below; there must
  be at least one. A percentage is rounded half up to the cent; a fixed amount never
  exceeds what it counts.
* Shipping is free from a method's `free_from` on, compared with the subtotal before
  the discount, and with a coupon of kind "free_shipping".
* total = subtotal - discount + shipping.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from webenv.sites.filters import day, money
from webenv.sites.shop.categories import CategoryTree
from webenv.sites.shop.shipping import ShippingMethod
from webenv.world.world import World


class PricedLine(Protocol):
    """What pricing needs to know of a cart line."""

    @property
    def category_id(self) -> int:
        """The category of what is bought."""

    @property
    def price(self) -> int:
        """Unit price times quantity."""


@dataclass(frozen=True)
class Coupon:
    """A row of `shop_coupons`."""

    code: str
    description: str
    kind: str
    value: int
    minimum: int
    category_id: int | None
    starts_on: str
    ends_on: str
    public: int


@dataclass(frozen=True)
class Totals:
    """The sums of a cart or an order in cents."""

    subtotal: int
    discount: int
    shipping: int

    @property
    def total(self) -> int:
        """What the customer pays."""
        return self.subtotal - self.discount + self.shipping


class CouponRefused(Exception):
    """The code cannot be used; the message says why."""


def find_coupon(world: World, code: str, lines: Sequence[PricedLine], today: date) -> Coupon:
    """The coupon with this code, if it may be used on these lines today.

    Raises:
        CouponRefused: It may not; the message is meant for the customer.
    """
    row = world.first("SELECT * FROM shop_coupons WHERE code = ?", code.strip().upper())
    if row is None:
        raise CouponRefused(f"The coupon code “{code}” does not exist. Check the spelling.")
    coupon = Coupon(**row)
    if today.isoformat() < coupon.starts_on:
        raise CouponRefused(
            f"The coupon {coupon.code} is not valid yet: it starts on {day(coupon.starts_on)}."
        )
    if today.isoformat() > coupon.ends_on:
        raise CouponRefused(f"The coupon {coupon.code} expired on {day(coupon.ends_on)}.")
    subtotal = sum(line.price for line in lines)
    if subtotal < coupon.minimum:
        raise CouponRefused(
            f"The coupon {coupon.code} needs a subtotal of at least {money(coupon.minimum)}; "
            f"yours is {money(subtotal)}."
        )
    if coupon.category_id is not None and not _counted(world, coupon, lines):
        category = CategoryTree(world).by_id[coupon.category_id]
        raise CouponRefused(
            f"The coupon {coupon.code} is for {category.name} only, "
            "and your cart has nothing from there."
        )
    return coupon


def discount(world: World, coupon: Coupon, lines: Sequence[PricedLine]) -> int:
    """What the coupon takes off the goods."""
    base = _counted(world, coupon, lines)
    if coupon.kind == "percent":
        return (base * coupon.value + 50) // 100
    if coupon.kind == "fixed":
        return min(coupon.value, base)
    return 0


def shipping_cost(method: ShippingMethod, subtotal: int, coupon: Coupon | None) -> int:
    """What a shipping method costs for goods of this subtotal."""
    if coupon is not None and coupon.kind == "free_shipping":
        return 0
    return method.cost(subtotal)


def totals(
    world: World,
    lines: Sequence[PricedLine],
    coupon: Coupon | None,
    method: ShippingMethod | None,
) -> Totals:
    """The sums of a cart; without a shipping method, shipping counts as 0."""
    subtotal = sum(line.price for line in lines)
    return Totals(
        subtotal=subtotal,
        discount=discount(world, coupon, lines) if coupon else 0,
        shipping=shipping_cost(method, subtotal, coupon) if method else 0,
    )


def shipping_methods(world: World) -> list[ShippingMethod]:
    """Every method, in the order in which checkout offers them."""
    rows = world.all("SELECT * FROM shop_shipping_methods ORDER BY position, code")
    return [ShippingMethod(**row) for row in rows]


def _counted(world: World, coupon: Coupon, lines: Sequence[PricedLine]) -> int:
    if coupon.category_id is None:
        return sum(line.price for line in lines)
    within = CategoryTree(world).ids_below(coupon.category_id)
    return sum(line.price for line in lines if line.category_id in within)
