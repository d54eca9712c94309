"""Shades of a colour and the few SVG elements that drawings are made of.

A drawing is a picture on a field of 400 by 400 whose ground lies at about y = 320.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

WOOD, WOOD_DARK, METAL, METAL_DARK = "#c79a67", "#9c7346", "#cfd6d9", "#98a4aa"
PAPER, INK, LEAF, LEAF_DARK, GLOW = "#fffaf0", "#2b3a42", "#7fa06a", "#557a49", "#ffe9ad"


@dataclass(frozen=True)
class Shades:
    """A colour with its lighter and darker relatives."""

    base: str

    @property
    def light(self) -> str:
        """For the side that faces the light."""
        return mix(self.base, "#ffffff", 0.28)

    @property
    def pale(self) -> str:
        """For highlights and insides."""
        return mix(self.base, "#ffffff", 0.6)

    @property
    def dark(self) -> str:
        """For the side in the shade."""
        return mix(self.base, "#0b1a24", 0.24)

    @property
    def deep(self) -> str:
        """For lines and hollows."""
        return mix(self.base, "#0b1a24", 0.48)

    @property
    def ground(self) -> str:
        """The soft background: a trace of the colour, darker where the colour is pale."""
        red, green, blue = _channels(self.base)
        is_pale = 0.3 * red + 0.59 * green + 0.11 * blue > 200
        return "#cddbdd" if is_pale else mix(self.base, "#f7eedf", 0.84)


Drawing = Callable[[Shades], str]


def mix(colour: str, other: str, share: float) -> str:
    """A colour with `share` of another one in it."""
    pairs = zip(_channels(colour), _channels(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def path(d: str, fill: str) -> str:
    """A filled outline."""
    return f'<path d="{d}" fill="{fill}"/>'


def line(d: str, stroke: str, width: float) -> str:
    """A stroke with round ends."""
    return (
        f'<path d="{d}" fill="none" stroke="{stroke}" stroke-width="{width}" '
        'stroke-linecap="round" stroke-linejoin="round"/>'
    )


def rect(x: float, y: float, width: float, height: float, fill: str, round_by: float = 0) -> str:
    """A rectangle."""
    return (
        f'<rect x="{x}" y="{y}" width="{width}" height="{height}" rx="{round_by}" fill="{fill}"/>'
    )


def disc(x: float, y: float, radius: float, fill: str) -> str:
    """A circle."""
    return f'<circle cx="{x}" cy="{y}" r="{radius}" fill="{fill}"/>'


def oval(x: float, y: float, wide: float, high: float, fill: str) -> str:
    """An ellipse with the radii `wide` and `high`."""
    return f'<ellipse cx="{x}" cy="{y}" rx="{wide}" ry="{high}" fill="{fill}"/>'


def turned(degrees: float, *parts: str) -> str:
    """Parts turned about the middle of the field."""
    return f'<g transform="rotate({degrees} 200 200)">{"".join(parts)}</g>'


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
