"""What a document tells step by step is what it would tell if it were asked afresh."""

from __future__ import annotations

import random

import pytest

from webenv.observation.documents import Document, join
from webenv.observation.tree import format_tree

from .conftest import Inspected, Show

PAGE = """
<header><h1>Tasks</h1><button aria-pressed=false>Filter</button></header>
<ul>{items}</ul>
<section aria-label=Options><select aria-label=Order><option>Old<option>New</select>
<label><input type=checkbox> Show all</label><p>3 of 9</p></section>
"""
ITEMS = "".join(f"<li><a href='/{n}'>Item {n}</a> <button>Edit</button></li>" for n in range(6))

CHANGES = (
    "at('li').remove()",
    "at('li').before(make('<li><a href=/new>New item</a></li>'))",
    "at('li').append(make('<ul><li>inner</li></ul>'))",
    "at('a').textContent += '!'",
    "at('button').toggleAttribute('disabled')",
    "at('button').replaceWith('plain text')",
    "at('button').focus()",
    "at('li').toggleAttribute('hidden')",
    "at('input').checked = !at('input').checked",
    "at('select').selectedIndex = 1 - at('select').selectedIndex",
    "at('li').parentNode?.prepend(at('li'))",
    "document.body.prepend(make('<p>Saved</p>'))",
    "at('section').remove()",
    "document.body.replaceChildren(make('<h1>Empty</h1>'))",
    "1",
)
HELPERS = """((number) => {
  const at = (selector) => {
    const found = [...document.querySelectorAll(selector)];
    return found[number %% found.length] || document.createElement("p");
  };
  const make = (html) => document.createRange().createContextualFragment(html);
  %s;
})(%d)"""


def fresh(page: Inspected, first_ref: int) -> Document:
    document = Document()
    document.learn(page.call("snapshot", first_ref), first_ref)
    return document


@pytest.mark.parametrize("seed", range(8))
def test_what_is_learnt_from_changes_is_what_a_fresh_look_tells(show: Show, seed: int) -> None:
    rng = random.Random(seed)
    page = show(PAGE.format(items=ITEMS))
    document = Document()
    shorter = 0
    for _ in range(20):
        change = rng.choice(CHANGES[:-3] if rng.random() < 0.9 else CHANGES)
        page.page.evaluate(HELPERS % (change, rng.randrange(100)))
        first_ref = rng.choice((1, 1, 1, 4))
        answer = page.call("snapshot", first_ref, document.known(first_ref))
        document.learn(answer, first_ref)
        shorter += len(answer["rows"]) < len(document.nodes)
        told = fresh(page, first_ref)
        assert (document.nodes, document.next_ref) == (told.nodes, told.next_ref), change
        document.answer["serial"] = told.answer["serial"]
    assert shorter > 5


def test_an_answer_that_got_lost_is_made_up_for(show: Show) -> None:
    page = show(PAGE.format(items=ITEMS))
    document = fresh(page, 1)
    page.page.evaluate("document.querySelector('li').remove()")
    page.call("snapshot", 1, document.known(1))
    page.page.evaluate("document.querySelector('h1').textContent = 'Done'")
    document.learn(page.call("snapshot", 1, document.known(1)), 1)
    assert document.nodes == fresh(page, 1).nodes


def test_where_things_are_makes_no_difference_to_the_tree(show: Show) -> None:
    page = show(
        PAGE.format(items=ITEMS) + "<span></span><a href=/x></a><svg width=9 height=9></svg>"
        "<div style='transform: scale(0)'><button>Tiny</button></div>"
        "<div style='height: 9px; overflow: auto'><p style='height: 99px'>Long</p></div>"
    )
    unmeasured = Document()
    unmeasured.learn(page.call("snapshot", 1, 0, False), 1)
    assert format_tree(join(unmeasured)) == page.tree()
    assert {node.box for node in unmeasured.nodes} == {None}
