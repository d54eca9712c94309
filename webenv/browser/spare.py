"""The tab of the next episode, made ready while the agent is busy with this one."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable

from playwright.async_api import Error as PlaywrightError
from playwright.async_api import Page

from webenv.browser.tab import Tab
from webenv.errors import BrowserCrashed


class Spare:
    """At most one empty tab that nobody uses yet.

    A tab brings a process of its own, which takes about a third of a reset to start.
    """

    def __init__(self) -> None:
        self._opening: asyncio.Task[Tab] | None = None

    def prepare(self, open_tab: Callable[[], Awaitable[Tab]]) -> None:
        """Begin to open a tab; the loop goes on with it in the background."""
        self._opening = asyncio.ensure_future(_opened(open_tab))

    async def page(self) -> Page | None:
        """The page of the tab, once it is open; None if there is none."""
        tab = await self._tab()
        return tab.page if tab else None

    async def take(self) -> Tab | None:
        """The tab, for good; None if there is none or it has not survived."""
        tab = await self._tab()
        self._opening = None
        return tab if tab and not tab.page.is_closed() else None

    async def drop(self) -> None:
        """Close the tab."""
        tab = await self.take()
        if tab is not None:
            with contextlib.suppress(PlaywrightError):
                await tab.page.close()

    async def _tab(self) -> Tab | None:
        if self._opening is None:
            return None
        with contextlib.suppress(PlaywrightError, BrowserCrashed):
            return await self._opening
        return None


async def _opened(open_tab: Callable[[], Awaitable[Tab]]) -> Tab:
    return await open_tab()
