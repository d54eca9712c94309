"""The address book."""

from __future__ import annotations

from webenv.sites.forms import Form
from webenv.sites.visit import Visit
from webenv.world.world import Row, World

FIELDS = ("label", "full_name", "street", "city", "postcode", "region", "country", "phone")
COUNTRIES = (
    "Marrowland",
    "United States",
    "Canada",
    "United Kingdom",
    "Ireland",
    "Australia",
    "New Zealand",
)
DEFAULTS = ("is_shipping_default", "is_billing_default")


def addresses_of(world: World, customer_id: int) -> list[Row]:
    """A customer's addresses, the default for shipping first."""
    return world.all(
        "SELECT * FROM shop_addresses WHERE customer_id = ? ORDER BY is_shipping_default DESC, id",
        customer_id,
    )


def find_address(world: World, customer_id: int, address_id: int) -> Row | None:
    """A customer's own address."""
    return world.first(
        "SELECT * FROM shop_addresses WHERE customer_id = ? AND id = ?", customer_id, address_id
    )


def read_form(visit: Visit) -> Form:
    """The posted address with everything wrong noted."""
    form = Form.posted(visit, *FIELDS, *DEFAULTS)
    form.require("label", "Give this address a name, such as Home or Office.", longest=40)
    form.require("full_name", "Enter the recipient's full name.", longest=80)
    form.require("street", "Enter the street and house number.", longest=120)
    form.require("city", "Enter the city.", longest=80)
    form.require("postcode", "Enter the postcode.", longest=12)
    plain = form["postcode"].replace(" ", "").replace("-", "")
    form.check("postcode", plain.isalnum() and len(plain) >= 3, "Enter a valid postcode.")
    form.limit("region", 60)
    form.require_choice("country", COUNTRIES, "Choose a country from the list.")
    form.require("phone", "Enter a phone number for the carrier.", longest=30)
    digits = sum(character.isdigit() for character in form["phone"])
    form.check("phone", 6 <= digits <= 15, "Enter a phone number with 6 to 15 digits.")
    return form


def save_address(world: World, customer_id: int, form: Form, address_id: int | None = None) -> int:
    """Store a valid form as a new address, or in place of an existing one.

    Returns:
        The address's id.
    """
    values = {name: form[name] for name in FIELDS}
    if address_id is None:
        address_id = world.insert("shop_addresses", customer_id=customer_id, **values)
    else:
        assignments = ", ".join(f"{name} = ?" for name in values)
        world.execute(
            f"UPDATE shop_addresses SET {assignments} WHERE id = ? AND customer_id = ?",
            *values.values(),
            address_id,
            customer_id,
        )
    for default in DEFAULTS:
        if form[default] == "1":
            make_default(world, customer_id, address_id, default)
    return address_id


def make_default(world: World, customer_id: int, address_id: int, default: str) -> None:
    """Let one address be the default for shipping or billing, and no other."""
    if default not in DEFAULTS:
        raise ValueError(default)
    world.execute(
        f"UPDATE shop_addresses SET {default} = (id = ?) "
        f"WHERE customer_id = ? AND {default} <> (id = ?)",
        address_id,
        customer_id,
        address_id,
    )


def delete_address(world: World, customer_id: int, address_id: int) -> None:
    """Forget an address; orders keep their own copy."""
    world.execute(
        "DELETE FROM shop_addresses WHERE id = ? AND customer_id = ?", address_id, customer_id
    )
