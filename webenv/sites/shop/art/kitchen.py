"""Drawings for the kitchen and the table."""

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
    oval,
    path,
    rect,
    turned,
)


def _mug(c: Shades) -> str:
    return (
        line("M262 190c58-8 62 78-4 82", c.dark, 20)
        + path("M112 148h158l-10 150c-2 16-12 26-28 26h-82c-16 0-26-10-28-26z", c.base)
        + path("M228 148h42l-10 150c-2 16-12 26-28 26h-24c14-2 18-10 19-26z", c.dark)
        + oval(191, 148, 79, 17, c.light)
        + oval(191, 150, 66, 12, "#5a3a28")
        + line("M134 190l5 84", c.pale, 8)
    )


def _bowl(c: Shades) -> str:
    return (
        path("M78 188h244c0 78-50 124-90 130h-64c-40-6-90-52-90-130z", c.base)
        + path("M262 188h60c0 78-50 124-90 130h-30c36-18 60-66 60-130z", c.dark)
        + oval(200, 188, 122, 27, c.light)
        + oval(200, 192, 106, 19, c.deep)
        + rect(160, 314, 80, 12, c.deep, 5)
        + line("M100 216c6 26 18 46 34 62", c.pale, 7)
    )


def _plate(c: Shades) -> str:
    return (
        disc(200, 205, 122, c.dark)
        + disc(200, 201, 122, c.base)
        + disc(200, 201, 82, c.light)
        + disc(200, 203, 78, c.base)
        + line("M118 152c14-24 34-38 58-44", c.pale, 8)
        + disc(200, 203, 60, c.light)
    )


def _glass(c: Shades) -> str:
    return (
        path("M128 96h144l-16 214c-1 9-7 14-16 14h-80c-9 0-15-5-16-14z", c.pale)
        + path("M135 188h130l-9 122c-1 9-7 14-16 14h-80c-9 0-15-5-16-14z", c.base)
        + oval(200, 188, 65, 12, c.light)
        + oval(200, 96, 72, 13, c.light)
        + oval(200, 97, 63, 9, c.pale)
        + line("M152 124l8 150", "#ffffff", 7)
    )


def _jar(c: Shades) -> str:
    return (
        rect(122, 132, 156, 192, c.pale, 26)
        + rect(122, 204, 156, 120, c.base, 26)
        + rect(122, 200, 156, 28, c.base)
        + rect(132, 92, 136, 44, WOOD, 9)
        + rect(132, 116, 136, 20, WOOD_DARK, 6)
        + rect(152, 222, 96, 56, PAPER, 6)
        + line("M168 242h64M168 258h40", c.deep, 5)
        + line("M138 164v120", "#ffffff", 7)
    )


def _kettle(c: Shades) -> str:
    return (
        line("M128 176c0-92 144-92 144 0", INK, 17)
        + path("M278 214l58-40 10 14-52 66z", c.dark)
        + path(
            "M110 190c20-28 160-28 180 0 16 34 22 78 20 112-1 14-8 22-22 22H112c-14 0-21-8-22-22"
            "-2-34 4-78 20-112z",
            c.base,
        )
        + path(
            "M262 178c14 2 24 6 28 12 16 34 22 78 20 112-1 14-8 22-22 22h-34c22-40 26-104 8-146z",
            c.dark,
        )
        + oval(200, 180, 56, 12, c.deep)
        + disc(200, 164, 13, INK)
        + line("M118 226c-5 24-7 46-6 66", c.pale, 8)
    )


def _pan(c: Shades) -> str:
    return (
        line("M280 226l92-64", WOOD_DARK, 22)
        + line("M276 228l30-21", INK, 22)
        + oval(172, 242, 134, 62, c.dark)
        + oval(172, 228, 134, 62, c.base)
        + oval(172, 228, 112, 47, c.deep)
        + oval(172, 232, 108, 43, c.dark)
        + line("M84 214c22-18 54-27 84-27", c.light, 7)
    )


def _pot(c: Shades) -> str:
    return (
        line("M92 212H58M308 212h34", c.deep, 18)
        + path("M88 182h224v104c0 24-16 38-40 38H128c-24 0-40-14-40-38z", c.base)
        + path("M258 182h54v104c0 24-16 38-40 38h-42c20-6 28-20 28-38z", c.dark)
        + path("M82 184c0-64 236-64 236 0z", c.light)
        + path("M82 172h236v18H82z", c.dark)
        + rect(182, 112, 36, 18, INK, 8)
        + line("M110 214v72", c.pale, 8)
    )


def _knife(c: Shades) -> str:
    return turned(
        -38,
        path("M36 186h206v38H92c-28 0-50-14-56-38z", METAL),
        path("M42 204h200v20H92c-22 0-40-8-50-20z", METAL_DARK),
        rect(236, 178, 16, 54, INK, 4),
        rect(250, 184, 118, 42, c.base, 18),
        rect(250, 206, 118, 20, c.dark, 10),
        disc(282, 205, 5, c.pale) + disc(334, 205, 5, c.pale),
    )


def _board(c: Shades) -> str:
    return turned(
        -8,
        rect(92, 112, 216, 204, c.dark, 26),
        rect(92, 104, 216, 204, c.base, 26),
        rect(178, 62, 44, 62, c.base, 20),
        disc(200, 84, 9, c.ground),
        line("M122 156h156M122 196h120M122 236h156M122 276h90", c.dark, 4),
    )


def _bottle(c: Shades) -> str:
    return (
        rect(166, 62, 68, 40, INK, 9)
        + rect(178, 98, 44, 26, METAL_DARK)
        + path(
            "M178 118h44c4 24 36 34 36 74v108c0 16-9 24-24 24h-68c-15 0-24-8-24-24V192c0-40 32-50"
            " 36-74z",
            c.base,
        )
        + path(
            "M222 118c4 24 36 34 36 74v108c0 16-9 24-24 24h-26c14-2 20-10 20-24V192c0-40-24-50-26"
            "-74z",
            c.dark,
        )
        + rect(142, 226, 116, 46, c.pale)
        + line("M160 196v88", c.light, 8)
    )


def _appliance(c: Shades) -> str:
    return (
        rect(96, 118, 208, 200, c.base, 34)
        + path("M270 118c20 0 34 14 34 34v132c0 20-14 34-34 34h-26c20-40 26-160 8-200z", c.dark)
        + rect(122, 106, 156, 22, c.deep, 9)
        + rect(132, 112, 58, 10, INK, 4)
        + rect(208, 112, 58, 10, INK, 4)
        + rect(126, 168, 96, 66, c.pale, 12)
        + rect(136, 178, 76, 46, INK, 7)
        + line("M150 201h20M178 201h22", "#8fd6c8", 6)
        + disc(146, 270, 13, METAL)
        + disc(192, 270, 13, METAL)
        + rect(116, 314, 36, 12, INK, 5)
        + rect(248, 314, 36, 12, INK, 5)
    )


DRAWINGS: Mapping[str, Drawing] = {
    "appliance": _appliance,
    "board": _board,
    "bottle": _bottle,
    "bowl": _bowl,
    "glass": _glass,
    "jar": _jar,
    "kettle": _kettle,
    "knife": _knife,
    "mug": _mug,
    "pan": _pan,
    "plate": _plate,
    "pot": _pot,
}
