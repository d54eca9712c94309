"""Product families: what the TOML files of the catalogue say, checked and typed.

A family is a kind of thing ("mug"). It comes in lines of several models which share a
name, a brand and a material, and differ in size or strength. See catalogue/README.md.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from webenv.sites.shop.seed.art_names import ART
from webenv.sites.shop.seed.colours import COLOURS
from webenv.sites.shop.seed.specs import Spec, parse_spec
from webenv.sites.shop.seed.tables import read_table

_FILES = (
    "kitchen",
    "home",
    "outdoors",
    "electronics",
    "books",
    "stationery",
    "clothing",
    "toys",
    "beauty",
    "garden",
)


@dataclass(frozen=True, slots=True)
class ByAttribute:
    """A value that depends on one attribute of the product, or on none."""

    attribute: str | None
    choices: dict[str, Any]

    def of(self, attributes: dict[str, str]) -> Any:
        """The value for a product with these attributes."""
        return self.choices[attributes[self.attribute] if self.attribute else ""]


@dataclass(frozen=True, slots=True)
class Family:
    """A kind of product.

    Attributes:
        key: Short name, also the middle of its SKUs.
        noun: What a customer calls it.
        kind: Decides which remarks of reviewers fit, such as "book" or "wear".
        name: Pattern of the product's name.
        lines: How many lines of models it has.
        line_names: Patterns for the names of lines; empty for the shared pool.
        price: Lowest and highest price in whole units, before brand and line.
        colours: Fewest and most colours to choose from; (0, 0) if colour is no matter.
        models: The attributes in which the models of a line differ, smallest first.
    """

    key: str
    noun: str
    plural: bool
    kind: str
    art: str
    name: str
    leaf: ByAttribute
    brands: tuple[str, ...]
    lines: int
    line_names: tuple[str, ...]
    price: tuple[float, float]
    weight: tuple[int, int]
    warranty: tuple[int, ...]
    palette: tuple[str, ...]
    colours: tuple[int, int]
    sizes: ByAttribute
    surcharge: dict[str, int]
    models: tuple[dict[str, str], ...]
    specs: tuple[Spec, ...]
    made_in: bool
    summary: tuple[str, ...]
    lead: tuple[str, ...]
    details: tuple[str, ...]
    closing: tuple[str, ...]
    aspects: tuple[str, ...]
    good: tuple[str, ...]
    bad: tuple[str, ...]


@cache
def load_families() -> tuple[Family, ...]:
    """Every family of the catalogue, in the order of the files."""
    return tuple(
        _family(key, table)
        for name in _FILES
        for key, table in read_table("catalogue", name).items()
    )


def _family(key: str, table: dict[str, Any]) -> Family:
    columns: dict[str, list[str]] = table.pop("models", {})
    family = Family(
        key=key,
        noun=table.pop("noun"),
        plural=table.pop("plural", False),
        kind=table.pop("kind"),
        art=table.pop("art"),
        name=table.pop("name"),
        leaf=_by_attribute(table.pop("leaf")),
        brands=tuple(table.pop("brands")),
        lines=table.pop("lines"),
        line_names=tuple(table.pop("line_names", ())),
        price=_pair(table.pop("price")),
        weight=_pair(table.pop("weight")),
        warranty=tuple(table.pop("warranty", [0])),
        palette=tuple(table.pop("palette")),
        colours=_pair(table.pop("colours", [1, 1])),
        sizes=_by_attribute(table.pop("sizes", [])),
        surcharge=table.pop("surcharge", {}),
        models=_rows(columns),
        specs=tuple(parse_spec(name, value) for name, value in table.pop("specs", {}).items()),
        made_in=table.pop("made_in", True),
        summary=tuple(table.pop("summary")),
        lead=tuple(table.pop("lead")),
        details=tuple(table.pop("details")),
        closing=tuple(table.pop("closing")),
        aspects=tuple(table.pop("aspects")),
        good=tuple(table.pop("good")),
        bad=tuple(table.pop("bad")),
    )
    _check(family, table)
    return family


def _check(family: Family, leftover: dict[str, Any]) -> None:
    if leftover:
        raise ValueError(f"family {family.key}: unknown keys {sorted(leftover)}")
    if family.art not in ART:
        raise ValueError(f"family {family.key}: no drawing is called {family.art!r}")
    unknown = [name for name in family.palette if name not in COLOURS]
    if unknown:
        raise ValueError(f"family {family.key}: unknown colours {unknown}")


def _by_attribute(value: Any) -> ByAttribute:
    if isinstance(value, dict):
        return ByAttribute(value["by"], {name: v for name, v in value.items() if name != "by"})
    return ByAttribute(None, {"": value})


def _rows(columns: dict[str, list[str]]) -> tuple[dict[str, str], ...]:
    if not columns:
        return ({},)
    return tuple(
        dict(zip(columns, values, strict=True)) for values in zip(*columns.values(), strict=True)
    )


def _pair(values: list[Any]) -> tuple[Any, Any]:
    low, high = values
    return low, high
