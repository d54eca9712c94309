"""The category tree: departments, groups and leaves."""

from __future__ import annotations

import random
from dataclasses import dataclass

import apsw

from webenv.sites.shop.seed.tables import read_table
from webenv.sites.shop.seed.text import slug, write

_LEAF_ABOUT = (
    "{Name} [for every day and for keeps|we would buy ourselves|from makers we know by name].",
    "Our choice of {name}, [from simple to special|kept short on purpose|all of them tried].",
    "{Name} [in several sizes and prices|with honest descriptions|from small workshops and large]: "
    "[compare them side by side|read what others say|take your time].",
)


@dataclass(frozen=True, slots=True)
class Category:
    """One row of `shop_categories`; a leaf has no children."""

    id: int
    parent_id: int | None
    slug: str
    name: str
    description: str
    position: int
    depth: int


def make_categories(rng: random.Random) -> list[Category]:
    """The whole tree, parents before their children."""
    found: list[Category] = []

    def add(name: str, about: str, parent: Category | None, position: int) -> Category:
        category = Category(
            id=len(found) + 1,
            parent_id=parent.id if parent else None,
            slug=slug(name),
            name=name,
            description=about,
            position=position,
            depth=parent.depth + 1 if parent else 0,
        )
        found.append(category)
        return category

    for place, department in enumerate(read_table("catalogue", "categories")["department"], 1):
        top = add(department["name"], department["about"], None, place)
        for group_place, group in enumerate(department["group"], 1):
            middle = add(group["name"], group["about"], top, group_place)
            for leaf_place, leaf in enumerate(group["leaves"], 1):
                words = {"Name": leaf, "name": _inside_sentence(leaf)}
                add(leaf, write(rng, rng.choice(_LEAF_ABOUT), words), middle, leaf_place)
    return found


def subtrees(categories: list[Category]) -> dict[int, frozenset[int]]:
    """For every category the ids of itself and all that lies below it."""
    parents = {category.id: category.parent_id for category in categories}
    below: dict[int, set[int]] = {category.id: set() for category in categories}
    for category in categories:
        ancestor: int | None = category.id
        while ancestor is not None:
            below[ancestor].add(category.id)
            ancestor = parents[ancestor]
    return {ancestor: frozenset(members) for ancestor, members in below.items()}


def write_categories(db: apsw.Connection, categories: list[Category]) -> None:
    """Fill `shop_categories`."""
    db.executemany(
        "INSERT INTO shop_categories VALUES (?, ?, ?, ?, ?, ?)",
        [(c.id, c.parent_id, c.slug, c.name, c.description, c.position) for c in categories],
    )


def _inside_sentence(name: str) -> str:
    return " ".join(word if word.isupper() else word.lower() for word in name.split(" "))
