"""Append records of episodes to a file, each as one line and at once."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Self

from webenv.episode import EpisodeRecord


def to_line(record: EpisodeRecord) -> str:
    """A record as one line of JSON.

    What an agent logged in its note and JSON does not know is kept as its `repr`.
    """
    return json.dumps(record.to_json(), default=repr, skipkeys=True)


class RecordWriter:
    """Appends to a record file; a line is on disk when `write` returns.

    Args:
        path: The file; made if it is missing, continued if it is there.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o644)

    def write(self, line: str) -> None:
        """Append one line, made by `to_line`."""
        rest = memoryview(f"{line}\n".encode())
        while rest:
            rest = rest[os.write(self._handle, rest) :]
        os.fsync(self._handle)

    def close(self) -> None:
        """Let go of the file."""
        os.close(self._handle)

    def __enter__(self) -> Self:
        """The writer itself."""
        return self

    def __exit__(self, *problem: object) -> None:
        """Let go of the file."""
        self.close()
