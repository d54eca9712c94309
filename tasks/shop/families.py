"""Products that are made in several sizes, told by their names."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

FAMILY = re.compile(r"(?P<line>\S+) (?P<sort>.+), (?P<size>[0-9][0-9.,]* (?:ml|litres?|g|kg|cm))")
"""A name as line, sort and size: "Raith", "Electric Kettle", "1 litre"."""


def sizes(names: Iterable[str]) -> dict[tuple[str, str], set[str]]:
    """The sizes of each line and sort of product."""
    families: dict[tuple[str, str], set[str]] = defaultdict(set)
    for name in names:
        if match := FAMILY.fullmatch(name):
            families[match["line"], match["sort"]].add(match["size"])
    return families
