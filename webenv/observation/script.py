"""The in-page script, and the parsing of what it returns.

The script is to be evaluated in an isolated world of every frame. It defines one
global there, `webenv`, whose functions return one JSON string each:

    webenv.snapshot(firstRef)               the frame's tree; see `parse_snapshot`
    webenv.locate(ref)                      where to click: x, y, box, tag, role, visible,
                                            enabled, editable, covered_by, …
    webenv.focus(ref)                       {ok} or {error}
    webenv.select(ref, labels)              {ok, selected} or {error, options}
    webenv.selectAll(ref)                   {ok} or {error}
    webenv.setFiles(ref, files)             files: [{name, type, base64}]
    webenv.setValue(ref, value)             for date, time, colour and range inputs
    webenv.scroll(ref or null, dx, dy)      {moved, scrolled, position, limit}
    webenv.html()                           the document as HTML text (not JSON)

Every answer about a ref that is not there is {"error": …}. Two functions return objects
for use over the DevTools protocol: `webenv.element(ref)`, and `webenv.elements()`, the DOM
nodes behind the nodes of the latest snapshot. `DOM.describeNode` of an iframe's
element tells the `frameId` of its document.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from .snapshot import Box, Node, Snapshot

PARTS = (
    "dom",
    "pseudo",
    "roles",
    "names",
    "states",
    "geometry",
    "tree",
    "locate",
    "controls",
    "html",
    "api",
)


def _read_script() -> str:
    folder = files(__package__)
    parts = (folder.joinpath(f"page_{part}.js").read_text("utf-8") for part in PARTS)
    return '(() => {\n"use strict";\n' + "\n".join(parts) + "\n})();\n"


PAGE_SCRIPT: str = _read_script()


FrameAnswer = dict[str, Any]
"""What `webenv.snapshot` tells of one frame, decoded from its JSON."""


def child_frames(frame: FrameAnswer) -> list[str]:
    """Refs of the iframes in one frame's answer, whose documents are to be asked next."""
    return [ref for ref, _x, _y in frame["frames"]]


def next_ref(frame: FrameAnswer) -> int:
    """The first ref that one frame's answer has left free: `firstRef` for the next frame."""
    return int(frame["next_ref"])


def parse_snapshot(
    main: FrameAnswer, children: Mapping[str, FrameAnswer] | None = None
) -> Snapshot:
    """One snapshot from the answers of `webenv.snapshot` in a page's frames.

    Ask the main frame with `firstRef` 1, then, for each of its `child_frames`, the
    document of that iframe with `firstRef` set to the `next_ref` of the answer before,
    and so on for the frames inside it. Refs are thus unique within the page, and one
    flat mapping describes any nesting. A frame that is not in it (because it went
    away, say) is an iframe without children.

    Args:
        main: Answer of the main frame.
        children: Answers of the other frames, by the ref of their iframe element.
    """
    width, height = main["viewport"]
    splice = _Splice(children or {})
    splice.add(main, _Place(0, 0.0, 0.0, -1, Box(0, 0, width, height), True))
    return Snapshot(
        url=main["url"],
        title=main["title"],
        nodes=tuple(splice.nodes),
        focused=splice.focused,
        viewport=(width, height),
        scroll=_pair(main["scroll"]),
        page_size=_pair(main["page_size"]),
    )


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a frame's document lies: in the tree, in the viewport, and what of it shows.

    `has_focus` matters because every document remembers an active element of its own.
    """

    depth: int
    x: float
    y: float
    parent: int
    shown: Box | None
    has_focus: bool

    def cut(self, box: Box) -> Box | None:
        """What the page shows of a box of this frame."""
        return self.shown.intersection(box) if self.shown else None


class _Splice:
    """Collects the nodes of all frames in document order."""

    def __init__(self, children: Mapping[str, FrameAnswer]) -> None:
        self.nodes: list[Node] = []
        self.focused: str | None = None
        self._children = children
        self._frames = 0

    def add(self, frame: FrameAnswer, place: _Place) -> None:
        index = self._frames
        self._frames += 1
        origins = {ref: (x, y) for ref, x, y in frame["frames"]}
        parents = [place.parent]
        if place.has_focus:
            self.focused = frame["focused"] or self.focused
        for row in frame["nodes"]:
            node = _node(row, place, parents, index, len(self.nodes))
            self.nodes.append(node)
            if node.ref in origins and node.ref in self._children:
                self._add_child(node, *origins[node.ref], place)

    def _add_child(self, node: Node, x: float, y: float, place: _Place) -> None:
        document = self._children[str(node.ref)]
        width, height = document["viewport"]
        x, y = place.x + x, place.y + y
        shown = place.cut(Box(x, y, width, height)) if node.in_view else None
        has_focus = place.has_focus and self.focused == node.ref
        parent = len(self.nodes) - 1
        self.add(document, _Place(node.depth + 1, x, y, parent, shown, has_focus))


def _node(row: list[Any], place: _Place, parents: list[int], frame: int, index: int) -> Node:
    """The node of one compact row; `parents` holds the latest index at each depth."""
    role, name, depth, ref, states, value, rect, url, in_view, from_content = row
    box = Box(rect[0] + place.x, rect[1] + place.y, rect[2], rect[3]) if rect else None
    parent = parents[depth]
    del parents[depth + 1 :]
    parents.append(index)
    if states and not place.has_focus:
        states = [state for state in states if state != "active"]
    if in_view and frame:
        in_view = box is not None and place.cut(box) is not None
    return Node(
        role,
        name,
        place.depth + depth,
        f"e{ref}" if ref else None,
        parent,
        tuple(states),
        value,
        box,
        url,
        frame,
        bool(in_view) and box is not None,
        bool(from_content),
    )


def _pair(values: list[int]) -> tuple[int, int]:
    first, second = values
    return first, second
