"""The one clock that pages and servers of an environment share."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

WORLD_START = datetime(2026, 5, 18, 10, 0, 0)
"""When every episode begins, in UTC."""


class Clock:
    """Time that moves only when the environment says so.

    Args:
        start: The naive UTC time to which `reset` returns.
    """

    def __init__(self, start: datetime = WORLD_START) -> None:
        self.start = start
        self.now = start

    @property
    def today(self) -> date:
        """The current day."""
        return self.now.date()

    @property
    def timestamp(self) -> float:
        """Seconds since 1970 in UTC, as browsers count."""
        return self.now.replace(tzinfo=UTC).timestamp()

    @property
    def start_timestamp(self) -> float:
        """The start in seconds since 1970."""
        return self.start.replace(tzinfo=UTC).timestamp()

    @property
    def text(self) -> str:
        """The current time as the world's tables store it."""
        return self.now.isoformat(timespec="seconds")

    def advance(self, seconds: float) -> None:
        """Move forward by `seconds`."""
        self.now += timedelta(seconds=seconds)

    def reset(self) -> None:
        """Return to the start."""
        self.now = self.start
