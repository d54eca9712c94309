from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from tests.browser.toy import Pages, Toy


@pytest.fixture(scope="session")
def kept_engine() -> Iterator[None]:
    """One Chromium for all tests of a worker."""
    from webenv.browser.engine import Engine

    engine = Engine.acquire()
    yield
    engine.release()


@pytest.fixture
def toy(kept_engine: None) -> Iterator[Callable[..., Toy]]:
    """Makes toy internets and closes them after the test."""
    made: list[Toy] = []

    def make(pages: Pages, **options: float) -> Toy:
        made.append(Toy(pages, **options))
        return made[-1]

    yield make
    for one in made:
        one.close()
