"""The pages of the address book."""

from __future__ import annotations

from starlette.responses import Response

from webenv.sites.forms import Form
from webenv.sites.shop import addresses
from webenv.sites.shop.customers import require_customer
from webenv.sites.shop.pages.answers import required
from webenv.sites.shop.site import site
from webenv.sites.visit import Visit
from webenv.world.world import Row

_BOOK = "/account/addresses"


@site.get(_BOOK)
def address_book(visit: Visit) -> Response:
    """All addresses of the customer."""
    customer = require_customer(visit)
    return visit.render(
        "account/addresses.html", addresses=addresses.addresses_of(visit.world, customer["id"])
    )


@site.get("/account/addresses/new")
def new_address_page(visit: Visit) -> Response:
    """An empty form."""
    customer = require_customer(visit)
    name = f"{customer['first_name']} {customer['last_name']}"
    form = Form({"full_name": name, "country": addresses.COUNTRIES[0], "phone": customer["phone"]})
    return _show_form(visit, form, None)


@site.post("/account/addresses/new")
def add_address(visit: Visit) -> Response:
    """Store a new address."""
    customer = require_customer(visit, back=_BOOK)
    form = addresses.read_form(visit)
    if not form.is_valid:
        return _show_form(visit, form, None, status=422)
    addresses.save_address(visit.world, customer["id"], form)
    visit.flash(f"Address “{form['label']}” added.")
    return visit.redirect(_BOOK)


@site.get("/account/addresses/{address_id:int}/edit")
def edit_address_page(visit: Visit, address_id: int) -> Response:
    """The form with what is stored."""
    address = _own_address(visit, address_id)
    form = Form.of(address, *addresses.FIELDS, *addresses.DEFAULTS)
    return _show_form(visit, form, address)


@site.post("/account/addresses/{address_id:int}/edit")
def change_address(visit: Visit, address_id: int) -> Response:
    """Store the changed address."""
    address = _own_address(visit, address_id)
    form = addresses.read_form(visit)
    if not form.is_valid:
        return _show_form(visit, form, address, status=422)
    addresses.save_address(visit.world, address["customer_id"], form, address_id)
    visit.flash(f"Address “{form['label']}” saved.")
    return visit.redirect(_BOOK)


@site.post("/account/addresses/{address_id:int}/delete")
def delete_address(visit: Visit, address_id: int) -> Response:
    """Forget an address."""
    address = _own_address(visit, address_id)
    addresses.delete_address(visit.world, address["customer_id"], address_id)
    visit.flash(f"Address “{address['label']}” deleted.")
    return visit.redirect(_BOOK)


@site.post("/account/addresses/{address_id:int}/default")
def make_default(visit: Visit, address_id: int) -> Response:
    """Let an address be the default for shipping or billing."""
    address = _own_address(visit, address_id)
    use = "billing" if visit.text("use") == "billing" else "shipping"
    default = f"is_{use}_default"
    addresses.make_default(visit.world, address["customer_id"], address_id, default)
    visit.flash(f"“{address['label']}” is now your default {use} address.")
    return visit.redirect(_BOOK)


def _own_address(visit: Visit, address_id: int) -> Row:
    customer = require_customer(visit, back=_BOOK)
    return required(addresses.find_address(visit.world, customer["id"], address_id))


def _show_form(visit: Visit, form: Form, address: Row | None, status: int = 200) -> Response:
    return visit.render(
        "account/address_edit.html",
        status=status,
        form=form,
        address=address,
        countries=[(country, country) for country in addresses.COUNTRIES],
    )
