"""Sending ordered items back: until when, how many, and the rows that say so."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from webenv.sites.shop.ordering import OrderRefused, items_of, note_event
from webenv.world.world import Row, World

RETURN_DAYS = 30
RETURN_REASONS = (
    "Changed my mind",
    "Wrong size",
    "Arrived damaged",
    "Faulty",
    "Not as described",
    "Wrong item sent",
)


def return_deadline(world: World, order: Row) -> datetime | None:
    """Until when a delivered order may be sent back; None while it is not delivered."""
    delivered = world.value(
        "SELECT max(delivered_at) FROM shop_shipments WHERE order_id = ?", order["id"]
    )
    if order["status"] != "delivered" or delivered is None:
        return None
    return datetime.fromisoformat(delivered) + timedelta(days=RETURN_DAYS)


def returnable(world: World, order: Row) -> dict[int, int]:
    """How many pieces of each order item may still be sent back.

    Raises:
        OrderRefused: Nothing of this order may be returned (any more).
    """
    deadline = return_deadline(world, order)
    if deadline is None:
        raise OrderRefused("Only delivered orders can be returned.")
    if world.clock.now > deadline:
        raise OrderRefused(
            f"The {RETURN_DAYS} days for returning this order ended on {deadline:%B} "
            f"{deadline.day}, {deadline.year}."
        )
    left = {item["id"]: item["quantity"] for item in items_of(world, order["id"])}
    for item_id, quantity in _already_returned(world, order["id"]).items():
        left[item_id] -= quantity
    open_items = {item_id: quantity for item_id, quantity in left.items() if quantity > 0}
    if not open_items:
        raise OrderRefused("You have already asked to return everything in this order.")
    return open_items


def request_return(
    world: World, order: Row, quantities: Mapping[int, int], reason: str, comment: str
) -> int:
    """Ask to send items back.

    Args:
        quantities: Pieces by order item; items with 0 pieces are left out.

    Returns:
        The id of the return.

    Raises:
        OrderRefused: The order, or one of the items in that number, cannot go back.
    """
    left = returnable(world, order)
    chosen = {item_id: quantity for item_id, quantity in quantities.items() if quantity > 0}
    if not chosen:
        raise OrderRefused("Choose at least one item to return.")
    names = {item["id"]: item["name"] for item in items_of(world, order["id"])}
    for item_id, quantity in chosen.items():
        if quantity > left.get(item_id, 0):
            name = names.get(item_id, "this item")
            raise OrderRefused(f"You can return at most {left.get(item_id, 0)} of {name}.")
    return_id = world.insert(
        "shop_returns",
        order_id=order["id"],
        requested_at=world.clock.text,
        reason=reason,
        comment=comment,
    )
    for item_id, quantity in sorted(chosen.items()):
        world.insert(
            "shop_return_items", return_id=return_id, order_item_id=item_id, quantity=quantity
        )
    pieces = ", ".join(f"{chosen[item_id]} × {names[item_id]}" for item_id in sorted(chosen))
    note_event(world, order["id"], order["status"], f"Return requested: {pieces}.")
    return return_id


def _already_returned(world: World, order_id: int) -> dict[int, int]:
    rows = world.all(
        "SELECT i.order_item_id, sum(i.quantity) AS pieces FROM shop_return_items AS i "
        "JOIN shop_returns AS r ON r.id = i.return_id "
        "WHERE r.order_id = ? AND r.status <> 'rejected' GROUP BY i.order_item_id",
        order_id,
    )
    return {row["order_item_id"]: row["pieces"] for row in rows}
