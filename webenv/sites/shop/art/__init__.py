"""Drawings of products: flat pictures in the product's own colour."""

from __future__ import annotations

from collections.abc import Mapping

from webenv.sites.shop.art import desk, devices, home, kitchen, outdoors, play, wardrobe
from webenv.sites.shop.art.shapes import Drawing, Shades, mix, oval, rect

DRAWINGS: Mapping[str, Drawing] = {
    **kitchen.DRAWINGS,
    **home.DRAWINGS,
    **devices.DRAWINGS,
    **desk.DRAWINGS,
    **wardrobe.DRAWINGS,
    **play.DRAWINGS,
    **outdoors.DRAWINGS,
}
"""Every drawing by name."""


def draw(name: str, colour: str, view: str = "whole") -> str:
    """A picture as SVG.

    Args:
        name: One of `DRAWINGS`.
        colour: Main colour, "#rrggbb".
        view: "whole", "close" for a part of it, "set" for three of them.
    """
    shades = Shades(colour)
    thing = oval(200, 326, 112, 13, mix(shades.ground, "#0b1a24", 0.12)) + DRAWINGS[name](shades)
    if view == "set":
        thing = "".join(_placed(thing, x, y, 0.5) for x, y in ((0, 60), (200, 60), (100, 160)))
    frame = "96 110 208 208" if view == "close" else "0 0 400 400"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{frame}" width="560" height="560">'
        f"{rect(0, 0, 400, 400, shades.ground)}{thing}</svg>"
    )


def _placed(thing: str, x: float, y: float, size: float) -> str:
    return f'<g transform="translate({x} {y}) scale({size})">{thing}</g>'
