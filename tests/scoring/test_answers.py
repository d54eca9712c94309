"""Typed answers: what counts as equal, and what never does."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webenv.action.actions import REASONS, Answer, GiveUp
from webenv.scoring.answers import answered, equals, parse_day, parse_money, parse_number
from webenv.task import (
    Day,
    Impossible,
    ListOf,
    Money,
    Number,
    SetOf,
    Text,
    TypedAnswer,
    YesNo,
)


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        (Number(1234), "1,234"),
        (Number(1234), " 1234. "),
        (Number(12.5), "12.5"),
        (Number(12.5), "12.50"),
        (Number(-3), "-3"),
        (Number(100, tolerance=2), "98"),
        (Money(123450), "$1,234.50"),
        (Money(123450), "1234.50"),
        (Money(123450), "1234.5 USD"),
        (Money(1200), "$12"),
        (Money(-500), "-$5.00"),
        (Day(date(2026, 5, 3)), "2026-05-03"),
        (Day(date(2026, 5, 3)), "May 3, 2026"),
        (Day(date(2026, 5, 3)), "3 May 2026"),
        (Day(date(2026, 9, 3)), "Sep 3, 2026"),
        (Text("The Blue Mug"), "blue mug."),
        (Text("Cook\u2019s \u201cBest\u201d pan"), 'cook\'s  "best" pan'),
        (Text("Blue mug"), '"Blue mug"'),
        (Text("Visa ending in 4242", also=("Visa 4242",)), "visa 4242"),
        (ListOf(("Blue mug", "Teapot")), "Blue mug; the teapot"),
        (ListOf(("Blue mug", "Teapot")), "blue mug, teapot"),
        (ListOf(("Blue mug", "Teapot")), "Blue mug\nTeapot"),
        (ListOf(("Mug, blue", "Teapot")), "mug, blue; teapot"),
        (SetOf((1299, 450), Money), "$4.50; 12.99"),
        (SetOf(("b", "c", "d")), "d, b, c"),
        (YesNo(True), "Yes."),
        (YesNo(False), "false"),
    ],
)
def test_equal_values_are_equal_however_they_are_written(expected: TypedAnswer, text: str) -> None:
    assert equals(expected, text)


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        (Number(12), "12 or 13"),
        (Number(12), "12; 13"),
        (Number(12), "12, 13"),
        (Number(12), "about 12"),
        (Number(12), "12 reviews"),
        (Number(12), "112"),
        (Number(12), "twelve"),
        (Number(12), ""),
        (Number(12), "\u0661\u0662"),
        (Number(1234), "12,34"),
        (Number(100, tolerance=2), "97.9"),
        (Money(1250), "1250"),
        (Money(1250), "12.50 or 13.00"),
        (Money(1250), "12.505"),
        (Money(1250), "12.50 EUR"),
        (Day(date(2026, 5, 3)), "3/5/2026"),
        (Day(date(2026, 5, 3)), "2026-05-03 or 2026-05-04"),
        (Day(date(2026, 5, 3)), "3 Ma 2026"),
        (Text("Blue mug"), "the answer is Blue mug"),
        (Text("Blue mug"), "Blue mug; Red mug"),
        (Text("Blue mug"), "Blue mugs"),
        (Text("Blue mug"), "N/A"),
        (Text("Blue mug"), ""),
        (ListOf(("Blue mug", "Teapot")), "Teapot; Blue mug"),
        (ListOf(("Blue mug", "Teapot")), "Blue mug"),
        (ListOf(("Blue mug", "Teapot")), "Blue mug; Teapot; Plate"),
        (ListOf(("Mug, blue", "Teapot")), "mug, blue, teapot"),
        (SetOf(("a", "b")), "a; b; a"),
        (SetOf(("a", "b")), "a; a"),
        (SetOf(("a", "b")), "a; b; c"),
        (YesNo(True), "yes, no"),
        (YesNo(True), "no"),
        (YesNo(True), "1"),
    ],
)
def test_other_values_and_several_candidates_are_wrong(expected: TypedAnswer, text: str) -> None:
    assert not equals(expected, text)


@given(st.integers(-(10**9), 10**9))
def test_money_reads_back_every_amount_that_it_writes(cents: int) -> None:
    assert parse_money(Money(cents).spelling) == cents
    assert parse_money(f"{'-' if cents < 0 else ''}${abs(cents) / 100:,.2f}") == cents


@given(st.floats(-1e9, 1e9, allow_nan=False) | st.integers())
def test_a_number_equals_its_own_spelling(value: float) -> None:
    assert equals(Number(value), Number(value).spelling)


@given(st.dates())
def test_a_day_equals_its_three_spellings(day: date) -> None:
    months = "January February March April May June July August September October November December"
    month = months.split()[day.month - 1]
    year = f"{day.year:04d}"
    for text in (day.isoformat(), f"{month} {day.day}, {year}", f"{day.day} {month} {year}"):
        assert equals(Day(day), text)
        assert not equals(Day(day + timedelta(1) if day != date.max else date.min), text)


@given(st.text())
def test_no_text_crashes_a_parser(text: str) -> None:
    parse_number(text), parse_money(text), parse_day(text)
    for expected in (Text("x"), YesNo(True), ListOf((1, 2), Number), SetOf(("a", "b"))):
        equals(expected, text)


@given(st.sets(st.integers(0, 50), min_size=1), st.randoms(use_true_random=False))
def test_a_set_is_met_by_exactly_its_members_in_any_order(values: set[int], random: object) -> None:
    expected = SetOf(tuple(values), Number)
    spelled = [str(value) for value in values]
    random.shuffle(spelled)  # type: ignore[attr-defined]
    assert equals(expected, "; ".join(spelled))
    assert not equals(expected, "; ".join([*spelled, "51"]))
    assert not equals(expected, "; ".join([*spelled, spelled[0]]))


SOLD_OUT = Impossible("out_of_stock", (Text("Blue mug"), Text("M1")))


def test_impossible_is_met_by_giving_up_with_reason_and_evidence() -> None:
    assert answered(SOLD_OUT, GiveUp("out_of_stock", "the blue mug"))
    assert answered(SOLD_OUT, GiveUp("out_of_stock", "M1"))


@pytest.mark.parametrize(
    "reply",
    [
        GiveUp("out_of_stock"),
        GiveUp("out_of_stock", "Teapot"),
        GiveUp("out_of_stock", "Blue mug; M1"),
        *(GiveUp(reason, "Blue mug") for reason in REASONS if reason != "out_of_stock"),
        Answer("Blue mug"),
        Answer('out_of_stock "Blue mug"'),
        None,
    ],
)
def test_impossible_is_met_by_nothing_else(reply: Answer | GiveUp | None) -> None:
    assert not answered(SOLD_OUT, reply)


def test_giving_up_meets_no_other_answer() -> None:
    assert not answered(Text("Blue mug"), GiveUp("out_of_stock", "Blue mug"))


def test_hints_tell_the_form_of_lists() -> None:
    assert SetOf((1299,), Money).hint == (
        "Answer with the amounts of money, such as 12.34, in any order, separated by semicolons."
    )
