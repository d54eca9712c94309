"""One tab: a page, its share of virtual time, and the script that reads it."""

from __future__ import annotations

import asyncio
import contextlib
import json
from typing import Any

from playwright.async_api import CDPSession, Dialog, Page
from playwright.async_api import Error as PlaywrightError
from playwright.async_api import TimeoutError as PlaywrightTimeout

from webenv.browser.mouse import Mouse
from webenv.errors import BrowserCrashed

WORLD_NAME = "webenv"
"""Name of the isolated world in which the observing script lives."""

_STEP_MS = 1000
_FIRST_MS = 10
"""What an action sets going at once, submitting a form say, happens in this time."""

_NAVIGATION_ENDS = (
    "Page.frameNavigated",
    "Page.navigatedWithinDocument",
    "Page.frameStoppedLoading",
    "Page.frameDetached",
    "Page.downloadWillBegin",
)

_LEAD_MS = 60_000
"""A page whose clock is further off than this does not run on virtual time yet."""


class Tab:
    """A page of a session, driven over the DevTools protocol.

    Args:
        page: Playwright's page.
        cdp: A protocol session of that page.
        script: Source of the observing script.
        patience: Seconds of real time after which a page counts as stuck.
    """

    def __init__(self, page: Page, cdp: CDPSession, script: str, patience: float) -> None:
        self.page = page
        self.cdp = cdp
        self.mouse = Mouse(cdp)
        self.title = ""
        self.dialog: Dialog | None = None
        self.windows_opened = 0
        self._main_frame = ""
        self._script = script
        self._patience = patience
        self._worlds: dict[str, int] = {}
        self._expired: asyncio.Future[None] | None = None
        self._navigating: set[str] = set()
        self._navigated = asyncio.Event()

    @classmethod
    async def open(cls, page: Page, script: str, patience: float, stop_at: float | None) -> Tab:
        """Take charge of a page.

        Args:
            stop_at: Moment at which the page's clock is stopped, in seconds since 1970;
                it must stand before a page is opened, or scripts see the machine's
                time. None leaves the page on real time.
        """
        cdp = await page.context.new_cdp_session(page)
        tab = cls(page, cdp, script, patience)
        cdp.on("Runtime.executionContextCreated", tab._world_created)
        cdp.on("Runtime.executionContextDestroyed", tab._world_destroyed)
        cdp.on("Runtime.executionContextsCleared", lambda _: tab._worlds.clear())
        cdp.on("Emulation.virtualTimeBudgetExpired", tab._budget_expired)
        cdp.on("Page.windowOpen", tab._window_opened)
        cdp.on("Page.frameRequestedNavigation", tab._navigation_requested)
        for ending in _NAVIGATION_ENDS:
            cdp.on(ending, tab._navigation_ended)
        in_every_frame = {"source": script, "worldName": WORLD_NAME, "runImmediately": True}
        commands = [
            cdp.send("Page.getFrameTree"),
            cdp.send("Page.enable"),
            cdp.send("Runtime.enable"),
            cdp.send("Page.addScriptToEvaluateOnNewDocument", in_every_frame),
        ]
        if stop_at is not None:
            policy = {"policy": "pause", "initialVirtualTime": stop_at}
            commands.append(cdp.send("Emulation.setVirtualTimePolicy", policy))
        frames, *_ = await asyncio.gather(*commands)
        tab._main_frame = frames["frameTree"]["frame"]["id"]
        return tab

    async def clear_storage(self, origin: str) -> None:
        """Forget what pages of an origin have stored in the browser."""
        await self.cdp.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": "all"})

    def _world_created(self, event: dict[str, Any]) -> None:
        context = event["context"]
        if context["name"] == WORLD_NAME:
            self._worlds[context["auxData"]["frameId"]] = context["id"]

    def _world_destroyed(self, event: dict[str, Any]) -> None:
        gone = event["executionContextId"]
        self._worlds = {frame: world for frame, world in self._worlds.items() if world != gone}

    def _budget_expired(self, _: object) -> None:
        if self._expired is not None and not self._expired.done():
            self._expired.set_result(None)

    def _window_opened(self, _: object) -> None:
        self.windows_opened += 1

    async def run_until(self, target: float, *, alone: bool) -> bool:
        """Run the page's timers up to a moment at once, a second's worth at most.

        Requests that the page makes are waited for; then it stands still.

        Args:
            target: Seconds since 1970 at which the page's clock is to stop.
            alone: No other tab can share this page's process. Tabs that do share
                its clock, so that the one has already moved for the other.

        Returns:
            False if the page did not come to rest within the patience.
        """
        start = target - _STEP_MS / 1000
        left = _STEP_MS if alone else await self._time_left(target)
        if not await self._spend(min(_FIRST_MS, left), start):
            return False
        moved = await self._navigations_over()
        left = left - _FIRST_MS if alone and not moved else await self._time_left(target)
        at_rest = await self._spend(max(left, 1), start)
        if at_rest and await self._navigations_over():
            at_rest = await self._spend(await self._time_left(target), start)
        return at_rest

    async def _spend(self, budget: int, start: float) -> bool:
        """Run timers for so many milliseconds; False if that took longer than the patience."""
        self._expired = asyncio.get_running_loop().create_future()
        await self.cdp.send(
            "Emulation.setVirtualTimePolicy",
            {
                "policy": "pauseIfNetworkFetchesPending",
                "budget": budget,
                "initialVirtualTime": start,
                "maxVirtualTimeTaskStarvationCount": 100_000,
            },
        )
        try:
            await asyncio.wait_for(self._expired, self._patience)
        except TimeoutError:
            return False
        return True

    async def _navigations_over(self) -> bool:
        """Wait until each page that is on its way has replaced the one before.

        Virtual time does not wait for a page that a task has just asked for: the time
        left may be used up before its request has left the process.

        Returns:
            Whether there was any.
        """
        if not self._navigating:
            return False
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._navigated.wait(), self._patience)
        self._navigating.clear()
        return True

    def _navigation_requested(self, event: dict[str, Any]) -> None:
        if event.get("disposition", "currentTab") == "currentTab":
            self._navigating.add(event["frameId"])
            self._navigated.clear()

    def _navigation_ended(self, event: dict[str, Any]) -> None:
        self._navigating.discard(event.get("frameId") or event.get("frame", {}).get("id"))
        if not self._navigating:
            self._navigated.set()

    async def next_frame(self) -> None:
        """Wait until the page has been drawn, on real time: 16 ms at most.

        Scrolling tells a page's listeners only then.
        """
        request = {
            "expression": "new Promise((drawn) => requestAnimationFrame(() => drawn(1)))",
            "contextId": await self.observing_world(),
            "awaitPromise": True,
        }
        await self._ask(request)

    async def loaded(self) -> bool:
        """Wait, on real time, until the page and what it asks for have arrived.

        Returns:
            False if that took longer than the patience.
        """
        try:
            await self.page.wait_for_load_state("load", timeout=self._patience * 1000)
            await self.page.wait_for_load_state("networkidle", timeout=self._patience * 1000)
        except PlaywrightTimeout:
            return False
        return True

    async def _time_left(self, target: float) -> int:
        """Milliseconds until the target on the page's own clock, at least 1.

        The page's own world is asked, for it is there even while one page replaces another.
        """
        reply = await self._ask({"expression": "Date.now()"})
        left = round(target * 1000 - reply["result"]["value"])
        is_ours = abs(left) <= _LEAD_MS
        return min(max(left, 1), _STEP_MS) if is_ours else _STEP_MS

    async def call(self, function: str, *arguments: object, frame: str | None = None) -> Any:
        """Call a function of the observing script in a frame.

        Args:
            frame: Id of the frame; None is the main frame.

        Returns:
            The function's answer, decoded from JSON.

        Raises:
            BrowserCrashed: The page's script engine does not answer.
        """
        return json.loads(await self.call_text(function, *arguments, frame=frame))

    async def call_text(self, function: str, *arguments: object, frame: str | None = None) -> str:
        """Like `call`, and leaves the answer as the text that it is."""
        listed = ",".join(json.dumps(argument) for argument in arguments)
        reply = await self._evaluate(f"webenv.{function}({listed})", frame)
        return str(reply["value"])

    async def node_frame(self, expression: str, frame: str | None = None) -> str | None:
        """The id of the frame that an <iframe> element holds."""
        reply = await self._evaluate(expression, frame, by_value=False)
        described = await self.cdp.send("DOM.describeNode", {"objectId": reply["objectId"]})
        found: str | None = described["node"].get("frameId")
        return found

    async def quad(self, expression: str, frame: str | None = None) -> list[float]:
        """The corners of an element in the main viewport: x1, y1, … x4, y4."""
        reply = await self._evaluate(expression, frame, by_value=False)
        found = await self.cdp.send("DOM.getContentQuads", {"objectId": reply["objectId"]})
        quad: list[float] = found["quads"][0]
        return quad

    async def _evaluate(
        self, expression: str, frame: str | None, by_value: bool = True
    ) -> dict[str, Any]:
        request = {
            "expression": expression,
            "contextId": await self.observing_world(frame),
            "returnByValue": by_value,
        }
        try:
            reply = await self._ask(request)
        except PlaywrightError as problem:
            if "Cannot find context" not in str(problem) or not await self.loaded():
                raise
            return await self._evaluate(expression, frame, by_value)
        if "exceptionDetails" in reply:
            details = reply["exceptionDetails"]
            told = details.get("exception", {}).get("description") or details.get("text")
            raise BrowserCrashed(f"The observing script failed on {self.page.url}: {told}")
        result: dict[str, Any] = reply["result"]
        return result

    async def _ask(self, request: dict[str, Any]) -> dict[str, Any]:
        try:
            return await asyncio.wait_for(
                self.cdp.send("Runtime.evaluate", request), self._patience
            )
        except TimeoutError:
            raise BrowserCrashed(f"{self.page.url} does not answer any more.") from None

    async def observing_world(self, frame: str | None = None) -> int:
        """Id of the isolated world in which the observing script of a frame lives."""
        frame_id = frame or self._main_frame
        if frame_id not in self._worlds:
            made = await self.cdp.send(
                "Page.createIsolatedWorld", {"frameId": frame_id, "worldName": WORLD_NAME}
            )
            world = int(made["executionContextId"])
            await self.cdp.send(
                "Runtime.evaluate", {"expression": self._script, "contextId": world}
            )
            self._worlds[frame_id] = world
        return self._worlds[frame_id]
