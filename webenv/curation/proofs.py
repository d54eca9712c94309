"""The proofs of a template that need a world but no browser."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from webenv.action.actions import Answer, GiveUp, describe
from webenv.action.grammar import parse
from webenv.authoring.template import Template
from webenv.curation.guesses import CONSTANTS, beside
from webenv.curation.validate import problems_of
from webenv.errors import ActionSyntaxError
from webenv.scoring.answers import answered
from webenv.scoring.schema import read_defaults
from webenv.scoring.scorer import score
from webenv.task import Task
from webenv.world.world import World

LOOKED_AT = 60
"""Seeds that are drafted for the proofs about a template as a whole."""

_PHRASINGS = 3
_DIFFERENT = (20, 3)
"""Of the first 20 tasks at least 3 must differ."""

_BRACES = re.compile(r"[{}]")


def template_problems(template: Template, world: World) -> Iterator[str]:
    """What is wrong with the template as a whole: its goals and how its seeds differ.

    Raises:
        TemplateError: A task cannot be drafted.
    """
    tasks = [template.task(seed, world) for seed in template.seeds(LOOKED_AT)]
    for task in tasks:
        if template.task(task.seed, world) != task:
            yield f"@{task.seed}: drafted twice, the tasks differ"
    yield from _sameness(tasks)
    yield from _ambiguity(tasks)
    variants = len({task.variant for task in tasks})
    if variants < _PHRASINGS:
        yield f"the goal has {_counted(variants, 'phrasing')}; give at least {_PHRASINGS}"


def task_problems(task: Task, world: World) -> Iterator[str]:
    """What is wrong with one task: goal, expected outcome, actions that are none, guesses."""
    if _BRACES.search(task.goal):
        yield f"the goal has braces left in it: {task.goal}"
    yield from problems_of(task, world)
    yield from _action_problems(task)
    yield from _guess_problems(task, world)
    try:
        json.dumps(dict(task.facts))
    except TypeError as error:
        yield f"the facts are no JSON values: {error}"


def _sameness(tasks: Sequence[Task]) -> Iterator[str]:
    for one, other in pairwise(tasks):
        if _essence(one) == _essence(other):
            yield f"seeds {one.seed} and {other.seed} draw the same task"
            break
    first, wanted = _DIFFERENT
    different = len({_essence(task) for task in tasks[:first]})
    if different < wanted:
        yield f"the first {first} seeds draw only {_counted(different, 'task')}"


def _essence(task: Task) -> str:
    """What a task is about, however it is phrased."""
    return repr((task.user, task.facts, task.accepted))


def _ambiguity(tasks: Sequence[Task]) -> Iterator[str]:
    meant: dict[tuple[object, ...], Task] = {}
    for task in tasks:
        asked = (task.goal, task.user, task.start_url, tuple(sorted(task.files)))
        other = meant.setdefault(asked, task)
        if other.accepted != task.accepted:
            yield (
                f"seeds {other.seed} and {task.seed} ask the same and accept "
                f"different outcomes: {task.goal}"
            )
            return


def _action_problems(task: Task) -> Iterator[str]:
    scripts = {"solution": task.solution} | {
        f"near-miss {miss.label!r}": miss.actions for miss in task.near_misses
    }
    if not task.solution:
        yield "there is no solution"
    for label, actions in scripts.items():
        for action in actions:
            try:
                parse(action)
            except ActionSyntaxError as error:
                yield f"{label}: {action!r} is no action: {error}"
    if task.solution and not _ends_episode(task.solution[-1]):
        yield 'the solution must end with an answer (answer "done" where none is asked)'


def _ends_episode(action: str) -> bool:
    try:
        return isinstance(parse(action), Answer | GiveUp)
    except ActionSyntaxError:
        return False


def _guess_problems(task: Task, world: World) -> Iterator[str]:
    """Replies that would be right without looking, and hedges that would be right after it."""
    defaults = read_defaults(world)
    for constant in CONSTANTS:
        if score(task, (), Answer(constant), {}, defaults).success:
            yield f"doing nothing and answering {constant!r} is right; ask for evidence too"
    for expected in task.accepted:
        if expected.answer is not None:
            for reply in beside(expected.answer):
                if answered(expected.answer, reply):
                    yield f"a reply that is not the answer is right: {describe(reply)}"


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
