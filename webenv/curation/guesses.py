"""Replies that must never count, whatever the task: guesses, and every answer at once."""

from __future__ import annotations

from collections.abc import Iterator

from webenv.action.actions import REASONS, Answer, GiveUp
from webenv.task import ExpectedAnswer, Impossible, ListOf, Several, TypedAnswer

CONSTANTS = ("", "done", "N/A", "none", "unknown", "0", "yes", "no")
"""Answers that an agent might give without having looked."""

_DECOY = "N/A"


def beside(answer: ExpectedAnswer) -> Iterator[Answer | GiveUp]:
    """Replies that come close to the expected one without being it."""
    if isinstance(answer, Impossible):
        yield from _beside_impossible(answer)
    else:
        yield from map(Answer, _hedged(answer))
        yield from (GiveUp(reason, answer.spelling) for reason in REASONS)


def _beside_impossible(answer: Impossible) -> Iterator[Answer | GiveUp]:
    detail = answer.details[0].spelling
    yield Answer(detail)
    yield GiveUp(answer.reason)
    yield GiveUp(answer.reason, _DECOY)
    yield GiveUp(answer.reason, f"{detail}; {_DECOY}")
    yield from (GiveUp(other, detail) for other in REASONS if other != answer.reason)


def _hedged(answer: TypedAnswer) -> Iterator[str]:
    right = answer.spelling
    yield f"{right}; {_DECOY}"
    yield f"{right}; {right}"
    yield f"{right} or {_DECOY}"
    if isinstance(answer, Several) and len(answer.items) > 1:
        spelled = [item.spelling for item in answer.items]
        yield "; ".join(spelled[:-1])
        if isinstance(answer, ListOf) and spelled != spelled[::-1]:
            yield "; ".join(reversed(spelled))
