"""What a visitor typed into a form, and what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date

from webenv.sites.visit import Visit

_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]+")


@dataclass
class Form:
    """The values of a form's fields and one message for each that needs attention.

    Templates show a form with the macros of `forms.html`, which keep the typed
    values and tie each message to its field.
    """

    values: dict[str, str] = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)

    @classmethod
    def posted(cls, visit: Visit, *names: str) -> Form:
        """The named fields of the posted form; those that are missing are ""."""
        return cls({name: visit.text(name) for name in names})

    @classmethod
    def of(cls, row: Mapping[str, object], *names: str) -> Form:
        """A form filled in with what is stored."""
        return cls({name: str(row[name]) for name in names})

    def __getitem__(self, name: str) -> str:
        return self.values.get(name, "")

    @property
    def is_valid(self) -> bool:
        """Nothing is wrong with it."""
        return not self.errors

    def check(self, name: str, holds: bool, message: str) -> None:
        """Note `message` for a field unless `holds`; the first message of a field stays."""
        if not holds:
            self.errors.setdefault(name, message)

    def require(self, name: str, message: str, longest: int = 200) -> None:
        """The field must not be empty, nor absurdly long."""
        self.check(name, bool(self[name]), message)
        self.limit(name, longest)

    def limit(self, name: str, longest: int) -> None:
        """The field may have at most `longest` characters."""
        size = len(self[name])
        self.check(name, size <= longest, f"Use at most {longest} characters; this has {size}.")

    def require_email(self, name: str) -> None:
        """The field must look like an e-mail address."""
        self.require(name, "Enter your e-mail address.")
        message = "Enter an e-mail address in the form name@example.com."
        self.check(name, bool(_EMAIL.fullmatch(self[name])), message)

    def require_choice(self, name: str, choices: Collection[str], message: str) -> None:
        """The field must be one of `choices`."""
        self.check(name, self[name] in choices, message)


def parse_date(text: str) -> date | None:
    """ "2026-05-18" → the date; None for anything else."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def parse_cents(text: str) -> int | None:
    """ "12.5", "$1,012" → cents; None for anything that is no amount."""
    plain = text.strip().removeprefix("$").replace(",", "")
    if not re.fullmatch(r"\d{1,9}(\.\d{1,2})?", plain, re.ASCII):
        return None
    whole, _, part = plain.partition(".")
    return int(whole) * 100 + int(part.ljust(2, "0"))
