"""From the arguments of a bracket or call spelling to an action."""

from __future__ import annotations

from collections.abc import Sequence

from webenv.action.actions import Action
from webenv.action.patterns import Entry, Parameter, Signature, signatures
from webenv.action.slots import SLOTS, Raw
from webenv.action.verbs import Style
from webenv.errors import ActionSyntaxError

Argument = tuple[str | None, Raw]
"""A keyword, or None, and what was written."""


def build(entry: Entry, gaps: Sequence[tuple[str, Raw]]) -> Action:
    """The action of a spelling whose gaps are filled."""
    return entry.make(**{SLOTS[gap].field: SLOTS[gap].read(raw) for gap, raw in gaps})


def bind(style: Style, head: str, arguments: Sequence[Argument]) -> Action | None:
    """The action of the first pattern of this verb that the arguments fit.

    Raises:
        ActionSyntaxError: Some pattern takes so many arguments, but not such ones.
    """
    problem: ActionSyntaxError | None = None
    for signature in signatures(style).get(head, ()):
        gaps = _gaps(signature, arguments)
        if gaps is None:
            continue
        try:
            return build(signature.entry, gaps)
        except ActionSyntaxError as error:
            problem = problem or error
    if problem:
        raise problem
    return None


def _gaps(signature: Signature, arguments: Sequence[Argument]) -> list[tuple[str, Raw]] | None:
    """The filled gaps, or None if the number, keywords or literals of the pattern differ."""
    given = _in_order(signature.parameters, arguments)
    if given is None:
        return None
    gaps: list[tuple[str, Raw]] = []
    for parameter, raw in zip(signature.parameters, given, strict=True):
        if parameter.slot is None:
            if raw is None or str(raw).strip().lower() != parameter.literal:
                return None
        elif raw is not None:
            gaps.append((parameter.slot, raw))
        elif not parameter.optional:
            return None
    return gaps


def _in_order(
    parameters: Sequence[Parameter], arguments: Sequence[Argument]
) -> list[Raw | None] | None:
    """One value or None per parameter; None altogether if the arguments are not theirs."""
    free = _gathered(parameters, [raw for keyword, raw in arguments if keyword is None])
    named = {keyword: raw for keyword, raw in arguments if keyword is not None}
    places = parameters[len(free) :]
    if len(free) > len(parameters) or not set(named) <= {place.keyword for place in places}:
        return None
    return [*free, *(named.get(place.keyword or "") for place in places)]


def _gathered(parameters: Sequence[Parameter], free: list[Raw]) -> list[Raw]:
    """Gives a last gap for several texts all the texts that are left."""
    last = len(parameters) - 1
    several = last >= 0 and SLOTS[parameters[last].slot or "text"].rule == "strings"
    if not several or len(free) <= last + 1:
        return free
    return [*free[:last], tuple(str(raw) for raw in free[last:])]
