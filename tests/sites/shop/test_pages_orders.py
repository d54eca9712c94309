"""Orders: whose they are, cancelling, returning, ordering again, finding them."""

from __future__ import annotations

import csv
import io

import pytest

from tests.sites.shop.shopper import Shopper, customer_with, errors_of, text_of
from webenv.world.world import Row, World


@pytest.fixture
def recent(world: World) -> tuple[Shopper, Row]:
    """A customer with an order that was delivered ten days ago, none of it sent back."""
    row = world.first(
        "SELECT o.*, c.person_id FROM shop_orders AS o "
        "JOIN shop_customers AS c ON c.id = o.customer_id "
        "JOIN shop_shipments AS s ON s.order_id = o.id "
        "WHERE o.status = 'delivered' AND NOT EXISTS "
        "(SELECT 1 FROM shop_returns WHERE order_id = o.id) AND 1 < "
        "(SELECT count(*) FROM shop_order_items WHERE order_id = o.id) ORDER BY o.id DESC"
    )
    assert row is not None
    world.execute(
        "UPDATE shop_shipments SET delivered_at = '2026-05-08T10:00:00' WHERE order_id = ?",
        row["id"],
    )
    return Shopper(world, row["person_id"], row["customer_id"]), row


def items_of(world: World, order: Row) -> list[Row]:
    return world.all("SELECT * FROM shop_order_items WHERE order_id = ? ORDER BY id", order["id"])


@pytest.mark.parametrize("page", ["", "/invoice", "/invoice.csv", "/return"])
def test_a_foreign_order_does_not_exist(shopper: Shopper, world: World, page: str) -> None:
    foreign = world.value(
        "SELECT number FROM shop_orders WHERE customer_id <> ? AND status = 'delivered'",
        shopper.customer_id,
    )
    assert shopper.get(f"/account/orders/{foreign}{page}").status_code == 404


@pytest.mark.parametrize("action", ["cancel", "reorder", "return"])
def test_a_foreign_order_cannot_be_changed(shopper: Shopper, world: World, action: str) -> None:
    foreign = world.value(
        "SELECT number FROM shop_orders WHERE customer_id <> ? AND status = 'processing'",
        shopper.customer_id,
    )
    assert shopper.post(f"/account/orders/{foreign}/{action}").status_code == 404
    assert world.changes() == ()


def test_cancelling_a_paid_order_gives_everything_back(world: World) -> None:
    shopper = customer_with(world, "processing")
    order = shopper.order("processing")
    items = items_of(world, order)
    stock = {
        item["variant_id"]: world.value(
            "SELECT stock FROM shop_variants WHERE id = ?", item["variant_id"]
        )
        for item in items
    }
    page = shopper.submit(f"/account/orders/{order['number']}/cancel")
    assert "has been cancelled" in text_of(page)
    changes = world.changes()
    assert {(c.table, c.operation) for c in changes} == {
        ("shop_orders", "update"),
        ("shop_order_events", "insert"),
        ("shop_refunds", "insert"),
        ("shop_variants", "update"),
    }
    assert next(c for c in changes if c.table == "shop_orders").after == {"status": "cancelled"}
    refund = next(c for c in changes if c.table == "shop_refunds").after
    assert refund["goods"] == order["subtotal"] - order["discount"]
    assert refund["shipping"] == order["shipping"]
    for item in items:
        stock[item["variant_id"]] += item["quantity"]
    moved = {c.key["id"]: c.after["stock"] for c in changes if c.table == "shop_variants"}
    assert moved == stock


def test_cancelling_an_unpaid_order_refunds_nothing(world: World) -> None:
    shopper = customer_with(world, "pending")
    order = shopper.order("pending")
    page = shopper.submit(f"/account/orders/{order['number']}/cancel")
    assert "Nothing was charged." in text_of(page)
    assert not any(change.table == "shop_refunds" for change in world.changes())


@pytest.mark.parametrize("status", ["shipped", "delivered", "cancelled", "returned"])
def test_later_orders_cannot_be_cancelled(world: World, status: str) -> None:
    shopper = customer_with(world, status)
    path = f"/account/orders/{shopper.order(status)['number']}"
    assert shopper.page(path).find("button", string="Cancel order") is None
    page = shopper.submit(f"{path}/cancel")
    assert f"This order is {status}." in text_of(page)
    assert world.changes() == ()


def test_a_return_is_these_rows(world: World, recent: tuple[Shopper, Row]) -> None:
    shopper, order = recent
    before = world.changes()
    first = items_of(world, order)[0]
    fields = {f"item_{first['id']}": 1, "reason": "Faulty", "comment": "It <hums>."}
    page = shopper.submit(f"/account/orders/{order['number']}/return", fields)
    assert "Your return has been requested." in text_of(page)
    assert "It <hums>." in text_of(page)
    new = [change for change in world.changes() if change not in before]
    assert sorted((c.table, c.operation) for c in new) == [
        ("shop_order_events", "insert"),
        ("shop_return_items", "insert"),
        ("shop_returns", "insert"),
    ]
    rows = {change.table: change for change in new}
    assert rows["shop_returns"].after["reason"] == "Faulty"
    assert rows["shop_returns"].after["status"] == "requested"
    assert rows["shop_return_items"].key["order_item_id"] == first["id"]


def test_no_more_is_returned_than_was_bought(world: World, recent: tuple[Shopper, Row]) -> None:
    shopper, order = recent
    path = f"/account/orders/{order['number']}/return"
    first = items_of(world, order)[0]
    before = world.changes()
    too_many = {f"item_{first['id']}": first["quantity"] + 1, "reason": "Faulty"}
    refused = errors_of(shopper.post(path, too_many).text)
    assert refused == {f"item_{first['id']}": f"Choose 0 to {first['quantity']}."}
    answer = shopper.post(path, {f"item_{first['id']}": 0})
    assert answer.status_code == 422
    assert errors_of(answer.text) == {"reason": "Choose a reason."}
    assert "Choose at least one item to return." in answer.text
    assert world.changes() == before

    everything = {f"item_{item['id']}": item["quantity"] for item in items_of(world, order)}
    shopper.post(path, {**everything, "reason": "Faulty"})
    assert "already asked to return everything" in text_of(shopper.page(path))


def test_the_days_for_a_return_end(world: World, recent: tuple[Shopper, Row]) -> None:
    shopper, order = recent
    path = f"/account/orders/{order['number']}"
    for delivered, is_open in (("2026-04-18T10:00:00", True), ("2026-04-18T09:59:59", False)):
        world.execute(
            "UPDATE shop_shipments SET delivered_at = ? WHERE order_id = ?", delivered, order["id"]
        )
        assert (shopper.page(path).find("a", string="Return items") is not None) == is_open
        assert (shopper.get(f"{path}/return").status_code == 200) == is_open
    first = items_of(world, order)[0]
    page = shopper.submit(f"{path}/return", {f"item_{first['id']}": 1, "reason": "Faulty"})
    assert "ended on May 18, 2026" in text_of(page)
    assert not any(change.table == "shop_returns" for change in world.changes())


def test_ordering_again_says_what_cannot_be_had(world: World, recent: tuple[Shopper, Row]) -> None:
    shopper, order = recent
    shopper.post("/cart/empty")
    first, *others = items_of(world, order)
    world.execute("UPDATE shop_variants SET stock = 0 WHERE id = ?", first["variant_id"])
    for item in others:
        world.execute("UPDATE shop_variants SET stock = 9 WHERE id = ?", item["variant_id"])
    page = shopper.submit(f"/account/orders/{order['number']}/reorder")
    assert f"Not available at the moment: {first['name']}." in text_of(page)
    assert shopper.cart() == {item["variant_id"]: item["quantity"] for item in others}


def test_the_invoice_file_agrees_with_the_order(shopper: Shopper) -> None:
    order = shopper.order("delivered")
    answer = shopper.get(f"/account/orders/{order['number']}/invoice.csv")
    assert answer.headers["content-disposition"].startswith('attachment; filename="INV-')
    rows = list(csv.reader(io.StringIO(answer.text)))
    assert rows[-1] == ["Total", "", "", "", f"{order['total'] / 100:.2f}"]


def test_orders_are_found_by_status_period_and_words(shopper: Shopper, world: World) -> None:
    order = shopper.order("delivered")
    day, number = order["placed_at"][:10], order["number"]
    name = items_of(world, order)[0]["name"]
    for query in (f"q={number}", f"q={name}", f"from={day}&to={day}", "status=delivered"):
        page = shopper.page(f"/account/orders?{query}")
        assert page.find("a", string=number) is not None, query
    for query in (f"q={number}&status=cancelled", "from=2027-01-01", "q=no+such+thing"):
        page = shopper.page(f"/account/orders?{query}")
        assert "No order fits these filters." in text_of(page), query
    page = shopper.page("/account/orders?from=2026-05-01&to=2026-04-01")
    assert "The end of the period lies before its beginning." in text_of(page)


def test_a_parcel_can_be_followed_by_its_customer_only(shopper: Shopper, world: World) -> None:
    order = shopper.order("delivered")
    parcel = world.one("SELECT * FROM shop_shipments WHERE order_id = ?", order["id"])
    path = f"/account/orders/{order['number']}/tracking/{parcel['tracking_number']}"
    assert "delivered" in text_of(shopper.page(path))
    foreign = world.value(
        "SELECT tracking_number FROM shop_shipments WHERE order_id <> ?", order["id"]
    )
    path = f"/account/orders/{order['number']}/tracking/{foreign}"
    assert shopper.get(path).status_code == 404
