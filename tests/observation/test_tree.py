"""The text of a tree is what an agent reads."""

from __future__ import annotations

import pytest

from webenv.observation.snapshot import Node, Snapshot
from webenv.observation.tree import format_tree

from .conftest import Show

SHOP = """
<header><nav aria-label=Main><a href=/cart>Cart <span>3</span></a></nav>
  <label>Search <input type=search value=mouse></label></header>
<main><h1>Blue mug</h1><div><p>In <b>stock</b> and <a href=/ship>ships</a> today.</p></div>
  <div>One</div><div>Two</div>
  <select aria-label=Size><option>S<option selected>L
    <optgroup label=Large><option disabled>XL</optgroup></select>
  <button aria-label="Remove &quot;Blue&quot;">×</button>
  <table><tr><th>Colour<td>Blue<tr><td><td><a href=/x>Edit</a></table>
  <ul><li><a href=/p><img alt=Mug src="data:,"><h3>Mug</h3><p>$12</p></a></ul>
</main>
"""

SHOP_TREE = r"""
- banner [ref=e1]:
  - navigation "Main" [ref=e2]:
    - link "Cart 3" [ref=e3]:
      - /url: /cart
  - searchbox "Search" [ref=e4]: mouse
- main [ref=e5]:
  - heading "Blue mug" [level=1] [ref=e6]
  - paragraph [ref=e7]:
    - text: In stock and
    - link "ships" [ref=e8]:
      - /url: /ship
    - text: today.
  - text: One
  - text: Two
  - combobox "Size" [ref=e9]:
    - option "S"
    - option "L" [selected]
    - group "Large":
      - option "XL" [disabled]
  - button "Remove \"Blue\"" [ref=e10]: ×
  - table [ref=e11]:
    - rowgroup [ref=e12]:
      - row [ref=e13]:
        - rowheader "Colour" [ref=e14]
        - cell "Blue" [ref=e15]
      - row [ref=e16]:
        - cell [ref=e17]
        - cell [ref=e18]:
          - link "Edit" [ref=e19]:
            - /url: /x
  - list [ref=e20]:
    - listitem [ref=e21]:
      - link "Mug Mug $12" [ref=e22]:
        - /url: /p
        - heading "Mug" [level=3] [ref=e24]
"""


def test_a_page_reads_like_this(show: Show) -> None:
    assert show(SHOP).tree() == SHOP_TREE.strip()


def test_a_snapshot_knows_its_page(show: Show) -> None:
    snapshot = show("<title>T</title><div style='height: 2000px'>x</div>").snapshot()
    assert (snapshot.url, snapshot.title) == ("about:blank", "T")
    assert (snapshot.viewport, snapshot.scroll) == ((1280, 720), (0, 0))
    assert snapshot.page_size[1] >= 2000


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("plain: text", "- text: plain: text"),
        ('"quoted"', r'- text: "\"quoted\""'),
        ("two\nlines", r'- text: "two\nlines"'),
    ],
)
def test_a_node_is_always_one_line(text: str, line: str) -> None:
    assert format_tree(Snapshot("", "", (Node("text", text, 0),))) == line


def test_a_paragraph_is_one_text_and_a_new_block_starts_another(show: Show) -> None:
    page = show("A <em>big</em> <code>x</code><sup>2</sup><br>line<div>block</div>end")
    assert page.tree().splitlines() == ["- text: A big x2 line", "- text: block", "- text: end"]


LONG = """
<h1>Top</h1><div style="height: 2000px"></div><button>Far</button><p>Farther</p>
<button style="position: fixed; top: 0; right: 0">Fixed</button>
"""


def test_only_the_viewport_is_told_when_asked(show: Show) -> None:
    assert show(LONG).tree(viewport_only=True).splitlines() == [
        '- heading "Top" [level=1] [ref=e1]',
        '- button "Fixed" [ref=e4]',
        "- note: 2 more elements below; scroll down to see them",
    ]


def test_what_is_above_is_counted_after_scrolling(show: Show) -> None:
    page = show(LONG)
    page.page.evaluate("scrollTo(0, 9999)")
    assert page.tree(viewport_only=True).splitlines() == [
        '- button "Far" [ref=e2]',
        "- paragraph [ref=e3]: Farther",
        '- button "Fixed" [ref=e4]',
        "- note: 1 more element above; scroll up to see it",
    ]


def test_a_scrolled_container_says_what_it_holds_back(show: Show) -> None:
    items = "".join(f"<li style='height: 30px'><button>{number}</button>" for number in range(9))
    page = show(f"<ul style='height: 65px; overflow: auto; margin: 0'>{items}</ul>")
    lines = page.tree(viewport_only=True).splitlines()
    assert lines[0] == "- list [scrollable] [ref=e1]:"
    assert lines[-1] == "  - note: 6 more elements here; scroll [e1] to see them"
    assert len(lines) == 2 + 2 * 3


def test_what_overflow_cuts_off_is_not_in_view(show: Show) -> None:
    page = show(
        "<div style='height: 20px; overflow: hidden; position: relative'><p>a</p>"
        "<div style='height: 50px'></div><button>Cut</button>"
        "<button style='position: fixed; top: 300px'>Kept</button></div>"
    )
    assert (page.node("button", "Cut").in_view, page.node("button", "Kept").in_view) == (
        False,
        True,
    )


def test_the_options_of_a_closed_list_are_in_view_with_it(show: Show) -> None:
    page = show("<select aria-label=Size><option>S</select>")
    assert '- option "S"' in page.tree(viewport_only=True)
