"""Carts: what is in them, and the only code that writes their rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from webenv.world.world import Row, World

MOST_OF_ONE = 99
"""No cart line may ask for more than this."""


@dataclass(frozen=True)
class Owner:
    """A customer, or the session of a guest; the other one is None."""

    customer_id: int | None
    session: str | None


@dataclass(frozen=True)
class CartLine:
    """One line of a cart at today's price."""

    id: int
    variant_id: int
    product_id: int
    category_id: int
    slug: str
    name: str
    brand: str
    size: str
    colour: str
    quantity: int
    unit_price: int
    stock: int
    enabled: int
    art: str
    tint: str

    @property
    def price(self) -> int:
        """Unit price times quantity."""
        return self.unit_price * self.quantity

    @property
    def options(self) -> str:
        """ "Size: Large, Colour: Navy", or "" where there is nothing to choose."""
        return describe_options(self.size, self.colour)

    @property
    def problem(self) -> str:
        """Why the line cannot be ordered as it is, or ""."""
        if not self.enabled:
            return "No longer available. Please remove it."
        if self.stock == 0:
            return "Sold out. Please remove it."
        if self.quantity > self.stock:
            return f"Only {self.stock} left in stock. Please lower the quantity."
        return ""


@dataclass(frozen=True)
class Added:
    """What became of a wish to put something in the cart.

    Attributes:
        added: Pieces that were added; fewer than wished when stock runs out.
        message: What to tell the visitor.
    """

    added: int
    message: str

    @property
    def kind(self) -> str:
        """The kind of message: "success" only when something was added."""
        return "success" if self.added else "error"


def describe_options(size: str, colour: str) -> str:
    """The choices of a variant as orders and carts write them."""
    parts = [("Size", size), ("Colour", colour)]
    return ", ".join(f"{name}: {value}" for name, value in parts if value)


def cart_lines(world: World, owner: Owner) -> list[CartLine]:
    """The lines in the order in which they were added."""
    column, key = _owned(owner)
    rows = world.all(
        f"""
        SELECT i.id, i.variant_id, p.id AS product_id, p.category_id, p.slug, p.name,
            b.name AS brand, v.size, v.colour, i.quantity,
            p.price + v.surcharge AS unit_price, v.stock, p.enabled, p.art, p.colour AS tint
        FROM shop_cart_items AS i
        JOIN shop_variants AS v ON v.id = i.variant_id
        JOIN shop_products AS p ON p.id = v.product_id
        JOIN shop_brands AS b ON b.id = p.brand_id
        WHERE i.{column} = ? ORDER BY i.added_at, i.id
        """,
        key,
    )
    return [CartLine(**row) for row in rows]


def count(lines: Sequence[CartLine]) -> int:
    """Pieces in the cart."""
    return sum(line.quantity for line in lines)


def add(world: World, owner: Owner, variant_id: int, quantity: int) -> Added:
    """Put pieces of a variant in the cart, as many as stock allows."""
    variant = _find_variant(world, variant_id)
    if variant is None or not variant["enabled"]:
        return Added(0, "This product is no longer available.")
    name = _full_name(variant)
    if quantity < 1:
        return Added(0, "Enter a quantity of at least 1.")
    present = _quantity(world, owner, variant_id)
    room = min(variant["stock"], MOST_OF_ONE) - present
    if room <= 0:
        return Added(0, _no_room(name, variant["stock"], present))
    added = min(quantity, room)
    _store(world, owner, variant_id, present + added)
    if added < quantity:
        return Added(added, f"Only {added} more of {name} could be added: that is all we have.")
    pieces = "" if added == 1 else f"{added} × "
    return Added(added, f"{pieces}{name} added to your cart.")


def set_quantity(world: World, owner: Owner, line_id: int, quantity: int) -> Added:
    """Change a line; 0 removes it. A line of somebody else's cart is left alone."""
    line = find_line(world, owner, line_id)
    if line is None:
        return Added(0, "This item is no longer in your cart.")
    if quantity < 0:
        return Added(0, "Enter a quantity of 0 or more.")
    if quantity == 0:
        remove(world, owner, line_id)
        return Added(1, f"{line.name} removed from your cart.")
    most = min(line.stock, MOST_OF_ONE)
    if quantity > most:
        return Added(0, f"We have only {most} of {line.name}. The quantity was not changed.")
    if quantity != line.quantity:
        _store(world, owner, line.variant_id, quantity)
    return Added(1, f"Quantity of {line.name} is now {quantity}.")


def find_line(world: World, owner: Owner, line_id: int) -> CartLine | None:
    """The line with this id, if it lies in the owner's cart."""
    return next((line for line in cart_lines(world, owner) if line.id == line_id), None)


def remove(world: World, owner: Owner, line_id: int) -> None:
    """Take a line out."""
    column, key = _owned(owner)
    world.execute(f"DELETE FROM shop_cart_items WHERE id = ? AND {column} = ?", line_id, key)
    if owner.customer_id is not None and not cart_lines(world, owner):
        put_coupon(world, owner.customer_id, None)


def empty(world: World, owner: Owner) -> None:
    """Take everything out, the coupon too."""
    column, key = _owned(owner)
    world.execute(f"DELETE FROM shop_cart_items WHERE {column} = ?", key)
    if owner.customer_id is not None:
        put_coupon(world, owner.customer_id, None)


def merge(world: World, guest: Owner, customer: Owner) -> None:
    """Move a guest's lines into the customer's cart, capped at what is in stock."""
    lines = cart_lines(world, guest)
    for line in lines:
        add(world, customer, line.variant_id, line.quantity)
    if lines:
        empty(world, guest)


def coupon_code(world: World, owner: Owner) -> str | None:
    """The code on the cart; guests have none."""
    code: str | None = world.value(
        "SELECT code FROM shop_cart_coupons WHERE customer_id = ?", owner.customer_id
    )
    return code


def put_coupon(world: World, customer_id: int, code: str | None) -> None:
    """Put a code on the customer's cart in place of the present one; None takes it off."""
    world.execute("DELETE FROM shop_cart_coupons WHERE customer_id = ?", customer_id)
    if code is not None:
        world.insert("shop_cart_coupons", customer_id=customer_id, code=code)


def _owned(owner: Owner) -> tuple[str, int | str | None]:
    if owner.customer_id is not None:
        return "customer_id", owner.customer_id
    return "session", owner.session


def _find_variant(world: World, variant_id: int) -> Row | None:
    return world.first(
        "SELECT v.*, p.name, p.enabled FROM shop_variants AS v "
        "JOIN shop_products AS p ON p.id = v.product_id WHERE v.id = ?",
        variant_id,
    )


def _full_name(variant: Row) -> str:
    options = ", ".join(value for value in (variant["size"], variant["colour"]) if value)
    return f"{variant['name']} ({options})" if options else str(variant["name"])


def _no_room(name: str, stock: int, present: int) -> str:
    if stock == 0:
        return f"{name} is sold out."
    return f"You already have {present} of {name} in your cart: that is all we have."


def _quantity(world: World, owner: Owner, variant_id: int) -> int:
    column, key = _owned(owner)
    found = world.value(
        f"SELECT quantity FROM shop_cart_items WHERE {column} = ? AND variant_id = ?",
        key,
        variant_id,
    )
    return int(found or 0)


def _store(world: World, owner: Owner, variant_id: int, quantity: int) -> None:
    column, key = _owned(owner)
    changed = world.all(
        f"UPDATE shop_cart_items SET quantity = ? WHERE {column} = ? AND variant_id = ? "
        "RETURNING id",
        quantity,
        key,
        variant_id,
    )
    if not changed:
        world.insert(
            "shop_cart_items",
            customer_id=owner.customer_id,
            session=owner.session,
            variant_id=variant_id,
            quantity=quantity,
            added_at=world.clock.text,
        )
