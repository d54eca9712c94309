"""The process that plays episodes: one browser, one episode at a time, orders by pipe.

    parent                                worker
      │  Assignment ────────────────────►  draws the task, plays it
      │  ◄──── Played | Failed | Refused   and waits for the next
      │  closes the pipe, or dies ──────►  ends, and Chromium with it

A worker owns nothing that another process shares, so it may be killed at any time.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
import traceback
from collections.abc import Mapping
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection

from webenv.agent import Agent
from webenv.authoring.registry import get_template
from webenv.env import WebEnv
from webenv.errors import ConfigurationError, TemplateError
from webenv.eval.agents import AgentSpec
from webenv.eval.episode import run_episode
from webenv.eval.selection import TaskName
from webenv.observation.components import DEFAULT
from webenv.records.writer import to_line


@dataclass(frozen=True)
class Plan:
    """What a worker knows from the start.

    Attributes:
        agents: By label.
        observation: Components that every agent sees; None for what each asks for.
        versions: Added to those that a record has already.
        interactive: An agent needs the terminal.
    """

    agents: Mapping[str, AgentSpec]
    observation: tuple[str, ...] | None
    world_seed: int
    max_steps: int
    headed: bool
    chromium: str | None
    versions: Mapping[str, str]
    interactive: bool


@dataclass(frozen=True)
class Assignment:
    """One episode to play.

    Attributes:
        agent: The agent's label.
        attempt: Counted from 1.
    """

    agent: str
    task: TaskName
    attempt: int = 1


@dataclass(frozen=True)
class Played:
    """The episode has ended; `line` is its record."""

    line: str


@dataclass(frozen=True)
class Failed:
    """The machinery failed; the worker ends after saying so.

    Attributes:
        problem: Traceback.
        again: Whether another attempt may go better.
    """

    problem: str
    again: bool = True


@dataclass(frozen=True)
class Refused:
    """No episode can be played like this, so the run must not go on."""

    reason: str


Outcome = Played | Failed | Refused


def serve(connection: Connection[Outcome, Assignment], plan: Plan) -> None:
    """Play what comes through the pipe until it closes."""
    _end_with_parent()
    _leave_ctrl_c_to_parent(plan.interactive)
    stage = _Stage(plan)
    while True:
        try:
            assignment = connection.recv()
        except EOFError:
            stage.close()
            return
        outcome = _attempt(stage, assignment)
        connection.send(outcome)
        if not isinstance(outcome, Played):
            return


def _attempt(stage: _Stage, assignment: Assignment) -> Outcome:
    try:
        return Played(stage.play(assignment))
    except ConfigurationError as mistake:
        return Refused(str(mistake))
    except TemplateError:
        return Failed(traceback.format_exc(), again=False)
    except Exception:  # whatever it is, it must cost this episode and not the run
        return Failed(traceback.format_exc())


class _Stage:
    """The agent and the environment in use; both are kept while the agent stays the same."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._label = ""
        self._agent: Agent | None = None
        self._env: WebEnv | None = None

    def play(self, assignment: Assignment) -> str:
        """Play one episode; its record as a line."""
        agent, env = self._prepare(assignment.agent)
        env.world.roll_back()
        task = get_template(assignment.task.template).task(assignment.task.seed, env.world)
        record = run_episode(
            env,
            task,
            agent,
            name=assignment.agent,
            max_steps=self._plan.max_steps,
            attempts=assignment.attempt,
        )
        versions = {**record.versions, **self._plan.versions}
        return to_line(replace(record, versions=versions))

    def close(self) -> None:
        """Close the environment."""
        if self._env is not None:
            self._env.close()
            self._env = None

    def _prepare(self, label: str) -> tuple[Agent, WebEnv]:
        if label != self._label or self._agent is None or self._env is None:
            self.close()
            self._agent = self._plan.agents[label].make()
            self._env = self._open(self._agent)
            self._label = label
        return self._agent, self._env

    def _open(self, agent: Agent) -> WebEnv:
        return WebEnv.for_world(
            self._plan.world_seed,
            observation=self._plan.observation or getattr(agent, "observes", DEFAULT),
            render_mode="human" if self._plan.headed else None,
            chromium=self._plan.chromium,
        )


def _end_with_parent() -> None:
    """Die as soon as the parent does, however it dies."""
    parent = multiprocessing.parent_process()
    assert parent is not None

    def follow() -> None:
        parent.join()
        os._exit(1)

    threading.Thread(target=follow, name="webenv-follow", daemon=True).start()


def _leave_ctrl_c_to_parent(interactive: bool) -> None:
    """Do not stop in mid-episode: the parent ends the run, and the worker with it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # Playwright's driver would still stop, unless it has left the terminal. A person's
    # agent cannot leave it.
    if hasattr(os, "setpgrp") and not interactive:
        os.setpgrp()
