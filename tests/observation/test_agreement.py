"""The tree agrees with Chromium's own accessibility tree."""

from __future__ import annotations

from pathlib import Path

import pytest

from .agreement import agreement
from .conftest import Show

PAGES = sorted(Path(__file__).parent.joinpath("pages").glob("*.html"))


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_roles_and_names_agree_with_chromium(show: Show, path: Path) -> None:
    page = show(path.read_text("utf-8"))
    found = agreement(page.send, page.context)
    assert found.differences == ()
    assert found.total > 4


def test_a_disagreement_is_named_with_its_element(show: Show) -> None:
    page = show("<button id=b>Save</button><a href=/x>Out</a>")
    page.evaluate(
        """(() => {
          const real = webenv;
          const snapshot = (first) => real.snapshot(first).replace('"Save"', '"Sauve"');
          globalThis.webenv = {...real, snapshot};
        })()"""
    )
    found = agreement(page.send, page.context)
    assert (found.matched, found.total, found.share) == (1, 2, 0.5)
    assert found.differences == ('<button id="b">: button "Sauve", Chromium says button "Save"',)
