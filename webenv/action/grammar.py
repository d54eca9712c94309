"""From an agent's text to an action.

The grammar is grammar.lark together with the patterns of `webenv.action.verbs`.
Text is parsed and never evaluated.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from lark import Lark, UnexpectedInput

from webenv.action.actions import Action
from webenv.action.explain import explain
from webenv.action.patterns import natural_grammar, signatures
from webenv.action.roles import ROLE_WORDS
from webenv.action.strings import BRACKETED, QUOTED
from webenv.action.transform import ToAction
from webenv.action.verbs import Style
from webenv.errors import ActionSyntaxError

MAX_CHARACTERS = 10_000
_BRACKETS = re.compile(rf"(\w+)(\s*{BRACKETED})*\s*\.?", re.DOTALL)
_CALL = re.compile(r"(\w+)\s*\(.*\)\s*\.?", re.DOTALL)


def parse(text: object) -> Action:
    """The action that the text spells, in any of the three styles.

    Raises:
        ActionSyntaxError: The text is no action; the message tells an agent what would be.
    """
    line = _checked(text)
    style = _style(line)
    try:
        action: object = _parser().parse(line, start=style)
    except UnexpectedInput as error:
        raise ActionSyntaxError(explain(line, style, error.pos_in_stream)) from None
    assert isinstance(action, Action)
    return action


def _checked(text: object) -> str:
    if not isinstance(text, str):
        raise ActionSyntaxError(f"An action is a text, not {type(text).__name__}.")
    if len(text) > MAX_CHARACTERS:
        raise ActionSyntaxError(
            f"The text is too long: {len(text)} characters, of at most {MAX_CHARACTERS}."
        )
    if re.search("[\0\ud800-\udfff]", text):
        raise ActionSyntaxError("The text holds characters that cannot be typed.")
    line = text.strip()
    if not line:
        raise ActionSyntaxError('The action is empty. Write, for example: click "Add to cart"')
    return line


def _style(line: str) -> Style:
    """Which of the three styles the line is written in, from its shape."""
    brackets = _BRACKETS.fullmatch(line)
    if brackets:
        known = signatures("bracket").get(brackets[1].lower(), ())
        if any(brackets[2] or not signature.parameters for signature in known):
            return "bracket"
    return "call" if _CALL.fullmatch(line) else "natural"


@cache
def _parser() -> Lark:
    """The parser, built when the first action is read."""
    base = files("webenv.action").joinpath("grammar.lark").read_text(encoding="utf-8")
    longest_first = sorted(ROLE_WORDS, key=len, reverse=True)
    roles = "|".join(re.sub(r"[- ]", r"[-\\s]?", word) for word in longest_first)
    terminals = (
        rf"ROLE.6: /({roles})\b/i",
        f"STRING.5: /{QUOTED}/s",
        f"BRACKET.2: /{BRACKETED}/s",
    )
    return Lark(
        "\n".join((base, natural_grammar(), *terminals)),
        parser="lalr",
        start=["natural", "bracket", "call"],
        transformer=ToAction(),
        maybe_placeholders=False,
    )
