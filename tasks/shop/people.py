"""The customers whose accounts tasks play."""

from __future__ import annotations

from webenv.authoring import Draw
from webenv.world.world import Row

EMPTY_CART = "NOT EXISTS (SELECT 1 FROM shop_cart_items AS i WHERE i.customer_id = c.id)"
"""Condition on customers `c`."""

_CUSTOMERS = """
SELECT c.*, p.first_name, p.last_name, p.email, p.phone, p.password
FROM shop_customers AS c JOIN people AS p ON p.id = c.person_id
"""

_IS_RICH = """
(SELECT count(*) FROM shop_orders AS o WHERE o.customer_id = c.id) >= 10
AND (SELECT count(*) FROM shop_addresses AS a WHERE a.customer_id = c.id) >= 3
AND (SELECT count(*) FROM shop_wishlist_items AS w WHERE w.customer_id = c.id) >= 5
"""


def customers(draw: Draw, condition: str = "1", *values: object) -> list[Row]:
    """Customers `c`, who are people `p`, with name, e-mail address, phone and password."""
    return draw.rows(f"{_CUSTOMERS} WHERE {condition} ORDER BY c.id", *values)


def customer(draw: Draw, customer_id: int) -> Row:
    """One of them."""
    return draw.row(f"{_CUSTOMERS} WHERE c.id = ?", customer_id)


def rich_accounts(draw: Draw) -> list[Row]:
    """Customers with many orders, a full wishlist and at least three addresses."""
    return customers(draw, _IS_RICH)


def addresses(draw: Draw, customer_id: int) -> list[Row]:
    """A customer's address book."""
    return draw.rows("SELECT * FROM shop_addresses WHERE customer_id = ? ORDER BY id", customer_id)


def valid_payments(draw: Draw, customer_id: int) -> list[Row]:
    """A customer's payment methods that have not expired."""
    today = f"{draw.world.clock.today:%Y-%m}"
    return draw.rows(
        "SELECT * FROM shop_payment_methods WHERE customer_id = ? "
        "AND (expires = '' OR expires >= ?) ORDER BY id",
        customer_id,
        today,
    )


def own_orders(draw: Draw, customer_id: int) -> list[Row]:
    """A customer's orders, oldest first."""
    return draw.rows(
        "SELECT * FROM shop_orders WHERE customer_id = ? ORDER BY placed_at, id", customer_id
    )
