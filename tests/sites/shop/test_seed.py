"""The shop's seeded data: enough of it, in agreement with itself, and the same every time."""

from __future__ import annotations

import datetime
import hashlib
import random
import time
from importlib import resources

import apsw
import pytest

from webenv.sites.shop.seed import ACCOUNTS, populate
from webenv.sites.shop.seed.agreement import in_plural
from webenv.sites.shop.seed.art_names import ART
from webenv.sites.shop.seed.families import load_families
from webenv.sites.shop.seed.pricing import share
from webenv.sites.shop.seed.tables import read_table
from webenv.sites.shop.seed.text import fix_articles, slug
from webenv.world.people import populate_people

NOW = datetime.datetime(2026, 5, 18, 10)


def build(seed: int) -> apsw.Connection:
    db = apsw.Connection(":memory:")
    db.execute("PRAGMA foreign_keys = ON")
    db.execute((resources.files("webenv.world") / "schema.sql").read_text())
    db.execute((resources.files("webenv.sites.shop") / "schema.sql").read_text())
    rng = random.Random(seed)
    populate_people(db, rng)
    populate(db, rng, NOW)
    return db


def tables(db: apsw.Connection) -> list[str]:
    return [
        name
        for (name,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY 1")
    ]


def digest(db: apsw.Connection) -> str:
    total = hashlib.sha256()
    for table in tables(db):
        for row in db.execute(f"SELECT * FROM {table} ORDER BY rowid"):
            total.update(repr(row).encode())
    return total.hexdigest()


@pytest.fixture(scope="module")
def db() -> apsw.Connection:
    return build(1)


def one(db: apsw.Connection, query: str) -> int:
    value = db.execute(query).get
    assert isinstance(value, int)
    return value


FLOORS = {
    "people": 700,
    "shop_products": 2_100,
    "shop_brands": 60,
    "shop_customers": 520,
    "shop_orders": 5_200,
    "shop_reviews": 10_500,
    "shop_coupons": 15,
    "shop_shipping_methods": 3,
    "shop_variants": 5_000,
    "shop_attributes": 12_000,
    "shop_addresses": 800,
    "shop_payment_methods": 800,
    "shop_review_votes": 5_000,
    "shop_wishlist_items": 500,
    "shop_compare_items": 100,
    "shop_cart_items": 100,
    "shop_cart_coupons": 1,
    "shop_stock_alerts": 50,
    "shop_returns": 150,
    "shop_refunds": 200,
    "shop_messages": 100,
    "shop_subscribers": 100,
}


@pytest.mark.parametrize(("table", "least"), FLOORS.items())
def test_there_is_enough_of_everything(db: apsw.Connection, table: str, least: int) -> None:
    assert one(db, f"SELECT count(*) FROM {table}") >= least


REVENUE = "(SELECT coalesce(sum(goods + shipping), 0) FROM shop_refunds WHERE order_id = o.id)"
COUNTED = """
    (SELECT sum(i.quantity * i.unit_price) FROM shop_order_items i
     JOIN shop_variants v ON v.id = i.variant_id JOIN shop_products p ON p.id = v.product_id
     WHERE i.order_id = o.id AND (c.category_id IS NULL OR p.category_id IN (
        WITH RECURSIVE below (id) AS (
            SELECT c.category_id
            UNION SELECT k.id FROM shop_categories k JOIN below b ON k.parent_id = b.id)
        SELECT id FROM below)))
"""
BOUGHT = """
    SELECT 1 FROM shop_orders o JOIN shop_order_items i ON i.order_id = o.id
    JOIN shop_variants v ON v.id = i.variant_id
    WHERE o.customer_id = r.customer_id AND v.product_id = r.product_id
      AND o.status = 'delivered' AND o.placed_at < r.created_at
"""
LAST_EVENT = "SELECT e.status FROM shop_order_events e WHERE e.order_id = o.id ORDER BY e.id DESC"

CLAIMS = {
    "products live in leaves": """
        SELECT count(*) FROM shop_products WHERE category_id IN
        (SELECT parent_id FROM shop_categories WHERE parent_id IS NOT NULL)""",
    "every leaf has products": """
        SELECT count(*) FROM shop_categories c
        WHERE NOT EXISTS (SELECT 1 FROM shop_categories k WHERE k.parent_id = c.id)
          AND (SELECT count(*) FROM shop_products p WHERE p.category_id = c.id) < 5""",
    "every brand has products": """
        SELECT count(*) FROM shop_brands
        WHERE id NOT IN (SELECT brand_id FROM shop_products)""",
    "every product has a variant": """
        SELECT count(*) FROM shop_products
        WHERE id NOT IN (SELECT product_id FROM shop_variants)""",
    "variants of a product differ": """
        SELECT count(*) FROM (SELECT 1 FROM shop_variants
        GROUP BY product_id, size, colour HAVING count(*) > 1)""",
    "names of products are distinct": """
        SELECT count(*) - count(DISTINCT lower(name)) FROM shop_products""",
    "an offer is cheaper than its list price": """
        SELECT count(*) FROM shop_products WHERE list_price <= price""",
    "prices on a shelf differ": """
        SELECT count(*) FROM (SELECT 1 FROM shop_products
        GROUP BY category_id, price HAVING count(*) > 1)""",
    "products are released in the past": f"""
        SELECT count(*) FROM shop_products WHERE released_on >= '{NOW.date()}'""",
    "products have prices, weights and stock that can be": """
        SELECT count(*) FROM shop_products p JOIN shop_variants v ON v.product_id = p.id
        WHERE price < 100 OR weight_g < 5 OR stock < 0 OR surcharge < 0""",
    "a book is published before it is sold": """
        SELECT count(*) FROM shop_products p JOIN shop_attributes a ON a.product_id = p.id
        WHERE a.name IN ('First published', 'Last updated')
          AND a.value > substr(p.released_on, 1, 4)""",
    "every customer has one default address to ship to and one to bill": """
        SELECT count(*) FROM shop_customers c WHERE
        (SELECT sum(is_shipping_default) FROM shop_addresses WHERE customer_id = c.id) IS NOT 1 OR
        (SELECT sum(is_billing_default) FROM shop_addresses WHERE customer_id = c.id) IS NOT 1""",
    "every customer has one default way to pay": """
        SELECT count(*) FROM shop_customers c WHERE
        (SELECT sum(is_default) FROM shop_payment_methods WHERE customer_id = c.id) IS NOT 1""",
    "names that sign reviews are distinct": """
        SELECT count(*) - count(DISTINCT display_name) FROM shop_customers""",
    "an order's subtotal is the sum of its items": """
        SELECT count(*) FROM shop_orders o WHERE subtotal IS NOT
        (SELECT sum(quantity * unit_price) FROM shop_order_items WHERE order_id = o.id)""",
    "an order's total is subtotal minus discount plus shipping": """
        SELECT count(*) FROM shop_orders WHERE total <> subtotal - discount + shipping""",
    "shipping follows the method and the coupon": """
        SELECT count(*) FROM shop_orders o JOIN shop_shipping_methods m ON m.code = shipping_method
        LEFT JOIN shop_coupons c ON c.code = o.coupon_code WHERE o.shipping <> CASE
            WHEN c.kind = 'free_shipping' OR o.subtotal >= m.free_from THEN 0 ELSE m.price END""",
    "without a coupon there is no discount": """
        SELECT count(*) FROM shop_orders WHERE coupon_code IS NULL AND discount <> 0""",
    "coupons are used while they are valid and from their minimum on": """
        SELECT count(*) FROM shop_orders o LEFT JOIN shop_coupons c ON c.code = o.coupon_code
        WHERE o.coupon_code IS NOT NULL AND (c.code IS NULL OR o.subtotal < c.minimum
          OR substr(o.placed_at, 1, 10) NOT BETWEEN c.starts_on AND c.ends_on)""",
    "a discount is what the coupon gives": f"""
        SELECT count(*) FROM shop_orders o JOIN shop_coupons c ON c.code = o.coupon_code
        WHERE o.discount IS NOT CASE c.kind
            WHEN 'percent' THEN ({COUNTED} * c.value + 50) / 100
            WHEN 'fixed' THEN min(c.value, {COUNTED}) ELSE 0 END""",
    "a coupon for a category is used for something from it": f"""
        SELECT count(*) FROM shop_orders o JOIN shop_coupons c ON c.code = o.coupon_code
        WHERE {COUNTED} IS NULL""",
    "a unit price is the price or the list price plus the surcharge": """
        SELECT count(*) FROM shop_order_items i JOIN shop_variants v ON v.id = i.variant_id
        JOIN shop_products p ON p.id = v.product_id
        WHERE i.unit_price - v.surcharge NOT IN (p.price, coalesce(p.list_price, p.price))""",
    "an order is later than its products and its customer": """
        SELECT count(*) FROM shop_orders o JOIN shop_customers c ON c.id = o.customer_id
        JOIN shop_order_items i ON i.order_id = o.id JOIN shop_variants v ON v.id = i.variant_id
        JOIN shop_products p ON p.id = v.product_id
        WHERE o.placed_at <= c.joined_at OR substr(o.placed_at, 1, 10) <= p.released_on""",
    "an item of an order names its product": """
        SELECT count(*) FROM shop_order_items i JOIN shop_variants v ON v.id = i.variant_id
        JOIN shop_products p ON p.id = v.product_id WHERE i.name <> p.name
          OR instr(i.options, v.size) = 0 AND v.size <> ''
          OR instr(i.options, v.colour) = 0 AND v.colour <> ''""",
    "a variant appears once in an order": """
        SELECT count(*) FROM (SELECT 1 FROM shop_order_items
        GROUP BY order_id, variant_id HAVING count(*) > 1)""",
    "order numbers rise with time": """
        SELECT count(*) FROM shop_orders a JOIN shop_orders b ON b.id = a.id + 1
        WHERE b.number <= a.number OR b.placed_at < a.placed_at""",
    "order numbers look like order numbers": """
        SELECT count(*) FROM shop_orders WHERE number NOT GLOB '1000[0-9][0-9][0-9][0-9][0-9]'""",
    "the first event is the order itself": """
        SELECT count(*) FROM shop_orders o WHERE placed_at IS NOT
        (SELECT at FROM shop_order_events e WHERE e.order_id = o.id ORDER BY e.id LIMIT 1)""",
    "the last event gives the status": f"""
        SELECT count(*) FROM shop_orders o WHERE status IS NOT ({LAST_EVENT} LIMIT 1)""",
    "events are in order of time": """
        SELECT count(*) FROM shop_order_events a JOIN shop_order_events b ON b.id = a.id + 1
        WHERE b.at < a.at""",
    "old orders are settled": f"""
        SELECT count(*) FROM shop_orders WHERE status IN ('pending', 'processing', 'shipped')
          AND placed_at < '{NOW - datetime.timedelta(days=21)}'""",
    "what was sent has a shipment, and nothing else has": """
        SELECT count(*) FROM shop_orders o WHERE
        (status IN ('shipped', 'delivered', 'returned')) <>
        (SELECT count(*) FROM shop_shipments WHERE order_id = o.id)""",
    "a shipment has arrived exactly when its order has": """
        SELECT count(*) FROM shop_shipments s JOIN shop_orders o ON o.id = s.order_id
        WHERE (s.delivered_at IS NULL) <> (o.status = 'shipped')
          OR s.shipped_at <= o.placed_at OR s.delivered_at <= s.shipped_at""",
    "paid orders have an invoice, and nothing else has": """
        SELECT count(*) FROM shop_orders o WHERE
        EXISTS (SELECT 1 FROM shop_invoices WHERE order_id = o.id) <>
        EXISTS (SELECT 1 FROM shop_order_events
                WHERE order_id = o.id AND status = 'processing')""",
    "invoices carry the year and rise with time": """
        SELECT count(*) FROM shop_invoices a LEFT JOIN shop_invoices b ON b.id = a.id + 1
        WHERE a.number NOT GLOB 'INV-' || substr(a.issued_at, 1, 4) || '-[0-9][0-9][0-9][0-9][0-9]'
          OR b.number <= a.number OR b.issued_at < a.issued_at""",
    "only delivered goods come back": """
        SELECT count(*) FROM shop_returns r JOIN shop_orders o ON o.id = r.order_id
        LEFT JOIN shop_shipments s ON s.order_id = o.id
        WHERE o.status NOT IN ('delivered', 'returned') OR r.requested_at <= s.delivered_at""",
    "a return has items": """
        SELECT count(*) FROM shop_returns WHERE id NOT IN (SELECT return_id FROM shop_return_items)
        """,
    "no more comes back than was bought, and from the same order": """
        SELECT count(*) FROM shop_return_items t JOIN shop_returns r ON r.id = t.return_id
        JOIN shop_order_items i ON i.id = t.order_item_id
        WHERE t.quantity > i.quantity OR t.quantity < 1 OR i.order_id <> r.order_id""",
    "an order is returned when all of it was refunded": """
        SELECT count(*) FROM shop_orders o WHERE (o.status = 'returned') <>
        EXISTS (SELECT 1 FROM shop_returns r WHERE r.order_id = o.id AND r.status = 'refunded'
          AND (SELECT sum(quantity) FROM shop_return_items WHERE return_id = r.id) =
              (SELECT sum(quantity) FROM shop_order_items WHERE order_id = o.id))""",
    "a refund of goods is their price less their share of the discount": """
        SELECT count(*) FROM shop_returns r JOIN shop_orders o ON o.id = r.order_id
        JOIN (SELECT return_id, sum(t.quantity * i.unit_price) AS worth FROM shop_return_items t
              JOIN shop_order_items i ON i.id = t.order_item_id GROUP BY 1) w ON w.return_id = r.id
        LEFT JOIN shop_refunds f ON f.order_id = o.id
        WHERE r.status = 'refunded' AND f.goods IS NOT
          w.worth - (2 * o.discount * w.worth + o.subtotal) / (2 * o.subtotal)""",
    "returns that are not refunded bring no refund": """
        SELECT count(*) FROM shop_refunds f JOIN shop_returns r ON r.order_id = f.order_id
        WHERE r.status <> 'refunded'""",
    "orders cancelled after payment are refunded in full": """
        SELECT count(*) FROM shop_orders o JOIN shop_invoices USING (id)
        LEFT JOIN shop_refunds f ON f.order_id = o.id
        WHERE o.status = 'cancelled' AND EXISTS
          (SELECT 1 FROM shop_invoices v WHERE v.order_id = o.id)
          AND (f.goods IS NOT o.subtotal - o.discount OR f.shipping IS NOT o.shipping)""",
    "nobody gets back more than was paid": f"""
        SELECT count(*) FROM shop_orders o WHERE {REVENUE} > o.total""",
    "shipping is given back whole or not at all": """
        SELECT count(*) FROM shop_refunds f JOIN shop_orders o ON o.id = f.order_id
        WHERE f.shipping NOT IN (0, o.shipping)""",
    "a refund is later than its order": """
        SELECT count(*) FROM shop_refunds f JOIN shop_orders o ON o.id = f.order_id
        WHERE f.issued_at <= o.placed_at""",
    "a review is later than its product and its customer": """
        SELECT count(*) FROM shop_reviews r JOIN shop_products p ON p.id = r.product_id
        JOIN shop_customers c ON c.id = r.customer_id
        WHERE substr(r.created_at, 1, 10) <= p.released_on OR r.created_at < c.joined_at""",
    "a review is verified exactly when a delivered order came before it": f"""
        SELECT count(*) FROM shop_reviews r WHERE r.verified <> EXISTS ({BOUGHT})""",
    "a verified review is later than the delivery": """
        SELECT count(*) FROM shop_reviews r WHERE r.verified AND r.created_at <
        (SELECT min(s.delivered_at) FROM shop_orders o JOIN shop_shipments s ON s.order_id = o.id
         JOIN shop_order_items i ON i.order_id = o.id JOIN shop_variants v ON v.id = i.variant_id
         WHERE o.customer_id = r.customer_id AND v.product_id = r.product_id)""",
    "nobody votes on their own review": """
        SELECT count(*) FROM shop_review_votes v JOIN shop_reviews r ON r.id = v.review_id
        WHERE v.customer_id = r.customer_id""",
    "carts hold what can be bought": """
        SELECT count(*) FROM shop_cart_items k JOIN shop_variants v ON v.id = k.variant_id
        JOIN shop_products p ON p.id = v.product_id
        WHERE k.quantity > v.stock OR NOT p.enabled""",
    "coupons on carts belong to carts": """
        SELECT count(*) FROM shop_cart_coupons
        WHERE customer_id NOT IN (SELECT customer_id FROM shop_cart_items)""",
    "stock alerts wait for what is sold out": """
        SELECT count(*) FROM shop_stock_alerts a JOIN shop_variants v ON v.id = a.variant_id
        WHERE v.stock > 0""",
    "who has the newsletter is a subscriber": """
        SELECT count(*) FROM shop_customers c JOIN people p ON p.id = c.person_id
        WHERE c.newsletter AND p.email NOT IN (SELECT email FROM shop_subscribers)""",
    "the accounts are rich": f"""
        SELECT count(*) FROM shop_customers c WHERE id <= {ACCOUNTS} AND (
        (SELECT count(*) FROM shop_orders WHERE customer_id = c.id) NOT BETWEEN 10 AND 60 OR
        (SELECT count(*) FROM shop_wishlist_items WHERE customer_id = c.id) < 5 OR
        (SELECT count(*) FROM shop_addresses WHERE customer_id = c.id) < 2 OR
        (SELECT count(*) FROM shop_reviews WHERE customer_id = c.id) < 5)""",
}


@pytest.mark.parametrize("claim", CLAIMS)
def test_nothing_contradicts_that(db: apsw.Connection, claim: str) -> None:
    assert one(db, CLAIMS[claim]) == 0


SHAPES = {
    "departments": ("SELECT count(*) FROM shop_categories WHERE parent_id IS NULL", 8, 10),
    "leaves": (
        """SELECT count(*) FROM shop_categories c JOIN shop_categories m ON m.id = c.parent_id
           WHERE m.parent_id IS NOT NULL""",
        100,
        130,
    ),
    "per cent on offer": (
        "SELECT 100 * count(list_price) / count(*) FROM shop_products",
        8,
        16,
    ),
    "disabled products": ("SELECT sum(NOT enabled) FROM shop_products", 10, 60),
    "products sold out": (
        """SELECT count(*) FROM
           (SELECT 1 FROM shop_variants GROUP BY product_id HAVING max(stock) = 0)""",
        40,
        300,
    ),
    "products without a review": (
        """SELECT count(*) FROM shop_products
           WHERE id NOT IN (SELECT product_id FROM shop_reviews)""",
        50,
        900,
    ),
    "reviews of the most reviewed product": (
        "SELECT max(n) FROM (SELECT count(*) AS n FROM shop_reviews GROUP BY product_id)",
        60,
        140,
    ),
    "customers with one order": (
        """SELECT count(*) FROM
           (SELECT 1 FROM shop_orders GROUP BY customer_id HAVING count(*) = 1)""",
        50,
        250,
    ),
    "orders of the most faithful customer": (
        "SELECT max(n) FROM (SELECT count(*) AS n FROM shop_orders GROUP BY customer_id)",
        60,
        90,
    ),
    "orders that can still be cancelled": (
        "SELECT count(*) FROM shop_orders WHERE status IN ('pending', 'processing')",
        10,
        100,
    ),
    "permille of reviews pending or rejected": (
        "SELECT 1000 * sum(status <> 'approved') / count(*) FROM shop_reviews",
        10,
        20,
    ),
    "per cent of reviews verified": (
        "SELECT 100 * sum(verified) / count(*) FROM shop_reviews",
        50,
        75,
    ),
    "different texts of reviews": ("SELECT count(DISTINCT body) FROM shop_reviews", 8_000, 20_000),
    "partial refunds": (
        """SELECT count(*) FROM shop_refunds f JOIN shop_orders o ON o.id = f.order_id
           WHERE f.goods > 0 AND f.goods < o.subtotal - o.discount""",
        50,
        1_000,
    ),
    "refunds that give shipping back": (
        "SELECT count(*) FROM shop_refunds WHERE shipping > 0",
        50,
        1_000,
    ),
    "carts with several items": (
        """SELECT count(*) FROM
           (SELECT 1 FROM shop_cart_items GROUP BY customer_id HAVING count(*) > 1)""",
        20,
        400,
    ),
    "accounts with something in the cart": (
        f"""SELECT count(DISTINCT customer_id) FROM shop_cart_items
            WHERE customer_id <= {ACCOUNTS}""",
        ACCOUNTS // 2,
        ACCOUNTS,
    ),
    "coupons not yet valid": (
        f"SELECT count(*) FROM shop_coupons WHERE starts_on > '{NOW.date()}'",
        2,
        5,
    ),
    "expired coupons": (
        f"SELECT count(*) FROM shop_coupons WHERE ends_on < '{NOW.date()}'",
        4,
        10,
    ),
}


@pytest.mark.parametrize("measure", SHAPES)
def test_the_data_have_the_shape_of_a_real_shop(db: apsw.Connection, measure: str) -> None:
    query, least, most = SHAPES[measure]
    assert least <= one(db, query) <= most


def test_nothing_happens_after_now(db: apsw.Connection) -> None:
    now = NOW.isoformat()
    columns = [
        (table, column)
        for table in tables(db)
        for (_, column, *_) in db.execute(f"PRAGMA table_info({table})")
        if column.endswith("_at") or column == "at"
    ]
    assert len(columns) > 12
    late = [
        f"{table}.{column}"
        for table, column in columns
        if one(db, f"SELECT count(*) FROM {table} WHERE {column} > '{now}'")
    ]
    assert late == []


def test_every_product_is_pictured(db: apsw.Connection) -> None:
    used = {art for (art,) in db.execute("SELECT DISTINCT art FROM shop_products")}
    assert used == set(ART)


def test_the_foreign_keys_hold(db: apsw.Connection) -> None:
    assert db.execute("PRAGMA foreign_key_check").fetchall() == []


BANNED = (
    "{",
    "}",
    "[",
    "]",
    "|",
    "lorem",
    "ipsum",
    "todo",
    "  ",
    " .",
    " ,",
    "..",
    "a a ",
    "the the ",
)


@pytest.mark.parametrize(
    "column",
    [
        "shop_products.name",
        "shop_products.summary",
        "shop_products.description",
        "shop_reviews.title",
        "shop_reviews.body",
        "shop_attributes.value",
        "shop_categories.description",
        "shop_messages.body",
    ],
)
def test_no_text_shows_its_seams(db: apsw.Connection, column: str) -> None:
    table, name = column.split(".")
    found = [
        (phrase, text)
        for (text,) in db.execute(f"SELECT DISTINCT {name} FROM {table}")
        for phrase in BANNED
        if phrase in text.lower()
    ]
    assert found == []


def test_the_same_seed_gives_the_same_shop(db: apsw.Connection) -> None:
    assert digest(build(1)) == digest(db)


def test_another_seed_gives_another_shop_in_good_time(db: apsw.Connection) -> None:
    started = time.perf_counter()
    other = build(2)
    assert time.perf_counter() - started < 10
    assert digest(other) != digest(db)
    broken = [claim for claim, query in CLAIMS.items() if one(other, query)]
    assert broken == []


def test_every_aspect_that_reviewers_know_belongs_to_a_family() -> None:
    used = {aspect for family in load_families() for aspect in family.aspects}
    assert used == set(read_table("reviewing", "aspects"))


@pytest.mark.parametrize(
    ("one_of_them", "several"),
    [
        ("It fits.", "They fit."),
        ("It is so light that I forget it.", "They are so light that I forget them."),
        ("It itches, and its edge is rough.", "They itch, and their edge is rough."),
        ("It still shines.", "They still shine."),
        ("The strap is good.", "The strap is good."),
    ],
)
def test_remarks_are_put_into_the_plural(one_of_them: str, several: str) -> None:
    assert in_plural(one_of_them) == several


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("a oak board", "an oak board"),
        ("a unique uniform", "a unique uniform"),
        ("A 8 cm pot", "An 8 cm pot"),
        ("A 2 litres jar", "A 2 litre jar"),
        ("a one-off", "a one-off"),
    ],
)
def test_articles_are_put_right(written: str, right: str) -> None:
    assert fix_articles(written) == right


def test_addresses_of_products_are_plain() -> None:
    assert slug("Tarn & Sons' Café Bag -4 °C") == "tarn-and-sons-cafe-bag-minus-4-c"


def test_shares_are_rounded_half_up() -> None:
    assert [share(5, 1, 2), share(100, 1, 3), share(0, 1, 3)] == [3, 33, 0]
