from pathlib import Path

from webenv.action.table import actions_table, document
from webenv.action.verbs import STYLES, VERBS

DOCS = Path(__file__).parents[2] / "docs" / "actions.md"


def test_the_documentation_is_current() -> None:
    """If this fails: python -m webenv.action > docs/actions.md"""
    assert DOCS.read_text(encoding="utf-8") == document()


def test_every_verb_has_every_style() -> None:
    for verb in VERBS:
        for style in STYLES:
            assert verb.spellings(style), (verb.name, style)
            assert verb.spellings(style)[0].example in actions_table()
