"""Whether expected outcomes can happen at all in a world, as its schema has it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from webenv.action.actions import REASONS
from webenv.scoring.rows import accepts
from webenv.task import (
    Delete,
    Expected,
    ExpectedChange,
    Impossible,
    Insert,
    Task,
    Update,
    Value,
    Wanted,
)
from webenv.world.noise import NOISE_TABLES, VOLATILE_COLUMNS
from webenv.world.world import Row, World


@dataclass(frozen=True)
class _Column:
    needed: bool
    in_key: bool


def problems_of(task: Task, world: World) -> Iterator[str]:
    """What cannot be right about the task's expected outcomes, in words."""
    if not task.accepted:
        yield "no outcome is accepted"
    for expected in task.accepted:
        yield from _problems(expected, world)


def _problems(expected: Expected, world: World) -> Iterator[str]:
    match expected.answer:
        case Impossible(reason) if reason not in REASONS:
            yield f"there is no reason {reason!r} for giving up; known: {', '.join(REASONS)}"
    for change in expected.changes:
        columns = _columns(world, change.table)
        if not columns:
            yield f"there is no table {change.table!r}"
        elif change.table in NOISE_TABLES:
            yield f"{change.table} is noise: changes in it are not seen"
        else:
            yield from _change_problems(change, columns, world)


def _change_problems(
    change: ExpectedChange, columns: Mapping[str, _Column], world: World
) -> Iterator[str]:
    match change:
        case Insert(table=table, values=values):
            yield from _unknown(table, values, columns)
            for name, column in columns.items():
                if column.needed and name not in values and name not in VOLATILE_COLUMNS:
                    yield f"a new row of {table} must name {name}"
        case Update(table=table, key=key, after=after, before=before):
            yield from _unknown(table, {**after, **before}, columns)
            yield from _key_problems(table, key, columns, world)
            row = _row(world, table, key, columns)
            for name, wanted in after.items():
                if row is not None and name in row and accepts(wanted, row[name]):
                    yield f"{table}.{name} is {row[name]!r} already"
        case Delete(table=table, key=key):
            yield from _key_problems(table, key, columns, world)


def _unknown(
    table: str, values: Mapping[str, Wanted], columns: Mapping[str, _Column]
) -> Iterator[str]:
    for name in values:
        if name not in columns:
            yield f"{table} has no column {name!r}; it has {', '.join(columns)}"


def _key_problems(
    table: str, key: Mapping[str, Value], columns: Mapping[str, _Column], world: World
) -> Iterator[str]:
    wanted = [name for name, column in columns.items() if column.in_key]
    if sorted(key) != sorted(wanted):
        yield f"a row of {table} is known by {', '.join(wanted)}, not by {', '.join(key)}"
    elif _row(world, table, key, columns) is None:
        yield f"{table} has no row {dict(key)!r}"


def _row(
    world: World, table: str, key: Mapping[str, Value], columns: Mapping[str, _Column]
) -> Row | None:
    if not key or any(name not in columns for name in key):
        return None
    condition = " AND ".join(f"{name} = ?" for name in key)
    return world.first(f"SELECT * FROM {table} WHERE {condition}", *key.values())


def _columns(world: World, table: str) -> dict[str, _Column]:
    rows = world.all('SELECT name, "notnull", dflt_value, pk FROM pragma_table_info(?)', table)
    return {
        row["name"]: _Column(
            needed=bool(row["pk"] or (row["notnull"] and row["dflt_value"] is None)),
            in_key=bool(row["pk"]),
        )
        for row in rows
    }
