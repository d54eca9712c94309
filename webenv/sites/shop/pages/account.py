"""The account: overview, details, password, newsletter."""

from __future__ import annotations

from starlette.responses import Response

from webenv.sites.forms import Form
from webenv.sites.shop import addresses, customers, lists, orders, payments
from webenv.sites.shop.customers import require_customer
from webenv.sites.shop.pages.login import check_new_password
from webenv.sites.shop.site import site
from webenv.sites.visit import Visit
from webenv.world.world import Row

_DETAILS = ("first_name", "last_name", "email", "phone", "display_name")


@site.get("/account")
def account_page(visit: Visit) -> Response:
    """The latest orders and what else there is."""
    customer = require_customer(visit)
    world, customer_id = visit.world, customer["id"]
    paging, latest = orders.list_orders(world, customer_id, orders.OrderFilter(), "1")
    return visit.render(
        "account/overview.html",
        orders=latest[:3],
        order_count=paging.total,
        addresses=addresses.addresses_of(world, customer_id),
        methods=payments.methods_of(world, customer_id),
        alert_count=len(lists.alerts(world, customer_id)),
    )


@site.get("/account/details")
def details_page(visit: Visit) -> Response:
    """Name, e-mail address, phone, password."""
    customer = require_customer(visit)
    return _show_details(visit, Form.of(customer, *_DETAILS), Form())


@site.post("/account/details")
def change_details(visit: Visit) -> Response:
    """Store name, e-mail address and phone."""
    customer = require_customer(visit, back="/account/details")
    form = _read_details(visit, customer)
    if not form.is_valid:
        return _show_details(visit, form, Form(), status=422)
    visit.world.execute(
        "UPDATE people SET first_name = ?, last_name = ?, email = ?, phone = ? WHERE id = ?",
        *(form[name] for name in _DETAILS[:4]),
        customer["person_id"],
    )
    visit.world.execute(
        "UPDATE shop_customers SET display_name = ? WHERE id = ?",
        form["display_name"],
        customer["id"],
    )
    visit.flash("Your details have been saved.")
    return visit.redirect("/account/details")


@site.post("/account/password")
def change_password(visit: Visit) -> Response:
    """Store a new password."""
    customer = require_customer(visit, back="/account/details")
    form = Form.posted(visit, "current_password", "password", "password_again")
    form.require("current_password", "Enter your current password.")
    known = customers.check_password(visit.world, customer["email"], form["current_password"])
    form.check("current_password", known is not None, "This is not your current password.")
    check_new_password(form)
    if not form.is_valid:
        return _show_details(visit, Form.of(customer, *_DETAILS), form, status=422)
    visit.world.execute(
        "UPDATE people SET password = ? WHERE id = ?", form["password"], customer["person_id"]
    )
    visit.flash("Your password has been changed.")
    return visit.redirect("/account/details")


@site.get("/account/newsletter")
def newsletter_page(visit: Visit) -> Response:
    """The switch for the newsletter."""
    require_customer(visit)
    return visit.render("account/newsletter.html")


@site.post("/account/newsletter")
def change_newsletter(visit: Visit) -> Response:
    """Turn the newsletter on or off."""
    customer = require_customer(visit, back="/account/newsletter")
    wanted = visit.text("newsletter") == "1"
    customers.set_newsletter(visit.world, customer["id"], wanted)
    visit.flash(
        "You will receive our newsletter." if wanted else "You will not receive our newsletter."
    )
    return visit.redirect("/account/newsletter")


def _read_details(visit: Visit, customer: Row) -> Form:
    form = Form.posted(visit, *_DETAILS)
    form.require("first_name", "Enter your first name.", longest=60)
    form.require("last_name", "Enter your last name.", longest=60)
    form.require("display_name", "Enter the name that signs your reviews.", longest=60)
    form.require_email("email")
    taken = customers.email_is_taken(visit.world, form["email"], customer["person_id"])
    form.check("email", not taken, "There is already an account with this e-mail address.")
    digits = sum(character.isdigit() for character in form["phone"])
    form.check("phone", digits == 0 or 6 <= digits <= 15, "Enter 6 to 15 digits.")
    form.limit("phone", 30)
    return form


def _show_details(visit: Visit, form: Form, password_form: Form, status: int = 200) -> Response:
    return visit.render(
        "account/details.html", status=status, form=form, password_form=password_form
    )
