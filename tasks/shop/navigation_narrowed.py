"""Getting a page open that shows just what was asked for, by several filters at once."""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date, timedelta

from webenv.authoring import DONE, Draft, Draw, Expected, NearMiss, View, template
from webenv.sites.filters import day
from webenv.sites.shop.catalogue import Found
from webenv.tasks.shop import listings, people, purchases, spoken, ways
from webenv.world.world import Row

_MATERIALS = """
SELECT b.name AS brand, b.slug, a.value, count(*) AS products FROM shop_attributes AS a
JOIN shop_products AS p ON p.id = a.product_id AND p.enabled
JOIN shop_brands AS b ON b.id = p.brand_id
WHERE a.name IN ('Material', 'Wood', 'Fabric', 'Fibre', 'Lining', 'Scent', 'Author', 'Case')
    AND a.value <> 'None'
GROUP BY b.id, a.value HAVING products BETWEEN 2 AND 20
"""


@template(
    name="shop.open_category_filtered", site="shop", kind="navigation", level=2, split="train"
)
def open_category_filtered(draw: Draw) -> Draft:
    """Narrow a category by brand, rating and price, and sort it."""
    leaf, brand, slug, cap = draw.pick(_narrowable(draw))
    sort = draw.pick(spoken.ORDERS)
    show = (*ways.open_category(leaf), f'check "{brand}" in "Brand"', 'check "3 stars and up"')
    price = _at_most(cap)
    query = {"brand": slug, "rating": "3", "price_to": str(cap), "sort": sort}
    return Draft(
        goal=draw.phrase(
            "Show me the {kinds} by {brand} with 3 stars or more for at most ${cap}, {order}.",
            "In {kinds}, narrow things down to {brand}, a rating of at least 3 stars and a price "
            "up to ${cap}. I want to see them {order}.",
            "My budget is ${cap} and I trust only {brand}. List their {kinds} within it that have "
            "3 stars and up, {order}; I'll choose myself.",
            "{kinds}: {brand}, 3 stars and up, up to ${cap}, {order}.",
            kinds=leaf["name"],
            brand=brand,
            cap=cap,
            order=spoken.ORDERS[sort],
        ),
        expected=Expected(view=View("shop", f"/c/{leaf['slug']}", query)),
        solution=(*show, *price, spoken.sort_by(sort), DONE),
        near_misses=(
            NearMiss("any price", (*show, spoken.sort_by(sort), DONE)),
            NearMiss("not sorted", (*show, *price, DONE)),
            NearMiss(
                "4 stars and up",
                (*show, 'check "4 stars and up"', *price, spoken.sort_by(sort), DONE),
            ),
            NearMiss("any brand", (*show[:2], show[3], *price, spoken.sort_by(sort), DONE)),
        ),
        facts={"category": leaf["name"], "brand": brand, "cap": cap, "sort": sort},
    )


@template(name="shop.open_search_narrowed", site="shop", kind="navigation", level=2, split="test")
def open_search_narrowed(draw: Draw) -> Draft:
    """Search for a word and narrow the results by department, stock and price."""
    word, department, slug, cap = draw.pick(_searchable(draw))
    sort = draw.pick(("price", "price-desc", "newest"))
    search = (*ways.search(word), f'check "{department}" in "Department"')
    rest = ('check "In stock"', *_at_most(cap))
    query = {
        "q": word,
        "category": slug,
        "in_stock": "1",
        "price_to": str(cap),
        "sort": sort,
    }
    return Draft(
        goal=draw.phrase(
            "Search the shop for “{word}” and show me what is in {department}, in stock and at "
            "most ${cap}, {order}.",
            "I am looking for “{word}”. Only {department}, only things in stock, nothing above "
            "${cap}; {order}. Leave the results open.",
            "My aunt has a birthday soon. Look for “{word}” within {department}, up to "
            "${cap} and available, and arrange the results with {order}.",
            "“{word}” in {department}, in stock, up to ${cap}, {order}.",
            word=word,
            department=department,
            cap=cap,
            order=spoken.ORDERS[sort],
        ),
        expected=Expected(view=View("shop", "/search", query)),
        solution=(*search, *rest, spoken.sort_by(sort), DONE),
        near_misses=(
            NearMiss("all departments", (*ways.search(word), *rest, spoken.sort_by(sort), DONE)),
            NearMiss("sold out too", (*search, *rest[1:], spoken.sort_by(sort), DONE)),
            NearMiss("by relevance", (*search, *rest, DONE)),
            NearMiss(
                "offers only", (*search, *rest, spoken.sort_by(sort), 'check "On offer"', DONE)
            ),
        ),
        facts={"word": word, "department": department, "cap": cap, "sort": sort},
    )


@template(name="shop.open_orders_filtered", site="shop", kind="navigation", level=2, split="test")
def open_orders_filtered(draw: Draw) -> Draft:
    """Show the orders of a period that have a certain status."""
    customer_id, status, first, last = draw.pick(_filterable_orders(draw))
    customer = people.customer(draw, customer_id)
    query = {"status": status, "from": first, "to": last}
    other = "Delivered" if status != "delivered" else "Cancelled"
    later = (date.fromisoformat(last) + timedelta(days=30)).isoformat()
    show = ways.orders_between(first, last, status.capitalize())
    return Draft(
        goal=draw.phrase(
            "Show me my {status} orders placed from {first} to {last}.",
            "I want to go through the orders I placed between {first} and {last}, but only those "
            "that are {status}. Bring them up, please.",
            "There is something I have to clear up with my bank: open the list of my {status} "
            "orders from {first} until {last}.",
            "{status} orders, {first} to {last}: list them on the screen.",
            status=status,
            first=day(first),
            last=day(last),
        ),
        user=customer["person_id"],
        expected=Expected(view=View("shop", "/account/orders", query)),
        solution=(*show, DONE),
        near_misses=(
            NearMiss("of any status", (*ways.orders_between(first, last), DONE)),
            NearMiss("another status", (*ways.orders_between(first, last, other), DONE)),
            NearMiss("another period", (*ways.orders_between(first, later, status.title()), DONE)),
            NearMiss("filled in, not shown", (*show[:-1], DONE)),
        ),
        facts={"status": status, "first": first, "last": last},
    )


@template(name="shop.open_advanced_search", site="shop", kind="navigation", level=2, split="train")
def open_advanced_search(draw: Draw) -> Draft:
    """Search a brand's products by a word of their specification and a price range."""
    one = draw.pick(draw.rows(_MATERIALS))
    low, high = draw.rng.choice((5, 10, 15)), draw.rng.choice((80, 100, 150))
    word, brand = one["value"], one["brand"]
    form = (
        'click "Advanced search"',
        f'select "{brand}" in "Brand"',
        f'fill "Attribute" with "{word}"',
        f'fill "Price from" with "{low}"',
    )
    price = f'fill "Price to" with "{high}"'
    search = 'click the "Search products" button'
    query = {"attribute": word, "brand": one["slug"], "price_from": str(low)}
    return Draft(
        goal=draw.phrase(
            "Show me all {brand} products for ${low} to ${high} that have “{word}” as an attribute "
            "in their specification.",
            "I am after something by {brand} with the attribute “{word}”, from ${low} up to "
            "${high}. Bring up whatever matches.",
            "My daughter only wants {brand}, and the specification must say “{word}”. List what "
            "there is between ${low} and ${high}, in the shop's usual order.",
            "Products: brand {brand}, attribute “{word}”, ${low} to ${high}. Leave the list open.",
            brand=brand,
            word=word,
            low=low,
            high=high,
        ),
        expected=Expected(view=View("shop", "/search", {**query, "price_to": str(high)})),
        solution=(*form, price, search, DONE),
        near_misses=(
            NearMiss("no highest price", (*form, search, DONE)),
            NearMiss("any brand", (form[0], *form[2:], price, search, DONE)),
            NearMiss("the form, not sent", (*form, price, DONE)),
            NearMiss("words instead", (*ways.search(f"{brand} {word}"), DONE)),
        ),
        facts={"brand": brand, "word": word, "low": low, "high": high},
    )


def _at_most(dollars: int) -> ways.Actions:
    return (f'fill "To price" with "{dollars}"', 'click "Apply price"')


def _narrowable(draw: Draw) -> list[tuple[Row, str, str, int]]:
    """Category, brand, its slug, and a price that some well rated products do not exceed."""
    found = []
    for leaf, brand, products in listings.by_maker(draw):
        rated = [product for product in products if listings.is_rated(product, 3)]
        cap = _middle_price(rated)
        unclear = not all(map(listings.reads_clearly, products))
        if len(rated) >= 4 and any(product.price > cap * 100 for product in rated) and not unclear:
            found.append((leaf, brand, products[0].brand_slug, cap))
    return found


def _middle_price(products: list[Found]) -> int:
    """A round price in dollars that about half of the products do not exceed."""
    prices = sorted(product.price for product in products)
    return prices[len(prices) // 2] // 500 * 5 + 5 if prices else 0


def _searchable(draw: Draw) -> list[tuple[str, str, str, int]]:
    """A word, a department where some names have it, its slug, and a highest price."""
    leaves = {leaf["id"]: leaf for leaf in listings.leaves(draw)}
    named: dict[str, dict[str, list[Found]]] = defaultdict(lambda: defaultdict(list))
    slugs = {}
    for leaf_id, products in listings.by_category(draw).items():
        leaf = leaves[leaf_id]
        slugs[leaf["department"]] = leaf["department_slug"]
        for product in products:
            for word in set(re.findall(r"\b[a-z]{4,}\b", product.name.lower())):
                named[word][leaf["department"]].append(product)
    return [
        (word, department, slugs[department], _middle_price(products))
        for word, places in sorted(named.items())
        if len(places) >= 2
        for department, products in sorted(places.items())
        if len(products) >= 4
    ]


def _filterable_orders(draw: Draw) -> list[tuple[int, str, str, str]]:
    """Customer, status and period, where the status occurs in the period and others do too."""
    found = []
    for customer, orders in sorted(purchases.by_customer(draw).items()):
        rows = orders[1:9]
        if len(rows) == 8:
            first, last = rows[-1]["placed_at"][:10], rows[0]["placed_at"][:10]
            statuses = sorted({order["status"] for order in rows})
            found += [(customer, s, first, last) for s in statuses if len(statuses) > 1]
    return found
