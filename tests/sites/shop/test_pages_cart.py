"""Filling the cart, as a guest and as a customer; coupons on it."""

from __future__ import annotations

import pytest

from tests.sites.shop.shopper import Shopper, errors_of, plain_variant, text_of, variant
from webenv.sites.filters import money
from webenv.world.world import World


def test_adding_again_raises_the_quantity(shopper: Shopper, world: World) -> None:
    mug = plain_variant(world)
    shopper.fill_cart(mug["id"], 2)
    shopper.fill_cart(mug["id"])
    assert shopper.cart() == {mug["id"]: 3}
    (change,) = world.changes()
    assert (change.table, change.operation, change.after["quantity"]) == (
        "shop_cart_items",
        "insert",
        3,
    )


def test_no_more_is_added_than_there_is(shopper: Shopper, world: World) -> None:
    scarce = variant(world, "v.stock = 3")
    page = shopper.submit("/cart/add", {"variant_id": scarce["id"], "quantity": 5})
    assert "Only 3 more of" in text_of(page)
    page = shopper.submit("/cart/add", {"variant_id": scarce["id"]})
    assert "You already have 3 of" in text_of(page)
    assert shopper.cart() == {scarce["id"]: 3}


@pytest.mark.parametrize("quantity", ["0", "-2"])
def test_less_than_one_is_not_added(shopper: Shopper, world: World, quantity: str) -> None:
    shopper.post("/cart/add", {"variant_id": plain_variant(world)["id"], "quantity": quantity})
    assert world.changes() == ()


def test_what_is_sold_out_is_not_added(shopper: Shopper, world: World) -> None:
    gone = variant(world, "v.stock = 0")
    page = shopper.submit("/cart/add", {"variant_id": gone["id"]})
    assert "is sold out." in text_of(page)
    assert world.changes() == ()


def test_a_variant_is_found_by_its_options(shopper: Shopper, world: World) -> None:
    wanted = variant(world, "v.stock > 0 AND v.colour <> ''")
    fields = {
        "product_id": wanted["product_id"],
        "size": wanted["size"],
        "colour": wanted["colour"],
    }
    shopper.post("/cart/add", fields)
    assert shopper.cart() == {wanted["id"]: 1}
    page = shopper.submit("/cart/add", {**fields, "colour": "Ultraviolet", "next": "/cart"})
    assert "This combination is not available." in text_of(page)


def test_a_script_gets_the_new_cart(shopper: Shopper, world: World) -> None:
    mug = plain_variant(world)
    answer = shopper.client.post(
        "/cart/add",
        data={"variant_id": mug["id"], "quantity": "2"},
        headers={"accept": "application/json", "x-csrf-token": shopper.session["csrf"]},
    )
    result = answer.json()
    assert result["message"] == f"2 × {mug['name']} added to your cart."
    assert (result["kind"], result["count"]) == ("success", 2)
    assert "2 items in your cart" in result["cart"]


def line_of(shopper: Shopper) -> int:
    (line,) = shopper.world.all(
        "SELECT id FROM shop_cart_items WHERE customer_id = ?", shopper.customer_id
    )
    return int(line["id"])


def test_quantities_change_within_the_stock(shopper: Shopper, world: World) -> None:
    scarce = variant(world, "v.stock = 3")
    shopper.fill_cart(scarce["id"])
    path = f"/cart/{line_of(shopper)}/quantity"
    shopper.post(path, {"quantity": 3})
    assert shopper.cart() == {scarce["id"]: 3}
    assert "We have only 3" in text_of(shopper.submit(path, {"quantity": 4}))
    assert shopper.cart() == {scarce["id"]: 3}
    shopper.post(path, {"quantity": 0})
    assert world.changes() == ()


def test_removing_a_line_leaves_nothing(shopper: Shopper, world: World) -> None:
    shopper.fill_cart(plain_variant(world)["id"])
    page = shopper.submit(f"/cart/{line_of(shopper)}/remove")
    assert "removed from your cart" in text_of(page)
    assert world.changes() == ()


def test_a_line_of_somebody_else_cannot_be_touched(
    shopper: Shopper, guest: Shopper, world: World
) -> None:
    mug = plain_variant(world)
    shopper.fill_cart(mug["id"], 2)
    line = line_of(shopper)
    assert guest.post(f"/cart/{line}/remove").status_code == 404
    guest.post(f"/cart/{line}/quantity", {"quantity": 1})
    assert shopper.cart() == {mug["id"]: 2}


def test_signing_in_brings_the_guests_cart_along(shopper: Shopper, world: World) -> None:
    mug, pan = plain_variant(world), variant(world, "v.stock = 3")
    shopper.fill_cart(pan["id"], 2)
    person = world.one(
        "SELECT p.* FROM people AS p JOIN shop_customers AS c ON c.person_id = p.id WHERE c.id = ?",
        shopper.customer_id,
    )
    guest = Shopper(world)
    guest.fill_cart(mug["id"])
    guest.fill_cart(pan["id"], 2)
    answer = guest.post(
        "/login",
        {"email": person["email"], "password": person["password"], "next": "/checkout"},
    )
    assert answer.headers["location"] == "/checkout"
    assert shopper.cart() == {pan["id"]: 3, mug["id"]: 1}
    assert guest.cart() == {}


def test_registering_brings_the_guests_cart_along(guest: Shopper, world: World) -> None:
    mug = plain_variant(world)
    guest.fill_cart(mug["id"])
    fields = {
        "first_name": "Ada",
        "last_name": "Finch",
        "email": "ada.finch@mail.test",
        "password": "harbour-1815",
        "password_again": "harbour-1815",
    }
    assert guest.post("/register", fields).status_code == 303
    changes = {change.table: change for change in world.changes()}
    assert set(changes) == {"people", "shop_customers", "shop_cart_items"}
    assert changes["people"].after["username"] == "ada.finch"
    assert changes["shop_customers"].after["display_name"] == "Ada F."
    assert changes["shop_cart_items"].after["customer_id"] is not None


def test_guests_are_asked_to_sign_in_before_checkout(guest: Shopper, world: World) -> None:
    guest.fill_cart(plain_variant(world)["id"])
    assert guest.get("/checkout").headers["location"] == "/login?next=%2Fcheckout"


def test_a_coupon_is_applied_and_taken_off(shopper: Shopper, world: World) -> None:
    mug = plain_variant(world)
    shopper.fill_cart(mug["id"])
    page = shopper.submit("/cart/coupon", {"code": " hello10 "})
    off = (mug["unit_price"] * 10 + 50) // 100
    assert f"Discount (HELLO10) {money(-off)}" in text_of(page)
    shopper.post("/cart/coupon", {"code": "HELLO10"})
    coupons = [change for change in world.changes() if change.table == "shop_cart_coupons"]
    assert [dict(change.after)["code"] for change in coupons] == ["HELLO10"]
    page = shopper.submit("/cart/coupon/remove")
    assert "Discount" not in text_of(page)
    assert {change.table for change in world.changes()} == {"shop_cart_items"}


def test_a_refused_coupon_says_why_beside_its_field(shopper: Shopper, world: World) -> None:
    shopper.fill_cart(plain_variant(world)["id"])
    expired = world.value("SELECT code FROM shop_coupons WHERE ends_on < '2026-05-18'")
    for code, message in (("", "Enter a coupon code."), (expired, f"The coupon {expired} expired")):
        answer = shopper.post("/cart/coupon", {"code": code})
        assert answer.status_code == 422
        assert errors_of(answer.text)["code"].startswith(message)
    assert {change.table for change in world.changes()} == {"shop_cart_items"}


def test_a_coupon_that_no_longer_applies_takes_nothing_off(shopper: Shopper, world: World) -> None:
    dear = variant(world, "v.stock >= 2 AND p.price + v.surcharge BETWEEN 3000 AND 4900")
    shopper.fill_cart(dear["id"], 2)
    shopper.post("/cart/coupon", {"code": "FINCH5"})
    page = shopper.submit(f"/cart/{line_of(shopper)}/quantity", {"quantity": 1})
    assert "FINCH5 needs a subtotal of at least $50.00" in text_of(page)
    assert "Discount" not in text_of(page)
