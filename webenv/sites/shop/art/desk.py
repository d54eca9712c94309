"""Drawings for the desk, the bookshelf and the bathroom."""

from __future__ import annotations

from collections.abc import Mapping

from webenv.sites.shop.art.shapes import (
    INK,
    METAL,
    METAL_DARK,
    PAPER,
    WOOD,
    WOOD_DARK,
    Drawing,
    Shades,
    disc,
    line,
    path,
    rect,
    turned,
)


def _book(c: Shades) -> str:
    return turned(
        -5,
        rect(112, 84, 184, 244, c.deep, 10),
        rect(116, 88, 178, 232, PAPER, 6),
        line("M290 98v216", "#ded2bd", 4),
        rect(104, 76, 178, 244, c.base, 10),
        rect(104, 76, 26, 244, c.dark, 8),
        rect(154, 118, 104, 12, c.pale, 5),
        rect(154, 140, 74, 9, c.pale, 4),
        disc(206, 220, 42, c.light),
        path("M206 190c22 14 26 40 0 62-26-22-22-48 0-62z", c.deep),
    )


def _notebook(c: Shades) -> str:
    rings = "".join(line(f"M94 {y}h34", METAL_DARK, 7) for y in range(104, 310, 30))
    return (
        rect(112, 82, 190, 246, PAPER, 8)
        + rect(106, 76, 190, 246, c.base, 14)
        + path("M268 76h14c8 0 14 6 14 14v218c0 8-6 14-14 14h-14z", c.dark)
        + rect(150, 124, 100, 64, PAPER, 6)
        + line("M166 146h68M166 164h44", c.deep, 5)
        + rings
    )


def _pen(c: Shades) -> str:
    return turned(
        42,
        path("M186 320h28l-14 44z", METAL),
        path("M196 346h8l-4 18z", INK),
        rect(180, 96, 40, 226, c.base, 6),
        rect(204, 96, 16, 226, c.dark, 6),
        rect(178, 284, 44, 40, METAL_DARK, 4),
        rect(180, 52, 40, 52, c.deep, 14),
        rect(218, 60, 10, 84, METAL, 5),
    )


def _brush(c: Shades) -> str:
    return turned(
        40,
        path("M172 96c-6-40 16-70 28-86 12 16 34 46 28 86z", c.base),
        path("M200 10c12 16 34 46 28 86h-20c4-34 0-62-8-86z", c.dark),
        rect(168, 92, 64, 58, METAL, 5),
        line("M168 108h64M168 134h64", METAL_DARK, 4),
        path("M172 150h56l-12 176c-1 22-31 22-32 0z", WOOD),
        path("M208 150h20l-12 176c-1 10-8 16-16 16z", WOOD_DARK),
    )


def _puzzle(c: Shades) -> str:
    return (
        path(
            "M96 116h78c-14-44 58-44 44 0h78v76c44-14 44 58 0 44v84h-78c14-44-58-44-44 0H96v-84"
            "c44 14 44-58 0-44z",
            c.dark,
        )
        + path(
            "M96 108h78c-14-44 58-44 44 0h78v76c44-14 44 58 0 44v84h-78c14-44-58-44-44 0H96v-84"
            "c44 14 44-58 0-44z",
            c.base,
        )
        + line("M114 126h46", c.pale, 8)
        + line("M114 126v34", c.pale, 8)
    )


def _packet(c: Shades) -> str:
    return (
        path("M112 84h176l12 226c0 8-6 14-14 14H114c-8 0-14-6-14-14z", c.base)
        + path("M250 84h38l12 226c0 8-6 14-14 14h-40z", c.dark)
        + path("M108 76h184v22H108z", c.deep)
        + rect(132, 150, 122, 110, PAPER, 10)
        + path("M193 176c24 10 28 38 0 62-28-24-24-52 0-62z", c.base)
        + line("M193 194v42", PAPER, 4)
        + line("M128 284h98M128 300h64", c.pale, 6)
    )


def _tube(c: Shades) -> str:
    return turned(
        -14,
        path("M126 66h148l-22 206H148z", c.base),
        path("M232 66h42l-22 206h-34z", c.dark),
        rect(122, 56, 156, 20, c.deep, 5),
        rect(156, 270, 88, 54, INK, 10),
        line("M178 284v28M200 284v28M222 284v28", "#54666f", 4),
        rect(152, 124, 84, 76, PAPER, 8),
        line("M168 148h52M168 166h36", c.deep, 5),
    )


def _soap(c: Shades) -> str:
    return (
        rect(84, 284, 232, 40, WOOD, 12)
        + rect(84, 306, 232, 18, WOOD_DARK, 8)
        + rect(100, 190, 200, 104, c.dark, 36)
        + rect(100, 180, 200, 104, c.base, 36)
        + rect(132, 204, 136, 56, c.light, 24)
        + line("M164 232h72", c.deep, 6)
        + disc(128, 146, 20, c.pale)
        + disc(166, 116, 12, c.pale)
        + disc(258, 140, 26, c.pale)
        + disc(250, 132, 7, "#ffffff")
        + disc(122, 140, 5, "#ffffff")
    )


def _tool(c: Shades) -> str:
    return turned(
        45,
        rect(180, 150, 40, 200, c.base, 18),
        rect(202, 150, 18, 200, c.dark, 9),
        rect(184, 120, 32, 44, METAL_DARK, 4),
        path("M128 64h104c26 0 44 14 52 36l-44-6v34H150c-14 0-22-8-22-22z", METAL),
        path("M150 104h90v24h-90c-14 0-22-8-22-22 6 2 12-2 22-2z", METAL_DARK),
        line("M190 180v140", c.pale, 6),
    )


DRAWINGS: Mapping[str, Drawing] = {
    "book": _book,
    "brush": _brush,
    "notebook": _notebook,
    "packet": _packet,
    "pen": _pen,
    "puzzle": _puzzle,
    "soap": _soap,
    "tool": _tool,
    "tube": _tube,
}
