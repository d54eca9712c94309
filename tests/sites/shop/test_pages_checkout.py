"""Checkout writes exactly the rows of an order, and nothing before its last step."""

from __future__ import annotations

from typing import Any

import pytest

from tests.sites.shop.shopper import Shopper, id_of, plain_variant, text_of, variant
from webenv.sites.shop.payments import methods_of
from webenv.world.world import Row, World


@pytest.fixture
def address(shopper: Shopper, world: World) -> Row:
    found = world.first(
        "SELECT * FROM shop_addresses WHERE customer_id = ? ORDER BY id DESC", shopper.customer_id
    )
    assert found is not None
    return found


@pytest.fixture
def card(shopper: Shopper, world: World) -> Row:
    methods = methods_of(world, shopper.customer_id or 0)
    return next(row for row in methods if row["expires"] > "2026-06")


def place(shopper: Shopper, address: Row, card: Row, shipping: str, gift: str = "") -> Any:
    fields = {
        "address": address["id"],
        "shipping": shipping,
        "payment": card["id"],
        "gift_message": gift,
    }
    return shopper.post("/checkout/place", fields)


def test_an_order_is_exactly_these_rows(
    shopper: Shopper, world: World, address: Row, card: Row
) -> None:
    mug, scarf = plain_variant(world), variant(world, "v.stock >= 5 AND v.colour <> ''")
    last = world.value("SELECT max(CAST(number AS INTEGER)) FROM shop_orders")
    shopper.fill_cart(mug["id"], 2)
    shopper.fill_cart(scarf["id"], 1)
    shopper.post("/cart/coupon", {"code": "HELLO10"})
    answer = place(shopper, address, card, "express", "Many happy returns")
    number = str(last + 1)
    assert answer.headers["location"] == f"/checkout/done/{number}"

    changes = world.changes()
    kinds = sorted((change.table, change.operation) for change in changes)
    assert kinds == [
        ("shop_invoices", "insert"),
        ("shop_order_events", "insert"),
        ("shop_order_items", "insert"),
        ("shop_order_items", "insert"),
        ("shop_orders", "insert"),
        ("shop_variants", "update"),
        ("shop_variants", "update"),
    ]
    rows = {(change.table, change.operation): change.after for change in changes}
    subtotal = 2 * mug["unit_price"] + scarf["unit_price"]
    discount = (subtotal * 10 + 50) // 100
    shipping = 1190 if subtotal < 20000 else 0
    assert dict(rows["shop_orders", "insert"]) == {
        "id": world.value("SELECT max(id) FROM shop_orders"),
        "number": number,
        "customer_id": shopper.customer_id,
        "placed_at": "2026-05-18T10:00:00",
        "status": "processing",
        "shipping_method": "express",
        "payment_label": card["label"],
        "coupon_code": "HELLO10",
        "subtotal": subtotal,
        "discount": discount,
        "shipping": shipping,
        "total": subtotal - discount + shipping,
        "ship_name": address["full_name"],
        "ship_street": address["street"],
        "ship_city": address["city"],
        "ship_postcode": address["postcode"],
        "ship_region": address["region"],
        "ship_country": address["country"],
        "gift_message": "Many happy returns",
    }
    items = [dict(c.after) for c in changes if c.table == "shop_order_items"]
    assert [(i["variant_id"], i["quantity"], i["unit_price"]) for i in items] == [
        (mug["id"], 2, mug["unit_price"]),
        (scarf["id"], 1, scarf["unit_price"]),
    ]
    assert items[0]["options"] == "" and f"Colour: {scarf['colour']}" in str(items[1]["options"])
    stock = {c.key["id"]: c.after["stock"] for c in changes if c.table == "shop_variants"}
    assert stock == {mug["id"]: mug["stock"] - 2, scarf["id"]: scarf["stock"] - 1}
    assert rows["shop_order_events", "insert"]["status"] == "processing"
    invoice = str(rows["shop_invoices", "insert"]["number"])
    assert invoice.startswith("INV-2026-")
    assert shopper.cart() == {}


def test_the_confirmation_and_the_order_page_show_what_was_ordered(
    shopper: Shopper, world: World, address: Row, card: Row
) -> None:
    mug = plain_variant(world)
    shopper.fill_cart(mug["id"])
    target = place(shopper, address, card, "standard", "For <b>you</b>").headers["location"]
    number = target.rsplit("/", 1)[1]
    assert f"Your order number is {number}" in text_of(shopper.page(target))
    page = shopper.page(f"/account/orders/{number}")
    assert mug["name"] in text_of(page)
    assert "Gift message: “For <b>you</b>”" in text_of(page)


def test_the_steps_lead_from_one_to_the_next_and_change_nothing(
    shopper: Shopper, world: World, address: Row, card: Row
) -> None:
    shopper.fill_cart(plain_variant(world)["id"])
    before = world.changes()
    assert shopper.page("/checkout").find("input", attrs={"value": address["id"]})
    query = f"address={address['id']}"
    assert "Express delivery" in text_of(shopper.page(f"/checkout/shipping?{query}"))
    query += "&shipping=express"
    assert card["label"] in text_of(shopper.page(f"/checkout/payment?{query}"))
    page = shopper.page(f"/checkout/review?{query}&payment={card['id']}")
    assert page.find("button", string=lambda text: text and text.startswith("Place order"))
    assert world.changes() == before


@pytest.mark.parametrize(
    ("path", "target"),
    [
        ("/checkout/shipping", "/checkout"),
        ("/checkout/shipping?address=999999", "/checkout"),
        ("/checkout/payment?address={address}&shipping=pigeon", "/checkout/shipping?"),
        ("/checkout/review?address={address}&shipping=standard", "/checkout/payment?"),
        (
            "/checkout/review?address={address}&shipping=standard&payment=999999",
            "/checkout/payment?",
        ),
    ],
)
def test_a_missing_step_has_to_be_done_first(
    shopper: Shopper, world: World, address: Row, path: str, target: str
) -> None:
    shopper.fill_cart(plain_variant(world)["id"])
    answer = shopper.get(path.format(address=address["id"]))
    assert answer.status_code == 303
    assert answer.headers["location"].startswith(target)


def test_an_empty_cart_cannot_be_ordered(
    shopper: Shopper, world: World, address: Row, card: Row
) -> None:
    assert place(shopper, address, card, "standard").headers["location"] == "/cart"
    assert "Your cart is empty" in text_of(shopper.page("/cart"))
    assert world.changes() == ()


def test_what_was_sold_meanwhile_cannot_be_ordered(
    shopper: Shopper, world: World, address: Row, card: Row
) -> None:
    mug = plain_variant(world)
    shopper.fill_cart(mug["id"], 3)
    world.execute("UPDATE shop_variants SET stock = 2 WHERE id = ?", mug["id"])
    assert place(shopper, address, card, "standard").headers["location"] == "/cart"
    assert "Only 2 left in stock" in text_of(shopper.page("/cart"))
    assert not any(change.table == "shop_orders" for change in world.changes())


def test_other_peoples_addresses_and_cards_are_refused(
    shopper: Shopper, world: World, address: Row, card: Row
) -> None:
    shopper.fill_cart(plain_variant(world)["id"])
    query = "SELECT * FROM {} WHERE customer_id <> ? ORDER BY id"
    foreign_address = world.first(query.format("shop_addresses"), shopper.customer_id)
    foreign_card = world.first(query.format("shop_payment_methods"), shopper.customer_id)
    assert foreign_address is not None and foreign_card is not None
    place(shopper, foreign_address, card, "standard")
    place(shopper, address, foreign_card, "standard")
    assert not any(change.table == "shop_orders" for change in world.changes())


def test_an_expired_card_is_refused(
    shopper: Shopper, world: World, address: Row, card: Row
) -> None:
    world.execute("UPDATE shop_payment_methods SET expires = '2026-04' WHERE id = ?", card["id"])
    shopper.fill_cart(plain_variant(world)["id"])
    answer = place(shopper, address, card, "standard")
    assert answer.headers["location"].startswith("/checkout/payment")
    assert not any(change.table == "shop_orders" for change in world.changes())


def test_a_new_address_enters_the_address_book(shopper: Shopper, world: World) -> None:
    shopper.fill_cart(plain_variant(world)["id"])
    fields = {
        "label": "Cabin",
        "full_name": "Ada Finch",
        "street": "1 Quay",
        "city": "Gullhaven",
        "postcode": "10007",
        "region": "North Shore",
        "country": "Marrowland",
        "phone": "(201) 555-0100",
    }
    answer = shopper.post("/checkout/address", fields)
    added = next(c for c in world.changes() if c.table == "shop_addresses")
    assert answer.headers["location"] == f"/checkout/shipping?address={id_of(added)}"
    assert (added.after["label"], added.after["is_shipping_default"]) == ("Cabin", 0)
    refused = shopper.post("/checkout/address", {**fields, "postcode": "?"})
    assert refused.status_code == 422


def test_store_credit_pays_when_it_covers_the_order(
    shopper: Shopper, world: World, address: Row
) -> None:
    world.execute(
        "UPDATE shop_customers SET store_credit = 99900 WHERE id = ?", shopper.customer_id
    )
    mug = plain_variant(world)
    shopper.fill_cart(mug["id"])
    place(shopper, address, {"id": "credit"}, "express")
    order = shopper.order("processing")
    assert order["payment_label"] == "Store credit"
    credit = "SELECT store_credit FROM shop_customers WHERE id = ?"
    assert world.value(credit, shopper.customer_id) == 99900 - order["total"]
    shopper.post(f"/account/orders/{order['number']}/cancel")
    assert world.value(credit, shopper.customer_id) == 99900
