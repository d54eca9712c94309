from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.sites.shop.shopper import Shopper
from webenv.sites.directory import open_world
from webenv.world.world import World


@pytest.fixture(scope="session")
def built_world() -> Iterator[World]:
    world = open_world()
    yield world
    world.close()


@pytest.fixture
def world(built_world: World) -> Iterator[World]:
    """World 0 at the beginning of an episode."""
    built_world.begin()
    yield built_world
    built_world.roll_back()


@pytest.fixture
def guest(world: World) -> Shopper:
    """Somebody who has not signed in."""
    return Shopper(world)


@pytest.fixture
def shopper(world: World) -> Shopper:
    """A customer with many orders, several addresses and an empty cart, signed in."""
    customer = world.first(
        "SELECT c.id, c.person_id FROM shop_customers AS c "
        "JOIN shop_orders AS o ON o.customer_id = c.id "
        "WHERE c.id NOT IN (SELECT customer_id FROM shop_cart_items "
        "WHERE customer_id IS NOT NULL) "
        "AND 1 < (SELECT count(*) FROM shop_addresses WHERE customer_id = c.id) "
        "AND c.id IN (SELECT customer_id FROM shop_payment_methods "
        "WHERE kind = 'card' AND expires > '2026-06') "
        "GROUP BY c.id ORDER BY count(*) DESC, c.id"
    )
    assert customer is not None
    return Shopper(world, customer["person_id"], customer["id"])
