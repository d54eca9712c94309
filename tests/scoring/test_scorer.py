"""Success is exactly the expected outcome; everything else is told in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webenv.action.actions import Answer, GiveUp
from webenv.episode import Score
from webenv.errors import TemplateError
from webenv.scoring.answers import Reply
from webenv.scoring.rows import Defaults, accepts
from webenv.scoring.scorer import Scorer, score
from webenv.task import (
    ANY,
    Delete,
    Expected,
    Impossible,
    Insert,
    Money,
    OneOf,
    Prose,
    Split,
    Task,
    Text,
    Update,
    View,
)
from webenv.world.changes import Change
from webenv.world.world import World

Verdict = Callable[..., Score]

EXAMPLE = Task(
    template="shop.example",
    seed=0,
    split=Split.TRAIN,
    sites=("shop",),
    kind="transaction",
    level=1,
    goal="Do it.",
    accepted=(),
    solution=('answer "done"',),
)

HOME = View("shop", "/")
DONE = Answer("done")

WISH = Insert("shop_wishlist_items", customer_id=1, product_id=1)
SECOND_WISH = Insert("shop_wishlist_items", customer_id=1, product_id=2)


@pytest.fixture
def verdict(shop: World) -> Verdict:
    """Scores what has happened to the shop against accepted outcomes."""

    def judge(*accepted: Expected, reply: Reply = DONE) -> Score:
        task = replace(EXAMPLE, accepted=accepted)
        return Scorer(shop).score(task, shop.changes(), reply)

    return judge


def wish(shop: World, product: int, note: str = "") -> None:
    shop.insert(
        "shop_wishlist_items",
        customer_id=1,
        product_id=product,
        added_at=shop.clock.text,
        note=note,
    )


def test_the_expected_change_is_success(shop: World, verdict: Verdict) -> None:
    wish(shop, 1)
    assert verdict(Expected((WISH,))) == Score(success=True, progress=1.0)


def test_nothing_done_is_nothing_achieved(verdict: Verdict) -> None:
    assert verdict(Expected((WISH,))) == Score(
        success=False,
        progress=0.0,
        reasons=("missing: shop_wishlist_items: new row customer_id=1, product_id=1",),
    )


def test_done_then_undone_is_failure(shop: World, verdict: Verdict) -> None:
    wish(shop, 1)
    shop.execute("DELETE FROM shop_wishlist_items WHERE product_id = 1")
    assert not verdict(Expected((WISH,))).success


def test_anything_extra_is_failure_though_progress_is_full(shop: World, verdict: Verdict) -> None:
    wish(shop, 1)
    wish(shop, 2)
    found = verdict(Expected((WISH,)))
    assert not found.success
    assert found.progress == 1.0
    (reason,) = found.reasons
    assert reason.startswith("extra: shop_wishlist_items: new row (customer_id=1, product_id=2)")


def test_an_unnamed_column_must_keep_its_default(shop: World, verdict: Verdict) -> None:
    wish(shop, 1, note="for Ben")
    assert verdict(Expected((WISH,))).reasons == (
        "wrong: shop_wishlist_items (customer_id=1, product_id=1): note should be '', is 'for Ben'",
    )


def test_progress_is_the_share_of_what_was_expected(shop: World, verdict: Verdict) -> None:
    wish(shop, 1)
    found = verdict(Expected((WISH, SECOND_WISH), Money(1250)), reply=Answer("$12.50"))
    assert found.progress == pytest.approx(2 / 3)
    assert not found.success


def test_an_update_may_change_no_further_column(shop: World, verdict: Verdict) -> None:
    shop.execute("UPDATE shop_customers SET newsletter = 1, display_name = 'Ada' WHERE id = 1")
    assert verdict(Expected((Update("shop_customers", {"id": 1}, newsletter=1),))).reasons == (
        "wrong: shop_customers (id=1): display_name should have stayed 'Ada M.', is 'Ada'",
    )


def test_an_update_of_another_row_is_missing_and_extra(shop: World, verdict: Verdict) -> None:
    shop.execute("UPDATE shop_customers SET newsletter = 1 WHERE id = 2")
    missing, extra = verdict(Expected((Update("shop_customers", {"id": 1}, newsletter=1),))).reasons
    assert missing == "missing: shop_customers: row (id=1) changed to newsletter=1"
    assert extra.startswith("extra: shop_customers: row (id=2) changed")


def test_an_update_may_insist_on_what_was_before(shop: World, verdict: Verdict) -> None:
    shop.execute("UPDATE shop_customers SET newsletter = 1 WHERE id = 1")
    wanted = Update("shop_customers", {"id": 1}, {"newsletter": 0}, newsletter=1)
    assert verdict(Expected((wanted,))).success


def test_a_deletion_is_known_by_its_key(shop: World, verdict: Verdict) -> None:
    shop.execute("DELETE FROM shop_wishlist_items")
    gone = Delete("shop_wishlist_items", customer_id=1, product_id=3)
    assert verdict(Expected((gone,))).success


def test_matchers_are_given_to_the_rows_that_fit(shop: World, verdict: Verdict) -> None:
    """The wish for any note could take the row with the named note; then one would be left."""
    wish(shop, 1, note="for Ben.")
    wish(shop, 2)
    wishes = (
        Insert("shop_wishlist_items", customer_id=1, product_id=OneOf(1, 2), note=ANY),
        Insert("shop_wishlist_items", customer_id=1, product_id=ANY, note=Prose("for  Ben")),
    )
    assert verdict(Expected(wishes)).success
    assert verdict(Expected(wishes[::-1])).success


def test_prose_forgives_spacing_quotes_and_a_full_stop_but_not_capitals() -> None:
    assert accepts(Prose("It\u2019s \u201cgood\u201d."), 'It\'s   "good"')
    assert not accepts(Prose("Good"), "good")
    assert not accepts(Prose("1"), 1)


def test_each_accepted_outcome_is_right_and_the_closest_is_told(
    shop: World, verdict: Verdict
) -> None:
    outcomes = (Expected((WISH, SECOND_WISH)), Expected((SECOND_WISH,), Text("Teapot")))
    wish(shop, 2)
    assert verdict(*outcomes, reply=Answer("teapot")).success
    assert verdict(*outcomes, reply=Answer("Plate")).reasons == (
        "missing: shop_wishlist_items: new row customer_id=1, product_id=1",
    )


def test_where_no_answer_is_asked_any_will_do_and_none_too(shop: World, verdict: Verdict) -> None:
    wish(shop, 1)
    for reply in (Answer(""), Answer("done"), Answer("I did it"), None):
        assert verdict(Expected((WISH,)), reply=reply).success
    assert verdict(Expected((WISH,)), reply=GiveUp("already_done", "x")).reasons == (
        "gave up a task that can be done",
    )


def test_where_an_answer_is_asked_it_must_be_given(verdict: Verdict) -> None:
    asked = Expected(answer=Money(1250))
    assert verdict(asked, reply=Answer("12.50")).success
    assert verdict(asked, reply=None).reasons == ("no answer: expected '12.50'",)
    assert verdict(asked, reply=Answer("13")).reasons == (
        "wrong answer: expected '12.50', got '13'",
    )


def test_an_answer_with_a_side_effect_is_wrong(shop: World, verdict: Verdict) -> None:
    wish(shop, 1)
    assert not verdict(Expected(answer=Money(1250)), reply=Answer("12.50")).success


def test_an_impossible_task_is_done_by_saying_why(shop: World, verdict: Verdict) -> None:
    expected = Expected(answer=Impossible("out_of_stock", (Text("Blue mug"),)))
    assert verdict(expected, reply=GiveUp("out_of_stock", "Blue mug")).success
    assert verdict(expected, reply=GiveUp("expired", "Blue mug")).reasons == (
        "wrong answer: expected giving up with out_of_stock 'Blue mug', "
        "gave up with expired 'Blue mug'",
    )
    wish(shop, 1)
    assert not verdict(expected, reply=GiveUp("out_of_stock", "Blue mug")).success


def look(shop: World, path: str, query: str = "") -> None:
    shop.insert("page_views", site="shop", at=shop.clock.text, path=path, query=query)


def test_the_last_view_of_the_site_counts(shop: World, verdict: Verdict) -> None:
    expected = Expected(view=View("shop", "/search", {"sort": "price", "q": "mug"}))
    assert verdict(expected).reasons == (
        "wrong view: shop should show /search?q=mug&sort=price, shows no page",
    )
    look(shop, "/search", "q=mug&sort=price")
    assert verdict(expected).success
    look(shop, "/")
    assert verdict(expected).reasons == (
        "wrong view: shop should show /search?q=mug&sort=price, shows /",
    )


def test_a_view_may_have_a_parameter_several_times() -> None:
    view = View("shop", "/search", {"brand": ("b", "a"), "q": ""})
    assert view.address == "/search?brand=a&brand=b"


def test_an_outcome_that_asks_for_nothing_is_refused() -> None:
    with pytest.raises(TemplateError):
        Expected()


DEFAULTS: Defaults = {"t": {"id": None, "a": 0, "b": "x"}}

rows = st.lists(st.tuples(st.integers(0, 3), st.sampled_from("xyz")), max_size=6)


def inserted(values: list[tuple[int, str]]) -> tuple[Change, ...]:
    return tuple(
        Change("t", "insert", {"id": number}, {}, {"id": number, "a": a, "b": b})
        for number, (a, b) in enumerate(values)
    )


@given(rows, rows)
def test_success_means_the_same_rows_equally_often(
    wanted: list[tuple[int, str]], found: list[tuple[int, str]]
) -> None:
    changes = tuple(Insert("t", a=a, b=b) for a, b in wanted)
    task = replace(EXAMPLE, accepted=(Expected(changes, view=HOME),))
    verdict = score(task, inserted(found), None, {"shop": "/"}, DEFAULTS)
    shared = (Counter(wanted) & Counter(found)).total()
    assert verdict.success == (Counter(wanted) == Counter(found))
    assert verdict.progress == pytest.approx((shared + 1) / (len(wanted) + 1))
