"""Filters beside a listing, and how many products each of their values would show.

The count beside a value takes all *other* filters into account, so that a visitor
knows what choosing it leads to.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from webenv.sites.filters import money
from webenv.sites.shop.catalogue import Found
from webenv.sites.shop.criteria import Criteria

Test = Callable[[Found], bool]
Values = Mapping[int, set[str]]

_SIZE_ORDER = ("XS", "S", "M", "L", "XL", "XXL")


@dataclass(frozen=True)
class Group:
    """A category that search results can be narrowed to."""

    slug: str
    name: str
    category_ids: frozenset[int]


@dataclass(frozen=True)
class Option:
    """One value of a facet and how many products choosing it would show."""

    value: str
    name: str
    count: int
    chosen: bool


class Facets:
    """The filters of one listing.

    Args:
        candidates: Every product of the scope.
        colours: The colours in which each product comes, by product id.
        sizes: Likewise.
        groups: Categories to offer; none where the listing is a category itself.
    """

    def __init__(
        self,
        candidates: Sequence[Found],
        criteria: Criteria,
        colours: Values,
        sizes: Values,
        groups: Sequence[Group] = (),
    ) -> None:
        self._candidates = candidates
        self._criteria = criteria
        self._values = {"colour": colours, "size": sizes}
        self._groups = {group.slug: group for group in groups}
        self._tests = self._make_tests()

    def passing(self, ignoring: str = "") -> list[Found]:
        """The products that meet every filter but the one ignored."""
        tests = [test for name, test in self._tests.items() if name != ignoring]
        return [product for product in self._candidates if all(test(product) for test in tests)]

    def options(self) -> dict[str, list[Option]]:
        """What each facet offers."""
        chosen = self._criteria
        return {
            "category": self._category_options(),
            "brand": self._brand_options(),
            "colour": self._value_options("colour", chosen.colours),
            "size": self._value_options("size", chosen.sizes),
            "rating": self._rating_options(),
            "in_stock": self._switch("in_stock", "In stock", chosen.in_stock, _is_in_stock),
            "on_offer": self._switch("on_offer", "On offer", chosen.on_offer, _is_offer),
        }

    def price_range(self) -> tuple[int, int]:
        """The lowest and the highest price, were there no filter on the price."""
        prices = [product.price for product in self.passing("price")]
        return min(prices, default=0), max(prices, default=0)

    def _make_tests(self) -> dict[str, Test]:
        chosen, tests = self._criteria, {}
        if chosen.brands:
            tests["brand"] = _has_brand(frozenset(chosen.brands))
        if chosen.colours:
            tests["colour"] = _has_any(self._values["colour"], frozenset(chosen.colours))
        if chosen.sizes:
            tests["size"] = _has_any(self._values["size"], frozenset(chosen.sizes))
        if chosen.category in self._groups:
            tests["category"] = _is_in(self._groups[chosen.category].category_ids)
        if chosen.price_from is not None or chosen.price_to is not None:
            tests["price"] = _costs(chosen.price_from, chosen.price_to)
        if chosen.rating:
            tests["rating"] = _is_rated(chosen.rating)
        if chosen.in_stock:
            tests["in_stock"] = _is_in_stock
        if chosen.on_offer:
            tests["on_offer"] = _is_offer
        return tests

    def _category_options(self) -> list[Option]:
        shown = self.passing("category")
        return [
            Option(
                group.slug,
                group.name,
                sum(product.category_id in group.category_ids for product in shown),
                group.slug == self._criteria.category,
            )
            for group in self._groups.values()
        ]

    def _brand_options(self) -> list[Option]:
        names = {product.brand_slug: product.brand for product in self._candidates}
        present = [product.brand_slug for product in self.passing("brand")]
        return _options(names, present, self._criteria.brands)

    def _value_options(self, facet: str, chosen: Sequence[str]) -> list[Option]:
        by_product = self._values[facet]
        names = {value: value for values in by_product.values() for value in values}
        shown = self.passing(facet)
        present = [value for product in shown for value in by_product.get(product.id, ())]
        return _options(names, present, chosen)

    def _rating_options(self) -> list[Option]:
        shown = self.passing("rating")
        return [
            Option(
                str(least),
                f"{least} stars and up" if least > 1 else "1 star and up",
                sum(_is_rated(least)(product) for product in shown),
                least == self._criteria.rating,
            )
            for least in (4, 3, 2, 1)
        ]

    def _switch(self, facet: str, name: str, chosen: bool, test: Test) -> list[Option]:
        return [Option("1", name, sum(map(test, self.passing(facet))), chosen)]


def active_filters(
    criteria: Criteria, options: Mapping[str, Sequence[Option]]
) -> list[tuple[str, Criteria]]:
    """Every filter that is on: its name, and the criteria without it."""
    active: list[tuple[str, Criteria]] = []

    def note(text: str, **without: object) -> None:
        active.append((text, replace(criteria, page=1, **without)))  # type: ignore[arg-type]

    for option in options["category"]:
        if option.chosen:
            note(option.name, category="")
    if criteria.price_from is not None:
        note(f"From {money(criteria.price_from)}", price_from=None)
    if criteria.price_to is not None:
        note(f"Up to {money(criteria.price_to)}", price_to=None)
    if criteria.rating:
        note(next(option.name for option in options["rating"] if option.chosen), rating=0)
    if criteria.in_stock:
        note("In stock", in_stock=False)
    if criteria.on_offer:
        note("On offer", on_offer=False)
    for facet, name in (("brand", "brands"), ("colour", "colours"), ("size", "sizes")):
        values: tuple[str, ...] = getattr(criteria, name)
        names = {option.value: option.name for option in options[facet]}
        for value in values:
            rest = tuple(other for other in values if other != value)
            note(names.get(value, value), **{name: rest})
    return active


def _options(
    names: Mapping[str, str], present: Iterable[str], chosen: Sequence[str]
) -> list[Option]:
    counts = dict.fromkeys(names, 0)
    for value in present:
        counts[value] += 1
    ordered = sorted(names.items(), key=lambda item: natural_order(item[1]))
    return [Option(value, name, counts[value], value in chosen) for value, name in ordered]


def natural_order(text: str) -> tuple[int, list[tuple[int, float, str]]]:
    """A sort key that puts S before M before L, and 9 before 10."""
    if text in _SIZE_ORDER:
        return _SIZE_ORDER.index(text), []
    parts = re.findall(r"\d+(?:\.\d+)?|\D+", text.lower())
    key = [(0, float(part), "") if part[0].isdigit() else (1, 0.0, part) for part in parts]
    return len(_SIZE_ORDER), key


def _has_brand(slugs: frozenset[str]) -> Test:
    return lambda product: product.brand_slug in slugs


def _has_any(by_product: Values, chosen: frozenset[str]) -> Test:
    return lambda product: not chosen.isdisjoint(by_product.get(product.id, ()))


def _is_in(category_ids: frozenset[int]) -> Test:
    return lambda product: product.category_id in category_ids


def _costs(low: int | None, high: int | None) -> Test:
    return lambda product: (low or 0) <= product.price and (high is None or product.price <= high)


def _is_rated(least: int) -> Test:
    return lambda product: (product.rating or 0) >= least


def _is_in_stock(product: Found) -> bool:
    return product.stock > 0


def _is_offer(product: Found) -> bool:
    return product.is_offer
