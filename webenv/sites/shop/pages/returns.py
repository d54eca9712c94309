"""Sending something back."""

from __future__ import annotations

from starlette.responses import Response

from webenv.sites.forms import Form
from webenv.sites.shop import orders, returning
from webenv.sites.shop.ordering import OrderRefused
from webenv.sites.shop.pages.orders import own_order
from webenv.sites.shop.site import site
from webenv.sites.visit import Visit
from webenv.world.world import Row


@site.get("/account/orders/{number}/return")
def return_page(visit: Visit, number: str) -> Response:
    """The form: items, quantities, reason, comment."""
    order = own_order(visit, number)
    try:
        left = returning.returnable(visit.world, order)
    except OrderRefused as refusal:
        visit.flash(str(refusal), "error")
        return visit.redirect(f"/account/orders/{number}")
    return _show_form(visit, order, left, Form())


@site.post("/account/orders/{number}/return")
def request_return(visit: Visit, number: str) -> Response:
    """Store the request."""
    order = own_order(visit, number)
    try:
        left = returning.returnable(visit.world, order)
    except OrderRefused as refusal:
        visit.flash(str(refusal), "error")
        return visit.redirect(f"/account/orders/{number}")
    form = Form.posted(visit, "reason", "comment", *(f"item_{item_id}" for item_id in left))
    form.require_choice("reason", returning.RETURN_REASONS, "Choose a reason.")
    form.limit("comment", 1000)
    quantities = {item_id: visit.number(f"item_{item_id}") for item_id in left}
    for item_id, quantity in quantities.items():
        fits = 0 <= quantity <= left[item_id]
        form.check(f"item_{item_id}", fits, f"Choose 0 to {left[item_id]}.")
    form.check("items", any(quantities.values()), "Choose at least one item to return.")
    if not form.is_valid:
        return _show_form(visit, order, left, form, status=422)
    returning.request_return(visit.world, order, quantities, form["reason"], form["comment"])
    visit.flash("Your return has been requested. We will send a label by e-mail.")
    return visit.redirect(f"/account/orders/{number}")


def _show_form(
    visit: Visit, order: Row, left: dict[int, int], form: Form, status: int = 200
) -> Response:
    items = [i for i in orders.order_items(visit.world, order["id"]) if i["id"] in left]
    return visit.render(
        "account/return.html",
        status=status,
        order=order,
        items=items,
        left=left,
        form=form,
        reasons=[("", "Choose a reason"), *((text, text) for text in returning.RETURN_REASONS)],
    )
