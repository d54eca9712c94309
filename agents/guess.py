"""An agent that answers without looking: it finds tasks that a constant would pass."""

from __future__ import annotations

from webenv import Observation
from webenv.action.actions import REASONS, Answer, GiveUp, describe

CONSTANTS = ("N/A", "0", "1", "yes", "no", "none", "done")
"""What a lazy agent says, beside giving up for each of the known reasons."""

CYCLE = "cycle"
"""The value that stands for all of them, by turns."""


class Guess:
    """Ends each episode at once with the same words.

    Args:
        value: The answer; the name of a reason gives up for that reason; "cycle"
            takes another constant or reason for each seed.
    """

    def __init__(self, value: str | float = "N/A") -> None:
        self.value = str(value)
        self._turn = 0

    def reset(self, goal: str, seed: int) -> None:
        """Take the seed's turn."""
        del goal
        self._turn = seed

    def act(self, observation: Observation) -> str:
        """The constant, as an answer or as a reason to give up."""
        del observation
        choices = [*CONSTANTS, *REASONS] if self.value == CYCLE else [self.value]
        chosen = choices[self._turn % len(choices)]
        return describe(GiveUp(chosen, "N/A") if chosen in REASONS else Answer(chosen))
