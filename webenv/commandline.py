"""What webenv's command lines share: options with suggestions, one line for a mistake."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NoReturn

from webenv.errors import ConfigurationError, InfrastructureError, UnknownName

INTERRUPTED = 130
"""Exit code after Ctrl-C, as shells count."""

MISTAKE = 2
"""Exit code for a request that cannot be met as written."""

ERROR = 1
"""Exit code for a request that was understood and failed."""


class Parser(argparse.ArgumentParser):
    """An argument parser that names the nearest option for one that it does not know."""

    def __init__(self, program: str, description: str, epilog: str | None = None) -> None:
        super().__init__(
            prog=program,
            description=description,
            epilog=epilog,
            allow_abbrev=False,
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )

    def read(self, arguments: Sequence[str] | None) -> argparse.Namespace:
        """The values of the options.

        Raises:
            ConfigurationError: An option is unknown, lacks its value, or has a wrong one.
        """
        values, unknown = self.parse_known_args(arguments)
        for text in unknown:
            if text.startswith("-"):
                raise UnknownName("option", text.partition("=")[0], self._options())
            raise ConfigurationError(f"{text!r} belongs to no option.")
        return values

    def error(self, message: str) -> NoReturn:
        """Turn the parser's own complaints into errors of ours."""
        raise ConfigurationError(f"{message[:1].upper()}{message[1:]}. See {self.prog} --help.")

    def _options(self) -> list[str]:
        return [name for name in self._option_string_actions if name.startswith("--")]


def command(program: str, main: Callable[[], int]) -> NoReturn:
    """Run a command line and exit; mistakes and missing browsers become one message."""
    try:
        code = main()
    except ConfigurationError as mistake:
        print(f"{program}: {mistake}", file=sys.stderr)
        code = MISTAKE
    except InfrastructureError as failure:
        print(f"{program}: {failure}", file=sys.stderr)
        code = ERROR
    except KeyboardInterrupt:
        print(f"{program}: interrupted.", file=sys.stderr)
        code = INTERRUPTED
    except BrokenPipeError:
        # Whoever read our output has gone; the interpreter must not complain about it again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = ERROR
    sys.exit(code)


def one_of(kind: str, known: Iterable[str]) -> Callable[[str], str]:
    """An option's type that admits only known names and suggests the nearest.

    Args:
        kind: What the names are, such as "format".
    """
    names = list(known)

    def check(text: str) -> str:
        if text not in names:
            raise UnknownName(kind, text, names)
        return text

    return check


def whole_number(least: int) -> Callable[[str], int]:
    """An option's type for whole numbers from `least` on."""

    def check(text: str) -> int:
        if not (text.isascii() and text.isdigit() and int(text) >= least):
            raise argparse.ArgumentTypeError(f"{text!r} is not a whole number from {least} on")
        return int(text)

    return check


def json_object(text: str) -> dict[str, Any]:
    """An option's type for a JSON object."""
    try:
        value = json.loads(text)
    except json.JSONDecodeError as error:
        raise argparse.ArgumentTypeError(f"{text!r} is not JSON: {error}") from None
    if not isinstance(value, dict):
        raise argparse.ArgumentTypeError(f'{text!r} is not a JSON object such as {{"value": "0"}}')
    return value
