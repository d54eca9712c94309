"""What the README shows works as written."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

REPOSITORY = Path(__file__).parent.parent
README = (REPOSITORY / "README.md").read_text("utf-8")
PROGRAMS = re.findall(r"```python\n(.*?)```", README, re.DOTALL)


def run(command: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, cwd=folder, capture_output=True, text=True, timeout=200, check=False
    )


def test_the_gymnasium_example_runs(tmp_path: Path) -> None:
    told = run([sys.executable, "-c", PROGRAMS[0]], tmp_path)
    assert told.returncode == 0, told.stderr
    assert "http://shop.test/search?q=mug" in told.stdout
    assert told.stdout.splitlines()[-1] == "0.0"


def test_the_agent_example_is_evaluated_as_told(tmp_path: Path) -> None:
    (tmp_path / "my_agent.py").write_text(PROGRAMS[1])
    (command,) = re.findall(r"^python (-m webenv.eval --agent my_agent.*--limit 10)$", README, re.M)
    told = run([sys.executable, *command.replace("--limit 10", "--limit 3").split()], tmp_path)
    assert told.returncode == 0, told.stderr
    assert "my_agent:FirstLink" in told.stdout
    assert "WebArena" in told.stdout and "OSWorld" in told.stdout


def test_every_file_that_the_readme_links_to_exists() -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", README):
        assert (REPOSITORY / target).exists(), target
