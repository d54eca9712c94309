"""Things that cannot be bought or used, and what on the site says so."""

from __future__ import annotations

from collections import defaultdict

from webenv.authoring import (
    DONE,
    Day,
    Draft,
    Draw,
    Expected,
    Impossible,
    NearMiss,
    Number,
    Text,
    answering,
    question,
    reply_with,
    template,
)
from webenv.sites.filters import day
from webenv.tasks.shop import families, goods, listings, people, purchases, ways
from webenv.world.world import Row

_SOLD_OUT = """
SELECT v.id, v.product_id FROM shop_variants AS v
JOIN shop_products AS p ON p.id = v.product_id WHERE p.enabled AND v.stock = 0
"""
_WISHES = "SELECT customer_id, product_id FROM shop_wishlist_items"
_CART_ROWS = """
SELECT i.id, i.customer_id, i.quantity, v.stock, p.name FROM shop_cart_items AS i
JOIN shop_variants AS v ON v.id = i.variant_id
JOIN shop_products AS p ON p.id = v.product_id
WHERE p.enabled AND v.stock BETWEEN i.quantity + 2 AND 60 AND i.customer_id IS NOT NULL
    AND (SELECT count(*) FROM shop_cart_items AS o JOIN shop_variants AS w ON w.id = o.variant_id
        WHERE o.customer_id = i.customer_id AND w.product_id = p.id) = 1
"""
_WITH_CART = """
EXISTS (SELECT 1 FROM shop_cart_items AS i WHERE i.customer_id = c.id)
AND NOT EXISTS (SELECT 1 FROM shop_cart_coupons AS k WHERE k.customer_id = c.id)
"""


@template(name="shop.coupon_expired", site="shop", kind="impossible", level=2, split="train")
def coupon_expired(draw: Draw) -> Draft:
    """Use a coupon that is no longer valid."""
    today = draw.world.clock.today.isoformat()
    coupons = draw.rows("SELECT * FROM shop_coupons WHERE ends_on < ?", today)
    customer, coupon = draw.pick(
        (customer, coupon) for customer in people.customers(draw, _WITH_CART) for coupon in coupons
    )
    other = draw.pick(row["ends_on"] for row in coupons if row["code"] != coupon["code"])
    answer = Impossible("expired", (Day.of(coupon["ends_on"]),))
    look = (*ways.OPEN_CART, *ways.apply_coupon(coupon["code"]))
    return question(
        goal=draw.phrase(
            "Put the coupon {code} on my cart.",
            "I have a voucher with the code {code}. Use it for what is in my cart, but don't order "
            "yet.",
            "My sister gave me a code, {code}. Apply it to my cart so that I see the new total.",
            "Redeem {code} for the things in my cart; I'll check out later.",
            code=coupon["code"],
        ),
        user=customer["person_id"],
        look=look,
        answer=answer,
        wrong={
            "the day it began": Impossible("expired", (Day.of(coupon["starts_on"]),)),
            "another coupon's day": Impossible("expired", (Day.of(other),)),
            "answers the day": answer.details[0],
        },
        near_misses=(
            NearMiss(
                "another coupon",
                (*ways.OPEN_CART, *ways.apply_coupon("HELLO10"), reply_with(answer)),
            ),
        ),
        facts={"code": coupon["code"]},
    )


@template(name="shop.buy_again_sold_out", site="shop", kind="impossible", level=2, split="test")
def buy_again_sold_out(draw: Draw) -> Draft:
    """Buy again what was ordered on a certain day, which is sold out."""
    item = draw.pick(_sold_out_purchases(draw))
    name, ordered_on = item["name"], item["placed_at"][:10]
    answer = Impossible("out_of_stock", tuple(Text(x) for x in (name, *_with_options(item))))
    find = (*ways.orders_between(ordered_on, ordered_on), f'click "{item["number"]}"')
    again = (*find, 'click "Reorder"')
    other = draw.pick(goods.plain(draw))["name"]
    return Draft(
        goal=draw.phrase(
            "Put what I ordered on {day} in my cart again, the very same thing.",
            "I was so happy with my order of {day} that I want it once more, exactly the same "
            "version. Add it to my cart.",
            "On {day} I placed an order that my brother envies me for. Put the same item in my "
            "cart, same size and colour if it has any, so that I can order it for him.",
            "Same again as my order from {day}: into the cart, no substitutes.",
            day=day(ordered_on),
        ),
        user=_person(draw, item["customer_id"]),
        expected=Expected(answer=answer),
        solution=(*again, reply_with(answer)),
        near_misses=(
            *answering(
                again,
                answer,
                {
                    "the order's number": Impossible("out_of_stock", (Text(item["number"]),)),
                    "something else": Impossible("out_of_stock", (Text(other),)),
                    "answers the name": Text(name),
                },
            ),
            NearMiss("noted down", (*again, *_to_wishlist(name), reply_with(answer))),
        ),
        facts={"order": item["number"], "product": name},
    )


@template(name="shop.buy_missing_size", site="shop", kind="impossible", level=2, split="train")
def buy_missing_size(draw: Draw) -> Draft:
    """Buy a product in a size in which it is not made."""
    line, sort, size, siblings, same_size = draw.pick(_missing_sizes(draw))
    wanted = f"{line} {sort}, {size}"
    accepted = tuple(map(Text, (*siblings, *same_size)))
    answer = Impossible("no_such_thing", accepted)
    look = (*ways.search(wanted), *ways.search(f"{line} {sort}"))
    unrelated = draw.pick(goods.plain(draw))["name"]
    customer = draw.pick(people.customers(draw))
    return question(
        goal=draw.phrase(
            "Put one {name} on my wishlist.",
            "I've set my heart on the {name}. Add it to my wishlist; no other size will do.",
            "For my mother's birthday I want the {name}. Keep it for me on the wishlist.",
            "Wishlist: {name}, please.",
            name=wanted,
        ),
        user=customer["person_id"],
        look=look,
        answer=answer,
        wrong={
            "what was asked for": Impossible("no_such_thing", (Text(wanted),)),
            "something unrelated": Impossible("no_such_thing", (Text(unrelated),)),
            "taken for sold out": Impossible("out_of_stock", accepted),
        },
        near_misses=(NearMiss("another size", (*_to_wishlist(siblings[0]), DONE), may_fail=True),),
        facts={"product": wanted},
    )


@template(name="shop.more_than_stock", site="shop", kind="impossible", level=2, split="test")
def more_than_stock(draw: Draw) -> Draft:
    """Have more pieces in the cart than the shop has."""
    row = draw.pick(draw.rows(_CART_ROWS))
    name, stock = row["name"], row["stock"]
    wanted = min(stock + draw.rng.randint(2, 15), 95)
    answer = Impossible("over_limit", (Number(stock),))

    def change(pieces: int) -> ways.Actions:
        return (
            *ways.OPEN_CART,
            f'fill "Quantity of {name}" with "{pieces}"',
            f'click "Update quantity of {name}"',
        )

    return Draft(
        goal=draw.phrase(
            "I need {n} of the {name} in my cart, not {old}. Change that, please.",
            "Our club wants to order together now. Set the {name} in my cart to {n} pieces.",
            "Make it {n} × {name} in my cart. All {n} or nothing.",
            "The wedding will be larger than planned: raise the number of {name} in my cart from "
            "{old} to {n}, and don't settle for fewer.",
            n=wanted,
            old=row["quantity"],
            name=name,
        ),
        user=_person(draw, row["customer_id"]),
        expected=Expected(answer=answer),
        solution=(*change(wanted), reply_with(answer)),
        near_misses=(
            *answering(
                change(wanted),
                answer,
                {
                    "what was asked for": Impossible("over_limit", (Number(wanted),)),
                    "one less": Impossible("over_limit", (Number(stock - 1),)),
                    "answers the number": Number(stock),
                },
            ),
            NearMiss("as many as there are", (*change(stock), reply_with(answer))),
        ),
        facts={"product": name, "stock": stock, "wanted": wanted},
    )


def _person(draw: Draw, customer_id: int) -> int:
    return int(people.customer(draw, customer_id)["person_id"])


def _sold_out_purchases(draw: Draw) -> list[Row]:
    """Items that were alone in an order, which was alone on its day, and are sold out now."""
    sold_out = {row["id"]: row["product_id"] for row in draw.rows(_SOLD_OUT)}
    wishes = {(w["customer_id"], w["product_id"]) for w in draw.rows(_WISHES)}
    lines: dict[int, int] = defaultdict(int)
    days: dict[tuple[int, str], set[int]] = defaultdict(set)
    rows = purchases.items(draw)
    for row in rows:
        lines[row["order_id"]] += 1
        days[row["customer_id"], row["placed_at"][:10]].add(row["order_id"])
    return [
        row
        for row in rows
        if row["variant_id"] in sold_out
        and (row["customer_id"], sold_out[row["variant_id"]]) not in wishes
        and lines[row["order_id"]] == 1
        and len(days[row["customer_id"], row["placed_at"][:10]]) == 1
    ]


def _with_options(item: Row) -> list[str]:
    """The item's name with its options, as the order and the cart write them."""
    if not item["options"]:
        return []
    values = ", ".join(part.partition(": ")[2] for part in item["options"].split(", "))
    return [f"{item['name']} ({values})", f"{item['name']} {item['options']}"]


def _to_wishlist(name: str) -> ways.Actions:
    return (*ways.search(name), _wish(name))


def _wish(name: str) -> str:
    return f'click "Add to wishlist" in "{name}"'


def _missing_sizes(draw: Draw) -> list[tuple[str, str, str, list[str], list[str]]]:
    """Line, sort, a size it lacks, its products, and what there is in that size."""
    everything = draw.rows("SELECT name FROM shop_products")
    names = [
        product.name for products in listings.by_category(draw).values() for product in products
    ]
    made = families.sizes(names)
    known = {row["name"] for row in everything}
    found = []
    for (line, sort), sizes in sorted(made.items()):
        others = {s for (_, o), all_of in made.items() if o == sort for s in all_of}
        for size in sorted(others - sizes):
            if f"{line} {sort}, {size}" not in known:
                siblings = [f"{line} {sort}, {other}" for other in sorted(sizes)]
                same = [n for n in names if n.endswith(f" {sort}, {size}")]
                found.append((line, sort, size, siblings, same))
    return found
