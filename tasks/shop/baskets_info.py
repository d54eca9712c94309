"""What an order would cost, worked out without placing it."""

from __future__ import annotations

from webenv.authoring import Draft, Draw, Money, question, template
from webenv.sites.shop import pricing
from webenv.sites.shop.categories import CategoryTree
from webenv.tasks.shop import goods, outcomes, ways
from webenv.world.world import Row

_SIMPLE = "(SELECT max(surcharge) FROM shop_variants AS x WHERE x.product_id = p.id) = 0"


@template(name="shop.basket_price", site="shop", kind="information", level=3, split="test")
def basket_price(draw: Draw) -> Draft:
    """Work out what an order with a coupon and a shipping method would cost."""
    coupon = pricing.Coupon(**draw.pick(_usable_coupons(draw)))
    method = draw.pick(pricing.shipping_methods(draw.world))
    lines = _basket(draw, coupon, goods.plain(draw, _SIMPLE))
    sums = pricing.totals(draw.world, lines, coupon, method)
    answer = Money(sums.total)
    look = (
        *(action for line in lines for action in ways.open_product(line.name)),
        'click "Offers and coupons"',
        'click "Shipping and returns" in "Help"',
    )
    goods_only = sums.subtotal - sums.discount
    without_code = pricing.totals(draw.world, lines, None, method)
    late = pricing.shipping_cost(method, goods_only, coupon)
    return question(
        goal=draw.phrase(
            "What would I pay in all for {list} with the coupon {code} and “{method}”? Only work "
            "it out, do not put anything in my cart.",
            "Please calculate an order without placing it or touching the cart: {list}; coupon "
            "{code}; shipping by “{method}”. What is the total?",
            "I am planning presents for the whole office. How much would {list} come to, with "
            "“{method}” and the code {code} taken into account? Leave the cart as it is.",
            "Total for {list}, coupon {code}, “{method}”? Just the sum, don't buy.",
            list="; ".join(f"{line.quantity} × {line.name}" for line in lines),
            code=coupon.code,
            method=method.name,
        ),
        user=draw.pick(draw.rows("SELECT person_id FROM shop_customers"))["person_id"],
        look=look,
        answer=answer,
        wrong={
            "without shipping": Money(goods_only),
            "without the coupon": Money(without_code.total),
            "shipping judged after the discount": Money(goods_only + late),
            "always with postage": Money(goods_only + method.price),
            "one of each": Money(sum(line.unit_price for line in lines)),
            "one line missed": Money(sums.total - lines[0].price),
        },
        facts={"code": coupon.code, "method": method.code, "lines": [x.name for x in lines]},
    )


@template(name="shop.total_within_budget", site="shop", kind="conditional", level=3, split="test")
def total_within_budget(draw: Draw) -> Draft:
    """Price a list of things, without the dearest where the list exceeds the budget."""
    rows = draw.sample(goods.plain(draw, _SIMPLE), 5)
    lines = [outcomes.line(draw, row["variant_id"]) for row in _with_one_dearest(draw, rows)]
    method = draw.pick(pricing.shipping_methods(draw.world))
    dearest = max(lines, key=lambda line: line.price)
    rest = [line for line in lines if line is not dearest]
    whole = pricing.totals(draw.world, lines, None, method).total
    less = pricing.totals(draw.world, rest, None, method).total
    fits = draw.chance(0.5)
    budget = _round_budget(whole, draw.rng.randint(1, 9) if fits else -draw.rng.randint(1, 9))
    answer = Money(whole if whole <= budget * 100 else less)
    look = (
        *(action for line in lines for action in ways.open_product(line.name)),
        'click "Shipping and returns" in "Help"',
    )
    return question(
        goal=draw.phrase(
            "I want {list}, one of each, sent by “{method}”. If that comes to ${budget} or less "
            "with shipping, tell me the total; otherwise leave out the dearest item and tell me "
            "what the rest costs with shipping.",
            "Budget: ${budget}, shipping by “{method}” included. The list, one piece each: {list}. "
            "What would I pay for all of it? Should it go beyond the budget, drop the most "
            "expensive thing and give me the total (with shipping) of the others.",
            "The children have written a list: {list}. One of each, “{method}”. Work out the total "
            "with shipping. Only if it is above ${budget}, strike the dearest wish and work it out "
            "again. Which amount do you end with?",
            "{list}; one each, “{method}”. Total incl. shipping if at most ${budget}, else total "
            "incl. shipping without the dearest?",
            list="; ".join(line.name for line in lines),
            method=method.name,
            budget=budget,
        ),
        look=look,
        answer=answer,
        wrong={
            "the other case": Money(less if answer.cents == whole else whole),
            "without shipping": Money(
                sum(line.price for line in (lines if answer.cents == whole else rest))
            ),
            "the budget": Money(budget * 100),
            "one item missed": Money(answer.cents - lines[0].price),
            "only the dearest taken off": Money(whole - dearest.price),
        },
        facts={"products": [x.name for x in lines], "method": method.code, "budget": budget},
    )


def _usable_coupons(draw: Draw) -> list[Row]:
    today = draw.world.clock.today.isoformat()
    return draw.rows(
        "SELECT * FROM shop_coupons WHERE public AND ? BETWEEN starts_on AND ends_on", today
    )


def _basket(draw: Draw, coupon: pricing.Coupon, shelf: list[Row]) -> list[outcomes.Line]:
    """Five lines on which the coupon counts; where it has a category, not on all of them."""
    inside, outside = _by_category(draw, coupon, shelf)
    while True:
        rows = draw.sample([*draw.sample(inside, 2), *draw.sample(outside, 3)], 5)
        lines = [outcomes.line(draw, row["variant_id"], draw.rng.randint(1, 2)) for row in rows]
        if outcomes.discounted(draw, lines, coupon.code) is not None:
            return lines


def _by_category(
    draw: Draw, coupon: pricing.Coupon, shelf: list[Row]
) -> tuple[list[Row], list[Row]]:
    """The products that the coupon is for, and the others."""
    if coupon.category_id is None:
        half = len(shelf) // 2
        return shelf[:half], shelf[half:]
    covered = CategoryTree(draw.world).ids_below(coupon.category_id)
    inside = [row for row in shelf if row["category_id"] in covered]
    return inside, [row for row in shelf if row["category_id"] not in covered]


def _with_one_dearest(draw: Draw, rows: list[Row]) -> list[Row]:
    """These products, with one dearest; else other ones."""
    while draw.best(rows, lambda row: row["price"]) is None:
        rows = draw.sample(goods.plain(draw, _SIMPLE), 5)
    return rows


def _round_budget(total: int, away: int) -> int:
    """Whole dollars, so many above or below an amount in cents, which is never met exactly."""
    return total // 100 + away
