from __future__ import annotations

import json

from tests.eval.conftest import TASKS, Place, document, timeless
from webenv.records.run import read_description


def test_agents_side_by_side_in_json_and_nothing_else_on_standard_output(place: Place) -> None:
    finished = place.run(
        *("--agent", "oracle", "--agent", "noop", *TASKS, "--seeds", "1", "--format", "json")
    )
    assert finished.returncode == 0, finished.stderr
    oracle, noop = document(finished)["runs"]
    assert (oracle["agent"], oracle["episodes"], oracle["success_rate"]) == ("oracle", 2, 1.0)
    assert (noop["agent"], noop["episodes"], noop["success_rate"]) == ("noop", 2, 0.0)
    assert oracle["privileged"] and not noop["privileged"]
    assert document(finished)["out"] == "runs/oracle+noop-1"
    assert len(place.records("runs/oracle+noop-1/oracle.jsonl")) == 2


def test_one_agent_is_one_object_with_every_key(place: Place) -> None:
    finished = place.run(
        *("--agent", "guess", "--agent-args", '{"value": "cycle"}', *TASKS, "--seeds", "1"),
        *("--format", "json", "--out", "here"),
    )
    found = document(finished)
    keys = (
        "agent episodes successes success_rate ci95 errors by_site by_level steps_mean "
        "seconds_mean baselines"
    ).split()
    assert set(keys) <= set(found)
    assert (found["agent"], found["episodes"], found["successes"]) == ("guess", 2, 0)
    (record, _) = place.records("here/guess.jsonl")
    assert record.score is not None and record.score.reasons
    assert set(record.versions) == {"webenv", "world", "tasks", "chromium", "python"}
    assert read_description(place.path("here")).options["agents"] == [
        {"name": "guess", "arguments": {"value": "cycle"}}
    ]


def test_the_table_is_printed_with_the_baselines(place: Place) -> None:
    finished = place.run("--agent", "noop", *TASKS, "--seeds", "1", "--limit", "1")
    assert finished.returncode == 0, finished.stderr
    for words in ("noop", "level", "errors", "14.41", "12.24", "not a like-for-like"):
        assert words in finished.stdout
    assert "1/1 noop" in finished.stderr


def test_results_do_not_depend_on_the_number_of_workers(place: Place) -> None:
    arguments = ("--agent", "random", *TASKS, "--seeds", "2", "--max-steps", "6")
    for number in ("1", "3"):
        finished = place.run(*arguments, "--workers", number, "--out", f"with-{number}")
        assert finished.returncode == 0, finished.stderr
    one, three = (place.records(f"with-{number}/random.jsonl") for number in (1, 3))
    assert list(map(timeless, one)) == list(map(timeless, three))


def test_an_agent_that_raises_fails_its_episode_and_the_run_goes_on(place: Place) -> None:
    finished = place.run(
        *("--agent", "agents_of_mine:Raises", *TASKS, "--seeds", "2"),
        *("--out", "here", "--format", "json"),
    )
    assert finished.returncode == 0, finished.stderr
    found = document(finished)
    assert (found["episodes"], found["successes"], found["errors"]) == (4, 0, 0)
    assert found["agent_errors"] == 2
    raised = [
        each
        for each in place.records("here/agents_of_mine-Raises.jsonl")
        if each.status == "agent_error"
    ]
    assert len(raised) == 2
    assert "RuntimeError: no idea what to do" in raised[0].problem
    assert 'raise RuntimeError("no idea what to do")' in raised[0].problem


def test_what_is_no_action_is_an_error_that_the_agent_reads(place: Place) -> None:
    finished = place.run(
        *("--agent", "agents_of_mine:Strange", *TASKS, "--seeds", "1", "--limit", "1"),
        *("--out", "here", "--format", "json"),
    )
    assert finished.returncode == 0, finished.stderr
    (record,) = place.records("here/agents_of_mine-Strange.jsonl")
    assert record.status == "finished"
    errors = [step.error for step in record.steps]
    assert all(errors[:-1]) and not errors[-1]
    assert record.steps[-1].note["errors"] == ["", *errors[:-1]]
    assert record.steps[0].action == "None"


def test_a_note_that_is_none_is_the_agents_mistake(place: Place) -> None:
    finished = place.run(
        *("--agent", "agents_of_mine:Muddled", *TASKS, "--limit", "1", "--out", "here")
    )
    assert finished.returncode == 0, finished.stderr
    (record,) = place.records("here/agents_of_mine-Muddled.jsonl")
    assert record.status == "agent_error"
    assert "TypeError" in record.problem


def test_an_agent_that_cannot_be_made_stops_the_run_with_its_traceback(place: Place) -> None:
    finished = place.run("--agent", "agents_of_mine:Unmade", *TASKS)
    assert finished.returncode == 2
    assert "could not be made" in finished.stderr
    assert "OSError: no key was given" in finished.stderr


def test_a_replay_repeats_a_recorded_run(place: Place) -> None:
    place.run("--agent", "oracle", *TASKS, "--seeds", "1", "--out", "first")
    records = json.dumps({"records": "first/oracle.jsonl"})
    finished = place.run(
        *("--agent", "replay", "--agent-args", records, *TASKS, "--seeds", "1", "--out", "second")
    )
    assert finished.returncode == 0, finished.stderr
    first, second = place.records("first/oracle.jsonl"), place.records("second/replay.jsonl")
    assert [record.success for record in second] == [True, True]
    assert [timeless(each)["steps"] for each in first] == [
        timeless(each)["steps"] for each in second
    ]


def test_an_installed_package_can_add_a_name(place: Place) -> None:
    package = place.path("mine-1.0.dist-info")
    package.mkdir()
    (package / "METADATA").write_text("Metadata-Version: 2.1\nName: mine\nVersion: 1.0\n")
    (package / "entry_points.txt").write_text("[webenv.agents]\nmine = agents_of_mine:Raises\n")
    finished = place.run(
        *("--agent", "mine", *TASKS, "--limit", "1", "--format", "json", "--out", "here")
    )
    assert finished.returncode == 0, finished.stderr
    assert document(finished)["agent"] == "mine"
    assert len(place.records("here/mine.jsonl")) == 1
