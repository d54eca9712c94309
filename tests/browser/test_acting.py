"""Dialogs, tabs, files, frames, shadow roots and pointers: seen, and acted on."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from starlette.responses import Response

from tests.browser.toy import Toy

Make = Callable[..., Toy]


def test_a_confirm_holds_the_page_until_it_is_accepted(toy: Make) -> None:
    page = (
        "<button onclick=\"this.textContent = confirm('Sure?') ? 'gone' : 'kept'\">Delete</button>"
    )
    internet = toy({"a.test/": page})
    internet.open("http://a.test/")
    assert 'alertdialog "Sure?" [confirm]' in internet.act('click "Delete"')["tree"]
    assert "Accept or dismiss it first" in internet.act('click "Delete"')["error"]
    assert 'button "kept"' in internet.act("dismiss the dialog")["tree"]
    internet.act('click "kept"')
    assert 'button "gone"' in internet.act("accept the dialog")["tree"]


def test_a_prompt_takes_a_text(toy: Make) -> None:
    internet = toy(
        {"a.test/": "<button onclick=\"this.textContent = prompt('Name?', 'x')\">Ask</button>"}
    )
    internet.open("http://a.test/")
    assert "textbox: x" in internet.act('click "Ask"')["tree"]
    assert 'button "Ada"' in internet.act('accept the dialog with "Ada"')["tree"]


def test_an_alert_from_a_timer_is_seen_too(toy: Make) -> None:
    internet = toy(
        {"a.test/": "<h1>Later</h1><script>setTimeout(() => alert('Now'), 500)</script>"}
    )
    assert 'alertdialog "Now" [alert]' in internet.open("http://a.test/")["tree"]
    assert 'heading "Later"' in internet.act("accept the dialog")["tree"]


def test_without_a_dialog_there_is_nothing_to_accept(toy: Make) -> None:
    internet = toy({"a.test/": "<h1>Calm</h1>"})
    internet.open("http://a.test/")
    assert internet.act("accept the dialog")["error"] == "There is no dialog to accept or dismiss."


def test_tabs_are_opened_listed_switched_and_closed(toy: Make) -> None:
    internet = toy(
        {
            "a.test/": "<title>First</title><a href='/two' target=_blank>Two</a>",
            "a.test/two": "<title>Second</title><h1>Two</h1>",
            "b.test/": "<title>Third</title>",
        }
    )
    internet.open("http://a.test/")
    seen = internet.act('click "Two"')
    assert seen["tabs"] == '  1 "First" http://a.test/\n* 2 "Second" http://a.test/two'
    assert internet.act('open a new tab at "b.test"')["url"] == "http://b.test/"
    assert internet.act("switch to tab 1")["url"] == "http://a.test/"
    assert internet.act('switch to tab "Third"')["url"] == "http://b.test/"
    assert "Tabs:" in internet.act("switch to tab 9")["error"]
    internet.act("close the tab")
    internet.act("close the tab")
    assert "only tab" in internet.act("close the tab")["error"]


def test_an_uploaded_file_arrives_in_the_page(toy: Make) -> None:
    page = """<label>Picture <input type=file onchange="
        this.files[0].text().then((text) => out.textContent = this.files[0].name + '=' + text)">
        </label><p id=out></p>"""
    internet = toy({"a.test/": page})
    internet.files = {"note.txt": b"hello"}
    internet.open("http://a.test/")
    assert "note.txt=hello" in internet.act('upload "note.txt" to "Picture"')["tree"]
    assert 'Files: "note.txt"' in internet.act('upload "other.txt" to "Picture"')["error"]


def test_a_download_is_kept_and_leaves_the_page_as_it_is(toy: Make) -> None:
    sent = Response(b"a,b\n", headers={"content-disposition": 'attachment; filename="x.csv"'})
    internet = toy({"a.test/": "<h1>Here</h1><a href='/x'>Export</a>", "a.test/x": sent})
    internet.open("http://a.test/")
    assert 'heading "Here"' in internet.act('click "Export"')["tree"]
    (download,) = internet.internet.traffic.downloads
    assert (download.name, download.content) == ("x.csv", b"a,b\n")


@pytest.mark.parametrize("host", ["a.test", "b.test"])
def test_frames_are_stitched_in_and_clickable(toy: Make, host: str) -> None:
    inner = """<div style="height:400px"></div>
        <button onclick="this.textContent='pressed'">inside</button>"""
    internet = toy(
        {
            "a.test/": f"<div style='height:900px'></div><iframe src='http://{host}/in' "
            "title='Frame' height=120></iframe>",
            f"{host}/in": inner,
        }
    )
    assert 'button "inside"' in internet.open("http://a.test/")["tree"]
    seen = internet.act('click "inside"')
    assert seen["error"] == ""
    assert 'button "pressed"' in seen["tree"]
    assert "pressed" in seen["html"]


def test_open_shadow_roots_are_part_of_the_page(toy: Make) -> None:
    page = """<my-widget></my-widget><script>
      customElements.define("my-widget", class extends HTMLElement {
        connectedCallback() {
          const root = this.attachShadow({mode: "open"});
          root.innerHTML = "<label>Amount <input></label><button>Save</button><output></output>";
          root.querySelector("button").onclick = () => {
            root.querySelector("output").textContent = root.querySelector("input").value; };
        } });</script>"""
    internet = toy({"a.test/": page})
    internet.open("http://a.test/")
    internet.act('fill "Amount" with "12"')
    assert "- status [ref=e3]: 12" in internet.act('click "Save"')["tree"]


def test_what_is_covered_or_disabled_is_refused_with_the_reason(toy: Make) -> None:
    page = """<button id=low>Under</button><button disabled>Off</button>
        <dialog id=d aria-label="Sign in"><button>Close</button></dialog>
        <div role=dialog aria-label="Cookies" style="position:fixed;inset:0;background:#fff">
        <button>OK</button></div>"""
    internet = toy({"a.test/": page})
    internet.open("http://a.test/")
    assert "covered by" in internet.act('click "Under"')["error"]
    assert "is disabled" in internet.act('click "Off"')["error"]


def test_dragging_moves_a_card(toy: Make) -> None:
    page = """<ul aria-label="Todo"><li draggable=true id=c>Card</li></ul>
        <div id=done role=region aria-label="Done" style="height:100px"></div><script>
        done.ondragover = (e) => e.preventDefault();
        done.ondrop = (e) => { e.preventDefault(); done.append(c); };</script>"""
    internet = toy({"a.test/": page})
    internet.open("http://a.test/")
    tree = internet.act('drag "Card" to "Done"')["tree"]
    assert tree.index("Done") < tree.index("Card")


def test_select_takes_labels_and_lists_them_when_wrong(toy: Make) -> None:
    page = "<label>Size <select><option>Small<option>Large</select></label>"
    internet = toy({"a.test/": page})
    internet.open("http://a.test/")
    assert 'option "Large" [selected]' in internet.act('select "Large" in "Size"')["tree"]
    error = internet.act('select "Huge" in "Size"')["error"]
    assert "Small" in error and "Large" in error


def test_keys_dates_and_long_pages(toy: Make) -> None:
    page = """<form action=/go><label>Day <input type=date name=day></label>
        <label>Text <input name=text></label></form><div style="height:3000px"></div><p>end</p>"""
    internet = toy({"a.test/": page, "a.test/go": "<h1>Sent</h1>"})
    internet.open("http://a.test/")
    assert "2026-05-20" in internet.act('fill "Day" with "2026-05-20"')["tree"]
    assert internet.act("scroll up")["error"] != ""
    assert internet.act("scroll down")["error"] == ""
    assert internet.evaluate("scrollY") == 720
    internet.act('type "mouse" into "Text"')
    seen = internet.act('press Enter in "Text"')
    assert seen["url"] == "http://a.test/go?day=2026-05-20&text=mouse"


def test_points_can_be_clicked_within_the_viewport_only(toy: Make) -> None:
    internet = toy({"a.test/": "<button onclick=\"this.textContent='hit'\">Aim</button>"})
    internet.open("http://a.test/")
    assert 'button "hit"' in internet.act("click at 25, 18")["tree"]
    assert "outside the viewport" in internet.act("click at 5000, 18")["error"]


@pytest.mark.parametrize("action", ["wiggle", "", "click", 'click "Nothing here"'])
def test_what_cannot_be_done_is_told_and_time_goes_on(toy: Make, action: str) -> None:
    internet = toy({"a.test/": "<button>Aim</button>"})
    internet.open("http://a.test/")
    assert internet.act(action)["error"] != ""
    assert internet.evaluate("Date.now()") == internet.clock.timestamp * 1000


def test_a_button_far_down_in_a_tall_frame_below_the_fold_is_reached(toy: Make) -> None:
    inner = """<div style="height:900px">top</div>
        <button onclick="this.textContent='pressed'">deep</button>"""
    page = "<div style='height:600px'></div><iframe src=/in title=Tall height=1000></iframe>"
    internet = toy({"a.test/": page, "a.test/in": inner})
    internet.open("http://a.test/")
    assert 'button "pressed"' in internet.act('click "deep"')["tree"]


@pytest.mark.parametrize(
    "later",
    [
        "ask.requestSubmit()",
        "queueMicrotask(() => ask.requestSubmit())",
        "setTimeout(() => ask.requestSubmit())",
        "setTimeout(() => setTimeout(() => ask.submit()))",
        "fetch('/go').then(() => location.assign('/go'))",
        "setTimeout(() => location.assign('/go'), 700)",
    ],
)
def test_a_page_that_is_asked_for_late_is_still_waited_for(toy: Make, later: str) -> None:
    page = f"""<form id=ask action=/go></form><button onclick="{later}">Go</button>"""
    internet = toy({"a.test/": page, "a.test/go": "<h1>There</h1>"})
    for _ in range(5):
        internet.open("http://a.test/")
        assert 'heading "There"' in internet.act('click "Go"')["tree"]


def test_an_answer_without_a_page_leaves_the_page_as_it_is(toy: Make) -> None:
    internet = toy(
        {
            "a.test/": "<h1>Here</h1><a href=/none>No content</a>",
            "a.test/none": Response(status_code=204),
        }
    )
    internet.open("http://a.test/")
    seen = internet.act('click "No content"')
    assert (seen["notice"], seen["url"]) == ("", "http://a.test/")


def test_what_a_page_does_when_it_is_scrolled_is_seen(toy: Make) -> None:
    page = """<div style="height:2000px"></div><p id=end>end</p><ul id=more></ul><script>
      new IntersectionObserver(([seen]) => {
        if (seen.isIntersecting) more.innerHTML = "<li>loaded</li>"; }).observe(end);
      addEventListener("scroll", () => document.title = "scrolled"); </script>"""
    internet = toy({"a.test/": page})
    internet.open("http://a.test/")
    seen = internet.act('scroll to "end"')
    assert "loaded" in seen["tree"]
    assert '"scrolled"' in seen["tabs"]
