"""Drawings of toys, games and things for pets."""

from __future__ import annotations

from collections.abc import Mapping

from webenv.sites.shop.art.shapes import (
    INK,
    PAPER,
    WOOD,
    WOOD_DARK,
    Drawing,
    Shades,
    disc,
    line,
    oval,
    path,
    rect,
)


def _ball(c: Shades) -> str:
    return (
        disc(200, 206, 116, c.base)
        + path("M200 90a116 116 0 0 1 0 232c60-40 80-180 0-232z", c.dark)
        + line("M92 166c70 34 146 34 216 0M92 248c70-34 146-34 216 0", c.pale, 9)
        + line("M200 90v232", c.pale, 9)
        + oval(148, 138, 22, 13, "#ffffff")
    )


def _blocks(c: Shades) -> str:
    return (
        rect(86, 214, 106, 108, c.base, 12)
        + rect(86, 298, 106, 24, c.dark, 10)
        + rect(208, 214, 106, 108, "#e2b04a", 12)
        + rect(208, 298, 106, 24, "#b9862a", 10)
        + rect(146, 96, 108, 108, "#2f7f9e", 12)
        + rect(146, 180, 108, 24, "#235f77", 10)
        + path("M139 236l30 58h-60z", PAPER)
        + disc(261, 258, 26, PAPER)
        + rect(176, 120, 48, 48, PAPER, 6)
    )


def _box_game(c: Shades) -> str:
    return (
        path("M78 196l122-52 122 52v96l-122 40-122-40z", c.dark)
        + path("M78 196l122 46v90l-122-40z", c.base)
        + path("M78 196l122-52 122 52-122 46z", c.light)
        + path("M134 196l66-28 66 28-66 25z", PAPER)
        + line("M100 228l78 29M100 252l50 18", c.pale, 7)
        + rect(232, 108, 52, 52, PAPER, 10)
        + disc(246, 122, 5, INK)
        + disc(270, 146, 5, INK)
        + disc(258, 134, 5, INK)
        + path("M136 84a20 20 0 0 1 40 0c0 10-6 16-6 24l14 36h-56l14-36c0-8-6-14-6-24z", c.deep)
    )


def _toy(c: Shades) -> str:
    return (
        rect(84, 196, 188, 84, c.base, 16)
        + rect(84, 250, 188, 30, c.dark, 12)
        + path("M272 196h20c26 0 40 20 40 46v38h-60z", c.light)
        + rect(112, 122, 96, 80, "#e2b04a", 10)
        + rect(128, 138, 64, 40, PAPER, 6)
        + rect(236, 138, 30, 62, "#2f7f9e", 6)
        + rect(228, 126, 46, 16, "#235f77", 5)
        + "".join(disc(x, 290, 34, INK) + disc(x, 290, 16, WOOD) for x in (134, 222))
        + disc(300, 298, 26, INK)
        + disc(300, 298, 12, WOOD)
        + disc(252, 96, 14, PAPER)
        + disc(278, 74, 10, PAPER)
    )


def _cat_tree(c: Shades) -> str:
    rope = "".join(line(f"M184 {y}h32", WOOD_DARK, 3) for y in range(150, 304, 10))
    return (
        rect(184, 110, 32, 200, WOOD, 4)
        + rope
        + rect(92, 302, 216, 24, c.dark, 10)
        + rect(104, 92, 150, 26, c.base, 12)
        + rect(196, 196, 116, 24, c.base, 12)
        + path("M138 92c-8-30 8-52 20-62l12 16h22l12-16c12 12 24 34 16 62z", INK)
        + disc(166, 66, 5, "#e6cf4a")
        + disc(192, 66, 5, "#e6cf4a")
        + line("M284 220v34", WOOD_DARK, 3)
        + disc(284, 264, 13, c.light)
    )


DRAWINGS: Mapping[str, Drawing] = {
    "ball": _ball,
    "blocks": _blocks,
    "box-game": _box_game,
    "cat-tree": _cat_tree,
    "toy": _toy,
}
