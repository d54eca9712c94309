"""Getting a page open: categories, brands, products and reviews, in a certain order."""

from __future__ import annotations

from webenv.authoring import DONE, Draft, Draw, Expected, NearMiss, View, template
from webenv.tasks.shop import goods, listings, spoken, ways
from webenv.world.world import Row

_BRANDS = """
SELECT b.name, b.slug, count(*) AS products FROM shop_brands AS b
JOIN shop_products AS p ON p.brand_id = b.id AND p.enabled GROUP BY b.id HAVING products > 5
"""
_STARRED = """
SELECT p.name, p.slug, r.rating, count(*) AS reviews FROM shop_reviews AS r
JOIN shop_products AS p ON p.id = r.product_id
WHERE p.enabled AND r.status = 'approved' GROUP BY p.id, r.rating HAVING reviews >= 2
"""
_REVIEW_SORTS = {
    "oldest": ("Oldest first", "the oldest first"),
    "helpful": ("Most helpful", "the most helpful first"),
}


@template(name="shop.open_category_sorted", site="shop", kind="navigation", level=1, split="test")
def open_category_sorted(draw: Draw) -> Draft:
    """Show a category in a certain order."""
    leaf, other = draw.pick(_neighbours(draw))
    sort, wrong = draw.sample(list(spoken.ORDERS), 2)
    show = ways.open_category(leaf)
    view = View("shop", f"/c/{leaf['slug']}", {"sort": sort})
    return Draft(
        goal=draw.phrase(
            "Show me the {kinds}, {order}.",
            "I'd like to browse the {kinds} myself. Just put them {order} for me.",
            "Open the {kinds} of the shop, {order}, and leave them on the screen.",
            "We need {kinds} for the cottage and I want to look through all of them: {order}, "
            "please.",
            kinds=leaf["name"],
            order=spoken.ORDERS[sort],
        ),
        expected=Expected(view=view),
        solution=(*show, spoken.sort_by(sort), DONE),
        near_misses=(
            NearMiss("not sorted", (*show, DONE)),
            NearMiss("another order", (*show, spoken.sort_by(wrong), DONE)),
            NearMiss("another category", (*ways.open_category(other), spoken.sort_by(sort), DONE)),
            NearMiss(
                "left again", (*show, spoken.sort_by(sort), 'click "Harbour & Finch, home"', DONE)
            ),
        ),
        facts={"category": leaf["name"], "sort": sort},
    )


@template(name="shop.open_brand_sorted", site="shop", kind="navigation", level=1, split="train")
def open_brand_sorted(draw: Draw) -> Draft:
    """Show everything by a brand in a certain order."""
    brands = draw.rows(_BRANDS)
    brand = draw.pick(brands)
    other = draw.pick(row for row in brands if row != brand)
    sort, wrong = draw.sample(list(spoken.ORDERS), 2)
    show = ('click "Brands"', f'click "{brand["name"]}"')
    query = {"sort": sort}
    return Draft(
        goal=draw.phrase(
            "Show me everything by {brand}, {order}.",
            "Open all products of the brand {brand}, {order}.",
            "I have fallen for {brand}. Bring up the whole range, {order}, and leave it open.",
            "{brand}, all products, {order}.",
            brand=brand["name"],
            order=spoken.ORDERS[sort],
        ),
        expected=(
            Expected(view=View("shop", f"/brands/{brand['slug']}", query)),
            Expected(view=View("shop", "/search", {"brand": brand["slug"], **query})),
        ),
        solution=(*show, spoken.sort_by(sort), DONE),
        near_misses=(
            NearMiss("not sorted", (*show, DONE)),
            NearMiss("another order", (*show, spoken.sort_by(wrong), DONE)),
            NearMiss(
                "another brand",
                ('click "Brands"', f'click "{other["name"]}"', spoken.sort_by(sort), DONE),
            ),
            NearMiss("in stock only", (*show, spoken.sort_by(sort), 'check "In stock"', DONE)),
        ),
        facts={"brand": brand["name"], "sort": sort},
    )


@template(name="shop.open_reviews_with_stars", site="shop", kind="navigation", level=2, split="dev")
def open_reviews_with_stars(draw: Draw) -> Draft:
    """Show a product's reviews with a certain number of stars in a certain order."""
    one = draw.pick(draw.rows(_STARRED))
    sort = draw.pick(_REVIEW_SORTS)
    label, order = _REVIEW_SORTS[sort]
    stars = "1 star" if one["rating"] == 1 else f"{one['rating']} stars"
    reviews = ways.open_reviews(one["name"])
    only = f'click "{stars}: {one["reviews"]} reviews"'
    by = f'select "{label}" in "Sort reviews by"'
    query = {"stars": str(one["rating"]), "reviews": sort}
    return Draft(
        goal=draw.phrase(
            "Show me the reviews of the {name} with exactly {stars}, {order}.",
            "I want to read what people who gave {stars} wrote about the {name}. Open just these "
            "reviews, {order}.",
            "Before my wife orders the {name}: bring up its reviews with {stars} and no others, "
            "{order}.",
            "{name}: reviews with {stars}, {order}.",
            name=one["name"],
            stars=stars,
            order=order,
        ),
        expected=Expected(view=View("shop", f"/p/{one['slug']}", query)),
        solution=(*reviews, only, by, DONE),
        near_misses=(
            NearMiss("all reviews", (*reviews, by, DONE)),
            NearMiss("in the usual order", (*reviews, only, DONE)),
            NearMiss(
                "all reviews after all", (*reviews, only, by, 'click "Show all reviews"', DONE)
            ),
        ),
        facts={"product": one["name"], "stars": one["rating"], "sort": sort},
    )


@template(name="shop.open_product_by_number", site="shop", kind="navigation", level=1, split="dev")
def open_product_by_number(draw: Draw) -> Draft:
    """Open the page of a product that is known by its number."""
    products = goods.named(draw)
    product, other = draw.pick(products), draw.pick(products[::-1])
    number = draw.value("SELECT sku FROM shop_products WHERE id = ?", product["id"])
    find = f'type "{number}" into "Search products" and press Enter'
    return Draft(
        goal=draw.phrase(
            "Open the page of the product with the number {number}.",
            "On the label it says {number}. Bring up that product's page.",
            "I found an old receipt from the shop, with {number} on it. Show me the page of that "
            "product, please.",
            "{number}: open its product page.",
            number=number,
        ),
        expected=Expected(view=View("shop", f"/p/{product['slug']}")),
        solution=(find, f'click "{product["name"]}"', DONE),
        near_misses=(
            NearMiss("the results only", (find, DONE)),
            NearMiss("another product", (*ways.open_product(other["name"]), DONE)),
            NearMiss(
                "its brand",
                (find, f'click "{product["name"]}"', f'click "{product["brand"]}"', DONE),
            ),
        ),
        facts={"number": number, "product": product["name"]},
    )


def _neighbours(draw: Draw) -> list[tuple[Row, Row]]:
    """Each category with the one after it."""
    leaves = listings.leaves(draw)
    return list(zip(leaves, [*leaves[1:], leaves[0]], strict=True))
