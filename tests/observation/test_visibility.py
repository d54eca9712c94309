"""What nobody can perceive is not in the tree."""

from __future__ import annotations

import pytest

from .conftest import Show

HIDDEN = [
    "<p hidden>x</p>",
    "<p style='display: none'>x</p>",
    "<p style='visibility: hidden'>x</p>",
    "<p aria-hidden=true>x</p>",
    "<div inert><button>x</button></div>",
    "<div style='content-visibility: hidden'><p>x</p></div>",
    "<style>div { content-visibility: hidden }</style><div>x</div>",
    "<p hidden=until-found>x</p>",
    "<dialog>x</dialog>",
    "<template><p>x</p></template>",
    "<script>1</script><style>p {}</style><noscript>x</noscript>",
    "<input type=hidden value=x>",
    "<datalist><option>x</datalist>",
]


@pytest.mark.parametrize("html", HIDDEN)
def test_hidden_content_is_left_out(show: Show, html: str) -> None:
    assert show(html).tree() == ""


def test_a_visible_child_of_an_invisible_element_is_told(show: Show) -> None:
    page = show(
        "<p style='visibility: hidden'>No <button style='visibility: visible'>Yes</button></p>"
    )
    assert page.tree() == '- button "Yes" [ref=e1]'


def test_content_without_a_box_of_its_own_is_told(show: Show) -> None:
    assert show("<div style='display: contents'>x</div>").tree() == "- text: x"


def test_an_open_modal_dialog_hides_the_rest(show: Show) -> None:
    page = show(
        "<main inert><h1>Behind</h1><dialog id=a>First <button>A</button></dialog></main>"
        "<dialog id=b>Second <button>B</button></dialog>"
        "<script>b.showModal(); a.showModal()</script>"
    )
    assert page.tree().splitlines() == [
        "- dialog [ref=e1]:",
        "  - text: First",
        '  - button "A" [active] [ref=e2]',
    ]


def test_a_dialog_that_is_not_modal_hides_nothing(show: Show) -> None:
    assert show("<p>Behind</p><dialog open>x</dialog>").tree().splitlines() == [
        "- paragraph [ref=e1]: Behind",
        "- dialog [ref=e2]: x",
    ]


def test_shadow_roots_and_slots_are_read_as_they_are_laid_out(show: Show) -> None:
    page = show(
        "<x-card><template shadowrootmode=open><h2><slot name=title>None</slot></h2>"
        "<slot></slot></template><p>Body</p><b slot=title>Title</b><i slot=other>Never</i></x-card>"
    )
    assert page.tree().splitlines() == [
        '- heading "Title" [level=2] [ref=e1]',
        "- paragraph [ref=e2]: Body",
    ]


def test_owned_elements_are_told_where_their_owner_is(show: Show) -> None:
    page = show("<div role=group aria-owns=o></div><p>between</p><button id=o>Owned</button>")
    assert page.tree().splitlines() == [
        "- group [ref=e1]:",
        '  - button "Owned" [ref=e2]',
        "- paragraph [ref=e3]: between",
    ]
