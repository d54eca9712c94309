"""What the in-page script tells of each document, put together into one snapshot.

The script tells only what has changed since it was asked last, so a `Document`
remembers its nodes from step to step. `join` puts the documents of a page's iframes
where their elements are.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from webenv.observation.snapshot import Box, Node, Snapshot

Answer = dict[str, Any]
"""What `webenv.snapshot(firstRef, known)` tells of one document, decoded from its JSON.

Its `rows` are the nodes in document order: role, name, depth, whether it has a ref,
states, value, url, whether the name is from its content, whether it has a box, and
where that is measured: x, y, width, height, whether any of it shows.
Of the rows of the answer with the serial `known`, the first `kept[0]` and the last
`kept[1]` have stayed the same and are left out.
"""


class Document:
    """One frame's document, as it was told last.

    Attributes:
        nodes: As if there were no other document, but for the refs.
        answer: The latest answer; empty before the first.
        next_ref: The first ref that is free for the next document.
    """

    def __init__(self) -> None:
        self.nodes: list[Node] = []
        self.answer: Answer = {}
        self.next_ref = 1
        self._first_ref = 1

    def known(self, first_ref: int) -> int:
        """The serial that the script is to be asked with; 0 asks for everything."""
        return self.answer.get("serial", 0) if first_ref == self._first_ref else 0

    def learn(self, answer: Answer, first_ref: int) -> None:
        """Take in an answer.

        Args:
            answer: What the script has told, asked with the same `first_ref`.
            first_ref: Number of the first ref in this document.
        """
        before, after = answer["kept"]
        old = self.nodes
        rest = old[len(old) - after :]
        told = _Nodes(old[:before], first_ref)
        for role, name, depth, has_ref, states, value, url, own, placed, box in answer["rows"]:
            told.add(
                Node(
                    role,
                    name,
                    depth,
                    told.take_ref() if has_ref else None,
                    told.parent(depth),
                    tuple(states),
                    value,
                    Box(*box[:4]) if box else None,
                    url,
                    0,
                    box[4] == 1 if box else not answer["measured"],
                    own == 1,
                    placed == 1,
                )
            )
        told.add_rest(rest, _Nodes(old[: len(old) - after], first_ref))
        self.nodes, self.next_ref = told.nodes, told.next_ref
        self.answer, self._first_ref = answer, first_ref

    @property
    def holders(self) -> list[str]:
        """Refs of the iframes, whose documents are to be asked next."""
        return [ref for ref, _x, _y in self.answer["frames"]]

    @property
    def viewport(self) -> tuple[int, int]:
        """Width and height of the frame in CSS pixels."""
        return _pair(self.answer["viewport"])


class _Nodes:
    """Nodes in document order, and what the next one is below and may be called."""

    def __init__(self, nodes: list[Node], first_ref: int) -> None:
        self.nodes = nodes
        refs = (node.ref for node in reversed(nodes) if node.ref)
        self.next_ref = int(next(refs, f"e{first_ref - 1}")[1:]) + 1
        self._path: list[int] = []  # the latest index at each depth
        index = len(nodes) - 1
        while index >= 0:
            self._path.append(index)
            index = nodes[index].parent
        self._path.reverse()

    def parent(self, depth: int) -> int:
        return self._path[depth - 1] if depth else -1

    def take_ref(self) -> str:
        self.next_ref += 1
        return f"e{self.next_ref - 1}"

    def add(self, node: Node) -> None:
        del self._path[node.depth :]
        self._path.append(len(self.nodes))
        self.nodes.append(node)

    def add_rest(self, rest: list[Node], stood: _Nodes) -> None:
        """Add nodes that have stayed the same, but stood behind other nodes.

        They are kept as they are if those nodes had the same places and refs.
        """
        if (self.next_ref, self._path) == (stood.next_ref, stood._path):
            self.nodes += rest
            self.next_ref = _Nodes(self.nodes, self.next_ref).next_ref
            return
        for node in rest:
            ref = self.take_ref() if node.ref else None
            self.add(node._replace(ref=ref, parent=self.parent(node.depth)))


def join(main: Document, children: Mapping[str, Document] | None = None) -> Snapshot:
    """One snapshot of a page.

    Ask the main frame with `firstRef` 1, then, for each of its `holders`, the document
    of that iframe with `firstRef` set to the `next_ref` of the document before, and so
    on for the frames inside it. Refs are thus unique within the page, and one flat
    mapping describes any nesting. A frame that is not in it (because it went away, say)
    is an iframe without children.

    Args:
        main: Document of the main frame.
        children: Documents of the other frames, by the ref of their iframe element.
    """
    answer = main.answer
    nodes, focused = main.nodes, answer["focused"]
    if children:
        splice = _Splice(children)
        splice.add(main, _Place(0, 0.0, 0.0, -1, Box(0, 0, *main.viewport), True))
        nodes, focused = splice.nodes, splice.focused
    return Snapshot(
        url=answer["url"],
        title=answer["title"],
        nodes=tuple(nodes),
        focused=focused,
        viewport=main.viewport,
        scroll=_pair(answer["scroll"]),
        page_size=_pair(answer["page_size"]),
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

    def __init__(self, children: Mapping[str, Document]) -> None:
        self.nodes: list[Node] = []
        self.focused: str | None = None
        self._children = children
        self._frames = 0

    def add(self, document: Document, place: _Place) -> None:
        frame = self._frames
        self._frames += 1
        origins = {ref: (x, y) for ref, x, y in document.answer["frames"]}
        indices: list[int] = []  # where the document's nodes have come to stand
        if place.has_focus:
            self.focused = document.answer["focused"] or self.focused
        for node in document.nodes:
            parent = indices[node.parent] if node.parent >= 0 else place.parent
            indices.append(len(self.nodes))
            self.nodes.append(_placed(node, place, parent, frame))
            if node.ref and node.ref in origins and node.ref in self._children:
                self._add_child(node.ref, *origins[node.ref], place)

    def _add_child(self, holder: str, x: float, y: float, place: _Place) -> None:
        node = self.nodes[-1]
        document = self._children[holder]
        x, y = place.x + x, place.y + y
        shown = place.cut(Box(x, y, *document.viewport)) if node.in_view else None
        has_focus = place.has_focus and self.focused == holder
        parent = len(self.nodes) - 1
        self.add(document, _Place(node.depth + 1, x, y, parent, shown, has_focus))


def _placed(node: Node, place: _Place, parent: int, frame: int) -> Node:
    """A node of a document as a node of the page."""
    box, in_view, states = node.box, node.in_view, node.states
    if box is not None:
        box = Box(box.x + place.x, box.y + place.y, box.width, box.height)
    if in_view and frame and box is not None:
        in_view = place.cut(box) is not None
    if states and not place.has_focus:
        states = tuple(state for state in states if state != "active")
    return node._replace(
        depth=place.depth + node.depth,
        parent=parent,
        states=states,
        box=box,
        frame=frame,
        in_view=in_view,
    )


def _pair(values: list[int]) -> tuple[int, int]:
    first, second = values
    return first, second
