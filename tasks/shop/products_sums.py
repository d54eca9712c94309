"""Questions about products that take arithmetic or many pages."""

from __future__ import annotations

import re
from collections import defaultdict
from fractions import Fraction

from webenv.authoring import (
    Draft,
    Draw,
    Number,
    SetOf,
    Text,
    question,
    template,
)
from webenv.sites.shop.catalogue import Found
from webenv.tasks.shop import goods, listings, misses, ways
from webenv.world.world import Row

_MEASURED = """
SELECT p.id, p.name, c.id AS leaf, b.name AS brand, a.name AS attribute, a.value
FROM shop_attributes AS a JOIN shop_products AS p ON p.id = a.product_id
JOIN shop_brands AS b ON b.id = p.brand_id
JOIN shop_categories AS c ON c.id = p.category_id
WHERE p.enabled AND a.value GLOB '[0-9]*' AND instr(p.name || ' ', a.value || ' ') = 0
ORDER BY p.id
"""

_WEIGHED = "p.weight_g < 1000 OR p.weight_g % 10 = 0"
_CONTENTS = re.compile(r", ([0-9.,]+) (ml|litres?|g|kg)$")
_IN_SMALL_UNITS = {"ml": 1, "litre": 1000, "litres": 1000, "g": 1, "kg": 1000}
_PRICE_CAPS = (30, 50, 80, 120)


@template(name="shop.attribute_highest", site="shop", kind="information", level=3, split="test")
def attribute_highest(draw: Draw) -> Draft:
    """Compare the specifications of all of a brand's products in a category."""
    leaf, brand, attribute, measured = draw.pick(_comparable(draw))
    ranked = [name for _, name in sorted(measured, reverse=True)]
    answer = Text(ranked[0])
    start = (*ways.open_category(leaf), f'check "{brand}" in "Brand"')
    visits = [(f'click "{name}"', 'click "Specification"', "go back") for _, name in measured]
    look = (*start, *(action for visit in visits for action in visit))[:-1]
    return question(
        goal=draw.phrase(
            "Of all the {kinds} by {brand}, which has the highest value for “{attribute}”?",
            "I want the {brand} product with the most under “{attribute}” in its specification. "
            "It has to be one of the {kinds}. Which is it?",
            "My sister visits on Sunday and will ask: among {brand}'s {kinds}, which one leads "
            "when it comes to “{attribute}”?",
            "{kinds}, brand {brand}: compare “{attribute}” and name the product with the largest "
            "figure.",
            kinds=leaf["name"],
            brand=brand,
            attribute=attribute,
        ),
        look=look,
        answer=answer,
        wrong={"the second": Text(ranked[1]), "the lowest": Text(ranked[-1])},
        near_misses=misses.names(start, ranked[0], ranked[1:])[-1:],
        facts={"category": leaf["name"], "brand": brand, "attribute": attribute},
    )


@template(name="shop.total_weight", site="shop", kind="information", level=3, split="train")
def total_weight(draw: Draw) -> Draft:
    """Add up the weights of several products."""
    products = draw.sample(goods.named(draw, f"({_WEIGHED}) AND p.weight_g > 0"), 4)
    names = [product["name"] for product in products]
    pieces = [draw.rng.randint(1, 4) for _ in products]
    weights = [product["weight_g"] for product in products]
    answer = Number(sum(map(int.__mul__, pieces, weights)))
    look = tuple(action for name in names for action in ways.open_specification(name))
    return question(
        goal=draw.phrase(
            "How many grams do {list} weigh together, by their specifications?",
            "I have to tell the courier the weight. It is {list}. Give me the sum in grams, going "
            "by what the shop's specifications say.",
            "My suitcase is nearly full. What would {list} add to it, in grams, if I trust the "
            "weights given in the shop?",
            "Total weight in grams: {list}.",
            list="; ".join(f"{n} × {name}" for n, name in zip(pieces, names, strict=True)),
        ),
        look=look,
        answer=answer,
        wrong={
            "one of each": Number(sum(weights)),
            "the last left out": Number(int(answer.value) - pieces[-1] * weights[-1]),
            "in kilograms": Number(answer.value / 1000),
        },
        facts={"products": names, "pieces": pieces},
    )


@template(name="shop.biggest_saving", site="shop", kind="information", level=2, split="dev")
def biggest_saving(draw: Draw) -> Draft:
    """Find the offer of a department that saves most money."""
    department, cap, offers = draw.pick(_offers(draw))
    by_amount = [name for _, _, name in sorted(offers, reverse=True)]
    by_percent = [name for _, _, name in sorted(offers, key=lambda row: -row[1])]
    answer = Text(by_amount[0])
    look = (
        f'click "{department}" in "Departments"',
        'check "On offer"',
        f'fill "To price" with "{cap}"',
        'click "Apply price"',
        'select "48" in "Show"',
        *('click "Next page"',) * ((len(offers) - 1) // 48),
    )
    return question(
        goal=draw.phrase(
            "Which offer in {department} for ${cap} or less saves the most money compared with "
            "its old price?",
            "I have ${cap} to spend in {department}. Name the reduced product for which the "
            "difference between the old and the new price is largest, in dollars.",
            "My mother loves a bargain. Among everything on offer in {department} up to ${cap}, "
            "where is the reduction greatest in dollars (not in per cent)?",
            "{department}, at most ${cap}, on offer: biggest reduction in money?",
            department=department,
            cap=cap,
        ),
        look=look,
        answer=answer,
        wrong={
            "the second": Text(by_amount[1]),
            "most in per cent": Text(by_percent[0]),
            "the smallest": Text(by_amount[-1]),
            "the two best": SetOf(tuple(by_amount[:2])),
        },
        facts={"department": department, "cap": cap},
    )


@template(name="shop.cheapest_per_unit", site="shop", kind="information", level=2, split="train")
def cheapest_per_unit(draw: Draw) -> Draft:
    """Find the product of a brand that costs least for what it holds."""
    leaf, brand, rates = draw.pick(_rates(draw))
    ranked = [name for _, _, name in sorted(rates)]
    cheapest = min((price, name) for _, price, name in rates)[1]
    answer = Text(ranked[0])
    look = (
        *ways.open_category(leaf),
        f'check "{brand}" in "Brand"',
        'select "Price: low to high" in "Sort by"',
    )
    return question(
        goal=draw.phrase(
            "Which of the {kinds} by {brand} gives the most for the money, going by price and the "
            "amount in its name?",
            "Compare {brand}'s {kinds} by price per {unit}. Which product is cheapest on that "
            "measure?",
            "We use a lot of them at home, so I care about the unit price. Of all {kinds} by "
            "{brand}, which costs least per {unit}?",
            "Lowest price per {unit}: {brand}, {kinds}?",
            kinds=leaf["name"],
            brand=brand,
            unit="litre" if "l" in _CONTENTS.search(ranked[0])[2] else "kilogram",  # type: ignore[index]
        ),
        look=look,
        answer=answer,
        wrong={
            "the lowest price": Text(cheapest),
            "the second": Text(ranked[1]),
            "the worst": Text(ranked[-1]),
            "the two best": SetOf(tuple(ranked[:2])),
        },
        facts={"category": leaf["name"], "brand": brand},
    )


def _comparable(draw: Draw) -> list[tuple[Row, str, str, list[tuple[float, str]]]]:
    """Category, brand, attribute, and each product's figure; all of a brand have one."""
    figures: dict[tuple[int, str, str], dict[str, tuple[float, str]]] = defaultdict(dict)
    for row in draw.rows(_MEASURED):
        number, _, unit = row["value"].partition(" ")
        if re.fullmatch(r"[0-9]+(\.[0-9]+)?", number.replace(",", "")):
            key = (row["leaf"], row["brand"], row["attribute"])
            figures[key][row["name"]] = (float(number.replace(",", "")), unit)
    found = []
    for leaf, brand, products in listings.by_maker(draw):
        for (at, by, attribute), values in figures.items():
            complete = at == leaf["id"] and by == brand and len(values) == len(products)
            if complete and 5 <= len(products) <= 8 and _is_decided(draw, values):
                measured = sorted((number, name) for name, (number, _) in values.items())
                found.append((leaf, brand, attribute, measured))
    return found


def _is_decided(draw: Draw, values: dict[str, tuple[float, str]]) -> bool:
    """One product leads in a figure that has the same unit throughout."""
    numbers = [number for number, _ in values.values()]
    same_unit = len({unit.rstrip("s") for _, unit in values.values()}) == 1
    return same_unit and len(set(numbers)) >= 3 and draw.best(numbers, float) is not None


def _offers(draw: Draw) -> list[tuple[str, int, list[tuple[int, float, str]]]]:
    """Department, highest price, and the offers up to it: saving, share and name."""
    names = {leaf["id"]: leaf["department"] for leaf in listings.leaves(draw)}
    offers: dict[str, list[Found]] = defaultdict(list)
    for leaf, products in listings.by_category(draw).items():
        offers[names[leaf]] += [product for product in products if product.is_offer]
    found = []
    for department, products in offers.items():
        for cap in _PRICE_CAPS:
            rows = [_saving(p) for p in products if p.price <= cap * 100]
            if len(rows) >= 5 and draw.best(rows, lambda row: row[0]) is not None:
                found.append((department, cap, rows))
    return found


def _saving(product: Found) -> tuple[int, float, str]:
    amount = (product.list_price or 0) - product.price
    return amount, amount / (product.list_price or 1), product.name


def _rates(draw: Draw) -> list[tuple[Row, str, list[tuple[Fraction, int, str]]]]:
    """Category, brand, and for each product price per unit, price and name."""
    found = []
    for leaf, brand, products in listings.by_maker(draw):
        rates = [
            (Fraction(product.price) / _amount(match), product.price, product.name)
            for product in products
            if (match := _CONTENTS.search(product.name)) and not product.has_surcharge
        ]
        if len(rates) == len(products) >= 4:
            best, second = sorted(rates)[:2]
            if second[0] > best[0] * Fraction(51, 50):
                found.append((leaf, brand, rates))
    return found


def _amount(match: re.Match[str]) -> Fraction:
    return Fraction(match[1].replace(",", "")) * _IN_SMALL_UNITS[match[2]]
