"""What the in-page script saw: the page's accessibility tree as plain values.

A snapshot is taken once per step and feeds everything that needs the tree: the
text an agent reads, the set-of-marks, and the resolving of an action's target.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple


class Box(NamedTuple):
    """A rectangle in CSS pixels, relative to the top left corner of the viewport."""

    x: float
    y: float
    width: float
    height: float

    def intersection(self, other: Box) -> Box | None:
        """What the two rectangles share, or None."""
        x, y = max(self.x, other.x), max(self.y, other.y)
        width = min(self.x + self.width, other.x + other.width) - x
        height = min(self.y + self.height, other.y + other.height) - y
        return Box(x, y, width, height) if width > 0 and height > 0 else None


class Node(NamedTuple):
    """One node of the accessibility tree.

    Attributes:
        role: ARIA role, such as "button"; "text" for a run of text.
        name: Accessible name; for role "text", the text itself.
        depth: 0 for the children of the document.
        ref: Handle such as "e12" that actions may use; None where nothing can be done.
        parent: Index of the parent in `Snapshot.nodes`, or -1.
        states: ARIA states and properties in the order in which they are printed,
            such as ("checked", "level=2", "expanded").
        value: Current value of a form control, else None.
        box: Where it is in the viewport; None when it has no box or was not measured.
        url: Target of a link, as written in the page, else None.
        frame: Index of the frame it lives in; 0 is the main frame.
        in_view: Whether some of it shows: it lies in the viewport and no scrolled
            container cuts it off. (Something may still cover it.) Of what was not
            measured all is taken to be in view.
        from_content: Whether the name is the node's own text, so that no text nodes
            repeat it below.
        is_placed: Whether it has a box.
    """

    role: str
    name: str
    depth: int
    ref: str | None = None
    parent: int = -1
    states: tuple[str, ...] = ()
    value: str | None = None
    box: Box | None = None
    url: str | None = None
    frame: int = 0
    in_view: bool = True
    from_content: bool = False
    is_placed: bool = True


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The accessibility tree of one page in document order."""

    url: str
    title: str
    nodes: tuple[Node, ...]
    focused: str | None = None
    viewport: tuple[int, int] = (1280, 720)
    scroll: tuple[int, int] = (0, 0)
    page_size: tuple[int, int] = (1280, 720)
    _by_ref: dict[str, Node] = field(default_factory=dict, compare=False, repr=False)

    def by_ref(self, ref: str) -> Node | None:
        """The node with this ref, or None."""
        if not self._by_ref:
            self._by_ref.update((node.ref, node) for node in self.nodes if node.ref)
        return self._by_ref.get(ref)

    def children(self, index: int) -> list[int]:
        """Indices of the direct children of the node at `index`."""
        depth = self.nodes[index].depth
        found = []
        for position in range(index + 1, len(self.nodes)):
            if self.nodes[position].depth <= depth:
                break
            if self.nodes[position].depth == depth + 1:
                found.append(position)
        return found

    def subtree(self, index: int) -> range:
        """Indices of the node at `index` and all its descendants."""
        depth = self.nodes[index].depth
        end = index + 1
        while end < len(self.nodes) and self.nodes[end].depth > depth:
            end += 1
        return range(index, end)
