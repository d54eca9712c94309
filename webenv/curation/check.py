"""Proof of templates: what they promise, held against the world and the real browser."""

from __future__ import annotations

import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing
from dataclasses import asdict, dataclass
from functools import partial
from multiprocessing import get_context
from typing import Any

from webenv.authoring.registry import get_template, load
from webenv.authoring.template import DONE, Template
from webenv.curation.proofs import task_problems, template_problems
from webenv.env import WebEnv
from webenv.episode import EpisodeRecord
from webenv.errors import InfrastructureError
from webenv.eval.episode import play
from webenv.sites.directory import open_world
from webenv.task import NearMiss, Task
from webenv.world.world import World

Player = Callable[[Task, Sequence[str]], EpisodeRecord]
"""Carries out actions in a task and tells what came of it."""


@dataclass(frozen=True)
class Target:
    """A template to check.

    Attributes:
        source: Module or file that defines it; "" for one that is registered.
    """

    name: str
    source: str = ""

    def template(self) -> Template:
        """The template itself; each process finds it anew."""
        return load(self.source)[self.name] if self.source else get_template(self.name)


@dataclass(frozen=True)
class Report:
    """What the check of one template has found.

    Attributes:
        episodes: How many were played in the browser.
        problems: Why the template fails, in words; empty where it holds.
    """

    name: str
    episodes: int
    seconds: float
    problems: tuple[str, ...]

    @property
    def holds(self) -> bool:
        """Whether everything was proved."""
        return not self.problems

    def to_json(self) -> dict[str, Any]:
        """Plain values, for other programs."""
        return {**asdict(self), "problems": list(self.problems), "holds": self.holds}


def check_all(targets: Sequence[Target], seeds: int, workers: int) -> Iterator[Report]:
    """Check templates, each in a browser of its own, and report as they end.

    Args:
        seeds: Tasks per template that are played.
        workers: Processes that work side by side.

    Raises:
        InfrastructureError: There is no browser, or a process died.
    """
    if workers == 1 or len(targets) == 1:
        yield from (check_target(target, seeds) for target in targets)
        return
    with ProcessPoolExecutor(workers, get_context("spawn")) as pool:
        jobs = [pool.submit(check_target, target, seeds) for target in targets]
        try:
            for job in as_completed(jobs):
                yield job.result()
        except BrokenProcessPool as error:
            raise InfrastructureError("A process that checked templates has died.") from error


def check_target(target: Target, seeds: int) -> Report:
    """Check one template in a new browser."""
    with closing(open_world(0)) as world, closing(WebEnv.for_world(0)) as env:
        return check_template(target.template(), world, partial(play, env), seeds)


def check_template(template: Template, world: World, player: Player, seeds: int) -> Report:
    """Prove one template.

    What its author wrote may raise anything; that fails the template, not the check.

    Args:
        world: Only read; the player has one of its own.
        seeds: Tasks that are played.
    """
    started = time.perf_counter()
    counted = _CountingPlayer(player)
    problems: list[str] = []
    try:
        problems.extend(template_problems(template, world))
        tasks = [template.task(seed, world) for seed in template.seeds(seeds)]
    except Exception as error:
        where = traceback.extract_tb(error.__traceback__)[-1]
        problems.append(
            f"drafting raises {type(error).__name__}: {error} ({where.name}, line {where.lineno})"
        )
        tasks = []
    for task in tasks:
        found = list(task_problems(task, world)) or list(_played(task, counted))
        problems.extend(f"@{task.seed}: {problem}" for problem in found)
    return Report(template.name, counted.episodes, time.perf_counter() - started, tuple(problems))


class _CountingPlayer:
    def __init__(self, player: Player) -> None:
        self._player = player
        self.episodes = 0

    def __call__(self, task: Task, actions: Sequence[str]) -> EpisodeRecord:
        self.episodes += 1
        return self._player(task, actions)


def _played(task: Task, player: Player) -> Iterator[str]:
    """What is wrong when the task is played: by the oracle, not at all, and nearly right."""
    try:
        yield from _solution_problems(player(task, task.solution))
        if player(task, (DONE,)).success:
            yield "doing nothing is counted as success"
        for miss in task.near_misses:
            yield from _near_miss_problems(miss, player(task, miss.actions))
    except InfrastructureError as error:
        yield f"could not be played to the end: {error}"


def _solution_problems(record: EpisodeRecord) -> Iterator[str]:
    for trouble in _troubles(record):
        yield f"solution, {trouble}"
    if not record.success:
        yield f"the solution does not succeed: {_verdict(record)}"


def _near_miss_problems(miss: NearMiss, record: EpisodeRecord) -> Iterator[str]:
    if record.success:
        yield f"near-miss {miss.label!r} is counted as success"
    if not miss.may_fail:
        for trouble in _troubles(record):
            yield f"near-miss {miss.label!r}, {trouble}"


def _troubles(record: EpisodeRecord) -> Iterator[str]:
    for number, step in enumerate(record.steps, start=1):
        if step.error:
            yield f"action {number}, {step.action}: {step.error}"


def _verdict(record: EpisodeRecord) -> str:
    if record.score is None:
        return record.problem or record.status
    return "; ".join(record.score.reasons)
