"""From a function to tasks."""

from __future__ import annotations

import pickle
from dataclasses import replace

import pytest

from tests.authoring.examples import made, price, wish
from webenv.authoring import Draft, Draw, Expected, Impossible, Money, Text, reply_with, template
from webenv.authoring.template import DONE
from webenv.errors import ConfigurationError, TemplateError, UnknownName
from webenv.task import SEEDS, Split
from webenv.world.world import World


def test_a_task_carries_what_the_function_drafted(shop: World) -> None:
    task = made(wish).task(20_000, shop)
    assert task.id == "shop.example@20000"
    assert task.split is Split.TEST
    assert task.site == "shop"
    assert task.facts["product"] in task.goal
    assert task.solution[-1] == DONE


def test_the_goal_ends_with_the_form_of_the_answer(shop: World) -> None:
    task = made(price).task(20_000, shop)
    assert task.goal.endswith("? Answer with an amount of money, such as 12.34.") or (
        task.goal.endswith("costs. Answer with an amount of money, such as 12.34.")
    )


def test_the_same_seed_gives_the_same_task(shop: World) -> None:
    example = made(wish)
    for seed in example.seeds(20):
        assert example.task(seed, shop) == example.task(seed, shop)


def test_tasks_travel_between_processes(shop: World) -> None:
    task = made(wish).task(20_000, shop)
    assert pickle.loads(pickle.dumps(task)) == task


def test_the_splits_share_no_seed() -> None:
    seeds = [seed for split in Split for seed in SEEDS[split]]
    assert len(seeds) == len(set(seeds))


def test_a_seed_of_another_split_is_refused(shop: World) -> None:
    with pytest.raises(ConfigurationError, match="split test, whose seeds are 20000 to 29999"):
        made(wish).task(3, shop)


def test_an_impossible_task_can_hide_behind_the_form_that_it_seems_to_ask_for(
    shop: World,
) -> None:
    answer = Impossible("no_such_thing", (Text("Teapot"),), Money.hint)

    def draft(draw: Draw) -> Draft:
        return Draft(
            goal="What does the samovar cost?",
            expected=Expected(answer=answer),
            solution=(reply_with(answer),),
        )

    task = made(draft).task(20_000, shop)
    assert task.goal.endswith("Answer with an amount of money, such as 12.34.")
    assert task.solution == ('give up: no_such_thing "Teapot"',)


def test_outcomes_that_ask_for_different_forms_are_refused(shop: World) -> None:
    def draft(draw: Draw) -> Draft:
        outcomes = (Expected(answer=Money(1)), Expected(answer=Text("x")))
        return Draft(goal="Which?", expected=outcomes, solution=())

    with pytest.raises(TemplateError, match="2 forms"):
        made(draft).task(20_000, shop)


def test_an_unknown_reason_names_the_nearest() -> None:
    with pytest.raises(UnknownName, match="out_of_stock"):
        reply_with(Impossible("out_of_stok", (Text("x"),)))


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"kind": "transactions"}, "transaction"),
        ({"split": "tst"}, "test"),
        ({"name": "cancel"}, "shop.cancel_order"),
        ({"name": "shop.cancel order"}, "shop.cancel_order"),
        ({"site": ""}, "a site"),
    ],
)
def test_a_malformed_template_says_what_is_wrong(change: dict[str, str], message: str) -> None:
    good = {"name": "shop.x", "site": "shop", "kind": "bulk", "split": "train"}
    with pytest.raises((UnknownName, TemplateError), match=message):
        template(level=1, **{**good, **change})


def test_a_template_for_several_sites_names_them_all() -> None:
    example = replace(made(wish), sites=("forum", "shop"))
    assert example.site == "forum+shop"
    assert example.suite == "shop"
