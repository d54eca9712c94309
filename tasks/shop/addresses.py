"""The address book: adding, changing, deleting, and which address is the default."""

from __future__ import annotations

from webenv.authoring import DONE, Delete, Draft, Draw, Expected, Insert, NearMiss, Update, template
from webenv.tasks.shop import people, ways
from webenv.world.world import Row

_SEVERAL_ADDRESSES = "(SELECT count(*) FROM shop_addresses AS a WHERE a.customer_id = c.id) > 2"

_PLACES = """
SELECT DISTINCT street, city, postcode, region, country FROM shop_addresses ORDER BY street, city
"""

_LABELS = ("Summer house", "Allotment", "Grandparents", "Workshop", "Choir room", "New flat")


@template(name="shop.address_add", site="shop", kind="configuration", level=2, split="train")
def address_add(draw: Draw) -> Draft:
    """Add an address to the address book."""
    customer = draw.pick(people.customers(draw))
    label = draw.rng.choice(_LABELS)
    place = draw.pick(draw.rows(_PLACES))
    other = draw.rng.choice(draw.rows(_PLACES))
    name = f"{customer['first_name']} {customer['last_name']}"
    phone = f"(503) 555-01{draw.rng.randrange(100):02d}"
    open_form = (*ways.open_account(customer, "Address book"), 'click "Add an address"')

    def fill(where: Row) -> tuple[str, ...]:
        return (
            f'fill "Name of this address" with "{label}"',
            f'fill "Full name" with "{name}"',
            f'fill "Street" with "{where["street"]}"',
            f'fill "City" with "{where["city"]}"',
            f'fill "Postcode" with "{where["postcode"]}"',
            f'fill "State or region" with "{where["region"]}"',
            f'select "{where["country"]}" in "Country"',
            f'fill "Phone" with "{phone}"',
        )

    save = 'click "Save address"'
    default = 'check "Use as my default shipping address"'
    return Draft(
        goal=draw.phrase(
            "Add an address to my account and call it “{label}”: {name}, {street}, {city}, "
            "{region} {postcode}, {country}, phone {phone}. My defaults stay as they are.",
            "We will spend some time at {street}, {city}, {region} {postcode}, {country}. Please "
            "save that in my address book as “{label}”, for {name}, phone {phone}.",
            "New entry for my address book, not as a default. Label: {label}. Recipient: {name}. "
            "Street: {street}. City: {city}. Region: {region}. Postcode: {postcode}. "
            "Country: {country}. Phone: {phone}.",
            "I keep forgetting this one, so store it in my address book please: “{label}”, {name}, "
            "{street}, {postcode} {city}, {region}, {country}. The phone there is {phone}.",
            label=label,
            name=name,
            phone=phone,
            **place,
        ),
        user=customer["person_id"],
        expected=Expected(
            (
                Insert(
                    "shop_addresses",
                    customer_id=customer["id"],
                    label=label,
                    full_name=name,
                    phone=phone,
                    **place,
                ),
            )
        ),
        solution=(*open_form, *fill(place), save, DONE),
        near_misses=(
            NearMiss("as a default", (*open_form, *fill(place), default, save, DONE)),
            NearMiss("another place", (*open_form, *fill(other), save, DONE)),
            NearMiss("not saved", (*open_form, *fill(place), DONE)),
            NearMiss(
                "saved, then deleted",
                (
                    *open_form,
                    *fill(place),
                    save,
                    f'click "Delete {label}"',
                    'click "Delete address"',
                    DONE,
                ),
            ),
        ),
        facts={"customer": customer["id"], "label": label, "street": place["street"]},
    )


@template(name="shop.address_change", site="shop", kind="configuration", level=2, split="test")
def address_change(draw: Draw) -> Draft:
    """Correct street and postcode of an address."""
    customer, address, other = draw.pick(_two_addresses(draw))
    place = draw.rng.choice([p for p in draw.rows(_PLACES) if _differs(p, address)])
    change = (
        f'fill "Street" with "{place["street"]}"',
        f'fill "Postcode" with "{place["postcode"]}"',
    )
    book = ways.open_account(customer, "Address book")
    edit = (*book, f'click "Edit {address["label"]}"')
    save = 'click "Save address"'
    return Draft(
        goal=draw.phrase(
            "In my address book, “{label}” should now be {street} with postcode {postcode}. "
            "Town and everything else stay.",
            "The street of my address “{label}” has changed to {street}, the postcode to "
            "{postcode}. Please correct it.",
            "They moved to the other end of the same town, and parcels still go to the old house. "
            "Update “{label}” in my address book: {street}, postcode {postcode}.",
            "Edit address {label}: street → {street}, postcode → {postcode}.",
            label=address["label"],
            street=place["street"],
            postcode=place["postcode"],
        ),
        user=customer["person_id"],
        expected=Expected(
            (
                Update(
                    "shop_addresses",
                    {"id": address["id"]},
                    street=place["street"],
                    postcode=place["postcode"],
                ),
            )
        ),
        solution=(*edit, *change, save, DONE),
        near_misses=(
            NearMiss("only the street", (*edit, change[0], save, DONE)),
            NearMiss(
                "another address", (*book, f'click "Edit {other["label"]}"', *change, save, DONE)
            ),
            NearMiss("not saved", (*edit, *change, DONE)),
            NearMiss("the town too", (*edit, *change, 'fill "City" with "Elsewhere"', save, DONE)),
        ),
        facts={"label": address["label"], "street": place["street"]},
    )


@template(name="shop.address_delete", site="shop", kind="configuration", level=1, split="dev")
def address_delete(draw: Draw) -> Draft:
    """Delete an address that is no default."""
    customer, address, other = draw.pick(
        [
            row
            for row in _two_addresses(draw)
            if not row[1]["is_shipping_default"] and not row[1]["is_billing_default"]
        ]
    )
    book = ways.open_account(customer, "Address book")

    def delete(label: str) -> tuple[str, ...]:
        return (f'click "Delete {label}"', 'click "Delete address"')

    return Draft(
        goal=draw.phrase(
            "Delete the address “{label}” from my account.",
            "I no longer need “{label}” in my address book. Please remove it.",
            "We gave the keys back yesterday, so the address called “{label}” can go.",
            "Remove {label} from my saved addresses and leave the others.",
            label=address["label"],
        ),
        user=customer["person_id"],
        expected=Expected((Delete("shop_addresses", id=address["id"]),)),
        solution=(*book, *delete(address["label"]), DONE),
        near_misses=(
            NearMiss("another address", (*book, *delete(other["label"]), DONE)),
            NearMiss("both", (*book, *delete(address["label"]), *delete(other["label"]), DONE)),
            NearMiss(
                "kept after all",
                (*book, f'click "Delete {address["label"]}"', 'click "Keep address"', DONE),
            ),
        ),
        facts={"customer": customer["id"], "label": address["label"]},
    )


@template(name="shop.address_default", site="shop", kind="configuration", level=1, split="test")
def address_default(draw: Draw) -> Draft:
    """Make another address the default for shipping, or for billing."""
    use, unlike = draw.rng.choice((("shipping", "billing"), ("billing", "shipping")))
    customer, address, other = draw.pick(
        [
            row
            for row in _two_addresses(draw)
            if not any(r["is_shipping_default"] or r["is_billing_default"] for r in row[1:])
        ]
    )
    present = draw.row(
        f"SELECT * FROM shop_addresses WHERE customer_id = ? AND is_{use}_default", customer["id"]
    )
    book = ways.open_account(customer, "Address book")

    def make(label: str, what: str) -> str:
        return f'click "Make default {what} address: {label}"'

    spoken = {"shipping": "deliveries", "billing": "bills"}[use]
    return Draft(
        goal=draw.phrase(
            "Make “{label}” my default {use} address.",
            "From now on {spoken} should go to “{label}” by default.",
            "I'll be there most of the year, so please set “{label}” as the standard {use} "
            "address in my account and leave the other default alone.",
            "Default {use} address: change it to {label}.",
            label=address["label"],
            use=use,
            spoken=spoken,
        ),
        user=customer["person_id"],
        expected=Expected(
            (
                _made_default(address, use, 1),
                _made_default(present, use, 0),
            )
        ),
        solution=(*book, make(address["label"], use), DONE),
        near_misses=(
            NearMiss("the other default", (*book, make(address["label"], unlike), DONE)),
            NearMiss("another address", (*book, make(other["label"], use), DONE)),
            NearMiss(
                "both defaults",
                (*book, make(address["label"], use), make(address["label"], unlike), DONE),
            ),
            NearMiss(
                "done, then undone",
                (*book, make(address["label"], use), make(present["label"], use), DONE),
            ),
        ),
        facts={"customer": customer["id"], "label": address["label"], "use": use},
    )


def _made_default(address: Row, use: str, value: int) -> Update:
    key = {"id": address["id"]}
    if use == "shipping":
        return Update("shop_addresses", key, is_shipping_default=value)
    return Update("shop_addresses", key, is_billing_default=value)


def _two_addresses(draw: Draw) -> list[tuple[Row, Row, Row]]:
    """Customers with at least three addresses, one of them, and another one."""
    found = []
    for customer in people.customers(draw, _SEVERAL_ADDRESSES):
        rows = people.addresses(draw, customer["id"])
        labels = [row["label"] for row in rows]
        if len(set(labels)) < len(labels):
            continue
        others = [*rows[1:], rows[0]]
        found += [(customer, row, other) for row, other in zip(rows, others, strict=True)]
    return found


def _differs(place: Row, address: Row) -> bool:
    return all(place[name] != address[name] for name in ("street", "postcode"))
