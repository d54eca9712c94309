"""Reading the hand-written TOML tables that stand beside the code."""

from __future__ import annotations

import tomllib
from importlib import resources
from typing import Any


def read_table(folder: str, name: str) -> dict[str, Any]:
    """The table `name`.toml in the folder `folder` of this package."""
    file = resources.files(__package__) / folder / f"{name}.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))
