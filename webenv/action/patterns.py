"""From the patterns of `verbs` to grammar rules and argument lists."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from webenv.action.actions import Action
from webenv.action.roles import ROLE_WORDS
from webenv.action.slots import SLOTS
from webenv.action.verbs import VERBS, Spelling, Style, Verb

TARGET_WORDS = ("the", "and", "tab", "in", "inside", "within", "of", "on", "under")
"""The literal words of grammar.lark, which are lexed like those of the patterns."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A spelling together with its row and what it makes."""

    verb: Verb
    spelling: Spelling

    @property
    def make(self) -> Callable[..., Action]:
        """From the gaps to the action."""
        return self.spelling.make or self.verb.make


@dataclass(frozen=True, slots=True)
class Parameter:
    """One argument of a bracket or call pattern: a gap, or a literal that must be there."""

    keyword: str | None
    slot: str | None
    literal: str | None
    optional: bool


@dataclass(frozen=True, slots=True)
class Signature:
    """The arguments that one bracket or call pattern takes."""

    entry: Entry
    head: str
    parameters: tuple[Parameter, ...]


def entries(style: Style) -> Iterator[Entry]:
    """Every spelling of one style, in the order of the table."""
    for verb in VERBS:
        for spelling in verb.spellings(style):
            yield Entry(verb, spelling)


@cache
def signatures(style: Style) -> dict[str, tuple[Signature, ...]]:
    """The patterns of brackets or calls by their first word."""
    found: dict[str, tuple[Signature, ...]] = {}
    for entry in entries(style):
        head = re.match(r"\w+", entry.spelling.pattern)
        assert head, entry.spelling.pattern
        inside = entry.spelling.pattern[head.end() :]
        parts = re.findall(r"\[(.*?)\]", inside) if style == "bracket" else _arguments(inside)
        signature = Signature(entry, head[0], tuple(_parameter(part) for part in parts))
        found[head[0]] = (*found.get(head[0], ()), signature)
    return found


def _arguments(inside: str) -> list[str]:
    return [part.strip() for part in inside.strip("()").split(",") if part.strip()]


def _parameter(part: str) -> Parameter:
    keyword, _, rest = part.rpartition("=")
    gap = re.fullmatch(r"<(\w+)(\??)>", rest)
    if gap:
        return Parameter(keyword or None, gap[1], None, bool(gap[2]))
    return Parameter(keyword or None, None, rest.strip('"').lower(), False)


def natural_rules() -> dict[str, Entry]:
    """The entry behind each rule of `natural_grammar`, by the rule's name."""
    by_pattern = {entry.spelling.pattern: entry for entry in entries("natural")}
    return {f"natural_{number}": entry for number, entry in enumerate(by_pattern.values())}


def natural_grammar() -> str:
    """The Lark rules of all natural patterns and the terminals of their words."""
    rules = {
        name: [_symbol(token) for token in entry.spelling.pattern.split()]
        for name, entry in natural_rules().items()
    }
    words = {word for symbols in rules.values() for symbol in symbols for word in symbol.words}
    lines = [
        f"?natural: {' | '.join(rules)}",
        *(
            f'{name}: {" ".join(symbol.text for symbol in symbols)} "."?'
            for name, symbols in rules.items()
        ),
        *(f"gap_{gap}: {slot.rule}" for gap, slot in SLOTS.items() if gap in _natural_gaps()),
        *(_terminal(word) for word in sorted(words | set(TARGET_WORDS))),
    ]
    return "\n".join(lines)


def _natural_gaps() -> set[str]:
    patterns = " ".join(entry.spelling.pattern for entry in entries("natural"))
    return set(re.findall(r"<(\w+)", patterns))


@dataclass(frozen=True, slots=True)
class _Symbol:
    """One token of a natural pattern as a Lark expression, and the words it needs."""

    text: str
    words: tuple[str, ...] = ()


def _symbol(token: str) -> _Symbol:
    body = token.rstrip(":,")
    mark = f' "{token[-1]}"?' if body != token else ""
    gap = re.fullmatch(r"<(\w+)(\??)>", body)
    if gap:
        return _Symbol(f"gap_{gap[1]}{gap[2]}{mark}")
    optional = "?" if body.endswith("?") else ""
    words = tuple(body.rstrip("?").split("|"))
    return _Symbol(f"({' | '.join(_keyword(word) for word in words)}){optional}{mark}", words)


def _keyword(word: str) -> str:
    return f"_K_{word.replace('-', '_').upper()}"


def _terminal(word: str) -> str:
    """A literal word, unless it is the beginning of a longer word for a role."""
    spelling = word.replace("-", r"[-\s]?")
    longer = [role.split()[1] for role in ROLE_WORDS if role.startswith(f"{word} ")]
    unless = rf"(?![-\s]+({'|'.join(longer)})\b)" if longer else ""
    return rf"{_keyword(word)}.9: /{spelling}\b{unless}/i"
