"""From a target to the one node of a snapshot that it names."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence

from webenv.action.actions import Action, Target, describe_target, quoted
from webenv.action.find import anchors, by_name, candidates, picked
from webenv.action.outline import Outline, normal
from webenv.action.roles import fitting
from webenv.errors import TargetError
from webenv.observation.snapshot import Node, Snapshot

MAX_LISTED = 10
MAX_NEAR = 5
_MAX_COMPARED = 2000
_SHOWN = 60


def resolve(target: Target, snapshot: Snapshot, action: type[Action]) -> Node:
    """The node that the target means for this kind of action.

    Raises:
        TargetError: There is none, or several; the message lists what there is.
    """
    if target.ref:
        node = snapshot.by_ref(target.ref)
        if node is None:
            raise TargetError(f"There is no {target.ref} in the latest observation.")
        return node
    outline = Outline.of(snapshot)
    found = candidates(outline, target, action)
    if not found:
        raise TargetError(_nothing(outline, target, action))
    chosen = found if target.ordinal is None else picked(found, target.ordinal)
    if not chosen:
        raise TargetError(_too_few(outline, target, found))
    if len(chosen) > 1:
        raise TargetError(_several(outline, target, chosen))
    return outline.nodes[chosen[0]]


def _several(outline: Outline, target: Target, found: Sequence[int]) -> str:
    return (
        f"{_shown(target)} can mean {len(found)} elements: {_listed(outline, found)}. "
        f"Say which one: by its ref such as {outline.nodes[found[0]].ref}, by counting as in "
        f'the 2nd {quoted(target.name or "…")}, or by what it is in, as in … in "…".'
    )


def _too_few(outline: Outline, target: Target, found: Sequence[int]) -> str:
    number = "is only 1" if len(found) == 1 else f"are only {len(found)}"
    return f"There is no {_shown(target)}: there {number}: {_listed(outline, found)}."


def _nothing(outline: Outline, target: Target, action: type[Action]) -> str:
    """Why nothing was found: the scope, the kind of element, or the name."""
    if target.scope:
        if not anchors(outline, target.scope):
            near = _nearest(outline, target.scope.name or "", range(len(outline.nodes)))
            return f"There is no {_shown(target.scope)} to look in.{_hint(outline, near)}"
        elsewhere = candidates(outline, _without_scope(target), action)
        if elsewhere:
            return (
                f"There is no {_shown(target)}. Elsewhere on the page: "
                f"{_listed(outline, elsewhere)}."
            )
    roles = fitting(action)
    fits = [
        index
        for index, node in enumerate(outline.nodes)
        if node.ref and (node.role in roles if roles else outline.is_interactive(index))
    ]
    near = _nearest(outline, target.name or "", fits)
    needs = _needs(outline, target, action)
    return f"There is no {_shown(target)}{needs}.{_hint(outline, near)}"


def _hint(outline: Outline, near: Sequence[int]) -> str:
    return f" The nearest: {_listed(outline, near)}." if near else ""


def _needs(outline: Outline, target: Target, action: type[Action]) -> str:
    """What the action works on, if the name is there but on another kind of element."""
    if target.name is None:
        return ""
    same = by_name(outline.names(), target.name)[0]
    other = [index for index in same if outline.nodes[index].ref]
    if not other:
        return ""
    roles = fitting(action)
    wanted = f" to {action.__name__.lower()}" if roles else ""
    works = f"; that works on {', '.join(sorted(roles))}" if roles else ""
    return f"{wanted}{works}; there is {_listed(outline, other[:3])}"


def _nearest(outline: Outline, name: str, indices: Iterable[int]) -> list[int]:
    """The elements whose names are likest, or simply the first ones."""
    names: dict[str, int] = {}
    for index in indices:
        if outline.nodes[index].name and len(names) < _MAX_COMPARED:
            names.setdefault(normal(outline.nodes[index].name)[:_SHOWN], index)
    close = difflib.get_close_matches(normal(name)[:_SHOWN], names, n=MAX_NEAR, cutoff=0.3)
    return [names[text] for text in close or list(names)[:MAX_NEAR]]


def _without_scope(target: Target) -> Target:
    return Target(name=target.name, role=target.role)


def _shown(target: Target) -> str:
    return describe_target(target).removeprefix("the ")


def _listed(outline: Outline, indices: Sequence[int]) -> str:
    shown = [_item(outline, index) for index in indices[:MAX_LISTED]]
    more = [f"and {len(indices) - MAX_LISTED} more"] if len(indices) > MAX_LISTED else []
    return ", ".join([*shown, *more])


def _item(outline: Outline, index: int) -> str:
    """An element as `e12 button "Edit" in row "Blue mug"`."""
    container = next(
        (outline.nodes[place] for place in outline.ancestors(index) if outline.nodes[place].name),
        None,
    )
    where = f" in {container.role} {_name(container)}" if container else ""
    node = outline.nodes[index]
    return f"{node.ref or 'the'} {node.role} {_name(node)}{where}"


def _name(node: Node) -> str:
    name = " ".join(node.name.split())
    return quoted(name if len(name) <= _SHOWN else name[: _SHOWN - 1] + "…")
