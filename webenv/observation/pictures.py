"""Screenshots, plain and with a mark at each element that can be acted on."""

from __future__ import annotations

import base64
import io
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from webenv.browser.tab import Tab
from webenv.observation.snapshot import Node

Picture = NDArray[np.uint8]
"""Pixels, uint8, height × width × 3."""

_COLOURS = ((200, 30, 60), (20, 90, 200), (0, 120, 80), (150, 60, 180), (190, 90, 0))
_MARKED = frozenset(
    {
        "button", "link", "textbox", "searchbox", "combobox", "listbox", "option", "checkbox",
        "radio", "switch", "slider", "spinbutton", "tab", "menuitem", "menuitemcheckbox",
        "menuitemradio", "treeitem", "iframe", "generic",
    }
)  # fmt: skip


async def screenshot(tab: Tab) -> Picture:
    """The viewport of a tab."""
    shot = await tab.cdp.send("Page.captureScreenshot", {"format": "png", "optimizeForSpeed": True})
    image = Image.open(io.BytesIO(base64.b64decode(shot["data"]))).convert("RGB")
    return np.asarray(image, dtype=np.uint8)


def draw_marks(picture: Picture, nodes: Iterable[Node]) -> Picture:
    """A copy of a screenshot in which each visible interactive node carries its ref."""
    image = Image.fromarray(picture)
    pen = ImageDraw.Draw(image)
    font = ImageFont.load_default(11)
    shown = [node for node in nodes if node.role in _MARKED and node.ref and node.in_view]
    for number, node in enumerate(shown):
        box, colour = node.box, _COLOURS[number % len(_COLOURS)]
        if box is None:
            continue
        right, bottom = box.x + box.width, box.y + box.height
        pen.rectangle((box.x, box.y, right, bottom), outline=colour, width=2)
        label = str(node.ref)
        left, top = max(box.x, 0), max(box.y - 12, 0)
        width = pen.textlength(label, font=font)
        pen.rectangle((left, top, left + width + 4, top + 13), fill=colour)
        pen.text((left + 2, top), label, fill=(255, 255, 255), font=font)
    return np.asarray(image, dtype=np.uint8)
