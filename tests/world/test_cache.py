"""The cache of built worlds: whole files only, whatever happens to them."""

from __future__ import annotations

import multiprocessing
import random
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import apsw
import pytest

from webenv.sites.directory import world_parts
from webenv.world.build import WorldPart, build, cache_folder, fingerprint, load_world, world_file

SCHEMA = "CREATE TABLE things (id INTEGER PRIMARY KEY, number INTEGER);"


def fill(db: apsw.Connection, rng: random.Random, now: datetime) -> None:
    time.sleep(0.2)
    db.executemany("INSERT INTO things (number) VALUES (?)", [(rng.random(),) for _ in range(50)])


@pytest.fixture
def part(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> WorldPart:
    """A site of one table, with a cache folder of its own."""
    monkeypatch.setenv("WEBENV_CACHE", str(tmp_path / "cache"))
    schema = tmp_path / "schema.sql"
    schema.write_text(SCHEMA)
    return WorldPart("things", schema, (), fill)


def numbers(part: WorldPart) -> list[float]:
    world = load_world([part])
    found = [row["number"] for row in world.all("SELECT number FROM things")]
    world.close()
    return found


def test_a_world_is_built_once(part: WorldPart) -> None:
    first = world_file([part], 0)
    written = first.stat().st_mtime_ns
    assert world_file([part], 0) == first
    assert first.stat().st_mtime_ns == written


def test_a_changed_schema_or_generator_means_another_file(part: WorldPart, tmp_path: Path) -> None:
    source = tmp_path / "generator.py"
    source.write_text("# one")
    before = fingerprint([replace(part, sources=(source,))])
    source.write_text("# two")
    assert fingerprint([replace(part, sources=(source,))]) != before
    part.schema.write_text(SCHEMA + "-- changed")
    assert fingerprint([part]) != before


def truncated(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:100])


def scribbled(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[4000:4100] = b"x" * 100
    path.write_bytes(content)


def emptied(path: Path) -> None:
    path.write_bytes(b"")


def without_checksum(path: Path) -> None:
    path.with_suffix(".sum").unlink()


@pytest.mark.parametrize("damage", [truncated, scribbled, emptied, without_checksum, Path.unlink])
def test_a_damaged_world_is_built_again(part: WorldPart, damage: Callable[[Path], None]) -> None:
    whole = numbers(part)
    damage(world_file([part], 0))
    assert numbers(part) == whole


def _build_in_process(part: WorldPart) -> list[float]:
    return numbers(part)


def test_processes_that_build_at_once_all_end_well(part: WorldPart) -> None:
    with multiprocessing.get_context("fork").Pool(4) as pool:
        found = pool.map(_build_in_process, [part] * 4)
    assert all(one == found[0] for one in found)
    assert not list(cache_folder().glob("*.part"))


def test_the_shops_world_is_built_in_seconds_and_the_same_each_time() -> None:
    began = time.perf_counter()
    first = build(world_parts(), 1)
    assert time.perf_counter() - began < 10
    assert build(world_parts(), 1) == first
    assert build(world_parts(), 2) != first
