"""Pictures of products, drawn on request."""

from __future__ import annotations

import re
from functools import lru_cache

from starlette.responses import Response

from webenv.sites.shop.art import DRAWINGS, draw
from webenv.sites.shop.site import site

_NAME = re.compile(r"([a-z-]+)-([0-9a-f]{6})(?:-(close|set))?")


@site.file("/media/{name}.svg")
def product_picture(name: str) -> Response:
    """The drawing of a product in its colour; "-close" and "-set" are other views."""
    match = _NAME.fullmatch(name)
    if match is None or match[1] not in DRAWINGS:
        return Response(status_code=404)
    headers = {"cache-control": "max-age=86400, immutable"}
    svg = _draw(match[1], f"#{match[2]}", match[3] or "whole")
    return Response(svg, media_type="image/svg+xml", headers=headers)


_draw = lru_cache(maxsize=512)(draw)
