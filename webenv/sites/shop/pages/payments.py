"""Payment methods, and the frame in which cards are entered."""

from __future__ import annotations

from urllib.parse import urlencode, urlsplit

from starlette.responses import Response

from webenv.sites.forms import Form
from webenv.sites.shop import payments
from webenv.sites.shop.customers import require_customer
from webenv.sites.shop.pages.answers import required
from webenv.sites.shop.site import site
from webenv.sites.visit import Visit
from webenv.world.world import Row

_METHODS = "/account/payment-methods"


@site.get(_METHODS)
def methods_page(visit: Visit) -> Response:
    """All payment methods of the customer."""
    customer = require_customer(visit)
    stored = [
        (row, payments.is_expired(row, visit.clock.today))
        for row in payments.methods_of(visit.world, customer["id"])
    ]
    return visit.render("account/payments.html", stored=stored)


@site.get("/card")
def card_frame(visit: Visit) -> Response:
    """The card form, shown in a frame of the account or the checkout."""
    require_customer(visit)
    return visit.fragment("card.html", form=Form(), next=visit.query.get("next", ""), label="")


@site.post("/card")
def add_card(visit: Visit) -> Response:
    """Store a card; the frame then leads the page around it onwards."""
    customer = require_customer(visit)
    form = payments.read_card(visit)
    target = visit.text("next")
    if not form.is_valid:
        return visit.fragment("card.html", form=form, next=target, label="")
    method_id = payments.save_card(visit.world, customer["id"], form)
    label = required(payments.find_method(visit.world, customer["id"], method_id))["label"]
    visit.flash(f"{label} added.")
    return visit.fragment("card.html", form=Form(), next=_after(target, method_id), label=label)


@site.post("/account/payment-methods/{method_id:int}/default")
def make_default(visit: Visit, method_id: int) -> Response:
    """Let a payment method be the default."""
    method = _own_method(visit, method_id)
    payments.make_default(visit.world, method["customer_id"], method_id)
    visit.flash(f"{method['label']} is now your default payment method.")
    return visit.redirect(_METHODS)


@site.post("/account/payment-methods/{method_id:int}/delete")
def delete_method(visit: Visit, method_id: int) -> Response:
    """Forget a payment method."""
    method = _own_method(visit, method_id)
    payments.delete_method(visit.world, method["customer_id"], method_id)
    visit.flash(f"{method['label']} deleted.")
    return visit.redirect(_METHODS)


def _own_method(visit: Visit, method_id: int) -> Row:
    customer = require_customer(visit, back=_METHODS)
    return required(payments.find_method(visit.world, customer["id"], method_id))


def _after(target: str, method_id: int) -> str:
    """Where the page around the frame goes: back to the checkout with the card chosen."""
    parts = urlsplit(target)
    if parts.scheme or parts.netloc or not parts.path.startswith("/checkout/"):
        return _METHODS
    return f"{parts.path}?{parts.query}&{urlencode({'payment': method_id})}"
