"""Moments and dates as the database writes them."""

from __future__ import annotations

import datetime
import random

DAY = datetime.timedelta(days=1)


def stamp(moment: datetime.datetime) -> str:
    """UTC text such as "2026-05-18T10:00:00"."""
    return moment.isoformat(timespec="seconds")


def between(
    rng: random.Random, start: datetime.datetime, end: datetime.datetime
) -> datetime.datetime:
    """A moment from `start` up to, but not including, `end`."""
    seconds = max(1, int((end - start).total_seconds()))
    return start + datetime.timedelta(seconds=rng.randrange(seconds))


def waking_hour(rng: random.Random, moment: datetime.datetime) -> datetime.datetime:
    """The same day, at an hour when people shop: mostly from seven to midnight."""
    hour = rng.choices(range(24), weights=_HOUR_WEIGHTS)[0]
    return moment.replace(hour=hour, minute=rng.randrange(60), second=rng.randrange(60))


_HOUR_WEIGHTS = (
    2,
    1,
    1,
    1,
    1,
    2,
    4,
    7,
    9,
    10,
    11,
    11,
    13,
    12,
    10,
    10,
    10,
    11,
    13,
    15,
    17,
    16,
    11,
    6,
)
