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
from collections.abc import Iterator
from dataclasses import dataclass

from .snapshot import Node, Snapshot

# Without a name, a state, a value or a child these tell nothing.
_STRUCTURE = frozenset(
    "banner blockquote caption code complementary contentinfo definition deletion emphasis "
    "figure form generic group insertion list listitem main mark navigation none paragraph "
    "region row rowgroup search strong subscript superscript table term time".split()
)
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
        told = index not in hidden and _tells(nodes[index]) and not _is_told(nodes, index)
        kept[index] = kept[index] or told
        parent = nodes[index].parent
        if kept[index] and parent >= 0:
            kept[parent] = True
    return [index for index, keep in enumerate(kept) if keep]


def _tells(node: Node) -> bool:
    return bool(node.role not in _STRUCTURE or node.name or node.states or node.value)


def _is_told(nodes: tuple[Node, ...], index: int) -> bool:
    """Whether the name of the link or button around an image has told what it shows."""
    node = nodes[index]
    around = nodes[node.parent] if node.parent >= 0 else node
    return node.role == "img" and around.from_content and around.role in ("button", "link")


def _lines(nodes: tuple[Node, ...], kept: list[int], notes: dict[int, str]) -> Iterator[str]:
    children: dict[int, list[int]] = {}
    for index in kept:
        children.setdefault(nodes[index].parent, []).append(index)
    pending: list[tuple[int, str]] = []  # notes that wait for the end of their node
    for index in kept:
        node = nodes[index]
        while pending and pending[-1][0] >= node.depth:
            yield _indented(*pending.pop())
        if index in notes:
            pending.append((node.depth, notes[index]))
        below = [nodes[child] for child in children.get(index, [])]
        if not (node.role == "text" and node.parent >= 0 and len(children[node.parent]) == 1):
            yield from _node_lines(node, below, bool(below) or index in notes)
    while pending:
        yield _indented(*pending.pop())


def _indented(depth: int, note: str) -> str:
    return "  " * (depth + 1) + note


def _inline_text(children: list[Node]) -> str:
    """The only text inside a node; it stands on the node's own line."""
    return _scalar(children[0].name) if [child.role for child in children] == ["text"] else ""


def _node_lines(node: Node, children: list[Node], opens: bool) -> Iterator[str]:
    indent = "  " * node.depth
    if node.role == "text":
        yield f"{indent}- text: {_scalar(node.name)}"
        return
    head = _head(node, children)
    inline = _scalar(node.value) if node.value and not opens else _inline_text(children)
    if node.url is None:
        yield f"{indent}- {head}{f': {inline}' if inline else ':' if opens else ''}"
        return
    yield f"{indent}- {head}:"
    yield f"{indent}  - /url: {node.url}"
    if inline:
        yield f"{indent}  - text: {inline}"


def _head(node: Node, children: list[Node]) -> str:
    parts = [node.role]
    if node.name and not (node.from_content and _is_said_below(node, children)):
        parts.append(json.dumps(node.name, ensure_ascii=False))
    parts += [f"[{state}]" for state in node.states]
    if node.ref is not None:
        parts.append(f"[ref={node.ref}]")
    return " ".join(parts)


def _is_said_below(node: Node, children: list[Node]) -> bool:
    if node.role == "row":
        return bool(children)
    return node.role in _CELLS and " ".join(child.name for child in children) == node.name


def _scalar(text: str) -> str:
    """Text as it stands, or as a JSON string where it would not fit on one line."""
    if "\n" in text or "\r" in text or text != text.strip() or text.startswith('"'):
        return json.dumps(text, ensure_ascii=False)
    return text
