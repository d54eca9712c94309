"""The command line: what it prints, and how it answers mistakes."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from webenv.authoring.registry import select_templates
from webenv.curation.check import Target
from webenv.curation.cli import main, targets_of
from webenv.errors import ConfigurationError, UnknownName


def test_list_shows_every_template(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list", "--format", "json"]) == 0
    listed = json.loads(capsys.readouterr().out)
    assert [entry["name"] for entry in listed] == [found.name for found in select_templates()]
    assert all(entry["summary"].endswith(".") for entry in listed)


def test_list_can_be_filtered(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list", "--site", "shop", "--level", "1", "--split", "train"]) == 0
    printed = capsys.readouterr().out
    assert "shop.wishlist_add" in printed
    assert "shop.wishlist_dearest" not in printed


def test_stats_count_templates_and_tasks(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["stats", "--format", "json", "--seeds", "7"]) == 0
    counts = json.loads(capsys.readouterr().out)
    assert list(counts) == ["templates", "tasks", "by_site", "by_kind", "by_level"]
    assert list(counts["tasks"]) == ["train", "dev", "test"]
    assert sum(counts["tasks"].values()) == 7 * counts["templates"]
    for group in ("by_site", "by_kind", "by_level"):
        assert sum(counts[group].values()) == counts["templates"]


def test_stats_are_a_table_for_people(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["stats"]) == 0
    assert "templates of level 1" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["chek"], "Did you mean 'check'"),
        (["list", "--splt", "dev"], "Did you mean '--split'"),
        (["list", "--split", "tests"], "Did you mean 'test'"),
        (["list", "--site", "shopp"], "Did you mean 'shop'"),
        (["list", "--kind", "bulky"], "Did you mean 'bulk'"),
        (["check", "shop.wishlst_add"], r"Did you mean 'shop\.wishlist_add'"),
        (["check", "no/such/file.py"], "There is no file no/such/file.py"),
        (["check", "--seeds", "0"], "from 1 on"),
        ([], "required"),
    ],
)
def test_a_mistake_is_told_with_the_nearest_valid_name(words: list[str], message: str) -> None:
    with pytest.raises((UnknownName, ConfigurationError), match=message):
        main(words)


@pytest.mark.parametrize("words", [["--help"], ["list", "--help"], ["check", "--help"]])
def test_help_tells_what_can_be_done(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ending:
        main(words)
    assert ending.value.code == 0
    assert "python -m webenv.tasks" in capsys.readouterr().out


def test_names_globs_modules_and_files_can_be_checked(tmp_path: Path) -> None:
    file = tmp_path / "own.py"
    file.write_text("from webenv.tasks.shop.wishlist import *\n")
    found = targets_of(["shop.wishlist_add", "shop.wishlist_*"])
    assert found.count(Target("shop.wishlist_add")) == 1
    assert Target("shop.wishlist_dearest") in found
    of_module = targets_of(["webenv.tasks.shop.wishlist"])
    assert Target("shop.wishlist_add", "webenv.tasks.shop.wishlist") in of_module
    assert {target.source for target in of_module} == {"webenv.tasks.shop.wishlist"}
    with pytest.raises(ConfigurationError, match="defines no template"):
        targets_of([str(file)])


NOT_SOLVED = """
from webenv.authoring import Draft, Expected, Text, template

@template(name="mine.brand", site="shop", kind="information", level=1, split="train")
def brand(draw):
    name = draw.pick(row["name"] for row in draw.rows("SELECT name FROM shop_brands"))
    return Draft(
        goal=draw.phrase("Is {b} sold?", "Any {b} here?", "Do they have {b}?", b=name),
        expected=Expected(answer=Text(name)),
        solution=['answer "no idea"'],
    )
"""


def test_check_plays_a_file_and_fails_with_the_reason(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "brand.py"
    file.write_text(NOT_SOLVED)
    assert main(["check", str(file), "--seeds", "1", "--format", "json"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert found["failures"] == 1
    (report,) = found["templates"]
    assert report["name"] == "mine.brand"
    assert report["episodes"] == 2
    (problem,) = report["problems"]
    assert problem.startswith("@0: the solution does not succeed: wrong answer: expected ")


def test_the_program_says_what_went_wrong_in_one_line() -> None:
    run = subprocess.run(
        [sys.executable, "-m", "webenv.tasks", "lst"], capture_output=True, text=True, check=False
    )
    assert run.returncode == 2
    assert run.stdout == ""
    assert run.stderr.count("\n") == 1
    assert "Did you mean 'list'" in run.stderr
