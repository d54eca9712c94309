"""Payment methods: adding a card, and which method is the default."""

from __future__ import annotations

from webenv.authoring import DONE, Draft, Draw, Expected, Insert, NearMiss, Update, template
from webenv.tasks.shop import people, ways
from webenv.world.world import Row


@template(name="shop.card_add", site="shop", kind="configuration", level=2, split="test")
def card_add(draw: Draw) -> Draft:
    """Add a card to the payment methods."""
    customer = draw.pick(
        people.customers(draw, "c.id IN (SELECT customer_id FROM shop_payment_methods)")
    )
    brand, number = draw.rng.choice((("Visa", "4"), ("Mastercard", "52")))
    digits = _card_number(draw, number)
    year, month = draw.rng.randint(2027, 2031), draw.rng.randint(1, 12)
    other_month = month % 12 + 1
    holder = f"{customer['first_name']} {customer['last_name']}"
    code = f"{draw.rng.randrange(100, 1000)}"
    open_form = (*ways.open_account(customer, "Payment methods"), 'click "Add a card"')

    def fill(in_month: int) -> tuple[str, ...]:
        return (
            f'fill "Name on card" with "{holder}"',
            f'fill "Card number" with "{digits}"',
            f'fill "Expiry date" with "{in_month:02d}/{year % 100}"',
            f'fill "Security code" with "{code}"',
        )

    save = 'press Enter in "Security code"'
    label = f"{brand} ending in {digits[-4:]}"
    return Draft(
        goal=draw.phrase(
            "Add my new {brand} to my account: {digits}, valid until {month:02d}/{year}, code "
            "{code}, name {holder}. Don't make it the default.",
            "Please save this card among my payment methods: {holder}, {digits}, expires "
            "{month:02d}/{year}, security code {code}.",
            "The bank sent me a new card at last. Number {digits}, good through "
            "{month:02d}/{year}, the code on the back is {code}, it says {holder}. Put it in my "
            "account, but keep paying with the old one by default.",
            "New payment card: {digits} / {month:02d}/{year} / {code} / {holder}. Store it.",
            brand=brand,
            digits=digits,
            month=month,
            year=year,
            code=code,
            holder=holder,
        ),
        user=customer["person_id"],
        expected=Expected(
            (
                Insert(
                    "shop_payment_methods",
                    customer_id=customer["id"],
                    kind="card",
                    label=label,
                    expires=f"{year}-{month:02d}",
                ),
            )
        ),
        solution=(*open_form, *fill(month), save, DONE),
        near_misses=(
            NearMiss("another month", (*open_form, *fill(other_month), save, DONE)),
            NearMiss("not saved", (*open_form, *fill(month), DONE)),
            NearMiss(
                "the default now",
                (*open_form, *fill(month), save, f'click "Make default" in "{label}"', DONE),
            ),
        ),
        facts={"customer": customer["id"], "digits": digits},
    )


@template(name="shop.payment_default", site="shop", kind="configuration", level=1, split="train")
def payment_default(draw: Draw) -> Draft:
    """Make another payment method the default."""
    customer, wanted, present = draw.pick(_two_payments(draw))
    methods = ways.open_account(customer, "Payment methods")

    def make(method: Row) -> str:
        return f'click "Make default" in "{method["label"]}"'

    return Draft(
        goal=draw.phrase(
            "Make {label} my default payment method.",
            "I want to pay with {label} by default from now on.",
            "I'm trying to use the other account less. Please set {label} as the standard way of "
            "paying in my account.",
            "Default payment → {label}.",
            label=wanted["label"],
        ),
        user=customer["person_id"],
        expected=Expected(
            (
                Update("shop_payment_methods", {"id": wanted["id"]}, is_default=1),
                Update("shop_payment_methods", {"id": present["id"]}, is_default=0),
            )
        ),
        solution=(*methods, make(wanted), DONE),
        near_misses=(
            NearMiss("done, then undone", (*methods, make(wanted), make(present), DONE)),
            NearMiss(
                "the old one deleted",
                (
                    *methods,
                    make(wanted),
                    f'click "Delete {present["label"]}"',
                    'click "Delete payment method"',
                    DONE,
                ),
            ),
            NearMiss("only looked", (*methods, DONE)),
        ),
        facts={"customer": customer["id"], "label": wanted["label"]},
    )


def _two_payments(draw: Draw) -> list[tuple[Row, Row, Row]]:
    """Customers, a valid payment method that is not the default, and the default."""
    found = []
    for customer in people.customers(draw):
        rows = people.valid_payments(draw, customer["id"])
        labels = {row["label"] for row in rows}
        present = [row for row in rows if row["is_default"]]
        if len(labels) == len(rows) and present:
            found += [(customer, row, present[0]) for row in rows if not row["is_default"]]
    return found


def _card_number(draw: Draw, start: str) -> str:
    """Sixteen digits that pass the check for typing errors."""
    body = start + "".join(str(draw.rng.randrange(10)) for _ in range(15 - len(start)))
    doubled = [int(digit) * (2 - place % 2) for place, digit in enumerate(body)]
    total = sum(value - 9 if value > 9 else value for value in doubled)
    return f"{body}{-total % 10}"
