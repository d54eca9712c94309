"""Reviews of products and votes on them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from webenv.sites.paging import Paging
from webenv.world.world import Row, World

PER_PAGE = 10
SORTS: Mapping[str, str] = {
    "newest": "Newest first",
    "oldest": "Oldest first",
    "highest": "Highest rating",
    "lowest": "Lowest rating",
    "helpful": "Most helpful",
}
_ORDER = {
    "newest": "r.created_at DESC, r.id DESC",
    "oldest": "r.created_at, r.id",
    "highest": "r.rating DESC, r.created_at DESC, r.id DESC",
    "lowest": "r.rating, r.created_at DESC, r.id DESC",
    "helpful": "helpful DESC, r.created_at DESC, r.id DESC",
}


@dataclass(frozen=True)
class Ratings:
    """How often a product was given one to five stars, by approved reviews."""

    counts: dict[int, int]

    @property
    def total(self) -> int:
        """How many reviews there are."""
        return sum(self.counts.values())

    @property
    def mean(self) -> float | None:
        """The average of the stars, or None without a review."""
        if not self.total:
            return None
        return sum(stars * count for stars, count in self.counts.items()) / self.total

    def percent(self, stars: int) -> int:
        """The share of the reviews with so many stars."""
        return round(100 * self.counts[stars] / self.total) if self.total else 0


def ratings_of(world: World, product_id: int) -> Ratings:
    """The product's histogram."""
    rows = world.all(
        "SELECT rating, count(*) AS number FROM shop_reviews "
        "WHERE product_id = ? AND status = 'approved' GROUP BY rating",
        product_id,
    )
    return Ratings(
        {stars: 0 for stars in range(5, 0, -1)} | {r["rating"]: r["number"] for r in rows}
    )


def list_reviews(
    world: World, product_id: int, stars: int, sort: str, page: str, reader_id: int | None
) -> tuple[Paging, list[Row]]:
    """One page of a product's approved reviews.

    Args:
        stars: Only reviews with so many stars; 0 for all.
        reader_id: The customer whose own votes are shown.
    """
    condition = "product_id = ? AND status = 'approved' AND ? IN (0, rating)"
    total = world.value(f"SELECT count(*) FROM shop_reviews WHERE {condition}", product_id, stars)
    paging = Paging.at(page, PER_PAGE, total)
    rows = world.all(
        f"""
        SELECT r.*, c.display_name,
            (SELECT count(*) FROM shop_review_votes AS v
                WHERE v.review_id = r.id AND v.helpful) AS helpful,
            (SELECT v.helpful FROM shop_review_votes AS v
                WHERE v.review_id = r.id AND v.customer_id = ?) AS own_vote
        FROM shop_reviews AS r JOIN shop_customers AS c ON c.id = r.customer_id
        WHERE r.{condition} ORDER BY {_ORDER[sort]} LIMIT ? OFFSET ?
        """,
        reader_id,
        product_id,
        stars,
        paging.size,
        paging.offset,
    )
    return paging, rows


def find_review(world: World, review_id: int) -> Row | None:
    """A review with its product's slug and name."""
    return world.first(
        "SELECT r.*, p.slug, p.name AS product, p.enabled FROM shop_reviews AS r "
        "JOIN shop_products AS p ON p.id = r.product_id WHERE r.id = ?",
        review_id,
    )


def own_reviews(world: World, customer_id: int) -> list[Row]:
    """What a customer has written, newest first."""
    return world.all(
        "SELECT r.*, p.slug, p.name AS product, p.enabled, p.art, p.colour "
        "FROM shop_reviews AS r JOIN shop_products AS p ON p.id = r.product_id "
        "WHERE r.customer_id = ? ORDER BY r.created_at DESC, r.id DESC",
        customer_id,
    )


def own_review(world: World, product_id: int, customer_id: int | None) -> Row | None:
    """The customer's review of a product, if there is one."""
    return world.first(
        "SELECT * FROM shop_reviews WHERE product_id = ? AND customer_id = ?",
        product_id,
        customer_id,
    )


def has_bought(world: World, product_id: int, customer_id: int) -> bool:
    """The customer has an order with the product that was not cancelled."""
    found = world.value(
        "SELECT o.id FROM shop_orders AS o "
        "JOIN shop_order_items AS i ON i.order_id = o.id "
        "JOIN shop_variants AS v ON v.id = i.variant_id "
        "WHERE o.customer_id = ? AND v.product_id = ? AND o.status <> 'cancelled' LIMIT 1",
        customer_id,
        product_id,
    )
    return found is not None


def write_review(
    world: World, product_id: int, customer_id: int, rating: int, title: str, body: str
) -> None:
    """Add a customer's review; there must be none of theirs yet."""
    world.insert(
        "shop_reviews",
        product_id=product_id,
        customer_id=customer_id,
        rating=rating,
        title=title,
        body=body,
        created_at=world.clock.text,
        verified=int(has_bought(world, product_id, customer_id)),
    )


def change_review(world: World, review_id: int, rating: int, title: str, body: str) -> None:
    """Replace what a review says."""
    world.execute(
        "UPDATE shop_reviews SET rating = ?, title = ?, body = ? WHERE id = ?",
        rating,
        title,
        body,
        review_id,
    )


def delete_review(world: World, review_id: int) -> None:
    """Remove a review and the votes on it."""
    world.execute("DELETE FROM shop_review_votes WHERE review_id = ?", review_id)
    world.execute("DELETE FROM shop_reviews WHERE id = ?", review_id)


def vote(world: World, review_id: int, customer_id: int, helpful: int) -> str:
    """Cast a vote, turn it round, or, when it is the same again, take it back.

    Returns:
        What to tell the customer.
    """
    own = world.value(
        "SELECT helpful FROM shop_review_votes WHERE review_id = ? AND customer_id = ?",
        review_id,
        customer_id,
    )
    world.execute(
        "DELETE FROM shop_review_votes WHERE review_id = ? AND customer_id = ?",
        review_id,
        customer_id,
    )
    if own == helpful:
        return "Your vote has been taken back."
    world.insert("shop_review_votes", review_id=review_id, customer_id=customer_id, helpful=helpful)
    return "Thank you for your vote."


def helpful_votes(world: World, review_id: int) -> int:
    """How many people found the review helpful."""
    return int(
        world.value(
            "SELECT count(*) FROM shop_review_votes WHERE review_id = ? AND helpful", review_id
        )
    )
