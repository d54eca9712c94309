"""Runs `python -m webenv.eval` as a person does: in a folder of its own, as a process."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from webenv.episode import EpisodeRecord
from webenv.records.reader import read_records

Finished = subprocess.CompletedProcess[str]

TASKS = (
    *("--split", "all"),
    *("--template", "shop.wishlist_add", "--template", "shop.wishlist_dearest"),
)
"""A selection that has two templates."""

TEST_AGENTS = '''
import os
import pathlib
import time


class Raises:
    """Raises in its second episode."""

    def reset(self, goal, seed):
        self.seed = seed

    def act(self, observation):
        if self.seed % 2:
            raise RuntimeError("no idea what to do")
        return 'answer "done"'


class Strange:
    """Says what is no action at all."""

    def __init__(self):
        self.said = [None, 7, "", "dance", "x" * (1 << 20), {"a": 1}, 'answer "done"']

    def reset(self, goal, seed):
        self.next = -1
        self.errors = []

    def act(self, observation):
        self.errors.append(observation["error"])
        self.note = {"errors": self.errors}
        self.next += 1
        return self.said[self.next]


class Muddled:
    """Logs what is no note."""

    note = 7

    def reset(self, goal, seed):
        pass

    def act(self, observation):
        return "wait"


class Unmade:
    def __init__(self):
        raise OSError("no key was given")

    def reset(self, goal, seed):
        pass

    def act(self, observation):
        return "wait"


class Useless:
    def reset(self, goal, seed):
        pass


class Holds:
    """Plays two episodes, then waits in the third for as long as the file `hold` is there."""

    def __init__(self):
        self.episodes = 0

    def reset(self, goal, seed):
        self.episodes += 1

    def act(self, observation):
        hold = pathlib.Path("hold")
        if self.episodes == 3 and hold.exists():
            pathlib.Path("held.part").write_text(str(os.getpid()))
            os.rename("held.part", "held")
            while hold.exists():
                time.sleep(0.02)
        return 'answer "done"'
'''


@dataclass
class Place:
    """A folder from which evaluations are started."""

    folder: Path
    running: list[subprocess.Popen[str]] = field(default_factory=list)

    def run(self, *arguments: str) -> Finished:
        """Run to the end."""
        return subprocess.run(
            self._command(arguments),
            cwd=self.folder,
            env=self._environment(),
            capture_output=True,
            text=True,
            timeout=180,
            check=False,
        )

    def start(self, *arguments: str) -> subprocess.Popen[str]:
        """Start and do not wait."""
        process = subprocess.Popen(
            self._command(arguments),
            cwd=self.folder,
            env=self._environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        self.running.append(process)
        return process

    def start_held(self, *arguments: str) -> tuple[subprocess.Popen[str], int]:
        """Start a run whose agent waits in its third episode; also the worker's process id."""
        self.path("hold").touch()
        process = self.start(*arguments)
        self.wait_for(lambda: self.path("held").exists() or process.poll() is not None)
        assert process.poll() is None, process.communicate()
        return process, int(self.path("held").read_text())

    def path(self, name: str) -> Path:
        """A file of the folder."""
        return self.folder / name

    def records(self, name: str) -> list[EpisodeRecord]:
        """The records of a file, sorted by task and seed."""
        found = read_records(self.path(name))
        return sorted(found, key=lambda record: (record.task, record.seed))

    @staticmethod
    def wait_for(condition: Callable[[], bool]) -> None:
        """Wait until something is so, for a minute at most."""
        end = time.monotonic() + 60
        while not condition():
            assert time.monotonic() < end, "it did not happen within a minute"
            time.sleep(0.02)

    def _command(self, arguments: tuple[str, ...]) -> list[str]:
        return [sys.executable, "-m", "webenv.eval", *arguments]

    def _environment(self) -> dict[str, str]:
        return {**os.environ, "PYTHONWARNINGS": "default"}


def new_place(folder: Path) -> Place:
    """A place with a module of agents in it."""
    (folder / "agents_of_mine.py").write_text(TEST_AGENTS)
    return Place(folder)


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    """An empty folder with a module of agents; what was started in it is ended."""
    place = new_place(tmp_path)
    yield place
    for process in place.running:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()


def document(finished: Finished) -> dict[str, Any]:
    """What `--format json` has printed."""
    found: dict[str, Any] = json.loads(finished.stdout)
    return found


def timeless(record: EpisodeRecord) -> dict[str, Any]:
    """A record without what may differ between two runs of the same."""
    plain = record.to_json()
    for name in ("seconds", "attempts"):
        del plain[name]
    for step in plain["steps"]:
        del step["seconds"], step["thinking"]
    return plain
