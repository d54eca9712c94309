"""Every template of ours is proved in the real browser; nothing else is rewarded.

Tests marked "sweep" belong to `make check-tasks`; `make test` leaves them out.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pytest

import webenv
from webenv.authoring.registry import all_templates
from webenv.authoring.template import Template
from webenv.curation.check import check_template
from webenv.eval.agents import AgentSpec
from webenv.eval.episode import play, run_episode
from webenv.sites.directory import open_world
from webenv.world.world import World

TEMPLATES = sorted(all_templates())
SAMPLE = TEMPLATES[::6]

IDLERS = [
    AgentSpec("noop"),
    AgentSpec("random"),
    AgentSpec("guess"),
    AgentSpec("guess", {"value": "0"}),
    AgentSpec("guess", {"value": "yes"}),
]


@pytest.fixture(scope="module")
def env() -> Iterator[webenv.WebEnv]:
    """One environment that plays any task of world 0."""
    with webenv.WebEnv.for_world(0) as made:
        yield made


@pytest.fixture(scope="module")
def world() -> Iterator[World]:
    """A world to draft tasks from, beside the one that is played in."""
    made = open_world(0)
    yield made
    made.close()


@pytest.mark.parametrize("name", TEMPLATES)
def test_the_oracle_solves_it(name: str, env: webenv.WebEnv, world: World) -> None:
    assert_solved(all_templates()[name], 0, env, world)


@pytest.mark.sweep
@pytest.mark.parametrize("name", TEMPLATES)
def test_the_oracle_solves_two_more_seeds(name: str, env: webenv.WebEnv, world: World) -> None:
    for number in (1, 2):
        assert_solved(all_templates()[name], number, env, world)


def assert_solved(template: Template, number: int, env: webenv.WebEnv, world: World) -> None:
    task = template.task(template.seeds(number + 1)[number], world)
    record = play(env, task, task.solution)
    assert record.success, (task.goal, record.score)
    assert record.score is not None and record.score.progress == 1.0


@pytest.mark.parametrize("name", SAMPLE)
def test_a_template_keeps_all_its_promises(name: str, env: webenv.WebEnv, world: World) -> None:
    """Oracle 1, nothing and near-misses 0, goals unambiguous.

    `make check-tasks` proves this for every template at three seeds.
    """
    report = check_template(all_templates()[name], world, partial(play, env), seeds=1)
    assert report.problems == ()


@pytest.mark.parametrize("name", SAMPLE)
def test_who_does_not_do_the_task_gets_nothing(name: str, env: webenv.WebEnv, world: World) -> None:
    assert_idlers_fail(name, env, world)


@pytest.mark.sweep
@pytest.mark.parametrize("name", [name for name in TEMPLATES if name not in SAMPLE])
def test_who_does_not_do_any_other_task_gets_nothing_either(
    name: str, env: webenv.WebEnv, world: World
) -> None:
    assert_idlers_fail(name, env, world)


def assert_idlers_fail(name: str, env: webenv.WebEnv, world: World) -> None:
    template = all_templates()[name]
    for number, spec in enumerate(IDLERS):
        task = template.task(template.seeds(3)[number % 3], world)
        record = run_episode(env, task, spec.make(), name=spec.name, max_steps=12)
        assert not record.success, (spec, task.goal)
