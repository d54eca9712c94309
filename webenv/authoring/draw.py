"""How a template takes its parameters from a world: by seed, without repetition."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

from webenv.errors import TemplateError
from webenv.world.world import Row, World

T = TypeVar("T")


class Draw:
    """The choices of one task, the same for the same world, template and seed.

    Successive seeds take different things from the same candidates, until all have
    been taken; then they begin again in another order.

    Args:
        world: Only read, and only between episodes.
        template: Name of the template.
        seed: Number of the task.

    Attributes:
        rng: A source of chance for everything else.
        variant: Which phrasing `phrase` has chosen last, counted from 0.
    """

    def __init__(self, world: World, template: str, seed: int) -> None:
        self.world = world
        self.seed = seed
        self.rng = random.Random(f"{template}@{seed}")
        self.variant = 0
        self._template = template
        self._picks = 0

    def rows(self, sql: str, *values: object) -> list[Row]:
        """Every row of a query."""
        return self.world.all(sql, *values)

    def row(self, sql: str, *values: object) -> Row:
        """The only row of a query.

        Raises:
            TemplateError: There is no row, or more than one.
        """
        try:
            return self.world.one(sql, *values)
        except LookupError as error:
            raise TemplateError(f"{self._template}: {error}") from None

    def value(self, sql: str, *values: object) -> Any:
        """The first column of the first row, or None."""
        return self.world.value(sql, *values)

    def next_id(self, table: str) -> int:
        """The id that the first new row of `table` will get."""
        return self.world.next_id(table)

    def pick(self, candidates: Iterable[T]) -> T:
        """One of the candidates; the next seed takes another one.

        Raises:
            TemplateError: There are no candidates.
        """
        ordered = sorted(candidates, key=repr)
        if not ordered:
            raise TemplateError(f"{self._template}@{self.seed}: there is nothing to pick from.")
        self._picks += 1
        return ordered[self._turn(len(ordered), f"pick {self._picks}")]

    def sample(self, candidates: Iterable[T], count: int) -> list[T]:
        """Several different candidates, in the order of chance.

        Raises:
            TemplateError: There are too few candidates.
        """
        ordered = sorted(candidates, key=repr)
        if len(ordered) < count:
            raise TemplateError(
                f"{self._template}@{self.seed}: {count} are needed, there are {len(ordered)}."
            )
        return self.rng.sample(ordered, count)

    def best(self, candidates: Iterable[T], key: Callable[[T], Any]) -> T | None:
        """The candidate with the highest key; None if there is none, or a tie."""
        return _only_first(sorted(candidates, key=key, reverse=True), key)

    def least(self, candidates: Iterable[T], key: Callable[[T], Any]) -> T | None:
        """The candidate with the lowest key; None if there is none, or a tie."""
        return _only_first(sorted(candidates, key=key), key)

    def chance(self, share: float) -> bool:
        """True in this share of all seeds."""
        return self.rng.random() < share

    def phrase(self, *phrasings: str, **values: object) -> str:
        """One of several ways to say it, with the values put in at "{name}".

        Raises:
            TemplateError: A phrasing names a value that is not given.
        """
        try:
            spoken = [phrasing.format(**values) for phrasing in phrasings]
        except (KeyError, IndexError) as error:
            raise TemplateError(f"{self._template}: no value for {error} in a phrase.") from None
        self.variant = self._turn(len(spoken), "phrase")
        return spoken[self.variant]

    def _turn(self, size: int, purpose: str) -> int:
        """Which of `size` things this seed takes: each once per round of `size` seeds."""
        turn, place = divmod(self.seed, size)
        return self._order(size, purpose, turn)[place]

    def _order(self, size: int, purpose: str, turn: int) -> list[int]:
        """The order of one round; it does not begin with what the round before ended on."""
        order = self._shuffled(size, purpose, turn)
        if size < 3:
            return self._shuffled(size, purpose, 0)
        if turn and order[0] == self._shuffled(size, purpose, turn - 1)[-1]:
            order[0], order[1] = order[1], order[0]
        return order

    def _shuffled(self, size: int, purpose: str, turn: int) -> list[int]:
        order = list(range(size))
        random.Random(f"{self._template}/{purpose}/{turn}").shuffle(order)
        return order


def _only_first(ordered: Sequence[T], key: Callable[[T], Any]) -> T | None:
    if not ordered or (len(ordered) > 1 and key(ordered[0]) == key(ordered[1])):
        return None
    return ordered[0]
