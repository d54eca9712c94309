"""The mouse of a tab: input events sent straight over the DevTools protocol."""

from __future__ import annotations

import asyncio
from typing import Any

from playwright.async_api import CDPSession

Point = tuple[float, float]


class Mouse:
    """Moves, clicks and drags in one tab.

    Playwright's own mouse waits for timers of the page when it drags, and those
    stand still between steps; this one needs none.
    """

    def __init__(self, cdp: CDPSession) -> None:
        self._cdp = cdp
        self._carried: dict[str, Any] | None = None
        self._intercepts = False
        cdp.on("Input.dragIntercepted", self._picked_up)

    async def move(self, x: float, y: float) -> None:
        """Move to a point of the viewport."""
        await self._send("mouseMoved", (x, y), "none", 0)

    async def click(self, x: float, y: float, button: str = "left", count: int = 1) -> None:
        """Move to a point and click there, `count` times in quick succession.

        The events are sent together: Chromium keeps back a lone movement until it
        draws the next frame, and hands it on at once when a press follows.
        """
        point = (x, y)
        events = [self.move(x, y)]
        for number in range(1, count + 1):
            events.append(self._send("mousePressed", point, button, number))
            events.append(self._send("mouseReleased", point, button, number))
        await asyncio.gather(*events)

    async def drag(self, start: Point, end: Point) -> None:
        """Press at one point, move to another, let go."""
        await self._intercept_drags()
        self._carried = None
        middle = ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
        nearby = (start[0] + (6 if end[0] >= start[0] else -6), start[1])
        await self.move(*start)
        await self._send("mousePressed", start, "left", 1)
        for point in (nearby, middle, end, end):
            if self._carried is None:
                await self._send("mouseMoved", point, "left", 0)
        if self._carried is not None:
            for kind in ("dragEnter", "dragOver", "drop"):
                await self._carry(kind, end)
        await self._send("mouseReleased", end, "left", 1)
        self._carried = None

    async def _intercept_drags(self) -> None:
        if not self._intercepts:
            await self._cdp.send("Input.setInterceptDrags", {"enabled": True})
            self._intercepts = True

    def _picked_up(self, event: dict[str, Any]) -> None:
        self._carried = event["data"]

    async def _carry(self, kind: str, point: Point) -> None:
        place = {"x": point[0], "y": point[1]}
        await self._cdp.send(
            "Input.dispatchDragEvent", {"type": kind, "data": self._carried, **place}
        )

    async def _send(self, kind: str, point: Point, button: str, count: int) -> None:
        event: dict[str, Any] = {"type": kind, "x": point[0], "y": point[1], "button": button}
        if kind != "mouseMoved":
            event["clickCount"] = count
        if kind != "mouseReleased" and button != "none":
            event["buttons"] = 2 if button == "right" else 1
        await self._cdp.send("Input.dispatchMouseEvent", event)
