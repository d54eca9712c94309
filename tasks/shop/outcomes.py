"""What buying, cancelling and sending back change in the shop's tables.

Texts and numbers that the shop itself chooses are left open; what depends on the
customer's choices is exact.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from webenv.authoring import ANY, Delete, Draw, Insert, Prose, Update
from webenv.errors import TemplateError
from webenv.sites.shop import pricing
from webenv.sites.shop.carts import describe_options
from webenv.sites.shop.shipping import ShippingMethod
from webenv.task import ExpectedChange
from webenv.world.world import Row

Changes = tuple[ExpectedChange, ...]


@dataclass(frozen=True)
class Line:
    """Pieces of a variant at today's price, as a cart and an order list them."""

    variant_id: int
    category_id: int
    name: str
    options: str
    unit_price: int
    stock: int
    quantity: int

    @property
    def price(self) -> int:
        """Unit price times quantity."""
        return self.unit_price * self.quantity


@dataclass(frozen=True)
class Settled:
    """What a customer settles on in the checkout.

    Attributes:
        address: Row of `shop_addresses`.
        payment: As the order shows it, such as "Visa ending in 4242".
        code: Coupon on the cart.
    """

    address: Row
    method: ShippingMethod
    payment: str
    code: str = ""
    gift_message: str = ""


def line(draw: Draw, variant_id: int, quantity: int = 1) -> Line:
    """A line with so many pieces of a variant."""
    row = draw.row(
        "SELECT v.id, v.size, v.colour, v.stock, p.category_id, p.name, "
        "p.price + v.surcharge AS unit_price FROM shop_variants AS v "
        "JOIN shop_products AS p ON p.id = v.product_id WHERE v.id = ?",
        variant_id,
    )
    options = describe_options(row["size"], row["colour"])
    return Line(
        variant_id=variant_id,
        category_id=row["category_id"],
        name=row["name"],
        options=options,
        unit_price=row["unit_price"],
        stock=row["stock"],
        quantity=quantity,
    )


def cart_rows(draw: Draw, customer_id: int) -> list[Row]:
    """The rows of a customer's cart, in the order of the page."""
    return draw.rows(
        "SELECT * FROM shop_cart_items WHERE customer_id = ? ORDER BY added_at, id", customer_id
    )


def cart(draw: Draw, customer_id: int) -> list[Line]:
    """What lies in a customer's cart at the start."""
    rows = cart_rows(draw, customer_id)
    return [line(draw, row["variant_id"], row["quantity"]) for row in rows]


def put_in_cart(draw: Draw, customer_id: int, variant_id: int, quantity: int = 1) -> ExpectedChange:
    """More pieces of a variant in the cart: a new line, or a higher quantity."""
    for row in cart_rows(draw, customer_id):
        if row["variant_id"] == variant_id:
            key = {"id": row["id"]}
            return Update("shop_cart_items", key, quantity=row["quantity"] + quantity)
    return Insert(
        "shop_cart_items", customer_id=customer_id, variant_id=variant_id, quantity=quantity
    )


def discounted(draw: Draw, lines: Sequence[Line], code: str) -> int | None:
    """What a coupon takes off these lines; None where it cannot be used."""
    try:
        coupon = pricing.find_coupon(draw.world, code, lines, draw.world.clock.today)
    except pricing.CouponRefused:
        return None
    return pricing.discount(draw.world, coupon, lines)


def sums(draw: Draw, lines: Sequence[Line], settled: Settled) -> pricing.Totals:
    """What these lines cost."""
    return pricing.totals(draw.world, lines, _coupon(draw, lines, settled.code), settled.method)


def order_placed(draw: Draw, customer_id: int, lines: Sequence[Line], settled: Settled) -> Changes:
    """The customer's only new order: these lines are all that was in the cart."""
    totals = sums(draw, lines, settled)
    order_id = draw.next_id("shop_orders")
    address = settled.address
    return (
        Insert(
            "shop_orders",
            number=ANY,
            customer_id=customer_id,
            status="processing",
            shipping_method=settled.method.code,
            payment_label=settled.payment,
            coupon_code=settled.code or None,
            subtotal=totals.subtotal,
            discount=totals.discount,
            shipping=totals.shipping,
            total=totals.total,
            ship_name=address["full_name"],
            ship_street=address["street"],
            ship_city=address["city"],
            ship_postcode=address["postcode"],
            ship_region=address["region"],
            ship_country=address["country"],
            gift_message=Prose(settled.gift_message),
        ),
        Insert("shop_order_events", order_id=order_id, status="processing", comment=ANY),
        Insert("shop_invoices", order_id=order_id, number=ANY),
        *(change for one in lines for change in _sold(order_id, one)),
        *cart_emptied(draw, customer_id),
    )


def cart_emptied(draw: Draw, customer_id: int) -> Changes:
    """Everything that lay in the cart at the start is gone, its coupon too."""
    rows = cart_rows(draw, customer_id)
    return (
        *(Delete("shop_cart_items", id=row["id"]) for row in rows),
        *(
            Delete("shop_cart_coupons", customer_id=customer_id)
            for _ in draw.rows("SELECT * FROM shop_cart_coupons WHERE customer_id = ?", customer_id)
        ),
    )


def order_cancelled(draw: Draw, order: Row) -> Changes:
    """The order is cancelled; its items are on the shelf again and what was paid goes back."""
    refund = Insert(
        "shop_refunds",
        order_id=order["id"],
        goods=order["subtotal"] - order["discount"],
        shipping=order["shipping"],
        note=ANY,
    )
    is_paid = draw.rows("SELECT id FROM shop_invoices WHERE order_id = ?", order["id"])
    return (
        Update("shop_orders", {"id": order["id"]}, status="cancelled"),
        Insert("shop_order_events", order_id=order["id"], status="cancelled", comment=ANY),
        *(
            Update("shop_variants", {"id": row["id"]}, stock=row["stock"] + row["pieces"])
            for row in _ordered(draw, order["id"])
        ),
        *((refund,) if is_paid else ()),
    )


def return_requested(
    draw: Draw, order: Row, pieces: Mapping[int, int], reason: str, comment: str = ""
) -> Changes:
    """Pieces of a delivered order's items, by item, are announced for return."""
    return_id = draw.next_id("shop_returns")
    return (
        Insert("shop_returns", order_id=order["id"], reason=reason, comment=Prose(comment)),
        *(
            Insert(
                "shop_return_items", return_id=return_id, order_item_id=item_id, quantity=quantity
            )
            for item_id, quantity in pieces.items()
        ),
        Insert("shop_order_events", order_id=order["id"], status=order["status"], comment=ANY),
    )


def _coupon(draw: Draw, lines: Sequence[Line], code: str) -> pricing.Coupon | None:
    if not code:
        return None
    try:
        return pricing.find_coupon(draw.world, code, lines, draw.world.clock.today)
    except pricing.CouponRefused as refusal:
        raise TemplateError(f"The coupon {code} cannot be used: {refusal}") from None


def _sold(order_id: int, one: Line) -> Changes:
    return (
        Insert(
            "shop_order_items",
            order_id=order_id,
            variant_id=one.variant_id,
            name=one.name,
            options=one.options,
            quantity=one.quantity,
            unit_price=one.unit_price,
        ),
        Update("shop_variants", {"id": one.variant_id}, stock=one.stock - one.quantity),
    )


def _ordered(draw: Draw, order_id: int) -> list[Row]:
    return draw.rows(
        "SELECT v.id, v.stock, sum(i.quantity) AS pieces FROM shop_order_items AS i "
        "JOIN shop_variants AS v ON v.id = i.variant_id WHERE i.order_id = ? GROUP BY v.id",
        order_id,
    )
