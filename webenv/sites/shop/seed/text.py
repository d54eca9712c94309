"""Writing: alternations in brackets, placeholders in braces, slugs and articles."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Mapping
from functools import cache

_ALTERNATION = re.compile(r"\[([^\[\]]*)\]")
_ARTICLE = re.compile(r"\b([Aa]) (?=(?:[aeio]|u(?!ni|se|su|k)|8|11\b|18\b)(?!ne\b|nce\b|ne-))")

_MEASURE = re.compile(r"(\b[Aa] [\d.,]+ (?:litre|lumen|minute|hour|page))s(?= [a-z])")


@cache
def _pieces(pattern: str) -> tuple[tuple[str, ...], ...]:
    split = _ALTERNATION.split(pattern)
    return tuple(
        tuple(piece.split("|")) if position % 2 else (piece,)
        for position, piece in enumerate(split)
    )


def vary(rng: random.Random, pattern: str) -> str:
    """The pattern with one choice taken from every `[this|that]`."""
    return "".join(
        choices[0] if len(choices) == 1 else choices[rng.randrange(len(choices))]
        for choices in _pieces(pattern)
    )


def write(rng: random.Random, pattern: str, words: Mapping[str, str]) -> str:
    """A sentence from a pattern: alternations drawn, placeholders filled, articles right."""
    return fix_articles(vary(rng, pattern).format_map(words)).replace("..", ".")


def fix_articles(text: str) -> str:
    """The text with "a" turned into "an" where a vowel follows, and "a 2 litres jar" put right."""
    return _ARTICLE.sub(r"\1n ", _MEASURE.sub(r"\1", text))


def capitalised(text: str) -> str:
    """The text with its first letter in upper case, the rest as it was."""
    return text[:1].upper() + text[1:]


def without_article(text: str) -> str:
    """The text without a leading "a", "an" or "the"."""
    return re.sub(r"^(?:an?|the) ", "", text)


def lowered(text: str) -> str:
    """The sentence as it reads after a colon or a comma."""
    head = text.split(" ", 1)[0]
    if head == "I" or head.startswith("I'") or head.isupper() or not head[1:].islower():
        return text if head not in ("A", "Not") else text[:1].lower() + text[1:]
    return text[:1].lower() + text[1:]


def slug(name: str) -> str:
    """The name as it stands in an address: "Fenwick Mug, 350 ml" gives "fenwick-mug-350-ml"."""
    spoken = re.sub(r"\s-(?=\d)", " minus ", name).replace("&", "and").replace("'", "")
    plain = unicodedata.normalize("NFKD", spoken)
    return re.sub(r"[^a-z0-9]+", "-", plain.encode("ascii", "ignore").decode().lower()).strip("-")


def placeholder(name: str) -> str:
    """The placeholder for an attribute: "Battery life" gives "battery_life"."""
    return re.sub(r"[^a-z0-9]+", "_", name.lower()).strip("_")
