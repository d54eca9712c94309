"""The check proves good templates and says what is wrong with bad ones."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.authoring.examples import made, play_small, price, wish
from webenv.authoring import (
    DONE,
    Delete,
    Draft,
    Draw,
    Expected,
    Impossible,
    Insert,
    ListOf,
    NearMiss,
    Number,
    Text,
    Update,
    YesNo,
    reply_with,
)
from webenv.curation.check import check_template
from webenv.curation.guesses import beside
from webenv.scoring.answers import answered
from webenv.task import ExpectedAnswer, ExpectedChange
from webenv.world.world import World


def problems(draft: Callable[[Draw], Draft], shop: World, seeds: int = 1) -> str:
    """What the check has to say, in one text."""
    return "\n".join(check_template(made(draft), shop, play_small, seeds).problems)


@pytest.mark.parametrize("draft", [wish, price])
def test_a_good_template_is_proved(draft: Callable[[Draw], Draft], shop: World) -> None:
    report = check_template(made(draft), shop, play_small, seeds=3)
    assert report.problems == ()
    assert report.holds
    assert report.episodes == 3 * 3


def changed(**changes: object) -> Callable[[Draw], Draft]:
    """The good template `wish` with something else in its draft."""
    return lambda draw: replace(wish(draw), **changes)  # type: ignore[arg-type]


def test_a_solution_that_does_not_solve_is_told_with_the_scorers_reasons(shop: World) -> None:
    found = problems(changed(solution=(DONE,)), shop)
    assert "the solution does not succeed: missing: shop_wishlist_items: new row" in found


def test_a_solution_that_meets_an_error_is_told_with_the_error(shop: World) -> None:
    found = problems(changed(solution=('click "Samovar"', DONE)), shop)
    assert "solution, action 1, click \"Samovar\": There is no 'Samovar' here." in found


def test_a_near_miss_that_succeeds_is_found(shop: World) -> None:
    def draft(draw: Draw) -> Draft:
        good = wish(draw)
        return replace(good, near_misses=(NearMiss("the same", tuple(good.solution)),))

    assert "near-miss 'the same' is counted as success" in problems(draft, shop)


def test_a_broken_near_miss_is_found_unless_it_may_fail(shop: World) -> None:
    broken = NearMiss("typo", ('click "Bleu mug"', DONE))
    found = problems(changed(near_misses=(broken,)), shop)
    assert "near-miss 'typo', action 1, click \"Bleu mug\": There is no 'Bleu mug' here." in found
    assert not problems(changed(near_misses=(replace(broken, may_fail=True),)), shop)


def test_text_that_is_no_action_is_found_without_playing(shop: World) -> None:
    report = check_template(made(changed(solution=("clik it", DONE))), shop, play_small, 1)
    assert "solution: 'clik it' is no action" in report.problems[0]
    assert report.episodes == 0


def test_a_solution_must_end_the_episode(shop: World) -> None:
    assert "the solution must end with an answer" in problems(
        changed(solution=('click "Plate"',)), shop
    )


def test_seeds_that_draw_the_same_task_are_found(shop: World) -> None:
    def draft(draw: Draw) -> Draft:
        return wish(Draw(draw.world, "shop.example", 0))

    found = problems(draft, shop)
    assert "seeds 20000 and 20001 draw the same task" in found
    assert "the first 20 seeds draw only 1 task" in found
    assert "the goal has 1 phrasing; give at least 3" in found


def test_a_goal_that_means_two_things_is_found(shop: World) -> None:
    def draft(draw: Draw) -> Draft:
        return replace(wish(draw), goal="Note something.", user=1)

    assert "ask the same and accept different outcomes: Note something." in problems(draft, shop)


def test_chance_from_outside_the_seed_is_found(shop: World) -> None:
    counter = iter(range(10_000))

    def draft(draw: Draw) -> Draft:
        return replace(wish(draw), facts={"count": next(counter)})

    assert "drafted twice, the tasks differ" in problems(draft, shop)


def test_a_function_that_raises_fails_its_template_only(shop: World) -> None:
    def draft(draw: Draw) -> Draft:
        raise KeyError("size")

    assert problems(draft, shop).startswith("drafting raises KeyError: 'size' (draft, line ")


def test_braces_left_in_a_goal_are_found(shop: World) -> None:
    def draft(draw: Draw) -> Draft:
        good = wish(draw)
        return replace(good, goal=good.goal + " {size}")

    assert "the goal has braces left in it" in problems(draft, shop)


def test_facts_must_be_json(shop: World) -> None:
    assert "the facts are no JSON values" in problems(changed(facts={"x": {1, 2}}), shop)


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (Insert("shop_wishes", customer_id=1), "there is no table 'shop_wishes'"),
        (Insert("sessions", token="x"), "sessions is noise"),
        (Insert("shop_wishlist_items", product_id=1), "must name customer_id"),
        (
            Insert("shop_wishlist_items", customer_id=1, product_id=1, size="L"),
            "shop_wishlist_items has no column 'size'",
        ),
        (Update("shop_customers", {"id": 9}, newsletter=1), "shop_customers has no row {'id': 9}"),
        (Update("shop_customers", {"id": 1}, newsletter=0), "newsletter is 0 already"),
        (Update("shop_customers", {"person_id": 1}, newsletter=1), "is known by id, not by"),
        (Delete("shop_wishlist_items", customer_id=1, product_id=1), "has no row"),
    ],
)
def test_an_outcome_that_the_schema_forbids_is_found(
    change: ExpectedChange, problem: str, shop: World
) -> None:
    assert problem in problems(changed(expected=Expected((change,))), shop)


def test_a_task_whose_outcome_can_be_guessed_is_found(shop: World) -> None:
    def draft(draw: Draw) -> Draft:
        return replace(
            price(draw), expected=Expected(answer=YesNo(True)), solution=('answer "yes"',)
        )

    assert "doing nothing and answering 'yes' is right" in problems(draft, shop)


@pytest.mark.parametrize(
    "answer",
    [
        Number(12),
        Text("Blue mug"),
        YesNo(True),
        ListOf(("a", "b")),
        ListOf((1,), Number),
        Impossible("expired", (Text("Blue mug"),)),
    ],
)
def test_no_hedge_is_ever_right(answer: ExpectedAnswer) -> None:
    replies = list(beside(answer))
    assert len(replies) >= 4
    assert not any(answered(answer, reply) for reply in replies)
    assert reply_with(answer)
