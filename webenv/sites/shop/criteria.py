"""What a visitor has narrowed a listing to, read from and written to query strings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from starlette.datastructures import QueryParams

from webenv.sites.forms import parse_cents

SORTS: Mapping[str, str] = {
    "featured": "Featured",
    "price": "Price: low to high",
    "price-desc": "Price: high to low",
    "newest": "Newest first",
    "rating": "Best rated",
    "name": "Name: A to Z",
}
PAGE_SIZES = (24, 48)


@dataclass(frozen=True)
class Criteria:
    """What a visitor has narrowed a listing to; the URL's query string in typed form."""

    brands: tuple[str, ...] = ()
    colours: tuple[str, ...] = ()
    sizes: tuple[str, ...] = ()
    category: str = ""
    price_from: int | None = None
    price_to: int | None = None
    rating: int = 0
    in_stock: bool = False
    on_offer: bool = False
    sort: str = "featured"
    per_page: int = PAGE_SIZES[0]
    view: str = "grid"
    page: int = 1

    @classmethod
    def read(cls, query: QueryParams) -> Criteria:
        """Criteria from a query string; what makes no sense is ignored."""
        rating, per_page = query.get("rating", ""), query.get("per_page", "")
        page = query.get("page", "")
        return cls(
            brands=_several(query, "brand"),
            colours=_several(query, "colour"),
            sizes=_several(query, "size"),
            category=query.get("category", ""),
            price_from=parse_cents(query.get("price_from", "")),
            price_to=parse_cents(query.get("price_to", "")),
            rating=int(rating) if rating in ("1", "2", "3", "4") else 0,
            in_stock=query.get("in_stock") == "1",
            on_offer=query.get("on_offer") == "1",
            sort=query["sort"] if query.get("sort") in SORTS else "featured",
            per_page=PAGE_SIZES[1] if per_page == str(PAGE_SIZES[1]) else PAGE_SIZES[0],
            view="list" if query.get("view") == "list" else "grid",
            page=int(page) if page.isascii() and page.isdigit() and int(page) > 0 else 1,
        )

    def pairs(self) -> list[tuple[str, str]]:
        """The query string's parts; what is as usual is left out."""
        usual = Criteria()
        pairs = [("brand", slug) for slug in self.brands]
        pairs += [("colour", name) for name in self.colours]
        pairs += [("size", name) for name in self.sizes]
        single = [
            ("category", self.category),
            ("price_from", amount(self.price_from)),
            ("price_to", amount(self.price_to)),
            ("rating", str(self.rating or "")),
            ("in_stock", "1" if self.in_stock else ""),
            ("on_offer", "1" if self.on_offer else ""),
            ("sort", self.sort if self.sort != usual.sort else ""),
            ("per_page", str(self.per_page) if self.per_page != usual.per_page else ""),
            ("view", self.view if self.view != usual.view else ""),
            ("page", str(self.page) if self.page != 1 else ""),
        ]
        return pairs + [pair for pair in single if pair[1]]

    def url(self, path: str, extra: Sequence[tuple[str, str]] = (), **changes: Any) -> str:
        """The address of this listing with some criteria changed; a change leads to page 1."""
        changed = replace(self, **{"page": 1, **changes}) if changes else self
        query = urlencode([*extra, *changed.pairs()])
        return f"{path}?{query}" if query else path

    def cleared(self) -> Criteria:
        """The same without filters."""
        return Criteria(sort=self.sort, per_page=self.per_page, view=self.view)

    @property
    def narrows(self) -> bool:
        """Something is filtered, be it only one thing."""
        return replace(self, page=1) != self.cleared()


def _several(query: QueryParams, name: str) -> tuple[str, ...]:
    return tuple(sorted({value for value in query.getlist(name) if value}))


def amount(cents: int | None) -> str:
    """1250 → "12.50", 1200 → "12", None → "", as price fields and query strings have it."""
    if cents is None:
        return ""
    return f"{cents // 100}" if cents % 100 == 0 else f"{cents / 100:.2f}"
