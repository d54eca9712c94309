"""The components of an observation: which there are, their spaces, their digest."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from gymnasium import spaces

from webenv.episode import Observation
from webenv.errors import UnknownName
from webenv.observation.spaces import Unicode

TEXTS: Mapping[str, tuple[str, int]] = {
    "goal": ("What is asked for, with the form that an answer must have.", 20_000),
    "url": ("Address of the active tab.", 20_000),
    "tabs": ("One line per tab: number, title and address; * marks the active one.", 100_000),
    "tree": ("Accessibility tree of the active tab with refs; an open dialog first.", 20_000_000),
    "html": ("HTML of the active tab, pruned to what matters, with the same refs.", 20_000_000),
    "focused": ("The element that has the keyboard focus, as in the tree.", 20_000),
    "error": ("Why the last action could not be carried out; empty if it was.", 100_000),
    "notice": ("What happened beside the page: a file arrived, a page is still busy.", 100_000),
    "files": ("Names and sizes of the files that can be uploaded, one per line.", 100_000),
}
"""Components that are text, with their meaning and the most characters they may have."""

IMAGES: Mapping[str, str] = {
    "screenshot": "The viewport as it is, uint8, height × width × 3.",
    "marks": "The screenshot with a numbered box at each element that can be acted on.",
}
"""Components that are pictures."""

DEFAULT = ("goal", "url", "tabs", "tree", "focused", "error", "notice", "files")
"""What an agent sees if it does not say what it wants."""


@dataclass(frozen=True)
class ObservationOptions:
    """What an observation holds.

    Attributes:
        components: Names from `TEXTS` and `IMAGES`.
        viewport_only: Cut the tree to what the viewport shows.
    """

    components: tuple[str, ...] = DEFAULT
    viewport_only: bool = False

    def __post_init__(self) -> None:
        """Refuse components that do not exist.

        Raises:
            UnknownName: One of them is unknown; the message names the nearest.
        """
        for name in self.components:
            if name not in TEXTS and name not in IMAGES:
                raise UnknownName("observation component", name, [*TEXTS, *IMAGES])

    @property
    def measures(self) -> bool:
        """Whether it matters where on the page things are."""
        return self.viewport_only or "marks" in self.components

    def space(self, viewport: tuple[int, int]) -> spaces.Dict:
        """The Gymnasium space of such observations."""
        width, height = viewport
        return spaces.Dict(
            {
                name: Unicode(TEXTS[name][1])
                if name in TEXTS
                else spaces.Box(0, 255, (height, width, 3), np.uint8)
                for name in self.components
            }
        )


def components_of(names: str | Iterable[str]) -> tuple[str, ...]:
    """Component names from "tree,screenshot" or from a list; the goal and the error always."""
    listed = [part.strip() for part in names.split(",")] if isinstance(names, str) else list(names)
    always = ["goal", "url", "tabs", "error", "notice", "files"]
    return tuple(dict.fromkeys([*always, *filter(None, listed)]))


def digest(observation: Observation) -> str:
    """BLAKE2 of the text components: equal observations have equal digests."""
    texts = {name: value for name, value in observation.items() if isinstance(value, str)}
    plain = json.dumps(texts, sort_keys=True, ensure_ascii=False)
    return hashlib.blake2b(plain.encode(), digest_size=16).hexdigest()


def describe_components() -> list[tuple[str, str]]:
    """Name and meaning of every component, for documentation and `--help`."""
    listed: list[tuple[str, Any]] = [(name, text) for name, (text, _) in TEXTS.items()]
    return [*listed, *IMAGES.items()]
