"""An agent that does nothing: whatever scores with it asks for nothing."""

from __future__ import annotations

from webenv import Observation


class Noop:
    """Waits a little, says that it is done, and has changed nothing.

    Args:
        patience: Steps that it waits before it says so.
    """

    def __init__(self, patience: int = 2) -> None:
        self.patience = patience
        self._waited = 0

    def reset(self, goal: str, seed: int) -> None:
        """Begin to wait."""
        del goal, seed
        self._waited = 0

    def act(self, observation: Observation) -> str:
        """`wait`, and in the end `answer "done"`."""
        del observation
        self._waited += 1
        return "wait" if self._waited <= self.patience else 'answer "done"'
