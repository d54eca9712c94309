"""A snapshot's tree, read once: who is inside whom, and what people call each node."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from webenv.action.roles import INTERACTIVE, UNITS
from webenv.observation.snapshot import Node, Snapshot

_STRAIGHT = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "\u00ad": None})


def normal(text: str) -> str:
    """A name as it is compared: one space between words, no capitals, straight quotes."""
    spaced = " ".join(text.split())
    return spaced.lower() if spaced.isascii() else spaced.translate(_STRAIGHT).casefold()


@dataclass(frozen=True, slots=True)
class Outline:
    """The nodes of a snapshot with what follows from their depths.

    Attributes:
        nodes: The nodes in document order.
        parents: The index of each node's parent, or -1.
        ends: The index after each node's last descendant.
    """

    nodes: tuple[Node, ...]
    parents: tuple[int, ...]
    ends: tuple[int, ...]

    @classmethod
    def of(cls, snapshot: Snapshot) -> Outline:
        """Read the tree in one pass."""
        nodes = snapshot.nodes
        parents = [-1] * len(nodes)
        ends = [len(nodes)] * len(nodes)
        path: list[int] = []
        for index, node in enumerate(nodes):
            while path and nodes[path[-1]].depth >= node.depth:
                ends[path.pop()] = index
            parents[index] = path[-1] if path else -1
            path.append(index)
        return cls(nodes, tuple(parents), tuple(ends))

    def ancestors(self, index: int) -> Iterator[int]:
        """The node's parent, its parent, and so on."""
        index = self.parents[index]
        while index >= 0:
            yield index
            index = self.parents[index]

    def is_interactive(self, index: int) -> bool:
        """Whether a person sees the node as something to click."""
        node = self.nodes[index]
        return node.role in INTERACTIVE or "cursor=pointer" in node.states

    def is_unit(self, index: int) -> bool:
        """Whether the node is one thing to a person, such as a row or a form."""
        node = self.nodes[index]
        return node.role in UNITS and (node.role != "group" or bool(node.name))

    def names(self) -> Iterator[tuple[int, str]]:
        """Every name with the node that a person means by it.

        A run of text stands for the element around it, unless that has a name of its own.
        """
        for index, node in enumerate(self.nodes):
            if node.role != "text":
                if node.name:
                    yield index, node.name
                continue
            parent = self.parents[index]
            if parent >= 0 and not self.nodes[parent].name:
                yield parent, node.name
