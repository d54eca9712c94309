"""Listings show what the database holds: filters, counts, order, pages, search."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from tests.sites.shop.shopper import Shopper, text_of
from webenv.sites.shop.catalogue import Scope, load
from webenv.sites.shop.criteria import Criteria
from webenv.sites.shop.listing import find
from webenv.world.world import Row, World


@pytest.fixture
def department(world: World) -> Row:
    return world.one("SELECT * FROM shop_categories WHERE parent_id IS NULL AND position = 1")


def in_department(world: World, department: Row, condition: str = "1") -> int:
    """How many products of a department meet a condition on p."""
    return int(
        world.value(
            "SELECT count(*) FROM shop_products AS p "
            "JOIN shop_categories AS leaf ON leaf.id = p.category_id "
            "JOIN shop_categories AS middle ON middle.id = leaf.parent_id "
            f"WHERE p.enabled AND middle.parent_id = ? AND {condition}",
            department["id"],
        )
    )


def names_on(page: BeautifulSoup) -> list[str]:
    return [text_of(name) for name in page.select(".cards .card-name")]


STOCK = "(SELECT sum(stock) FROM shop_variants WHERE product_id = p.id)"
RATING = "(SELECT avg(rating) FROM shop_reviews WHERE product_id = p.id AND status = 'approved')"


@pytest.mark.parametrize(
    ("query", "condition"),
    [
        ("", "1"),
        ("price_from=20&price_to=45.5", "p.price BETWEEN 2000 AND 4550"),
        ("rating=4", f"{RATING} >= 4"),
        ("in_stock=1", f"{STOCK} > 0"),
        ("on_offer=1", "p.list_price > p.price"),
        (
            "in_stock=1&on_offer=1&rating=3",
            f"{STOCK} > 0 AND p.list_price > p.price AND {RATING} >= 3",
        ),
        ("colour=Black", "p.id IN (SELECT product_id FROM shop_variants WHERE colour = 'Black')"),
    ],
)
def test_a_filtered_listing_counts_what_the_database_holds(
    shopper: Shopper, world: World, department: Row, query: str, condition: str
) -> None:
    page = shopper.page(f"/c/{department['slug']}?{query}")
    number = in_department(world, department, condition)
    assert number > 0
    assert f"of {number:,} product" in text_of(page.select_one(".result-count"))


def test_the_count_beside_a_brand_is_what_choosing_it_shows(
    shopper: Shopper, department: Row
) -> None:
    page = shopper.page(f"/c/{department['slug']}?in_stock=1")
    for box in page.select("input[name=brand]")[:5]:
        count = int(text_of(box.parent.select_one(".count")).strip("()"))  # type: ignore[union-attr]
        chosen = shopper.page(f"/c/{department['slug']}?in_stock=1&brand={box['value']}")
        assert f"of {count} product" in text_of(chosen.select_one(".result-count"))


def test_two_brands_show_both(shopper: Shopper, world: World, department: Row) -> None:
    boxes = shopper.page(f"/c/{department['slug']}").select("input[name=brand]")[:2]
    slugs = [str(box["value"]) for box in boxes]
    page = shopper.page(f"/c/{department['slug']}?brand={slugs[0]}&brand={slugs[1]}")
    marks = f"IN ('{slugs[0]}', '{slugs[1]}')"
    condition = f"p.brand_id IN (SELECT id FROM shop_brands WHERE slug {marks})"
    number = in_department(world, department, condition)
    assert f"of {number} product" in text_of(page.select_one(".result-count"))


@pytest.mark.parametrize(
    ("sort", "order"),
    [
        ("price", "p.price, lower(p.name)"),
        ("price-desc", "p.price DESC, lower(p.name)"),
        ("newest", "p.released_on DESC, lower(p.name)"),
        ("name", "lower(p.name)"),
    ],
)
def test_listings_are_sorted(
    shopper: Shopper, world: World, department: Row, sort: str, order: str
) -> None:
    page = shopper.page(f"/c/{department['slug']}?sort={sort}&per_page=48")
    rows = world.all(
        "SELECT p.name FROM shop_products AS p "
        "JOIN shop_categories AS leaf ON leaf.id = p.category_id "
        "JOIN shop_categories AS middle ON middle.id = leaf.parent_id "
        f"WHERE p.enabled AND middle.parent_id = ? ORDER BY {order}, p.id LIMIT 48",
        department["id"],
    )
    assert names_on(page) == [row["name"] for row in rows]


def test_best_rated_come_first_and_unrated_last(world: World) -> None:
    found = find(world, Scope(), Criteria(sort="rating")).products
    rated = [product.rating for product in found if product.rating is not None]
    assert rated == sorted(rated, reverse=True)
    assert all(product.rating is None for product in found[len(rated) :])


def test_pages_hold_every_product_once(shopper: Shopper, world: World, department: Row) -> None:
    total, names = in_department(world, department), []
    for number in range(1, -(-total // 48) + 1):
        path = f"/c/{department['slug']}?per_page=48&sort=name&page={number}"
        names += names_on(shopper.page(path))
    assert len(names) == total
    assert names == sorted(names, key=str.lower)


def test_a_page_too_far_leads_to_the_last(shopper: Shopper, department: Row) -> None:
    answer = shopper.get(f"/c/{department['slug']}?page=9999")
    assert answer.status_code == 303
    assert "page=9999" not in answer.headers["location"]


def test_a_search_finds_products_with_every_word(shopper: Shopper, world: World) -> None:
    product = world.one("SELECT * FROM shop_products WHERE enabled ORDER BY id LIMIT 1")
    brand = world.value("SELECT name FROM shop_brands WHERE id = ?", product["brand_id"])
    page = shopper.page(f"/search?q={product['name']} {brand}")
    assert names_on(page)[0] == product["name"]
    page = shopper.page(f"/search?q={product['name']} xylophone")
    assert "Nothing fits" in text_of(page)


def test_a_word_in_the_name_weighs_more_than_elsewhere(world: World) -> None:
    found = find(world, Scope(words=("lamp",)), Criteria()).products
    in_name = ["lamp" in product.name.lower() for product in found]
    assert in_name[0]
    assert in_name == sorted(in_name, reverse=True)


def test_plurals_find_the_singular(world: World) -> None:
    words = [find(world, Scope(words=(w,)), Criteria()).products for w in ("kettle", "mug")]
    assert all(words)


def test_advanced_search_combines_its_fields(shopper: Shopper, world: World) -> None:
    row = world.first(
        "SELECT p.*, a.name AS attribute, a.value FROM shop_products AS p "
        "JOIN shop_attributes AS a ON a.product_id = p.id WHERE p.enabled ORDER BY p.id"
    )
    assert row is not None
    query = f"sku={row['sku']}&attribute={row['attribute']}: {row['value']}"
    assert names_on(shopper.page(f"/search?{query}")) == [row["name"]]
    page = shopper.page(f"/search?{query}&price_from={row['price'] // 100 + 1}")
    assert row["name"] not in names_on(page)


def test_the_list_view_shows_the_same_products(shopper: Shopper, department: Row) -> None:
    grid = shopper.page(f"/c/{department['slug']}")
    rows = shopper.page(f"/c/{department['slug']}?view=list")
    assert names_on(grid) == names_on(rows)
    assert rows.select_one(".cards.list") is not None


def test_offers_list_only_what_is_reduced_and_coupons_of_today(
    shopper: Shopper, world: World
) -> None:
    page = shopper.page("/offers")
    number = len(load(world, Scope("p.list_price > p.price")))
    assert f"of {number} product" in text_of(page.select_one(".result-count"))
    codes = {text_of(code) for code in page.select(".coupon-code")}
    rows = world.all(
        "SELECT code FROM shop_coupons WHERE public AND '2026-05-18' BETWEEN starts_on AND ends_on"
    )
    assert codes == {row["code"] for row in rows}


def test_reviews_are_filtered_sorted_and_counted(shopper: Shopper, world: World) -> None:
    product = world.first(
        "SELECT p.*, count(*) AS reviews FROM shop_products AS p "
        "JOIN shop_reviews AS r ON r.product_id = p.id WHERE p.enabled AND r.status = 'approved' "
        "GROUP BY p.id ORDER BY reviews DESC, p.id"
    )
    assert product is not None
    page = shopper.page(f"/p/{product['slug']}")
    assert f"{product['reviews']} reviews" in text_of(page.select_one(".review-mean"))
    for stars in range(1, 6):
        number = world.value(
            "SELECT count(*) FROM shop_reviews "
            "WHERE product_id = ? AND status = 'approved' AND rating = ?",
            product["id"],
            stars,
        )
        page = shopper.page(f"/p/{product['slug']}?stars={stars}")
        assert len(page.select(".review")) == min(number, 10)
    page = shopper.page(f"/p/{product['slug']}?reviews=lowest")
    shown = [float(str(s["aria-label"]).split()[0]) for s in page.select(".review .stars")]
    assert shown == sorted(shown)
