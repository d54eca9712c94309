"""What docs/authoring.md teaches is true."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import webenv.authoring
from webenv.action.actions import REASONS
from webenv.curation.check import Target, check_target

DOCS = Path(__file__).parents[2] / "docs" / "authoring.md"


@pytest.fixture
def example(tmp_path: Path) -> Path:
    """The worked example as a file."""
    (code,) = re.findall(r"```python\n(.*?)```", DOCS.read_text("utf-8"), re.DOTALL)
    file = tmp_path / "compare.py"
    file.write_text(code, "utf-8")
    return file


def test_the_worked_example_is_proved_as_it_stands(example: Path) -> None:
    report = check_target(Target("mine.compare_two", str(example)), seeds=1)
    assert report.problems == ()
    assert report.episodes == 6


def test_everything_that_authors_may_write_is_mentioned() -> None:
    text = DOCS.read_text("utf-8")
    missing = [name for name in webenv.authoring.__all__ if name not in text]
    assert missing == []


def test_the_reasons_that_are_named_exist() -> None:
    named = re.findall(r'Impossible\("(\w+)"|give up: (\w+)', DOCS.read_text("utf-8"))
    assert named
    assert all((first or second) in REASONS for first, second in named)
