"""The gaps in the patterns of `verbs`: how each is written and what it is read as."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import dataclass

from webenv.action.actions import REASONS, Target
from webenv.action.keys import normal_keys
from webenv.errors import ActionSyntaxError

Raw = str | tuple[str, ...] | Target
"""What the grammar hands over for a gap: unquoted text, several texts, or a target."""

MAX_SECONDS = 60
_REF = re.compile(r"e?([0-9]{1,9})", re.IGNORECASE)
_NUMBER = re.compile(r"-?[0-9]{1,6}(\.[0-9]{1,6})?")


@dataclass(frozen=True, slots=True)
class Slot:
    """One gap.

    Attributes:
        field: The field of the action, or argument of the row's `make`, that it fills.
        rule: How it is written in natural language: a rule of natural.lark.
        read: From what was written to the field's value.
    """

    field: str
    rule: str
    read: Callable[[Raw], object]


def read_ref(text: str) -> str | None:
    """The ref that "e12", "E12" or "12" stands for, or None if it is no ref."""
    found = _REF.fullmatch(text.strip())
    return f"e{found[1]}" if found else None


def read_target(raw: Raw) -> Target:
    """A target as it is, a ref, or any other text as a name."""
    if isinstance(raw, Target):
        return raw
    text = _one(raw).strip()
    if not text:
        raise ActionSyntaxError("The target is empty; write its name in quotes, or its ref.")
    ref = read_ref(text)
    return Target(ref=ref) if ref else Target(name=text)


def _one(raw: Raw) -> str:
    if isinstance(raw, str):
        return raw
    raise ActionSyntaxError("One text is expected here, not a list.")


def _several(raw: Raw) -> tuple[str, ...]:
    texts = raw if isinstance(raw, tuple) else (_one(raw),)
    if not texts:
        raise ActionSyntaxError("At least one text is expected here.")
    return texts


def _filled(raw: Raw) -> str:
    text = _one(raw).strip()
    if not text:
        raise ActionSyntaxError("The text here must not be empty.")
    return text


def _label(raw: Raw) -> str:
    text = _filled(raw)
    if _NUMBER.fullmatch(text):
        raise ActionSyntaxError(f"{text} is the number of no tab.")
    return text


def _whole(raw: Raw) -> int:
    text = _one(raw).strip()
    if not _NUMBER.fullmatch(text):
        raise ActionSyntaxError(f"{text[:40]!r} is not a number of at most six digits.")
    return math.floor(float(text) + 0.5)


def _positive(raw: Raw) -> int:
    number = _whole(raw)
    if number < 1:
        raise ActionSyntaxError(f"{number} is too small: the number here starts at 1.")
    return number


def _from_zero(raw: Raw) -> int:
    return _positive(str(_whole(raw) + 1))


def _seconds(raw: Raw) -> int:
    number = _positive(raw)
    if number > MAX_SECONDS:
        raise ActionSyntaxError(f"{number} seconds are too many: wait at most {MAX_SECONDS}.")
    return number


def _milliseconds(raw: Raw) -> int:
    return _seconds(str(max(1, math.ceil(_whole(raw) / 1000))))


def _choice(*words: str) -> Callable[[Raw], str]:
    def read(raw: Raw) -> str:
        word = _one(raw).strip().lower()
        if word not in words:
            raise ActionSyntaxError(f"{word[:40]!r} is none of {', '.join(words)}.")
        return word

    return read


def _reason(raw: Raw) -> str:
    code = re.sub(r"[\s-]+", "_", _one(raw).strip().lower())
    if code not in REASONS:
        raise ActionSyntaxError(
            f"{code[:60]!r} is not a reason for giving up. The reasons are {', '.join(REASONS)}."
        )
    return code


SLOTS: dict[str, Slot] = {
    "target": Slot("target", "target", read_target),
    "source": Slot("source", "target", read_target),
    "text": Slot("text", "string", _one),
    "options": Slot("options", "strings", _several),
    "files": Slot("files", "strings", _several),
    "keys": Slot("keys", "keys", lambda raw: normal_keys(_one(raw))),
    "direction": Slot("direction", "word", _choice("up", "down", "left", "right")),
    "button": Slot("button", "word", _choice("left", "right")),
    "pixels": Slot("pixels", "number", _positive),
    "dx": Slot("dx", "number", _whole),
    "dy": Slot("dy", "number", _whole),
    "x": Slot("x", "number", _whole),
    "y": Slot("y", "number", _whole),
    "x1": Slot("x1", "number", _whole),
    "y1": Slot("y1", "number", _whole),
    "x2": Slot("x2", "number", _whole),
    "y2": Slot("y2", "number", _whole),
    "seconds": Slot("seconds", "number", _seconds),
    "milliseconds": Slot("seconds", "number", _milliseconds),
    "number": Slot("index", "number", _positive),
    "index": Slot("index", "number", _from_zero),
    "title": Slot("title", "string", _filled),
    "label": Slot("title", "string", _label),
    "url": Slot("url", "url", _filled),
    "value": Slot("value", "rest", _one),
    "reason": Slot("reason", "reason", _reason),
    "detail": Slot("detail", "rest", _one),
}
"""Every gap by the name that patterns use.

`index` counts from 0 and `number` from 1; a `label` is a title that is not a number.
"""
