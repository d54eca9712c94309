"""A customer's orders: list, page, invoice, tracking, cancel, reorder."""

from __future__ import annotations

import csv
import io

from starlette.responses import Response

from webenv.sites.filters import money
from webenv.sites.forms import Form, parse_date
from webenv.sites.shop import ordering, orders, returning
from webenv.sites.shop.customers import require_customer
from webenv.sites.shop.ordering import OrderRefused
from webenv.sites.shop.pages.answers import required
from webenv.sites.shop.site import site
from webenv.sites.visit import Visit
from webenv.world.world import Row

_LIST = "/account/orders"


@site.get(_LIST)
def orders_page(visit: Visit) -> Response:
    """Orders by status, period and words, newest first."""
    customer = require_customer(visit)
    form = Form({name: visit.query.get(name, "") for name in ("status", "from", "to", "q")})
    first, last = parse_date(form["from"]), parse_date(form["to"])
    if first and last:
        form.check("to", first <= last, "The end of the period lies before its beginning.")
    status = form["status"] if form["status"] in orders.STATUSES else ""
    wanted = orders.OrderFilter(status, first, last, form["q"].strip())
    paging, found = orders.list_orders(
        visit.world, customer["id"], wanted, visit.query.get("page", "1")
    )
    options = [("", "All"), *((status, status.capitalize()) for status in orders.STATUSES)]
    return visit.render(
        "account/orders.html",
        orders=found,
        paging=paging,
        form=form,
        statuses=options,
        narrows=wanted != orders.OrderFilter(),
    )


@site.get("/account/orders/{number}")
def order_page(visit: Visit, number: str) -> Response:
    """Everything about one order."""
    order = own_order(visit, number)
    world, order_id = visit.world, order["id"]
    deadline = returning.return_deadline(world, order)
    return visit.render(
        "account/order.html",
        order=order,
        items=orders.order_items(world, order_id),
        events=orders.order_events(world, order_id),
        shipments=orders.order_shipments(world, order_id),
        refunds=orders.order_refunds(world, order_id),
        returns=orders.order_returns(world, order_id),
        invoice=orders.order_invoice(world, order_id),
        can_cancel=order["status"] in ordering.CANCELLABLE,
        deadline=deadline.isoformat() if deadline and deadline >= visit.clock.now else "",
    )


@site.get("/account/orders/{number}/invoice")
def invoice_page(visit: Visit, number: str) -> Response:
    """The invoice, made for printing."""
    order = own_order(visit, number)
    invoice = required(orders.order_invoice(visit.world, order["id"]))
    items = orders.order_items(visit.world, order["id"])
    return visit.render("account/invoice.html", order=order, invoice=invoice, items=items)


@site.get("/account/orders/{number}/invoice.csv")
def invoice_file(visit: Visit, number: str) -> Response:
    """The invoice as a table to download."""
    order = own_order(visit, number)
    invoice = required(orders.order_invoice(visit.world, order["id"]))
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\n")
    table.writerow(["Invoice", invoice["number"]])
    table.writerow(["Order", order["number"]])
    table.writerow(["Issued", invoice["issued_at"][:10]])
    table.writerow(["Item", "Options", "Quantity", "Unit price", "Price"])
    for item in orders.order_items(visit.world, order["id"]):
        unit, price = _plain(item["unit_price"]), _plain(item["price"])
        table.writerow([item["name"], item["options"], item["quantity"], unit, price])
    for name in ("subtotal", "discount", "shipping", "total"):
        table.writerow([name.capitalize(), "", "", "", _plain(order[name])])
    return visit.attachment(f"{invoice['number']}.csv", text.getvalue().encode(), "text/csv")


@site.get("/account/orders/{number}/tracking/{tracking_number}")
def tracking_page(visit: Visit, number: str, tracking_number: str) -> Response:
    """Where a parcel is."""
    order = own_order(visit, number)
    parcels = orders.order_shipments(visit.world, order["id"])
    found = (parcel for parcel in parcels if parcel["tracking_number"] == tracking_number)
    return visit.render("account/tracking.html", order=order, parcel=required(next(found, None)))


@site.post("/account/orders/{number}/cancel")
def cancel_order(visit: Visit, number: str) -> Response:
    """Cancel an order that has not left yet."""
    order = own_order(visit, number)
    try:
        ordering.cancel_order(visit.world, order)
    except OrderRefused as refusal:
        visit.flash(str(refusal), "error")
    else:
        paid = ordering.is_paid(visit.world, order)
        refund = f"{money(order['total'])} will be refunded." if paid else "Nothing was charged."
        visit.flash(f"Order {number} has been cancelled. {refund}")
    return visit.redirect(f"{_LIST}/{number}")


@site.post("/account/orders/{number}/reorder")
def reorder(visit: Visit, number: str) -> Response:
    """Put everything that can be had again into the cart."""
    outcome = ordering.reorder(visit.world, own_order(visit, number))
    if outcome.added:
        visit.flash(f"Added to your cart: {', '.join(outcome.added)}.")
    if outcome.missing:
        visit.flash(f"Not available at the moment: {', '.join(outcome.missing)}.", "error")
    return visit.redirect("/cart")


def own_order(visit: Visit, number: str) -> Row:
    """The customer's order with this number; for anybody else it does not exist."""
    customer = require_customer(visit, back=f"{_LIST}/{number}")
    return required(orders.find_order(visit.world, customer["id"], number))


def _plain(cents: int) -> str:
    return f"{cents / 100:.2f}"
