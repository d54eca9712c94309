"""Pairing expected things with found ones, one to one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

E = TypeVar("E")
F = TypeVar("F")


def pair_up(
    expected: Sequence[E], found: Sequence[F], fits: Callable[[E, F], bool]
) -> dict[int, int]:
    """As many pairs as possible, by augmenting paths.

    Returns:
        Index of an expected thing → index of the found one that it is paired with.
    """
    options = [[j for j, thing in enumerate(found) if fits(wish, thing)] for wish in expected]
    holder: dict[int, int] = {}

    def place(wish: int, tried: set[int]) -> bool:
        for thing in options[wish]:
            if thing in tried:
                continue
            tried.add(thing)
            if thing not in holder or place(holder[thing], tried):
                holder[thing] = wish
                return True
        return False

    for wish in range(len(expected)):
        place(wish, set())
    return {wish: thing for thing, wish in holder.items()}
