"""Every page answers, is well formed, and looking at pages changes nothing."""

from __future__ import annotations

from collections import deque
from urllib.parse import urldefrag, urlsplit

import pytest
from bs4 import BeautifulSoup, Tag

from tests.sites.shop.shopper import Shopper, errors_of, text_of, variant
from webenv.world.world import World

OPEN_PAGES = (
    "/",
    "/about",
    "/brands",
    "/cart",
    "/contact",
    "/forgotten-password",
    "/login",
    "/new",
    "/offers",
    "/privacy",
    "/register",
    "/search/advanced",
    "/search?q=mug",
    "/shipping-and-returns",
    "/size-guide",
)
OWN_PAGES = (
    "/account",
    "/account/addresses",
    "/account/addresses/new",
    "/account/alerts",
    "/account/details",
    "/account/newsletter",
    "/account/orders",
    "/account/payment-methods",
    "/account/reviews",
    "/compare",
    "/wishlist",
)


def catalogue_pages(world: World) -> list[str]:
    categories = world.all("SELECT slug FROM shop_categories ORDER BY id LIMIT 6")
    products = world.all("SELECT slug FROM shop_products WHERE enabled ORDER BY id LIMIT 12")
    brand = world.value("SELECT slug FROM shop_brands ORDER BY id")
    return [
        *(f"/c/{row['slug']}" for row in categories),
        *(f"/p/{row['slug']}" for row in products),
        f"/brands/{brand}",
    ]


@pytest.mark.parametrize("path", OPEN_PAGES)
def test_open_pages_answer_a_guest(guest: Shopper, path: str) -> None:
    assert guest.get(path).status_code == 200


def test_catalogue_pages_answer_a_guest(guest: Shopper, world: World) -> None:
    for path in catalogue_pages(world):
        assert guest.get(path).status_code == 200, path


@pytest.mark.parametrize("path", OWN_PAGES)
def test_own_pages_answer_a_customer_and_lead_a_guest_to_sign_in(
    guest: Shopper, shopper: Shopper, path: str
) -> None:
    assert shopper.get(path).status_code == 200
    answer = guest.get(path)
    assert (answer.status_code, answer.headers["location"]) == (
        303,
        f"/login?next={path.replace('/', '%2F')}",
    )


def test_order_pages_answer_their_customer(shopper: Shopper) -> None:
    number = shopper.order("delivered")["number"]
    for page in ("", "/invoice", "/invoice.csv"):
        assert shopper.get(f"/account/orders/{number}{page}").status_code == 200


@pytest.mark.parametrize("path", ["/nowhere", "/c/nowhere", "/p/nowhere", "/brands/nowhere"])
def test_what_is_not_there_is_a_404_in_the_shops_design(guest: Shopper, path: str) -> None:
    answer = guest.get(path)
    assert answer.status_code == 404
    page = BeautifulSoup(answer.text, "html.parser")
    assert text_of(page.h1) == "We could not find that page"
    assert page.select_one("nav[aria-label=Departments]") is not None


def test_a_page_cannot_be_posted_to(guest: Shopper) -> None:
    assert guest.post("/about").status_code == 405


def test_disabled_products_are_nowhere(shopper: Shopper, world: World) -> None:
    product = world.first("SELECT * FROM shop_products WHERE NOT enabled ORDER BY id")
    assert product is not None
    address = f"/p/{product['slug']}"
    assert shopper.get(address).status_code == 404
    for path in (f"/search?sku={product['sku']}", f"/search?q={product['name'][:20]}"):
        assert address not in shopper.client.get(path, follow_redirects=True).text
    sold = world.first("SELECT id FROM shop_variants WHERE product_id = ?", product["id"])
    assert sold is not None
    shopper.post("/cart/add", {"variant_id": sold["id"]})
    shopper.post(f"/wishlist/{product['id']}/add")
    assert world.changes() == ()


def is_labelled(page: BeautifulSoup, control: Tag) -> bool:
    if control.get("aria-label") or control.get("aria-labelledby"):
        return True
    if control.find_parent("label") is not None:
        return True
    return bool(control.get("id")) and page.find("label", attrs={"for": control["id"]}) is not None


def check_form(page: BeautifulSoup, path: str) -> None:
    heads = page.find_all("h1")
    assert len(heads) == 1, f"{path}: {len(heads)} h1"
    ids = [tag["id"] for tag in page.find_all(id=True)]
    assert len(ids) == len(set(ids)), f"{path}: {[i for i in ids if ids.count(i) > 1]}"
    for image in page.find_all("img"):
        assert image.has_attr("alt"), f"{path}: {image}"
    for control in page.find_all(["input", "select", "textarea"]):
        hidden = control.name == "input" and control.get("type") == "hidden"
        assert hidden or is_labelled(page, control), f"{path}: {control}"
    for form in page.find_all("form", method="post"):
        assert form.find("input", attrs={"name": "csrf"}), f"{path}: {form}"
    for frame in page.find_all("iframe"):
        assert frame.get("title"), path
    for clickable in page.find_all(["a", "button"]):
        pictures = [image.get("alt") for image in clickable.find_all("img")]
        named = text_of(clickable) or clickable.get("aria-label") or any(pictures)
        assert named or clickable.get("aria-hidden"), f"{path}: {clickable}"
    assert page.title is not None and "Harbour" in page.title.text, path


def test_pages_are_well_formed(shopper: Shopper, world: World) -> None:
    number = shopper.order("delivered")["number"]
    shopper.fill_cart(variant(world)["id"])
    more = ("/checkout", f"/account/orders/{number}", f"/account/orders/{number}/invoice")
    paths = (*OPEN_PAGES, *OWN_PAGES, *more, *catalogue_pages(world))
    for path in paths:
        check_form(shopper.page(path), path)


def test_every_link_of_a_page_leads_somewhere_and_no_look_changes_anything(
    shopper: Shopper, world: World
) -> None:
    """Crawl from the start page; anything but noise in the change set would be a fault."""
    queue, seen, views = deque(["/", "/account", "/account/orders"]), set(), 0
    per_kind: dict[str, int] = {}
    while queue and views < 300:
        path = queue.popleft()
        kind = "/".join(urlsplit(path).path.split("/")[:3])
        group = kind if kind.count("/") < 2 else kind.rsplit("/", 1)[0]
        if path in seen or per_kind.get(group, 0) >= 40:
            continue
        seen.add(path)
        per_kind[group] = per_kind.get(group, 0) + 1
        answer = shopper.client.get(path, follow_redirects=True)
        views += 1
        assert answer.status_code == 200, path
        if "text/html" not in answer.headers["content-type"]:
            continue
        for link in BeautifulSoup(answer.text, "html.parser").select("a[href], iframe[src]"):
            target = urldefrag(str(link.get("href") or link.get("src"))).url
            if target.startswith("/") and not target.startswith("//"):
                queue.append(target)
    assert views > 150
    assert world.changes() == ()


def test_a_visit_is_noted_with_its_clean_query(shopper: Shopper, world: World) -> None:
    slug = world.value("SELECT slug FROM shop_categories ORDER BY id")
    shopper.page(f"/c/{slug}?sort=price&price_from=10.0&brand=&per_page=24&page=1")
    view = world.first("SELECT * FROM page_views ORDER BY id DESC")
    assert view is not None
    assert (view["path"], view["query"]) == (f"/c/{slug}", "price_from=10&sort=price")


def test_pictures_are_drawn_and_unknown_ones_are_not(guest: Shopper) -> None:
    answer = guest.get("/media/mug-1f5a66.svg")
    assert answer.headers["content-type"] == "image/svg+xml"
    assert "#1f5a66" in answer.text
    for name in ("mug", "nothing-1f5a66", "mug-zzzzzz", "mug-1f5a66-upside"):
        assert guest.get(f"/media/{name}.svg").status_code == 404


def test_suggestions_name_categories_and_products(guest: Shopper) -> None:
    found = guest.get("/search/suggest?q=mug").json()
    assert found[0]["note"] == "Category"
    assert all(guest.get(entry["url"]).status_code == 200 for entry in found)
    assert guest.get("/search/suggest?q=").json() == []


def test_a_refused_form_names_its_fields(guest: Shopper) -> None:
    answer = guest.post("/contact", {"name": "Ada", "email": "ada", "body": "short"})
    assert answer.status_code == 422
    assert errors_of(answer.text) == {
        "email": "Enter an e-mail address in the form name@example.com.",
        "topic": "Choose a topic.",
        "body": "Write at least 10 characters.",
    }
    assert BeautifulSoup(answer.text, "html.parser").find(id="name")["value"] == "Ada"  # type: ignore[index]
