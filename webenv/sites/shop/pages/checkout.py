"""Checkout: address, shipping, payment, review. The steps' choices travel in the URL."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from starlette.responses import Response

from webenv.sites.forms import Form
from webenv.sites.shop import addresses, carts, ordering, payments, pricing
from webenv.sites.shop.customers import require_customer
from webenv.sites.shop.ordering import OrderRefused, Purchase
from webenv.sites.shop.orders import find_order
from webenv.sites.shop.pages.answers import required
from webenv.sites.shop.pages.cart import cart_sums
from webenv.sites.shop.shipping import ShippingMethod
from webenv.sites.shop.site import site
from webenv.sites.visit import Visit, VisitRefused
from webenv.world.world import Row

_GIFT_LIMIT = 240


class StepMissing(VisitRefused):
    """An earlier step of the checkout has to be done first."""

    def __init__(self, target: str, message: str = "") -> None:
        self.target = target
        self.message = message

    def response(self, visit: Visit) -> Response:
        """To that step."""
        if self.message:
            visit.flash(self.message, "error")
        return visit.redirect(self.target)


@site.get("/checkout")
def checkout_page(visit: Visit) -> Response:
    """Step 1: where the parcel goes."""
    customer = _shopper(visit)
    return _show_addresses(
        visit, customer, Form({"label": "Home", "country": addresses.COUNTRIES[0]})
    )


@site.post("/checkout/address")
def add_address(visit: Visit) -> Response:
    """Take a new address, which also enters the address book."""
    customer = _shopper(visit)
    form = addresses.read_form(visit)
    if not form.is_valid:
        return _show_addresses(visit, customer, form, status=422)
    address_id = addresses.save_address(visit.world, customer["id"], form)
    return visit.redirect(f"/checkout/shipping?address={address_id}")


@site.get("/checkout/shipping")
def shipping_page(visit: Visit) -> Response:
    """Step 2: how it is sent."""
    customer = _shopper(visit)
    address = _address(visit, customer)
    sums = cart_sums(visit)
    coupon, subtotal = sums["coupon"], sums["sums"].subtotal
    methods = [
        (method, pricing.shipping_cost(method, subtotal, coupon))
        for method in pricing.shipping_methods(visit.world)
    ]
    chosen = visit.query.get("shipping") or methods[0][0].code
    return visit.render(
        "checkout/shipping.html",
        step=2,
        address=address,
        methods=methods,
        chosen=chosen,
        **_summary(visit),
    )


@site.get("/checkout/payment")
def payment_page(visit: Visit) -> Response:
    """Step 3: how it is paid."""
    customer = _shopper(visit)
    address, method = _address(visit, customer), _method(visit)
    stored = [
        (row, payments.is_expired(row, visit.clock.today))
        for row in payments.methods_of(visit.world, customer["id"])
    ]
    usable = [str(row["id"]) for row, expired in stored if not expired]
    summary = _summary(visit, method)
    return visit.render(
        "checkout/payment.html",
        step=3,
        address=address,
        chosen_method=method,
        stored=stored,
        chosen=visit.query.get("payment") or (usable[0] if usable else ""),
        credit_covers=customer["store_credit"] >= summary["sums"].total > 0,
        **summary,
    )


@site.get("/checkout/review")
def review_page(visit: Visit) -> Response:
    """Step 4: everything at a glance, and the button that orders."""
    return _show_review(visit, Form())


@site.post("/checkout/place")
def place_order(visit: Visit) -> Response:
    """Order what is in the cart."""
    customer = _shopper(visit)
    address, method = _address(visit, customer), _method(visit)
    payment = _payment(visit, customer)
    form = Form.posted(visit, "is_gift", "gift_message")
    form.limit("gift_message", _GIFT_LIMIT)
    if not form.is_valid:
        return _show_review(visit, form, status=422)
    purchase = Purchase(customer["id"], address, method, payment, form["gift_message"])
    try:
        number = ordering.place_order(visit.world, purchase)
    except OrderRefused as refusal:
        visit.flash(str(refusal), "error")
        return visit.redirect("/cart")
    return visit.redirect(f"/checkout/done/{number}")


@site.get("/checkout/done/{number}")
def done_page(visit: Visit, number: str) -> Response:
    """Thanks, and what happens next."""
    customer = require_customer(visit)
    order = required(find_order(visit.world, customer["id"], number))
    return visit.render("checkout/done.html", order=order)


def _shopper(visit: Visit) -> Row:
    """The customer, with something in the cart that can be ordered."""
    customer = require_customer(visit, back="/checkout")
    lines = carts.cart_lines(visit.world, carts.Owner(customer["id"], None))
    if not lines:
        raise StepMissing("/cart", "Your cart is empty. Add something before you check out.")
    if any(line.problem for line in lines):
        raise StepMissing("/cart", "Some items in your cart cannot be ordered as they are.")
    return customer


def _show_addresses(visit: Visit, customer: Row, form: Form, status: int = 200) -> Response:
    known = addresses.addresses_of(visit.world, customer["id"])
    return visit.render(
        "checkout/address.html",
        status=status,
        step=1,
        addresses=known,
        chosen=visit.query.get("address") or (str(known[0]["id"]) if known else ""),
        form=form,
        countries=[(country, country) for country in addresses.COUNTRIES],
        **_summary(visit),
    )


def _show_review(visit: Visit, form: Form, status: int = 200) -> Response:
    customer = _shopper(visit)
    address, method = _address(visit, customer), _method(visit)
    return visit.render(
        "checkout/review.html",
        status=status,
        step=4,
        address=address,
        chosen_method=method,
        payment_label=_payment(visit, customer),
        form=form,
        **_summary(visit, method),
    )


def _choice(visit: Visit, name: str) -> str:
    """A choice of an earlier step, from the form or from the URL."""
    return visit.text(name) or visit.query.get(name, "")


def _address(visit: Visit, customer: Row) -> Row:
    chosen = _choice(visit, "address")
    address_id = int(chosen) if chosen.isascii() and chosen.isdigit() else 0
    address = addresses.find_address(visit.world, customer["id"], address_id)
    if address is None:
        raise StepMissing("/checkout", "Choose a delivery address first." if chosen else "")
    return address


def _method(visit: Visit) -> ShippingMethod:
    chosen = _choice(visit, "shipping")
    found = next((m for m in pricing.shipping_methods(visit.world) if m.code == chosen), None)
    if found is None:
        raise StepMissing(_step_url(visit, "shipping"), "Choose a shipping method first.")
    return found


def _payment(visit: Visit, customer: Row) -> str:
    """The label of the chosen payment method."""
    chosen = _choice(visit, "payment")
    if chosen == "credit":
        return ordering.STORE_CREDIT
    method_id = int(chosen) if chosen.isascii() and chosen.isdigit() else 0
    method = payments.find_method(visit.world, customer["id"], method_id)
    if method is None:
        raise StepMissing(_step_url(visit, "payment"), "Choose a payment method first.")
    if payments.is_expired(method, visit.clock.today):
        raise StepMissing(_step_url(visit, "payment"), f"{method['label']} has expired.")
    return str(method["label"])


def _step_url(visit: Visit, step: str) -> str:
    names = ("address", "shipping", "payment")
    choices = [(name, _choice(visit, name)) for name in names]
    query = urlencode([(name, value) for name, value in choices if value])
    return f"/checkout/{step}?{query}"


def _summary(visit: Visit, method: ShippingMethod | None = None) -> dict[str, Any]:
    """The sums beside every step, and the links back to the steps that are done."""
    values = cart_sums(visit)
    chosen = method or values["method"]
    return {
        "lines": values["lines"],
        "coupon": values["coupon"],
        "sums": pricing.totals(visit.world, values["lines"], values["coupon"], chosen),
        "method": chosen,
        "is_estimate": method is None,
        "gift_limit": _GIFT_LIMIT,
        "step_urls": {
            1: "/checkout?" + urlencode({"address": _choice(visit, "address")}),
            2: _step_url(visit, "shipping"),
            3: _step_url(visit, "payment"),
        },
    }
