"""From the records of an agent's episodes to the numbers of a table."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import Any

from webenv.episode import EpisodeRecord
from webenv.eval.baselines import BASELINES, CAVEAT
from webenv.eval.statistics import Interval, wilson


@dataclass(frozen=True)
class Share:
    """How many of some episodes succeeded.

    Attributes:
        episodes: Those that were scored; an error is none of them.
        errors: Those that the machinery could not finish, counted apart.
    """

    episodes: int
    successes: int
    errors: int

    @classmethod
    def of(cls, records: Sequence[EpisodeRecord]) -> Share:
        """Count."""
        scored = [record for record in records if record.status != "error"]
        successes = sum(record.success for record in scored)
        return cls(len(scored), successes, len(records) - len(scored))

    @property
    def rate(self) -> float | None:
        """Share of successes; None where nothing was scored."""
        return self.successes / self.episodes if self.episodes else None

    @property
    def interval(self) -> Interval | None:
        """Its 95 % interval."""
        return wilson(self.successes, self.episodes) if self.episodes else None

    def to_json(self) -> dict[str, Any]:
        """Plain values."""
        return {
            "episodes": self.episodes,
            "successes": self.successes,
            "success_rate": None if self.rate is None else round(self.rate, 6),
            "ci95": self.interval and list(self.interval),
            "errors": self.errors,
        }


@dataclass(frozen=True)
class Summary:
    """One agent's results.

    Attributes:
        agent: Its label.
        privileged: It is told the task with its solution.
        agent_errors: Scored episodes that failed because the agent raised.
        by_level: Keys are the levels as text, as JSON has them.
        steps_mean: Mean number of steps of the scored episodes.
        seconds_mean: Mean seconds of the scored episodes, the agent's thinking included.
    """

    agent: str
    privileged: bool
    total: Share
    agent_errors: int
    by_site: Mapping[str, Share]
    by_level: Mapping[str, Share]
    by_kind: Mapping[str, Share]
    steps_mean: float | None
    seconds_mean: float | None

    @classmethod
    def of(cls, agent: str, records: Iterable[EpisodeRecord], privileged: bool = False) -> Summary:
        """Sum up an agent's records, in whatever order they come."""
        ordered = sorted(records, key=lambda record: (record.task, record.seed))
        scored = [record for record in ordered if record.status != "error"]
        return cls(
            agent=agent,
            privileged=privileged,
            total=Share.of(ordered),
            agent_errors=sum(record.status == "agent_error" for record in ordered),
            by_site=_split(ordered, lambda record: record.site),
            by_level=_split(ordered, lambda record: str(record.level)),
            by_kind=_split(ordered, lambda record: record.kind),
            steps_mean=_mean([len(record.steps) for record in scored]),
            seconds_mean=_mean([record.seconds for record in scored]),
        )

    def to_json(self) -> dict[str, Any]:
        """Plain values; see `webenv.eval.cli` for what they mean."""
        return {
            "agent": self.agent,
            "privileged": self.privileged,
            **self.total.to_json(),
            "agent_errors": self.agent_errors,
            "by_site": {name: share.to_json() for name, share in self.by_site.items()},
            "by_level": {name: share.to_json() for name, share in self.by_level.items()},
            "by_kind": {name: share.to_json() for name, share in self.by_kind.items()},
            "steps_mean": self.steps_mean and round(self.steps_mean, 3),
            "seconds_mean": self.seconds_mean and round(self.seconds_mean, 3),
        }


def document(summaries: Sequence[Summary]) -> dict[str, Any]:
    """What `--format json` prints: one agent's object, or several under "runs"."""
    shared = {
        "baselines": [baseline.to_json() for baseline in BASELINES],
        "baselines_caveat": CAVEAT,
    }
    if len(summaries) == 1:
        return {**summaries[0].to_json(), **shared}
    return {"runs": [summary.to_json() for summary in summaries], **shared}


def _split(
    records: Sequence[EpisodeRecord], key: Callable[[EpisodeRecord], str]
) -> dict[str, Share]:
    groups: dict[str, list[EpisodeRecord]] = {}
    for record in records:
        groups.setdefault(key(record), []).append(record)
    return {name: Share.of(groups[name]) for name in sorted(groups)}


def _mean(values: Sequence[float]) -> float | None:
    return fmean(values) if values else None
