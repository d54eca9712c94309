"""What to tell an agent whose text is no action: what is wrong, and the right form."""

from __future__ import annotations

import difflib
import re
from functools import cache

from webenv.action.patterns import Entry, entries, signatures
from webenv.action.verbs import STYLES, VERBS, Spelling, Style

SHOWN = 60
LIKE = 0.6
_WORDS = re.compile(r"[a-z_-]+(?: [a-z_-]+){0,3}")


def explain(line: str, style: Style, position: int | None) -> str:
    """The message for a line that could not be parsed beyond a position."""
    entry, likeness = _nearest(line, style)
    if likeness < 1:
        return f"{_short(line)} is not an action. {_instead(line, entry, likeness)}"
    rest = line[position:].strip() if position is not None and position >= 0 else ""
    where = f"from {_short(rest)} on" if rest else "because something is missing at its end"
    several = " Write one action only." if "\n" in line else ""
    return f"{_short(line)} cannot be understood {where}.{several} {right_form(entry)}"


def _instead(line: str, entry: Entry, likeness: float) -> str:
    """What to write in place of a verb that does not exist."""
    verb = f"There is no verb {_short(line.split(maxsplit=1)[0])}."
    if likeness < LIKE:
        return f"{verb} The verbs are {', '.join(row.name for row in VERBS)}."
    return f"{verb} Did you mean {entry.verb.name}? {right_form(entry)}"


def right_form(entry: Entry) -> str:
    """A sentence with the pattern of a spelling and an example."""
    return f"The form is {shown_pattern(entry.spelling)}, for example: {entry.spelling.example}"


def forms(style: Style, head: str) -> str:
    """The bracket or call forms of one verb; the nearest verb's, where there is none."""
    heads = signatures(style)
    if head in heads:
        patterns = [shown_pattern(signature.entry.spelling) for signature in heads[head]]
        return f"The form is {' or '.join(patterns)}."
    return _instead(head, *_nearest(head, style))


def shown_pattern(spelling: Spelling) -> str:
    """A pattern as people read it: one word of each choice, what may be missing in ( )."""
    text = re.sub(r"([\w-]+)(\|[\w-]+)+", r"\1", spelling.pattern)
    return re.sub(r"((?:\w+=)?)<(\w+)\?>", r"(\1<\2>)", re.sub(r"\b([\w-]+)\?(?!>)", r"(\1)", text))


def _short(text: str) -> str:
    line = " ".join(text.split())
    return f"`{line if len(line) <= SHOWN else line[: SHOWN - 1] + '…'}`"


def _nearest(line: str, style: Style) -> tuple[Entry, float]:
    """The spelling whose first words are likest to the line's, and how like, up to 1."""
    found = _WORDS.match(line[:200].lower())
    words = found[0].split() if found else []
    heads = _heads()
    ranked = [
        (_likeness(head, words), of_style == style, len(head), entry)
        for (of_style, head), entry in heads.items()
    ]
    likeness, *_, entry = max(ranked, key=lambda row: row[:3])
    return entry, likeness


def _likeness(head: str, words: list[str]) -> float:
    length = len(head.split())
    return difflib.SequenceMatcher(None, head, " ".join(words[:length])).ratio()


@cache
def _heads() -> dict[tuple[Style, str], Entry]:
    """The first spelling behind each beginning of a pattern, such as "go to"."""
    found: dict[tuple[Style, str], Entry] = {}
    for style in STYLES:
        for entry in entries(style):
            for head in _beginnings(entry.spelling.pattern):
                found.setdefault((style, head), entry)
    return found


def _beginnings(pattern: str) -> list[str]:
    """The words with which a text of this pattern can begin."""
    heads = [""]
    for token in pattern.split():
        body = re.match(r"[\w|-]+:?$", token) or re.match(r"\w+(?=[(])", token)
        if not body:
            break
        words = body[0].rstrip(":").split("|")
        heads = [f"{head} {word}".strip() for head in heads for word in words]
        if "(" in token:
            break
    return heads
