"""What "in" means: the part of a page around the thing that a scope names."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from webenv.action.outline import Outline

Span = tuple[int, int]
"""Nodes from the first index up to, but not including, the second."""


def inside(outline: Outline, anchors: Iterable[int], candidates: Sequence[int]) -> list[int]:
    """The candidates that are in what the anchors name.

    From each anchor the closest container with a candidate counts. A container around
    another one says less than that one and is dropped.

    Args:
        outline: The page.
        anchors: Nodes that the scope names.
        candidates: Indices in ascending order.
    """
    spans: set[Span] = set()
    seen: dict[int, Span | None] = {}
    for anchor in anchors:
        span = _climb(outline, anchor, candidates, seen)
        if span:
            spans.add(_section(outline, anchor, span, candidates) or span)
    kept = {index for span in _innermost(spans) for index in _within(span, candidates)}
    return sorted(kept)


def _within(span: Span, candidates: Sequence[int]) -> Sequence[int]:
    start, end = span
    return candidates[bisect_left(candidates, start) : bisect_left(candidates, end)]


def _climb(
    outline: Outline, anchor: int, candidates: Sequence[int], seen: dict[int, Span | None]
) -> Span | None:
    """The closest element around the anchor that holds a candidate, within its unit.

    A row without a "Delete" has none: the next row's is not in it.
    """
    path: list[int] = []
    found: Span | None = None
    for index in (anchor, *outline.ancestors(anchor)):
        if index in seen:
            found = seen[index]
            break
        path.append(index)
        span = (index, outline.ends[index])
        if _within(span, candidates):
            found = span
            break
        if outline.is_unit(index):
            break
    else:
        found = (0, len(outline.nodes)) if candidates else None
    seen.update(dict.fromkeys(path, found))
    return found


def _section(outline: Outline, anchor: int, span: Span, candidates: Sequence[int]) -> Span | None:
    """From a heading to the next one of its level, if that part holds a candidate."""
    level = heading_level(outline, anchor)
    if level is None:
        return None
    end = next(
        (
            index
            for index in range(outline.ends[anchor], span[1])
            if (other := heading_level(outline, index)) is not None and other <= level
        ),
        span[1],
    )
    section = (anchor, end)
    return section if _within(section, candidates) else None


def heading_level(outline: Outline, index: int) -> int | None:
    """The level of a heading, or None for anything else."""
    node = outline.nodes[index]
    if node.role != "heading":
        return None
    levels = [state[6:] for state in node.states if state.startswith("level=")]
    return int(levels[0]) if levels and levels[0].isdecimal() else 2


def _innermost(spans: set[Span]) -> list[Span]:
    """The spans that hold no other."""
    kept: list[Span] = []
    for start, end in sorted(spans, key=lambda span: (-span[0], span[1])):
        if not (kept and kept[-1][0] < end and kept[-1][1] <= end):
            kept.append((start, end))
    return kept
