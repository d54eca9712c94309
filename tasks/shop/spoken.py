"""How people say what the shop writes."""

from __future__ import annotations

from webenv.sites.shop.criteria import SORTS

ORDERS = {
    "price": "the cheapest first",
    "price-desc": "the most expensive first",
    "newest": "the newest first",
    "rating": "the best rated first",
    "name": "in alphabetical order",
}
"""The orders of a listing, by their key."""


def sort_by(sort: str) -> str:
    """The action that puts a listing in an order."""
    return f'select "{SORTS[sort]}" in "Sort by"'
