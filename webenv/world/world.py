"""A world: one SQLite database in memory, one clock, one rollback."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import apsw

from webenv.errors import WebEnvError
from webenv.world.changes import ChangeRecorder, ChangeSet
from webenv.world.clock import Clock

Row = dict[str, Any]


class World:
    """The state of every site of one environment.

    Between `begin` and `roll_back` lies an episode: whatever the sites write in
    it can be read as a change set, and is gone after the rollback.

    Args:
        image: A serialised SQLite database, as `webenv.world.build` makes it.
        seed: The seed from which the image was built.
    """

    def __init__(self, image: bytes, seed: int) -> None:
        self.seed = seed
        self.clock = Clock()
        self.connection = apsw.Connection(":memory:")
        self.connection.deserialize("main", image)
        self.connection.row_trace = _as_dict
        self.connection.pragma("foreign_keys", True)
        self._recorder: ChangeRecorder | None = None

    @classmethod
    def from_file(cls, path: Path, seed: int) -> World:
        """Load a built world from disk."""
        return cls(path.read_bytes(), seed)

    def begin(self) -> None:
        """Start an episode; an episode in progress is rolled back first."""
        self.roll_back()
        self.connection.execute("SAVEPOINT episode")
        self._recorder = ChangeRecorder(self.connection)

    def changes(self) -> ChangeSet:
        """What the episode has changed so far, noise left out.

        Raises:
            WebEnvError: No episode has begun.
        """
        if self._recorder is None:
            raise WebEnvError("The world has no episode in progress.")
        return self._recorder.changes()

    def roll_back(self) -> None:
        """Undo the episode in progress, if there is one, and reset the clock."""
        if self._recorder is not None:
            self._recorder.close()
            self._recorder = None
            self.connection.execute("ROLLBACK TO episode")
            self.connection.execute("RELEASE episode")
        self.clock.reset()

    def close(self) -> None:
        """Free the database."""
        if self._recorder is not None:
            self._recorder.close()
            self._recorder = None
        self.connection.close()

    @contextmanager
    def atomic(self) -> Iterator[None]:
        """A nested transaction: an exception inside undoes what was written in it."""
        with self.connection:
            yield

    def all(self, sql: str, *values: object) -> list[Row]:
        """Every row of a query."""
        return list(self.connection.execute(sql, _bindings(values)))

    def first(self, sql: str, *values: object) -> Row | None:
        """The first row of a query, or None."""
        for row in self.connection.execute(sql, _bindings(values)):
            return dict(row)
        return None

    def one(self, sql: str, *values: object) -> Row:
        """The only row of a query.

        Raises:
            LookupError: There is no row, or more than one.
        """
        rows = self.all(sql, *values)
        if len(rows) != 1:
            raise LookupError(f"expected one row, found {len(rows)}: {sql} {values!r}")
        return rows[0]

    def value(self, sql: str, *values: object) -> Any:
        """The first column of the first row, or None."""
        row = self.first(sql, *values)
        return None if row is None else next(iter(row.values()))

    def execute(self, sql: str, *values: object) -> None:
        """Run a statement that returns nothing."""
        self.connection.execute(sql, _bindings(values))

    def insert(self, table: str, **values: object) -> int:
        """Insert one row.

        Returns:
            The row's integer key.
        """
        names = ", ".join(values)
        marks = ", ".join(["?"] * len(values))
        self.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", *values.values())
        return self.connection.last_insert_rowid()

    def next_id(self, table: str) -> int:
        """The id that the next inserted row of `table` will get."""
        return int(self.value(f"SELECT coalesce(max(id), 0) + 1 FROM {table}"))

    def token(self, *parts: object) -> str:
        """A 32-digit token that depends only on the world's seed and `parts`."""
        text = "\x1f".join(str(part) for part in (self.seed, *parts))
        return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()


def _as_dict(cursor: apsw.Cursor, row: tuple[Any, ...]) -> Row:
    return {column[0]: value for column, value in zip(cursor.description, row, strict=True)}


def _bindings(values: Sequence[object]) -> tuple[Any, ...]:
    return tuple(values)
