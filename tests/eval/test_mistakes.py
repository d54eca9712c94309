from __future__ import annotations

from pathlib import Path

import pytest

from tests.eval.conftest import Place
from webenv.errors import ConfigurationError
from webenv.eval.options import read_options
from webenv.eval.runner import prepare

NOOP = ("--agent", "noop")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ((), "Say which agent"),
        (("--agent", "ranodm"), "There is no agent 'ranodm'. Did you mean 'random'?"),
        (("--agent", "no_such_module:Agent"), "There is no module 'no_such_module'"),
        (("--agent", "webenv.agents.noop:Nop"), "Did you mean 'Noop'?"),
        (("--agent", "webenv.episode:Score"), "it has no method 'reset'"),
        ((*NOOP, *NOOP), "named twice"),
        ((*NOOP, "--agent-args", "{value: 1}"), "is not JSON"),
        ((*NOOP, "--agent-args", "[1]"), "is not a JSON object"),
        ((*NOOP, "--agent-args", '{"patiense": 1}'), "Did you mean 'patience'?"),
        (("--agent", "replay"), "missing a required argument: 'records'"),
        ((*NOOP, "--agent-args", "{}", "--agent-args", "{}"), "do not pair"),
        ((*NOOP, "--agnet", "oracle"), "There is no option '--agnet'. Did you mean '--agent'?"),
        ((*NOOP, "--split=tset", "extra"), "'extra' belongs to no option"),
        ((*NOOP, "--obs", "tree,screnshot"), "Did you mean 'screenshot'?"),
        ((*NOOP, "--format", "jsn"), "Did you mean 'json'?"),
        ((*NOOP, "--workers", "0"), "not a whole number from 1 on"),
        ((*NOOP, "--max-steps", "many"), "not a whole number from 1 on"),
        ((*NOOP, "--limit"), "expected one argument"),
    ],
)
def test_a_mistake_in_the_options_is_named(arguments: tuple[str, ...], told: str) -> None:
    with pytest.raises(ConfigurationError) as refusal:
        read_options(arguments)
    assert told in str(refusal.value)
    assert "\n" not in str(refusal.value)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--split", "tset"), "Did you mean 'test'?"),
        (("--suite", "shpo"), "Did you mean 'shop'?"),
        (("--site", "sohp"), "Did you mean 'shop'?"),
        (("--kind", "transactions"), "Did you mean 'transaction'?"),
        (("--level", "4"), "There is no level '4'"),
        (("--template", "shop.wishlst_add"), "Did you mean 'shop.wishlist_add'?"),
        (("--split", "all", "--seeds", "x"), "stands for no seeds"),
        (("--split", "all", "--resume"), "Say which run to resume: --out DIR"),
        (("--split", "all", "--chromium", "/no/such/browser"), "is not an executable file"),
    ],
)
def test_a_mistake_in_the_selection_is_named(arguments: tuple[str, ...], told: str) -> None:
    with pytest.raises(Exception) as refusal:
        prepare(read_options([*NOOP, *arguments]))
    assert told in str(refusal.value)


def test_windows_are_refused_where_there_is_no_display(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    with pytest.raises(ConfigurationError, match="There is no display here"):
        prepare(read_options([*NOOP, "--split", "all", "--headed"]))


def test_the_same_agent_with_other_arguments_gets_a_label_of_its_own() -> None:
    options = read_options(
        [
            *("--agent", "guess", "--agent-args", '{"value": "0"}'),
            *("--agent", "guess", "--agent-args", '{"value": "yes"}'),
        ]
    )
    assert [spec.label for spec in options.agents] == ["guess(value=0)", "guess(value=yes)"]


def test_a_folder_that_cannot_be_written_to_is_refused_before_the_first_episode(
    place: Place,
) -> None:
    place.path("file").touch()
    finished = place.run(*NOOP, "--split", "all", "--out", "file/run")
    assert finished.returncode == 2
    assert finished.stdout == ""
    assert finished.stderr == (
        "python -m webenv.eval: Nothing can be written to file/run: Not a directory.\n"
    )


def test_a_mistake_is_one_line_and_exit_code_2(place: Place) -> None:
    finished = place.run("--agent", "ranodm")
    assert finished.returncode == 2
    assert finished.stderr.count("\n") == 1
    assert "Did you mean 'random'?" in finished.stderr
    assert finished.stdout == ""


def test_a_module_that_cannot_be_imported_is_told_with_the_line(place: Place) -> None:
    place.path("faulty.py").write_text("\n1 / 0\n")
    finished = place.run("--agent", "faulty:Agent")
    assert finished.returncode == 2
    assert "ZeroDivisionError: division by zero" in finished.stderr
    assert "faulty.py, line 2" in finished.stderr
    assert "Traceback" not in finished.stderr


def test_a_class_that_is_no_agent_is_told_what_it_lacks(place: Place) -> None:
    finished = place.run("--agent", "agents_of_mine:Useless")
    assert finished.returncode == 2
    assert "it has no method 'act'" in finished.stderr


def test_help_is_long_and_ends_well(place: Place) -> None:
    finished = place.run("--help")
    assert finished.returncode == 0
    for option in "--agent-args --template --seeds --limit --workers --resume --retries".split():
        assert option in finished.stdout
    assert "screenshot" in finished.stdout


def test_nothing_is_left_behind_by_a_refusal(place: Place) -> None:
    place.run(*NOOP, "--split", "tset")
    assert not Path(place.folder, "runs").exists()
