"""What must be in place before the first episode: a browser and a folder to write to."""

from __future__ import annotations

import os
import re
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from filelock import FileLock, Timeout

from webenv.browser.chromium import VARIABLE, Chromium, find_chromium, install_chromium
from webenv.errors import BrowserNotFound, ConfigurationError
from webenv.eval.agents import AgentSpec
from webenv.records.run import FILE

RUNS = Path("runs")
"""Where runs are kept whose folder is not named."""


def need_chromium(explicit: str | None, *, headed: bool) -> Chromium:
    """The browser to use; where there is none and none was named, it is installed.

    Raises:
        BrowserNotFound: There is none and it cannot be installed.
        ConfigurationError: A window is asked for where none can be shown.
    """
    if headed and not has_display():
        raise ConfigurationError("There is no display here, so no window can be opened.")
    try:
        return find_chromium(explicit, headed=headed)
    except BrowserNotFound:
        if explicit or headed or os.environ.get(VARIABLE):
            raise
        return install_chromium()


def has_display() -> bool:
    """Whether windows can be shown."""
    named = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    return bool(named) or not sys.platform.startswith("linux")


def lock_folder(folder: Path) -> FileLock:
    """Keep other processes from writing to a run, until this one ends.

    Raises:
        ConfigurationError: Another process does so already.
    """
    lock = FileLock(folder / ".lock", timeout=0)
    try:
        lock.acquire()
    except Timeout:
        raise ConfigurationError(f"Another process is at work on the run in {folder}.") from None
    return lock


def prepare_folder(out: Path | None, agents: Sequence[AgentSpec], *, resume: bool) -> Path:
    """The run's folder, made and writable.

    Args:
        out: The folder asked for; None takes the next free one under `RUNS`.

    Raises:
        ConfigurationError: It cannot be written to, or holds a run already.
    """
    if out is None:
        if resume:
            raise ConfigurationError("Say which run to resume: --out DIR.")
        return _next_free(RUNS, "+".join(spec.name for spec in agents))
    _make_writable(out)
    if (out / FILE).exists() and not resume:
        raise ConfigurationError(
            f"{out} holds a run already: add --resume to go on with it, or choose another --out."
        )
    return out


def file_names(agents: Sequence[AgentSpec]) -> dict[str, str]:
    """Names of the agents' record files, by label."""
    names: dict[str, str] = {}
    for spec in agents:
        plain = _plain(spec.label)
        same = [name for name in names.values() if name.startswith(plain)]
        names[spec.label] = f"{plain}-{len(same) + 1}.jsonl" if same else f"{plain}.jsonl"
    return names


def _plain(text: str) -> str:
    return re.sub(r"[^\w.+-]+", "-", text).strip("-.")[:80] or "agent"


def _next_free(folder: Path, name: str) -> Path:
    _make_writable(folder)
    number = 1
    while True:
        path = folder / f"{_plain(name)}-{number}"
        try:
            path.mkdir()
        except FileExistsError:
            number += 1
        else:
            return path


def _make_writable(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as problem:
        reason = problem.strerror or str(problem)
        raise ConfigurationError(f"Nothing can be written to {folder}: {reason}.") from None
