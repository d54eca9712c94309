"""Sequences of actions that many solutions share, as a person would carry them out."""

from __future__ import annotations

from webenv.world.world import Row

Actions = tuple[str, ...]

OPEN_CART: Actions = ('click "Cart" in "Your shop"', 'click "View cart"')
EMPTY_CART: Actions = ('click "Empty cart"', 'click "Empty cart" in "Empty your cart?"')
OPEN_WISHLIST: Actions = ('click "Wishlist" in "Your shop"',)
OPEN_CONTACT: Actions = ('click "Contact us"',)
OPEN_ORDERS: Actions = ('click "Your orders"',)


def search(words: str) -> Actions:
    """Look for products."""
    return (f'fill "Search products" with "{words}"', 'press Enter in "Search products"')


def open_product(name: str) -> Actions:
    """Find a product that is known by name and open its page."""
    return (*search(name), f'click "{name}"')


def add_to_cart(name: str) -> Actions:
    """Put one piece of a product without options in the cart."""
    return (*search(name), f'click "Add to cart" in "{name}"')


def sign_in(customer: Row) -> Actions:
    """Sign in from any page."""
    return (
        'click "Sign in"',
        f'fill "E-mail address" in "Sign in" with "{customer["email"]}"',
        f'fill "Password" with "{customer["password"]}"',
        'click the "Sign in" button',
    )


def open_account(customer: Row, page: str) -> Actions:
    """Open a page of the account, such as "Address book"."""
    return (f'click "{customer["first_name"]}’s account"', f'click "{page}" in "Account"')


def open_order(number: str) -> Actions:
    """Find an order that is known by number and open its page."""
    return (
        *OPEN_ORDERS,
        f'fill "Search orders" with "{number}"',
        'click "Filter"',
        f'click "{number}"',
    )


def find_order(words: str, number: str) -> Actions:
    """Find an order by a product that is in it, and open its page."""
    return (
        *OPEN_ORDERS,
        f'fill "Search orders" with "{words}"',
        'click "Filter"',
        f'click "{number}"',
    )


def apply_coupon(code: str) -> Actions:
    """Try a code on the cart's page."""
    return (f'fill "Coupon code" with "{code}"', 'click "Apply coupon"')


def check_out(address: str, method: str, payment: str, gift_message: str = "") -> Actions:
    """From the cart's page through the whole checkout; the choices by their names."""
    return (
        *settle(address, method, payment),
        *((f'fill "Gift message" with "{gift_message}"',) if gift_message else ()),
        'click "Place order"',
    )


def settle(address: str, method: str, payment: str) -> Actions:
    """From the cart's page to the last step of the checkout."""
    return (
        'click "Go to checkout"',
        f'check "{address}"',
        'click "Continue to shipping"',
        f'check "{method}"',
        'click "Continue to payment"',
        f'check "{payment}"',
        'click "Continue to review"',
    )


def open_category(leaf: Row) -> Actions:
    """Open a category from the menu of its department; needs `name` and `department`."""
    return (f'click "{leaf["department"]} menu"', f'click "{leaf["name"]}"')


def open_specification(name: str) -> Actions:
    """Find a product that is known by name and open its specification."""
    return (*open_product(name), 'click "Specification"')


def open_reviews(name: str) -> Actions:
    """Find a product that is known by name and open its reviews."""
    return (*open_product(name), 'click the "Reviews" tab')


def orders_between(first: str, last: str, status: str = "") -> Actions:
    """The orders placed from one day to another, both as "2026-05-18"."""
    return (
        *OPEN_ORDERS,
        *((f'select "{status}" in "Status"',) if status else ()),
        f'fill "Placed from" with "{first}"',
        f'fill "Placed until" with "{last}"',
        'click "Filter"',
    )
