"""Buying what is best: the product of a category, or the coupon for a cart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from webenv.authoring import DONE, Draft, Draw, Expected, NearMiss, template
from webenv.errors import TemplateError
from webenv.tasks.shop import buying, outcomes, ways
from webenv.world.world import Row

_RATED = """
SELECT p.id, p.name, p.price, c.name AS leaf, g.name AS branch, d.name AS department,
    v.variants, v.stock, v.variant_id, r.rating, r.reviews
FROM shop_products AS p
JOIN shop_categories AS c ON c.id = p.category_id
JOIN shop_categories AS g ON g.id = c.parent_id
JOIN shop_categories AS d ON d.id = g.parent_id
JOIN (SELECT product_id, count(*) AS variants, sum(stock) AS stock,
        CASE count(*) WHEN 1 THEN max(id) END AS variant_id
    FROM shop_variants GROUP BY product_id) AS v ON v.product_id = p.id
JOIN (SELECT product_id, avg(rating) AS rating, count(*) AS reviews FROM shop_reviews
    WHERE status = 'approved' GROUP BY product_id) AS r ON r.product_id = p.id
WHERE p.enabled AND v.stock > 0 ORDER BY c.id, p.id
"""

_MIN_REVIEWS = 5


@template(name="shop.checkout_best_rated", site="shop", kind="transaction", level=3, split="test")
def checkout_best_rated(draw: Draw) -> Draft:
    """Buy the best rated product of a category within a budget."""
    best, rivals, budget = draw.pick(_best_buys(draw))
    customer = draw.pick(buying.buyers(draw))
    choices, _ = buying.choices_of(draw, customer["id"])
    lines = [outcomes.line(draw, best["variant_id"])]
    browse = (
        f'click "{best["department"]}" in "Departments"',
        f'click "{best["branch"]}" in "In {best["department"]}"',
        f'click "{best["leaf"]}" in "In {best["branch"]}"',
        f'fill "To price" with "{budget}"',
        'click "Apply price"',
        'check "In stock"',
        'select "Best rated" in "Sort by"',
    )

    def buy(product: Row) -> tuple[str, ...]:
        add = f'click "Add to cart" in "{product["name"]}"'
        return (add, *ways.OPEN_CART, *choices.actions())

    return Draft(
        goal=draw.phrase(
            "Find the best rated product in {leaf} that costs at most ${budget}, is in stock and "
            "has at least {least} reviews, and order one: to {address}, {method}, by {payment}.",
            "I need something from {leaf} for no more than ${budget}. Take the one with the "
            "highest rating among those in stock with {least} reviews or more, and buy it. "
            "Address {address}, {method}, {payment}.",
            "My sister visits on Sunday and I still have nothing from “{leaf}” for her. Order the "
            "top rated one you can get for ${budget} or less; ratings from fewer than {least} "
            "reviews don't count. Send it to {address} with {method}, pay by {payment}.",
            "{leaf}, budget ${budget}: buy the in-stock product with the best average rating "
            "({least}+ reviews). Ship to {address} by {method}; payment {payment}.",
            leaf=best["leaf"],
            budget=budget,
            least=_MIN_REVIEWS,
            **buying.spoken(choices),
        ),
        user=customer["person_id"],
        expected=Expected(outcomes.order_placed(draw, customer["id"], lines, choices.settled())),
        solution=(*browse, *buy(best), DONE),
        near_misses=(
            *(
                NearMiss(f"buys {rival['name']}", (*browse, *buy(rival), DONE))
                for rival in rivals
                if rival["variants"] == 1
            ),
            NearMiss("not ordered", (*browse, *buy(best)[:1], DONE)),
            NearMiss("two of it", (*browse, *buy(best)[:1], *buy(best), DONE)),
        ),
        facts={"product": best["name"], "budget": budget, **buying.spoken(choices)},
    )


@template(name="shop.checkout_best_coupon", site="shop", kind="transaction", level=3, split="train")
def checkout_best_coupon(draw: Draw) -> Draft:
    """Order the cart with whichever of several codes saves most."""
    customer, best, worse, failing = draw.pick(_coupon_contests(draw))
    useless = draw.rng.sample(failing, 3)
    choices, _ = buying.choices_of(draw, customer["id"])
    lines = outcomes.cart(draw, customer["id"])
    codes = [best, worse, *useless]
    draw.rng.shuffle(codes)
    tried = (
        *(action for code in useless for action in ways.apply_coupon(code)),
        *ways.apply_coupon(worse),
        f'click "Remove coupon {worse}"',
    )
    order = choices.actions()
    return Draft(
        goal=draw.phrase(
            "I've collected these codes: {codes}. Order my cart with the one that makes it "
            "cheapest. {method} to {address}, paid by {payment}.",
            "Which of {codes} saves me the most on what's in my cart? Use that one and place the "
            "order: address {address}, {method}, {payment}.",
            "A friend forwarded me coupon codes ({codes}); no idea which still work. Buy what is "
            "in my cart with the best of them. Send it to {address}, {method}, and charge "
            "{payment}.",
            "Buy my cart. Codes to try: {codes}. Take the biggest saving. {address}, {method}, "
            "{payment}.",
            codes=", ".join(codes),
            **buying.spoken(choices),
        ),
        user=customer["person_id"],
        expected=Expected(
            outcomes.order_placed(draw, customer["id"], lines, choices.settled(best))
        ),
        solution=(*ways.OPEN_CART, *tried, *ways.apply_coupon(best), *order, DONE),
        near_misses=(
            NearMiss("the second best", (*ways.OPEN_CART, *ways.apply_coupon(worse), *order, DONE)),
            NearMiss("no coupon", (*ways.OPEN_CART, *order, DONE)),
            NearMiss("not ordered", (*ways.OPEN_CART, *ways.apply_coupon(best), DONE)),
            NearMiss(
                "one that cannot be used",
                (*ways.OPEN_CART, *ways.apply_coupon(useless[0]), *order, DONE),
            ),
        ),
        facts={"customer": customer["id"], "codes": codes, "best": best, **buying.spoken(choices)},
    )


def _coupon_contests(draw: Draw) -> list[tuple[Row, str, str, list[str]]]:
    """Customers, the code that takes most off their cart, a lesser one, and those that fail."""
    found = []
    for customer in buying.with_ready_cart(draw):
        lines = outcomes.cart(draw, customer["id"])
        values = {
            code: outcomes.discounted(draw, lines, code) for code in buying.coupon_codes(draw)
        }
        useless = [code for code, value in values.items() if value is None]
        working = {code: value for code, value in values.items() if value}
        found += [
            (customer, best, worse, useless)
            for best, most in working.items()
            for worse, less in working.items()
            if less < most and len(useless) >= 3
        ]
    return found


def _best_buys(draw: Draw) -> list[tuple[Row, list[Row], int]]:
    """The best rated product of a category within a budget, its rivals, the budget in dollars."""
    found = []
    for _, members in groupby(draw.rows(_RATED), key=lambda row: row["leaf"]):
        rows = list(members)
        names = [row["name"] for row in rows]
        if len(set(names)) == len(names):
            found += list(_best_of(draw, rows))
    if not found:
        raise TemplateError("No category has a product that is clearly the best rated.")
    return found


def _best_of(draw: Draw, rows: Sequence[Row]) -> Iterator[tuple[Row, list[Row], int]]:
    """For each budget that buys another winner, that winner."""
    winners = set()
    for budget in range(10, 400, 5):
        within = [row for row in rows if row["price"] <= 100 * budget]
        counted = [row for row in within if row["reviews"] >= _MIN_REVIEWS]
        best = draw.best(counted, lambda row: round(row["rating"], 1))
        if best is None or len(counted) < 4 or best["id"] in winners:
            continue
        if best["variants"] > 1 or best["stock"] < 2:
            continue
        winners.add(best["id"])
        others = sorted(
            (row for row in within if row["id"] != best["id"]),
            key=lambda row: (-row["rating"], row["id"]),
        )
        yield best, others[:3], budget
