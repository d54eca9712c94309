"""A small shop for the scorer to look at."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.scoring.small_shop import small_shop
from webenv.world.world import World


@pytest.fixture
def shop() -> Iterator[World]:
    """The small shop with an episode in progress."""
    world = small_shop()
    world.begin()
    yield world
    world.close()
