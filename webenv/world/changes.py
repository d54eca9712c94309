"""What an episode did to the world: exact rows, read from SQLite's session extension."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

import apsw

from webenv.world.noise import NOISE_TABLES

Value = str | int | float | bytes | None
Operation = Literal["insert", "update", "delete"]

_OPERATIONS: Mapping[str, Operation] = {
    "INSERT": "insert",
    "UPDATE": "update",
    "DELETE": "delete",
}


@dataclass(frozen=True)
class Change:
    """One row that differs between the start and the end of an episode.

    Attributes:
        table: Name of the table.
        operation: What happened to the row, seen from the outside: a row that was
            inserted and then deleted does not appear at all.
        key: Primary key of the row.
        before: Old values; for an update only those of the columns that changed.
        after: New values; likewise.
    """

    table: str
    operation: Operation
    key: Mapping[str, Value]
    before: Mapping[str, Value]
    after: Mapping[str, Value]

    def describe(self) -> str:
        """The change in one line for people."""
        key = ", ".join(f"{name}={value!r}" for name, value in self.key.items())
        match self.operation:
            case "insert":
                values = {k: v for k, v in self.after.items() if k not in self.key}
                return f"{self.table}: new row ({key}) {_values(values)}"
            case "delete":
                values = {k: v for k, v in self.before.items() if k not in self.key}
                return f"{self.table}: row ({key}) deleted, it was {_values(values)}"
            case "update":
                moved = ", ".join(
                    f"{name} {self.before.get(name)!r} → {value!r}"
                    for name, value in self.after.items()
                )
                return f"{self.table}: row ({key}) changed, {moved}"

    def to_json(self) -> dict[str, Any]:
        """Plain values for a record."""
        return {
            "table": self.table,
            "operation": self.operation,
            "key": dict(self.key),
            "before": dict(self.before),
            "after": dict(self.after),
        }


ChangeSet = tuple[Change, ...]


def _values(values: Mapping[str, Value]) -> str:
    return ", ".join(f"{name}={value!r}" for name, value in values.items())


class ChangeRecorder:
    """Follows a connection from a starting point and reports the net changes.

    The cost is in proportion to the rows touched, not to the size of the world.
    """

    def __init__(self, connection: apsw.Connection) -> None:
        self._columns = _columns(connection)
        self._session = apsw.Session(connection, "main")
        self._session.table_filter(lambda table: table not in NOISE_TABLES)
        self._session.attach()

    def changes(self) -> ChangeSet:
        """Every changed row, sorted by table and key."""
        found = list(self._read(self._session.changeset()))
        return tuple(sorted(found, key=lambda change: (change.table, _sort_key(change.key))))

    def close(self) -> None:
        """Stop following the connection."""
        self._session.close()

    def _read(self, changeset: bytes) -> Iterator[Change]:
        for row in apsw.Changeset.iter(changeset):
            columns = self._columns[row.name]
            before = _named(columns, row.old)
            after = _named(columns, row.new)
            keys = [columns[position] for position in sorted(row.pk_columns)]
            operation = _OPERATIONS[row.op]
            source = after if operation == "insert" else before
            key = {name: source[name] for name in keys}
            if operation == "update":
                before = {k: v for k, v in before.items() if k in after and k not in key}
            yield Change(row.name, operation, key, before, after)


def _sort_key(key: Mapping[str, Value]) -> tuple[tuple[bool, Value], ...]:
    return tuple((isinstance(value, str), value) for value in key.values())


def _named(columns: list[str], values: tuple[Any, ...] | None) -> dict[str, Value]:
    if values is None:
        return {}
    return {
        name: value
        for name, value in zip(columns, values, strict=True)
        if value is not apsw.no_change
    }


def _columns(connection: apsw.Connection) -> dict[str, list[str]]:
    columns: dict[str, list[str]] = {}
    query = (
        "SELECT m.name AS table_name, p.name AS column_name FROM sqlite_schema AS m "
        "JOIN pragma_table_info(m.name) AS p WHERE m.type = 'table' ORDER BY m.name, p.cid"
    )
    cursor = connection.cursor()
    cursor.row_trace = None
    for table, column in cursor.execute(query):
        columns.setdefault(table, []).append(column)
    return columns
