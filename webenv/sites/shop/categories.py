"""The category tree: departments, groups, leaves."""

from __future__ import annotations

from dataclasses import dataclass, field

from webenv.world.world import World


@dataclass(frozen=True)
class Category:
    """A node of the tree with what lies directly below it."""

    id: int
    parent_id: int | None
    slug: str
    name: str
    description: str
    position: int
    children: list[Category] = field(default_factory=list, compare=False, repr=False)

    @property
    def path(self) -> str:
        """Where its page is."""
        return f"/c/{self.slug}"

    @property
    def subtree(self) -> list[Category]:
        """Itself and everything below it."""
        return [self, *(node for child in self.children for node in child.subtree)]


class CategoryTree:
    """All categories, by id and by slug."""

    def __init__(self, world: World) -> None:
        rows = world.all("SELECT * FROM shop_categories ORDER BY position, id")
        self.by_id = {row["id"]: Category(**row) for row in rows}
        self.by_slug = {category.slug: category for category in self.by_id.values()}
        self.roots: list[Category] = []
        for category in self.by_id.values():
            siblings = self.roots
            if category.parent_id is not None:
                siblings = self.by_id[category.parent_id].children
            siblings.append(category)

    def trail(self, category_id: int) -> list[Category]:
        """From the department down to the category itself."""
        trail: list[Category] = []
        step: int | None = category_id
        while step is not None:
            trail.insert(0, self.by_id[step])
            step = self.by_id[step].parent_id
        return trail

    def ids_below(self, category_id: int) -> frozenset[int]:
        """Ids of the category and of everything below it."""
        return frozenset(node.id for node in self.by_id[category_id].subtree)
