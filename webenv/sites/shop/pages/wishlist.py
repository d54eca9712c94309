"""Wishlist, comparison and stock alerts."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.responses import Response

from webenv.sites.shop import carts, lists, products
from webenv.sites.shop.customers import require_customer
from webenv.sites.shop.pages.answers import answer, required
from webenv.sites.shop.site import site
from webenv.sites.visit import Visit
from webenv.world.world import Row

_NOTE_LIMIT = 300


@site.get("/wishlist")
def wishlist_page(visit: Visit) -> Response:
    """What the customer has noted."""
    customer = require_customer(visit)
    return visit.render("wishlist.html", entries=lists.wishlist(visit.world, customer["id"]))


@site.post("/wishlist/{product_id:int}/add")
def add_to_wishlist(visit: Visit, product_id: int) -> Response:
    """Note a product."""
    customer, product = _subject(visit, product_id)
    is_new = lists.wish(visit.world, customer["id"], product_id)
    what = "added to" if is_new else "is already on"
    return answer(visit, f"{product['name']} {what} your wishlist.", "/wishlist", pressed=True)


@site.post("/wishlist/{product_id:int}/remove")
def remove_from_wishlist(visit: Visit, product_id: int) -> Response:
    """Take a product off the wishlist."""
    customer, product = _subject(visit, product_id)
    lists.unwish(visit.world, customer["id"], product_id)
    message = f"{product['name']} removed from your wishlist."
    return answer(visit, message, "/wishlist", pressed=False)


@site.post("/wishlist/{product_id:int}/note")
def write_note(visit: Visit, product_id: int) -> Response:
    """Keep a note beside a product."""
    customer, product = _subject(visit, product_id)
    note = visit.text("note")
    if len(note) > _NOTE_LIMIT:
        message = f"A note has at most {_NOTE_LIMIT} characters."
        return answer(visit, message, "/wishlist", kind="error")
    lists.write_note(visit.world, customer["id"], product_id, note)
    return answer(visit, f"Note for {product['name']} saved.", "/wishlist")


@site.post("/wishlist/{product_id:int}/to-cart")
def move_to_cart(visit: Visit, product_id: int) -> Response:
    """Move a product without options from the wishlist to the cart."""
    customer, product = _subject(visit, product_id)
    variants = products.variants_of(visit.world, product)
    if len(variants) > 1:
        visit.flash(f"Choose the options of {product['name']} first.", "info")
        return visit.redirect(f"/p/{product['slug']}")
    outcome = carts.add(visit.world, carts.Owner(customer["id"], None), variants[0].id, 1)
    if outcome.added:
        lists.unwish(visit.world, customer["id"], product_id)
    return answer(visit, outcome.message, "/wishlist", outcome.kind)


@site.get("/compare")
def compare_page(visit: Visit) -> Response:
    """Up to four products side by side."""
    customer = require_customer(visit)
    found = lists.compared(visit.world, customer["id"])
    specifications = [
        {row["name"]: row["value"] for row in products.specification(visit.world, product.id)}
        for product in found
    ]
    names = dict.fromkeys(name for table in specifications for name in table)
    rows = [(name, [table.get(name, "–") for table in specifications]) for name in names]
    return visit.render("compare.html", products=found, rows=rows, most=lists.MOST_COMPARED)


@site.post("/compare/{product_id:int}/add")
def add_to_comparison(visit: Visit, product_id: int) -> Response:
    """Compare a product with others."""
    customer, product = _subject(visit, product_id)
    if not lists.compare(visit.world, customer["id"], product_id):
        message = f"You can compare {lists.MOST_COMPARED} products. Remove one of them first."
        return answer(visit, message, "/compare", kind="error", pressed=False)
    message = f"{product['name']} added to your comparison."
    return answer(visit, message, "/compare", pressed=True)


@site.post("/compare/{product_id:int}/remove")
def remove_from_comparison(visit: Visit, product_id: int) -> Response:
    """Take a product out of the comparison."""
    customer, product = _subject(visit, product_id)
    lists.stop_comparing(visit.world, customer["id"], product_id)
    message = f"{product['name']} removed from your comparison."
    return answer(visit, message, "/compare", pressed=False)


@site.post("/compare/clear")
def clear_comparison(visit: Visit) -> Response:
    """Compare nothing any more."""
    customer = require_customer(visit, back="/compare")
    lists.stop_comparing(visit.world, customer["id"])
    return answer(visit, "Your comparison is empty.", "/compare")


@site.get("/account/alerts")
def alerts_page(visit: Visit) -> Response:
    """What the customer waits for."""
    customer = require_customer(visit)
    return visit.render("account/alerts.html", alerts=lists.alerts(visit.world, customer["id"]))


@site.post("/alerts/{variant_id:int}/add")
def add_alert(visit: Visit, variant_id: int) -> Response:
    """Promise to write when a variant is back."""
    customer, variant = _wanted(visit, variant_id)
    back = f"/p/{variant['slug']}"
    if variant["stock"]:
        return answer(visit, f"{variant['name']} is in stock.", back, kind="info")
    lists.wait_for(visit.world, customer["id"], variant_id)
    message = f"We will e-mail you when {variant['name']} is back in stock."
    return answer(visit, message, back)


@site.post("/alerts/{variant_id:int}/remove")
def remove_alert(visit: Visit, variant_id: int) -> Response:
    """Take the promise back."""
    customer = require_customer(visit, back="/account/alerts")
    known = {alert["variant_id"]: alert for alert in lists.alerts(visit.world, customer["id"])}
    alert = required(known.get(variant_id))
    lists.stop_waiting(visit.world, customer["id"], variant_id)
    return answer(visit, f"Alert for {alert['name']} removed.", "/account/alerts")


def _subject(visit: Visit, product_id: int) -> tuple[Row, Row]:
    """The customer and the product that is to be noted."""
    product = required(products.find_enabled(visit.world, product_id))
    return require_customer(visit, back=f"/p/{product['slug']}"), product


def _wanted(visit: Visit, variant_id: int) -> tuple[Row, Row]:
    variant = visit.world.first(
        "SELECT v.*, p.name, p.slug, p.enabled FROM shop_variants AS v "
        "JOIN shop_products AS p ON p.id = v.product_id WHERE v.id = ?",
        variant_id,
    )
    if variant is None or not variant["enabled"]:
        raise HTTPException(404)
    return require_customer(visit, back=f"/p/{variant['slug']}"), variant
