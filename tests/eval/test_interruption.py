from __future__ import annotations

import os
import signal

import psutil
import pytest

from tests.eval.conftest import (
    TASKS,
    Place,
    document,
    new_place,
    timeless,
)
from tests.processes import browsers, family

HOLDS = "agents_of_mine:Holds"
FILE = "agents_of_mine-Holds.jsonl"
RUN = ("--agent", HOLDS, *TASKS, "--seeds", "2", "--workers", "1")


@pytest.fixture(scope="module")
def uninterrupted(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, object]]:
    """The records of the same run when nothing happens to it."""
    place = new_place(tmp_path_factory.mktemp("calm"))
    finished = place.run(*RUN, "--out", "here")
    assert finished.returncode == 0, finished.stderr
    return list(map(timeless, place.records(f"here/{FILE}")))


def test_ctrl_c_keeps_what_is_finished_and_resume_goes_on(
    place: Place, uninterrupted: list[dict[str, object]]
) -> None:
    process, _ = place.start_held(*RUN, "--out", "here")
    below = family(process.pid)
    os.killpg(process.pid, signal.SIGINT)
    _, told = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "2 of 4 episodes are kept" in told
    assert "--out here --resume" in told
    assert "Traceback" not in told
    assert len(place.records(f"here/{FILE}")) == 2
    assert not psutil.wait_procs(below, timeout=20)[1]

    place.path("hold").unlink()
    finished = place.run(*RUN, "--out", "here", "--resume", "--format", "json")
    assert finished.returncode == 0, finished.stderr
    assert document(finished)["episodes"] == 4
    assert list(map(timeless, place.records(f"here/{FILE}"))) == uninterrupted


def test_a_killed_run_leaves_no_process_and_is_resumed(
    place: Place, uninterrupted: list[dict[str, object]]
) -> None:
    process, _ = place.start_held(*RUN, "--out", "here")
    below = family(process.pid)
    process.kill()
    process.wait()
    assert not psutil.wait_procs(below, timeout=20)[1]
    with place.path(f"here/{FILE}").open("a") as file:
        file.write('{"task": "shop.wishlist_add", "se')

    place.path("hold").unlink()
    finished = place.run(*RUN, "--out", "here", "--resume")
    assert finished.returncode == 0, finished.stderr
    assert list(map(timeless, place.records(f"here/{FILE}"))) == uninterrupted


def test_a_killed_worker_loses_only_its_episode_which_is_played_again(
    place: Place, uninterrupted: list[dict[str, object]]
) -> None:
    process, worker = place.start_held(*RUN, "--out", "here", "--format", "json")
    place.path("hold").unlink()
    os.kill(worker, signal.SIGKILL)
    shown, told = process.communicate(timeout=120)
    assert process.returncode == 0, told
    assert '"episodes": 4' in shown
    records = place.records(f"here/{FILE}")
    assert sorted(record.attempts for record in records) == [1, 1, 1, 2]
    assert list(map(timeless, records)) == uninterrupted


def test_a_killed_browser_is_replaced_and_the_episode_played_again(
    place: Place, uninterrupted: list[dict[str, object]]
) -> None:
    process, worker = place.start_held(*RUN, "--out", "here", "--format", "json")
    (browser,) = browsers(worker)
    browser.kill()
    place.path("hold").unlink()
    shown, told = process.communicate(timeout=120)
    assert process.returncode == 0, told
    assert '"errors": 0' in shown
    records = place.records(f"here/{FILE}")
    assert sorted(record.attempts for record in records) == [1, 1, 1, 2]
    assert list(map(timeless, records)) == uninterrupted


def test_without_retries_a_killed_browser_is_an_error_that_is_counted_apart(place: Place) -> None:
    run = (*RUN, "--out", "here", "--retries", "0")
    process, worker = place.start_held(*run, "--format", "json")
    (browser,) = browsers(worker)
    browser.kill()
    place.path("hold").unlink()
    shown, told = process.communicate(timeout=120)
    assert process.returncode == 1, told
    assert '"episodes": 3' in shown
    (broken,) = [each for each in place.records(f"here/{FILE}") if each.status == "error"]
    assert "BrowserCrashed" in broken.problem
    assert broken.score is None
    assert broken.goal

    finished = place.run(*run, "--resume", "--format", "json")
    assert finished.returncode == 0, finished.stderr
    assert (document(finished)["episodes"], document(finished)["errors"]) == (4, 0)
    assert len(place.records(f"here/{FILE}")) == 4


def test_a_run_is_only_resumed_as_it_was(place: Place) -> None:
    assert place.run(*RUN, "--out", "here").returncode == 0
    again = place.run(*RUN, "--out", "here")
    assert again.returncode == 2
    assert "add --resume to go on with it" in again.stderr
    other = place.run(*RUN, "--out", "here", "--resume", "--max-steps", "7")
    assert other.returncode == 2
    assert "option max_steps was 30 and is 7" in other.stderr
    assert "Traceback" not in other.stderr


def test_a_run_is_continued_by_one_process_at_a_time(place: Place) -> None:
    process, _ = place.start_held(*RUN, "--out", "here")
    second = place.run(*RUN, "--out", "here", "--resume")
    assert second.returncode == 2
    assert "Another process is at work on the run in here" in second.stderr
    place.path("hold").unlink()
    process.communicate(timeout=60)
    assert process.returncode == 0
