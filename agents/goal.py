"""Take a goal apart: the phrases, numbers and words that may be seen on a page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Form = Literal["money", "number", "date", "yes", "text", "none"]
"""What an answer looks like; "none" where none is asked."""

_FORMS: tuple[tuple[str, Form], ...] = (
    ("amount", "money"),
    ("number", "number"),
    ("date", "date"),
    ("yes or no", "yes"),
    ("", "text"),
)

_QUOTED = re.compile(r"“([^”]+)”|\"([^\"]+)\"|‘([^’]+)’|(?<!\w)'([^']+)'(?!\w)")
_NAME = re.compile(r"(?<!^)(?<![.?!] )(?<!\w)[A-Z][\w’'-]*(?: (?:&|[A-Z][\w’'-]*))+")
_REFERENCE = re.compile(r"(?<![\w.])#?(\d{5,})(?![\w.])")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+(?:\.\d+)?")

_COMMON = frozenset(
    "a about all also am an and answer any are as at be been but by called can could do does "
    "each find for from give go have has how i if in into is it its just know like me much my "
    "need now of off on once one or our out please put see shop should site so tell than that "
    "the their them then there these they this those to up us want was we were what when where "
    "which who whose will with would you your".split()
)


@dataclass(frozen=True)
class Goal:
    """A goal in pieces.

    Attributes:
        phrases: What is quoted, names of several words with capitals, long numbers.
        words: The other words that carry meaning, without endings.
        numbers: Short numbers, such as quantities, as they are written.
        form: What the answer looks like.
    """

    phrases: tuple[str, ...]
    words: frozenset[str]
    numbers: tuple[str, ...]
    form: Form

    @classmethod
    def of(cls, text: str) -> Goal:
        """Read a goal; its last sentence tells the form of the answer, if it wants one."""
        asked, answer, hint = text.rpartition("Answer ")
        if not answer:
            asked, hint = text, ""
        quoted = ["".join(match) for match in _QUOTED.findall(asked)]
        rest = _QUOTED.sub(" ", asked)
        names = _NAME.findall(rest)
        rest = _NAME.sub(" ", rest)
        references = _REFERENCE.findall(rest)
        found = words_of(_REFERENCE.sub(" ", rest))
        return cls(
            phrases=tuple(dict.fromkeys([*quoted, *names, *references])),
            words=frozenset(word for word in found if not word[0].isdigit()),
            numbers=tuple(word for word in found if word[0].isdigit()),
            form=_form(hint) if answer else "none",
        )

    @property
    def phrase_words(self) -> frozenset[str]:
        """The words within the phrases."""
        return frozenset(word for phrase in self.phrases for word in words_of(phrase))


def words_of(text: str) -> list[str]:
    """The words of a text that carry meaning, in lower case and without plural endings."""
    found = [_stem(match.group().lower()) for match in _WORD.finditer(text)]
    return [word for word in found if word not in _COMMON]


def _stem(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def _form(hint: str) -> Form:
    return next(form for mark, form in _FORMS if mark in hint)
