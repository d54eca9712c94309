"""Drawing: the same for the same seed, without repetition, and fair to every candidate."""

from __future__ import annotations

import os
import subprocess
import sys
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.scoring.small_shop import small_shop
from webenv.authoring.draw import Draw
from webenv.errors import TemplateError
from webenv.world.world import World

WORLD = small_shop()


def pick(seed: int, candidates: list[int]) -> int:
    return Draw(WORLD, "shop.example", seed).pick(candidates)


@given(st.sets(st.integers(), min_size=2, max_size=30), st.integers(0, 30_000))
def test_successive_seeds_take_different_candidates(values: set[int], start: int) -> None:
    taken = [pick(seed, list(values)) for seed in range(start, start + 2 * len(values))]
    assert all(one != other for one, other in pairwise(taken))


@given(st.sets(st.integers(), min_size=1, max_size=30), st.integers(0, 50))
def test_each_round_of_seeds_takes_every_candidate_once(values: set[int], turn: int) -> None:
    size = len(values)
    taken = [pick(seed, list(values)) for seed in range(turn * size, (turn + 1) * size)]
    assert sorted(taken) == sorted(values)


def test_the_order_of_the_candidates_does_not_matter() -> None:
    assert [pick(seed, [3, 1, 2]) for seed in range(9)] == [
        pick(seed, [1, 2, 3]) for seed in range(9)
    ]


def test_two_picks_of_a_template_do_not_go_in_step() -> None:
    draws = [Draw(WORLD, "shop.example", seed) for seed in range(60)]
    pairs = {(draw.pick("abcd"), draw.pick("wxyz")) for draw in draws}
    assert len(pairs) > 8


def test_nothing_to_pick_from_is_an_error_that_names_template_and_seed() -> None:
    with pytest.raises(TemplateError, match=r"shop\.example@3"):
        pick(3, [])
    with pytest.raises(TemplateError, match="2 are needed, there are 1"):
        Draw(WORLD, "shop.example", 3).sample([1], 2)


def test_a_tie_has_no_best() -> None:
    draw = Draw(WORLD, "shop.example", 0)
    assert draw.best(["aa", "b"], len) == "aa"
    assert draw.least(["aa", "b"], len) == "b"
    assert draw.best(["aa", "bb", "c"], len) is None
    assert draw.least([], len) is None


def test_phrases_take_turns_and_tell_which_was_chosen() -> None:
    spoken = {}
    for seed in range(30):
        draw = Draw(WORLD, "shop.example", seed)
        text = draw.phrase("Buy {it}.", "Get {it}.", "I want {it}.", it="{tea}")
        spoken[text] = draw.variant
    assert sorted(spoken) == ["Buy {tea}.", "Get {tea}.", "I want {tea}."]
    assert sorted(spoken.values()) == [0, 1, 2]


def test_a_phrase_without_its_value_is_an_error() -> None:
    with pytest.raises(TemplateError, match=r"shop\.example"):
        Draw(WORLD, "shop.example", 0).phrase("Buy {it}.")


def test_rows_come_from_the_world(shop: World) -> None:
    draw = Draw(shop, "shop.example", 0)
    assert draw.row("SELECT name FROM shop_products WHERE id = ?", 1) == {"name": "Blue mug"}
    assert draw.value("SELECT count(*) FROM shop_products") == 3
    assert draw.next_id("shop_products") == 4
    with pytest.raises(TemplateError):
        draw.row("SELECT name FROM shop_products")


def test_draws_do_not_depend_on_the_hash_seed() -> None:
    script = (
        "from webenv.authoring.draw import Draw\n"
        "draw = Draw(None, 'shop.example', 7)\n"
        "print(draw.pick('abcdefgh'), draw.sample('abcdefgh', 3), draw.chance(0.5))\n"
        "print(draw.phrase('x', 'y', 'z'))"
    )
    printed = {
        subprocess.run(
            [sys.executable, "-c", script],
            env={**os.environ, "PYTHONHASHSEED": hash_seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for hash_seed in ("0", "1")
    }
    assert len(printed) == 1
