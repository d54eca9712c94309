"""Customers with their addresses and ways of paying."""

from __future__ import annotations

import datetime
import random
from dataclasses import dataclass

import apsw

from webenv.sites.shop.seed.moments import DAY, between, stamp
from webenv.sites.shop.seed.places import Place, draw_street, make_places
from webenv.world.people import Person

CUSTOMERS = 560
ACCOUNTS = 20
"""Customers 1 to ACCOUNTS have rich histories, for tasks to play them."""

_YEARS = 4 * 365
_PARENTS = ("Rose", "Frank", "Elena", "George", "Amina", "Joan")
_NEIGHBOURS = ("Hollis", "Barnett", "Okoye", "Lindholm", "Perrin")


@dataclass(frozen=True, slots=True)
class Address:
    """One row of `shop_addresses`."""

    id: int
    customer_id: int
    label: str
    full_name: str
    street: str
    place: Place
    postcode: str
    phone: str
    shipping_default: bool
    billing_default: bool


@dataclass(frozen=True, slots=True)
class PaymentMethod:
    """One row of `shop_payment_methods`."""

    id: int
    customer_id: int
    kind: str
    label: str
    expires: str
    is_default: bool


@dataclass(frozen=True, slots=True)
class Customer:
    """One row of `shop_customers`, with what the rest of the shop needs to know.

    Attributes:
        orders: How many orders they have placed.
        generous: From -1 to 1, what they add to a product's quality when they rate it.
    """

    id: int
    person: Person
    joined_at: datetime.datetime
    display_name: str
    newsletter: bool
    store_credit: int
    orders: int
    generous: float
    addresses: tuple[Address, ...]
    payments: tuple[PaymentMethod, ...]


def make_customers(
    db: apsw.Connection, rng: random.Random, now: datetime.datetime, orders: int
) -> list[Customer]:
    """Customers drawn from the people of the world, who place `orders` orders or a few more."""
    people = [
        Person(*row)
        for row in db.execute(
            "SELECT id, first_name, last_name, username, email, phone, password, born_on "
            "FROM people ORDER BY id"
        )
    ]
    rng.shuffle(people)
    chosen = people[: min(CUSTOMERS, len(people))]
    counts = _order_counts(rng, len(chosen), orders)
    names = _display_names(chosen)
    places = make_places()
    customers: list[Customer] = []
    address_id = payment_id = 1
    for number, (person, count) in enumerate(zip(chosen, counts, strict=True), 1):
        addresses = _addresses(rng, number, person, places, address_id)
        payments = _payments(rng, number, person, payment_id, now)
        address_id += len(addresses)
        payment_id += len(payments)
        customers.append(
            Customer(
                id=number,
                person=person,
                joined_at=_joined(rng, now, count),
                display_name=names[number - 1],
                newsletter=rng.random() < 0.4,
                store_credit=rng.choice((500, 1000, 1250, 2000)) if rng.random() < 0.08 else 0,
                orders=count,
                generous=rng.uniform(-1, 1),
                addresses=addresses,
                payments=payments,
            )
        )
    return customers


def write_customers(db: apsw.Connection, customers: list[Customer]) -> None:
    """Fill `shop_customers`, `shop_addresses` and `shop_payment_methods`."""
    db.executemany(
        "INSERT INTO shop_customers VALUES (?, ?, ?, ?, ?, ?)",
        [
            (
                c.id,
                c.person.id,
                stamp(c.joined_at),
                c.display_name,
                int(c.newsletter),
                c.store_credit,
            )
            for c in customers
        ],
    )
    db.executemany(
        "INSERT INTO shop_addresses VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                a.id,
                a.customer_id,
                a.label,
                a.full_name,
                a.street,
                a.place.city,
                a.postcode,
                a.place.region,
                a.place.country,
                a.phone,
                int(a.shipping_default),
                int(a.billing_default),
            )
            for c in customers
            for a in c.addresses
        ],
    )
    db.executemany(
        "INSERT INTO shop_payment_methods VALUES (?, ?, ?, ?, ?, ?)",
        [
            (p.id, p.customer_id, p.kind, p.label, p.expires, int(p.is_default))
            for c in customers
            for p in c.payments
        ],
    )


def _order_counts(rng: random.Random, customers: int, orders: int) -> list[int]:
    """A long tail: most order now and then, a few every other week, some not yet."""
    counts = []
    for number in range(1, customers + 1):
        chance = rng.random()
        if number <= ACCOUNTS:
            counts.append(10 + int(chance * 50))
        elif number <= ACCOUNTS + 6:
            counts.append(60 + int(chance * 15))
        elif chance < 0.03:
            counts.append(0)
        else:
            counts.append(1 + int(chance * chance * chance * 32))
    while sum(counts) < orders:
        position = rng.randrange(ACCOUNTS + 6, customers)
        counts[position] += 1 if counts[position] > 1 else 0
    return counts


def _joined(rng: random.Random, now: datetime.datetime, orders: int) -> datetime.datetime:
    earliest = now - _YEARS * DAY
    latest = now - (2 if orders < 2 else 200 if orders < 10 else 700) * DAY
    return between(rng, earliest, latest)


def _display_names(people: list[Person]) -> list[str]:
    names: dict[str, None] = {}
    for person in people:
        choices = (
            f"{person.first_name} {person.last_name[0]}.",
            f"{person.first_name[0]}. {person.last_name}",
            f"{person.first_name} {person.last_name}",
        )
        names[next((name for name in choices if name not in names), person.username)] = None
    return list(names)


def _addresses(
    rng: random.Random, customer_id: int, person: Person, places: list[Place], first_id: int
) -> tuple[Address, ...]:
    own = f"{person.first_name} {person.last_name}"
    others = ["Office", "Parents", "Neighbour", "Holiday cottage", "Studio"]
    rng.shuffle(others)
    count = rng.randint(3, 4) if customer_id <= ACCOUNTS else rng.choice((1, 1, 1, 2, 2, 3))
    labels = ["Home", *others[: count - 1]]
    billing = rng.randrange(count) if rng.random() < 0.2 else 0
    home = rng.choice(places)
    addresses = []
    for position, label in enumerate(labels):
        near = label in ("Home", "Office", "Neighbour", "Studio")
        place = home if near else rng.choice(places)
        addresses.append(
            Address(
                id=first_id + position,
                customer_id=customer_id,
                label=label,
                full_name=_recipient(rng, label, person, own),
                street=draw_street(rng),
                place=place,
                postcode=place.postcode(rng),
                phone=person.phone,
                shipping_default=position == 0,
                billing_default=position == billing,
            )
        )
    return tuple(addresses)


def _recipient(rng: random.Random, label: str, person: Person, own: str) -> str:
    if label == "Parents":
        return f"{rng.choice(_PARENTS)} {person.last_name}"
    if label == "Neighbour":
        return f"{own}, c/o {rng.choice(_NEIGHBOURS)}"
    return own


def _payments(
    rng: random.Random, customer_id: int, person: Person, first_id: int, now: datetime.datetime
) -> tuple[PaymentMethod, ...]:
    count = rng.randint(2, 3) if customer_id <= ACCOUNTS else rng.choice((1, 1, 2, 2, 3))
    methods: list[PaymentMethod] = []
    for position in range(count):
        wallet = position == 1 and rng.random() < 0.7
        brand = rng.choice(("Visa", "Visa", "Mastercard", "American Express"))
        methods.append(
            PaymentMethod(
                id=first_id + position,
                customer_id=customer_id,
                kind="wallet" if wallet else "card",
                label=f"Pocketpay ({person.email})"
                if wallet
                else f"{brand} ending in {1000 + customer_id * 13 % 7000 + position * 911:04d}",
                expires=""
                if wallet
                else f"{now.year + rng.randint(1, 4)}-{rng.randint(1, 12):02d}",
                is_default=position == 0,
            )
        )
    return tuple(methods)
