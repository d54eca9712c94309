"""Gymnasium spaces for what agents read and write."""

from __future__ import annotations

from typing import Any

import numpy as np
from gymnasium import spaces

_SAMPLED = "abcdefghijklmnopqrstuvwxyz0123456789 "


class Unicode(spaces.Text):
    """Any text up to a length; Gymnasium's own Text admits only listed characters.

    Args:
        max_length: Most characters a value may have.
    """

    def __init__(self, max_length: int, seed: int | np.random.Generator | None = None) -> None:
        super().__init__(max_length=max_length, min_length=0, charset=_SAMPLED, seed=seed)

    def contains(self, x: Any) -> bool:
        """Whether `x` is a text of at most the length."""
        return isinstance(x, str) and len(x) <= self.max_length

    def sample(self, mask: Any = None, probability: Any = None) -> str:
        """A short random text."""
        del mask, probability
        length = int(self.np_random.integers(1, 24))
        return "".join(self.np_random.choice(list(_SAMPLED), length))

    def __repr__(self) -> str:
        """Unicode(max_length)."""
        return f"Unicode({self.max_length})"

    def __eq__(self, other: object) -> bool:
        """Equal where the lengths are."""
        return isinstance(other, Unicode) and self.max_length == other.max_length

    __hash__ = None  # type: ignore[assignment]
