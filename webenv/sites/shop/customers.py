"""Who is shopping, and whose cart that makes it."""

from __future__ import annotations

from webenv.sites.shop import carts
from webenv.sites.visit import LoginNeeded, Visit
from webenv.world.world import Row, World

_SELECT = """
    SELECT c.*, p.first_name, p.last_name, p.email, p.phone
    FROM shop_customers AS c JOIN people AS p ON p.id = c.person_id
"""


def find_customer(world: World, person_id: int | None) -> Row | None:
    """The customer that a person is, with name and e-mail address."""
    return world.first(f"{_SELECT} WHERE c.person_id = ?", person_id)


def current_customer(visit: Visit) -> Row | None:
    """The customer who has signed in, or None for a guest."""
    person_id = visit.session["person_id"]
    return None if person_id is None else find_customer(visit.world, person_id)


def require_customer(visit: Visit, back: str | None = None) -> Row:
    """The customer who has signed in.

    Args:
        back: Where a guest is led after signing in; by default the page asked for.

    Raises:
        LoginNeeded: The visitor is a guest.
    """
    customer = current_customer(visit)
    if customer is None:
        raise LoginNeeded(back)
    return customer


def cart_owner(visit: Visit) -> carts.Owner:
    """Whose cart this visit fills: the customer's, or the guest session's."""
    customer = current_customer(visit)
    if customer is None:
        return carts.Owner(None, visit.session["token"])
    return carts.Owner(customer["id"], None)


def check_password(world: World, email: str, password: str) -> Row | None:
    """The customer with these credentials, or None."""
    return world.first(f"{_SELECT} WHERE p.email = ? AND p.password = ?", email, password)


def email_is_taken(world: World, email: str, except_person: int = 0) -> bool:
    """Somebody else has an account with this e-mail address."""
    found = world.value("SELECT id FROM people WHERE email = ? AND id <> ?", email, except_person)
    return found is not None


def register(world: World, first_name: str, last_name: str, email: str, password: str) -> Row:
    """Open an account: a person and the customer they become."""
    person_id = world.insert(
        "people",
        first_name=first_name,
        last_name=last_name,
        username=_free_username(world, email),
        email=email,
        phone="",
        password=password,
        born_on="",
    )
    world.insert(
        "shop_customers",
        person_id=person_id,
        joined_at=world.clock.text,
        display_name=f"{first_name} {last_name[:1]}.",
    )
    return world.one(f"{_SELECT} WHERE c.person_id = ?", person_id)


def sign_in(visit: Visit, customer: Row) -> None:
    """Bind the session to the customer and bring the guest's cart along."""
    guest = carts.Owner(None, visit.session["token"])
    visit.sign_in(customer["person_id"])
    carts.merge(visit.world, guest, carts.Owner(customer["id"], None))


def set_newsletter(world: World, customer_id: int, wanted: bool) -> None:
    """Turn a customer's newsletter on or off."""
    world.execute(
        "UPDATE shop_customers SET newsletter = ? WHERE id = ? AND newsletter <> ?",
        int(wanted),
        customer_id,
        int(wanted),
    )


def _free_username(world: World, email: str) -> str:
    stem = email.partition("@")[0].lower()
    name, number = stem, 1
    while world.value("SELECT id FROM people WHERE username = ?", name) is not None:
        number += 1
        name = f"{stem}{number}"
    return name
