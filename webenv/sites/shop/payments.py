"""Payment methods: of a card only its brand, last digits and expiry are kept."""

from __future__ import annotations

from datetime import date

from webenv.sites.forms import Form
from webenv.sites.visit import Visit
from webenv.world.world import Row, World

_ACCEPTED = "We accept Visa, Mastercard, Maestro and American Express."


def methods_of(world: World, customer_id: int) -> list[Row]:
    """A customer's payment methods, the default first."""
    return world.all(
        "SELECT * FROM shop_payment_methods WHERE customer_id = ? ORDER BY is_default DESC, id",
        customer_id,
    )


def find_method(world: World, customer_id: int, method_id: int) -> Row | None:
    """A customer's own payment method."""
    return world.first(
        "SELECT * FROM shop_payment_methods WHERE customer_id = ? AND id = ?",
        customer_id,
        method_id,
    )


def is_expired(method: Row, today: date) -> bool:
    """The card's last month is over."""
    return bool(method["expires"]) and method["expires"] < f"{today:%Y-%m}"


def read_card(visit: Visit) -> Form:
    """The posted card with everything wrong noted."""
    form = Form.posted(visit, "holder", "number", "expires", "code")
    form.require("holder", "Enter the name on the card.", longest=60)
    digits = _digits(form["number"])
    form.require("number", "Enter the card number.")
    form.check("number", 13 <= len(digits) <= 19, "A card number has 13 to 19 digits.")
    form.check("number", _has_valid_checksum(digits), "This card number is not valid.")
    form.check("number", bool(_brand(digits)), _ACCEPTED)
    form.require("expires", "Enter the expiry date.")
    expires = _read_expiry(form["expires"])
    form.check("expires", bool(expires), "Enter the expiry date as MM/YY.")
    form.check("expires", expires >= f"{visit.clock.today:%Y-%m}", "This card has expired.")
    form.require("code", "Enter the security code.")
    length = 4 if _brand(digits) == "American Express" else 3
    is_code = form["code"].isascii() and form["code"].isdigit() and len(form["code"]) == length
    form.check("code", is_code, f"The security code has {length} digits.")
    return form


def save_card(world: World, customer_id: int, form: Form) -> int:
    """Keep a valid card; the first method of a customer becomes the default.

    Returns:
        The payment method's id.
    """
    digits = _digits(form["number"])
    return world.insert(
        "shop_payment_methods",
        customer_id=customer_id,
        kind="card",
        label=f"{_brand(digits)} ending in {digits[-4:]}",
        expires=_read_expiry(form["expires"]),
        is_default=int(not methods_of(world, customer_id)),
    )


def make_default(world: World, customer_id: int, method_id: int) -> None:
    """Let this method be the default and no other."""
    world.execute(
        "UPDATE shop_payment_methods SET is_default = (id = ?) "
        "WHERE customer_id = ? AND is_default <> (id = ?)",
        method_id,
        customer_id,
        method_id,
    )


def delete_method(world: World, customer_id: int, method_id: int) -> None:
    """Forget a payment method."""
    world.execute(
        "DELETE FROM shop_payment_methods WHERE id = ? AND customer_id = ?", method_id, customer_id
    )


def _digits(text: str) -> str:
    plain = text.replace(" ", "").replace("-", "")
    return plain if plain.isascii() and plain.isdigit() else ""


def _has_valid_checksum(digits: str) -> bool:
    """Luhn's check, which catches a mistyped digit."""
    doubled = [int(digit) * (1 + position % 2) for position, digit in enumerate(reversed(digits))]
    return sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0


def _brand(digits: str) -> str:
    if digits.startswith("4"):
        return "Visa"
    if "51" <= digits[:2] <= "55" or "2221" <= digits[:4] <= "2720":
        return "Mastercard"
    if digits[:2] in ("34", "37"):
        return "American Express"
    return "Maestro" if digits[:2] in ("50", "56", "57", "58", "67") else ""


def _read_expiry(text: str) -> str:
    """ "09/28" → "2028-09"; "" for what is no month."""
    month, _, year = text.replace(" ", "").partition("/")
    if not (f"{month}{year}".isdigit() and len(year) in (2, 4) and 1 <= int(month or 0) <= 12):
        return ""
    return f"20{year[-2:]}-{int(month):02d}"
