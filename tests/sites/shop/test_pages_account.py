"""The account: addresses, cards, details, reviews, lists, messages."""

from __future__ import annotations

from typing import Any

import pytest

from tests.sites.shop.shopper import Shopper, errors_of, id_of, text_of, variant
from webenv.world.changes import Change
from webenv.world.world import Row, World

ADDRESS = {
    "label": "Cabin",
    "full_name": "Ada Finch",
    "street": "1 Quay",
    "city": "Gullhaven",
    "postcode": "10007",
    "region": "North Shore",
    "country": "Marrowland",
    "phone": "(201) 555-0100",
}
CARD = {"holder": "Ada Finch", "number": "4242 4242 4242 4242", "expires": "09/28", "code": "123"}


def only(world: World, table: str) -> Change:
    (change,) = [change for change in world.changes() if change.table == table]
    return change


def fresh_product(shopper: Shopper) -> Row:
    """A product that the customer has neither bought, nor reviewed, nor put on a list."""
    return variant(
        shopper.world,
        "v.stock > 0 AND p.id NOT IN (SELECT product_id FROM shop_reviews WHERE customer_id = ?1) "
        "AND p.id NOT IN (SELECT product_id FROM shop_wishlist_items WHERE customer_id = ?1) "
        "AND p.id NOT IN (SELECT product_id FROM shop_compare_items WHERE customer_id = ?1) "
        "AND p.id NOT IN (SELECT w.product_id FROM shop_orders AS o "
        "JOIN shop_order_items AS i ON i.order_id = o.id "
        "JOIN shop_variants AS w ON w.id = i.variant_id WHERE o.customer_id = ?1)",
        shopper.customer_id,
    )


def test_the_address_book_keeps_one_default_of_each_kind(shopper: Shopper, world: World) -> None:
    shopper.post("/account/addresses/new", {**ADDRESS, "is_shipping_default": "1"})
    count = "SELECT count(*) FROM shop_addresses WHERE customer_id = ? AND is_shipping_default"
    assert world.value(count, shopper.customer_id) == 1
    inserted = next(c for c in world.changes() if c.operation == "insert")
    assert (inserted.after["city"], inserted.after["is_shipping_default"]) == ("Gullhaven", 1)
    shopper.post(f"/account/addresses/{id_of(inserted)}/default", {"use": "billing"})
    assert world.value(count.replace("shipping", "billing"), shopper.customer_id) == 1


def test_an_address_is_edited_and_deleted(shopper: Shopper, world: World) -> None:
    address = world.first(
        "SELECT * FROM shop_addresses WHERE customer_id = ? ORDER BY id DESC", shopper.customer_id
    )
    assert address is not None
    path = f"/account/addresses/{address['id']}"
    form = shopper.page(f"{path}/edit")
    assert form.find(id="street")["value"] == address["street"]  # type: ignore[index]
    fields = {name: address[name] for name in ADDRESS}
    shopper.post(f"{path}/edit", {**fields, "street": "2 Quay"})
    assert only(world, "shop_addresses").after == {"street": "2 Quay"}
    shopper.post(f"{path}/delete")
    assert only(world, "shop_addresses").operation == "delete"


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("label", "", "Give this address a name, such as Home or Office."),
        ("full_name", "", "Enter the recipient's full name."),
        ("postcode", "1!", "Enter a valid postcode."),
        ("country", "Atlantis", "Choose a country from the list."),
        ("phone", "call me", "Enter a phone number with 6 to 15 digits."),
        ("street", "x" * 121, "Use at most 120 characters; this has 121."),
    ],
)
def test_an_address_is_checked(
    shopper: Shopper, world: World, field: str, value: str, message: str
) -> None:
    answer = shopper.post("/account/addresses/new", {**ADDRESS, field: value})
    assert answer.status_code == 422
    assert errors_of(answer.text) == {field: message}
    assert world.changes() == ()


def test_of_a_card_only_brand_digits_and_expiry_are_kept(shopper: Shopper, world: World) -> None:
    answer = shopper.post("/card", CARD)
    assert "Visa ending in 4242 has been added." in answer.text
    card = only(world, "shop_payment_methods").after
    assert {k: card[k] for k in ("kind", "label", "expires", "is_default")} == {
        "kind": "card",
        "label": "Visa ending in 4242",
        "expires": "2028-09",
        "is_default": 0,
    }


@pytest.mark.parametrize(
    ("number", "brand"),
    [
        ("5555 5555 5555 4444", "Mastercard"),
        ("2223-0031-2200-3222", "Mastercard"),
        ("6759649826438453", "Maestro"),
    ],
)
def test_cards_of_several_brands_are_taken(
    shopper: Shopper, world: World, number: str, brand: str
) -> None:
    shopper.post("/card", {**CARD, "number": number})
    assert str(only(world, "shop_payment_methods").after["label"]).startswith(brand)


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("number", "4242 4242 4242 4243", "This card number is not valid."),
        ("number", "4242", "A card number has 13 to 19 digits."),
        ("number", "6011 1111 1111 1117", "We accept Visa, Mastercard, Maestro and American"),
        ("expires", "04/26", "This card has expired."),
        ("expires", "13/28", "Enter the expiry date as MM/YY."),
        ("code", "12", "The security code has 3 digits."),
        ("holder", "", "Enter the name on the card."),
    ],
)
def test_a_card_is_checked(
    shopper: Shopper, world: World, field: str, value: str, message: str
) -> None:
    answer = shopper.post("/card", {**CARD, field: value})
    assert list(errors_of(answer.text)) == [field]
    assert errors_of(answer.text)[field].startswith(message)
    assert world.changes() == ()


def test_a_card_entered_at_checkout_leads_back_there(shopper: Shopper, world: World) -> None:
    target = "/checkout/review?address=1&shipping=express"
    answer = shopper.post("/card", {**CARD, "next": target})
    method = id_of(only(world, "shop_payment_methods"))
    assert f"{target}&payment={method}".replace("&", "&amp;") in answer.text
    answer = shopper.post("/card", {**CARD, "next": "http://elsewhere.test/checkout/"})
    assert 'href="/account/payment-methods"' in answer.text


def test_payment_methods_have_one_default_and_can_be_deleted(
    shopper: Shopper, world: World
) -> None:
    shopper.post("/card", CARD)
    method = id_of(only(world, "shop_payment_methods"))
    shopper.post(f"/account/payment-methods/{method}/default")
    default = "SELECT id FROM shop_payment_methods WHERE customer_id = ? AND is_default"
    assert [row["id"] for row in world.all(default, shopper.customer_id)] == [method]
    shopper.post(f"/account/payment-methods/{method}/delete")
    assert world.all(default, shopper.customer_id) == []


def details(shopper: Shopper) -> dict[str, Any]:
    return shopper.world.one(
        "SELECT p.first_name, p.last_name, p.email, p.phone, c.display_name "
        "FROM people AS p JOIN shop_customers AS c ON c.person_id = p.id WHERE c.id = ?",
        shopper.customer_id,
    )


def test_details_are_saved(shopper: Shopper, world: World) -> None:
    shopper.post("/account/details", {**details(shopper), "phone": "(903) 555-0199"})
    assert only(world, "people").after == {"phone": "(903) 555-0199"}


def test_an_email_address_belongs_to_one_account(shopper: Shopper, world: World) -> None:
    taken = world.value("SELECT email FROM people WHERE email <> ?", details(shopper)["email"])
    answer = shopper.post("/account/details", {**details(shopper), "email": taken.upper()})
    assert errors_of(answer.text) == {
        "email": "There is already an account with this e-mail address."
    }
    assert world.changes() == ()


def test_a_new_password_needs_the_old_one(shopper: Shopper, world: World) -> None:
    old = world.value("SELECT password FROM people WHERE email = ?", details(shopper)["email"])
    new = {"password": "long-enough", "password_again": "long-enough"}
    answer = shopper.post("/account/password", {"current_password": "guess", **new})
    assert errors_of(answer.text) == {"current_password": "This is not your current password."}
    answer = shopper.post(
        "/account/password", {"current_password": old, "password": "short", "password_again": "x"}
    )
    assert set(errors_of(answer.text)) == {"password", "password_again"}
    assert world.changes() == ()
    shopper.post("/account/password", {"current_password": old, **new})
    assert only(world, "people").after == {"password": "long-enough"}


def test_the_newsletter_is_a_switch(shopper: Shopper, world: World) -> None:
    world.execute("UPDATE shop_customers SET newsletter = 0 WHERE id = ?", shopper.customer_id)
    column = "SELECT newsletter FROM shop_customers WHERE id = ?"
    for posted, stored in (({"newsletter": "1"}, 1), ({}, 0)):
        shopper.post("/account/newsletter", posted)
        assert world.value(column, shopper.customer_id) == stored


def test_the_newsletter_box_takes_an_address_once(guest: Shopper, world: World) -> None:
    guest.post("/newsletter", {"email": "new@mail.test"})
    page = guest.submit("/newsletter", {"email": "NEW@mail.test", "next": "/about"})
    assert "is already subscribed" in text_of(page)
    assert only(world, "shop_subscribers").key == {"email": "new@mail.test"}
    assert "Enter an e-mail address" in text_of(guest.submit("/newsletter", {"email": "new"}))


REVIEW = {"rating": 4, "title": "Good", "body": "It does what it should."}


def test_a_customer_reviews_a_product_once(shopper: Shopper, world: World) -> None:
    product = fresh_product(shopper)
    path = f"/p/{product['slug']}/reviews"
    page = shopper.submit(path, REVIEW)
    assert "Your review has been published." in text_of(page)
    review = only(world, "shop_reviews").after
    assert (review["rating"], review["verified"], review["status"]) == (4, 0, "approved")
    answer = shopper.post(path, REVIEW)
    assert answer.status_code == 422
    assert only(world, "shop_reviews").after == review


def test_a_review_of_something_bought_is_verified(shopper: Shopper, world: World) -> None:
    bought = world.first(
        "SELECT p.slug, r.id FROM shop_reviews AS r JOIN shop_products AS p ON p.id = r.product_id "
        "WHERE r.customer_id = ? AND r.verified AND p.enabled",
        shopper.customer_id,
    )
    assert bought is not None
    shopper.post(f"/account/reviews/{bought['id']}/delete")
    shopper.post(f"/p/{bought['slug']}/reviews", REVIEW)
    row = world.first("SELECT * FROM shop_reviews ORDER BY id DESC")
    assert row is not None and row["verified"] == 1


def test_a_review_is_checked(shopper: Shopper, world: World) -> None:
    path = f"/p/{fresh_product(shopper)['slug']}/reviews"
    answer = shopper.post(path, {"rating": "6", "title": "", "body": "Short"})
    assert errors_of(answer.text) == {
        "rating": "Choose one to five stars.",
        "title": "Give your review a title.",
        "body": "Write at least 10 characters.",
    }
    assert world.changes() == ()


def test_a_review_is_changed_and_deleted_by_its_author_only(shopper: Shopper, world: World) -> None:
    own, foreign = (
        world.value(f"SELECT id FROM shop_reviews WHERE customer_id {sign} ?", shopper.customer_id)
        for sign in ("=", "<>")
    )
    for action, fields in (("edit", REVIEW), ("delete", {})):
        path = f"/account/reviews/{foreign}/{action}"
        assert shopper.post(path, fields).status_code == 404
    assert world.changes() == ()
    shopper.post(f"/account/reviews/{own}/edit", REVIEW)
    assert only(world, "shop_reviews").after["title"] == "Good"
    shopper.post(f"/account/reviews/{own}/delete")
    assert only(world, "shop_reviews").operation == "delete"


def test_a_vote_is_cast_turned_and_taken_back(shopper: Shopper, world: World) -> None:
    review = world.first(
        "SELECT r.* FROM shop_reviews AS r JOIN shop_products AS p ON p.id = r.product_id "
        "WHERE p.enabled AND r.status = 'approved' AND r.customer_id <> ?1 AND r.id NOT IN "
        "(SELECT review_id FROM shop_review_votes WHERE customer_id = ?1)",
        shopper.customer_id,
    )
    assert review is not None
    path = f"/reviews/{review['id']}/vote"
    shopper.post(path, {"helpful": 1})
    assert only(world, "shop_review_votes").after["helpful"] == 1
    shopper.post(path, {"helpful": 0})
    assert only(world, "shop_review_votes").after["helpful"] == 0
    shopper.post(path, {"helpful": 0})
    assert world.changes() == ()


def test_nobody_votes_on_their_own_review(shopper: Shopper, world: World) -> None:
    own = world.value(
        "SELECT r.id FROM shop_reviews AS r JOIN shop_products AS p ON p.id = r.product_id "
        "WHERE r.customer_id = ? AND r.status = 'approved' AND p.enabled",
        shopper.customer_id,
    )
    page = shopper.submit(f"/reviews/{own}/vote", {"helpful": 1})
    assert "You cannot vote on your own review." in text_of(page)
    assert world.changes() == ()


def test_the_wishlist_keeps_a_note_and_gives_to_the_cart(shopper: Shopper, world: World) -> None:
    product = fresh_product(shopper)
    path = f"/wishlist/{product['product_id']}"
    shopper.post(f"{path}/add")
    shopper.post(f"{path}/add")
    shopper.post(f"{path}/note", {"note": "for <Ada>"})
    assert only(world, "shop_wishlist_items").after["note"] == "for <Ada>"
    page = shopper.page("/wishlist")
    assert page.find(id=f"note-{product['product_id']}")["value"] == "for <Ada>"  # type: ignore[index]
    world.execute(
        "DELETE FROM shop_cart_items WHERE variant_id IN "
        "(SELECT id FROM shop_variants WHERE product_id = ?)",
        product["product_id"],
    )
    shopper.post(f"{path}/remove")
    assert world.changes() == ()


def test_moving_to_the_cart_takes_off_the_wishlist(shopper: Shopper, world: World) -> None:
    plain = variant(
        world,
        "v.stock > 0 AND 1 = (SELECT count(*) FROM shop_variants WHERE product_id = p.id) "
        "AND p.id NOT IN (SELECT product_id FROM shop_wishlist_items WHERE customer_id = ?)",
        shopper.customer_id,
    )
    shopper.post(f"/wishlist/{plain['product_id']}/add")
    shopper.post(f"/wishlist/{plain['product_id']}/to-cart")
    assert {change.table for change in world.changes()} == {"shop_cart_items"}
    assert shopper.cart() == {plain["id"]: 1}


def test_four_products_can_be_compared(shopper: Shopper, world: World) -> None:
    world.execute("DELETE FROM shop_compare_items WHERE customer_id = ?", shopper.customer_id)
    products = world.all("SELECT id, name FROM shop_products WHERE enabled ORDER BY id LIMIT 5")
    for product in products:
        shopper.post(f"/compare/{product['id']}/add")
    page = shopper.page("/compare")
    assert "You can compare 4 products. Remove one of them first." in text_of(page)
    heads = [text_of(head.a) for head in page.select("thead th")]
    assert heads == [product["name"] for product in products[:4]]
    shopper.post("/compare/clear")
    assert "Nothing to compare yet" in text_of(shopper.page("/compare"))


def test_an_alert_is_only_for_what_is_sold_out(shopper: Shopper, world: World) -> None:
    there, gone = variant(world), variant(world, "v.stock = 0")
    shopper.post(f"/alerts/{there['id']}/add")
    assert world.changes() == ()
    shopper.post(f"/alerts/{gone['id']}/add")
    assert only(world, "shop_stock_alerts").key["variant_id"] == gone["id"]
    assert gone["name"] in text_of(shopper.page("/account/alerts"))
    shopper.post(f"/alerts/{gone['id']}/remove")
    assert world.changes() == ()


def test_a_message_keeps_the_name_of_its_file(shopper: Shopper, world: World) -> None:
    fields = {
        "name": "Ada",
        "email": "ada@mail.test",
        "topic": "Payment",
        "order_number": shopper.order("delivered")["number"],
        "body": "Please look at this.",
    }
    picture = {"attachment": ("receipt.png", b"not really", "image/png")}
    answer = shopper.post("/contact", fields, files=picture)
    assert "Your message has been sent." in answer.text
    message = only(world, "shop_messages").after
    assert (message["attachment"], message["customer_id"]) == ("receipt.png", shopper.customer_id)

    program = {"attachment": ("run.exe", b"MZ", "application/octet-stream")}
    refused = errors_of(shopper.post("/contact", fields, files=program).text)
    assert refused == {"attachment": "Attach a JPG, PNG, PDF, TXT or CSV."}
    foreign = world.value(
        "SELECT number FROM shop_orders WHERE customer_id <> ?", shopper.customer_id
    )
    refused = errors_of(shopper.post("/contact", {**fields, "order_number": foreign}).text)
    assert refused == {"order_number": "We do not know this order number."}


def test_signing_in_needs_both_parts(guest: Shopper, world: World) -> None:
    email = world.value("SELECT email FROM people ORDER BY id")
    answer = guest.post("/login", {"email": email, "password": "guess"})
    assert errors_of(answer.text) == {"password": "E-mail address and password do not match."}
    answer = guest.post("/login", {"email": "", "password": ""})
    assert set(errors_of(answer.text)) == {"email", "password"}


def test_signing_out_ends_the_account(shopper: Shopper) -> None:
    shopper.post("/logout")
    assert shopper.get("/account").status_code == 303


def test_a_forgotten_password_tells_nobody_who_has_an_account(guest: Shopper, world: World) -> None:
    known = world.value("SELECT email FROM people ORDER BY id")
    answers = [
        guest.post("/forgotten-password", {"email": email}).text.replace(email, "…")
        for email in (known, "nobody@mail.test")
    ]
    assert answers[0] == answers[1]
