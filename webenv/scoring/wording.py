"""When two pieces of text count as the same."""

from __future__ import annotations

import re
import unicodedata

_QUOTES = str.maketrans(
    {
        "\u2018": "'",
        "\u2019": "'",
        "\u201a": "'",
        "\u201b": "'",
        "\u2032": "'",
        "`": "'",
        "\u201c": '"',
        "\u201d": '"',
        "\u201e": '"',
        "\u201f": '"',
        "\u2033": '"',
        "\u00ab": '"',
        "\u00bb": '"',
    }
)
_ARTICLE = re.compile(r"(a|an|the)\s+")


def prose(text: str) -> str:
    """Text without what typing it differently may change: white space, quotes, last stop."""
    composed = unicodedata.normalize("NFC", text).translate(_QUOTES)
    return " ".join(composed.split()).removesuffix(".").rstrip()


def name(text: str) -> str:
    """Prose without capitals, surrounding quotation marks and a leading article."""
    plain = _unquoted(prose(text)).casefold()
    return _ARTICLE.sub("", plain, count=1) if _ARTICLE.match(plain) else plain


def _unquoted(text: str) -> str:
    for quote in "\"'":
        inside = text[1:-1]
        if len(text) > 2 and text[0] == text[-1] == quote and quote not in inside:
            return prose(inside)
    return text
