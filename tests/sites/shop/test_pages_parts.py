"""The small parts that pages are made of: amounts, dates, page numbers, drawings."""

from __future__ import annotations

from datetime import date
from xml.etree import ElementTree

import pytest

from webenv.sites.forms import Form, parse_cents, parse_date
from webenv.sites.paging import Paging
from webenv.sites.shop.art import DRAWINGS, draw
from webenv.sites.shop.criteria import amount
from webenv.sites.shop.facets import natural_order
from webenv.world.world import World


@pytest.mark.parametrize(
    ("text", "cents"),
    [
        ("12", 1200),
        ("12.5", 1250),
        ("$1,012.05", 101205),
        ("0.09", 9),
        ("", None),
        ("-1", None),
        ("1.234", None),
        ("abc", None),
    ],
)
def test_amounts_are_read(text: str, cents: int | None) -> None:
    assert parse_cents(text) == cents


@pytest.mark.parametrize("text", ["", "12", "12.50", "0.09"])
def test_amounts_are_written_as_they_were_read(text: str) -> None:
    assert amount(parse_cents(text)) == text


def test_dates_are_read() -> None:
    assert parse_date("2026-05-18") == date(2026, 5, 18)
    assert parse_date("18.5.2026") is None


def test_the_first_message_of_a_field_stays() -> None:
    form = Form({"name": ""})
    form.require("name", "Enter a name.")
    form.check("name", False, "Too late.")
    assert form.errors == {"name": "Enter a name."}
    assert not form.is_valid


@pytest.mark.parametrize(
    ("email", "fits"),
    [
        ("a@b.co", True),
        ("a.b+c@mail.test", True),
        ("a@b", False),
        ("a b@c.de", False),
        ("@b.co", False),
    ],
)
def test_an_email_address_has_a_name_and_a_domain(email: str, fits: bool) -> None:
    form = Form({"email": email})
    form.require_email("email")
    assert form.is_valid == fits


@pytest.mark.parametrize(
    ("wanted", "page"), [("1", 1), ("3", 3), ("99", 3), ("0", 1), ("x", 1), ("", 1), ("²", 1)]
)
def test_a_page_is_always_one_that_exists(wanted: str, page: int) -> None:
    assert Paging.at(wanted, 10, 25).page == page


def test_long_lists_of_pages_have_gaps() -> None:
    assert Paging.at("8", 10, 200).numbers == [1, None, 6, 7, 8, 9, 10, None, 20]
    assert Paging.at("1", 10, 25).numbers == [1, 2, 3]
    assert Paging.at("3", 10, 25).cut(range(25)) == range(20, 25)
    empty = Paging.at("1", 10, 0)
    assert (empty.first, empty.last, empty.pages) == (0, 0, 1)


def test_sizes_are_in_the_order_of_wear() -> None:
    sizes = ["XL", "10 cm", "S", "9 cm", "Long", "M"]
    assert sorted(sizes, key=natural_order) == ["S", "M", "XL", "9 cm", "10 cm", "Long"]


@pytest.mark.parametrize("view", ["whole", "close", "set"])
def test_every_drawing_is_a_picture(view: str) -> None:
    for name in DRAWINGS:
        assert ElementTree.fromstring(draw(name, "#1f5a66", view)).tag.endswith("svg"), name


def test_every_product_has_a_drawing(world: World) -> None:
    used = {row["art"] for row in world.all("SELECT DISTINCT art FROM shop_products")}
    assert used <= set(DRAWINGS)
