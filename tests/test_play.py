from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from webenv.authoring.registry import get_template
from webenv.records.reader import read_records
from webenv.sites.directory import open_world

TEMPLATE = "shop.wishlist_add"


def play(folder: Path, *arguments: str, typed: str = "") -> subprocess.CompletedProcess[str]:
    quiet = {name: text for name, text in os.environ.items() if "DISPLAY" not in name}
    return subprocess.run(
        [sys.executable, "-m", "webenv.play", *arguments],
        cwd=folder,
        env=quiet,
        input=typed,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_a_person_who_does_the_task_succeeds_and_is_recorded(tmp_path: Path) -> None:
    task = get_template(TEMPLATE).task(3, open_world())
    typed = "".join(f"{action}\n" for action in task.solution)
    played = play(tmp_path, TEMPLATE, "--seed", "3", "--text", typed=typed)
    assert played.returncode == 0, played.stderr
    assert f"Goal: {task.goal}" in played.stdout
    assert "- main" in played.stdout
    assert "Success: score 1" in played.stdout
    (record,) = read_records(tmp_path / "runs" / "play" / "human.jsonl")
    assert (record.agent, record.task, record.seed) == ("human", TEMPLATE, 3)
    assert record.success
    assert [step.action for step in record.steps] == list(task.solution)


def test_errors_are_shown_and_the_score_gives_its_reasons(tmp_path: Path) -> None:
    played = play(tmp_path, TEMPLATE, "--text", "--out", "here", typed="dance\n")
    assert played.returncode == 0, played.stderr
    assert "Error: " in played.stdout
    assert "No success: score 0, 2 steps" in played.stdout
    assert "missing: shop_wishlist_items" in played.stdout
    assert len(read_records(tmp_path / "here" / "human.jsonl")) == 1


def test_each_episode_is_added_to_the_record(tmp_path: Path) -> None:
    for _ in range(2):
        play(tmp_path, TEMPLATE, "--text", typed="done\n")
    assert len(read_records(tmp_path / "runs" / "play" / "human.jsonl")) == 2


def test_without_a_display_it_goes_on_in_the_terminal_and_says_so(tmp_path: Path) -> None:
    played = play(tmp_path, TEMPLATE, typed="done\n")
    assert played.returncode == 0, played.stderr
    assert "There is no display here" in played.stdout
    assert "- main" in played.stdout


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ((), "required: TASK"),
        (("shop.wishlst_add",), "Did you mean 'shop.wishlist_add'?"),
        ((TEMPLATE, "--sed", "1"), "Did you mean '--seed'?"),
        ((TEMPLATE, "--seed", "20003"), "Seed 20003 is not in split train"),
        ((TEMPLATE, "--seed", "one"), "not a whole number"),
        ((TEMPLATE, "--text", "--out", "/dev/null/x"), "Nothing can be written to /dev/null/x"),
        ((TEMPLATE, "--text", "--chromium", "/no/browser"), "is not an executable file"),
    ],
)
def test_mistakes_are_told_in_a_line(tmp_path: Path, arguments: tuple[str, ...], told: str) -> None:
    played = play(tmp_path, *arguments)
    assert played.returncode in (1, 2)
    assert told in played.stderr
    assert "Traceback" not in played.stderr
