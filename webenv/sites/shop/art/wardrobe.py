"""Drawings of clothes and bags."""

from __future__ import annotations

from collections.abc import Mapping

from webenv.sites.shop.art.shapes import (
    INK,
    METAL,
    PAPER,
    WOOD,
    Drawing,
    Shades,
    disc,
    line,
    path,
    rect,
)


def _tshirt(c: Shades) -> str:
    return (
        path("M148 84l-84 46 28 74 36-16v136h144V188l36 16 28-74-84-46c-12 34-92 34-104 0z", c.base)
        + path("M252 84l84 46-28 74-36-16v136h-30V140c6-16 10-36 10-56z", c.dark)
        + line("M148 84c12 46 92 46 104 0", c.deep, 9)
        + line("M150 196v96", c.pale, 7)
    )


def _sweater(c: Shades) -> str:
    ribs = "".join(line(f"M{x} 304v18", c.deep, 4) for x in range(138, 270, 15))
    return (
        path(
            "M152 82c-44 8-74 30-84 58l-24 148 44 10 34-110v136h156V188l34 110 44-10-24-148"
            "c-10-28-40-50-84-58z",
            c.base,
        )
        + path("M248 82c44 8 74 30 84 58l24 148-44 10-34-110v136h-36V150c8-20 10-44 6-68z", c.dark)
        + rect(124, 300, 154, 26, c.dark, 6)
        + ribs
        + line("M152 84c14 34 82 34 96 0", c.deep, 15)
        + line("M128 212l24-16 24 16 24-16 24 16 24-16 26 16", c.pale, 7)
    )


def _jacket(c: Shades) -> str:
    return (
        path(
            "M150 76c-44 10-72 32-82 60l-20 152 44 8 28-104v132h160V192l28 104 44-8-20-152"
            "c-10-28-38-50-82-60z",
            c.base,
        )
        + path("M202 100v224h78V192l28 104 44-8-20-152c-10-28-38-50-82-60z", c.dark)
        + path("M150 76l50 44 50-44 16 34-66 42-66-42z", c.deep)
        + line("M200 128v194", METAL, 6)
        + rect(136, 236, 44, 10, c.deep, 4)
        + rect(222, 236, 44, 10, c.deep, 4)
        + disc(200, 150, 6, METAL)
    )


def _dress(c: Shades) -> str:
    return (
        path(
            "M150 68h20c6 30 54 30 60 0h20l10 90-18 26 62 130c-60 16-148 16-208 0l62-130-18-26z",
            c.base,
        )
        + path("M230 68h20l10 90-18 26 62 130c-24 6-52 10-80 12 24-60 16-180 6-258z", c.dark)
        + rect(156, 166, 88, 16, c.deep, 6)
        + line("M170 200l-26 96M200 200v104M230 200l26 96", c.pale, 5)
    )


def _scarf(c: Shades) -> str:
    fringe = "".join(line(f"M{x} 310v18", c.dark, 6) for x in (222, 238, 254, 270))
    return (
        fringe
        + path("M212 170h68v142h-68z", c.dark)
        + path("M146 176h66l-8 120h-66z", c.base)
        + "".join(line(f"M{x} 294l-1 18", c.base, 6) for x in (146, 162, 178, 196))
        + path("M96 138c0-74 208-74 208 0 0 64-208 64-208 0z", c.base)
        + path("M134 132c0-34 132-34 132 0 0 30-132 30-132 0z", c.ground)
        + path(
            "M96 138c0-20 14-34 38-44-12 50 60 74 130 60-10 20-40 32-78 32-50 0-90-16-90-48z",
            c.light,
        )
        + line("M218 216h56M216 250h58M146 216h58M144 250h58", c.pale, 7)
    )


def _hat(c: Shades) -> str:
    ribs = "".join(line(f"M{x} 262v44", c.deep, 4) for x in range(104, 304, 19))
    return (
        disc(200, 84, 30, c.pale)
        + path("M90 266c0-104 44-164 110-164s110 60 110 164z", c.base)
        + path("M222 104c56 10 88 68 88 162h-60c4-70-6-126-28-162z", c.dark)
        + rect(80, 252, 240, 66, c.light, 22)
        + ribs
        + line("M128 232c4-46 18-76 40-94", c.pale, 7)
    )


def _glove(c: Shades) -> str:
    return (
        path(
            "M132 316V204l-38-40c-14-18 8-40 28-24l24 22V96c0-26 34-26 34 0 2-30 38-30 38 2"
            " 4-24 36-22 36 6v16c4-18 32-16 32 8v118c0 30-8 50-16 70z",
            c.base,
        )
        + path("M254 104c0 0 0 90-2 212h18c8-20 16-40 16-70V128c0-24-28-26-32-8z", c.dark)
        + line("M180 104v72M218 104v72M254 124v56", c.deep, 4)
        + rect(126, 290, 150, 36, c.deep, 10)
    )


def _sock(c: Shades) -> str:
    return (
        path(
            "M154 64h92v136c0 20 8 30 28 44l44 30c28 22 14 52-18 52h-72c-20 0-32-6-44-20l-22-28"
            "c-8-12-8-20-8-40z",
            c.base,
        )
        + path(
            "M222 64h24v136c0 20 8 30 28 44l44 30c28 22 14 52-18 52h-22c10-30-20-46-40-62"
            "-14-12-16-24-16-64z",
            c.dark,
        )
        + rect(146, 56, 108, 40, c.deep, 10)
        + path("M154 238c18 2 40 20 40 60l-10 8-22-28c-8-12-8-20-8-40z", c.pale)
        + line("M156 122h88M156 146h88M156 170h88", c.pale, 8)
    )


def _shoe(c: Shades) -> str:
    return (
        path("M66 168c24 14 50 8 62-18l92 60c26 16 60 18 92 26 22 6 30 26 30 48H66z", c.base)
        + path("M186 188l34 22c26 16 60 18 92 26 22 6 30 26 30 48H210c20-30 6-70-24-96z", c.dark)
        + path("M58 276h288v22c0 14-8 22-22 22H80c-14 0-22-8-22-22z", PAPER)
        + path("M58 300h288c0 12-8 20-22 20H80c-14 0-22-8-22-20z", METAL)
        + line("M150 176l-18 22M174 192l-18 22M198 208l-18 22", PAPER, 7)
        + line("M80 196c4 24 4 44 2 66", c.pale, 7)
    )


def _bag(c: Shades) -> str:
    return (
        line("M140 150c0-104 120-104 120 0", c.deep, 13)
        + path("M86 142h228l18 164c1 12-6 18-16 18H84c-10 0-17-6-16-18z", c.base)
        + path("M268 142h46l18 164c1 12-6 18-16 18h-44c4-60 2-120-4-182z", c.dark)
        + rect(132, 208, 136, 76, c.light, 10)
        + rect(132, 208, 136, 12, c.deep, 5)
        + disc(142, 158, 7, METAL)
        + disc(258, 158, 7, METAL)
    )


def _backpack(c: Shades) -> str:
    return (
        line("M168 92c0-44 64-44 64 0", INK, 11)
        + path(
            "M100 166c0-58 40-84 100-84s100 26 100 84v124c0 22-12 34-34 34H134c-22 0-34-12-34-34z",
            c.base,
        )
        + path("M244 88c36 10 56 36 56 78v124c0 22-12 34-34 34h-36c30-20 30-180 14-236z", c.dark)
        + rect(78, 216, 30, 84, c.deep, 12)
        + rect(292, 216, 30, 84, c.deep, 12)
        + rect(126, 206, 148, 98, c.light, 18)
        + rect(126, 224, 148, 8, c.deep, 4)
        + rect(190, 220, 20, 28, METAL, 5)
        + line("M130 156h140", c.deep, 6)
        + rect(176, 112, 48, 26, WOOD, 6)
    )


DRAWINGS: Mapping[str, Drawing] = {
    "backpack": _backpack,
    "bag": _bag,
    "dress": _dress,
    "glove": _glove,
    "hat": _hat,
    "jacket": _jacket,
    "scarf": _scarf,
    "shoe": _shoe,
    "sock": _sock,
    "sweater": _sweater,
    "tshirt": _tshirt,
}
