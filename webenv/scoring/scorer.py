"""The verdict on an episode: exactly one of the accepted outcomes, and nothing else.

Only the world's change set, the agent's reply and the sites' own notes of which page
they showed last are looked at; the page itself never is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from webenv.action.actions import Answer, GiveUp
from webenv.episode import Score
from webenv.scoring.answers import Reply, answered
from webenv.scoring.matching import pair_up
from webenv.scoring.rows import Defaults, describe, differences, is_about, meets
from webenv.scoring.schema import read_defaults
from webenv.task import Expected, ExpectedAnswer, ExpectedChange, Impossible, Task, View
from webenv.world.changes import Change, ChangeSet
from webenv.world.world import World

Views = Mapping[str, str]
"""The address (path and query) that each site has shown last."""

T = TypeVar("T")


class Scorer:
    """Scores the episodes of one world.

    Args:
        world: Its schema is read once, its page views at each score.
    """

    def __init__(self, world: World) -> None:
        self._world = world
        self.defaults: Defaults = read_defaults(world)

    def score(self, task: Task, changes: ChangeSet, reply: Reply) -> Score:
        """The verdict on the episode in progress."""
        return score(task, changes, reply, last_views(self._world), self.defaults)


def score(task: Task, changes: ChangeSet, reply: Reply, views: Views, defaults: Defaults) -> Score:
    """The verdict, told against the accepted outcome that came closest.

    Where an answer is asked, an agent that has not given one fails. Where none is
    asked, the state of the world counts even if the agent was cut off, and any answer
    will do; giving up fails.

    Progress is the share of the expected changes, answer and view that are there.
    What is there too much takes nothing off it, so it can be 1 without success.
    """
    verdicts = [
        _judge(expected, changes, reply, views, defaults).score() for expected in task.accepted
    ]
    return max(verdicts, key=lambda verdict: (verdict.progress, -len(verdict.reasons)))


def last_views(world: World) -> Views:
    """The address of the last page that each site has shown."""
    rows = world.all(
        "SELECT site, path, query FROM page_views "
        "WHERE id IN (SELECT max(id) FROM page_views GROUP BY site)"
    )
    return {
        row["site"]: f"{row['path']}?{row['query']}" if row["query"] else row["path"]
        for row in rows
    }


@dataclass(frozen=True)
class _Verdict:
    """One accepted outcome held against an episode."""

    parts: int
    achieved: int
    reasons: tuple[str, ...]

    def score(self) -> Score:
        return Score(
            success=not self.reasons,
            progress=self.achieved / self.parts,
            reasons=self.reasons,
        )


def _judge(
    expected: Expected, changes: ChangeSet, reply: Reply, views: Views, defaults: Defaults
) -> _Verdict:
    pairs = pair_up(expected.changes, changes, lambda wish, change: meets(wish, change, defaults))
    reply_problem = _reply_problem(expected.answer, reply)
    view_problem = _view_problem(expected.view, views)
    wishes = [wish for index, wish in enumerate(expected.changes) if index not in pairs]
    others = _without(changes, pairs.values())
    achieved = len(pairs)
    achieved += expected.answer is not None and not reply_problem
    achieved += expected.view is not None and not view_problem
    return _Verdict(
        parts=len(expected.changes) + (expected.answer is not None) + (expected.view is not None),
        achieved=achieved,
        reasons=(
            *_change_problems(wishes, others, defaults),
            *(problem for problem in (reply_problem, view_problem) if problem),
        ),
    )


def _change_problems(
    wishes: Sequence[ExpectedChange], others: Sequence[Change], defaults: Defaults
) -> Iterator[str]:
    """What is wrong, missing and extra among the changes that have no exact partner."""
    pairs = _nearest_pairs(wishes, others, defaults)
    for index, wish in enumerate(wishes):
        if index not in pairs:
            yield f"missing: {describe(wish)}"
            continue
        change = others[pairs[index]]
        for column, problem in differences(wish, change, defaults).items():
            yield f"wrong: {wish.table} {_key(change)}: {column} {problem}"
    for change in _without(others, pairs.values()):
        yield f"extra: {change.describe()}"


def _nearest_pairs(
    wishes: Sequence[ExpectedChange], others: Sequence[Change], defaults: Defaults
) -> dict[int, int]:
    """Which leftover change was probably meant as which wish; the most similar first."""
    candidates = sorted(
        (len(differences(wish, change, defaults)), index, position)
        for index, wish in enumerate(wishes)
        for position, change in enumerate(others)
        if is_about(wish, change)
    )
    pairs: dict[int, int] = {}
    for _, index, position in candidates:
        if index not in pairs and position not in pairs.values():
            pairs[index] = position
    return pairs


def _reply_problem(expected: ExpectedAnswer | None, reply: Reply) -> str:
    if expected is None:
        return "gave up a task that can be done" if isinstance(reply, GiveUp) else ""
    if answered(expected, reply):
        return ""
    match reply:
        case None:
            return f"no answer: expected {_told(expected)}"
        case Answer(text):
            return f"wrong answer: expected {_told(expected)}, got {text!r}"
        case GiveUp(reason, detail):
            return f"wrong answer: expected {_told(expected)}, gave up with {reason} {detail!r}"


def _told(expected: ExpectedAnswer) -> str:
    if isinstance(expected, Impossible):
        details = " or ".join(repr(detail.spelling) for detail in expected.details)
        return f"giving up with {expected.reason} {details}"
    return repr(expected.spelling)


def _view_problem(expected: View | None, views: Views) -> str:
    if expected is None:
        return ""
    shown = views.get(expected.site, "no page")
    if shown == expected.address:
        return ""
    return f"wrong view: {expected.site} should show {expected.address}, shows {shown}"


def _key(change: Change) -> str:
    return "(" + ", ".join(f"{name}={value!r}" for name, value in change.key.items()) + ")"


def _without(things: Sequence[T], positions: Iterable[int]) -> list[T]:
    """The things at all other positions."""
    taken = set(positions)
    return [thing for position, thing in enumerate(things) if position not in taken]
