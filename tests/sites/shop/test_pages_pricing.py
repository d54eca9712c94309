"""Coupons, shipping and totals, to the cent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest

from webenv.sites.shop import pricing
from webenv.sites.shop.categories import CategoryTree
from webenv.sites.shop.pricing import CouponRefused
from webenv.sites.shop.shipping import ShippingMethod
from webenv.world.world import World

TODAY = date(2026, 5, 18)


@dataclass(frozen=True)
class Line:
    category_id: int
    price: int


STANDARD = ShippingMethod("standard", "Standard", "", 495, 6000, 3, 5, 1)
COURIER = ShippingMethod("courier", "Courier", "", 1500, None, 1, 1, 2)


@pytest.fixture
def kitchen(world: World) -> int:
    return CategoryTree(world).roots[0].id


@pytest.fixture
def mugs(world: World) -> int:
    """A leaf two levels below the first department."""
    return CategoryTree(world).roots[0].children[0].children[0].id


@pytest.fixture
def elsewhere(world: World) -> int:
    return CategoryTree(world).roots[1].id


def add_coupon(world: World, kind: str, value: int, **changes: object) -> None:
    row: dict[str, object] = {
        "code": "TEST",
        "description": "A test.",
        "kind": kind,
        "value": value,
        "minimum": 0,
        "category_id": None,
        "starts_on": "2026-05-01",
        "ends_on": "2026-05-31",
    }
    world.insert("shop_coupons", **{**row, **changes})


@pytest.mark.parametrize(
    ("kind", "value", "prices", "off"),
    [
        ("percent", 10, (1000,), 100),
        ("percent", 15, (1999,), 300),
        ("percent", 15, (1990,), 299),
        ("percent", 50, (1, 2), 2),
        ("percent", 100, (777,), 777),
        ("fixed", 500, (1200, 300), 500),
        ("fixed", 500, (300,), 300),
        ("free_shipping", 0, (5000,), 0),
    ],
)
def test_what_a_coupon_takes_off(
    world: World, mugs: int, kind: str, value: int, prices: tuple[int, ...], off: int
) -> None:
    add_coupon(world, kind, value)
    lines = [Line(mugs, price) for price in prices]
    coupon = pricing.find_coupon(world, "test", lines, TODAY)
    assert pricing.discount(world, coupon, lines) == off


def test_a_coupon_for_a_category_counts_what_lies_below_it(
    world: World, kitchen: int, mugs: int, elsewhere: int
) -> None:
    add_coupon(world, "percent", 10, category_id=kitchen)
    lines = [Line(mugs, 2000), Line(elsewhere, 5000)]
    coupon = pricing.find_coupon(world, "TEST", lines, TODAY)
    assert pricing.discount(world, coupon, lines) == 200


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"starts_on": "2026-05-19"}, "not valid yet: it starts on May 19, 2026"),
        ({"ends_on": "2026-05-17"}, "expired on May 17, 2026"),
        ({"minimum": 2001}, "needs a subtotal of at least $20.01; yours is $20.00"),
    ],
)
def test_why_a_coupon_is_refused(
    world: World, mugs: int, changes: dict[str, object], message: str
) -> None:
    add_coupon(world, "percent", 10, **changes)
    with pytest.raises(CouponRefused) as refusal:
        pricing.find_coupon(world, "TEST", [Line(mugs, 2000)], TODAY)
    assert message in str(refusal.value)


def test_a_coupon_for_another_category_is_refused(
    world: World, kitchen: int, elsewhere: int
) -> None:
    add_coupon(world, "percent", 10, category_id=kitchen)
    with pytest.raises(CouponRefused, match="is for Kitchen & Dining only"):
        pricing.find_coupon(world, "TEST", [Line(elsewhere, 2000)], TODAY)


def test_an_unknown_coupon_is_refused(world: World, mugs: int) -> None:
    with pytest.raises(CouponRefused, match="“NOSUCH” does not exist"):
        pricing.find_coupon(world, "NOSUCH", [Line(mugs, 2000)], TODAY)


@pytest.mark.parametrize("day", ["2026-05-01", "2026-05-31"])
def test_a_coupon_is_good_on_its_first_and_last_day(world: World, mugs: int, day: str) -> None:
    add_coupon(world, "fixed", 100)
    lines = [Line(mugs, 2000)]
    assert pricing.find_coupon(world, "TEST", lines, date.fromisoformat(day)).value == 100


@pytest.mark.parametrize(
    ("method", "subtotal", "kind", "cost"),
    [
        (STANDARD, 5999, None, 495),
        (STANDARD, 6000, None, 0),
        (COURIER, 100_000, None, 1500),
        (COURIER, 100, "free_shipping", 0),
        (STANDARD, 6000, "percent", 0),
        (STANDARD, 100, "percent", 495),
    ],
)
def test_what_shipping_costs(
    world: World, mugs: int, method: ShippingMethod, subtotal: int, kind: str | None, cost: int
) -> None:
    coupon = None
    if kind is not None:
        add_coupon(world, kind, 10)
        coupon = pricing.find_coupon(world, "TEST", [Line(mugs, subtotal)], TODAY)
    assert pricing.shipping_cost(method, subtotal, coupon) == cost


def test_the_free_limit_is_compared_before_the_discount(world: World, mugs: int) -> None:
    add_coupon(world, "percent", 50)
    lines = [Line(mugs, 6000)]
    coupon = pricing.find_coupon(world, "TEST", lines, TODAY)
    sums = pricing.totals(world, lines, coupon, STANDARD)
    assert (sums.subtotal, sums.discount, sums.shipping, sums.total) == (6000, 3000, 0, 3000)


def test_the_orders_of_the_world_follow_the_same_rules(world: World) -> None:
    """What the generator wrote is what the checkout would have asked for."""
    methods = {method.code: method for method in pricing.shipping_methods(world)}
    orders = world.all(
        "SELECT o.*, k.kind FROM shop_orders AS o "
        "LEFT JOIN shop_coupons AS k ON k.code = o.coupon_code"
    )
    for order in orders:
        free = order["kind"] == "free_shipping"
        cost = pricing.shipping_cost(methods[order["shipping_method"]], order["subtotal"], None)
        assert order["shipping"] == (0 if free else cost), order["number"]
        total = order["subtotal"] - order["discount"] + order["shipping"]
        assert order["total"] == total, order["number"]
