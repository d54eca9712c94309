"""An agent that knows the solution: it proves that a task can be done."""

from __future__ import annotations

from webenv import Observation, Task


class Oracle:
    """Plays the task's own solution; it is told the task, so its score is no achievement."""

    def __init__(self) -> None:
        self._actions: tuple[str, ...] = ()
        self._next = 0

    def receive(self, task: Task) -> None:
        """Take the solution."""
        self._actions = task.solution

    def reset(self, goal: str, seed: int) -> None:
        """Start from the first action."""
        del goal, seed
        self._next = 0

    def act(self, observation: Observation) -> str:
        """The next action of the solution; `wait` after the last."""
        del observation
        self._next += 1
        return self._actions[self._next - 1] if self._next <= len(self._actions) else "wait"
