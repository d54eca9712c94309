"""What a task is, as plain data: goal, expected outcomes, solution, near-misses.

Nothing here decides anything: `webenv.scoring` compares an episode with these
values, `webenv.authoring` makes them from a template and a seed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, ClassVar, Literal
from urllib.parse import urlencode

from webenv.errors import TemplateError

Value = str | int | float | bytes | None
"""What a column of the world holds."""


class Split(StrEnum):
    """What tasks may be used for; no template and no seed is in two of them."""

    TRAIN = "train"
    DEV = "dev"
    TEST = "test"


SEEDS: Mapping[Split, range] = {
    Split.TRAIN: range(10_000),
    Split.DEV: range(10_000, 20_000),
    Split.TEST: range(20_000, 30_000),
}
"""The seeds that belong to each split."""

KINDS: tuple[str, ...] = (
    "information",
    "navigation",
    "content",
    "configuration",
    "transaction",
    "bulk",
    "conditional",
    "cross_site",
    "multi_tab",
    "impossible",
)
"""What sorts of work there are."""

Level = Literal[1, 2, 3]
"""1 = one page, under 5 actions; 2 = several pages, 5–15; 3 = search, memory or
arithmetic over many pages, or several sites, over 15."""

LEVELS: tuple[Level, ...] = (1, 2, 3)


@dataclass(frozen=True)
class AnyValue:
    """Stands for every value; write `ANY`."""


ANY = AnyValue()


@dataclass(frozen=True, init=False)
class OneOf:
    """Stands for any of several values, `OneOf("card", "wallet")`."""

    values: tuple[Value, ...]

    def __init__(self, *values: Value) -> None:
        object.__setattr__(self, "values", values)


@dataclass(frozen=True)
class Prose:
    """Text that a person typed.

    Runs of white space count as one space, typographic quotes as straight ones,
    and a full stop at the end does not matter; upper and lower case do.
    """

    text: str


Wanted = Value | AnyValue | OneOf | Prose
"""What an expected column may hold: a value, or a matcher."""


@dataclass(frozen=True, init=False)
class Insert:
    """A new row.

    Name every column except those of `webenv.world.noise.VOLATILE_COLUMNS`, for which
    any value is right, and those that keep their default of the schema.
    """

    table: str
    values: Mapping[str, Wanted]

    def __init__(self, table: str, /, **values: Wanted) -> None:
        object.__setattr__(self, "table", table)
        object.__setattr__(self, "values", values)


@dataclass(frozen=True, init=False)
class Update:
    """A row with new values in exactly the named columns.

    Args:
        key: The row's primary key.
        before: Old values to insist on; they need not be given.
        after: New values; a further column that changed is wrong, unless volatile.
    """

    table: str
    key: Mapping[str, Value]
    before: Mapping[str, Wanted]
    after: Mapping[str, Wanted]

    def __init__(
        self,
        table: str,
        key: Mapping[str, Value],
        /,
        before: Mapping[str, Wanted] | None = None,
        **after: Wanted,
    ) -> None:
        if not after:
            raise TemplateError(f"An update of {table} names no new value.")
        object.__setattr__(self, "table", table)
        object.__setattr__(self, "key", dict(key))
        object.__setattr__(self, "before", dict(before or {}))
        object.__setattr__(self, "after", after)


@dataclass(frozen=True, init=False)
class Delete:
    """A row that is gone, by its primary key."""

    table: str
    key: Mapping[str, Value]

    def __init__(self, table: str, /, **key: Value) -> None:
        object.__setattr__(self, "table", table)
        object.__setattr__(self, "key", key)


ExpectedChange = Insert | Update | Delete


@dataclass(frozen=True)
class Number:
    """A count or a measure; right within `tolerance`."""

    value: int | float
    tolerance: int | float = 0
    hint: ClassVar[str] = "Answer with a number in digits, such as 12 or 4.5."

    @property
    def spelling(self) -> str:
        """How a careful agent writes it."""
        return format(Decimal(str(self.value)), "f")


@dataclass(frozen=True)
class Money:
    """An amount in cents."""

    cents: int
    hint: ClassVar[str] = "Answer with an amount of money, such as 12.34."

    @property
    def spelling(self) -> str:
        """How a careful agent writes it."""
        whole, part = divmod(abs(self.cents), 100)
        return f"{'-' if self.cents < 0 else ''}{whole}.{part:02d}"


@dataclass(frozen=True)
class Day:
    """A calendar date."""

    day: date
    hint: ClassVar[str] = "Answer with a date, such as 2026-05-03."

    @classmethod
    def of(cls, text: str) -> Day:
        """From a date or a time as the world's tables store them."""
        return cls(date.fromisoformat(text[:10]))

    @property
    def spelling(self) -> str:
        """How a careful agent writes it."""
        return self.day.isoformat()


@dataclass(frozen=True)
class Text:
    """A name or a short text.

    Args:
        also: Other spellings that are as right.
    """

    text: str
    also: tuple[str, ...] = ()
    hint: ClassVar[str] = "Answer with the name or text as the site writes it, and nothing else."

    @property
    def spelling(self) -> str:
        """How a careful agent writes it."""
        return self.text


Item = Number | Money | Day | Text

_PLURALS: Mapping[type[Item], str] = {
    Number: "numbers",
    Money: "amounts of money, such as 12.34,",
    Day: "dates, such as 2026-05-03,",
    Text: "names or texts as the site writes them,",
}


@dataclass(frozen=True)
class Several:
    """What lists and sets of answers have in common.

    Args:
        item: Type of the values, which are given as its first argument.
    """

    values: tuple[Any, ...]
    item: type[Item] = Text
    order: ClassVar[str]

    def __post_init__(self) -> None:
        """Refuse values that cannot be written down unambiguously."""
        if not self.values:
            raise TemplateError("A list or set of answers needs at least one item.")
        for item in self.items:
            if any(mark in item.spelling for mark in ";\n"):
                raise TemplateError(f"{item.spelling!r} cannot stand in a list of answers.")

    @property
    def items(self) -> tuple[Item, ...]:
        """The values as typed answers."""
        return tuple(self.item(value) for value in self.values)

    @property
    def hint(self) -> str:
        """The form of the answer, for the goal."""
        return f"Answer with the {_PLURALS[self.item]} {self.order}, separated by semicolons."

    @property
    def spelling(self) -> str:
        """How a careful agent writes it."""
        return "; ".join(item.spelling for item in self.items)


@dataclass(frozen=True)
class ListOf(Several):
    """Several values in the order that the goal names, `ListOf(("Blue mug", "Teapot"))`."""

    order = "in the order asked for"


@dataclass(frozen=True)
class SetOf(Several):
    """Several different values in any order, `SetOf((1299, 450), Money)`."""

    order = "in any order"

    def __post_init__(self) -> None:
        """Refuse a set with an item twice, too."""
        super().__post_init__()
        if len(set(self.items)) != len(self.items):
            raise TemplateError(f"A set has an item twice: {self.spelling}")


@dataclass(frozen=True)
class YesNo:
    """A yes or a no.

    Half of all guesses are right, so ask for more than this alone.
    """

    yes: bool
    hint: ClassVar[str] = "Answer yes or no."

    @property
    def spelling(self) -> str:
        """How a careful agent writes it."""
        return "yes" if self.yes else "no"


TypedAnswer = Item | ListOf | SetOf | YesNo


@dataclass(frozen=True)
class Impossible:
    """The task cannot be done; met only by giving up with the right reason and evidence.

    Args:
        reason: A key of `webenv.action.actions.REASONS`.
        details: Pieces of evidence of which one must be named.
        hint: The hint of the answer for which the goal seems to ask, such as
            `Money.hint`, so that its absence gives nothing away.
    """

    reason: str
    details: tuple[TypedAnswer, ...]
    hint: str = ""

    def __post_init__(self) -> None:
        """Refuse an impossibility that needs no evidence."""
        if not self.details:
            raise TemplateError("Impossible needs at least one accepted detail.")


ExpectedAnswer = TypedAnswer | Impossible


@dataclass(frozen=True)
class View:
    """The page that an agent must leave open: the last one that the site has shown it.

    Args:
        query: Parameters of the URL; a tuple for one that occurs several times.
            Those that have the site's default value are not in the URL.
    """

    site: str
    path: str
    query: Mapping[str, str | tuple[str, ...]] = field(default_factory=dict)

    @property
    def address(self) -> str:
        """Path and query with sorted parameters, as page views are noted."""
        pairs = [
            (name, text)
            for name, given in self.query.items()
            for text in ((given,) if isinstance(given, str) else given)
            if text
        ]
        return f"{self.path}?{urlencode(sorted(pairs))}" if pairs else self.path


@dataclass(frozen=True)
class Expected:
    """One right outcome: these changes and no others, this answer, this view.

    Args:
        answer: None where none is asked; the agent then ends with any answer, by
            convention `answer "done"`.
    """

    changes: tuple[ExpectedChange, ...] = ()
    answer: ExpectedAnswer | None = None
    view: View | None = None

    def __post_init__(self) -> None:
        """Refuse an outcome that doing nothing would meet."""
        if not (self.changes or self.answer or self.view):
            raise TemplateError("An expected outcome must ask for something.")
        if isinstance(self.answer, Impossible) and self.changes:
            raise TemplateError("An impossible task must leave the world unchanged.")


@dataclass(frozen=True)
class NearMiss:
    """Actions that nearly solve the task and must not be counted as success.

    Args:
        label: What is wrong with it, such as "another size".
        may_fail: The actions may meet an error on the page; otherwise an error is a
            mistake in the near-miss itself.
    """

    label: str
    actions: tuple[str, ...]
    may_fail: bool = False


@dataclass(frozen=True)
class Task:
    """One thing to do in one world, drawn from a template by a seed.

    Attributes:
        sites: Names of the sites on which it takes place.
        goal: What is asked for, in a person's words, ending with the answer's form.
        accepted: All right outcomes; meeting one of them is success.
        solution: Actions that solve it through the user interface.
        user: Person who is signed in at the start, by id, or None.
        files: What the agent may upload, by name.
        variant: Which phrasing of the goal was used, counted from 0.
        facts: The drawn parameters, for records and studies.
    """

    template: str
    seed: int
    split: Split
    sites: tuple[str, ...]
    kind: str
    level: Level
    goal: str
    accepted: tuple[Expected, ...]
    solution: tuple[str, ...]
    near_misses: tuple[NearMiss, ...] = ()
    user: int | None = None
    start_url: str = "http://shop.test/"
    files: Mapping[str, bytes] = field(default_factory=dict)
    variant: int = 0
    facts: Mapping[str, Any] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """Template and seed, such as "shop.cancel_order@20003"."""
        return f"{self.template}@{self.seed}"

    @property
    def site(self) -> str:
        """The site, or for several their names joined by "+"."""
        return "+".join(self.sites)
