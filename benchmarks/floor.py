"""The floor: what bare Playwright needs for the same clicks and the same page loads.

Its only observation is one trivial evaluate, so nothing that observes can be faster
than this with Playwright.
"""

from __future__ import annotations

from playwright.async_api import Browser, Page


class Floor:
    """A page driven by Playwright alone, through the same proxy."""

    def __init__(self, browser: Browser, port: int) -> None:
        self._browser = browser
        self._proxy = {"server": f"http://127.0.0.1:{port}", "bypass": "<-loopback>"}
        self._page: Page | None = None

    async def reset(self, url: str) -> None:
        """A new context with the page loaded; to be closed before the next."""
        context = await self._browser.new_context(
            proxy=self._proxy,  # type: ignore[arg-type]
            viewport={"width": 1280, "height": 720},
        )
        self._page = await context.new_page()
        await self._page.goto(url, wait_until="load")
        await self._observe()

    async def click(self, point: tuple[float, float], screenshot: bool) -> None:
        """A click that stays on the page."""
        await self.page.mouse.click(*point)
        await self._observe(screenshot)

    async def find_and_click(self, selector: str) -> None:
        """A click as scripts have it: Playwright finds the element and waits for it to be still."""
        await self.page.locator(selector).first.click()
        await self._observe()

    async def follow(self, point: tuple[float, float], screenshot: bool) -> None:
        """A click that opens another page, whose load is awaited."""
        async with self.page.expect_navigation(wait_until="load"):
            await self.page.mouse.click(*point)
        await self._observe(screenshot)

    async def point(self, selector: str) -> tuple[float, float]:
        """The middle of an element."""
        box = await self.page.locator(selector).first.bounding_box()
        assert box is not None
        return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2

    async def _observe(self, screenshot: bool = False) -> None:
        await self.page.evaluate("1")
        if screenshot:
            await self.page.screenshot()

    @property
    def page(self) -> Page:
        """The open page."""
        assert self._page is not None
        return self._page

    async def close(self) -> None:
        """Drop the context."""
        if self._page is not None:
            await self._page.context.close()
            self._page = None
