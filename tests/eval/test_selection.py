from __future__ import annotations

from collections import Counter

import pytest

from webenv.authoring.draw import Draw
from webenv.authoring.template import Draft, Template
from webenv.errors import ConfigurationError, UnknownName
from webenv.eval.selection import Selection, seed_in, seed_numbers, spread
from webenv.task import Level, Split


@pytest.mark.parametrize(
    ("text", "numbers"), [("3", [0, 1, 2]), ("2-4", [2, 3, 4]), ("7,2,7", [7, 2]), ("9,", [9])]
)
def test_seeds_are_a_count_a_range_or_a_list(text: str, numbers: list[int]) -> None:
    assert list(seed_numbers(text)) == numbers


@pytest.mark.parametrize("text", ["", "0", "4-2", "a", "1;2", "-1", "1-2-3", "²"])
def test_other_seeds_are_refused(text: str) -> None:
    with pytest.raises(ConfigurationError, match="stands for no seeds"):
        seed_numbers(text)


def test_a_seed_is_named_by_itself_or_by_its_place_in_the_split() -> None:
    assert seed_in(Split.TEST, 3) == seed_in(Split.TEST, 20_003) == 20_003
    assert seed_in(Split.TRAIN, 3) == 3
    with pytest.raises(ConfigurationError, match="not in split test"):
        seed_in(Split.TEST, 10_003)


def template(number: int, level: Level) -> Template:
    def draft(draw: Draw) -> Draft:
        raise NotImplementedError

    name = f"shop.t{number}"
    return Template(name, ("shop",), "information", level, Split.TEST, "", "", draft)


def test_every_beginning_of_the_order_is_a_fair_part_of_the_whole() -> None:
    levels: list[Level] = [1] * 8 + [2] * 8 + [3] * 4
    templates = [template(number, level) for number, level in enumerate(levels)]
    ordered = spread(templates)
    assert Counter(each.level for each in ordered[:5]) == {1: 2, 2: 2, 3: 1}
    assert Counter(each.level for each in ordered[:10]) == {1: 4, 2: 4, 3: 2}
    assert ordered == spread(templates[::-1])


def test_a_limit_takes_each_template_before_any_template_twice() -> None:
    everything = Selection(split="all", seeds="3").tasks()
    count = len({task.template for task in everything})
    limited = Selection(split="all", seeds="3", limit=count).tasks()
    assert limited == everything[:count]
    assert len({task.template for task in limited}) == count


def test_a_template_of_another_split_is_told_so() -> None:
    with pytest.raises(ConfigurationError, match="say --split train"):
        Selection(templates=("shop.wishlist_add",)).tasks()


@pytest.mark.parametrize(
    ("selection", "suggestion"),
    [
        (Selection(suite="shp"), "shop"),
        (Selection(split="tset"), "test"),
        (Selection(site="shopp"), "shop"),
        (Selection(kind="informations"), "information"),
        (Selection(templates=("shop.wishlist_ad",)), "shop.wishlist_add"),
    ],
)
def test_unknown_names_bring_the_nearest(selection: Selection, suggestion: str) -> None:
    with pytest.raises(UnknownName) as refusal:
        selection.tasks()
    assert refusal.value.suggestion == suggestion
