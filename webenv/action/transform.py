"""From the parser's rules to targets and actions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from lark import Token, Transformer, Tree

from webenv.action.actions import Action, Target
from webenv.action.binding import Argument, bind, build
from webenv.action.explain import forms, right_form
from webenv.action.patterns import natural_rules
from webenv.action.roles import role_word
from webenv.action.slots import read_target
from webenv.action.strings import rest_of_line, unmarked
from webenv.action.verbs import Style
from webenv.errors import ActionSyntaxError

MAX_SCOPES = 5
_ORDINALS = {
    **{"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5},
    **{"sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10, "last": -1},
}


@dataclass(frozen=True, slots=True)
class _Role:
    word: str


class ToAction(Transformer[Token, Action]):
    """Turns each rule, as soon as it is read, into the value it stands for.

    The rules `gap_…` and `natural_…`, which come from the table of verbs, go through
    `__default__`; each other rule has a method of its name.
    """

    def __init__(self) -> None:
        """Look up once which spelling each natural rule stands for."""
        super().__init__()
        self._entries = natural_rules()

    def __default__(self, data: str, children: list[object], meta: object) -> object:
        """A gap with its name, the action of a natural pattern, or a repetition as it is."""
        if data.startswith("gap_"):
            return data.removeprefix("gap_"), children[0]
        if data not in self._entries:
            return Tree(data, children)
        entry = self._entries[data]
        gaps = [child for child in children if isinstance(child, tuple)]
        try:
            return build(entry, gaps)
        except ActionSyntaxError as error:
            raise ActionSyntaxError(f"{error} {right_form(entry)}") from None

    def bracket(self, children: list[Token]) -> Action:
        """`type [e7] [mouse] [1]`."""
        head, *arguments = children
        return _bound("bracket", head, [(None, unmarked(argument)) for argument in arguments])

    def call(self, children: list[object]) -> Action:
        """`fill("e7", "mouse")`."""
        head, *arguments = children
        return _bound("call", str(head), [a for a in arguments if isinstance(a, tuple)])

    def argument(self, children: list[object]) -> tuple[object, object]:
        """A value, with its keyword if it has one."""
        *keyword, value = children
        return (str(keyword[0]) if keyword else None), value

    def strings(self, children: list[str]) -> tuple[str, ...]:
        """`"Small" and "Large"`, or in a call `["Small", "Large"]`."""
        return tuple(children)

    def string(self, children: list[Token]) -> str:
        """A text between quotes."""
        return unmarked(children[0])

    def rest(self, children: list[Token]) -> str:
        """All that is left of the text."""
        return rest_of_line(children[0])

    def plain(self, children: list[str]) -> str:
        """A text as it is written."""
        return str(children[0])

    number = word = keys = url = reason = plain

    def scoped(self, children: list[Target]) -> Target:
        """`"Edit" in "Blue mug"`."""
        inner, outer = children
        if inner.ref:
            return inner
        if _scopes(outer) >= MAX_SCOPES:
            raise ActionSyntaxError(f"A target may be inside at most {MAX_SCOPES} others.")
        return replace(inner, scope=outer)

    def target(self, children: list[Target]) -> Target:
        """A target that is inside no other."""
        return children[0]

    def marked_thing(self, children: list[Token]) -> Target:
        """`[e12]`."""
        return read_target(unmarked(children[0]))

    def ref_thing(self, children: list[Token]) -> Target:
        """`e12`."""
        return read_target(str(children[0]))

    def thing(self, children: list[object]) -> Target:
        """`the 2nd "Edit" link`, in the order in which its parts are written."""
        names = [child for child in children if isinstance(child, str)]
        roles = [child.word for child in children if isinstance(child, _Role)]
        ordinals = [child for child in children if isinstance(child, int)]
        if names and not names[0].strip():
            raise ActionSyntaxError("The target is empty; write its name in quotes, or its ref.")
        return Target(
            name=names[0] if names else None,
            role=roles[0] if roles else None,
            ordinal=ordinals[0] if ordinals else None,
        )

    def ordinal(self, children: list[Token]) -> int:
        """`2nd`, `second` or `last`."""
        word = children[0].lower()
        number = _ORDINALS.get(word) or int(re.sub(r"\D", "", word))
        if number == 0:
            raise ActionSyntaxError("Elements are counted from the 1st.")
        return number

    def role(self, children: list[Token]) -> _Role:
        """`button`, in the spelling of the table of roles."""
        return _Role(role_word(children[0]))


def _scopes(target: Target) -> int:
    return 1 + (_scopes(target.scope) if target.scope else 0)


def _bound(style: Style, head: str, arguments: Sequence[Argument]) -> Action:
    verb = head.lower()
    try:
        action = bind(style, verb, arguments)
    except ActionSyntaxError as error:
        raise ActionSyntaxError(f"{error} {forms(style, verb)}") from None
    if action is None:
        raise ActionSyntaxError(f"{verb} does not take these arguments. {forms(style, verb)}")
    return action
