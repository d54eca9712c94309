"""Drawings for nights under canvas."""

from __future__ import annotations

from collections.abc import Mapping

from webenv.sites.shop.art.shapes import INK, WOOD_DARK, Drawing, Shades, line, path


def _tent(c: Shades) -> str:
    return (
        line("M200 92l-6-22M40 318l-14 8M360 318l14 8", WOOD_DARK, 6)
        + path("M200 92L44 322h312z", c.base)
        + path("M200 92l156 230H244z", c.dark)
        + path("M200 92l44 230H138z", c.light)
        + path("M200 142l26 180h-58z", INK)
        + path("M200 142l-32 180h-22z", c.pale)
        + line("M200 92L44 322M200 92l156 230", c.deep, 5)
    )


DRAWINGS: Mapping[str, Drawing] = {"tent": _tent}
