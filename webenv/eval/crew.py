"""The workers of a run: hand out episodes one by one, replace who dies, collect outcomes."""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from typing import Self

from webenv.errors import ConfigurationError
from webenv.eval.worker import Assignment, Failed, Outcome, Plan, Played, Refused, serve

_PATIENCE = 10.0
"""Seconds that a worker has to close its browser."""


@dataclass
class _Worker:
    """A process and what it is doing."""

    process: SpawnProcess
    connection: Connection[Assignment, Outcome]
    assignment: Assignment | None = None


class Crew:
    """Runs episodes in worker processes.

    Args:
        size: Most workers at a time.
        retries: How often an episode is started again after a failure of the machinery.
    """

    def __init__(self, plan: Plan, size: int, retries: int) -> None:
        self._plan = plan
        self._size = size
        self._retries = retries
        self._workers: list[_Worker] = []
        self._context = multiprocessing.get_context("spawn")

    def run(
        self, assignments: Iterable[Assignment]
    ) -> Iterator[tuple[Assignment, Played | Failed]]:
        """Every episode with its outcome, in the order in which they end.

        An episode that failed comes out once it has used up its retries.

        Raises:
            ConfigurationError: A worker found that the run cannot be done as asked.
        """
        waiting = deque(assignments)
        while waiting or self._busy():
            self._hand_out(waiting)
            for worker in self._ready():
                assignment, outcome = self._collect(worker)
                if isinstance(outcome, Refused):
                    raise ConfigurationError(outcome.reason)
                if self._worth_retrying(assignment, outcome):
                    waiting.appendleft(replace(assignment, attempt=assignment.attempt + 1))
                else:
                    yield assignment, outcome

    def __enter__(self) -> Self:
        """The crew itself; workers start when there is work."""
        return self

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        """Send everybody home; in an emergency without waiting for them."""
        for worker in self._workers:
            worker.connection.close()
            if error is not None:
                worker.process.kill()
        for worker in self._workers:
            worker.process.join(_PATIENCE)
            if worker.process.is_alive():
                worker.process.kill()
                worker.process.join()
        self._workers = []

    def _busy(self) -> list[_Worker]:
        return [worker for worker in self._workers if worker.assignment is not None]

    def _hand_out(self, waiting: deque[Assignment]) -> None:
        while waiting:
            idle = next((each for each in self._workers if each.assignment is None), None)
            if idle is None:
                if len(self._workers) == self._size:
                    return
                idle = self._hire()
            idle.assignment = waiting.popleft()
            try:
                idle.connection.send(idle.assignment)
            except OSError:
                # It died while it had nothing to do, so the episode has not begun.
                waiting.appendleft(idle.assignment)
                self._dismiss(idle)

    def _hire(self) -> _Worker:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=serve, args=(theirs, self._plan))
        process.start()
        theirs.close()
        worker = _Worker(process, ours)
        self._workers.append(worker)
        return worker

    def _ready(self) -> list[_Worker]:
        """Workers that have something to say, or have died."""
        busy = self._busy()
        ready = wait([worker.connection for worker in busy])
        return [worker for worker in busy if worker.connection in ready]

    def _collect(self, worker: _Worker) -> tuple[Assignment, Outcome]:
        assignment, worker.assignment = worker.assignment, None
        assert assignment is not None
        try:
            outcome = worker.connection.recv()
        except (EOFError, OSError):
            worker.process.join()
            code = worker.process.exitcode
            outcome = Failed(f"The worker process ended with exit code {code} in mid-episode.")
        if not isinstance(outcome, Played):
            self._dismiss(worker)
        return assignment, outcome

    def _dismiss(self, worker: _Worker) -> None:
        self._workers.remove(worker)
        worker.connection.close()
        worker.process.join(_PATIENCE)
        if worker.process.is_alive():
            worker.process.kill()
            worker.process.join()

    def _worth_retrying(self, assignment: Assignment, outcome: Outcome) -> bool:
        return isinstance(outcome, Failed) and outcome.again and assignment.attempt <= self._retries
