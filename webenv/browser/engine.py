"""The browser of this process: one event loop, one Playwright, one Chromium."""

from __future__ import annotations

import contextlib
import os
import sys
import threading
from collections.abc import Coroutine
from typing import Any, ClassVar, TypeVar

from playwright.async_api import Browser, Playwright, async_playwright
from playwright.async_api import Error as PlaywrightError

from webenv.browser.chromium import find_chromium, is_root
from webenv.browser.loop import BackgroundLoop
from webenv.errors import BrowserCrashed, BrowserNotFound

Result = TypeVar("Result")

_FLAGS = (
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--dns-prefetch-disable",
    "--no-first-run",
    # Names are looked up by nobody: the proxy answers for the sites, all else is unknown.
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
    "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
    # One renderer per page: frames of other hosts share its clock.
    "--disable-site-isolation-trials",
    # Chromium heeds the last such list only, so Playwright's own names are repeated.
    "--disable-features=IsolateOrigins,site-per-process,Translate,BackForwardCache,"
    "OptimizationHints,MediaRouter,DialMediaRouteProvider,HttpsUpgrades,"
    "HttpsFirstBalancedModeAutoEnable,PaintHolding,AvoidUnnecessaryBeforeUnloadCheckSync,"
    "DestroyProfileOnBrowserClose,LensOverlay,ThirdPartyStoragePartitioning",
    # The same pixels everywhere.
    "--font-render-hinting=none",
    "--disable-lcd-text",
    "--force-color-profile=srgb",
)


def _require_display() -> None:
    """Say what is missing before Chromium says it in its own words."""
    if sys.platform.startswith("linux") and not (
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    ):
        raise BrowserNotFound(
            "There is no display to open a window on. Run it on a desktop or under xvfb-run, "
            'or do without a window: render_mode="rgb_array", or no --headed.'
        )


class Engine:
    """Keeps one Chromium running while any environment of the process needs it.

    Environments with the same way to run share one engine: the first `acquire`
    starts it, the last `release` leaves no process and no thread behind.
    """

    _engines: ClassVar[dict[tuple[str | None, bool, int], Engine]] = {}
    _lock = threading.Lock()

    def __init__(self, executable: str | None, headed: bool) -> None:
        self.executable = executable
        self.headed = headed
        self._users = 0
        self._loop = BackgroundLoop()
        self._playwright: Playwright | None = None
        self._browser: Browser | None = None

    @classmethod
    def acquire(cls, executable: str | None = None, headed: bool = False) -> Engine:
        """The process's engine for this way of running.

        Raises:
            BrowserNotFound: There is no Chromium.
        """
        key = (executable, headed, os.getpid())
        with cls._lock:
            engine = cls._engines.get(key)
            if engine is None:
                engine = cls._engines[key] = cls(executable, headed)
            engine._users += 1
        return engine

    def release(self) -> None:
        """Say that one user is done."""
        with self._lock:
            self._users -= 1
            if self._users:
                return
            for key in [key for key, engine in self._engines.items() if engine is self]:
                del self._engines[key]
        self._loop.run(self._stop())
        self._loop.close()

    def run(self, coroutine: Coroutine[Any, Any, Result]) -> Result:
        """Run a coroutine on the engine's loop and wait for it."""
        return self._loop.run(coroutine)

    async def browser(self) -> Browser:
        """The running Chromium; started now if there is none or the last one died."""
        if self._browser is None or not self._browser.is_connected():
            self._browser = await self._launch()
        return self._browser

    async def version(self) -> str:
        """Chromium's version, such as "156.0.8078.79"."""
        return (await self.browser()).version

    async def _launch(self) -> Browser:
        if self._playwright is None:
            self._playwright = await async_playwright().start()
        if self.headed:
            _require_display()
        chromium = find_chromium(self.executable, headed=self.headed)
        problems = []
        for sandbox in [False] if is_root() else [True, False]:
            try:
                return await self._playwright.chromium.launch(
                    executable_path=chromium.path,
                    headless=not self.headed,
                    args=list(_FLAGS),
                    chromium_sandbox=sandbox,
                    handle_sigint=False,
                )
            except PlaywrightError as problem:
                problems.append(str(problem))
        raise BrowserCrashed(f"Chromium at {chromium.path} did not start:\n{problems[-1]}")

    async def _stop(self) -> None:
        if self._browser is not None:
            with contextlib.suppress(PlaywrightError):
                await self._browser.close()
        if self._playwright is not None:
            await self._playwright.stop()
