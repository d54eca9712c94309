"""Every verb of the action language: the one table behind the grammar, the help and the docs.

A pattern is literal words and gaps such as `<target>`, which `webenv.action.slots` explains.
In natural patterns `a|b` is a choice, `word?` and `<gap?>` may be missing, and a colon or
comma may always be missing. In calls each gap and literal follows its keyword.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Literal

from webenv.action import actions
from webenv.action.actions import Action
from webenv.errors import ActionSyntaxError

Style = Literal["natural", "bracket", "call"]
STYLES: tuple[Style, ...] = ("natural", "bracket", "call")


@dataclass(frozen=True, slots=True)
class Spelling:
    """One way to write a verb.

    Attributes:
        pattern: The words and gaps.
        example: A text that fits the pattern.
        make: From the gaps to the action, where it differs from the row's.
    """

    pattern: str
    example: str
    make: Callable[..., Action] | None = None


@dataclass(frozen=True, slots=True)
class Verb:
    """One row: a meaning, and the ways to write it.

    The examples of a row mean the same action, but for how they point at elements.
    """

    name: str
    does: str
    make: Callable[..., Action]
    natural: tuple[Spelling, ...]
    bracket: tuple[Spelling, ...]
    call: tuple[Spelling, ...]

    def spellings(self, style: Style) -> tuple[Spelling, ...]:
        """The ways to write it in one style."""
        if style == "natural":
            return self.natural
        return self.bracket if style == "bracket" else self.call


def _scroll_by(dx: int, dy: int) -> Action:
    if (dx == 0) == (dy == 0):
        raise ActionSyntaxError("Scroll in one direction at a time, for example scroll(0, 200).")
    if dx:
        return actions.Scroll("right" if dx > 0 else "left", pixels=abs(dx))
    return actions.Scroll("down" if dy > 0 else "up", pixels=abs(dy))


_S = Spelling

VERBS: tuple[Verb, ...] = (
    Verb(
        "click",
        "Click an element.",
        actions.Click,
        (_S("click|tap on? <target>", 'click "Add to cart"'),),
        (_S("click [<target>]", "click [e12]"),),
        (_S("click(bid=<target>, button=<button?>)", 'click("e12")'),),
    ),
    Verb(
        "double-click",
        "Click an element twice.",
        partial(actions.Click, count=2),
        (_S("double-click on? <target>", 'double-click "Card A"'),),
        (_S("double_click [<target>]", "double_click [e12]"),),
        (_S("dblclick(bid=<target>)", 'dblclick("e12")'),),
    ),
    Verb(
        "right-click",
        "Click an element with the right mouse button, which opens its context menu.",
        partial(actions.Click, button="right"),
        (_S("right-click on? <target>", 'right-click "Card A"'),),
        (_S("right_click [<target>]", "right_click [e12]"),),
        (_S('click(bid=<target>, button="right")', 'click("e12", button="right")'),),
    ),
    Verb(
        "hover",
        "Move the mouse over an element, which may open a menu or a hint.",
        actions.Hover,
        (_S("hover over|on? <target>", 'hover "Departments"'),),
        (_S("hover [<target>]", "hover [e12]"),),
        (_S("hover(bid=<target>)", 'hover("e12")'),),
    ),
    Verb(
        "fill",
        "Replace what a field holds.",
        actions.Fill,
        (_S("fill in? <target> with <text>", 'fill "Search" with "wireless mouse"'),),
        (_S("fill [<target>] [<text>]", "fill [e7] [wireless mouse]"),),
        (_S("fill(bid=<target>, value=<text>)", 'fill("e7", "wireless mouse")'),),
    ),
    Verb(
        "type",
        "Type a text key by key after what a field already holds.",
        actions.Type,
        (_S("type <text> into|in <target>", 'type "mouse" into "Search"'),),
        (_S("type [<target>] [<text>] [0]", "type [e7] [mouse] [0]"),),
        (_S("type(bid=<target>, text=<text>)", 'type("e7", "mouse")'),),
    ),
    Verb(
        "type and press Enter",
        "Type into a field and press Enter; with brackets this is the default.",
        partial(actions.Type, submit=True),
        (
            _S(
                "type <text> into|in <target> and press Enter",
                'type "mouse" into "Search" and press Enter',
            ),
        ),
        (
            _S("type [<target>] [<text>] [1]", "type [e7] [mouse] [1]"),
            _S("type [<target>] [<text>]", "type [e7] [mouse]"),
        ),
        (_S("type(bid=<target>, text=<text>, submit=True)", 'type("e7", "mouse", True)'),),
    ),
    Verb(
        "type at the cursor",
        "Type a text key by key into whatever has the focus.",
        partial(actions.Type, None),
        (_S("type <text>", 'type "mouse"'),),
        (_S("keyboard_type [<text>]", "keyboard_type [mouse]"),),
        (
            _S("keyboard_type(text=<text>)", 'keyboard_type("mouse")'),
            _S("keyboard_insert_text(text=<text>)", 'keyboard_insert_text("mouse")'),
        ),
    ),
    Verb(
        "type at the cursor and press Enter",
        "Type into whatever has the focus, and press Enter.",
        partial(actions.Type, None, submit=True),
        (_S("type <text> and press Enter", 'type "mouse" and press Enter'),),
        (_S("keyboard_type [<text>] [1]", "keyboard_type [mouse] [1]"),),
        (_S("keyboard_type(text=<text>, submit=True)", 'keyboard_type("mouse", True)'),),
    ),
    Verb(
        "clear",
        "Empty a field.",
        actions.Clear,
        (_S("clear <target>", 'clear "Search"'),),
        (_S("clear [<target>]", "clear [e7]"),),
        (_S("clear(bid=<target>)", 'clear("e7")'),),
    ),
    Verb(
        "press",
        "Press a key or a combination of keys.",
        actions.Press,
        (_S("press the? <keys> key?", "press Control+a"),),
        (_S("press [<keys>]", "press [Control+a]"),),
        (
            _S("keyboard_press(key=<keys>)", 'keyboard_press("Control+a")'),
            _S("press(key=<keys>)", 'press("Control+a")'),
        ),
    ),
    Verb(
        "press in",
        "Focus an element, then press a key.",
        actions.Press,
        (_S("press the? <keys> key? in|on <target>", 'press Enter in "Search"'),),
        (_S("press [<target>] [<keys>]", "press [e3] [Enter]"),),
        (_S("press(bid=<target>, key_comb=<keys>)", 'press("e3", "Enter")'),),
    ),
    Verb(
        "select",
        "Choose one or more options of a drop-down or list.",
        actions.Select,
        (_S("select|choose <options> in|from <target>", 'select "Large" in "Size"'),),
        (_S("select [<target>] [<options>]", "select [e3] [Large]"),),
        (
            _S("select_option(bid=<target>, options=<options>)", 'select_option("e3", "Large")'),
            _S("select_option(bid=<target>, options=<options>)", 'select_option("e3", ["Large"])'),
        ),
    ),
    Verb(
        "check",
        "Tick a checkbox, radio button or switch.",
        actions.Check,
        (_S("check|tick <target>", 'check "I agree"'),),
        (_S("check [<target>]", "check [e5]"),),
        (_S("check(bid=<target>)", 'check("e5")'),),
    ),
    Verb(
        "uncheck",
        "Untick a checkbox or switch.",
        actions.Uncheck,
        (_S("uncheck|untick <target>", 'uncheck "Newsletter"'),),
        (_S("uncheck [<target>]", "uncheck [e5]"),),
        (_S("uncheck(bid=<target>)", 'uncheck("e5")'),),
    ),
    Verb(
        "scroll",
        "Scroll the page by one screen.",
        actions.Scroll,
        (_S("scroll <direction>", "scroll down"),),
        (_S("scroll [<direction>]", "scroll [down]"),),
        (_S("scroll(direction=<direction>)", 'scroll("down")'),),
    ),
    Verb(
        "scroll by",
        "Scroll the page by so many pixels; the call takes them rightwards and downwards.",
        actions.Scroll,
        (_S("scroll <direction> by? <pixels> pixels|px?", "scroll down 200 pixels"),),
        (_S("scroll [<direction>] [<pixels>]", "scroll [down] [200]"),),
        (
            _S("scroll(delta_x=<dx>, delta_y=<dy>)", "scroll(0, 200)", _scroll_by),
            _S("scroll(direction=<direction>, pixels=<pixels>)", 'scroll("down", 200)'),
        ),
    ),
    Verb(
        "scroll in",
        "Scroll what an element holds, such as a list.",
        actions.Scroll,
        (_S("scroll <direction> in <target>", 'scroll down in "Results"'),),
        (_S("scroll [<target>] [<direction>]", "scroll [e9] [down]"),),
        (_S("scroll(bid=<target>, direction=<direction>)", 'scroll("e9", "down")'),),
    ),
    Verb(
        "scroll in by",
        "Scroll what an element holds by so many pixels.",
        actions.Scroll,
        (
            _S(
                "scroll <direction> by? <pixels> pixels|px? in <target>",
                'scroll down 200 pixels in "Results"',
            ),
        ),
        (_S("scroll [<target>] [<direction>] [<pixels>]", "scroll [e9] [down] [200]"),),
        (
            _S(
                "scroll(bid=<target>, direction=<direction>, pixels=<pixels>)",
                'scroll("e9", "down", 200)',
            ),
        ),
    ),
    Verb(
        "scroll to",
        "Scroll until an element can be seen.",
        actions.ScrollTo,
        (_S("scroll to <target>", 'scroll to "Reviews"'),),
        (_S("scroll_to [<target>]", "scroll_to [e9]"),),
        (_S("scroll_to(bid=<target>)", 'scroll_to("e9")'),),
    ),
    Verb(
        "drag",
        "Drag one element onto another.",
        actions.Drag,
        (_S("drag <source> to|onto <target>", 'drag "Card A" to "Done"'),),
        (_S("drag [<source>] [<target>]", "drag [e4] [e8]"),),
        (_S("drag_and_drop(from_bid=<source>, to_bid=<target>)", 'drag_and_drop("e4", "e8")'),),
    ),
    Verb(
        "upload",
        "Choose files in a file field.",
        actions.Upload,
        (_S("upload <files> to|into <target>", 'upload "cv.txt" to "Attachment"'),),
        (_S("upload [<target>] [<files>]", "upload [e6] [cv.txt]"),),
        (_S("upload_file(bid=<target>, file=<files>)", 'upload_file("e6", "cv.txt")'),),
    ),
    Verb(
        "go to",
        "Open an address in this tab.",
        actions.Goto,
        (
            _S("go|navigate to <url>", "go to shop.test/cart"),
            _S("goto|visit <url>", "visit shop.test/cart"),
        ),
        (_S("goto [<url>]", "goto [shop.test/cart]"),),
        (_S("goto(url=<url>)", 'goto("shop.test/cart")'),),
    ),
    Verb(
        "go back",
        "Go to the previous page.",
        actions.Back,
        (_S("go back", "go back"),),
        (_S("go_back", "go_back"),),
        (_S("go_back()", "go_back()"),),
    ),
    Verb(
        "go forward",
        "Go to the next page, after going back.",
        actions.Forward,
        (_S("go forward", "go forward"),),
        (_S("go_forward", "go_forward"),),
        (_S("go_forward()", "go_forward()"),),
    ),
    Verb(
        "reload",
        "Load the page again.",
        actions.Reload,
        (_S("reload|refresh the? page?", "reload"),),
        (_S("reload", "reload"),),
        (_S("reload()", "reload()"),),
    ),
    Verb(
        "open a new tab",
        "Open an empty tab and switch to it.",
        actions.NewTab,
        (_S("open a? new tab", "open a new tab"),),
        (_S("new_tab", "new_tab"),),
        (_S("new_tab()", "new_tab()"),),
    ),
    Verb(
        "open a new tab at",
        "Open an address in a new tab and switch to it.",
        actions.NewTab,
        (_S("open a? new tab at|with <url>", "open a new tab at wiki.test"),),
        (_S("new_tab [<url>]", "new_tab [wiki.test]"),),
        (_S("new_tab(url=<url>)", 'new_tab("wiki.test")'),),
    ),
    Verb(
        "switch to tab",
        "Switch to a tab by its number from 1; the call counts from 0, as in BrowserGym.",
        actions.SwitchTab,
        (_S("switch to tab <number>", "switch to tab 2"),),
        (_S("tab_focus [<number>]", "tab_focus [2]"),),
        (_S("tab_focus(index=<index>)", "tab_focus(1)"),),
    ),
    Verb(
        "switch to tab by title",
        "Switch to a tab by its title.",
        actions.SwitchTab,
        (
            _S("switch to the? tab <title>", 'switch to tab "Cart"'),
            _S("switch to the? <title> tab?", 'switch to the "Cart" tab'),
        ),
        (_S("tab_focus [<label>]", "tab_focus [Cart]"),),
        (_S("tab_focus(title=<label>)", 'tab_focus("Cart")'),),
    ),
    Verb(
        "close the tab",
        "Close this tab.",
        actions.CloseTab,
        (_S("close the|this? tab", "close the tab"),),
        (_S("close_tab", "close_tab"),),
        (_S("tab_close()", "tab_close()"),),
    ),
    Verb(
        "click at",
        "Click a point, in pixels from the top left corner of the view.",
        actions.ClickAt,
        (_S("click|tap at <x>, <y>", "click at 120, 340"),),
        (_S("click_at [<x>] [<y>]", "click_at [120] [340]"),),
        (_S("mouse_click(x=<x>, y=<y>, button=<button?>)", "mouse_click(120, 340)"),),
    ),
    Verb(
        "double-click at",
        "Click a point twice.",
        partial(actions.ClickAt, count=2),
        (_S("double-click at <x>, <y>", "double-click at 120, 340"),),
        (_S("double_click_at [<x>] [<y>]", "double_click_at [120] [340]"),),
        (_S("mouse_dblclick(x=<x>, y=<y>)", "mouse_dblclick(120, 340)"),),
    ),
    Verb(
        "right-click at",
        "Click a point with the right mouse button.",
        partial(actions.ClickAt, button="right"),
        (_S("right-click at <x>, <y>", "right-click at 120, 340"),),
        (_S("right_click_at [<x>] [<y>]", "right_click_at [120] [340]"),),
        (
            _S(
                'mouse_click(x=<x>, y=<y>, button="right")',
                'mouse_click(120, 340, button="right")',
            ),
        ),
    ),
    Verb(
        "move to",
        "Move the mouse to a point.",
        actions.MoveTo,
        (_S("move the? mouse? to <x>, <y>", "move to 120, 340"),),
        (_S("move_to [<x>] [<y>]", "move_to [120] [340]"),),
        (_S("mouse_move(x=<x>, y=<y>)", "mouse_move(120, 340)"),),
    ),
    Verb(
        "drag from",
        "Drag from one point to another.",
        actions.DragTo,
        (_S("drag from <x1>, <y1> to <x2>, <y2>", "drag from 10, 20 to 300, 40"),),
        (_S("drag_from [<x1>] [<y1>] [<x2>] [<y2>]", "drag_from [10] [20] [300] [40]"),),
        (
            _S(
                "mouse_drag_and_drop(from_x=<x1>, from_y=<y1>, to_x=<x2>, to_y=<y2>)",
                "mouse_drag_and_drop(10, 20, 300, 40)",
            ),
        ),
    ),
    Verb(
        "accept the dialog",
        "Press OK in the page's alert, question or prompt.",
        actions.AcceptDialog,
        (_S("accept the? dialog", "accept the dialog"),),
        (_S("accept_dialog", "accept_dialog"),),
        (_S("accept_dialog()", "accept_dialog()"),),
    ),
    Verb(
        "accept the dialog with",
        "Answer the page's prompt with a text.",
        actions.AcceptDialog,
        (_S("accept the? dialog with <text>", 'accept the dialog with "Blue"'),),
        (_S("accept_dialog [<text>]", "accept_dialog [Blue]"),),
        (_S("accept_dialog(text=<text>)", 'accept_dialog("Blue")'),),
    ),
    Verb(
        "dismiss the dialog",
        "Press Cancel in the page's question or prompt.",
        actions.DismissDialog,
        (_S("dismiss|cancel the? dialog", "dismiss the dialog"),),
        (_S("dismiss_dialog", "dismiss_dialog"),),
        (_S("dismiss_dialog()", "dismiss_dialog()"),),
    ),
    Verb(
        "wait",
        "Let one second of the page's time pass.",
        actions.Wait,
        (_S("wait", "wait"),),
        (_S("wait", "wait"), _S("noop", "noop")),
        (_S("noop()", "noop()"), _S("wait()", "wait()")),
    ),
    Verb(
        "wait seconds",
        "Let time pass; each step is one second, so a longer wait takes several.",
        actions.Wait,
        (_S("wait for? <seconds> seconds|second|s?", "wait 3 seconds"),),
        (_S("wait [<seconds>]", "wait [3]"),),
        (
            _S("wait(seconds=<seconds>)", "wait(3)"),
            _S("noop(wait_ms=<milliseconds>)", "noop(3000)"),
        ),
    ),
    Verb(
        "answer",
        "End the episode with the answer; quotes may be left out for one line.",
        actions.Answer,
        (_S("answer: <value>", 'answer "42"'), _S("answer: <value>", "answer 42")),
        (_S("stop [<value>]", "stop [42]"),),
        (
            _S("send_msg_to_user(text=<value>)", 'send_msg_to_user("42")'),
            _S("answer(text=<value>)", 'answer("42")'),
        ),
    ),
    Verb(
        "done",
        "End the episode of a task that asks for no answer.",
        partial(actions.Answer, ""),
        (_S("done", "done"),),
        (_S("stop", "stop"), _S("done", "done")),
        (_S("done()", "done()"),),
    ),
    Verb(
        "give up",
        "End the episode because the task cannot be done, for one of the reasons listed below.",
        actions.GiveUp,
        (
            _S("give up: <reason>: <detail?>", 'give up: out_of_stock "Blue mug"'),
            _S(
                "give up because <reason>: <detail?>",
                'give up because out_of_stock: "Blue mug"',
            ),
        ),
        (_S("give_up [<reason>] [<detail?>]", "give_up [out_of_stock] [Blue mug]"),),
        (
            _S(
                "report_infeasible(reason=<reason>, detail=<detail?>)",
                'report_infeasible("out_of_stock", "Blue mug")',
            ),
        ),
    ),
)
