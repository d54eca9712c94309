"""Play a run's episodes, keep their records as they end, go on where an earlier run stopped."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock

from webenv.authoring.registry import get_template
from webenv.episode import EpisodeRecord
from webenv.errors import TemplateError
from webenv.eval.crew import Crew
from webenv.eval.options import EvalOptions
from webenv.eval.preflight import file_names, lock_folder, need_chromium, prepare_folder
from webenv.eval.progress import report
from webenv.eval.selection import TaskName
from webenv.eval.summary import Summary
from webenv.eval.versions import versions_of
from webenv.eval.worker import Assignment, Failed, Plan, Played
from webenv.records.reader import repair
from webenv.records.run import FILE, RunDescription
from webenv.records.writer import RecordWriter, to_line
from webenv.sites.directory import open_world

Records = dict[str, list[EpisodeRecord]]
"""The records of a run by the agents' labels."""


@dataclass(frozen=True)
class Run:
    """A run that is ready to start.

    Attributes:
        folder: Where its records go.
        lock: Keeps other processes out of the folder.
        records: What an earlier run has finished.
    """

    options: EvalOptions
    tasks: tuple[TaskName, ...]
    folder: Path
    lock: FileLock
    versions: Mapping[str, str]
    records: Records

    @property
    def total(self) -> int:
        """Episodes in all."""
        return len(self.tasks) * len(self.options.agents)

    @property
    def done(self) -> int:
        """Episodes that have a record."""
        return sum(map(len, self.records.values()))

    def play(self) -> None:
        """Play what is left; each record is on disk as soon as its episode ends.

        Raises:
            ConfigurationError: A worker found that the run cannot be done as asked.
        """
        with contextlib.ExitStack() as stack:
            names = file_names(self.options.agents)
            writers = {
                label: stack.enter_context(RecordWriter(self.folder / name))
                for label, name in names.items()
            }
            plan = self._plan()
            progress = stack.enter_context(report(self.total, self.done, plain=plan.interactive))
            crew = stack.enter_context(Crew(plan, self._size(plan), self.options.retries))
            for assignment, outcome in crew.run(self._left()):
                line, record = self._record(assignment, outcome)
                writers[assignment.agent].write(line)
                self.records[assignment.agent].append(record)
                progress.tell(record)

    def summaries(self) -> list[Summary]:
        """The results of each agent."""
        return [
            Summary.of(spec.label, self.records[spec.label], spec.privileged)
            for spec in self.options.agents
        ]

    def _left(self) -> list[Assignment]:
        """What has no record yet, agent by agent."""
        have = {
            (label, record.task, record.seed)
            for label, records in self.records.items()
            for record in records
        }
        return [
            Assignment(spec.label, task)
            for spec in self.options.agents
            for task in self.tasks
            if (spec.label, task.template, task.seed) not in have
        ]

    def _plan(self) -> Plan:
        options = self.options
        return Plan(
            agents={spec.label: spec for spec in options.agents},
            observation=options.observation,
            world_seed=options.world_seed,
            max_steps=options.max_steps,
            headed=options.headed,
            chromium=options.chromium,
            versions=self.versions,
            interactive=any(spec.interactive for spec in options.agents),
        )

    def _size(self, plan: Plan) -> int:
        return 1 if plan.interactive else self.options.workers

    def _record(
        self, assignment: Assignment, outcome: Played | Failed
    ) -> tuple[str, EpisodeRecord]:
        if isinstance(outcome, Played):
            return outcome.line, EpisodeRecord.from_json(json.loads(outcome.line))
        record = self._failed(assignment, outcome.problem)
        return to_line(record), record

    def _failed(self, assignment: Assignment, problem: str) -> EpisodeRecord:
        """The record of an episode that the machinery could not finish."""
        template = get_template(assignment.task.template)
        return EpisodeRecord(
            task=template.name,
            seed=assignment.task.seed,
            agent=assignment.agent,
            split=template.split.value,
            site=template.site,
            kind=template.kind,
            level=template.level,
            goal=self._goal(assignment.task),
            status="error",
            score=None,
            first_digest="",
            steps=(),
            changes=(),
            answer=None,
            seconds=0.0,
            attempts=assignment.attempt,
            problem=problem,
            versions=dict(self.versions),
        )

    def _goal(self, task: TaskName) -> str:
        """A task's goal; "" if the template itself is what failed."""
        with contextlib.closing(open_world(self.options.world_seed)) as world:
            try:
                return get_template(task.template).task(task.seed, world).goal
            except TemplateError:
                return ""


def prepare(options: EvalOptions) -> Run:
    """Check that the run can start, and read what an earlier one has left.

    Raises:
        ConfigurationError: Nothing fits, or the folder cannot be used.
        BrowserNotFound: There is no Chromium.
    """
    tasks = options.selection.tasks()
    chromium = need_chromium(options.chromium, headed=options.headed)
    versions = versions_of({task.template for task in tasks}, chromium)
    description = RunDescription(options.shaping(), versions)
    folder = prepare_folder(options.out, options.agents, resume=options.resume)
    lock = lock_folder(folder)
    if (folder / FILE).exists():
        description.check_same(folder)
    else:
        description.write(folder)
    return Run(options, tasks, folder, lock, versions, _earlier(options, folder))


def _earlier(options: EvalOptions, folder: Path) -> Records:
    """What an earlier run has finished; errors are played again."""
    return {
        label: repair(folder / name, lambda record: record.status != "error")
        for label, name in file_names(options.agents).items()
    }
