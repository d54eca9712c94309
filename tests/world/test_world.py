"""One database, one clock, one rollback, and the exact change set."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import apsw
import pytest

from webenv.errors import WebEnvError
from webenv.sites.directory import open_world
from webenv.world.world import World


@pytest.fixture
def world() -> Iterator[World]:
    """A world of one small table, in an episode."""
    connection = apsw.Connection(":memory:")
    connection.execute(
        "CREATE TABLE things (id INTEGER PRIMARY KEY, name TEXT, price INTEGER DEFAULT 5);"
        "CREATE TABLE links (a INTEGER, b TEXT, note TEXT, PRIMARY KEY (a, b));"
        "CREATE TABLE page_views (id INTEGER PRIMARY KEY, path TEXT);"
        "INSERT INTO things VALUES (1, 'mug', 9), (2, 'pan', 30);"
    )
    made = World(connection.serialize("main"), seed=0)
    connection.close()
    made.begin()
    yield made
    made.close()


def test_an_untouched_world_has_no_changes(world: World) -> None:
    world.all("SELECT * FROM things")
    assert world.changes() == ()


def test_every_kind_of_change_is_told_exactly(world: World) -> None:
    world.insert("things", name="cup")
    world.execute("UPDATE things SET price = 10 WHERE id = 1")
    world.execute("DELETE FROM things WHERE id = 2")
    world.insert("links", a=1, b="x", note=None)
    assert [change.to_json() for change in world.changes()] == [
        {
            "table": "links",
            "operation": "insert",
            "key": {"a": 1, "b": "x"},
            "before": {},
            "after": {"a": 1, "b": "x", "note": None},
        },
        {
            "table": "things",
            "operation": "update",
            "key": {"id": 1},
            "before": {"price": 9},
            "after": {"price": 10},
        },
        {
            "table": "things",
            "operation": "delete",
            "key": {"id": 2},
            "before": {"id": 2, "name": "pan", "price": 30},
            "after": {},
        },
        {
            "table": "things",
            "operation": "insert",
            "key": {"id": 3},
            "before": {},
            "after": {"id": 3, "name": "cup", "price": 5},
        },
    ]


def test_what_is_done_and_undone_is_no_change(world: World) -> None:
    key = world.insert("things", name="cup")
    world.execute("DELETE FROM things WHERE id = ?", key)
    world.execute("UPDATE things SET price = 10 WHERE id = 1")
    world.execute("UPDATE things SET price = 9 WHERE id = 1")
    assert world.changes() == ()


def test_noise_is_no_change(world: World) -> None:
    world.insert("page_views", path="/")
    assert world.changes() == ()


def test_a_rollback_undoes_everything_and_resets_the_clock(world: World) -> None:
    before = world.all("SELECT * FROM things")
    world.insert("things", name="cup")
    world.clock.advance(100)
    world.begin()
    assert world.all("SELECT * FROM things") == before
    assert world.changes() == ()
    assert world.clock.now == world.clock.start


def test_an_error_within_a_transaction_undoes_only_that(world: World) -> None:
    world.execute("UPDATE things SET price = 10 WHERE id = 1")
    with pytest.raises(ZeroDivisionError), world.atomic():
        world.execute("DELETE FROM things")
        raise ZeroDivisionError
    assert [change.operation for change in world.changes()] == ["update"]


def test_without_an_episode_there_are_no_changes_to_ask_for(world: World) -> None:
    world.roll_back()
    with pytest.raises(WebEnvError, match="no episode"):
        world.changes()


def test_a_rollback_costs_the_same_whatever_the_size() -> None:
    world = open_world()
    world.begin()
    world.execute("UPDATE shop_products SET price = price + 1 WHERE id = 1")
    began = time.perf_counter()
    world.begin()
    assert time.perf_counter() - began < 0.02
    world.close()


def test_tokens_depend_on_the_seed_and_the_parts_only(world: World) -> None:
    assert world.token("a", 1) == world.token("a", 1) != world.token("a", 2)


def test_a_world_can_be_loaded_within_a_tenth_of_a_second(tmp_path: Path) -> None:
    open_world().close()
    times = []
    for _ in range(5):
        began = time.perf_counter()
        open_world().close()
        times.append(time.perf_counter() - began)
    assert min(times) < 0.1
