"""Names and descriptions are those of the accname specification."""

from __future__ import annotations

import pytest

from .conftest import Show

NAMES = [
    ("<button>Save <b>it</b></button>", "Save it"),
    ("<button>\n  Save\n  all </button>", "Save all"),
    ("<button aria-label='Close'>x</button>", "Close"),
    ("<button aria-label=' '>x</button>", "x"),
    ("<button aria-labelledby='a b'>x</button><i id=a>Edit</i><i id=b hidden>me</i>", "Edit me"),
    (
        "<button id=s aria-label=Delete aria-labelledby='s f'></button><i id=f>file</i>",
        "Delete file",
    ),
    ("<button aria-labelledby=none>x</button>", "x"),
    ("<button title=Help>?</button>", "?"),
    ("<button title=Help></button>", "Help"),
    ("<button><img alt=Basket> 3</button>", "Basket 3"),
    ("<button>a<span aria-hidden=true>b</span><span hidden>c</span>d</button>", "ad"),
    ("<button>a<span style='visibility: hidden'>b</span></button>", "a"),
    ("<button>in<span>stock</span></button>", "instock"),
    ("<button>one<div>two</div>three</button>", "one two three"),
    ("<button>one<br>two</button>", "one two"),
    ("<button>a<svg width=9 height=9><title>star</title></svg></button>", "a star"),
    ("<button style='text-transform: uppercase'>Buy</button>", "BUY"),
    ("<style>b::before { content: 'New: ' }</style><button><b>mug</b></button>", "New: mug"),
    ("<style>button::after { content: '→' / 'onwards' }</style><button>Go</button>", "Go onwards"),
    (
        "<style>@media all { b { &::after { content: '!' } } }</style><button><b>Go</b></button>",
        "Go!",
    ),
    ("<style>b::after { content: '' }</style><button><b>Go</b></button>", "Go"),
    ("<a href=/x><img alt=Mug></a>", "Mug"),
    ("<img alt=Mug title=Tip>", "Mug"),
    ("<img title=Tip>", "Tip"),
    ("<label>Email <input></label>", "Email"),
    ("<label for=i>Email</label><input id=i>", "Email"),
    ("<label for=i>One</label><label for=i>Two</label><input id=i>", "One Two"),
    ("<label>Flash <input type=checkbox> <input value=3> times</label>", "Flash 3 times"),
    ("<label>Size <select><option>S<option selected>L</select></label>", "Size"),
    ("<input placeholder=Search>", "Search"),
    ("<input title=Tip placeholder=Search>", "Tip"),
    ("<input type=submit>", "Submit"),
    ("<input type=reset>", "Reset"),
    ("<input type=button value=Go>", "Go"),
    ("<input type=image alt=Pay>", "Pay"),
    ("<fieldset><legend>Address</legend></fieldset>", "Address"),
    ("<table><caption>Orders</caption><tr><td>x</table>", "Orders"),
    ("<figure><figcaption>Winter</figcaption></figure>", "Winter"),
    ("<iframe title=Map></iframe>", "Map"),
    ("<svg width=9 height=9><title>Star</title></svg>", "Star"),
    ("<div role=checkbox>All <b>of them</b></div>", "All of them"),
    ("<div role=group>Not this</div>", ""),
    ("<p aria-label='Not this'>x</p>", ""),
    ("<div tabindex=0 aria-label=Rating>x</div>", "Rating"),
    ("<div style='cursor: pointer' aria-label=Close>x</div>", "Close"),
    ("<input type=submit title=Tip>", "Submit"),
    ("<progress></progress><h2>Wait <progress></progress></h2>", ""),
    ("<h2>a<span inert>b</span>c</h2>", "ac"),
    ("<div role=treeitem>src<div role=group><div role=treeitem>a.py</div></div></div>", "src"),
    ("<details open><summary>More</summary></details>", ""),
]

DESCRIPTIONS = [
    ("<input aria-label=a aria-describedby='x y'><i id=x>Too</i><i id=y>short</i>", "Too short"),
    ("<button aria-description=More>a</button>", "More"),
    ("<button title=Tip>a</button>", "Tip"),
]


@pytest.mark.parametrize(("html", "name"), NAMES)
def test_an_element_has_its_name(show: Show, html: str, name: str) -> None:
    node = next(node for node in show(html).snapshot().nodes if node.role != "text")
    assert node.name == name


@pytest.mark.parametrize(("html", "description"), DESCRIPTIONS)
def test_a_description_stands_among_the_states(show: Show, html: str, description: str) -> None:
    assert f'description="{description}"' in show(html).snapshot().nodes[0].states


def test_a_title_that_is_the_name_is_no_description(show: Show) -> None:
    assert show("<button title=Help></button>").snapshot().nodes[0].states == ()


def test_a_label_that_names_its_control_is_not_told_twice(show: Show) -> None:
    page = show("<label>Email <input></label><fieldset><legend>Pay</legend>now</fieldset>")
    assert page.tree() == '- textbox "Email" [ref=e1]\n- group "Pay" [ref=e2]: now'


def test_a_label_of_a_hidden_control_is_told(show: Show) -> None:
    assert show("<label>Upload <input type=file hidden></label>").tree() == "- text: Upload"
