from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webenv.action import actions as act
from webenv.action.actions import Target, describe
from webenv.action.grammar import MAX_CHARACTERS, parse
from webenv.action.keys import MODIFIERS, NAMED_KEYS
from webenv.action.patterns import natural_rules
from webenv.action.roles import ROLE_WORDS
from webenv.action.verbs import STYLES, VERBS, Verb
from webenv.errors import ActionSyntaxError

E12 = Target(ref="e12")
EDIT = Target("Edit")
EXAMPLES = [
    (verb, spelling.example)
    for verb in VERBS
    for style in STYLES
    for spelling in verb.spellings(style)
]


def without_targets(action: act.Action) -> act.Action:
    """The action with every target replaced by the same one."""
    held = {field.name: getattr(action, field.name) for field in fields(action)}  # type: ignore[arg-type]
    return replace(  # type: ignore[type-var]
        action, **{name: E12 for name, value in held.items() if isinstance(value, Target)}
    )


@pytest.mark.parametrize(("verb", "example"), EXAMPLES)
def test_all_examples_of_a_verb_mean_the_same_action(verb: Verb, example: str) -> None:
    """The three styles differ only in how they point at elements."""
    assert without_targets(parse(example)) == without_targets(parse(verb.natural[0].example))


def test_every_kind_of_action_has_a_verb() -> None:
    made = {type(parse(example)).__name__ for _, example in EXAMPLES}
    assert made == {kind.__name__ for kind in act.Action.__subclasses__()}


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ('click "Add to cart"', Target("Add to cart")),
        ('click the "Add to cart" button', Target("Add to cart", "button")),
        ('click the button "Add to cart"', Target("Add to cart", "button")),
        ('click on "Edit"', EDIT),
        ('click 2nd "Edit"', Target("Edit", ordinal=2)),
        ('click the second "Edit"', Target("Edit", ordinal=2)),
        (
            'click the last "Delete" link in "Blue mug"',
            Target("Delete", "link", -1, Target("Blue mug")),
        ),
        (
            'click "Save" in the "Billing address" form',
            Target("Save", scope=Target("Billing address", "form")),
        ),
        ('click "A" in "B" in "C"', Target("A", scope=Target("B", scope=Target("C")))),
        ("click the 3rd menu item", Target(role="menu item", ordinal=3)),
        ('click the "Reviews" tab', Target("Reviews", "tab")),
        ("click the first link in e7", Target(role="link", ordinal=1, scope=Target(ref="e7"))),
        ("click e12", E12),
        ("click [e12]", E12),
        ("click [12]", E12),
        ("click E12", E12),
        ('click("e12")', E12),
        ('click("12")', E12),
        ("click(e12)", E12),
        ('click("Edit")', EDIT),
        ("click [Edit]", EDIT),
        ('click "e12"', Target("e12")),
    ],
)
def test_targets(text: str, target: Target) -> None:
    assert parse(text) == act.Click(target)


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ('type "a" into "N" and press Enter', act.Type(Target("N"), "a", submit=True)),
        ("type [e7] [mouse] [1]", act.Type(Target(ref="e7"), "mouse", submit=True)),
        ("type [e7] [mouse]", act.Type(Target(ref="e7"), "mouse", submit=True)),
        ("type [e7] [mouse] [0]", act.Type(Target(ref="e7"), "mouse")),
        ('type "abc"', act.Type(None, "abc")),
        ('select "L" in "Size" in "Mug"', act.Select(Target("Size", scope=Target("Mug")), ("L",))),
        ('select "A" and "B", "C" in "Size"', act.Select(Target("Size"), ("A", "B", "C"))),
        ("select [e3] [A] [B]", act.Select(Target(ref="e3"), ("A", "B"))),
        ('select_option(bid="e3", options=["A"])', act.Select(Target(ref="e3"), ("A",))),
        ('press ctrl+A in the "Name" field', act.Press("Control+a", Target("Name", "field"))),
        ("press the Enter key.", act.Press("Enter")),
        ("press .", act.Press(".")),
        ('press "page down"', act.Press("PageDown")),
        ('press("e3", "Enter")', act.Press("Enter", Target(ref="e3"))),
        ("scroll(0, -200)", act.Scroll("up", pixels=200)),
        ("scroll(30, 0)", act.Scroll("right", pixels=30)),
        ("scroll up 200 px in e4", act.Scroll("up", Target(ref="e4"), 200)),
        (
            'drag "A" in "Todo" to "Done"',
            act.Drag(Target("A", scope=Target("Todo")), Target("Done")),
        ),
        ("drag [e1] to [e2]", act.Drag(Target(ref="e1"), Target(ref="e2"))),
        ('upload "a.txt" and "b.txt" to "Files"', act.Upload(Target("Files"), ("a.txt", "b.txt"))),
        ("go to http://shop.test/a?b=c#d.", act.Goto("http://shop.test/a?b=c#d")),
        ("tab_focus [2]", act.SwitchTab(index=2)),
        ("tab_focus(0)", act.SwitchTab(index=1)),
        ('switch to the "Cart" tab', act.SwitchTab(title="Cart")),
        ("mouse_click(10, 20.6)", act.ClickAt(10, 21)),
        ('click("e12", button="right")', act.Click(E12, "right")),
        ("noop(1500)", act.Wait(2)),
        ('give up because out of stock: "Mug"', act.GiveUp("out_of_stock", "Mug")),
        ("give up: out_of_stock: Blue mug", act.GiveUp("out_of_stock", "Blue mug")),
        ('report_infeasible("too_late")', act.GiveUp("too_late")),
        ("stop [a [b] c]", act.Answer("a [b] c")),
        ("stop", act.Answer("")),
        ("done", act.Answer("")),
    ],
)
def test_actions(text: str, action: act.Action) -> None:
    assert parse(text) == action


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("answer 42", "42"),
        ("answer yes", "yes"),
        ("Answer: 42", "42"),
        ('answer "42".', "42"),
        ("answer Acme Inc.", "Acme Inc."),
        ('answer "a", "b"', '"a", "b"'),
        ("answer [1, 2]", "[1, 2]"),
        ("answer (555) 123", "(555) 123"),
        ('answer("42")', "42"),
        ("answer 'tis", "'tis"),
        (r'answer "say \"hi\"\n\\o/"', 'say "hi"\n\\o/'),
    ],
)
def test_an_answer_without_quotes_is_taken_verbatim(text: str, value: str) -> None:
    assert parse(text) == act.Answer(value)


@pytest.mark.parametrize(
    "text",
    [
        '  click "Edit"  ',
        'CLICK "Edit"',
        'click "Edit".',
        "click 'Edit'",
        "click “Edit”",
        "click ‘Edit’",
        "click „Edit“",
        "click «Edit»",
        'click\u00a0"Edit"',
    ],
)
def test_spelling_is_tolerant(text: str) -> None:
    assert parse(text) == act.Click(EDIT)


@pytest.mark.parametrize("text", ["click 'Women's shoes'", "click ‘Women’s shoes’"])
def test_an_apostrophe_does_not_end_a_quotation(text: str) -> None:
    action = parse(text)
    assert isinstance(action, act.Click)
    assert action.target.name in ("Women's shoes", "Women’s shoes")


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ('clik "Edit"', "Did you mean click? The form is click (on) <target>, for example: click"),
        ("click Edit", "from `Edit` on. The form is click (on) <target>"),
        ('fill "Name"', 'fill "Search" with "wireless mouse"'),
        ("type [e7]", "type [<target>] [<text>] [0]"),
        ('filll("e7", "x")', "Did you mean fill?"),
        ('fill("e7", text="x")', "fill(bid=<target>, value=<text>)"),
        ("qqq zzz", "The verbs are click"),
        ('click "A"\nclick "B"', "one action only"),
        ('press "Save"', "'Save' is not a key"),
        ("scroll sideways", "none of up, down, left, right"),
        ("scroll(3, 4)", "one direction at a time"),
        ("wait 100 seconds", "at most 60"),
        ('give up: nonsense "x"', ", ".join(act.REASONS)),
        ("answer one\ntwo", "between quotes"),
        ('click ""', "empty"),
        ('click the 0th "Edit"', "counted from the 1st"),
        ("click " + " in ".join(['"A"'] * 9), "at most 5"),
        ("tab_focus(-1)", "tab_focus(index=<index>)"),
        ("tab_focus [0]", "tab_focus [<number>]"),
        ("click_at [99999999] [1]", "not a number"),
    ],
)
def test_a_mistake_is_explained(text: str, hint: str) -> None:
    with pytest.raises(ActionSyntaxError) as raised:
        parse(text)
    assert hint in str(raised.value)


@pytest.mark.parametrize(
    "garbage",
    [
        None,
        7,
        b"wait",
        "",
        "  ",
        "\0",
        "click \ud800",
        "wait " * 200_000,
        '"' * MAX_CHARACTERS,
        "click " + "[" * 9000,
        "click '" + "'a" * 4000,
        "(" * 9999,
    ],
)
def test_garbage_is_refused(garbage: object) -> None:
    with pytest.raises(ActionSyntaxError):
        parse(garbage)


WORDS = sorted(
    {word for entry in natural_rules().values() for word in entry.spelling.example.split()}
)


@given(st.text() | st.binary() | st.lists(st.sampled_from(WORDS)).map(" ".join))
def test_any_input_is_an_action_or_a_syntax_error(text: object) -> None:
    try:
        assert isinstance(parse(text), act.Action)
    except ActionSyntaxError as error:
        assert str(error)


texts = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=20)
filled = texts.map(str.strip).filter(bool)
refs = st.integers(1, 9999).map(lambda number: Target(ref=f"e{number}"))
ordinals = st.none() | st.just(-1) | st.integers(1, 120)
roles = st.none() | st.sampled_from(sorted(ROLE_WORDS))
targets = st.recursive(
    refs | st.builds(Target, filled, roles, ordinals),
    lambda inner: (
        st.builds(Target, filled, roles, ordinals, inner)
        | st.builds(Target, st.none(), st.sampled_from(sorted(ROLE_WORDS)), ordinals, inner)
    ),
    max_leaves=3,
)
keys = st.builds(
    lambda held, key: "+".join([*held, key]),
    st.lists(st.sampled_from(MODIFIERS), max_size=2, unique=True),
    st.sampled_from([*NAMED_KEYS, *"abz19+-./;'\"[]()\\é€"]),
)
several = st.lists(texts, min_size=1, max_size=3).map(tuple)
pixels = st.integers(-999999, 999999)
all_actions = st.one_of(
    st.builds(act.Click, targets, st.just("left"), st.sampled_from([1, 2])),
    st.builds(act.Click, targets, st.just("right")),
    *(st.builds(kind, targets) for kind in (act.Hover, act.Clear, act.Check, act.Uncheck)),
    st.builds(act.ScrollTo, targets),
    st.builds(act.Fill, targets, texts),
    st.builds(act.Type, st.none() | targets, texts, st.booleans()),
    st.builds(act.Press, keys, st.none() | targets),
    st.builds(act.Select, targets, several),
    st.builds(act.Upload, targets, several),
    st.builds(
        act.Scroll,
        st.sampled_from(["up", "down", "left", "right"]),
        st.none() | targets,
        st.none() | st.integers(1, 999999),
    ),
    st.builds(act.Drag, targets, targets),
    st.builds(act.Goto, filled),
    st.builds(act.NewTab, st.none() | filled),
    st.sampled_from([act.Back(), act.Forward(), act.Reload(), act.CloseTab(), act.DismissDialog()]),
    st.builds(act.SwitchTab, st.integers(1, 50), st.none()),
    st.builds(act.SwitchTab, st.none(), filled),
    st.builds(act.ClickAt, pixels, pixels, st.just("left"), st.sampled_from([1, 2])),
    st.builds(act.ClickAt, pixels, pixels, st.just("right")),
    st.builds(act.MoveTo, pixels, pixels),
    st.builds(act.DragTo, pixels, pixels, pixels, pixels),
    st.builds(act.AcceptDialog, st.none() | texts),
    st.builds(act.Wait, st.integers(1, 60)),
    st.builds(act.Answer, texts),
    st.builds(act.GiveUp, st.sampled_from(sorted(act.REASONS)), st.none() | texts),
)


@given(all_actions)
def test_a_described_action_parses_to_itself(action: act.Action) -> None:
    assert parse(describe(action)) == action


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: Target(), "needs a name"),
        (lambda: Target("A", ordinal=0), "counts from 1"),
        (lambda: act.SwitchTab(), "number or by its title"),
        (lambda: act.Click(E12, "right", 2), "double right click"),
    ],
)
def test_values_that_mean_nothing_cannot_be_made(make: object, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        make()  # type: ignore[operator]
