"""Drawings of electronics."""

from __future__ import annotations

from collections.abc import Mapping

from webenv.sites.shop.art.shapes import (
    GLOW,
    INK,
    METAL,
    METAL_DARK,
    PAPER,
    Drawing,
    Shades,
    disc,
    line,
    oval,
    path,
    rect,
    turned,
)


def _headphones(c: Shades) -> str:
    return (
        line("M94 238c-4-176 216-176 212 0", c.deep, 20)
        + line("M108 172c30-86 154-86 184 0", c.light, 7)
        + rect(72, 214, 60, 104, c.base, 26)
        + rect(268, 214, 60, 104, c.base, 26)
        + rect(118, 222, 26, 88, INK, 12)
        + rect(256, 222, 26, 88, INK, 12)
        + line("M88 242v48M312 242v48", c.pale, 7)
    )


def _speaker(c: Shades) -> str:
    return (
        rect(112, 76, 176, 248, c.base, 30)
        + path("M252 76h6c18 0 30 12 30 30v188c0 18-12 30-30 30h-6z", c.dark)
        + disc(196, 232, 66, c.deep)
        + disc(196, 232, 48, INK)
        + disc(196, 232, 20, METAL_DARK)
        + disc(196, 128, 34, c.deep)
        + disc(196, 128, 20, INK)
        + disc(196, 128, 7, METAL)
        + line("M160 204c10-14 24-20 38-20", c.pale, 6)
    )


def _keyboard(c: Shades) -> str:
    keys = "".join(
        rect(76 + column * 25 + row * 4, 176 + row * 30, 20, 22, c.pale, 5)
        for row in range(3)
        for column in range(10 if row < 2 else 9)
    )
    return (
        rect(52, 164, 296, 146, c.dark, 20)
        + rect(52, 154, 296, 146, c.base, 20)
        + keys
        + rect(84, 266, 34, 22, c.light, 5)
        + rect(124, 266, 150, 22, c.pale, 5)
        + rect(280, 266, 34, 22, "#c4593a", 5)
    )


def _mouse(c: Shades) -> str:
    return (
        line("M200 98c0-40 60-22 60-62", INK, 6)
        + path("M200 94c58 0 88 46 88 118s-36 112-88 112-88-40-88-112 30-118 88-118z", c.base)
        + path(
            "M200 94c58 0 88 46 88 118s-36 112-88 112c40-20 58-60 58-112 0-60-20-104-58-118z",
            c.dark,
        )
        + line("M200 96v92M114 196c54 12 118 12 172 0", c.deep, 5)
        + rect(189, 126, 22, 48, INK, 11)
        + rect(195, 136, 10, 20, METAL, 5)
        + line("M136 168c6-18 16-32 28-40", c.pale, 7)
    )


def _monitor(c: Shades) -> str:
    return (
        path("M172 262h56l10 52h-76z", METAL_DARK)
        + rect(130, 308, 140, 16, METAL, 8)
        + rect(54, 80, 292, 192, c.deep, 16)
        + rect(66, 92, 268, 160, c.base, 6)
        + path("M66 252V206c50-44 90-8 130-26s84-62 138-24v96z", c.dark)
        + disc(266, 132, 22, c.pale)
        + line("M86 112h70M86 130h44", c.pale, 7)
        + disc(200, 262, 4, METAL)
    )


def _cable(c: Shades) -> str:
    return (
        line("M118 246c-70-20-58-130 34-130 120 0 40 150 140 150 66 0 60-92 4-106", c.dark, 16)
        + line("M118 242c-70-20-58-130 34-130 120 0 40 150 140 150 66 0 60-92 4-106", c.base, 12)
        + rect(106, 228, 64, 46, INK, 10)
        + rect(168, 236, 34, 30, METAL, 4)
        + rect(178, 242, 8, 7, INK)
        + rect(178, 253, 8, 7, INK)
        + rect(246, 124, 52, 36, INK, 10)
        + rect(220, 131, 28, 22, METAL, 9)
    )


def _charger(c: Shades) -> str:
    return (
        rect(164, 74, 14, 50, METAL, 4)
        + rect(222, 74, 14, 50, METAL, 4)
        + rect(118, 116, 164, 184, c.dark, 34)
        + rect(118, 108, 164, 184, c.base, 34)
        + path("M210 138l-46 74h32l-10 56 52-80h-34z", c.pale)
        + line("M200 300c0 30 60 6 60 36", INK, 8)
        + rect(182, 288, 36, 18, INK, 6)
    )


def _camera(c: Shades) -> str:
    return (
        path("M152 112l14-30h68l14 30z", c.deep)
        + rect(66, 108, 268, 196, c.base, 28)
        + rect(66, 160, 268, 92, c.dark)
        + disc(200, 208, 80, METAL)
        + disc(200, 208, 66, INK)
        + disc(200, 208, 46, "#31536b")
        + disc(200, 208, 24, INK)
        + disc(180, 186, 12, "#9cc3d8")
        + rect(86, 96, 46, 16, INK, 6)
        + disc(300, 136, 12, GLOW)
        + line("M88 132h48", c.pale, 7)
    )


def _watch(c: Shades) -> str:
    return (
        path("M156 40h88l10 90H146z", c.base)
        + path("M146 270h108l-10 90h-88z", c.base)
        + path("M222 40h22l10 90h-24zM230 270h24l-10 90h-24z", c.dark)
        + disc(200, 200, 92, METAL_DARK)
        + disc(200, 196, 92, METAL)
        + disc(200, 196, 74, PAPER)
        + rect(288, 186, 18, 22, METAL_DARK, 5)
        + line("M200 136v8M200 248v8M140 196h8M252 196h8", INK, 7)
        + line("M200 196v-40", INK, 8)
        + line("M200 196l34 20", INK, 6)
        + disc(200, 196, 7, "#c4593a")
        + line("M186 350v-22M200 350v-22", c.deep, 4)
    )


def _torch(c: Shades) -> str:
    return turned(
        -32,
        path("M286 156l112-60v210l-112-62z", GLOW),
        path("M222 172l70-24v104l-70-24z", c.dark),
        rect(282, 144, 18, 112, METAL, 6),
        rect(60, 170, 170, 60, c.base, 16),
        rect(60, 200, 170, 30, c.dark, 12),
        rect(128, 162, 44, 14, INK, 6),
        line("M84 184v32M104 184v32M196 184v32", c.deep, 5),
    )


def _helmet(c: Shades) -> str:
    return (
        path("M72 236c0-92 58-146 132-146s128 54 130 132c0 12-8 18-20 18z", c.base)
        + path("M232 92c60 10 100 62 102 130 0 12-8 18-20 18h-46c8-60-4-112-36-148z", c.dark)
        + path("M72 236h242c12 0 20-6 20-18l20 26c4 8 0 14-10 14H82c-8 0-10-8-10-22z", c.deep)
        + path("M122 188c10-30 28-48 52-58l-4 50zM190 126c14-2 28 0 40 6v46h-44z", INK)
        + line("M118 258c14 44 36 62 76 64M262 258c-12 40-34 58-68 64", INK, 7)
        + rect(180, 312, 34, 16, METAL, 6)
        + oval(104, 214, 8, 18, c.pale)
    )


DRAWINGS: Mapping[str, Drawing] = {
    "cable": _cable,
    "camera": _camera,
    "charger": _charger,
    "headphones": _headphones,
    "helmet": _helmet,
    "keyboard": _keyboard,
    "monitor": _monitor,
    "mouse": _mouse,
    "speaker": _speaker,
    "torch": _torch,
    "watch": _watch,
}
