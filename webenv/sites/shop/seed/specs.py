"""How an attribute of a family gets its value for one product."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

_RANGE = re.compile(
    r"(?P<mode>[~]?)(?P<low>[\d.]+)\.\.(?P<high>[\d.]+)/(?P<step>[\d.]+)(?P<unit>.*)"
)


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several values, drawn once for a line; each may bring a sentence with it."""

    name: str
    values: tuple[str, ...]
    sentences: dict[str, str]


@dataclass(frozen=True, slots=True)
class Dependent:
    """A value that follows from another attribute, named in `by`."""

    name: str
    by: str
    values: dict[str, str]


@dataclass(frozen=True, slots=True)
class Measure:
    """A number with a unit that grows, or falls, from the first model of a line to the last.

    Attributes:
        free: Drawn anew for every product, whatever the model's place in the line.
    """

    name: str
    low: Decimal
    high: Decimal
    step: Decimal
    unit: str
    free: bool

    def draw(self, rng: random.Random, place: float) -> str:
        """The value at `place`, from 0.0 for the first model of a line to 1.0 for the last."""
        where = rng.random() if self.free else min(1.0, max(0.0, place + rng.uniform(-0.06, 0.06)))
        span = int(abs(self.high - self.low) / self.step)
        steps = int(where * span + 0.5) * self.step
        number = self.low + steps if self.high >= self.low else self.low - steps
        return f"{number.normalize():f}{self.unit}"


@dataclass(frozen=True, slots=True)
class Invented:
    """A value made up for a line.

    Attributes:
        what: "person" for an author or a designer, "year" for one not after the release.
    """

    name: str
    what: str


Spec = Choice | Dependent | Measure | Invented


def parse_spec(name: str, value: Any) -> Spec:
    """The spec that a TOML value stands for.

    A list is a choice, a table a choice with a sentence for each value, a table with the key
    "by" a value that depends on the attribute named there, "8..40/2 hours" a measure,
    "~8..40/2 hours" a free measure, and "@person" an invented person.
    """
    if isinstance(value, list):
        return Choice(name, tuple(value), {})
    if isinstance(value, dict) and "by" in value:
        return Dependent(name, value["by"], {key: v for key, v in value.items() if key != "by"})
    if isinstance(value, dict):
        return Choice(name, tuple(value), dict(value))
    if value.startswith("@"):
        return Invented(name, value[1:])
    match = _RANGE.fullmatch(value)
    if match is None:
        return Choice(name, (value,), {})
    return Measure(
        name=name,
        low=Decimal(match["low"]),
        high=Decimal(match["high"]),
        step=Decimal(match["step"]),
        unit=match["unit"],
        free=match["mode"] == "~",
    )
