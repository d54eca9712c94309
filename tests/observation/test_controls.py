"""Form controls are set as a user would set them, and the page hears of it."""

from __future__ import annotations

import pytest

from .conftest import Inspected, Show

LISTEN = """<script>
  window.heard = [];
  for (const type of ["input", "change"])
    addEventListener(type, (event) => heard.push(type + " " + event.target.value));
</script>"""


def heard(page: Inspected) -> list[str]:
    result: list[str] = page.page.evaluate("heard")
    return result


@pytest.mark.parametrize("label", ["Large", "l", "  Large "])
def test_an_option_is_chosen_by_label_or_value(show: Show, label: str) -> None:
    page = show(LISTEN + "<select><option value=s>Small<option value=l> Large</select>")
    assert page.call("select", page.ref("combobox"), [label]) == {"ok": True, "selected": ["Large"]}
    assert heard(page) == ["input l", "change l"]


def test_several_options_are_chosen_together(show: Show) -> None:
    page = show("<select multiple><option>a<option selected>b<option>c</select>")
    page.call("select", page.ref("listbox"), ["a", "c"])
    assert page.node("listbox").value == "a, c"


@pytest.mark.parametrize(
    ("labels", "error"),
    [
        (["Huge"], 'there is no option "Huge"'),
        (["Gone"], 'the option "Gone" is disabled'),
        (["Small", "Gone"], "exactly one option can be selected"),
    ],
)
def test_an_impossible_choice_names_the_options(show: Show, labels: list[str], error: str) -> None:
    page = show("<select><option>Small<option disabled>Gone</select>")
    answer = page.call("select", page.ref("combobox"), labels)
    assert answer == {"error": error, "options": ["Small", "Gone"]}


def test_files_are_put_into_a_file_input(show: Show) -> None:
    page = show(LISTEN + "<input type=file>")
    file = {"name": "a.txt", "type": "text/plain", "base64": "aGVsbG8="}
    assert page.call("setFiles", page.ref("button"), [file]) == {"ok": True, "files": ["a.txt"]}
    assert page.page.evaluate("document.querySelector('input').files[0].text()") == "hello"
    assert len(heard(page)) == 2
    assert "error" in page.call("setFiles", page.ref("button"), [file, file])


@pytest.mark.parametrize(
    "html", ["<input value=old>", "<textarea>old</textarea>", "<div contenteditable>old</div>"]
)
def test_typing_after_select_all_replaces_the_text(show: Show, html: str) -> None:
    page = show(html)
    assert page.call("selectAll", page.ref("textbox")) == {"ok": True}
    page.page.keyboard.insert_text("new")
    assert page.node("textbox").value == "new"


def test_a_read_only_field_is_not_editable(show: Show) -> None:
    page = show("<input readonly>")
    assert page.call("selectAll", page.ref("textbox")) == {"error": "e1 is not editable"}


@pytest.mark.parametrize(
    ("kind", "value"),
    [("date", "2024-05-06"), ("time", "10:30"), ("color", "#ff0000"), ("range", "7")],
)
def test_a_value_that_is_hard_to_type_is_set(show: Show, kind: str, value: str) -> None:
    page = show(f"{LISTEN}<input type={kind} max=9>")
    role = "slider" if kind == "range" else "textbox"
    assert page.call("setValue", page.ref(role), value) == {"ok": True, "value": value}
    assert heard(page) == [f"input {value}", f"change {value}"]


def test_a_value_in_the_wrong_form_changes_nothing(show: Show) -> None:
    page = show(f"{LISTEN}<input type=date value=2024-01-01>")
    answer = page.call("setValue", page.ref("textbox"), "5 May")
    assert answer == {"error": '"5 May" is not a valid date value; write it as yyyy-mm-dd'}
    assert (page.node("textbox").value, heard(page)) == ("2024-01-01", [])


def test_an_element_takes_the_focus(show: Show) -> None:
    page = show("<button>b</button><p>p</p>")
    assert page.call("focus", page.ref("button")) == {"ok": True}
    assert page.snapshot().focused == "e1"
    assert page.call("focus", page.ref("paragraph")) == {"error": "e2 cannot have the focus"}
