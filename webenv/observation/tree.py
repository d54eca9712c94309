"""The accessibility tree as text, in the manner of Playwright's ``aria_snapshot(mode="ai")``.

    - banner [ref=e1]:
      - link "Cart" [ref=e2]:
        - /url: /cart
      - textbox "Search" [ref=e3]: mouse
    - heading "Blue mug" [level=1] [ref=e4]
    - text: In stock

What differs from Playwright on purpose: rows and cells do not repeat what is said below
them, the parts of a page that hold nothing are left out, an image is told once with the link
that it fills, bold and the like are part of their text, and placeholders and descriptions stand
in the line of their control.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass

from .snapshot import Node, Snapshot

# Without a name, a state, a value or a child these tell nothing.
_STRUCTURE = frozenset(
    "banner blockquote caption code complementary contentinfo definition deletion emphasis "
    "figure form generic group insertion list listitem main mark navigation none paragraph "
    "region row rowgroup search strong subscript superscript table term time".split()
)
_quoted = json.JSONEncoder(ensure_ascii=False).encode
_CELLS = frozenset("cell columnheader gridcell rowheader".split())


def format_tree(snapshot: Snapshot, *, viewport_only: bool = False) -> str:
    """The snapshot as an indented list, one node per line.

    Args:
        snapshot: What the in-page script saw.
        viewport_only: Leave out what is outside the viewport, and say how much that is.
    """
    view = _visible_part(snapshot) if viewport_only else _View(frozenset(), {}, ())
    kept = _kept(snapshot.nodes, view.hidden)
    return "\n".join([*_lines(snapshot.nodes, kept, view.inside), *view.outside])


@dataclass(frozen=True, slots=True)
class _View:
    """What to leave out, and the notes that stand for it.

    Attributes:
        hidden: Indices of the nodes outside the view.
        inside: Notes by the index of the scrollable node that they are about.
        outside: Notes about the page as a whole.
    """

    hidden: frozenset[int]
    inside: dict[int, str]
    outside: tuple[str, ...]


def _visible_part(snapshot: Snapshot) -> _View:
    nodes = snapshot.nodes
    scrollers = _scrollers(nodes)
    hidden = set()
    counts: Counter[int | str] = Counter()
    for index, node in enumerate(nodes):
        placed = _placed(nodes, index)
        if placed.in_view:
            continue
        hidden.add(index)
        if not _tells(node) or placed.box is None:
            continue
        if scrollers[index] >= 0 and nodes[scrollers[index]].in_view:
            counts[scrollers[index]] += 1
        elif placed.box.y + placed.box.height <= 0:
            counts["above"] += 1
        elif placed.box.y >= snapshot.viewport[1]:
            counts["below"] += 1
    inside = {
        key: _note(count, "here", f"scroll [{nodes[key].ref}]")
        for key, count in counts.items()
        if isinstance(key, int)
    }
    ways = (("above", "scroll up"), ("below", "scroll down"))
    outside = tuple(_note(counts[where], where, way) for where, way in ways if counts[where])
    return _View(frozenset(hidden), inside, outside)


def _scrollers(nodes: tuple[Node, ...]) -> list[int]:
    """For each node the nearest node around it that scrolls by itself, or -1."""
    nearest: list[int] = []
    for node in nodes:
        parent = node.parent
        scrolls = parent >= 0 and (
            "scrollable" in nodes[parent].states or nodes[parent].role == "iframe"
        )
        nearest.append(parent if scrolls else nearest[parent] if parent >= 0 else -1)
    return nearest


def _placed(nodes: tuple[Node, ...], index: int) -> Node:
    """The node, or what it is in if it has no box, as the options of a closed list."""
    node = nodes[index]
    while node.box is None and node.parent >= 0:
        node = nodes[node.parent]
    return node


def _note(count: int, where: str, how: str) -> str:
    elements = "element" if count == 1 else "elements"
    pronoun = "it" if count == 1 else "them"
    return f"- note: {count} more {elements} {where}; {how} to see {pronoun}"


def _kept(nodes: tuple[Node, ...], hidden: frozenset[int]) -> list[int]:
    """Indices of the nodes that tell something, and of their ancestors."""
    kept = [False] * len(nodes)
    for index in range(len(nodes) - 1, -1, -1):
        node = nodes[index]
        parent = node.parent
        if not kept[index]:
            if not _tells(node) or index in hidden:
                continue
            if node.role == "img" and parent >= 0 and _is_told(nodes[parent]):
                continue
            kept[index] = True
        if parent >= 0:
            kept[parent] = True
    return [index for index, keep in enumerate(kept) if keep]


def _tells(node: Node) -> bool:
    return bool(node.name or node.role not in _STRUCTURE or node.states or node.value)


def _is_told(around: Node) -> bool:
    """Whether the name of what is around an image has told what it shows."""
    return around.from_content and around.role in ("button", "link")


def _lines(nodes: tuple[Node, ...], kept: list[int], notes: dict[int, str]) -> list[str]:
    children: dict[int, list[Node]] = {}
    for index in kept:
        children.setdefault(nodes[index].parent, []).append(nodes[index])
    lines: list[str] = []
    pending: list[tuple[int, str]] = []  # notes that wait for the end of their node
    for index in kept:
        node = nodes[index]
        while pending and pending[-1][0] >= node.depth:
            lines.append(_indented(*pending.pop()))
        if index in notes:
            pending.append((node.depth, notes[index]))
        if node.role == "text":
            if node.parent < 0 or len(children[node.parent]) > 1:
                lines.append(f"{'  ' * node.depth}- text: {_scalar(node.name)}")
            continue
        below = children.get(index, [])
        lines.append(_node_lines(node, below, bool(below) or index in notes))
    while pending:
        lines.append(_indented(*pending.pop()))
    return lines


def _indented(depth: int, note: str) -> str:
    return "  " * (depth + 1) + note


def _node_lines(node: Node, children: list[Node], opens: bool) -> str:
    """The line of a node; a link has a second one."""
    indent = "  " * node.depth
    head = _head(node, children)
    inline = ""
    if node.value and not opens:
        inline = _scalar(node.value)
    elif len(children) == 1 and children[0].role == "text":
        inline = _scalar(children[0].name)  # the only text inside stands on the node's own line
    if node.url is not None:
        text = f"\n{indent}  - text: {inline}" if inline else ""
        return f"{indent}- {head}:\n{indent}  - /url: {node.url}{text}"
    return f"{indent}- {head}: {inline}" if inline else f"{indent}- {head}{':' if opens else ''}"


def _head(node: Node, children: list[Node]) -> str:
    head = node.role
    if node.name and not (node.from_content and _is_said_below(node, children)):
        head += f" {_quoted(node.name)}"
    for state in node.states:
        head += f" [{state}]"
    return head if node.ref is None else f"{head} [ref={node.ref}]"


def _is_said_below(node: Node, children: list[Node]) -> bool:
    if node.role == "row":
        return bool(children)
    return node.role in _CELLS and " ".join(child.name for child in children) == node.name


def _scalar(text: str) -> str:
    """Text as it stands, or as a JSON string where it would not fit on one line."""
    if "\n" in text or "\r" in text or text.startswith('"') or text != text.strip():
        return _quoted(text)
    return text
