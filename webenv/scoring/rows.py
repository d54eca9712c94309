"""One expected change beside one that happened."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from webenv.scoring.wording import prose
from webenv.task import (
    AnyValue,
    Delete,
    ExpectedChange,
    Insert,
    OneOf,
    Prose,
    Update,
    Value,
    Wanted,
)
from webenv.world.changes import Change
from webenv.world.noise import VOLATILE_COLUMNS

Defaults = Mapping[str, Mapping[str, Value]]
"""For each table and column of the schema, the value that a new row gets by itself."""


def accepts(wanted: Wanted, value: Value) -> bool:
    """Whether a column may hold this value."""
    match wanted:
        case AnyValue():
            return True
        case OneOf(values):
            return value in values
        case Prose(text):
            return isinstance(value, str) and prose(value) == prose(text)
    return wanted == value


def is_about(expected: ExpectedChange, found: Change) -> bool:
    """Whether a change can be meant: same table and operation, for a known row the same row."""
    if expected.table != found.table:
        return False
    match expected:
        case Insert():
            return found.operation == "insert"
        case Update(key=key):
            return found.operation == "update" and dict(found.key) == dict(key)
        case Delete(key=key):
            return found.operation == "delete" and dict(found.key) == dict(key)


def differences(expected: ExpectedChange, found: Change, defaults: Defaults) -> dict[str, str]:
    """What is wrong with a change that is about the expected one, by column, in words."""
    match expected:
        case Insert(table=table, values=values):
            return dict(_wrong_in_insert(values, found.after, defaults[table]))
        case Update():
            return dict(_wrong_in_update(expected, found))
        case Delete():
            return {}


def meets(expected: ExpectedChange, found: Change, defaults: Defaults) -> bool:
    """Whether a change is exactly the expected one."""
    return is_about(expected, found) and not differences(expected, found, defaults)


def describe(expected: ExpectedChange) -> str:
    """The expected change in one line for people."""
    match expected:
        case Insert(table=table, values=values):
            return f"{table}: new row {_listed(values)}"
        case Update(table=table, key=key, after=after):
            return f"{table}: row ({_listed(key)}) changed to {_listed(after)}"
        case Delete(table=table, key=key):
            return f"{table}: row ({_listed(key)}) deleted"


def _wrong_in_insert(
    values: Mapping[str, Wanted], row: Mapping[str, Value], defaults: Mapping[str, Value]
) -> Iterator[tuple[str, str]]:
    for column, found in row.items():
        if column not in values and column in VOLATILE_COLUMNS:
            continue
        wanted = values.get(column, defaults[column])
        if not accepts(wanted, found):
            yield column, f"should be {_shown(wanted)}, is {found!r}"


def _wrong_in_update(expected: Update, found: Change) -> Iterator[tuple[str, str]]:
    for column, wanted in expected.after.items():
        if column not in found.after:
            yield column, f"should be {_shown(wanted)}, was not changed"
        elif not accepts(wanted, found.after[column]):
            yield column, f"should be {_shown(wanted)}, is {found.after[column]!r}"
    for column, value in found.after.items():
        was = found.before[column]
        if column not in expected.after and column not in VOLATILE_COLUMNS:
            yield column, f"should have stayed {was!r}, is {value!r}"
        elif not accepts(expected.before.get(column, was), was):
            yield column, f"should have been {_shown(expected.before[column])}, was {was!r}"


def _listed(values: Mapping[str, Wanted]) -> str:
    return ", ".join(f"{column}={_shown(wanted)}" for column, wanted in values.items())


def _shown(wanted: Wanted) -> str:
    match wanted:
        case AnyValue():
            return "anything"
        case OneOf(values):
            return " or ".join(repr(value) for value in values)
        case Prose(text):
            return repr(text)
    return repr(wanted)
