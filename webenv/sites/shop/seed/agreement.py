"""Putting a remark about "it" into the plural, for scissors, shoes and the like."""

from __future__ import annotations

import re

_IRREGULAR = {"is": "are", "was": "were", "has": "have", "does": "do"}
_ADVERBS = "still|hardly|only|never|really|always|barely"
_SUBJECT = re.compile(rf"\b([Ii])t(?= )((?: (?:{_ADVERBS}))?) (\w+)")
_VERBS = frozenset(
    "is was has does were had will would could can did came got gave went still fits looks feels "
    "grows itches lies needs makes takes keeps stays works gets cuts".split()
)


def in_plural(sentence: str) -> str:
    """The sentence with "they" and "them" for "it": "It fits." gives "They fit." """
    said = _SUBJECT.sub(_subject, sentence)
    said = re.sub(r"\bit\b", "them", said)
    return re.sub(r"\bits\b", "their", re.sub(r"\bIts\b", "Their", said))


def _subject(match: re.Match[str]) -> str:
    letter, adverb, verb = match.groups()
    if letter == "i" and verb not in _VERBS and not adverb:
        return match[0]
    return f"{'They' if letter == 'I' else 'they'}{adverb} {_plain(verb)}"


def _plain(verb: str) -> str:
    """The verb as it goes with "they"."""
    if verb in _IRREGULAR:
        return _IRREGULAR[verb]
    if not verb.endswith("s") or verb.endswith("ss"):
        return verb
    return verb[:-2] if re.search(r"(?:ch|sh|ss|x|o)es$", verb) else verb[:-1]
