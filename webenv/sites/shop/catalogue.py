"""The products that are for sale, as lists show them. Disabled products never appear."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from webenv.world.world import World


class Found(NamedTuple):
    """A product as lists show it.

    Attributes:
        rating: Mean of its approved reviews, or None without any.
        stock: Pieces of all its variants together.
        has_surcharge: Some variants cost more than `price`.
        variant_id: The only variant of a product without options, else None.
        relevance: How well it fits the words of a search; 0 elsewhere.
    """

    id: int
    slug: str
    name: str
    summary: str
    brand: str
    brand_slug: str
    category_id: int
    price: int
    list_price: int | None
    released_on: str
    art: str
    colour: str
    rating: float | None
    reviews: int
    stock: int
    has_surcharge: int
    variant_id: int | None
    relevance: int = 0

    @property
    def is_offer(self) -> bool:
        """It is sold below its list price."""
        return self.list_price is not None and self.list_price > self.price

    @property
    def saving(self) -> int:
        """Whole percent below the list price."""
        return round(100 - 100 * self.price / self.list_price) if self.list_price else 0


@dataclass(frozen=True)
class Scope:
    """Where a listing looks: a condition on `p` (products), `b` (brands), `c` (categories).

    Attributes:
        words: Each must occur in a product's texts; they also set the relevance.
    """

    condition: str = "1"
    values: tuple[object, ...] = ()
    words: tuple[str, ...] = ()


def load(world: World, scope: Scope, order: str = "p.id", most: int = -1) -> list[Found]:
    """The products of a scope, unfiltered.

    Args:
        order: What to sort by, in SQL on `p`, `b` and `c`.
        most: How many to load at most; -1 for all.
    """
    ids = _ids(world, scope, order, most)
    relevance, relevance_values = _relevance(scope.words)
    wanted = json.dumps(ids)
    rows = world.all(
        f"""
        SELECT p.id, p.slug, p.name, p.summary, b.name AS brand, b.slug AS brand_slug,
            p.category_id, p.price, p.list_price, p.released_on, p.art, p.colour,
            r.rating, coalesce(r.reviews, 0) AS reviews, v.stock, v.has_surcharge,
            v.variant_id, {relevance} AS relevance
        FROM shop_products AS p
        JOIN shop_brands AS b ON b.id = p.brand_id
        JOIN shop_categories AS c ON c.id = p.category_id
        JOIN (SELECT product_id, sum(stock) AS stock,
                max(surcharge) > min(surcharge) AS has_surcharge,
                CASE count(*) WHEN 1 THEN max(id) END AS variant_id
            FROM shop_variants WHERE product_id IN (SELECT value FROM json_each(?))
            GROUP BY product_id) AS v ON v.product_id = p.id
        LEFT JOIN (SELECT product_id, avg(rating) AS rating, count(*) AS reviews
            FROM shop_reviews
            WHERE status = 'approved' AND product_id IN (SELECT value FROM json_each(?))
            GROUP BY product_id) AS r ON r.product_id = p.id
        WHERE p.id IN (SELECT value FROM json_each(?))
        """,
        *relevance_values,
        wanted,
        wanted,
        wanted,
    )
    found = {row["id"]: Found(**row) for row in rows}
    return [found[product_id] for product_id in ids]


def _ids(world: World, scope: Scope, order: str, most: int) -> list[int]:
    """The enabled products of a scope."""
    texts = "lower(p.name || ' ' || b.name || ' ' || c.name || ' ' || p.summary || ' ' || p.sku)"
    condition = " AND ".join([f"({scope.condition})", *[f"instr({texts}, ?)" for _ in scope.words]])
    found = world.value(
        f"""
        SELECT json_group_array(id) FROM (
            SELECT p.id FROM shop_products AS p
            JOIN shop_brands AS b ON b.id = p.brand_id
            JOIN shop_categories AS c ON c.id = p.category_id
            WHERE p.enabled AND {condition} ORDER BY {order} LIMIT ?)
        """,
        *scope.values,
        *scope.words,
        most,
    )
    ids: list[int] = json.loads(found)
    return ids


def in_order(products: Iterable[Found], sort: str, by_relevance: bool = False) -> list[Found]:
    """Products sorted by one of `SORTS`; ties by name, and "featured" by relevance or id."""
    keys: dict[str, Callable[[Found], Any]] = {
        "featured": lambda p: (-p.relevance, -p.reviews, p.id) if by_relevance else p.id,
        "price": lambda p: (p.price, p.name.lower()),
        "price-desc": lambda p: (-p.price, p.name.lower()),
        "newest": lambda p: (_reversed(p.released_on), p.name.lower()),
        "rating": lambda p: (-(p.rating or 0), -p.reviews, p.name.lower()),
        "name": lambda p: (p.name.lower(), p.id),
    }
    return sorted(products, key=keys[sort])


def split_words(text: str) -> tuple[str, ...]:
    """The words of a search in lower case; a plural's "s" is dropped."""
    words = text.lower().split()[:8]
    return tuple(word[:-1] if len(word) > 3 and word.endswith("s") else word for word in words)


def _relevance(words: Sequence[str]) -> tuple[str, tuple[object, ...]]:
    """A number in SQL: words in the name weigh most, then the category, then the brand."""
    if not words:
        return "0", ()
    weights = (("p.name", 4), ("c.name", 3), ("b.name", 2))
    parts = [
        f"{weight} * (instr(lower({column}), ?) > 0)" for column, weight in weights for _ in words
    ]
    return " + ".join(parts), tuple(word for _ in weights for word in words)


def _reversed(text: str) -> tuple[int, ...]:
    return tuple(-ord(letter) for letter in text)
