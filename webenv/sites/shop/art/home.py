"""Drawings of furniture, light and textiles."""

from __future__ import annotations

from collections.abc import Mapping

from webenv.sites.shop.art.shapes import (
    GLOW,
    INK,
    LEAF,
    LEAF_DARK,
    METAL,
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
    turned,
)


def _blanket(c: Shades) -> str:
    fringe = "".join(line(f"M{x} 318v14", c.dark, 5) for x in range(104, 300, 16))
    return (
        fringe
        + rect(92, 252, 216, 68, c.dark, 16)
        + rect(92, 192, 216, 68, c.base, 16)
        + rect(92, 132, 216, 68, c.light, 16)
        + line("M112 166h176M112 226h176M112 286h176", c.pale, 6)
        + line("M112 150h176M112 210h176M112 270h176", c.deep, 2.5)
    )


def _cushion(c: Shades) -> str:
    return turned(
        -6,
        path(
            "M96 122c60 16 148 16 208 0 16-4 24 6 20 20-16 56-16 96 0 148 4 16-6 26-20 22-60-16-148"
            "-16-208 0-16 4-26-6-20-22 16-52 16-92 0-148-4-14 4-24 20-20z",
            c.base,
        ),
        path(
            "M304 122c16-4 24 6 20 20-16 56-16 96 0 148 4 16-6 26-20 22-24-6-52-10-80-12 40-40"
            " 60-120 52-172 10-2 20-4 28-6z",
            c.dark,
        ),
        line("M130 164c46 12 94 12 140 0M130 268c46-12 94-12 140 0", c.pale, 7),
        disc(200, 216, 11, c.deep),
    )


def _towel(c: Shades) -> str:
    return (
        rect(70, 92, 260, 14, METAL, 7)
        + path("M112 88h120v216c0 8-6 14-14 14h-92c-8 0-14-6-14-14z", c.base)
        + path("M176 88h120v172c0 8-6 14-14 14h-92c-8 0-14-6-14-14z", c.light)
        + rect(112, 264, 64, 12, c.pale)
        + rect(176, 222, 120, 12, c.dark)
        + rect(176, 240, 120, 6, c.dark)
        + path("M112 88h184v22H112z", c.dark)
    )


def _rug(c: Shades) -> str:
    fringe = "".join(line(f"M{x} {300}v18", c.dark, 5) for x in range(66, 340, 19))
    return (
        fringe
        + path("M96 140h208l42 160H54z", c.base)
        + path("M112 158h176l32 124H80z", c.pale)
        + path("M124 172h152l26 96H98z", c.base)
        + path("M200 182l58 38-58 38-58-38z", c.deep)
        + path("M200 200l32 20-32 20-32-20z", c.pale)
    )


def _mat(c: Shades) -> str:
    return (
        path("M70 214h214l46 92H110z", c.base)
        + path("M110 306h220l-5-10H105z", c.dark)
        + line("M120 232h150M130 252h158M142 272h164", c.light, 4)
        + oval(92, 260, 46, 46, c.dark)
        + oval(92, 260, 32, 32, c.base)
        + oval(92, 260, 18, 18, c.dark)
        + oval(92, 260, 6, 6, c.pale)
    )


def _lamp(c: Shades) -> str:
    return (
        path("M104 196l-24 128h240l-24-128z", GLOW)
        + rect(193, 190, 14, 118, WOOD_DARK, 5)
        + rect(148, 304, 104, 20, WOOD, 9)
        + path("M148 84h104l48 114H100z", c.base)
        + path("M222 84h30l48 114h-50z", c.dark)
        + line("M150 106l-34 80", c.pale, 7)
    )


def _bulb(c: Shades) -> str:
    return (
        disc(200, 176, 104, GLOW)
        + path(
            "M200 92c50 0 84 36 84 80 0 48-38 60-42 96h-84c-4-36-42-48-42-96 0-44 34-80 84-80z",
            c.pale,
        )
        + path(
            "M200 92c50 0 84 36 84 80 0 48-38 60-42 96h-26c4-40 40-56 40-100 0-40-24-68-56-76z",
            c.light,
        )
        + line("M176 268v-52l-16-28M224 268v-52l16-28M160 188c20 20 60 20 80 0", c.deep, 5)
        + rect(160, 266, 80, 18, METAL, 6)
        + rect(166, 284, 68, 16, "#98a4aa", 6)
        + rect(174, 300, 52, 16, METAL, 6)
        + oval(200, 318, 18, 8, INK)
    )


def _candle(c: Shades) -> str:
    return (
        oval(200, 106, 40, 52, GLOW)
        + path("M200 62c18 26 26 38 26 52a26 26 0 0 1-52 0c0-14 8-26 26-52z", "#f4a742")
        + path("M200 90c9 12 12 18 12 26a12 12 0 0 1-24 0c0-8 3-14 12-26z", "#fff3cf")
        + line("M200 132v22", INK, 5)
        + rect(128, 158, 144, 166, c.base, 16)
        + path("M228 158h28c10 0 16 6 16 16v134c0 10-6 16-16 16h-28z", c.dark)
        + oval(200, 160, 72, 14, c.light)
        + rect(150, 212, 100, 62, PAPER, 6)
        + line("M168 234h64M178 252h44", c.deep, 5)
    )


def _chair(c: Shades) -> str:
    return (
        line("M200 250v44M200 294l-62 26M200 294l62 26M200 294v26", INK, 12)
        + disc(136, 322, 9, INK)
        + disc(264, 322, 9, INK)
        + disc(200, 324, 9, INK)
        + path("M132 78c20-10 116-10 136 0 8 34 8 80-2 120H134c-10-40-10-86-2-120z", c.base)
        + path("M236 72c14 1 26 3 32 6 8 34 8 80-2 120h-34c12-40 12-86 4-126z", c.dark)
        + rect(112, 206, 176, 46, c.light, 20)
        + rect(112, 228, 176, 24, c.base, 12)
        + line("M104 170v50M296 170v50", INK, 12)
        + line("M152 102v70", c.pale, 8)
    )


def _shelf(c: Shades) -> str:
    books = "".join(
        rect(x, y - h, 16, h, fill, 2)
        for x, y, h, fill in (
            (120, 156, 52, "#c4593a"),
            (138, 156, 46, "#e2b04a"),
            (156, 156, 56, "#2d6a85"),
            (220, 226, 50, "#6b7a3f"),
            (238, 226, 44, "#c4593a"),
            (256, 226, 54, "#d8c9ac"),
            (120, 296, 48, "#2d6a85"),
            (138, 296, 54, "#9c4334"),
        )
    )
    return (
        rect(96, 72, 208, 252, c.dark, 6)
        + rect(110, 86, 180, 70, c.pale)
        + rect(110, 168, 180, 58, c.pale)
        + rect(110, 238, 180, 58, c.pale)
        + books
        + disc(250, 136, 18, LEAF)
        + rect(236, 138, 28, 18, "#c4663f", 3)
        + rect(130, 196, 62, 30, "#b98f5c", 4)
        + disc(236, 276, 20, "#7db4d8")
        + rect(96, 156, 208, 12, c.base)
        + rect(96, 226, 208, 12, c.base)
        + rect(96, 296, 208, 16, c.base)
    )


def _clock(c: Shades) -> str:
    marks = "".join(
        f'<g transform="rotate({hour * 30} 200 196)">{rect(197, 104, 6, 16, INK, 3)}</g>'
        for hour in range(12)
    )
    return (
        disc(200, 200, 126, c.dark)
        + disc(200, 196, 126, c.base)
        + disc(200, 196, 104, PAPER)
        + marks
        + line("M200 196l-42-34", INK, 10)
        + line("M200 196l58-42", INK, 7)
        + line("M200 196l12 70", "#c4593a", 3.5)
        + disc(200, 196, 10, c.deep)
    )


def _vase(c: Shades) -> str:
    return (
        line(
            "M198 150c-6-40-30-66-52-84M202 150c2-44 12-72 34-96M206 150c14-26 34-36 54-42",
            LEAF_DARK,
            5,
        )
        + disc(144, 66, 20, "#e2725b")
        + disc(238, 54, 24, "#e6b64a")
        + disc(264, 106, 17, "#d48a94")
        + disc(144, 66, 7, PAPER)
        + disc(238, 54, 8, "#9c4334")
        + disc(264, 106, 6, PAPER)
        + path(
            "M164 140h72c-4 30 46 62 46 118 0 40-20 66-42 66h-80c-22 0-42-26-42-66"
            " 0-56 50-88 46-118z",
            c.base,
        )
        + path(
            "M236 140c-4 30 46 62 46 118 0 40-20 66-42 66h-34c30-12 44-36 44-70 0-54-36-84-36-114z",
            c.dark,
        )
        + oval(200, 140, 36, 9, c.deep)
        + line("M140 244c0-22 8-38 18-54", c.pale, 8)
    )


def _basket(c: Shades) -> str:
    weave = "".join(
        line(f"M{92 + i * 5} {196 + i * 26}h{216 - i * 10}", c.dark, 5) for i in range(5)
    )
    posts = "".join(
        line(f"M{x} 176l{(200 - x) * 0.14:.0f} 144", c.deep, 3) for x in range(100, 316, 27)
    )
    return (
        line("M120 176c0-116 160-116 160 0", c.deep, 14)
        + path("M82 172h236l-26 136c-2 10-8 16-18 16H126c-10 0-16-6-18-16z", c.base)
        + weave
        + posts
        + rect(76, 162, 248, 24, c.light, 12)
    )


def _plant(c: Shades) -> str:
    return (
        path("M200 232C150 216 116 170 120 104c50 14 82 62 80 128z", LEAF)
        + path("M200 232c50-16 84-62 80-128-50 14-82 62-80 128z", LEAF_DARK)
        + path("M200 236c-26-46-28-116 0-164 28 48 26 118 0 164z", "#8fb37a")
        + line("M200 236V104", LEAF_DARK, 4)
        + path("M130 224h140l-16 86c-2 9-8 14-16 14h-76c-8 0-14-5-16-14z", c.base)
        + path("M236 224h34l-16 86c-2 9-8 14-16 14h-28c14-20 24-60 26-100z", c.dark)
        + rect(122, 214, 156, 24, c.light, 8)
    )


def _planter(c: Shades) -> str:
    leaves = "".join(
        path(f"M{x} 226c-24-14-34-44-26-74 24 12 34 42 26 74z", fill)
        + path(f"M{x} 226c24-14 34-44 26-74-24 12-34 42-26 74z", other)
        for x, fill, other in (
            (126, LEAF, LEAF_DARK),
            (200, LEAF_DARK, LEAF),
            (274, LEAF, LEAF_DARK),
        )
    )
    return (
        leaves
        + path("M66 222h268l-14 88c-2 9-8 14-16 14H96c-8 0-14-5-16-14z", c.base)
        + path("M280 222h54l-14 88c-2 9-8 14-16 14h-44c12-30 20-62 20-102z", c.dark)
        + rect(58, 210, 284, 24, c.light, 9)
        + line("M92 254h200M96 284h192", c.deep, 3)
    )


DRAWINGS: Mapping[str, Drawing] = {
    "basket": _basket,
    "blanket": _blanket,
    "bulb": _bulb,
    "candle": _candle,
    "chair": _chair,
    "clock": _clock,
    "cushion": _cushion,
    "lamp": _lamp,
    "mat": _mat,
    "plant": _plant,
    "planter": _planter,
    "rug": _rug,
    "shelf": _shelf,
    "towel": _towel,
    "vase": _vase,
}
