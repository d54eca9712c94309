"""Read the accessibility tree of an observation back into elements."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field

_LINE = re.compile(
    r"""(?P<indent>\ *)-\ (?P<role>[\w/]+)
        (?:\ (?P<name>"(?:[^"\\]|\\.)*"))?
        (?P<states>(?:\ \[[^\]]*\])*)
        (?::(?:\ (?P<text>.*))?)?""",
    re.VERBOSE,
)
_PROPERTIES = {"/url", "text", "note"}


@dataclass
class Element:
    """One line of the tree that is an element.

    Attributes:
        states: What stands in brackets, such as "disabled" or "level=2".
        text: The element's own text or value.
        parent: The element around it.
    """

    role: str
    name: str
    depth: int
    states: tuple[str, ...]
    ref: str | None
    text: str
    parent: Element | None
    children: list[Element] = field(default_factory=list)

    @property
    def label(self) -> str:
        """Name and text: all that can be read on the line."""
        return f"{self.name} {self.text}".strip()

    @property
    def within(self) -> list[Element]:
        """The elements below it, at any depth."""
        return [found for child in self.children for found in (child, *child.within)]


def read_tree(tree: str) -> list[Element]:
    """The elements of an observation's tree, from top to bottom."""
    elements: list[Element] = []
    around: list[Element] = []
    for line in tree.split("\n"):
        match = _LINE.fullmatch(line)
        if match is None:
            continue
        depth = len(match["indent"]) // 2
        around = [outer for outer in around if outer.depth < depth]
        if match["role"] in _PROPERTIES:
            if match["role"] == "text" and around:
                around[-1].text = f"{around[-1].text} {_plain(match['text'])}".strip()
            continue
        element = _element(match, depth, around[-1] if around else None)
        if element.parent is not None:
            element.parent.children.append(element)
        elements.append(element)
        around.append(element)
    return elements


def _element(match: re.Match[str], depth: int, parent: Element | None) -> Element:
    states = re.findall(r"\[([^\]]*)\]", match["states"])
    refs = [state.removeprefix("ref=") for state in states if state.startswith("ref=")]
    return Element(
        role=match["role"],
        name=_plain(match["name"]),
        depth=depth,
        states=tuple(state for state in states if not state.startswith("ref=")),
        ref=refs[0] if refs else None,
        text=_plain(match["text"]),
        parent=parent,
    )


def _plain(text: str | None) -> str:
    """Text that may stand as a JSON string."""
    if not text:
        return ""
    return str(json.loads(text)) if text.startswith('"') and text.endswith('"') else text
