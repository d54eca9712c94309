"""Find on a page what an answer of a given form may be."""

from __future__ import annotations

import re
from collections.abc import Callable

from .goal import Form, words_of
from .tree import Element

_SHAPES: dict[Form, re.Pattern[str]] = {
    "money": re.compile(r"-?\$\s?[\d,]+(?:\.\d\d)?"),
    "number": re.compile(r"(?<![\w$.,-])\d[\d,]*(?:\.\d+)?(?![\w-])"),
    "date": re.compile(r"\d{4}-\d\d-\d\d|[A-Z][a-z]{2,8} \d{1,2}, \d{4}|\d{1,2} [A-Z][a-z]+ \d{4}"),
}

_UNITS = {"row", "article", "listitem", "definition", "region", "main"}
"""Roles whose elements say several things about one."""

_ENTRIES = {"row", "article", "listitem"}
"""Those of which a page lists many."""

_MOST = frozenset("most highest dearest largest biggest best latest newest maximum top".split())
_LEAST = frozenset("least lowest cheapest smallest fewest worst earliest oldest minimum".split())


def find_answer(elements: list[Element], form: Form, wanted: frozenset[str]) -> str:
    """The value on the page that best fits the words of the goal; "" if there is none.

    Args:
        elements: The page from top to bottom.
        wanted: Words of the goal.
    """
    if form == "yes":
        return "yes"
    units = _units(elements)
    if form == "text":
        named = [unit for unit in units if _name(unit)]
        chosen = _extreme(named, wanted) or _closest(named, wanted)
        return _name(chosen) if chosen else ""
    shape = _SHAPES[form]
    fitting = [unit for unit in units if shape.search(_text(unit))]
    chosen = _extreme(fitting, wanted) or _closest(fitting, wanted)
    match = shape.search(_text(chosen)) if chosen else None
    return match.group() if match else ""


def _units(elements: list[Element]) -> list[Element]:
    """The parts of the page's main region that speak about one thing each."""
    inside = next((each.within for each in elements if each.role == "main"), elements)
    units = [each for each in inside if each.role in _UNITS]
    return [each for each in units if "columnheader" not in {below.role for below in each.within}]


def _extreme(units: list[Element], wanted: frozenset[str]) -> Element | None:
    """The unit with the most or the least money in it, where the goal asks for that."""
    choose: Callable[..., Element] | None = max if wanted & _MOST else None
    choose = min if wanted & _LEAST else choose
    priced = [unit for unit in units if unit.role in _ENTRIES and _price(unit)]
    if choose is None or not priced:
        return None
    return choose(priced, key=_price)


def _closest(units: list[Element], wanted: frozenset[str]) -> Element | None:
    """The unit that shares most words with the goal; of equals the one that says least."""
    if not units:
        return None
    return max(units, key=lambda unit: (_shared(unit, wanted), -len(_text(unit))))


def _shared(unit: Element, wanted: frozenset[str]) -> int:
    return len(wanted & set(words_of(_text(unit))))


def _price(unit: Element) -> float:
    match = _SHAPES["money"].search(_text(unit))
    return float(re.sub(r"[^\d.]", "", match.group())) if match else 0.0


def _name(unit: Element) -> str:
    """What a person would call the unit: its name, or that of its first link or heading."""
    inner = [each.name for each in unit.within if each.role in ("heading", "link") and each.name]
    return unit.name or next(iter(inner), "")


def _text(unit: Element) -> str:
    """Everything that can be read in it."""
    return " ".join(each.label for each in (unit, *unit.within) if each.label)
