from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from webenv.browser.chromium import find_chromium


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """A bare browser, for tests of pages and of the in-page script.

    One per process: Playwright's synchronous side can be started only once.
    """
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=str(find_chromium().path), args=["--no-sandbox"]
        )
        yield browser
        browser.close()
