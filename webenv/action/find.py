"""The nodes that a target can mean, matched as a person would."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

from webenv.action.actions import Action, Click, Hover, Press, Target, Upload
from webenv.action.outline import Outline, normal
from webenv.action.roles import INTERACTIVE, ROLE_WORDS, fitting
from webenv.action.scope import inside

Test = Callable[[int], bool]
Tiers = tuple[list[int], list[int], list[int]]
"""Indices with the same name, with the same beginning, and with the name inside theirs."""

_POINTING = (Click, Hover, Press, Upload)


def candidates(outline: Outline, target: Target, action: type[Action]) -> list[int]:
    """What the target can mean for this action, before its ordinal picks one."""
    around = anchors(outline, target.scope) if target.scope else None
    tiers = None if target.name is None else by_name(outline.names(), target.name)
    for test in _tests(outline, target, action):
        found = _first(outline, _tiers(outline, target, tiers, _usable(outline, test)), around)
        if found:
            return _seen(outline, found)
    return []


def anchors(outline: Outline, scope: Target) -> list[int]:
    """The nodes that a scope names, of any role and with or without a ref."""
    if scope.ref:
        return [index for index, node in enumerate(outline.nodes) if node.ref == scope.ref]
    around = anchors(outline, scope.scope) if scope.scope else None
    names = ((index, node.name) for index, node in enumerate(outline.nodes))
    tiers = None if scope.name is None else by_name(names, scope.name)
    test = _of_role(outline, ROLE_WORDS.get(scope.role, ())) if scope.role else _any
    found = _first(outline, _tiers(outline, scope, tiers, test), around)
    return found if scope.ordinal is None else picked(found, scope.ordinal)


def picked(found: Sequence[int], ordinal: int) -> list[int]:
    """The one that the ordinal counts to, or none."""
    place = len(found) - 1 if ordinal == -1 else ordinal - 1
    return list(found[place : place + 1])


def _tests(outline: Outline, target: Target, action: type[Action]) -> Iterator[Test]:
    """Which nodes come into question, the likeliest kind first."""
    roles = fitting(action)
    if target.role:
        stated = ROLE_WORDS.get(target.role, frozenset())
        yield _of_role(outline, stated & roles if roles else stated)
    elif roles:
        yield _of_role(outline, roles)
    else:
        if issubclass(action, _POINTING):
            yield outline.is_interactive
        yield _any


def _any(index: int) -> bool:
    del index
    return True


def _of_role(outline: Outline, roles: Collection[str]) -> Test:
    return lambda index: outline.nodes[index].role in roles


def _usable(outline: Outline, test: Test) -> Test:
    return lambda index: outline.nodes[index].ref is not None and test(index)


def _first(
    outline: Outline, tiers: Iterable[Iterable[int]], around: Sequence[int] | None
) -> list[int]:
    """The nodes of the first tier that has any in the scope, each thing once."""
    for tier in tiers:
        found = sorted(set(tier))
        if around is not None:
            found = inside(outline, around, found)
        if found:
            return distinct(outline, found)
    return []


def _tiers(
    outline: Outline, target: Target, tiers: Tiers | None, test: Test
) -> Iterator[Iterable[int]]:
    """The nodes that pass the test, the best match of names first."""
    if tiers is None:
        yield (index for index in range(len(outline.nodes)) if test(index))
        return
    for tier in tiers:
        yield (index for index in tier if test(index))
    if target.role and INTERACTIVE.isdisjoint(ROLE_WORDS.get(target.role, ())):
        for tier in tiers:
            yield _closest(outline, tier, test)


def by_name(names: Iterable[tuple[int, str]], name: str) -> Tiers:
    """Indices by how well the names match."""
    wanted = normal(name)
    tiers: Tiers = ([], [], [])
    for index, text in names:
        own = normal(text)
        place = own.find(wanted)
        if place >= 0:
            tiers[0 if own == wanted else 1 if place == 0 else 2].append(index)
    return tiers


def _closest(outline: Outline, indices: Iterable[int], test: Test) -> Iterator[int]:
    """The closest fitting element around each node: a row is called by what is in it."""
    known: dict[int, int | None] = {}
    for index in indices:
        path = []
        found = None
        for place in (index, *outline.ancestors(index)):
            if place in known:
                found = known[place]
                break
            path.append(place)
            if test(place):
                found = place
                break
        known.update(dict.fromkeys(path, found))
        if found is not None:
            yield found


def distinct(outline: Outline, found: Sequence[int]) -> list[int]:
    """One node per thing: a link and the image of the same name in it are one.

    Of the two the inner one stays if it is interactive, else the outer. Two of one role
    are two things: a folder may hold a folder of its name.
    """
    kept: list[int] = []
    places: dict[str, int] = {}
    for index in found:
        name = normal(outline.nodes[index].name)
        place = places.get(name)
        outer = kept[place] if place is not None else None
        if name and place is not None and outer is not None and _is_part(outline, index, outer):
            if outline.is_interactive(index):
                kept[place] = index
            continue
        places[name] = len(kept)
        kept.append(index)
    return sorted(kept)


def _is_part(outline: Outline, index: int, outer: int) -> bool:
    same_role = outline.nodes[index].role == outline.nodes[outer].role
    return index < outline.ends[outer] and not same_role


def _seen(outline: Outline, found: list[int]) -> list[int]:
    """Those that have a place on the page, unless none has."""
    placed = [index for index in found if outline.nodes[index].is_placed]
    return placed or found
