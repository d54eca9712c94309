"""The documents of iframes stand where the iframes are."""

from __future__ import annotations

from html import escape

from .conftest import Show

INNER = "<style>body { margin: 0 }</style><button>Inner</button>"
MIDDLE = (
    f"<p>Middle</p><iframe title=b style='margin: 0; border: 0' srcdoc='{escape(INNER)}'></iframe>"
)
OUTER = (
    "<style>body { margin: 0 }</style><button>Before</button>"
    "<iframe title=a style='position: absolute; left: 100px; top: 50px; border: 5px solid;"
    f' padding: 3px\' srcdoc="{escape(MIDDLE)}"></iframe><button>After</button>'
)


def test_nested_frames_are_spliced_in_with_refs_of_their_own(show: Show) -> None:
    assert show(OUTER).tree().splitlines() == [
        '- button "Before" [ref=e1]',
        '- iframe "a" [ref=e2]:',
        "  - paragraph [ref=e4]: Middle",
        '  - iframe "b" [ref=e5]:',
        '    - button "Inner" [ref=e6]',
        '- button "After" [ref=e3]',
    ]


def test_boxes_in_a_frame_are_relative_to_the_page(show: Show) -> None:
    page = show(OUTER)
    inner = page.page.frames[-1].locator("button").bounding_box()
    box = page.node("button", "Inner").box
    assert inner is not None and box is not None
    assert (round(box.x), round(box.y)) == (round(inner["x"]), round(inner["y"]))


def test_each_node_tells_its_frame_and_its_parent(show: Show) -> None:
    snapshot = show(OUTER).snapshot()
    inner = next(node for node in snapshot.nodes if node.name == "Inner")
    assert (inner.frame, snapshot.nodes[inner.parent].name) == (2, "b")


def test_a_frame_that_is_scrolled_away_shows_nothing(show: Show) -> None:
    page = show(f"<div style='height: 5000px'></div><iframe srcdoc='{escape(INNER)}'></iframe>")
    assert not page.node("button", "Inner").in_view


def test_the_focus_inside_a_frame_is_the_focus_of_the_page(show: Show) -> None:
    page = show(OUTER)
    page.page.frames[-1].focus("button")
    snapshot = page.snapshot()
    assert snapshot.by_ref(snapshot.focused or "") == page.node("button", "Inner")


def test_a_frame_that_has_lost_the_focus_has_nothing_active(show: Show) -> None:
    page = show(OUTER)
    page.page.frames[-1].focus("button")
    page.page.focus("button")
    snapshot = page.snapshot()
    assert snapshot.focused == "e1"
    assert [node.name for node in snapshot.nodes if "active" in node.states] == ["Before"]
