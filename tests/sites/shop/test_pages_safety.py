"""Nobody acts for somebody else, and what people type stays text."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from tests.sites.shop.shopper import Shopper, plain_variant, variant
from webenv.sites.shop.site import site
from webenv.world.world import World

SCRIPT = '<script>alert("x")</script>"><img src=x onerror=alert(1)>'


def test_every_form_target_refuses_a_missing_or_foreign_token(
    shopper: Shopper, guest: Shopper, world: World
) -> None:
    targets = [route.path for route in site.routes if "POST" in (route.methods or ())]
    assert len(targets) > 30
    for target in targets:
        path = target.replace("{slug}", "x").replace("{number}", "1")
        for name in ("line_id", "review_id", "address_id", "method_id", "product_id", "variant_id"):
            path = path.replace(f"{{{name}:int}}", "1")
        for token in ("", "0" * 32, guest.session["csrf"]):
            assert shopper.post(path, {"csrf": token}).status_code == 403, path
    assert world.changes() == ()


def test_no_page_with_side_effects_answers_a_get() -> None:
    reading = {route.path for route in site.routes if "GET" in (route.methods or ())}
    for path in ("/cart/add", "/logout", "/checkout/place", "/cart/coupon", "/compare/clear"):
        assert path not in reading


@pytest.mark.parametrize(
    "path",
    [
        "/account/addresses/{shop_addresses}/edit",
        "/account/addresses/{shop_addresses}/delete",
        "/account/addresses/{shop_addresses}/default",
        "/account/payment-methods/{shop_payment_methods}/default",
        "/account/payment-methods/{shop_payment_methods}/delete",
    ],
)
def test_rows_of_another_customer_do_not_exist(shopper: Shopper, world: World, path: str) -> None:
    ids = {
        table: world.value(f"SELECT id FROM {table} WHERE customer_id <> ?", shopper.customer_id)
        for table in ("shop_addresses", "shop_payment_methods")
    }
    assert shopper.post(path.format(**ids)).status_code == 404
    assert world.changes() == ()


def test_another_customers_address_cannot_be_read(shopper: Shopper, world: World) -> None:
    foreign = world.value(
        "SELECT id FROM shop_addresses WHERE customer_id <> ?", shopper.customer_id
    )
    assert shopper.get(f"/account/addresses/{foreign}/edit").status_code == 404


def test_guests_are_led_to_sign_in_and_change_nothing(guest: Shopper, world: World) -> None:
    product = variant(world)
    for path in (
        f"/wishlist/{product['product_id']}/add",
        f"/compare/{product['product_id']}/add",
        f"/p/{product['slug']}/reviews",
        "/account/details",
        "/cart/coupon",
        "/card",
    ):
        answer = guest.post(path)
        assert answer.headers["location"].startswith("/login"), path
    assert world.changes() == ()


def has_no_markup_of(html: str) -> bool:
    page = BeautifulSoup(html, "html.parser")
    loaded = [tag for tag in page.find_all("script") if "alert" in tag.text]
    return not loaded and page.find("img", attrs={"onerror": True}) is None


def test_markup_in_what_people_type_stays_text(shopper: Shopper, world: World) -> None:
    product = variant(
        world,
        "v.stock > 4 AND p.id NOT IN (SELECT product_id FROM shop_reviews WHERE customer_id = ?1)"
        " AND p.id NOT IN (SELECT product_id FROM shop_wishlist_items WHERE customer_id = ?1)",
        shopper.customer_id,
    )
    address = {
        "label": SCRIPT[:40],
        "full_name": SCRIPT,
        "street": SCRIPT,
        "city": SCRIPT,
        "postcode": "10007",
        "region": SCRIPT[:60],
        "country": "Marrowland",
        "phone": "5550100",
    }
    assert shopper.post("/account/addresses/new", address).status_code == 303
    shopper.post(f"/wishlist/{product['product_id']}/add")
    shopper.post(f"/wishlist/{product['product_id']}/note", {"note": SCRIPT})
    shopper.post(f"/p/{product['slug']}/reviews", {"rating": 1, "title": SCRIPT, "body": SCRIPT})
    shopper.fill_cart(product["id"])
    for path in (
        "/account/addresses",
        "/wishlist",
        f"/p/{product['slug']}?reviews=newest",
        "/account/reviews",
        "/checkout",
    ):
        html = shopper.get(path).text
        assert "&lt;script&gt;" in html, path
        assert has_no_markup_of(html), path


@pytest.mark.parametrize(
    "path", ["/search?q={}", "/search/advanced?name={}", "/login?next={}", "/contact?order={}"]
)
def test_markup_in_an_address_stays_text(guest: Shopper, path: str) -> None:
    assert has_no_markup_of(guest.client.get(path.format(SCRIPT), follow_redirects=True).text)


@pytest.mark.parametrize(
    "target", ["http://elsewhere.test/", "//elsewhere.test/", "/\\elsewhere.test", "javascript:x"]
)
def test_no_form_leads_to_another_site(guest: Shopper, world: World, target: str) -> None:
    mug = plain_variant(world)
    answer = guest.post(
        "/cart/add", {"product_id": mug["product_id"], "size": "none", "next": target}
    )
    assert answer.headers["location"] == "/"


def test_a_session_that_nobody_opened_is_a_new_guest(shopper: Shopper) -> None:
    shopper.client.cookies.set("session", "0" * 32)
    answer = shopper.get("/account")
    assert answer.headers["location"].startswith("/login")
    assert "session=" in answer.headers["set-cookie"]
