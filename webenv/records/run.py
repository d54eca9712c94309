"""What a run was: its options and versions, beside its records."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from webenv.errors import ConfigurationError
from webenv.records.reader import replace_file

FILE = "run.json"
"""Its name within a run's folder."""


@dataclass(frozen=True)
class RunDescription:
    """Everything on which a run's results depend, apart from the agents' own code.

    Attributes:
        options: What was asked for.
        versions: Of webenv, the world, the tasks and Chromium, on which results
            depend, and of Python, on which they do not.
    """

    options: Mapping[str, Any]
    versions: Mapping[str, str]

    def write(self, folder: Path) -> None:
        """Keep it in a run's folder."""
        content = {"options": self.options, "versions": self.versions}
        replace_file(folder / FILE, json.dumps(content, indent=2) + "\n")

    def check_same(self, folder: Path) -> None:
        """Refuse to continue a run that was another one.

        Raises:
            ConfigurationError: It was; the message says what differs.
        """
        earlier = read_description(folder)
        differing = [
            *_differences("option", earlier.options, self.options),
            *_differences("version of", earlier.versions, self.versions, ignored=("python",)),
        ]
        if differing:
            raise ConfigurationError(
                f"The run in {folder} cannot be resumed like this: {'; '.join(differing)}. "
                "Choose another --out for a new run."
            )


def read_description(folder: Path) -> RunDescription:
    """The description that a run's folder holds.

    Raises:
        ConfigurationError: It holds none that can be read.
    """
    path = folder / FILE
    try:
        content = json.loads(path.read_text("utf-8"))
        return RunDescription(content["options"], content["versions"])
    except FileNotFoundError:
        raise ConfigurationError(f"{folder} holds no run: there is no {FILE} in it.") from None
    except (ValueError, TypeError, KeyError) as error:
        raise ConfigurationError(f"{path} describes no run: {error}") from None


def _differences(
    what: str,
    before: Mapping[str, Any],
    now: Mapping[str, Any],
    ignored: tuple[str, ...] = (),
) -> list[str]:
    names = [*before, *(name for name in now if name not in before)]
    return [
        f"{what} {name} was {_shown(before.get(name))} and is {_shown(now.get(name))}"
        for name in names
        if name not in ignored and before.get(name) != now.get(name)
    ]


def _shown(value: object) -> str:
    text = json.dumps(value)
    return text if len(text) <= 80 else f"{text[:77]}..."
