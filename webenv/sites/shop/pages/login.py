"""Signing in and out, registering, forgotten passwords."""

from __future__ import annotations

from starlette.responses import Response

from webenv.sites.forms import Form
from webenv.sites.shop import customers
from webenv.sites.shop.site import site
from webenv.sites.visit import Visit

_SHORTEST_PASSWORD = 8


@site.get("/login")
def login_page(visit: Visit) -> Response:
    """The form to sign in; who has signed in already goes to the account."""
    if customers.current_customer(visit):
        return visit.redirect("/account")
    return visit.render("login.html", form=Form(), next=visit.query.get("next", ""))


@site.post("/login")
def log_in(visit: Visit) -> Response:
    """Sign in and go on to where the visitor wanted to go."""
    form = Form.posted(visit, "email", "password")
    form.require("email", "Enter your e-mail address.")
    form.require("password", "Enter your password.")
    if form.is_valid:
        customer = customers.check_password(visit.world, form["email"], form["password"])
        if customer is not None:
            customers.sign_in(visit, customer)
            visit.flash(f"Welcome back, {customer['first_name']}!")
            return visit.redirect(visit.text("next") or "/account")
        form.check("password", False, "E-mail address and password do not match.")
    return visit.render("login.html", status=422, form=form, next=visit.text("next"))


@site.post("/logout")
def log_out(visit: Visit) -> Response:
    """Sign out."""
    visit.sign_out()
    visit.flash("You have signed out.", "info")
    return visit.redirect("/")


@site.get("/register")
def register_page(visit: Visit) -> Response:
    """The form for a new account."""
    if customers.current_customer(visit):
        return visit.redirect("/account")
    return visit.render("register.html", form=Form(), next=visit.query.get("next", ""))


@site.post("/register")
def register(visit: Visit) -> Response:
    """Open an account and sign in to it."""
    names = ("first_name", "last_name", "email", "password", "password_again", "newsletter")
    form = Form.posted(visit, *names)
    form.require("first_name", "Enter your first name.", longest=60)
    form.require("last_name", "Enter your last name.", longest=60)
    form.require_email("email")
    taken = customers.email_is_taken(visit.world, form["email"])
    form.check("email", not taken, "There is already an account with this e-mail address.")
    check_new_password(form)
    if not form.is_valid:
        return visit.render("register.html", status=422, form=form, next=visit.text("next"))
    customer = customers.register(
        visit.world, form["first_name"], form["last_name"], form["email"], form["password"]
    )
    if form["newsletter"] == "1":
        customers.set_newsletter(visit.world, customer["id"], True)
    customers.sign_in(visit, customer)
    visit.flash(f"Welcome to Harbour & Finch, {customer['first_name']}!")
    return visit.redirect(visit.text("next") or "/account")


@site.get("/forgotten-password")
def forgotten_page(visit: Visit) -> Response:
    """The form to ask for a link by e-mail."""
    return visit.render("forgotten.html", form=Form(), is_sent=False)


@site.post("/forgotten-password")
def forgotten(visit: Visit) -> Response:
    """Say that a link is on its way, without telling whether there is such an account."""
    form = Form.posted(visit, "email")
    form.require_email("email")
    status = 200 if form.is_valid else 422
    return visit.render("forgotten.html", status=status, form=form, is_sent=form.is_valid)


def check_new_password(form: Form) -> None:
    """The fields `password` and `password_again` must agree and be long enough."""
    form.require("password", "Choose a password.", longest=100)
    long_enough = len(form["password"]) >= _SHORTEST_PASSWORD
    form.check("password", long_enough, f"Use at least {_SHORTEST_PASSWORD} characters.")
    same = form["password"] == form["password_again"]
    form.check("password_again", same, "The two passwords differ.")
