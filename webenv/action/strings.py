"""Quotes and brackets: how a text is marked off, and what it holds."""

from __future__ import annotations

import re

from webenv.errors import ActionSyntaxError

# A quote inside a single-quoted text, as in 'Women's shoes', does not end it.
QUOTED = "|".join(
    (
        r'"(?:[^"\\]|\\.)*"',
        r"[“”„](?:[^“”\\]|\\.)*[“”]",
        r"'(?:[^'\\]|\\.|'(?=\w))*'(?!\w)",
        r"‘(?:[^’\\]|\\.|’(?=\w))*’(?!\w)",
        r"«(?:[^»\\]|\\.)*»",
    )
)
BRACKETED = r"\[(?:[^\[\]\\]|\\.|\[[^\[\]]*\])*\]"
_WHOLE = re.compile(rf"({QUOTED})\s*\.?", re.DOTALL)
_ESCAPE = re.compile(r"""\\(["'\\n\[\]])""")


def unmarked(text: str) -> str:
    """What stands between the quotes or brackets, with its escapes undone."""
    return _ESCAPE.sub(lambda found: "\n" if found[1] == "n" else found[1], text[1:-1])


def rest_of_line(text: str) -> str:
    """An answer: the text between quotes if all of it is quoted, else the line verbatim."""
    whole = _WHOLE.fullmatch(text.strip())
    if whole:
        return unmarked(whole[1])
    if "\n" in text.strip():
        raise ActionSyntaxError("A text of several lines must stand between quotes.")
    return text.strip()
