"""The ways in which the shop ships."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ShippingMethod:
    """A row of `shop_shipping_methods`; prices in cents."""

    code: str
    name: str
    description: str
    price: int
    free_from: int | None
    days_min: int
    days_max: int
    position: int

    def cost(self, subtotal: int) -> int:
        """What the method costs for goods of this subtotal, before any discount."""
        free = self.free_from is not None and subtotal >= self.free_from
        return 0 if free else self.price
