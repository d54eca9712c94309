"""Looking at a page changes nothing in it, and takes time in proportion to its size."""

from __future__ import annotations

from pathlib import Path

import pytest

from .conftest import Inspected, Show

PAGES = sorted(Path(__file__).parent.joinpath("pages").glob("*.html"))

WATCH = """
  window.seen = [];
  const observer = new MutationObserver((records) => seen.push(...records.map((r) => r.type)));
  const options = {subtree: true, childList: true, attributes: true, characterData: true};
  observer.observe(document, options);
  for (const el of document.querySelectorAll("*"))
    if (el.shadowRoot) observer.observe(el.shadowRoot, options);
  for (const type of ["focusin", "focusout", "scroll", "input", "change", "selectionchange"])
    addEventListener(type, () => seen.push(type), true);
"""


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_a_snapshot_changes_nothing_and_is_not_noticed(show: Show, path: Path) -> None:
    page = show(path.read_text("utf-8"))
    before = page.page.evaluate("Object.getOwnPropertyNames(window).length")
    page.page.evaluate(WATCH)
    page.snapshot()
    page.evaluate("webenv.html()")
    seen = page.page.evaluate("new Promise((done) => setTimeout(() => done(seen), 20))")
    assert seen == []
    assert page.page.evaluate("typeof webenv") == "undefined"
    assert page.page.evaluate("Object.getOwnPropertyNames(window).length") == before + 1


def test_the_isolated_world_has_one_global(show: Show) -> None:
    page = show("<p>x</p>")
    plain = page.cdp.send("Page.createIsolatedWorld", {"frameId": page.main})
    names = "Object.getOwnPropertyNames(globalThis)"
    untouched = page.evaluate(names, plain["executionContextId"])
    assert set(page.evaluate(names)) - set(untouched) == {"webenv"}


def cards(count: int) -> str:
    card = (
        "<li><article><a href=/p><img alt=Mug><h3>Mug</h3></a><p>Rated <b>4</b> of 5</p>"
        "<label>Qty <input type=number></label><button>Add</button></article></li>"
    )
    return f"<style>p::before {{ content: '*' }}</style><ul>{card * count}</ul>"


def milliseconds(page: Inspected) -> float:
    """The shortest of several runs, for what else the machine does meanwhile."""
    script = (
        "(() => {const a = performance.now(); webenv.snapshot(1); return performance.now() - a})()"
    )
    return min(float(page.evaluate(script)) for _ in range(5))


def test_the_time_of_a_snapshot_grows_with_the_page_and_not_faster(show: Show) -> None:
    small = milliseconds(show(cards(150)))
    large = milliseconds(show(cards(1000)))
    assert large / small < 3 * (1000 / 150)
