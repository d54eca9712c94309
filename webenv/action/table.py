"""The action language as Markdown, made from the table of verbs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from webenv.action.actions import REASONS
from webenv.action.explain import shown_pattern
from webenv.action.verbs import STYLES, VERBS, Spelling, Verb

INTRODUCTION = """\
# Actions

<!-- Made by `python -m webenv.action`; a test keeps it current. -->

An agent answers each observation with one action, as text, in any of three styles: in words
that name what a person sees, in brackets as in WebArena, or as calls as in BrowserGym. All
three mean the same actions. Text is parsed and never evaluated; text that is no action changes
nothing on the page, and the next observation says what was wrong and what the right form is.

## Pointing at an element

- By its visible name in quotes: `click "Add to cart"`. Capitals and spacing do not matter. The
  same name counts before a name that starts so, and that before a name that contains it.
- With its kind, before or after the name: `click the "Add to cart" button`.
- By counting: `click the 2nd "Edit"`, `click the last "Delete" link`.
- By what it is in or belongs to: `click "Delete" in "Blue mug"`,
  `click "Save" in the "Billing address" form`. The closest row, list item, form or other part
  of the page around "Blue mug" that holds a "Delete" counts.
- By its ref in the latest observation: `click e12`. In brackets and calls a target is a ref,
  where `12` means `e12`; any other text there is a name.

Several matches, or none, are an error that lists the candidates or the nearest names.

Quotes may be double or single, straight or typographic; `\\"`, `\\n` and `\\\\` are a quote, a
new line and a backslash. Verbs may be in capitals, and a full stop may end the line. An answer
without quotes is taken exactly as it stands, to its last character.
"""


def actions_table() -> str:
    """Every verb in the three styles by example, and the reasons for giving up."""
    verbs = _table(
        ("Verb", "In words", "In brackets", "As a call", "What it does"),
        ([verb.name, *_cells(verb, lambda row: row.example), verb.does] for verb in VERBS),
    )
    reasons = _table(
        ("Reason for giving up", "When"), ([f"`{code}`", text] for code, text in REASONS.items())
    )
    return f"{verbs}\n\n{reasons}\n"


def patterns_table() -> str:
    """Every verb in the three styles by its patterns."""
    return _table(
        ("Verb", "In words", "In brackets", "As a call"),
        ([verb.name, *_cells(verb, shown_pattern)] for verb in VERBS),
    )


def document() -> str:
    """The whole of docs/actions.md."""
    return (
        f"{INTRODUCTION}\n## Verbs\n\n{actions_table()}\n## Forms\n\n"
        f"What stands in ( ) may be left out.\n\n{patterns_table()}\n"
    )


def _cells(verb: Verb, show: Callable[[Spelling], str]) -> Iterator[str]:
    for style in STYLES:
        texts = dict.fromkeys(show(spelling) for spelling in verb.spellings(style))
        yield "<br>".join(f"`{text}`" for text in texts)


def _table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    lines = [list(heads), *map(list, rows)]
    lines.insert(1, ["---"] * len(lines[0]))
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)
