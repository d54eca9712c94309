"""Read record files, also those whose writer was stopped in the middle of a line."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

from webenv.episode import EpisodeRecord
from webenv.errors import ConfigurationError
from webenv.records.writer import to_line


def read_records(path: Path) -> list[EpisodeRecord]:
    """The records of a file, in the order in which the episodes ended.

    A last line without its end was being written when its writer was stopped; it
    does not count.

    Raises:
        ConfigurationError: There is no such file, or one of its lines is no record.
    """
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        raise ConfigurationError(f"There is no record file {path}.") from None
    whole, _, _ = content.rpartition(b"\n")
    lines = whole.split(b"\n") if whole else []
    return [_read_line(path, number, line) for number, line in enumerate(lines, 1)]


def repair(path: Path, keep: Callable[[EpisodeRecord], bool]) -> list[EpisodeRecord]:
    """Reduce a record file to whole lines that are worth keeping.

    The file is replaced in one step, so that an interruption leaves the old or the
    new one.

    Returns:
        The records that are left; none if there is no file.
    """
    if not path.exists():
        return []
    kept = [record for record in read_records(path) if keep(record)]
    text = "".join(f"{to_line(record)}\n" for record in kept)
    if text.encode() != path.read_bytes():
        replace_file(path, text)
    return kept


def replace_file(path: Path, text: str) -> None:
    """Write a file so that readers see the old content or the new, never a part."""
    temporary = path.with_name(f".{path.name}.part")
    with temporary.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)


def _read_line(path: Path, number: int, line: bytes) -> EpisodeRecord:
    try:
        return EpisodeRecord.from_json(json.loads(line))
    except (ValueError, TypeError, KeyError) as error:
        raise ConfigurationError(f"{path}, line {number}, is no record: {error}") from None
