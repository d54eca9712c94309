"""Names of keys: what people write, in the spelling that Chromium knows."""

from __future__ import annotations

import re

from webenv.errors import ActionSyntaxError

MODIFIERS = ("Control", "Alt", "Shift", "Meta")
NAMED_KEYS = (
    *("Enter", "Tab", "Escape", "Backspace", "Delete", "Insert", "Space"),
    *("ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"),
    *("Home", "End", "PageUp", "PageDown"),
    *(f"F{number}" for number in range(1, 13)),
)
_ALIASES = {
    "return": "Enter",
    "esc": "Escape",
    "del": "Delete",
    "spacebar": "Space",
    "up": "ArrowUp",
    "down": "ArrowDown",
    "left": "ArrowLeft",
    "right": "ArrowRight",
    "uparrow": "ArrowUp",
    "downarrow": "ArrowDown",
    "leftarrow": "ArrowLeft",
    "rightarrow": "ArrowRight",
    "pgup": "PageUp",
    "pgdn": "PageDown",
    "ctrl": "Control",
    "controlormeta": "Control",
    "option": "Alt",
    "cmd": "Meta",
    "command": "Meta",
}
_NAMES = {name.lower(): name for name in (*MODIFIERS, *NAMED_KEYS)} | _ALIASES
_BETWEEN = re.compile(r"\s*\+\s*(?=[^\s])")


def normal_keys(text: str) -> str:
    """The combination as Chromium spells it: "ctrl + A" becomes "Control+a"."""
    *modifiers, key = _BETWEEN.split(text.strip())
    names = [_name(part) for part in modifiers]
    unknown = [part for part, name in zip(modifiers, names, strict=True) if name not in MODIFIERS]
    if unknown:
        raise _unknown(unknown[0], text)
    last = _name(key)
    if last is None:
        raise _unknown(key, text)
    if last.isascii() and len(last) == 1 and set(names) & {"Control", "Alt", "Meta"}:
        last = last.lower()
    return "+".join([*(name for name in names if name), last])


def _name(part: str) -> str | None:
    if len(part) == 1 and part.isprintable():
        return part if part != " " else "Space"
    return _NAMES.get(re.sub(r"[\s_-]+", "", part).lower())


def _unknown(part: str, text: str) -> ActionSyntaxError:
    where = f" in {text[:40]!r}" if part != text else ""
    return ActionSyntaxError(
        f"{part[:40]!r} is not a key{where}. Keys are single characters and "
        f"{', '.join((*MODIFIERS, *NAMED_KEYS[:-12]))} and F1 to F12, joined by +, "
        "as in press Control+a. "
        'To click something write click "…", to type a text, "…".'
    )
