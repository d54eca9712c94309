"""A long list cut into numbered pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")


@dataclass(frozen=True)
class Paging:
    """Which page of a list is shown.

    Attributes:
        page: Counted from 1; always one that exists.
        size: Entries on a full page.
        total: Entries in the whole list.
    """

    page: int
    size: int
    total: int

    @classmethod
    def at(cls, wanted: str, size: int, total: int) -> Paging:
        """The page that a URL asks for, or the nearest that exists."""
        number = int(wanted) if wanted.isascii() and wanted.isdigit() else 1
        last = max(1, -(-total // size))
        return cls(min(max(number, 1), last), size, total)

    @property
    def pages(self) -> int:
        """How many pages there are, at least one."""
        return max(1, -(-self.total // self.size))

    @property
    def offset(self) -> int:
        """Entries before this page."""
        return (self.page - 1) * self.size

    @property
    def first(self) -> int:
        """Number of the first entry shown; 0 for an empty list."""
        return min(self.offset + 1, self.total)

    @property
    def last(self) -> int:
        """Number of the last entry shown."""
        return min(self.offset + self.size, self.total)

    @property
    def numbers(self) -> list[int | None]:
        """Page numbers to offer; None stands for a gap."""
        near = {1, self.pages, *range(self.page - 2, self.page + 3)}
        shown = sorted(number for number in near if 1 <= number <= self.pages)
        numbers: list[int | None] = []
        for number in shown:
            if numbers and number != (numbers[-1] or 0) + 1:
                numbers.append(None)
            numbers.append(number)
        return numbers

    def cut(self, entries: Sequence[T]) -> Sequence[T]:
        """The entries of this page."""
        return entries[self.offset : self.offset + self.size]
