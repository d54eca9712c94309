"""Orders come about and change here and nowhere else in the storefront."""

from __future__ import annotations

from dataclasses import dataclass

from webenv.sites.shop import carts, pricing
from webenv.sites.shop.shipping import ShippingMethod
from webenv.world.world import Row, World

CANCELLABLE = ("pending", "processing")
STORE_CREDIT = "Store credit"


class OrderRefused(Exception):
    """What was asked of an order cannot be done; the message says why."""


@dataclass(frozen=True)
class Purchase:
    """What a customer has settled on in the checkout.

    Attributes:
        address: Row of `shop_addresses`.
        payment_label: As the order shows it, such as "Visa ending in 4242".
    """

    customer_id: int
    address: Row
    method: ShippingMethod
    payment_label: str
    gift_message: str = ""


@dataclass(frozen=True)
class Reordered:
    """What a repeated order put into the cart, by name, and what it could not."""

    added: tuple[str, ...]
    missing: tuple[str, ...]


def place_order(world: World, purchase: Purchase) -> str:
    """Turn the customer's cart into an order.

    Returns:
        The order's number.

    Raises:
        OrderRefused: The cart is empty, or something in it cannot be had.
    """
    owner = carts.Owner(purchase.customer_id, None)
    lines = carts.cart_lines(world, owner)
    if not lines:
        raise OrderRefused("Your cart is empty.")
    for line in lines:
        if line.problem:
            raise OrderRefused(f"{line.name}: {line.problem}")
    coupon = usable_coupon(world, owner, lines)
    sums = pricing.totals(world, lines, coupon, purchase.method)
    if purchase.payment_label == STORE_CREDIT:
        _spend_credit(world, purchase.customer_id, sums.total)
    number = _next_number(world)
    order_id = _insert_order(world, number, purchase, sums, coupon)
    for line in lines:
        world.insert(
            "shop_order_items",
            order_id=order_id,
            variant_id=line.variant_id,
            name=line.name,
            options=line.options,
            quantity=line.quantity,
            unit_price=line.unit_price,
        )
        _move_stock(world, line.variant_id, -line.quantity)
    note_event(world, order_id, "processing", "Order placed and paid.")
    _issue_invoice(world, order_id)
    carts.empty(world, owner)
    return number


def usable_coupon(
    world: World, owner: carts.Owner, lines: list[carts.CartLine]
) -> pricing.Coupon | None:
    """The coupon on the cart, or None where there is none or it does not apply (any more)."""
    code = carts.coupon_code(world, owner)
    if code is None:
        return None
    try:
        return pricing.find_coupon(world, code, lines, world.clock.today)
    except pricing.CouponRefused:
        return None


def cancel_order(world: World, order: Row) -> None:
    """Cancel an order that has not been shipped: stock goes back, and what was paid.

    An order is paid once it has an invoice; a pending one has none yet.

    Raises:
        OrderRefused: It is too late.
    """
    if order["status"] not in CANCELLABLE:
        raise OrderRefused(
            f"This order is {order['status']}. Only pending or processing orders can be cancelled."
        )
    world.execute("UPDATE shop_orders SET status = 'cancelled' WHERE id = ?", order["id"])
    note_event(world, order["id"], "cancelled", "Cancelled by the customer.")
    for item in items_of(world, order["id"]):
        _move_stock(world, item["variant_id"], item["quantity"])
    if not is_paid(world, order):
        return
    world.insert(
        "shop_refunds",
        order_id=order["id"],
        issued_at=world.clock.text,
        goods=order["subtotal"] - order["discount"],
        shipping=order["shipping"],
        note="Order cancelled.",
    )
    if order["payment_label"] == STORE_CREDIT:
        world.execute(
            "UPDATE shop_customers SET store_credit = store_credit + ? WHERE id = ?",
            order["total"],
            order["customer_id"],
        )


def is_paid(world: World, order: Row) -> bool:
    """The order has an invoice."""
    found = world.value("SELECT id FROM shop_invoices WHERE order_id = ?", order["id"])
    return found is not None


def reorder(world: World, order: Row) -> Reordered:
    """Put what an order held into its customer's cart, as far as it can be had."""
    owner = carts.Owner(order["customer_id"], None)
    added: list[str] = []
    missing: list[str] = []
    for item in items_of(world, order["id"]):
        outcome = carts.add(world, owner, item["variant_id"], item["quantity"])
        (added if outcome.added else missing).append(item["name"])
        if 0 < outcome.added < item["quantity"]:
            missing.append(f"{item['quantity'] - outcome.added} × {item['name']}")
    return Reordered(tuple(added), tuple(missing))


def note_event(world: World, order_id: int, status: str, comment: str) -> None:
    """Add a line to the order's history."""
    world.insert(
        "shop_order_events",
        order_id=order_id,
        at=world.clock.text,
        status=status,
        comment=comment,
    )


def items_of(world: World, order_id: int) -> list[Row]:
    """The rows of an order's items."""
    return world.all("SELECT * FROM shop_order_items WHERE order_id = ? ORDER BY id", order_id)


def _insert_order(
    world: World,
    number: str,
    purchase: Purchase,
    sums: pricing.Totals,
    coupon: pricing.Coupon | None,
) -> int:
    address = purchase.address
    return world.insert(
        "shop_orders",
        number=number,
        customer_id=purchase.customer_id,
        placed_at=world.clock.text,
        status="processing",
        shipping_method=purchase.method.code,
        payment_label=purchase.payment_label,
        coupon_code=coupon.code if coupon else None,
        subtotal=sums.subtotal,
        discount=sums.discount,
        shipping=sums.shipping,
        total=sums.total,
        ship_name=address["full_name"],
        ship_street=address["street"],
        ship_city=address["city"],
        ship_postcode=address["postcode"],
        ship_region=address["region"],
        ship_country=address["country"],
        gift_message=purchase.gift_message,
    )


def _next_number(world: World) -> str:
    highest = world.value("SELECT max(CAST(number AS INTEGER)) FROM shop_orders")
    return str((highest or 100_000_000) + 1)


def _issue_invoice(world: World, order_id: int) -> None:
    """Invoices are numbered within their year: "INV-2026-04217"."""
    prefix = f"INV-{world.clock.today.year}-"
    last = world.value(
        "SELECT max(CAST(substr(number, ?) AS INTEGER)) FROM shop_invoices "
        "WHERE substr(number, 1, ?) = ?",
        len(prefix) + 1,
        len(prefix),
        prefix,
    )
    world.insert(
        "shop_invoices",
        order_id=order_id,
        number=f"{prefix}{(last or 0) + 1:05d}",
        issued_at=world.clock.text,
    )


def _spend_credit(world: World, customer_id: int, amount: int) -> None:
    credit = world.value("SELECT store_credit FROM shop_customers WHERE id = ?", customer_id)
    if credit < amount:
        raise OrderRefused("Your store credit does not cover this order.")
    world.execute(
        "UPDATE shop_customers SET store_credit = store_credit - ? WHERE id = ?",
        amount,
        customer_id,
    )


def _move_stock(world: World, variant_id: int, pieces: int) -> None:
    world.execute("UPDATE shop_variants SET stock = stock + ? WHERE id = ?", pieces, variant_id)
