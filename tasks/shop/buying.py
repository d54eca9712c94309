"""What a purchase takes: a customer who can buy, and an address, a way and a means to choose."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from webenv.authoring import Draw
from webenv.sites.shop import pricing
from webenv.sites.shop.shipping import ShippingMethod
from webenv.tasks.shop import outcomes, people, ways
from webenv.tasks.shop.outcomes import Line, Settled
from webenv.world.world import Row

_NO_COUPON = "NOT EXISTS (SELECT 1 FROM shop_cart_coupons AS k WHERE k.customer_id = c.id)"


@dataclass(frozen=True)
class Choices:
    """An address, a way of sending and a way of paying, by the names that are on the page."""

    address: Row
    method: ShippingMethod
    payment: Row

    def settled(self, code: str = "", gift_message: str = "") -> Settled:
        """What comes of them."""
        return Settled(self.address, self.method, self.payment["label"], code, gift_message)

    def actions(self, gift_message: str = "") -> ways.Actions:
        """From the cart's page to the placed order."""
        return ways.check_out(
            self.address["label"], self.method.name, self.payment["label"], gift_message
        )


def spoken(choices: Choices) -> dict[str, str]:
    """The names of what was chosen, for a goal."""
    return {
        "address": choices.address["label"],
        "method": choices.method.name,
        "payment": choices.payment["label"],
    }


def choices_of(draw: Draw, customer_id: int) -> tuple[Choices, dict[str, Choices]]:
    """What a customer is to choose, and what else they could have chosen, by its name."""
    addresses = people.addresses(draw, customer_id)
    payments = people.valid_payments(draw, customer_id)
    methods = pricing.shipping_methods(draw.world)
    address, other_address = draw.rng.sample(addresses, 2)
    method, other_method = draw.rng.sample(methods, 2)
    payment = draw.rng.choice(payments)
    choices = Choices(address, method, payment)
    others = {
        "address": replace(choices, address=other_address),
        "method": replace(choices, method=other_method),
    }
    unlike = [row for row in payments if row["id"] != payment["id"]]
    if unlike:
        others["payment"] = replace(choices, payment=unlike[0])
    return choices, others


def buyers(draw: Draw) -> list[Row]:
    """Customers with an empty cart, several addresses and a way of paying."""
    return [
        row for row in people.customers(draw, people.EMPTY_CART) if _can_choose(draw, row["id"])
    ]


def _can_choose(draw: Draw, customer_id: int) -> bool:
    labels = [row["label"] for row in people.valid_payments(draw, customer_id)]
    return (
        len(people.addresses(draw, customer_id)) > 1
        and bool(labels)
        and len(labels) == len(set(labels))
    )


def with_ready_cart(draw: Draw) -> list[Row]:
    """Customers with a cart that can be ordered as it is, without a coupon on it."""
    return [
        row
        for row in people.customers(draw, f"NOT ({people.EMPTY_CART}) AND {_NO_COUPON}")
        if _can_choose(draw, row["id"])
        and all(one.stock >= one.quantity for one in outcomes.cart(draw, row["id"]))
        and have_different_names(outcomes.cart(draw, row["id"]))
    ]


def have_different_names(lines: Sequence[Line]) -> bool:
    """Whether each line can be told by its name."""
    return len({one.name for one in lines}) == len(lines)


def coupon_codes(draw: Draw) -> list[str]:
    """Every code there is, whether it can be used or not."""
    return [row["code"] for row in draw.rows("SELECT code FROM shop_coupons ORDER BY code")]
