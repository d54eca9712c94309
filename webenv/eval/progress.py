"""Say how far a run has come: a bar at a terminal, some lines elsewhere."""

from __future__ import annotations

import sys
from typing import Protocol, Self

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)

from webenv.episode import EpisodeRecord

_LINES = 20
"""About how many lines a run of any length prints."""

_WIDEST = 160
"""Most characters of a traceback's last line."""


class Report(Protocol):
    """Is told of each episode as it ends."""

    def __enter__(self) -> Self:
        """Begin."""

    def __exit__(self, *problem: object) -> None:
        """End, however it ends."""

    def tell(self, record: EpisodeRecord) -> None:
        """An episode has ended."""


def report(total: int, done: int, *, plain: bool) -> Report:
    """The fitting kind of report on standard error.

    Args:
        total: Episodes in all.
        done: How many of them an earlier run has finished.
        plain: Lines even at a terminal, which someone else needs.
    """
    if plain or not sys.stderr.isatty():
        return _Lines(total, done)
    return _Bar(total, done)


class _Lines:
    def __init__(self, total: int, done: int) -> None:
        self._total = total
        self._done = done

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *problem: object) -> None:
        pass

    def tell(self, record: EpisodeRecord) -> None:
        """Print a line if it is time for one, or if something is wrong."""
        before = self._done * _LINES // self._total
        self._done += 1
        if self._done * _LINES // self._total > before or record.problem:
            print(
                f"{self._done}/{self._total} {record.agent}: {record.task}@{record.seed} "
                f"{_verdict(record)}",
                file=sys.stderr,
                flush=True,
            )


class _Bar:
    def __init__(self, total: int, done: int) -> None:
        self._progress = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            TimeRemainingColumn(),
            TextColumn("{task.fields[last]}"),
            console=Console(stderr=True),
        )
        self._bar = self._progress.add_task("episodes", total=total, completed=done, last="")

    def __enter__(self) -> Self:
        self._progress.start()
        return self

    def __exit__(self, *problem: object) -> None:
        self._progress.stop()

    def tell(self, record: EpisodeRecord) -> None:
        """Move on by one episode."""
        self._progress.update(
            self._bar,
            advance=1,
            description=record.agent,
            last=f"{record.task}@{record.seed} {_verdict(record)}",
        )


def _verdict(record: EpisodeRecord) -> str:
    if record.status in ("error", "agent_error"):
        cause = record.problem.strip().rpartition("\n")[2]
        return f"{record.status.replace('_', ' ')}: {cause[:_WIDEST]}"
    return "success" if record.success else "failure"
