"""What an agent is: a class with two methods; and the simplest one, a list of actions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol, runtime_checkable

from webenv.episode import Observation
from webenv.task import Task


@runtime_checkable
class Agent(Protocol):
    """Reads observations and answers with actions in natural language.

    An agent is constructed once per worker, with the keywords of `--agent-args`,
    and then plays any number of episodes. It may have an attribute `observes`,
    the names of the observation components it wants; the default is text only.
    """

    def reset(self, goal: str, seed: int) -> None:
        """Begin an episode.

        Args:
            goal: What is asked for, as a person wrote it.
            seed: Source of chance for agents that draw; the same in every run.
        """

    def act(self, observation: Observation) -> str:
        """Say what to do next, e.g. `click "Add to cart"`; see `docs/actions.md`."""


@runtime_checkable
class PrivilegedAgent(Agent, Protocol):
    """An agent that is told the task, its solution included: oracles and checks."""

    def receive(self, task: Task) -> None:
        """Called before `reset` with the whole task."""


class Script:
    """An agent that says what it was given, line by line, and then nothing new.

    Args:
        actions: The actions in order.
    """

    def __init__(self, actions: Sequence[str] = ()) -> None:
        self.actions = tuple(actions)
        self._next = 0

    def reset(self, goal: str, seed: int) -> None:
        """Start from the first action."""
        del goal, seed
        self._next = 0

    def act(self, observation: Observation) -> str:
        """The next action; `wait` after the last."""
        del observation
        self._next += 1
        return self.actions[self._next - 1] if self._next <= len(self.actions) else "wait"


def note_of(agent: Agent) -> dict[str, Any]:
    """What the agent wants logged with its last action (its attribute `note`)."""
    return dict(getattr(agent, "note", None) or {})
