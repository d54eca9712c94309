from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.eval.records import broken, failed, made
from webenv.errors import ConfigurationError
from webenv.records.reader import read_records, repair
from webenv.records.run import RunDescription
from webenv.records.writer import RecordWriter, to_line

RECORDS = [made(seed=0), failed(seed=1), broken(seed=2)]


def write(path: Path) -> Path:
    with RecordWriter(path) as writer:
        for record in RECORDS:
            writer.write(to_line(record))
    return path


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    assert read_records(write(tmp_path / "a.jsonl")) == RECORDS


def test_a_note_that_is_no_json_is_kept_as_text(tmp_path: Path) -> None:
    step = made().steps[0]
    strange = {"path": Path("x"), ("a", 1): 2, "bytes": b"\xff"}
    record = made(steps=(type(step)(**{**vars(step), "action": "\ud800", "note": strange}),))
    path = tmp_path / "a.jsonl"
    with RecordWriter(path) as writer:
        writer.write(to_line(record))
    (read,) = read_records(path)
    assert read.steps[0].action == "\ud800"
    assert read.steps[0].note["bytes"] == repr(b"\xff")


@pytest.mark.parametrize("missing", [1, 30, 200])
def test_a_half_written_last_line_does_not_count(tmp_path: Path, missing: int) -> None:
    path = write(tmp_path / "a.jsonl")
    os.truncate(path, path.stat().st_size - missing)
    assert read_records(path) == RECORDS[:-1]


def test_a_damaged_line_in_the_middle_is_named(tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl")
    lines = path.read_text().splitlines()
    path.write_text("\n".join([lines[0], lines[1][:50], lines[2], ""]))
    with pytest.raises(ConfigurationError, match="line 2, is no record"):
        read_records(path)


def test_repair_leaves_whole_lines_that_are_worth_keeping(tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl")
    with path.open("a") as file:
        file.write('{"task": "shop.')
    kept = repair(path, lambda record: record.status != "error")
    assert kept == RECORDS[:2]
    assert read_records(path) == kept
    assert list(tmp_path.iterdir()) == [path]


def test_repair_of_nothing_is_nothing(tmp_path: Path) -> None:
    assert repair(tmp_path / "a.jsonl", lambda record: True) == []


def test_a_run_with_other_options_is_not_continued(tmp_path: Path) -> None:
    RunDescription({"seeds": "3", "max_steps": 30}, {"world": "1", "python": "3.11"}).write(
        tmp_path
    )
    RunDescription({"seeds": "3", "max_steps": 30}, {"world": "1", "python": "3.12"}).check_same(
        tmp_path
    )
    other = RunDescription({"seeds": "5", "max_steps": 30}, {"world": "2", "python": "3.11"})
    with pytest.raises(ConfigurationError) as refusal:
        other.check_same(tmp_path)
    assert 'option seeds was "3" and is "5"' in str(refusal.value)
    assert 'version of world was "1" and is "2"' in str(refusal.value)
    assert "max_steps" not in str(refusal.value)
