"""Templates for a small shop, and a player that needs no browser."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tests.scoring.small_shop import small_shop
from webenv.action.actions import Answer, Click, GiveUp
from webenv.action.grammar import parse
from webenv.authoring import (
    DONE,
    Draft,
    Draw,
    Expected,
    Insert,
    Money,
    NearMiss,
    reply_with,
    template,
)
from webenv.authoring.template import Template
from webenv.episode import EpisodeRecord, Step
from webenv.scoring.scorer import Scorer
from webenv.task import Task
from webenv.world.world import World

_WISHES = """
SELECT c.id AS customer, c.person_id AS person, p.id AS product, p.name AS name
FROM shop_customers AS c CROSS JOIN shop_products AS p
WHERE NOT EXISTS (SELECT 1 FROM shop_wishlist_items AS w
    WHERE w.customer_id = c.id AND w.product_id = p.id)
"""


def wish(draw: Draw) -> Draft:
    """Put a product on the wishlist."""
    drawn = draw.pick(draw.rows(_WISHES))
    other = draw.pick(
        row
        for row in draw.rows(_WISHES)
        if row["customer"] == drawn["customer"] and row["product"] != drawn["product"]
    )
    right = f'click "{drawn["name"]}"'
    return Draft(
        goal=draw.phrase("Note the {n}.", "Wish for the {n}.", "Save the {n}.", n=drawn["name"]),
        user=drawn["person"],
        expected=Expected(
            (
                Insert(
                    "shop_wishlist_items",
                    customer_id=drawn["customer"],
                    product_id=drawn["product"],
                ),
            )
        ),
        solution=(right, DONE),
        near_misses=(NearMiss("another product", (f'click "{other["name"]}"', DONE)),),
        facts={"product": drawn["name"]},
    )


def price(draw: Draw) -> Draft:
    """Say what a product costs."""
    product = draw.pick(draw.rows("SELECT name, price FROM shop_products"))
    answer = Money(product["price"])
    return Draft(
        goal=draw.phrase(
            "What is the price of the {n}?",
            "How much is the {n}?",
            "Tell me what the {n} costs.",
            n=product["name"],
        ),
        expected=Expected(answer=answer),
        solution=(reply_with(answer),),
        near_misses=(NearMiss("a cent more", (reply_with(Money(answer.cents + 1)),)),),
    )


def made(draft: Callable[[Draw], Draft], name: str = "shop.example") -> Template:
    """A template of a function."""
    return template(name=name, site="shop", kind="transaction", level=1, split="test")(draft)


def play_small(task: Task, actions: Sequence[str]) -> EpisodeRecord:
    """Carry out actions where a click on a product's name puts it on the wishlist."""
    world = small_shop()
    world.begin()
    steps = []
    reply: Answer | GiveUp | None = None
    for text in actions:
        error = ""
        match parse(text):
            case Answer() | GiveUp() as end:
                reply = end
            case Click(target):
                error = _wish(world, task.user, target.name)
        steps.append(Step(text, error, "", "", 0.0, 0.0))
    verdict = Scorer(world).score(task, world.changes(), reply)
    world.close()
    return EpisodeRecord(
        task=task.template,
        seed=task.seed,
        agent="script",
        split=task.split,
        site=task.site,
        kind=task.kind,
        level=task.level,
        goal=task.goal,
        status="finished" if reply else "truncated",
        score=verdict,
        first_digest="",
        steps=tuple(steps),
        changes=(),
        answer=None,
        seconds=0.0,
    )


def _wish(world: World, person: int | None, name: str | None) -> str:
    product = world.first("SELECT id FROM shop_products WHERE name = ?", name)
    if product is None:
        return f"There is no {name!r} here."
    world.insert(
        "shop_wishlist_items",
        customer_id=world.value("SELECT id FROM shop_customers WHERE person_id = ?", person),
        product_id=product["id"],
        added_at=world.clock.text,
    )
    return ""
