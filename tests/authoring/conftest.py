"""A small shop to draft tasks in."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.scoring.small_shop import small_shop
from webenv.world.world import World


@pytest.fixture
def shop() -> Iterator[World]:
    """The small shop between episodes."""
    world = small_shop()
    yield world
    world.close()
