"""Words for kinds of elements, the ARIA roles they stand for, and what fits which action."""

from __future__ import annotations

import re

from webenv.action import actions

WRITABLE = frozenset({"textbox", "searchbox", "combobox", "spinbutton"})
MENU_ITEMS = frozenset({"menuitem", "menuitemcheckbox", "menuitemradio"})
TICKABLE = frozenset({"checkbox", "radio", "switch", "option"}) | (MENU_ITEMS - {"menuitem"})
CHOOSABLE = frozenset({"combobox", "listbox", "radiogroup"})
INTERACTIVE = (
    WRITABLE
    | MENU_ITEMS
    | TICKABLE
    | frozenset({"button", "link", "listbox", "slider", "tab", "treeitem"})
)
"""Roles that a person sees as something to click."""

UNITS = frozenset(
    {
        "alertdialog",
        "article",
        "banner",
        "complementary",
        "contentinfo",
        "dialog",
        "form",
        "group",
        "listitem",
        "main",
        "navigation",
        "option",
        "radiogroup",
        "region",
        "row",
        "search",
        "tabpanel",
        "toolbar",
        "treeitem",
    }
)
"""Roles whose element is one thing to a person: what lies outside is not "in" it."""

_FITTING: dict[type[actions.Action], frozenset[str]] = {
    actions.Fill: WRITABLE | {"slider"},
    actions.Type: WRITABLE,
    actions.Clear: WRITABLE,
    actions.Check: TICKABLE,
    actions.Uncheck: TICKABLE,
    actions.Select: CHOOSABLE,
}

ROLE_WORDS: dict[str, frozenset[str]] = {
    word: frozenset(roles.split())
    for word, roles in {
        "alert": "alert alertdialog",
        "article": "article",
        "box": "textbox searchbox combobox spinbutton checkbox",
        "button": "button",
        "card": "article listitem group",
        "cell": "cell gridcell columnheader rowheader",
        "checkbox": "checkbox menuitemcheckbox",
        "check box": "checkbox menuitemcheckbox",
        "column": "columnheader",
        "column header": "columnheader",
        "combo box": "combobox",
        "dialog": "dialog alertdialog",
        "drop-down": "combobox listbox",
        "dropdown": "combobox listbox",
        "field": "textbox searchbox combobox spinbutton",
        "form": "form",
        "frame": "iframe",
        "group": "group radiogroup",
        "header": "heading columnheader rowheader banner",
        "heading": "heading",
        "icon": "img image button",
        "image": "img image",
        "input": "textbox searchbox combobox spinbutton",
        "item": "listitem menuitem menuitemcheckbox menuitemradio option treeitem",
        "link": "link",
        "list": "list listbox",
        "list box": "listbox",
        "list item": "listitem",
        "menu": "menu menubar",
        "menu bar": "menubar",
        "menu item": "menuitem menuitemcheckbox menuitemradio",
        "number field": "spinbutton",
        "option": "option",
        "panel": "tabpanel region group",
        "paragraph": "paragraph",
        "picture": "img image",
        "pop-up": "dialog alertdialog",
        "radio": "radio menuitemradio",
        "radio button": "radio menuitemradio",
        "region": "region",
        "row": "row",
        "search box": "searchbox textbox combobox",
        "search field": "searchbox textbox combobox",
        "section": "region group",
        "slider": "slider",
        "spin button": "spinbutton",
        "switch": "switch",
        "tab": "tab",
        "tab panel": "tabpanel",
        "table": "table grid treegrid",
        "text": "text paragraph",
        "text area": "textbox",
        "text box": "textbox searchbox",
        "text field": "textbox searchbox",
        "toggle": "switch checkbox button",
        "toolbar": "toolbar",
        "tree item": "treeitem",
    }.items()
}
"""What a person may call a kind of element; ARIA's own role names are added below."""

for _role in sorted(INTERACTIVE | UNITS | {"columnheader", "rowheader", "gridcell", "img"}):
    ROLE_WORDS.setdefault(_role, frozenset({_role}))

_BY_LETTERS: dict[str, str] = {}
for _word in ROLE_WORDS:
    _BY_LETTERS.setdefault(re.sub(r"[\s-]", "", _word), _word)


def role_word(written: str) -> str:
    """The key of `ROLE_WORDS` for a word however it is spaced, hyphenated or capitalised."""
    word = " ".join(written.lower().split())
    return word if word in ROLE_WORDS else _BY_LETTERS[re.sub(r"[\s-]", "", word)]


def fitting(action: type[actions.Action]) -> frozenset[str] | None:
    """The roles on which an action can work at all, or None if any element will do."""
    return _FITTING.get(action)
