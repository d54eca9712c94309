"""Template filters of the shop alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from urllib.parse import urlencode

from webenv.sites.shop.criteria import amount


def picture(colour: str, art: str, view: str = "") -> str:
    """("#1f5a66", "mug") → "/media/mug-1f5a66.svg"."""
    suffix = f"-{view}" if view else ""
    return f"/media/{art}-{colour.removeprefix('#')}{suffix}.svg"


def month(text: str) -> str:
    """ "2028-09" → "09/28", as cards write it."""
    return f"{text[5:7]}/{text[2:4]}"


def short_day(text: str) -> str:
    """ "2026-05-18T10:00:00" → "May 18, 2026" with a short month."""
    moment = datetime.fromisoformat(text)
    return f"{moment:%b} {moment.day}, {moment.year}"


def stars(rating: float) -> str:
    """4.25 → "4.3"."""
    return f"{rating:.1f}"


def clean_query(parameters: Mapping[str, object]) -> str:
    """A query string without the empty parameters."""
    return urlencode([(name, value) for name, value in parameters.items() if value])


FILTERS: Mapping[str, Callable[..., str]] = {
    "picture": picture,
    "month": month,
    "short_day": short_day,
    "stars": stars,
    "amount": amount,
    "clean_query": clean_query,
}
