"""Wrong answers as near-misses."""

from __future__ import annotations

from collections.abc import Iterable

from webenv.authoring import NearMiss, SetOf, Text, answering
from webenv.tasks.shop.ways import Actions


def names(steps: Actions, right: str, others: Iterable[str]) -> tuple[NearMiss, ...]:
    """Two other names, and all of them at once."""
    rest = sorted(set(others) - {right})
    single = {f"answers {name}": Text(name) for name in rest[:2]}
    everything = SetOf((right, *rest)) if rest else None
    return answering(steps, Text(right), {**single, "lists all of them": everything})
