from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator

import pytest

import webenv
from webenv.browser.engine import Engine


@pytest.fixture(scope="module")
def env() -> Iterator[webenv.WebEnv]:
    """One environment that plays any task of world 0."""
    with webenv.WebEnv.for_world(0) as made:
        yield made


@pytest.fixture
def display(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A virtual screen to open windows on."""
    if shutil.which("Xvfb") is None:
        pytest.skip("Xvfb is not installed")
    reader, writer = os.pipe()
    screen = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writer), "-screen", "0", "1400x900x24"],
        pass_fds=[writer],
        stderr=subprocess.DEVNULL,
    )
    os.close(writer)
    with os.fdopen(reader) as told:
        name = f":{told.readline().strip()}"
    monkeypatch.setenv("DISPLAY", name)
    yield name
    screen.terminate()
    screen.wait()


@pytest.fixture(scope="session", autouse=True)
def kept_engine() -> Iterator[None]:
    """One Chromium for all tests of a worker; it starts again if a test kills it."""
    engine = Engine.acquire()
    yield
    engine.release()
