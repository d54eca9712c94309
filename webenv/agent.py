"""What an agent is: a class with two methods."""

from __future__ import annotations

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


def note_of(agent: Agent) -> dict[str, Any]:
    """What the agent wants logged with its last action (its attribute `note`)."""
    return dict(getattr(agent, "note", None) or {})
