"""An agent that knows the solution: it proves that a task can be done."""

from __future__ import annotations

from webenv import Task
from webenv.agent import Script


class Oracle(Script):
    """Plays the task's own solution; it is told the task, so its score is no achievement."""

    def receive(self, task: Task) -> None:
        """Take the solution."""
        self.actions = tuple(task.solution)
