"""Drafts of questions: look around, then answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from webenv.authoring.template import Draft, reply_with
from webenv.task import Expected, ExpectedAnswer, NearMiss


def question(
    *,
    look: Sequence[str],
    answer: ExpectedAnswer,
    wrong: Mapping[str, ExpectedAnswer | None],
    near_misses: Sequence[NearMiss] = (),
    **rest: Any,
) -> Draft:
    """The draft of a task that asks for an answer and changes nothing.

    Args:
        look: Actions that bring the answer before one's eyes.
        answer: The right one.
        wrong: Answers that must not count, by what is wrong with them; see `answering`.
        near_misses: What else must not count.
        rest: The other fields of `Draft`.
    """
    return Draft(
        expected=Expected(answer=answer),
        solution=(*look, reply_with(answer)),
        near_misses=(*answering(look, answer, wrong), *near_misses),
        **rest,
    )


def answering(
    steps: Sequence[str], right: ExpectedAnswer, wrong: Mapping[str, ExpectedAnswer | None]
) -> tuple[NearMiss, ...]:
    """The solution's steps with other answers, by what is wrong with them.

    Args:
        wrong: None, and what happens to be right, is left out.
    """
    return tuple(
        NearMiss(label, (*steps, reply_with(answer)))
        for label, answer in wrong.items()
        if answer is not None and answer != right
    )
