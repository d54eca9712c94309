from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from webenv.doctor import examine
from webenv.eval.preflight import need_chromium


def doctor(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "webenv.doctor", *arguments],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_on_a_machine_that_is_set_up_all_is_well_and_a_page_is_opened() -> None:
    found = doctor()
    assert found.returncode == 0, found.stdout
    for line in ("Python: ", "packages: ", "world cache: ", "Chromium: ", "sandbox: ", "a page: "):
        assert f"ok      {line}" in found.stdout
    assert "http://shop.test/ in" in found.stdout
    assert "all is well" in found.stdout


def test_a_browser_that_is_not_there_is_a_problem_with_its_fix() -> None:
    found = doctor("--chromium", "/no/such/browser")
    assert found.returncode == 1
    assert "PROBLEM Chromium: none found" in found.stdout
    assert "fix: '/no/such/browser' is not an executable file" in found.stdout
    assert "1 to fix" in found.stdout


def test_a_browser_that_does_not_start_is_a_problem(tmp_path: Path) -> None:
    fake = tmp_path / "chromium"
    fake.write_text("#!/bin/sh\nexit 1\n")
    fake.chmod(0o755)
    found = {finding.what: finding for finding in examine(str(fake))}
    assert not found["Chromium"].ok
    assert not found["a page"].ok
    assert "did not start" in found["a page"].told


def test_a_cache_that_cannot_be_written_to_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    found = doctor("--chromium", "/no/such/browser", WEBENV_CACHE=str(tmp_path / "file" / "cache"))
    assert found.returncode == 1
    assert "PROBLEM world cache" in found.stdout
    assert "export WEBENV_CACHE=" in found.stdout


def test_install_does_nothing_where_there_is_a_browser() -> None:
    chromium = need_chromium(None, headed=False)
    found = doctor("--install", "--chromium", str(chromium.path))
    assert found.returncode == 0
    assert "webenv: running" not in found.stderr


@pytest.mark.parametrize("option", ["--instal", "--chromum=x"])
def test_unknown_options_bring_the_nearest(option: str) -> None:
    found = doctor(option)
    assert found.returncode == 2
    assert "Did you mean '--" in found.stderr
