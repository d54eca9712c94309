"""The browser of one environment: a fresh tab per episode, one second per step."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable, Collection, Coroutine, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from playwright.async_api import Browser, BrowserContext, Dialog, Page
from playwright.async_api import Error as PlaywrightError

from webenv.browser.engine import Engine
from webenv.browser.spare import Spare
from webenv.browser.tab import Tab
from webenv.errors import ActionError, BrowserCrashed
from webenv.world.clock import Clock

Result = TypeVar("Result")

BLANK = "about:blank"


@dataclass(frozen=True)
class Cookie:
    """A cookie that the browser has from the start."""

    host: str
    name: str
    value: str


@dataclass(frozen=True)
class SessionOptions:
    """How a session's browser behaves.

    Attributes:
        script: Source of the observing script, put into every frame.
        viewport: Width and height in CSS pixels.
        patience: Seconds of real time after which a page counts as stuck.
        real_time: Let pages live on real time, for a person at the screen.
    """

    script: str
    viewport: tuple[int, int] = (1280, 720)
    patience: float = 15.0
    real_time: bool = False


class Session:
    """What an environment does with its browser.

    Args:
        engine: The process's browser.
        proxy_port: Port of the private internet on loopback.
        clock: The environment's clock, which pages follow.
        hosts: Sites whose stored data an episode leaves behind for clearing.
    """

    def __init__(
        self,
        engine: Engine,
        proxy_port: int,
        clock: Clock,
        hosts: Collection[str],
        options: SessionOptions,
    ) -> None:
        self.options = options
        self._engine = engine
        self._proxy_port = proxy_port
        self._clock = clock
        self._origins = [f"http://{host}" for host in hosts]
        self._context: BrowserContext | None = None
        self._tabs: list[Tab] = []
        self._active: Tab | None = None
        self._spare = Spare()
        self._pending: asyncio.Future[None] | None = None
        self._interrupted = False
        self._dialog_opened = asyncio.Event()
        self._page_opened = asyncio.Event()
        self._new_pages: list[Page] = []
        self._had_windows = False
        self._died: asyncio.Future[None] | None = None
        self.notices: list[str] = []

    # -- episodes ----------------------------------------------------------------

    async def begin(self, start_url: str, cookies: Sequence[Cookie]) -> None:
        """Start an episode in a new tab, with the start page open.

        Nothing of the episode before is left but the cache of the sites' files, which
        are the same in every episode.

        Raises:
            BrowserCrashed: Chromium died on the way.
        """
        with _crashes_named():
            browser = await self._engine.browser()
            if not self._lives_in(browser):
                await self.end()
                await self._open_context(browser)
            await self.leave()
            context = self._context
            assert context is not None
            tab, _ = await asyncio.gather(
                self._first_tab(),
                context.add_cookies(
                    [{"name": c.name, "value": c.value, "domain": c.host, "path": "/"}
                     for c in cookies]
                ),
            )  # fmt: skip
            self._active = self._adopt(tab)
            context.on("page", self._page_arrived)
            await self.act(lambda: self.navigate(start_url))

    def prepare_next(self) -> None:
        """Make the next episode's first tab ready in the background; a window would show it."""
        start = self._clock.start_timestamp
        if not self._engine.headed and self._context is not None:
            self._spare.prepare(lambda: self._open_tab(start))

    async def prepared(self) -> None:
        """Wait until the next episode's first tab is ready."""
        await self._spare.page()

    async def _first_tab(self) -> Tab:
        return await self._spare.take() or await self._open_tab(self._clock.timestamp)

    async def leave(self) -> None:
        """Close every tab and forget cookies and storage; the browser keeps running."""
        await self._cancel_pending()
        tabs, self._tabs, self._active, self._new_pages = self._tabs, [], None, []
        self._interrupted = self._had_windows = False
        self._dialog_opened.clear()
        self.notices = []
        context = self._context
        if context is None or not tabs:
            return
        context.remove_listener("page", self._page_arrived)
        with contextlib.suppress(PlaywrightError):
            await asyncio.gather(
                context.clear_cookies(),
                *(tabs[0].clear_storage(origin) for origin in self._origins),
            )
        spare = await self._spare.page()
        with contextlib.suppress(PlaywrightError):
            await asyncio.gather(*(page.close() for page in context.pages if page is not spare))

    async def end(self) -> None:
        """Drop the context with everything in it."""
        await self._cancel_pending()
        context, self._context = self._context, None
        self._tabs, self._active = [], None
        await self._spare.drop()
        if context is not None:
            with contextlib.suppress(PlaywrightError):
                await context.close()

    async def _open_context(self, browser: Browser) -> None:
        self._died = asyncio.get_running_loop().create_future()
        browser.once("disconnected", lambda _: self._die("Chromium has died."))
        width, height = self.options.viewport
        self._context = await browser.new_context(
            proxy={"server": f"http://127.0.0.1:{self._proxy_port}", "bypass": "<-loopback>"},
            viewport={"width": width, "height": height},
            device_scale_factor=1,
            locale="en-US",
            timezone_id="UTC",
            color_scheme="light",
            reduced_motion="reduce",
            accept_downloads=False,
            service_workers="block",
        )
        if not self.options.real_time:
            await self._context.add_init_script(_page_start())

    def _lives_in(self, browser: Browser) -> bool:
        """Whether there is a context of this browser in which nothing has crashed."""
        died = self._died is not None and self._died.done()
        return self._context is not None and self._context.browser is browser and not died

    async def _cancel_pending(self) -> None:
        pending, self._pending = self._pending, None
        if pending is not None:
            pending.cancel()
            await asyncio.gather(pending, return_exceptions=True)

    # -- one step ----------------------------------------------------------------

    async def act(self, operation: Callable[[], Awaitable[None]]) -> None:
        """Do something to the page, then let one second of its time pass.

        Ends early when the page opens a dialog: what was going on goes on once
        `answer_dialog` has closed it.

        Raises:
            ActionError: The operation cannot be done, or a dialog is open.
            BrowserCrashed: The browser or the page died.
        """
        if self.dialog is not None:
            raise ActionError(
                f'The page shows a dialog ("{self.dialog.message}") and waits. '
                "Accept or dismiss it first."
            )
        with _crashes_named():
            await self._until_dialog(self._operate(operation))

    async def pass_time(self) -> None:
        """Let one second pass without doing anything."""
        await self.act(_nothing)

    async def answer_dialog(self, accept: bool, text: str | None = None) -> None:
        """Close the open dialog and let the page go on.

        Raises:
            ActionError: There is no dialog.
        """
        dialog = self.dialog
        if dialog is None:
            raise ActionError("There is no dialog to accept or dismiss.")
        self._dialog_opened.clear()
        for tab in self._tabs:
            tab.dialog = None
        with _crashes_named():
            await (dialog.accept(text or "") if accept else dialog.dismiss())
            pending, self._pending = self._pending, None
            await self._until_dialog(self._resume(pending))

    async def _operate(self, operation: Callable[[], Awaitable[None]]) -> None:
        self._interrupted = False
        await operation()
        if not self._interrupted:
            await self._settle()

    async def _resume(self, pending: asyncio.Future[None] | None) -> None:
        if pending is not None:
            await pending
        self._interrupted = False
        await self._settle()

    async def _until_dialog(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.ensure_future(work)
        opened = asyncio.ensure_future(self._dialog_opened.wait())
        await self._unless_dead(task, opened)
        opened.cancel()
        if task.done():
            task.result()
        else:
            self._interrupted = True
            self._pending = task

    async def _unless_dead(self, task: asyncio.Future[Any], *others: asyncio.Future[Any]) -> None:
        """Wait for the task or one of the others.

        Raises:
            BrowserCrashed: The browser died before; Playwright would wait for ever.
        """
        died = self._died
        assert died is not None
        await asyncio.wait({task, died, *others}, return_when=asyncio.FIRST_COMPLETED)
        if died.done() and not task.done():
            for waiting in (task, *others):
                waiting.cancel()
            await asyncio.gather(task, return_exceptions=True)
            died.result()

    async def _settle(self) -> None:
        """Let one second pass in every tab; then show the windows that it opened."""
        for tab in [self.tab, *(tab for tab in self._tabs if tab is not self._active)]:
            await self._run_second(tab)
        while new := await self._adopt_new_pages():
            for tab in new:
                await self._run_second(tab)

    async def _run_second(self, tab: Tab) -> None:
        if tab not in self._tabs:
            return
        if self.options.real_time:
            at_rest = await tab.loaded()
        else:
            target = self._clock.timestamp + 1.0
            at_rest = await tab.run_until(target, alone=not self._had_windows)
        if not at_rest:
            self.notices.append(
                f"The page at {tab.page.url} was still busy after "
                f"{self.options.patience:g} s and is shown as it is."
            )

    # -- tabs --------------------------------------------------------------------

    @property
    def tab(self) -> Tab:
        """The tab that is shown."""
        if self._active is None:
            raise BrowserCrashed("The environment has no open tab.")
        return self._active

    @property
    def tabs(self) -> tuple[Tab, ...]:
        """All tabs in the order in which they were opened."""
        return tuple(self._tabs)

    @property
    def dialog(self) -> Dialog | None:
        """The dialog that holds the page up, or None."""
        for tab in self._tabs:
            if tab.dialog is not None:
                return tab.dialog
        return None

    async def navigate(self, url: str) -> None:
        """Open an address in the active tab."""
        try:
            await self.tab.page.goto(url, wait_until="commit", timeout=self._patience_ms)
        except PlaywrightError as problem:
            if _is_crash(problem):
                raise
            raise ActionError(f"{url} could not be opened: {_first_line(problem)}") from None

    async def history(self, step: int) -> None:
        """Go back (-1) or forward (1) in the active tab.

        Raises:
            ActionError: There is no such page in the history.
        """
        past = await self.tab.cdp.send("Page.getNavigationHistory")
        index = past["currentIndex"] + step
        if not 0 <= index < len(past["entries"]) or past["entries"][index]["url"] == BLANK:
            raise ActionError(f"There is no page to go {'back' if step < 0 else 'forward'} to.")
        page = self.tab.page
        go = page.go_back if step < 0 else page.go_forward
        await go(wait_until="commit", timeout=self._patience_ms)

    async def reload(self) -> None:
        """Load the active tab's page again."""
        await self.tab.page.reload(wait_until="commit", timeout=self._patience_ms)

    async def open_tab(self) -> None:
        """Open an empty tab and show it."""
        self._active = self._adopt(await self._open_tab(self._clock.timestamp))

    async def show_tab(self, tab: Tab) -> None:
        """Bring a tab to the front."""
        self._active = tab
        await tab.page.bring_to_front()

    async def close_tab(self) -> None:
        """Close the active tab and show the one opened last.

        Raises:
            ActionError: It is the only one.
        """
        if len(self._tabs) == 1:
            raise ActionError("The only tab cannot be closed.")
        tab = self.tab
        self._forget(tab)
        await tab.page.close()

    @property
    def _patience_ms(self) -> float:
        return self.options.patience * 1000

    async def _open_tab(self, now: float) -> Tab:
        assert self._context is not None
        opening = asyncio.ensure_future(self._context.new_page())
        await self._unless_dead(opening)
        taking = asyncio.ensure_future(self._take_charge(opening.result(), now))
        await self._unless_dead(taking)
        return taking.result()

    async def _take_charge(self, page: Page, now: float) -> Tab:
        stop_at = None if self.options.real_time else now
        return await Tab.open(page, self.options.script, self.options.patience, stop_at)

    def _adopt(self, tab: Tab) -> Tab:
        page = tab.page
        self._tabs.append(tab)
        self._had_windows = self._had_windows or len(self._tabs) > 1
        page.on("dialog", lambda dialog: self._dialog_arrived(tab, dialog))
        page.on("crash", lambda _: self._die(f"The page at {page.url} has crashed."))
        page.on("close", lambda _: self._forget(tab))
        return tab

    def _page_arrived(self, page: Page) -> None:
        self._new_pages.append(page)
        self._page_opened.set()

    async def _adopt_new_pages(self) -> list[Tab]:
        """Take charge of the windows that pages have opened; show the newest.

        They loaded before their clock was ours, so they are loaded once more.
        """
        await self._await_new_pages()
        adopted: list[Tab] = []
        while self._new_pages:
            page = self._new_pages.pop(0)
            if page.is_closed() or any(tab.page is page for tab in self._tabs):
                continue
            self._active = self._adopt(await self._take_charge(page, self._clock.timestamp))
            adopted.append(self._active)
            if page.url.startswith("http") and not self.options.real_time:
                await self.reload()
        return adopted

    async def _await_new_pages(self) -> None:
        """Wait for the tabs of windows that pages say they have opened."""
        expected = sum(tab.windows_opened for tab in self._tabs)
        for tab in self._tabs:
            tab.windows_opened = 0
        if not expected and not self._new_pages:
            return
        spare = await self._spare.page()
        self._new_pages = [page for page in self._new_pages if page is not spare]
        while len(self._new_pages) < expected:
            self._page_opened.clear()
            try:
                await asyncio.wait_for(self._page_opened.wait(), 2.0)
            except TimeoutError:
                return

    def _forget(self, tab: Tab) -> None:
        if tab in self._tabs:
            self._tabs.remove(tab)
        if tab is self._active:
            self._active = self._tabs[-1] if self._tabs else None

    def _dialog_arrived(self, tab: Tab, dialog: Dialog) -> None:
        tab.dialog = dialog
        self._dialog_opened.set()

    def _die(self, reason: str) -> None:
        if self._died is not None and not self._died.done() and self._context is not None:
            self._died.set_exception(BrowserCrashed(reason))
            self._died.exception()


@contextlib.contextmanager
def _crashes_named() -> Any:
    """Turn Playwright's many words for a dead browser into ours."""
    try:
        yield
    except PlaywrightError as problem:
        if _is_crash(problem):
            raise BrowserCrashed(_first_line(problem)) from problem
        raise


async def _nothing() -> None:
    await asyncio.sleep(0)


def _is_crash(problem: PlaywrightError) -> bool:
    told = str(problem).lower()
    return "closed" in told or "crashed" in told or "disconnected" in told


def _first_line(problem: PlaywrightError) -> str:
    return problem.message.splitlines()[0]


@cache
def _page_start() -> str:
    return (Path(__file__).parent / "page_start.js").read_text("utf-8")
