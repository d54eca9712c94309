"""Which tasks a run plays: templates by what they are, seeds by number, a fair part of both."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from webenv.authoring.registry import select_templates, suites
from webenv.authoring.template import Template
from webenv.errors import ConfigurationError, UnknownName
from webenv.task import SEEDS, Split

EVERYTHING = "webenv"
"""The suite that holds all templates."""

ANY_SPLIT = "all"
"""Stands for the three splits together."""

_RANGE = re.compile(r"(\d{1,6})-(\d{1,6})")
_LIST = re.compile(r"\d{1,6}(,\d{1,6})*,?")


@dataclass(frozen=True)
class TaskName:
    """A task that is not drawn yet: template and seed."""

    template: str
    seed: int


@dataclass(frozen=True)
class Selection:
    """What is asked for.

    Attributes:
        suite: "webenv" for everything, or a suite such as "shop".
        templates: Names or globs.
        seeds: "5" for the first five of each template's split, "3-7" or "3,5" for
            those with these numbers in it ("3," for one).
        limit: Most tasks in all; what is left is spread evenly over the templates.
    """

    suite: str = EVERYTHING
    site: str | None = None
    templates: tuple[str, ...] = ("*",)
    level: int | None = None
    kind: str | None = None
    split: str = Split.TEST.value
    seeds: str = "1"
    limit: int | None = None

    def tasks(self) -> tuple[TaskName, ...]:
        """The tasks in the order in which they are played.

        Raises:
            ConfigurationError: Something asked for does not exist, or nothing fits.
        """
        templates = spread(self._templates())
        numbers = seed_numbers(self.seeds)
        names = [
            TaskName(template.name, seed_in(template.split, number))
            for number in numbers
            for template in templates
        ]
        return tuple(names[: self.limit])

    def to_json(self) -> dict[str, Any]:
        """Plain values for the description of a run."""
        return {**asdict(self), "templates": list(self.templates)}

    def _templates(self) -> tuple[Template, ...]:
        if self.suite not in (known := [EVERYTHING, *suites()]):
            raise UnknownName("suite", self.suite, known)
        if self.split not in (known := [*(split.value for split in Split), ANY_SPLIT]):
            raise UnknownName("split", self.split, known)
        if self.split == ANY_SPLIT:
            return self._in_split(None)
        try:
            return self._in_split(self.split)
        except UnknownName:
            raise
        except ConfigurationError as nothing:
            elsewhere = sorted({template.split.value for template in self._in_split(None)})
            raise ConfigurationError(
                f"No template of split {self.split} fits; those that fit are of split "
                f"{' and '.join(elsewhere)}: say --split {elsewhere[0]}."
            ) from nothing

    def _in_split(self, split: str | None) -> tuple[Template, ...]:
        return select_templates(
            self.templates,
            suite=None if self.suite == EVERYTHING else self.suite,
            site=self.site,
            kind=self.kind,
            level=self.level,
            split=split,
        )


def seed_numbers(text: str) -> Sequence[int]:
    """The numbers that a value of `--seeds` stands for.

    Raises:
        ConfigurationError: It is none of the three forms, or stands for no number.
    """
    numbers: Sequence[int] = ()
    if match := _RANGE.fullmatch(text):
        numbers = range(int(match[1]), int(match[2]) + 1)
    elif text.isascii() and text.isdigit():
        numbers = range(int(text))
    elif _LIST.fullmatch(text):
        numbers = tuple(dict.fromkeys(int(number) for number in text.split(",") if number))
    if not numbers:
        raise ConfigurationError(
            f"{text!r} stands for no seeds. Write 5 for the first five, 3-7 or 3,5 for those."
        )
    return numbers


def seed_in(split: Split, number: int) -> int:
    """The seed of a split that a number means: the seed itself, or its place in the split.

    Raises:
        ConfigurationError: The number is a seed of another split, or of none.
    """
    seeds = SEEDS[split]
    if number in seeds:
        return number
    if number < len(seeds):
        return seeds[number]
    raise ConfigurationError(
        f"Seed {number} is not in split {split.value}: its seeds are {seeds.start} to "
        f"{seeds.stop - 1}, or 0 to {len(seeds) - 1} counted within it."
    )


def spread(templates: Sequence[Template]) -> list[Template]:
    """Templates in an order of which every beginning is a fair part of the whole.

    Each combination of site and level comes up in proportion to its size.
    """
    groups: dict[tuple[str, int], list[Template]] = {}
    for template in sorted(templates, key=_shuffled):
        groups.setdefault((template.site, template.level), []).append(template)
    places = [
        ((position + 0.5) / len(group), _shuffled(template), template)
        for group in groups.values()
        for position, template in enumerate(group)
    ]
    return [template for _, _, template in sorted(places, key=lambda place: place[:2])]


def _shuffled(template: Template) -> str:
    return hashlib.blake2b(template.name.encode(), digest_size=8).hexdigest()
