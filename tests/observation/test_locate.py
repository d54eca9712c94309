"""An element is found where a click reaches it, or the reason is told why none does."""

from __future__ import annotations

import pytest

from .conftest import Inspected, Show


def hit(page: Inspected, found: dict[str, float]) -> str:
    """The id of what a click at the found point would reach first."""
    script = "([x, y]) => document.elementFromPoint(x, y).id"
    return str(page.page.evaluate(script, [found["x"], found["y"]]))


def test_the_middle_of_an_element_is_where_to_click(show: Show) -> None:
    page = show(
        "<button style='position: absolute; left: 10px; top: 20px; width: 40px; height: 60px'>a"
    )
    found = page.call("locate", page.ref("button"))
    assert (found["x"], found["y"], found["box"]) == (30, 50, [10, 20, 40, 60])


def test_an_element_far_down_is_scrolled_to(show: Show) -> None:
    page = show("<div style='height: 3000px'></div><button id=b>b</button>")
    assert hit(page, page.call("locate", page.ref("button"))) == "b"


def test_what_is_in_view_is_not_scrolled(show: Show) -> None:
    page = show("<button>b</button><div style='height: 3000px'></div>")
    page.call("locate", page.ref("button"))
    assert page.page.evaluate("scrollY") == 0


def test_an_element_hidden_by_a_scrolled_container_is_scrolled_to(show: Show) -> None:
    page = show(
        "<div style='height: 50px; overflow: auto; scroll-behavior: smooth'>"
        "<div style='height: 900px'></div><button id=b>b</button></div>"
    )
    assert hit(page, page.call("locate", page.ref("button"))) == "b"


def test_a_wrapped_link_is_clicked_on_one_of_its_lines(show: Show) -> None:
    page = show(
        "<p style='width: 200px; font: 16px monospace'>some words before "
        "<a id=a href=/x>a link over lines</a>"
    )
    assert hit(page, page.call("locate", page.ref("link"))) == "a"


def test_a_click_on_the_inside_of_an_element_counts(show: Show) -> None:
    page = show("<button><b id=in style='display: block'>x</b></button>")
    assert hit(page, page.call("locate", page.ref("button"))) == "in"


def test_a_click_on_the_label_of_a_covered_control_counts(show: Show) -> None:
    page = show(
        "<input type=checkbox id=c style='position: absolute; clip-path: inset(50%)'>"
        "<label for=c id=l style='display: block'>Agree</label>"
    )
    assert hit(page, page.call("locate", page.ref("checkbox"))) == "l"


def test_another_part_is_clicked_when_the_middle_is_covered(show: Show) -> None:
    page = show(
        "<style>* { position: absolute; margin: 0; top: 0; left: 0; height: 100px }</style>"
        "<button id=b style='width: 400px'>b</button>"
        "<div style='left: 150px; width: 100px'>over</div>"
    )
    assert hit(page, page.call("locate", page.ref("button"))) == "b"


@pytest.mark.parametrize(
    ("cover", "told"),
    [
        (
            "<dialog open aria-label='Sign in' {}><button style='{}'>x</button></dialog>",
            'dialog "Sign in"',
        ),
        ("<section aria-label=Cookies {}>x</section>", 'region "Cookies"'),
        ("<div {}>Please wait</div>", 'text "Please wait"'),
        ("<div {}></div>", "a <div> element"),
    ],
)
def test_what_covers_an_element_is_told(show: Show, cover: str, told: str) -> None:
    style = "style='position: fixed; inset: 0; width: auto; height: auto; max-width: none'"
    page = show("<button>Under</button>" + cover.format(style, "width: 100%; height: 100%"))
    found = page.call("locate", page.ref("button", "Under"))
    assert ("x" in found, found["covered_by"]) == (False, told)


def test_a_sticky_header_is_got_out_of_the_way(show: Show) -> None:
    page = show(
        "<header style='position: fixed; top: 0; left: 0; right: 0; height: 100px'>x</header>"
        "<div style='height: 2000px'></div><button id=b>b</button>"
        "<div style='height: 2000px'></div>"
    )
    page.page.evaluate("scrollTo(0, 2000)")
    assert hit(page, page.call("locate", page.ref("button"))) == "b"


def test_an_element_in_a_shadow_root_is_reached(show: Show) -> None:
    page = show("<x-y id=host><template shadowrootmode=open><button>b</button></template></x-y>")
    found = page.call("locate", page.ref("button"))
    assert (hit(page, found), found["covered_by"]) == ("host", None)


def test_the_facts_of_a_control_are_told(show: Show) -> None:
    page = show(
        "<select aria-label=Size><option value=s>Small<option selected disabled>Large</select>"
        "<fieldset disabled><input value=x></fieldset><input type=checkbox checked>"
    )
    select = page.call("locate", page.ref("combobox"))
    assert select["options"] == [
        {"label": "Small", "value": "s", "selected": False, "disabled": False},
        {"label": "Large", "value": "Large", "selected": True, "disabled": True},
    ]
    disabled = page.call("locate", page.ref("textbox"))
    assert (disabled["enabled"], disabled["editable"]) == (False, False)
    box = page.call("locate", page.ref("checkbox"))
    assert (box["checked"], box["editable"], box["type"]) == ("true", False, "checkbox")


def test_an_element_that_has_gone_is_an_error(show: Show) -> None:
    page = show("<button>b</button>")
    ref = page.ref("button")
    page.page.evaluate("document.querySelector('button').remove()")
    assert page.call("locate", ref) == {"error": f"{ref} is no longer on the page"}
    assert page.call("locate", "e99") == {"error": "there is no e99 on the page"}


def test_the_page_and_containers_scroll_and_tell_whether_they_moved(show: Show) -> None:
    page = show(
        "<div role=list style='height: 50px; overflow: auto'><p style='height: 90px'>a</p></div>"
        "<div style='height: 2000px'></div>"
    )
    ref = page.ref("paragraph")
    first, second = (page.call("scroll", ref, 0, 500) for _ in range(2))
    assert (first["scrolled"].split()[0], first["moved"]) == ("list", True)
    assert (second["scrolled"], second["moved"]) == ("page", True)
    assert not page.call("scroll", None, 500, 0)["moved"]
