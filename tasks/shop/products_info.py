"""Questions about single products and about small groups of them."""

from __future__ import annotations

from collections import defaultdict

from webenv.authoring import Day, Draft, Draw, SetOf, Text, question, template
from webenv.sites.shop.catalogue import Found
from webenv.tasks.shop import goods, listings, ways

_ONLY_IN_SPECIFICATION = """
SELECT p.id, p.name, p.category_id, a.name AS attribute, a.value
FROM shop_attributes AS a JOIN shop_products AS p ON p.id = a.product_id
WHERE p.enabled AND a.name IN
    (SELECT name FROM shop_attributes GROUP BY name HAVING count(DISTINCT value) >= 8)
    AND a.name NOT IN ('Made in', 'Colour')
    AND lower(a.value) NOT IN ('none', 'yes', 'no', '0', 'unknown')
    AND instr(lower(p.name || p.summary || p.description), lower(a.value)) = 0
"""

_COLOURS = """
SELECT p.id, p.name, v.colour,
    sum(v.stock > 0) AS available, sum(v.stock = 0) AS missing
FROM shop_variants AS v JOIN shop_products AS p ON p.id = v.product_id
WHERE p.enabled AND v.size <> '' AND v.colour <> ''
GROUP BY p.id, v.colour HAVING available >= 2 AND missing >= 1
"""

_AUTHORS = """
SELECT a.value AS author, p.name FROM shop_attributes AS a
JOIN shop_products AS p ON p.id = a.product_id
WHERE a.name = 'Author' AND p.enabled AND instr(p.name, ';') = 0
"""


@template(name="shop.product_attribute", site="shop", kind="information", level=1, split="train")
def product_attribute(draw: Draw) -> Draft:
    """Read one line of a product's specification."""
    one = draw.pick(draw.rows(_ONLY_IN_SPECIFICATION))
    name, answer = one["name"], Text(one["value"])
    look = (
        f'type "{name}" into "Search products" and press Enter',
        f'click "{name}"',
        'click "Specification"',
    )
    return question(
        goal=draw.phrase(
            "{name}: what does the specification say under “{attribute}”?",
            "I need one detail about the {name}. Its “{attribute}” in the specification, please?",
            "My brother asked about our {name}, and I could not tell him what the shop gives as "
            "“{attribute}”. Can you find out?",
            "Find the entry “{attribute}” for the {name}.",
            name=name,
            attribute=one["attribute"],
        ),
        look=look,
        answer=answer,
        wrong={
            "another line": _text(
                draw.value(
                    "SELECT value FROM shop_attributes WHERE product_id = ? AND name <> ? "
                    "ORDER BY position",
                    one["id"],
                    one["attribute"],
                )
            ),
            "another product's": _text(
                draw.value(
                    "SELECT value FROM shop_attributes WHERE name = ? AND value <> ?",
                    one["attribute"],
                    one["value"],
                )
            ),
            "with its label": Text(f"{one['attribute']}: {one['value']}"),
        },
        facts={"product": name, "attribute": one["attribute"]},
    )


@template(name="shop.books_by_author", site="shop", kind="information", level=1, split="test")
def books_by_author(draw: Draw) -> Draft:
    """List everything in the shop by one author."""
    titles: dict[str, list[str]] = defaultdict(list)
    for row in draw.rows(_AUTHORS):
        titles[row["author"]].append(row["name"])
    author = draw.pick(author for author, names in titles.items() if 2 <= len(names) <= 6)
    answer = SetOf(tuple(sorted(titles[author])))
    look = (
        'click "Advanced search"',
        f'fill "Attribute" with "{author}"',
        'click the "Search products" button',
    )
    other = draw.pick(
        name for names in titles.values() for name in names if name not in titles[author]
    )
    return question(
        goal=draw.phrase(
            "Which books by {author} does the shop have?",
            "List every book the shop sells that was written by {author}, each edition by its "
            "full name.",
            "Our reading circle meets on Thursday and wants something by {author}. What is there? "
            "I need all of the names as the shop lists them.",
            "Everything by the author {author}, please.",
            author=author,
        ),
        look=look,
        answer=answer,
        wrong={
            "only one": Text(titles[author][0]),
            "one too many": SetOf((*answer.values, other)),
            "another author's": Text(other),
        },
        facts={"author": author},
    )


@template(name="shop.brand_newcomer", site="shop", kind="information", level=2, split="dev")
def brand_newcomer(draw: Draw) -> Draft:
    """Say when a brand's newest product of a category came into the shop."""
    groups = listings.by_maker(draw)
    leaf, brand, products = draw.pick(
        (leaf, brand, [(p.released_on, p.name) for p in products])
        for leaf, brand, products in groups
        if len(products) >= 4 and draw.best(products, lambda p: p.released_on) is not None
    )
    (newest, name), (second, _) = sorted(products, reverse=True)[:2]
    anyone = max(p.released_on for at, _, all_of in groups if at == leaf for p in all_of)
    answer = Day.of(newest)
    look = (
        *ways.open_category(leaf),
        f'check "{brand}" in "Brand"',
        'select "Newest first" in "Sort by"',
        f'click "{name}"',
        'click "Specification"',
    )
    return question(
        goal=draw.phrase(
            "Since when has the shop had the newest of the {kinds} by {brand}?",
            "Among the {kinds} of {brand}, look for the most recent arrival and tell me the date "
            "since when it has been in the shop.",
            "I collect {brand}. When did their latest addition to the {kinds} come into the shop?",
            "{brand}, {kinds}: date on which the newest one entered the shop?",
            kinds=leaf["name"],
            brand=brand,
        ),
        look=look,
        answer=answer,
        wrong={
            "the one before": Day.of(second),
            "the oldest": Day.of(min(products)[0]),
            "any brand's newest": Day.of(anyone),
            "today": Day(draw.world.clock.today),
        },
        facts={"category": leaf["name"], "brand": brand, "product": name},
    )


@template(name="shop.cheapest_well_rated", site="shop", kind="information", level=2, split="test")
def cheapest_well_rated(draw: Draw) -> Draft:
    """Find a brand's cheapest product of a category with good ratings that is in stock."""
    leaf, brand, rows = draw.pick(
        (leaf, brand, [_briefly(product) for product in products])
        for leaf, brand, products in listings.by_maker(draw)
        if all(map(listings.reads_clearly, products)) and _has_hidden_bargain(draw, products)
    )
    fitting = sorted((price, name) for name, price, fits in rows if fits)
    cheapest = min((price, name) for name, price, _ in rows)[1]
    right = fitting[0][1]
    answer = Text(right)
    look = (
        *ways.open_category(leaf),
        f'check "{brand}" in "Brand"',
        'check "4 stars and up"',
        'check "In stock"',
        'select "Price: low to high" in "Sort by"',
    )
    return question(
        goal=draw.phrase(
            "What is the cheapest of the {kinds} by {brand} that is in stock and rated 4 stars or "
            "better?",
            "I would like one of {brand}'s {kinds}. It should be in stock and have at least 4 "
            "stars on average; of those, tell me the one that costs least.",
            "A friend swears by {brand}. Among their {kinds}, which is the least expensive with an "
            "average of 4 stars or more that I could order today?",
            "Cheapest {brand} product in {kinds}, 4+ stars, available?",
            kinds=leaf["name"],
            brand=brand,
        ),
        look=look,
        answer=answer,
        wrong={
            "whatever its rating and stock": Text(cheapest),
            "the next best": Text(fitting[1][1]),
            "the dearest": Text(fitting[-1][1]),
            "all that fit": SetOf(tuple(name for _, name in fitting)),
        },
        facts={"category": leaf["name"], "brand": brand, "product": right},
    )


@template(name="shop.sizes_available", site="shop", kind="information", level=2, split="train")
def sizes_available(draw: Draw) -> Draft:
    """Find out in which sizes a product can be had in one colour."""
    one = draw.pick(draw.rows(_COLOURS))
    name, colour = one["name"], one["colour"]
    variants = [row for row in goods.variants(draw, one["id"]) if row["colour"] == colour]
    sizes = [row["size"] for row in variants]
    available = tuple(row["size"] for row in variants if row["stock"])
    answer = SetOf(available)
    look = (
        *ways.open_product(name),
        f'check "{colour}" in "Colour"',
        *(goods.choose(draw, row)[0] for row in variants),
    )
    return question(
        goal=draw.phrase(
            "In which sizes can I get the {name} in {colour} at the moment?",
            "I like the {name}, but only in {colour}. Which sizes of it are in stock?",
            "It is for my nephew, whose size I keep forgetting, so tell me every size in which "
            "the {name} in {colour} is available right now.",
            "{name}, {colour}: sizes in stock?",
            name=name,
            colour=colour,
        ),
        look=look,
        answer=answer,
        wrong={
            "every size there is": SetOf(tuple(sizes)),
            "one of them": Text(available[0]),
            "the sizes that are sold out": SetOf(
                tuple(size for size in sizes if size not in available)
            ),
        },
        facts={"product": name, "colour": colour},
    )


def _text(value: str | None) -> Text | None:
    return None if value is None else Text(value)


def _briefly(product: Found) -> tuple[str, int, bool]:
    """Name, price, and whether it is well rated and in stock."""
    return product.name, product.price, listings.is_rated(product, 4) and product.stock > 0


def _has_hidden_bargain(draw: Draw, products: list[Found]) -> bool:
    """Of those that fit, one is cheapest; without looking at ratings, another would be."""
    fitting = [product for product in products if _briefly(product)[2]]
    best = draw.least(fitting, lambda product: product.price)
    return len(fitting) >= 2 and best is not None and best.price > min(p.price for p in products)
