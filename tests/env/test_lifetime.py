"""Closing leaves nothing behind; crashes are told apart; memory does not grow."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable

import pytest

import webenv
from tests.processes import browsers, kill, memory, renderers
from webenv.authoring.registry import all_templates
from webenv.eval.episode import play

TEMPLATE = "shop.wishlist_add"

LEAVES = """
import os, tempfile, threading
import psutil, webenv
from tests.processes import family
before = set(os.listdir(tempfile.gettempdir()))
env = webenv.WebEnv("shop.wishlist_add")
env.reset(seed=0)
env.step("scroll down")
assert family(), "Chromium should run"
env.close()
env.close()
assert family() == [], family()
assert threading.enumerate() == [threading.main_thread()], threading.enumerate()
connections = psutil.Process().net_connections()
assert connections == [], connections
after = set(os.listdir(tempfile.gettempdir())) - before
assert not [name for name in after if "playwright" in name or "chrom" in name.lower()], after
print("clean")
"""


def test_closing_leaves_no_process_thread_port_or_temporary_file() -> None:
    told = subprocess.run(
        [sys.executable, "-c", LEAVES], capture_output=True, text=True, timeout=120, check=False
    )
    assert (told.stdout, told.returncode) == ("clean\n", 0), told.stderr


def test_a_process_that_forgets_to_close_still_ends() -> None:
    script = "import webenv; env = webenv.WebEnv(); env.reset(seed=0); print('bye')"
    told = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=False
    )
    assert told.stdout == "bye\n"
    assert told.returncode == 0, told.stderr


@pytest.fixture
def task(env: webenv.WebEnv) -> Callable[[int], webenv.Task]:
    """Tasks of the simplest template, by seed."""
    template = all_templates()[TEMPLATE]
    return lambda number: template.task(template.seeds(50)[number], env.world)


def test_killing_chromium_is_an_infrastructure_error_and_the_next_reset_recovers(
    env: webenv.WebEnv, task: Callable[[int], webenv.Task]
) -> None:
    env.reset(options={"task": task(0)})
    running = browsers()
    assert running
    kill(running)
    with pytest.raises(webenv.InfrastructureError):
        env.step("scroll down")
        env.step("scroll down")
    assert play(env, task(0), task(0).solution).success


def test_killing_chromium_while_the_next_tab_is_made_ready_does_not_hang(
    env: webenv.WebEnv, task: Callable[[int], webenv.Task]
) -> None:
    for number in range(3):
        env.reset(options={"task": task(number)})
        kill(browsers())
    assert play(env, task(0), task(0).solution).success


def test_killing_only_the_page_is_an_infrastructure_error_too(
    env: webenv.WebEnv, task: Callable[[int], webenv.Task]
) -> None:
    env.reset(options={"task": task(0)})
    drawing = renderers()
    assert drawing
    kill(drawing)
    with pytest.raises(webenv.InfrastructureError):
        env.step("scroll down")
        env.step("scroll down")
    assert play(env, task(0), task(0).solution).success


def test_an_episode_leaves_nothing_for_the_next(
    env: webenv.WebEnv, task: Callable[[int], webenv.Task]
) -> None:
    fresh, _ = env.reset(options={"task": task(1)})
    assert play(env, task(0), task(0).solution).success
    again, _ = env.reset(options={"task": task(1)})
    assert again == fresh
    assert env.world.changes() == ()


def test_many_resets_do_not_grow_memory(
    env: webenv.WebEnv, task: Callable[[int], webenv.Task]
) -> None:
    def resets(count: int) -> int:
        for number in range(count):
            env.reset(options={"task": task(number % 50)})
        return memory()

    settled = resets(60)
    assert resets(120) < settled * 1.08
