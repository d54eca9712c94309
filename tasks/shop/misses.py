"""Wrong answers as near-misses."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from webenv.tasks.shop.ways import Actions

from webenv.authoring import NearMiss, SetOf, Text, reply_with
from webenv.task import ExpectedAnswer


def answering(
    steps: Actions, right: ExpectedAnswer, wrong: Mapping[str, ExpectedAnswer | None]
) -> tuple[NearMiss, ...]:
    """The solution's steps with other answers, by what is wrong with them.

    Args:
        wrong: None, and what happens to be right, is left out.
    """
    return tuple(
        NearMiss(label, (*steps, reply_with(answer)))
        for label, answer in wrong.items()
        if answer is not None and answer != right
    )


def names(steps: Actions, right: str, others: Iterable[str]) -> tuple[NearMiss, ...]:
    """Two other names, and all of them at once."""
    rest = sorted(set(others) - {right})
    single = {f"answers {name}": Text(name) for name in rest[:2]}
    everything = SetOf((right, *rest)) if rest else None
    return answering(steps, Text(right), {**single, "lists all of them": everything})
