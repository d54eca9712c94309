"""`python -m webenv.play TASK`: a person does a task, in a window or in the terminal."""

from __future__ import annotations

import argparse
import contextlib
import sys
from collections.abc import Sequence
from pathlib import Path

from webenv.agent import Agent
from webenv.authoring.registry import get_template
from webenv.browser.chromium import find_chromium
from webenv.commandline import Parser, command, whole_number
from webenv.env import WebEnv
from webenv.episode import EpisodeRecord
from webenv.errors import BrowserNotFound
from webenv.eval.agents import AgentSpec
from webenv.eval.episode import run_episode
from webenv.eval.preflight import has_display, need_chromium, prepare_folder
from webenv.eval.selection import seed_in
from webenv.records.writer import RecordWriter, to_line

PROGRAM = "python -m webenv.play"

_NAME = "human"

_WINDOW_HELP = """A window shows the site: do there what the goal asks, then come back
and say so here. Actions can be typed here, too."""

_EPILOG = """The episode ends with an answer ("answer ..." or "done") or with "give up: ...";
the end of the input (Ctrl-D) counts as "done". Tasks: python -m webenv.tasks list"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Let a person play one episode, print the score, keep the record."""
    values = _options(arguments)
    template = get_template(values.task)
    seed = seed_in(template.split, values.seed)
    folder = prepare_folder(values.out, [], resume=True)
    headed = not values.text and _has_window(values.chromium)
    if not headed:
        need_chromium(values.chromium, headed=False)
    env = WebEnv.for_world(
        values.world_seed,
        render_mode="human" if headed else None,
        chromium=values.chromium,
    )
    with contextlib.closing(env):
        record = run_episode(
            env,
            template.task(seed, env.world),
            _person(headed),
            name=_NAME,
            max_steps=values.max_steps,
        )
    path = folder / f"{_NAME}.jsonl"
    with RecordWriter(path) as writer:
        writer.write(to_line(record))
    print(_verdict(record))
    print(f"Recorded in {path}")
    return 0


def _person(headed: bool) -> Agent:
    show = ("files",) if headed else ("url", "tabs", "tree", "files")
    if headed:
        print(_WINDOW_HELP, flush=True)
    return AgentSpec(_NAME, {"show": show, "source": sys.stdin, "sink": sys.stdout}).make()


def _verdict(record: EpisodeRecord) -> str:
    """The score with its reasons."""
    if record.score is None:
        return f"Not scored.\n{record.problem}"
    word = "Success" if record.score.success else "No success"
    steps = "1 step" if len(record.steps) == 1 else f"{len(record.steps)} steps"
    lines = [f"{word}: score {record.score.reward:g}, {steps}, {record.status}."]
    return "\n".join([*lines, *(f"  {reason}" for reason in record.score.reasons)])


def _has_window(chromium: str | None) -> bool:
    """Whether a window can be opened; if not, say why and that it goes on without."""
    if not has_display():
        print("There is no display here, so this goes on in the terminal, as with --text.")
        return False
    try:
        find_chromium(chromium, headed=True)
    except BrowserNotFound as missing:
        print(f"{missing}\nUntil then this goes on in the terminal, as with --text.")
        return False
    return True


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = Parser(PROGRAM, "Do a task yourself and be scored.", _EPILOG)
    add = parser.add_argument
    add("task", metavar="TASK", help='a template, such as "shop.wishlist_add"')
    add(
        "--seed",
        type=whole_number(0),
        default=0,
        metavar="N",
        help="which of the template's tasks (default: 0, the first of its split)",
    )
    add("--text", action="store_true", help="in the terminal: read the tree, type actions")
    add("--out", type=Path, default=Path("runs/play"), metavar="DIR", help="where it is recorded")
    add("--world-seed", type=whole_number(0), default=0, metavar="N", help="another world")
    add(
        "--max-steps",
        type=whole_number(1),
        default=200,
        metavar="N",
        help="typed actions after which the episode is truncated (default: 200)",
    )
    add("--chromium", metavar="PATH", help="the browser to use (default: look for one)")
    return parser.read(arguments)


if __name__ == "__main__":
    command(PROGRAM, main)
