"""Whether what an agent answered is the expected answer, as a typed value.

An answer is parsed as a whole: several candidates, or the right value inside a
sentence, are no value of any type.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from webenv.action.actions import Answer, GiveUp
from webenv.scoring.matching import pair_up
from webenv.scoring.wording import name, prose
from webenv.task import (
    Day,
    ExpectedAnswer,
    Impossible,
    Item,
    ListOf,
    Money,
    Number,
    SetOf,
    Several,
    Text,
    TypedAnswer,
    YesNo,
)

Reply = Answer | GiveUp | None
"""How the agent ended the episode; None if it did not."""

_DIGITS = r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)"
_NUMBER = re.compile(rf"[-+\u2212]?{_DIGITS}(?:\.[0-9]+)?")
_MONEY = re.compile(rf"([-\u2212]?)\$? ?({_DIGITS}(?:\.[0-9]{{1,2}})?)(?: ?usd)?")
_ISO_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_MONTH_FIRST = re.compile(r"([a-z]+) ([0-9]{1,2}), ?([0-9]{4})")
_DAY_FIRST = re.compile(r"([0-9]{1,2}) ([a-z]+) ([0-9]{4})")
_MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_YES_NO = {"yes": True, "true": True, "no": False, "false": False}


def answered(expected: ExpectedAnswer, reply: Reply) -> bool:
    """Whether the reply is the expected answer.

    Only giving up meets `Impossible`, and giving up meets nothing else.
    """
    match expected, reply:
        case Impossible(reason, details), GiveUp(given, detail):
            return given == reason and any(equals(accepted, detail or "") for accepted in details)
        case Impossible(), _:
            return False
        case _, Answer(text):
            return equals(expected, text)
    return False


def equals(expected: TypedAnswer, text: str) -> bool:
    """Whether the text spells the expected value."""
    match expected:
        case ListOf():
            return _same_in_order(expected.items, _parts(expected, text))
        case SetOf():
            return _same_in_any_order(expected.items, _parts(expected, text))
        case YesNo(yes):
            return _YES_NO.get(prose(text).casefold()) is yes
    return _equals_item(expected, text)


def _equals_item(expected: Item, text: str) -> bool:
    match expected:
        case Number(value, tolerance):
            found = parse_number(text)
            return found is not None and _close(found, value, tolerance)
        case Money(cents):
            return parse_money(text) == cents
        case Day(day):
            return parse_day(text) == day
        case Text(right, also):
            return name(text) in {name(spelling) for spelling in (right, *also)}


def parse_number(text: str) -> Decimal | None:
    """ "1,234" or "12.5" → the number; None for anything else."""
    plain = prose(text)
    if not _NUMBER.fullmatch(plain):
        return None
    return Decimal(plain.replace(",", "").replace("\u2212", "-"))


def parse_money(text: str) -> int | None:
    """ "$1,234.50", "1234.50" or "1234.5 USD" → cents; None for anything else."""
    found = _MONEY.fullmatch(prose(text).casefold())
    if found is None:
        return None
    cents = int(Decimal(found[2].replace(",", "")) * 100)
    return -cents if found[1] else cents


def parse_day(text: str) -> date | None:
    """ "2026-05-03", "May 3, 2026" or "3 May 2026" → the date; None for anything else."""
    plain = prose(text).casefold()
    if found := _ISO_DAY.fullmatch(plain):
        return _date(found[1], int(found[2]), found[3])
    if found := _MONTH_FIRST.fullmatch(plain):
        return _date(found[3], _month(found[1]), found[2])
    if found := _DAY_FIRST.fullmatch(plain):
        return _date(found[3], _month(found[2]), found[1])
    return None


def _date(year: str, month: int, day: str) -> date | None:
    try:
        return date(int(year), month, int(day))
    except ValueError:
        return None


def _month(word: str) -> int:
    """1 to 12 for a month's name or its first three letters, else 0, which is no month."""
    for number, month in enumerate(_MONTHS, start=1):
        if word in (month, month[:3]):
            return number
    return 0


def _close(found: Decimal, value: int | float, tolerance: int | float) -> bool:
    return abs(found - Decimal(str(value))) <= Decimal(str(tolerance))


def _parts(expected: Several, text: str) -> list[str]:
    """The answer's items; a comma separates them only where none contains one."""
    stripped = text.strip()
    if ";" in stripped or "\n" in stripped:
        return re.split(r"\s*[;\n]\s*", stripped)
    if any("," in item.spelling for item in expected.items):
        return [stripped]
    return stripped.split(",")


def _same_in_order(items: Sequence[Item], parts: Sequence[str]) -> bool:
    return len(items) == len(parts) and all(map(_equals_item, items, parts))


def _same_in_any_order(items: Sequence[Item], parts: Sequence[str]) -> bool:
    if len(items) != len(parts):
        return False
    pairs = pair_up(items, parts, _equals_item)
    return len(pairs) == len(items)
