"""States, properties and values are told as they are at the moment."""

from __future__ import annotations

import pytest

from .conftest import Show

STATES = [
    ("<input type=checkbox checked>", ("checked",)),
    ("<input type=radio checked>", ("checked",)),
    ("<div role=checkbox aria-checked=mixed>x</div>", ("checked=mixed",)),
    ("<div role=switch aria-checked=false>x</div>", ()),
    ("<button disabled>x</button>", ("disabled",)),
    ("<button aria-disabled=true>x</button>", ("disabled",)),
    ("<div aria-disabled=true><button>x</button></div>", ("disabled",)),
    ("<button aria-expanded=true>x</button>", ("expanded",)),
    ("<button aria-expanded=false aria-haspopup=true>x</button>", ("collapsed", "haspopup=menu")),
    ("<button aria-pressed=true>x</button>", ("pressed",)),
    ("<div role=tab aria-selected=true>x</div>", ("selected",)),
    ("<h4>x</h4>", ("level=4",)),
    ("<h4 aria-level=7>x</h4>", ("level=7",)),
    ("<a href=/x aria-current=page>x</a>", ("current=page",)),
    ("<a href=/x aria-current=true>x</a>", ("current",)),
    ("<input required aria-invalid=true>", ("required", "invalid")),
    ("<input readonly value=x>", ("readonly",)),
    ("<input placeholder=you@x aria-label=a>", ('placeholder="you@x"',)),
    ("<input type=date>", ("type=date",)),
    ("<input type=range min=0 max=9>", ("min=0", "max=9")),
    ("<div role=slider aria-valuemin=1 aria-valuemax=5>x</div>", ("min=1", "max=5")),
    ("<select multiple><option>x</select>", ("multiple",)),
    ("<div role=feed aria-busy=true>x</div>", ("busy",)),
    ("<li role=listitem draggable=true>x</li>", ("draggable",)),
    (
        "<div style='height: 9px; overflow: auto' role=log><p style='height: 99px'>x</div>",
        ("scrollable",),
    ),
]

VALUES = [
    ("<input value=mouse>", "mouse"),
    ("<input type=password value=secret>", "•••"),
    ("<input type=password>", ""),
    ("<textarea>a\nb</textarea>", "a\nb"),
    ("<select><option>S<option selected>L</select>", "L"),
    ("<select multiple><option selected>S<option selected>L</select>", "S, L"),
    ("<input type=range min=0 max=9 value=4>", "4"),
    ("<div role=slider aria-valuenow=30 aria-valuetext='$30'></div>", "$30"),
    ("<progress value=3 max=10></progress>", "3"),
    ("<progress></progress>", None),
    ("<div contenteditable>Dear <b>all</b></div>", "Dear all"),
    ("<button value=x>y</button>", None),
    ("<input type=checkbox value=x>", None),
]


@pytest.mark.parametrize(("html", "states"), STATES)
def test_an_element_tells_its_states(show: Show, html: str, states: tuple[str, ...]) -> None:
    assert show(html).snapshot().nodes[0].states == states


@pytest.mark.parametrize(("html", "value"), VALUES)
def test_a_control_tells_its_value(show: Show, html: str, value: str | None) -> None:
    assert show(html).snapshot().nodes[0].value == value


def test_what_the_user_has_changed_counts_and_not_the_markup(show: Show) -> None:
    page = show("<input value=old><input type=checkbox checked>")
    page.page.fill("input >> nth=0", "new")
    page.page.uncheck("input >> nth=1")
    nodes = page.snapshot().nodes
    assert (nodes[0].value, nodes[1].states) == ("new", ("active",))


def test_a_checkbox_can_be_half_checked(show: Show) -> None:
    page = show(
        "<input type=checkbox><script>document.querySelector('input').indeterminate = true</script>"
    )
    assert page.snapshot().nodes[0].states == ("checked=mixed",)


def test_a_fieldset_disables_its_controls_but_not_its_legend(show: Show) -> None:
    page = show(
        "<fieldset disabled><legend><button>a</button></legend><button>b</button></fieldset>"
    )
    assert (page.node("button", "a").states, page.node("button", "b").states) == ((), ("disabled",))


def test_the_focused_element_is_active_even_in_a_shadow_root(show: Show) -> None:
    page = show("<x-y><template shadowrootmode=open><button>Deep</button></template></x-y>")
    page.page.focus("button")
    snapshot = page.snapshot()
    assert (snapshot.nodes[0].states, snapshot.focused) == (("active",), snapshot.nodes[0].ref)


def test_a_field_is_invalid_only_after_the_user_has_tried(show: Show) -> None:
    page = show("<form><input type=email required><button>Send</button></form>")
    assert "invalid" not in page.snapshot().nodes[0].states
    page.page.click("button")
    assert "invalid" in page.snapshot().nodes[0].states


def test_a_summary_opens_and_closes_its_details(show: Show) -> None:
    page = show("<details><summary>More</summary><p>Hidden</p></details>")
    assert page.tree() == '- group [ref=e1]:\n  - button "More" [collapsed] [ref=e2]'
    page.page.click("summary")
    assert "- paragraph [ref=e3]: Hidden" in page.tree()
    assert page.node("button", "More").states == ("active", "expanded")


@pytest.mark.parametrize(
    "rule",
    [
        "#box { overflow: auto }",
        "#box { overflow-y: scroll }",
        "body { #box { overflow: auto } }",
        "@media all { div { --how: auto; overflow: var(--how) } }",
    ],
)
def test_a_rule_of_any_form_makes_a_box_scrollable(show: Show, rule: str) -> None:
    tall = "<p style='height: 200px'>x</p>"
    page = show(f"<style>{rule}</style><div id=box style='height: 50px'>{tall}</div>")
    assert "scrollable" in page.node("generic").states


def test_a_dialog_scrolls_by_itself(show: Show) -> None:
    tall = "<p style='height: 200px'>x</p>"
    page = show(f"<dialog aria-label=d style='max-height: 50px'>{tall}</dialog>")
    page.page.evaluate("document.querySelector('dialog').showModal()")
    assert "scrollable" in page.node("dialog").states


def test_a_hidden_group_of_options_is_not_there(show: Show) -> None:
    page = show("<select><optgroup hidden label=a><option>x</optgroup><option>y</select>")
    assert [node.name for node in page.snapshot().nodes if node.role != "combobox"] == ["y"]
