"""`python -m webenv.doctor`: what webenv needs, what of it is here, and how to get the rest."""

from __future__ import annotations

import argparse
import platform
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, requires, version

from webenv.browser.chromium import (
    Chromium,
    candidates,
    find_chromium,
    install_chromium,
    is_root,
)
from webenv.commandline import ERROR, Parser, command
from webenv.env import WebEnv
from webenv.errors import BrowserNotFound, WebEnvError
from webenv.sites.directory import all_sites, world_parts
from webenv.task import Expected, Split, Task, View
from webenv.world.build import cache_folder, fingerprint

PROGRAM = "python -m webenv.doctor"

_OLDEST_PYTHON = (3, 11)


@dataclass(frozen=True)
class Finding:
    """One line of the checklist.

    Attributes:
        fix: What to type or do; "" where all is well.
    """

    what: str
    told: str
    ok: bool = True
    fix: str = ""

    def line(self) -> str:
        """The finding for people."""
        mark = "ok     " if self.ok else "PROBLEM"
        indented = self.fix.replace("\n", "\n            ")
        fix = f"\n            fix: {indented}" if self.fix else ""
        return f"{mark} {self.what}: {self.told}{fix}"


def examine(chromium: str | None = None) -> Iterator[Finding]:
    """Look at everything, from what is needed first to what needs the rest.

    Args:
        chromium: Path of the browser to use and no other.
    """
    yield _python()
    yield _packages()
    yield _cache()
    try:
        found = find_chromium(chromium)
    except BrowserNotFound as missing:
        yield Finding("Chromium", "none found", False, f"{missing}\nor: {PROGRAM} --install")
        return
    yield _browser(found)
    yield _others(found)
    yield _sandbox(found)
    yield _page(chromium)


def _python() -> Finding:
    told = f"{platform.python_version()} at {sys.executable}"
    if sys.version_info >= _OLDEST_PYTHON:
        return Finding("Python", told)
    return Finding("Python", told, False, "make setup PYTHON=python3.11 (or newer)")


def _packages() -> Finding:
    names = [
        re.split(r"[^\w.-]", requirement, maxsplit=1)[0]
        for requirement in requires("webenv") or []
        if "extra ==" not in requirement
    ]
    missing = [name for name in names if not _is_installed(name)]
    if missing:
        fix = f"{sys.executable} -m pip install {' '.join(missing)}"
        return Finding("packages", f"missing: {', '.join(missing)}", False, fix)
    return Finding("packages", f"webenv {version('webenv')} and the {len(names)} that it needs")


def _is_installed(name: str) -> bool:
    try:
        version(name)
    except PackageNotFoundError:
        return False
    return True


def _cache() -> Finding:
    folder = cache_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as problem:
        told = f"{folder} cannot be written to: {problem.strerror}"
        return Finding("world cache", told, False, "export WEBENV_CACHE=a folder of yours")
    built = (folder / f"world-{fingerprint(world_parts())}-0.sqlite").exists()
    state = "world 0 is built" if built else "world 0 will be built when it is first needed"
    return Finding("world cache", f"{folder}, {state}")


def _browser(found: Chromium) -> Finding:
    told = f"{found.path} ({found.origin})"
    number = found.version()
    if not number:
        return Finding("Chromium", f"{told} does not start", False, f"{PROGRAM} --install")
    return Finding("Chromium", f"{number} at {told}")


def _others(found: Chromium) -> Finding:
    others = [str(other.path) for other in candidates() if other.path != found.path]
    return Finding("other browsers", ", ".join(others) or "none")


def _sandbox(found: Chromium) -> Finding:
    if is_root():
        return Finding("sandbox", "not used, because this is root")
    arguments = ["--headless", "--disable-gpu", "--dump-dom", "about:blank"]
    try:
        ended = subprocess.run([found.path, *arguments], capture_output=True, timeout=60).returncode
    except (OSError, subprocess.TimeoutExpired):
        ended = 1
    return Finding("sandbox", "works" if ended == 0 else "does not work here, so it is not used")


def _page(chromium: str | None) -> Finding:
    """Open the first site's start page as an episode does."""
    site = next(iter(all_sites().values()))
    task = Task(
        template="doctor.start_page",
        seed=0,
        split=Split.TRAIN,
        sites=(site.name,),
        kind="navigation",
        level=1,
        goal="Look at the start page.",
        accepted=(Expected(view=View(site.name, "/")),),
        solution=('answer "done"',),
        start_url=f"http://{site.host}/",
    )
    started = time.perf_counter()
    try:
        env = WebEnv.for_world(chromium=chromium)
        try:
            observation, _ = env.reset(options={"task": task})
        finally:
            env.close()
    except WebEnvError as problem:
        told = f"{site.host} could not be opened: {problem}"
        return Finding("a page", told, False, f"{PROGRAM} --install, or name another --chromium")
    seconds = time.perf_counter() - started
    lines = observation["tree"].count("\n") + 1
    if not observation["tree"] or site.host not in observation["url"]:
        told = f"{site.host} came out empty, at {observation['url']!r}"
        return Finding("a page", told, False, "unset the proxy settings of Chromium's policies")
    return Finding("a page", f"http://{site.host}/ in {seconds:.1f} s, {lines} lines of tree")


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the checklist; 1 if there is a problem."""
    values = _options(arguments)
    if values.install:
        _install_if_missing(values.chromium)
    started = time.perf_counter()
    problems = 0
    for finding in examine(values.chromium):
        print(finding.line(), flush=True)
        problems += not finding.ok
    verdict = f"{problems} to fix" if problems else "all is well"
    print(f"{verdict}, looked at in {time.perf_counter() - started:.1f} s")
    return ERROR if problems else 0


def _install_if_missing(chromium: str | None) -> None:
    try:
        find_chromium(chromium)
    except BrowserNotFound:
        install_chromium()


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = Parser(PROGRAM, "Say what webenv needs, what is here and how to get the rest.")
    parser.add_argument("--install", action="store_true", help="install Chromium if it is missing")
    parser.add_argument("--chromium", metavar="PATH", help="the browser to look at")
    return parser.read(arguments)


if __name__ == "__main__":
    command(PROGRAM, main)
