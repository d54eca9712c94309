"""What a customer puts into a basket: popular things, and more of what they like."""

from __future__ import annotations

import bisect
import datetime
import itertools
import random
from collections.abc import Iterable

from webenv.sites.shop.seed.categories import Category, subtrees
from webenv.sites.shop.seed.products import Product

_TRIES = 60


class Shelf:
    """Products to draw from, in proportion to their popularity."""

    def __init__(self, products: Iterable[Product]) -> None:
        self.products = list(products)
        self._heap = list(itertools.accumulate(product.popularity for product in self.products))

    def draw(self, rng: random.Random) -> Product:
        """One product."""
        return self.products[bisect.bisect(self._heap, rng.random() * self._heap[-1])]


class Shelves:
    """All products, and those of each department."""

    def __init__(self, products: list[Product], categories: list[Category]) -> None:
        below = subtrees(categories)
        self.everything = Shelf(products)
        departments = (
            Shelf(product for product in products if product.category_id in below[category.id])
            for category in categories
            if category.depth == 0
        )
        self.departments = [shelf for shelf in departments if shelf.products]

    def favourites(self, rng: random.Random) -> list[Shelf]:
        """The two or three departments that one customer likes best."""
        return rng.sample(self.departments, rng.randint(2, 3))

    def basket(
        self, rng: random.Random, liked: list[Shelf], count: int, day: datetime.date
    ) -> list[Product]:
        """`count` different products, or a few fewer, all released before `day`."""
        chosen: dict[int, Product] = {}
        for _ in range(_TRIES):
            shelf = rng.choice(liked) if rng.random() < 0.6 else self.everything
            product = shelf.draw(rng)
            if product.released_on < day:
                chosen[product.id] = product
                if len(chosen) == count:
                    break
        return list(chosen.values())
