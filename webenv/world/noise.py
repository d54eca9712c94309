"""The one place that says which parts of the world do not count as changes."""

from __future__ import annotations

NOISE_TABLES: frozenset[str] = frozenset({"sessions", "page_views"})
"""Side tables that servers write while an agent merely looks around."""

VOLATILE_COLUMNS: frozenset[str] = frozenset(
    {
        "id",
        "added_at",
        "at",
        "created_at",
        "issued_at",
        "placed_at",
        "requested_at",
        "sent_at",
        "subscribed_at",
        "joined_at",
    }
)
"""Columns of new rows that depend on when something was done, not on what was done.

An expected insertion may leave them out; then any value is accepted."""
