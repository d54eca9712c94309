"""The cart: fill it, change it, put a coupon on it."""

from __future__ import annotations

from typing import Any

from starlette.exceptions import HTTPException
from starlette.responses import Response

from webenv.sites.shop import carts, ordering, pricing
from webenv.sites.shop.context import cart_values
from webenv.sites.shop.customers import cart_owner, require_customer
from webenv.sites.shop.pages.answers import answer, wants_json
from webenv.sites.shop.site import site
from webenv.sites.visit import Visit


@site.get("/cart")
def cart_page(visit: Visit) -> Response:
    """What is in the cart and what it comes to."""
    return visit.render("cart.html", **cart_sums(visit), coupon_error="", typed_code="")


@site.post("/cart/add")
def add_to_cart(visit: Visit) -> Response:
    """Put a variant in the cart, named by its id or by product and options."""
    variant_id = visit.number("variant_id") or _chosen_variant(visit)
    if variant_id is None:
        back = visit.text("next") or "/cart"
        return answer(visit, "This combination is not available.", back, kind="error")
    outcome = carts.add(visit.world, cart_owner(visit), variant_id, visit.number("quantity", 1))
    if not wants_json(visit):
        visit.flash(outcome.message, outcome.kind)
        return visit.redirect("/cart")
    values = cart_values(visit)
    fragment = visit.fragment("parts/mini_cart.html", cart=values)
    return visit.json(
        {
            "message": outcome.message,
            "kind": outcome.kind,
            "count": values["count"],
            "cart": bytes(fragment.body).decode(),
        }
    )


@site.post("/cart/{line_id:int}/quantity")
def change_quantity(visit: Visit, line_id: int) -> Response:
    """Set how many of a line are wanted."""
    outcome = carts.set_quantity(
        visit.world, cart_owner(visit), line_id, visit.number("quantity", -1)
    )
    return answer(visit, outcome.message, "/cart", outcome.kind)


@site.post("/cart/{line_id:int}/remove")
def remove_line(visit: Visit, line_id: int) -> Response:
    """Take a line out."""
    owner = cart_owner(visit)
    line = carts.find_line(visit.world, owner, line_id)
    if line is None:
        raise HTTPException(404)
    carts.remove(visit.world, owner, line_id)
    return answer(visit, f"{line.name} removed from your cart.", "/cart")


@site.post("/cart/empty")
def empty_cart(visit: Visit) -> Response:
    """Take everything out."""
    carts.empty(visit.world, cart_owner(visit))
    return answer(visit, "Your cart has been emptied.", "/cart")


@site.post("/cart/coupon")
def apply_coupon(visit: Visit) -> Response:
    """Put a coupon on the cart, or say why not."""
    customer = require_customer(visit, back="/cart")
    lines = carts.cart_lines(visit.world, cart_owner(visit))
    code = visit.text("code")
    try:
        if not code:
            raise pricing.CouponRefused("Enter a coupon code.")
        coupon = pricing.find_coupon(visit.world, code, lines, visit.clock.today)
    except pricing.CouponRefused as refusal:
        values = {**cart_sums(visit), "coupon_error": str(refusal), "typed_code": code}
        return visit.render("cart.html", status=422, **values)
    if coupon.code != carts.coupon_code(visit.world, cart_owner(visit)):
        carts.put_coupon(visit.world, customer["id"], coupon.code)
    return answer(visit, f"Coupon {coupon.code} applied: {coupon.description}", "/cart")


@site.post("/cart/coupon/remove")
def remove_coupon(visit: Visit) -> Response:
    """Take the coupon off the cart."""
    customer = require_customer(visit, back="/cart")
    carts.put_coupon(visit.world, customer["id"], None)
    return answer(visit, "The coupon has been removed.", "/cart")


def cart_sums(visit: Visit) -> dict[str, Any]:
    """Lines, coupon and totals with the cheapest shipping."""
    world, owner = visit.world, cart_owner(visit)
    lines = carts.cart_lines(world, owner)
    coupon = ordering.usable_coupon(world, owner, lines)
    code = carts.coupon_code(world, owner)
    subtotal = sum(line.price for line in lines)
    method = min(
        pricing.shipping_methods(world),
        key=lambda method: pricing.shipping_cost(method, subtotal, coupon),
    )
    return {
        "lines": lines,
        "coupon": coupon,
        "idle_code": "" if coupon or not code else code,
        "idle_reason": "" if coupon or not code else _reason(visit, code, lines),
        "sums": pricing.totals(world, lines, coupon, method),
        "method": method,
        "is_blocked": any(line.problem for line in lines),
    }


def _reason(visit: Visit, code: str, lines: list[carts.CartLine]) -> str:
    try:
        pricing.find_coupon(visit.world, code, lines, visit.clock.today)
    except pricing.CouponRefused as refusal:
        return str(refusal)
    return ""


def _chosen_variant(visit: Visit) -> int | None:
    """The variant of the posted product with the posted size and colour."""
    found: int | None = visit.world.value(
        "SELECT id FROM shop_variants WHERE product_id = ? AND size = ? AND colour = ?",
        visit.number("product_id"),
        visit.text("size"),
        visit.text("colour"),
    )
    return found
