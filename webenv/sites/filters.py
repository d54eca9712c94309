"""How the sites write money, dates and counts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime


def money(cents: int) -> str:
    """1234567 → "$12,345.67"."""
    sign = "-" if cents < 0 else ""
    return f"{sign}${abs(cents) / 100:,.2f}"


def day(text: str) -> str:
    """ "2026-05-18T10:00:00" or "2026-05-18" → "May 18, 2026"."""
    moment = datetime.fromisoformat(text)
    return f"{moment:%B} {moment.day}, {moment.year}"


def moment(text: str) -> str:
    """ "2026-05-18T10:00:00" → "May 18, 2026, 10:00"."""
    return f"{day(text)}, {datetime.fromisoformat(text):%H:%M}"


def counted(number: int, singular: str, plural: str | None = None) -> str:
    """(1, "review") → "1 review"; (2, "review") → "2 reviews"."""
    return f"{number:,} {singular if number == 1 else plural or singular + 's'}"


FILTERS: Mapping[str, Callable[..., str]] = {
    "money": money,
    "day": day,
    "moment": moment,
    "counted": counted,
}
