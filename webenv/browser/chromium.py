"""Find a Chromium on this machine, or install one."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from webenv.errors import BrowserNotFound

VARIABLE = "WEBENV_CHROMIUM"
"""Environment variable that names the executable to use."""

Origin = Literal["given", "playwright", "headless shell", "system"]

_SHELLS = ("chromium-headless-shell", "chrome-headless-shell", "headless_shell")
_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
_FIXED_PLACES = (
    "/usr/lib/chromium/chromium-headless-shell",
    "/usr/lib/chromium/chromium",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
_PLAYWRIGHT_SHELLS = (
    "chromium_headless_shell-*/*/headless_shell*",
    "chromium_headless_shell-*/*/chrome-headless-shell*",
)
_PLAYWRIGHT_BROWSERS = (
    "chromium-*/chrome-linux*/chrome",
    "chromium-*/chrome-win*/chrome.exe",
    "chromium-*/chrome-mac*/*.app/Contents/MacOS/*",
)


@dataclass(frozen=True)
class Chromium:
    """An executable that was found.

    Attributes:
        path: Where it is.
        origin: How it was found.
        headless_only: It is a headless shell and cannot open windows.
    """

    path: Path
    origin: Origin
    headless_only: bool

    def version(self) -> str:
        """Its version, such as "156.0.8078.79"; "" where it does not tell."""
        try:
            told = subprocess.run(
                [self.path, "--version"], capture_output=True, text=True, timeout=30, check=False
            ).stdout
        except OSError:
            return ""
        match = re.search(r"\d+(\.\d+)+", told)
        return match.group() if match else ""


def find_chromium(explicit: str | None = None, *, headed: bool = False) -> Chromium:
    """The first usable Chromium.

    Looked for in this order: an explicit path (the argument, else the variable
    `WEBENV_CHROMIUM`), Playwright's own browsers, a headless shell of the system, a
    Chromium or Chrome of the system.

    Args:
        explicit: Path or command name to use and nothing else.
        headed: A window is needed, so headless shells do not count.

    Raises:
        BrowserNotFound: There is none; the message says what to type.
    """
    chosen = explicit or os.environ.get(VARIABLE)
    if chosen:
        return _explicit(chosen)
    for candidate in candidates():
        if not (headed and candidate.headless_only):
            return candidate
    raise BrowserNotFound(_advice(headed))


def candidates() -> Iterator[Chromium]:
    """Every Chromium found on this machine, the preferred ones first."""
    seen: set[Path] = set()
    for candidate in _all_places():
        if candidate.path not in seen and os.access(candidate.path, os.X_OK):
            seen.add(candidate.path)
            yield candidate


def _explicit(chosen: str) -> Chromium:
    path = shutil.which(chosen)
    if path is None:
        raise BrowserNotFound(
            f"{chosen!r} is not an executable file. Correct the option --chromium or the "
            f"variable {VARIABLE}, or leave both out to let webenv look for itself."
        )
    return Chromium(Path(path), "given", _is_shell(Path(path)))


def _all_places() -> Iterator[Chromium]:
    for folder in _playwright_folders():
        for pattern in (*_PLAYWRIGHT_SHELLS, *_PLAYWRIGHT_BROWSERS):
            for path in sorted(folder.glob(pattern), reverse=True):
                if path.is_file():
                    yield Chromium(path, "playwright", _is_shell(path))
    fixed = [Path(place) for place in _FIXED_PLACES if Path(place).is_file()]
    on_path = [Path(found) for name in (*_SHELLS, *_BROWSERS) if (found := shutil.which(name))]
    places = [*fixed, *on_path]
    for path in sorted(places, key=lambda path: not _is_shell(path)):
        yield Chromium(path, "headless shell" if _is_shell(path) else "system", _is_shell(path))


def _is_shell(path: Path) -> bool:
    return "headless" in path.name


def _playwright_folders() -> list[Path]:
    chosen = os.environ.get("PLAYWRIGHT_BROWSERS_PATH")
    if chosen:
        return [Path(chosen)]
    home = Path.home()
    return [
        home / ".cache" / "ms-playwright",
        home / "Library" / "Caches" / "ms-playwright",
        home / "AppData" / "Local" / "ms-playwright",
    ]


def install_chromium() -> Chromium:
    """Get a Chromium: by Playwright, else by the system's package manager.

    Raises:
        BrowserNotFound: Neither worked; the message says what to type.
    """
    for command in _install_commands():
        print(f"webenv: running {' '.join(command)}", file=sys.stderr, flush=True)
        subprocess.run(command, check=False)
        try:
            return find_chromium()
        except BrowserNotFound:
            continue
    raise BrowserNotFound(_advice(headed=False))


def _install_commands() -> Iterator[list[str]]:
    playwright = [sys.executable, "-m", "playwright", "install"]
    yield [*playwright, "--only-shell", "chromium"]
    if shutil.which("apt-get") and is_root():
        yield ["apt-get", "update"]
        yield ["apt-get", "install", "-y", "--no-install-recommends", "chromium-headless-shell"]
        yield ["apt-get", "install", "-y", "--no-install-recommends", "chromium"]
    elif shutil.which("dnf") and is_root():
        yield ["dnf", "install", "-y", "chromium-headless"]
    elif shutil.which("apk") and is_root():
        yield ["apk", "add", "chromium"]
    elif shutil.which("brew"):
        yield ["brew", "install", "--cask", "chromium"]


def is_root() -> bool:
    """Whether this process may do anything; Chromium has no sandbox then."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def _advice(headed: bool) -> str:
    if headed:
        return (
            "No Chromium that can open a window was found (a headless shell cannot). Type one of:\n"
            "  python -m playwright install chromium\n"
            "  sudo apt-get install chromium\n"
            f"or set {VARIABLE} to the path of a Chrome or Chromium."
        )
    return (
        "No Chromium was found. Type one of:\n"
        "  python -m playwright install --only-shell chromium\n"
        "  sudo apt-get install chromium-headless-shell     (Debian; on Ubuntu: chromium-browser)\n"
        "  sudo dnf install chromium-headless               (Fedora)\n"
        f"or set {VARIABLE} to the path of a Chrome or Chromium. "
        "`python -m webenv.doctor` shows where webenv looks."
    )
