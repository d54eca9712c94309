"""A person at the terminal as an agent: reads the observation, types the actions."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TextIO

from webenv import Observation
from webenv.action.actions import Answer, describe

HELP = """Type one action per line, such as:  click "Add to cart"
The goal says what form an answer must have:  answer "12.34"
Where no answer is asked, say when you are done:  answer "done"
If it cannot be done:  give up: out_of_stock "Blue mug"
"""


class Human:
    """Shows each observation on the terminal and asks for an action.

    The end of the input (Ctrl-D) means `answer "done"`.

    Args:
        show: Components of the observation to print; a person with a window before
            them needs none.
        source: Where lines come from; by default the terminal.
        sink: Where observations go; by default standard error.
    """

    interactive = True

    def __init__(
        self,
        show: tuple[str, ...] = ("url", "tree", "files"),
        source: TextIO | None = None,
        sink: TextIO | None = None,
    ) -> None:
        self.show = show
        self._source = source
        self._sink = sink

    def reset(self, goal: str, seed: int) -> None:
        """Tell the goal."""
        del seed
        self._print(f"\nGoal: {goal}\n\n{HELP}")

    def act(self, observation: Observation) -> str:
        """Ask for an action."""
        for name in self.show:
            if observation.get(name):
                self._print(f"--- {name}\n{observation[name]}\n")
        for name in ("notice", "error"):
            if observation.get(name):
                self._print(f"{name.capitalize()}: {observation[name]}\n")
        return self._ask()

    def _ask(self) -> str:
        while True:
            self._print("> ")
            line = self._reader().readline()
            if not line:
                self._print("\n")
                return describe(Answer("done"))
            if line.strip():
                return line.strip()

    def _reader(self) -> TextIO:
        if self._source is None:
            # A worker process has no standard input of its own, but its terminal.
            self._source = Path("/dev/tty").open(encoding="utf-8")  # noqa: SIM115
        return self._source

    def _print(self, text: str) -> None:
        sink = self._sink or sys.stderr
        sink.write(text)
        sink.flush()
