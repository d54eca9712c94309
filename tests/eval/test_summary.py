from __future__ import annotations

import json

import pytest

from tests.eval.records import broken, failed, made
from webenv.eval.statistics import wilson
from webenv.eval.summary import Summary, document
from webenv.eval.table import print_table

RECORDS = [
    made(seed=0),
    failed(seed=1, level=2, kind="information"),
    failed(seed=2, status="agent_error", seconds=4.0),
    broken(seed=3, level=2),
]


def test_an_error_is_counted_apart_and_not_in_the_rate() -> None:
    summary = Summary.of("oracle", RECORDS).to_json()
    assert (summary["episodes"], summary["successes"], summary["errors"]) == (3, 1, 1)
    assert summary["success_rate"] == pytest.approx(1 / 3, abs=1e-6)
    assert summary["ci95"] == list(wilson(1, 3))
    assert summary["by_level"]["2"]["episodes"] == 1
    assert summary["by_level"]["2"]["errors"] == 1
    assert summary["agent_errors"] == 1


def test_means_are_those_of_scored_episodes() -> None:
    summary = Summary.of("oracle", RECORDS)
    assert summary.steps_mean == 1
    assert summary.seconds_mean == pytest.approx(8 / 3)


def test_the_order_of_the_records_does_not_matter() -> None:
    assert Summary.of("a", RECORDS) == Summary.of("a", RECORDS[::-1])


def test_errors_alone_make_no_rate() -> None:
    summary = Summary.of("oracle", [broken()]).to_json()
    assert summary["success_rate"] is None
    assert summary["ci95"] is None
    assert summary["steps_mean"] is None


def test_one_agent_is_an_object_and_several_are_runs() -> None:
    one, two = Summary.of("a", RECORDS), Summary.of("b", RECORDS)
    keys = (
        "agent episodes successes success_rate ci95 errors by_site by_level by_kind "
        "steps_mean seconds_mean baselines"
    ).split()
    assert set(keys) <= set(document([one]))
    both = document([one, two])
    assert [run["agent"] for run in both["runs"]] == ["a", "b"]
    assert json.loads(json.dumps(both))["baselines"]


def test_the_table_shows_agents_baselines_and_the_caveat(
    capsys: pytest.CaptureFixture[str],
) -> None:
    print_table([Summary.of("oracle", RECORDS, privileged=True), Summary.of("noop", RECORDS)])
    shown = capsys.readouterr().out
    for words in ("oracle *", "noop", "33.3 [", "14.41", "12.24", "78.24", "not a like-for-like"):
        assert words in shown
    assert "not part of any rate" in shown
    assert "is told the task's solution" in shown
