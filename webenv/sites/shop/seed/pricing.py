"""Prices as shops write them, and the rounding of shares."""

from __future__ import annotations

import random
from dataclasses import dataclass, field

_SMALL = (25, 29, 45, 49, 59, 75, 79, 85, 90, 95, 99)
_MIDDLE = (0, 25, 45, 49, 50, 75, 90, 95, 99)
_LARGE = (0, 0, 50, 90, 95)


@dataclass(slots=True)
class PriceList:
    """Prices handed out so far, so that neighbours on a shelf seldom cost the same."""

    _taken: dict[int, set[int]] = field(default_factory=dict)

    def price(self, rng: random.Random, shelf: int, about: float) -> int:
        """A price in cents near `about` units that nothing else on the shelf has."""
        taken = self._taken.setdefault(shelf, set())
        whole = max(1, int(about))
        while True:
            endings = _SMALL if whole < 20 else _MIDDLE if whole < 120 else _LARGE
            start = rng.randrange(len(endings))
            for offset in range(len(endings)):
                cents = whole * 100 + endings[(start + offset) % len(endings)]
                if cents not in taken:
                    taken.add(cents)
                    return cents
            whole += 1


def share(amount: int, part: int, whole: int) -> int:
    """`amount` times `part` over `whole`, in whole cents, halves rounded up."""
    return (2 * amount * part + whole) // (2 * whole)
