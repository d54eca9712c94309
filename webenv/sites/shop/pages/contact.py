"""Writing to the shop, and subscribing to its newsletter."""

from __future__ import annotations

from starlette.datastructures import UploadFile
from starlette.responses import Response

from webenv.sites.forms import Form
from webenv.sites.shop.customers import current_customer
from webenv.sites.shop.orders import find_order
from webenv.sites.shop.pages.answers import answer
from webenv.sites.shop.site import site
from webenv.sites.visit import Visit

TOPICS = (
    "Delivery",
    "Returns and refunds",
    "Product question",
    "Payment",
    "Something else",
)
_FIELDS = ("name", "email", "topic", "order_number", "body")
_FILE_TYPES = (".jpg", ".jpeg", ".png", ".pdf", ".txt", ".csv")
_LARGEST_FILE = 2_000_000


@site.get("/contact")
def contact_page(visit: Visit) -> Response:
    """The form, with name and address of a customer filled in."""
    customer = current_customer(visit)
    form = Form({"order_number": visit.query.get("order", "")})
    if customer:
        form.values["name"] = f"{customer['first_name']} {customer['last_name']}"
        form.values["email"] = customer["email"]
    return _show_form(visit, form)


@site.post("/contact")
def send_message(visit: Visit) -> Response:
    """Keep the message for the people in the back office."""
    customer = current_customer(visit)
    upload = visit.file("attachment")
    form = _read_form(visit, upload)
    if not form.is_valid:
        return _show_form(visit, form, status=422)
    visit.world.insert(
        "shop_messages",
        customer_id=customer["id"] if customer else None,
        attachment=upload.filename if upload else "",
        sent_at=visit.clock.text,
        **form.values,
    )
    return visit.render("contact_sent.html", name=form["name"], email=form["email"])


@site.post("/newsletter")
def subscribe(visit: Visit) -> Response:
    """Take an address from the box at the foot of every page."""
    form = Form.posted(visit, "email")
    form.require_email("email")
    if not form.is_valid:
        return answer(visit, form.errors["email"], "/", kind="error")
    known = visit.world.first("SELECT * FROM shop_subscribers WHERE email = ?", form["email"])
    if known:
        message = f"{form['email']} is already subscribed to our newsletter."
        return answer(visit, message, "/", kind="info")
    visit.world.insert("shop_subscribers", email=form["email"], subscribed_at=visit.clock.text)
    return answer(visit, f"Thank you! {form['email']} will receive our newsletter.", "/")


def _read_form(visit: Visit, upload: UploadFile | None) -> Form:
    form = Form.posted(visit, *_FIELDS)
    form.require("name", "Enter your name.", longest=80)
    form.require_email("email")
    form.require_choice("topic", TOPICS, "Choose a topic.")
    form.check("order_number", _is_order_number(visit, form), "We do not know this order number.")
    form.require("body", "Write your message.", longest=4000)
    form.check("body", len(form["body"]) >= 10, "Write at least 10 characters.")
    if upload is not None:
        name = (upload.filename or "").lower()
        form.check("attachment", name.endswith(_FILE_TYPES), "Attach a JPG, PNG, PDF, TXT or CSV.")
        small = (upload.size or 0) <= _LARGEST_FILE
        form.check("attachment", small, "The file is larger than 2 MB.")
    return form


def _is_order_number(visit: Visit, form: Form) -> bool:
    """It is empty, one of the customer's own, or, for a guest, at least nine digits."""
    number, customer = form["order_number"], current_customer(visit)
    if not number:
        return True
    if customer is None:
        return len(number) == 9 and number.isascii() and number.isdigit()
    return find_order(visit.world, customer["id"], number) is not None


def _show_form(visit: Visit, form: Form, status: int = 200) -> Response:
    options = [("", "Choose a topic"), *((topic, topic) for topic in TOPICS)]
    return visit.render("contact.html", status=status, form=form, topics=options)
