"""What an agent can do: one value per action, however it was written.

`webenv.action.grammar.parse` makes these from text, `describe` spells them again
in the canonical natural form.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Button = Literal["left", "right"]
Count = Literal[1, 2]
Direction = Literal["up", "down", "left", "right"]

REASONS: dict[str, str] = {
    "no_such_thing": "What was asked for does not exist; detail: the nearest thing that does.",
    "not_permitted": "The user may not do it; detail: the rule or reason that the page gives.",
    "out_of_stock": "The item cannot be bought at present; detail: the item.",
    "expired": "It was valid once and is no longer; detail: the date on which it expired.",
    "too_late": "The time in which it could be done is over; detail: the date on which it ended.",
    "over_limit": "It goes beyond a limit; detail: the limit.",
    "contradiction": "The request contradicts what the site says; detail: the fact on the site.",
    "already_done": "It is so already and there is nothing to do; detail: where that can be seen.",
}


@dataclass(frozen=True, slots=True)
class Target:
    """How an action points at an element: by what a person sees, or by its ref.

    Attributes:
        name: The visible name.
        role: The kind of thing, in a person's word, such as "button" or "menu item".
        ordinal: Which one of several, counted from 1; -1 is the last.
        scope: What the element is in, or belongs to.
        ref: A handle from the observation, such as "e12"; then nothing else counts.
    """

    name: str | None = None
    role: str | None = None
    ordinal: int | None = None
    scope: Target | None = None
    ref: str | None = None

    def __post_init__(self) -> None:
        """Refuse a target that points at nothing."""
        if not (self.name or self.role or self.ref):
            raise ValueError("a target needs a name, a role or a ref")
        if self.ordinal is not None and self.ordinal != -1 and self.ordinal < 1:
            raise ValueError("an ordinal counts from 1; -1 is the last")


class Action:
    """Anything that an agent can do in one step."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Click(Action):
    """Click an element, once or twice, with the left or right mouse button."""

    target: Target
    button: Button = "left"
    count: Count = 1

    def __post_init__(self) -> None:
        """Refuse the double right click, which means nothing to any page."""
        _refuse_double_right(self.button, self.count)


@dataclass(frozen=True, slots=True)
class Hover(Action):
    """Move the mouse over an element."""

    target: Target


@dataclass(frozen=True, slots=True)
class Fill(Action):
    """Replace what a field holds."""

    target: Target
    text: str


@dataclass(frozen=True, slots=True)
class Type(Action):
    """Type key by key at the end of a field, or into whatever has the focus."""

    target: Target | None
    text: str
    submit: bool = False


@dataclass(frozen=True, slots=True)
class Clear(Action):
    """Empty a field."""

    target: Target


@dataclass(frozen=True, slots=True)
class Press(Action):
    """Press a key or a combination such as "Control+a", after focusing the target if given."""

    keys: str
    target: Target | None = None


@dataclass(frozen=True, slots=True)
class Select(Action):
    """Choose options of a drop-down or list by their labels."""

    target: Target
    options: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Check(Action):
    """Tick a checkbox, radio button or switch; nothing happens if it is ticked."""

    target: Target


@dataclass(frozen=True, slots=True)
class Uncheck(Action):
    """Untick a checkbox or switch; nothing happens if it is not ticked."""

    target: Target


@dataclass(frozen=True, slots=True)
class Scroll(Action):
    """Scroll the page, or the element, by one screen or by so many pixels."""

    direction: Direction
    target: Target | None = None
    pixels: int | None = None


@dataclass(frozen=True, slots=True)
class ScrollTo(Action):
    """Scroll until an element can be seen."""

    target: Target


@dataclass(frozen=True, slots=True)
class Drag(Action):
    """Drag one element onto another."""

    source: Target
    target: Target


@dataclass(frozen=True, slots=True)
class Upload(Action):
    """Choose files in a file field."""

    target: Target
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Goto(Action):
    """Open an address in the current tab."""

    url: str


@dataclass(frozen=True, slots=True)
class Back(Action):
    """Go to the previous page of the tab's history."""


@dataclass(frozen=True, slots=True)
class Forward(Action):
    """Go to the next page of the tab's history."""


@dataclass(frozen=True, slots=True)
class Reload(Action):
    """Load the current page again."""


@dataclass(frozen=True, slots=True)
class NewTab(Action):
    """Open a tab and switch to it."""

    url: str | None = None


@dataclass(frozen=True, slots=True)
class SwitchTab(Action):
    """Switch to a tab by its number, counted from 1, or by its title."""

    index: int | None = None
    title: str | None = None

    def __post_init__(self) -> None:
        """Refuse a tab with no name, or with two."""
        if (self.index is None) == (self.title is None):
            raise ValueError("a tab is named by its number or by its title")


@dataclass(frozen=True, slots=True)
class CloseTab(Action):
    """Close the current tab."""


@dataclass(frozen=True, slots=True)
class ClickAt(Action):
    """Click a point of the viewport."""

    x: int
    y: int
    button: Button = "left"
    count: Count = 1

    def __post_init__(self) -> None:
        """Refuse the double right click, which means nothing to any page."""
        _refuse_double_right(self.button, self.count)


@dataclass(frozen=True, slots=True)
class MoveTo(Action):
    """Move the mouse to a point of the viewport."""

    x: int
    y: int


@dataclass(frozen=True, slots=True)
class DragTo(Action):
    """Drag from one point of the viewport to another."""

    x1: int
    y1: int
    x2: int
    y2: int


@dataclass(frozen=True, slots=True)
class AcceptDialog(Action):
    """Accept the page's alert, confirm or prompt, with a text for a prompt."""

    text: str | None = None


@dataclass(frozen=True, slots=True)
class DismissDialog(Action):
    """Cancel the page's alert, confirm or prompt."""


@dataclass(frozen=True, slots=True)
class Wait(Action):
    """Let the page's time go on."""

    seconds: int = 1


@dataclass(frozen=True, slots=True)
class Answer(Action):
    """End the episode with an answer; an empty one says only that the work is done."""

    value: str


@dataclass(frozen=True, slots=True)
class GiveUp(Action):
    """End the episode because the task cannot be done.

    Attributes:
        reason: A key of `REASONS`.
        detail: The evidence which that reason asks for.
    """

    reason: str
    detail: str | None = None


def _refuse_double_right(button: Button, count: Count) -> None:
    if button == "right" and count == 2:
        raise ValueError("there is no double right click")


def describe(action: Action) -> str:
    """The canonical natural-language spelling, which `parse` turns back into the action."""
    return _describe_element(action) or _describe_page(action)


def _describe_element(action: Action) -> str:
    match action:
        case Click(target, button, count):
            return f"{_click(button, count)} {describe_target(target)}"
        case Hover(target):
            return f"hover {describe_target(target)}"
        case Fill(target, text):
            return f"fill {describe_target(target)} with {quoted(text)}"
        case Type(target, text, submit):
            into = f" into {describe_target(target)}" if target else ""
            return f"type {quoted(text)}{into}{' and press Enter' if submit else ''}"
        case Clear(target):
            return f"clear {describe_target(target)}"
        case Press(keys, target):
            return f"press {_keys(keys)}" + (f" in {describe_target(target)}" if target else "")
        case Select(target, options):
            return f"select {_listed(options)} in {describe_target(target)}"
        case Check(target):
            return f"check {describe_target(target)}"
        case Uncheck(target):
            return f"uncheck {describe_target(target)}"
        case Scroll(direction, target, pixels):
            far = f" {pixels} pixels" if pixels is not None else ""
            return f"scroll {direction}{far}" + (f" in {describe_target(target)}" if target else "")
        case ScrollTo(target):
            return f"scroll to {describe_target(target)}"
        case Drag(source, target):
            return f"drag {describe_target(source)} to {describe_target(target)}"
        case Upload(target, files):
            return f"upload {_listed(files)} to {describe_target(target)}"
    return ""


def _describe_page(action: Action) -> str:
    match action:
        case Goto(url):
            return f"go to {quoted(url)}"
        case Back():
            return "go back"
        case Forward():
            return "go forward"
        case Reload():
            return "reload"
        case NewTab(url):
            return "open a new tab" + (f" at {quoted(url)}" if url is not None else "")
        case SwitchTab(index, title):
            return f"switch to tab {quoted(title) if title is not None else index}"
        case CloseTab():
            return "close the tab"
        case ClickAt(x, y, button, count):
            return f"{_click(button, count)} at {x}, {y}"
        case MoveTo(x, y):
            return f"move to {x}, {y}"
        case DragTo(x1, y1, x2, y2):
            return f"drag from {x1}, {y1} to {x2}, {y2}"
        case AcceptDialog(text):
            return "accept the dialog" + (f" with {quoted(text)}" if text is not None else "")
        case DismissDialog():
            return "dismiss the dialog"
        case Wait(seconds):
            return f"wait {seconds} seconds" if seconds != 1 else "wait"
        case Answer(value):
            return f"answer {quoted(value)}"
        case GiveUp(reason, detail):
            return f"give up: {reason}" + (f" {quoted(detail)}" if detail is not None else "")
    raise TypeError(f"{action!r} is not an action")


def quoted(text: str) -> str:
    """The text between straight double quotes, escaped as the grammar reads it."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def describe_target(target: Target) -> str:
    """The target as a person would write it, such as `the last "Delete" link in "Blue mug"`."""
    if target.ref:
        return target.ref
    words = []
    if target.role or target.ordinal:
        words.append("the")
    if target.ordinal:
        words.append(_ordinal(target.ordinal))
    if target.name:
        words.append(quoted(target.name))
    if target.role:
        words.append(target.role)
    if target.scope:
        words.append(f"in {describe_target(target.scope)}")
    return " ".join(words)


def _ordinal(number: int) -> str:
    if number == -1:
        return "last"
    teens = 10 <= number % 100 <= 20
    return f"{number}{'th' if teens else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


def _click(button: Button, count: Count) -> str:
    return "right-click" if button == "right" else ("click", "double-click")[count - 1]


def _keys(keys: str) -> str:
    return keys if keys.replace("+", "").isalnum() else quoted(keys)


def _listed(texts: tuple[str, ...]) -> str:
    return " and ".join(quoted(text) for text in texts)
