"""The words in which an episode is told: observation, score, step, record."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any, Literal

Observation = dict[str, Any]
"""What an agent sees, by component name; see `webenv.observation.components`."""

Status = Literal["finished", "truncated", "agent_error", "error"]
"""How an episode ended.

`finished`: the agent answered or gave up. `truncated`: it ran out of steps.
`agent_error`: the agent raised. `error`: the machinery failed; not scored.
"""


@dataclass(frozen=True)
class Score:
    """The scorer's verdict.

    Attributes:
        success: Exactly the expected outcome, and nothing else.
        progress: Share of the expected changes and answers achieved, in [0, 1].
        reasons: In words, what is missing, wrong or extra; empty on success.
    """

    success: bool
    progress: float
    reasons: tuple[str, ...] = ()

    @property
    def reward(self) -> float:
        """1.0 for success, else 0.0."""
        return 1.0 if self.success else 0.0


@dataclass(frozen=True)
class Step:
    """One action and what came of it.

    Attributes:
        action: The agent's text, as it came.
        error: What the agent was told about the action, "" where it worked.
        url: Address of the active tab afterwards.
        digest: BLAKE2 of the text observation afterwards.
        seconds: Wall time of the environment's step.
        thinking: Wall time of the agent before it.
        note: What the agent chose to log, such as tokens and prompts.
    """

    action: str
    error: str
    url: str
    digest: str
    seconds: float
    thinking: float
    note: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class EpisodeRecord:
    """Everything about one episode that a report, a replay or a leaderboard needs.

    Attributes:
        task: Name of the template, such as "shop.cancel_order".
        seed: Seed of the task.
        agent: Name under which the agent ran.
        attempts: How often the episode was started before it ended like this.
        changes: The world's change set at the end.
        answer: What the agent answered, or its reason for giving up.
        problem: Traceback for the statuses `agent_error` and `error`.
    """

    task: str
    seed: int
    agent: str
    split: str
    site: str
    kind: str
    level: int
    goal: str
    status: Status
    score: Score | None
    first_digest: str
    steps: tuple[Step, ...]
    changes: tuple[dict[str, Any], ...]
    answer: str | None
    seconds: float
    attempts: int = 1
    problem: str = ""
    versions: dict[str, str] = field(default_factory=dict)

    @property
    def success(self) -> bool:
        """Whether the task was done."""
        return self.score is not None and self.score.success

    def to_json(self) -> dict[str, Any]:
        """Plain values, as one line of a record file holds them."""
        return asdict(self)

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> EpisodeRecord:
        """The inverse of `to_json`."""
        score = data["score"]
        return cls(
            **{
                **data,
                "score": score and Score(**{**score, "reasons": tuple(score["reasons"])}),
                "steps": tuple(Step(**step) for step in data["steps"]),
                "changes": tuple(data["changes"]),
            }
        )
