"""Run one episode: an agent, a task, an environment, and the record of it."""

from __future__ import annotations

import time
import traceback
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from webenv.agent import Agent, PrivilegedAgent, Script, note_of
from webenv.env import WebEnv
from webenv.episode import EpisodeRecord, Observation, Score, Status, Step
from webenv.errors import InfrastructureError
from webenv.task import Task


@dataclass
class _Log:
    """What has been seen of the episode so far."""

    first_digest: str = ""
    steps: list[Step] = field(default_factory=list)
    info: dict[str, Any] = field(default_factory=dict)
    status: Status = "truncated"
    problem: str = ""


def play(env: WebEnv, task: Task, actions: Sequence[str]) -> EpisodeRecord:
    """Carry out a list of actions; the episode ends with the last of them.

    Raises:
        InfrastructureError: The browser died.
    """
    return run_episode(env, task, Script(actions), name="script", max_steps=max(len(actions), 1))


def run_episode(
    env: WebEnv, task: Task, agent: Agent, *, name: str, max_steps: int, attempts: int = 1
) -> EpisodeRecord:
    """Let an agent do a task.

    An agent that raises fails its episode; the traceback is in the record.

    Args:
        name: Name under which the agent is recorded.
        max_steps: Actions after which the episode is truncated.
        attempts: Number of this attempt, counted from 1.

    Raises:
        InfrastructureError: The machinery failed; there is nothing to score.
    """
    started = time.perf_counter()
    env.max_steps = max_steps
    log = _Log()
    _run(env, task, agent, log)
    score: Score | None = log.info.get("score")
    if score is None and log.status == "agent_error":
        score = Score(success=False, progress=0.0, reasons=("The agent raised an exception.",))
    return EpisodeRecord(
        task=task.template,
        seed=task.seed,
        agent=name,
        split=str(task.split),
        site=task.site,
        kind=task.kind,
        level=task.level,
        goal=task.goal,
        status=log.status,
        score=score,
        first_digest=log.first_digest,
        steps=tuple(log.steps),
        changes=tuple(change.to_json() for change in log.info.get("changes", ())),
        answer=log.info.get("answer"),
        seconds=time.perf_counter() - started,
        attempts=attempts,
        problem=log.problem,
        versions=dict(env.versions()),
    )


class _AgentRaised(Exception):
    """The agent, not the environment, raised; the cause is chained."""


def _run(env: WebEnv, task: Task, agent: Agent, log: _Log) -> None:
    observation, info = env.reset(options={"task": task})
    log.first_digest = info["digest"]
    try:
        _begin(agent, task)
        while log.status == "truncated" and len(log.steps) < env.max_steps:
            observation = _turn(env, agent, observation, log)
    except _AgentRaised as raised:
        log.status = "agent_error"
        log.problem = "".join(traceback.format_exception(raised.__cause__))


def _begin(agent: Agent, task: Task) -> None:
    try:
        if isinstance(agent, PrivilegedAgent):
            agent.receive(task)
        agent.reset(task.goal, task.seed)
    except Exception as problem:
        raise _AgentRaised from problem


def _turn(env: WebEnv, agent: Agent, observation: Observation, log: _Log) -> Observation:
    asked = time.perf_counter()
    try:
        action = agent.act(observation)
        note = note_of(agent)
    except InfrastructureError:
        raise
    except Exception as problem:
        raise _AgentRaised from problem
    acted = time.perf_counter()
    observation, _, terminated, _, log.info = env.step(action)
    log.steps.append(
        Step(
            action=action if isinstance(action, str) else repr(action),
            error=observation["error"],
            url=observation["url"],
            digest=log.info["digest"],
            seconds=time.perf_counter() - acted,
            thinking=acted - asked,
            note=note,
        )
    )
    if terminated:
        log.status = "finished"
    return observation
