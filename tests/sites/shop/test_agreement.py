"""On every kind of page of the shop the tree agrees with Chromium's and with Playwright's."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from tests.observation.agreement import Agreement, agreement
from tests.observation.playwright_tree import playwright_agreement
from webenv.browser.engine import Engine
from webenv.browser.session import Cookie, SessionOptions
from webenv.browser.tab import Tab
from webenv.browsing import Browsing
from webenv.observation.components import ObservationOptions
from webenv.observation.observe import Observer
from webenv.observation.script import PAGE_SCRIPT
from webenv.sites.directory import all_sites, open_world
from webenv.sites.internet import Internet
from webenv.sites.visit import COOKIE, open_session
from webenv.world.world import World

WANTED = 0.995


class Shop:
    """The shop in a browser, with a customer signed in who has something everywhere."""

    def __init__(self, world: World) -> None:
        self.world = world
        world.begin()
        self.customer = world.first(
            "SELECT c.id, c.person_id, count(*) AS orders FROM shop_customers AS c "
            "JOIN shop_orders AS o ON o.customer_id = c.id "
            "WHERE c.id IN (SELECT customer_id FROM shop_wishlist_items) "
            "AND c.id IN (SELECT customer_id FROM shop_cart_items) "
            "GROUP BY c.id ORDER BY orders DESC, c.id"
        )
        assert self.customer is not None
        self.engine = Engine.acquire()
        internet = Internet(world, {site.host: site.app for site in all_sites().values()})
        self.browsing = Browsing(
            self.engine, internet, world.clock, SessionOptions(PAGE_SCRIPT), ObservationOptions()
        )
        token = open_session(world, "shop", self.customer["person_id"])["token"]
        self.cookies = [Cookie("shop.test", COOKIE, token)]

    def open(self, path: str) -> Tab:
        """Open a page."""
        url = f"http://shop.test{path}"
        self.engine.run(self.browsing.begin(url, self.cookies, files={}))
        return self.browsing.session.tab

    def with_chromium(self, path: str) -> Agreement:
        """Open a page and hold our tree against Chromium's."""
        tab = self.open(path)
        world = self.engine.run(tab.observing_world())
        return agreement(
            lambda method, parameters: self.engine.run(tab.cdp.send(method, parameters)), world
        )

    def with_playwright(self, path: str) -> Agreement:
        """Open a page and hold our tree against Playwright's."""
        tab = self.open(path)
        view = self.engine.run(Observer(measures=False).observe(tab))
        theirs = self.engine.run(tab.page.aria_snapshot(mode="ai"))
        return playwright_agreement(view.snapshot, theirs)

    def close(self) -> None:
        self.engine.run(self.browsing.close())
        self.world.close()
        self.engine.release()


@pytest.fixture(scope="module")
def shop() -> Iterator[Shop]:
    made = Shop(open_world())
    yield made
    made.close()


def paths(world: World, customer: int) -> list[str]:
    """One address for every kind of page."""
    order = "SELECT number FROM shop_orders WHERE customer_id = ? AND status = ? ORDER BY id DESC"
    delivered, cancelled = (
        world.value(order, customer, status) for status in ("delivered", "cancelled")
    )
    product = world.value(
        "SELECT p.slug FROM shop_products AS p JOIN shop_reviews AS r ON r.product_id = p.id "
        "JOIN shop_variants AS v ON v.product_id = p.id WHERE v.size <> '' AND p.enabled "
        "GROUP BY p.id ORDER BY count(DISTINCT r.id) DESC, p.id"
    )
    leaf = world.value(
        "SELECT c.slug FROM shop_categories AS c JOIN shop_products AS p ON p.category_id = c.id "
        "GROUP BY c.id ORDER BY count(*) DESC, c.id"
    )
    top = world.value("SELECT slug FROM shop_categories WHERE parent_id IS NULL ORDER BY position")
    address = world.value("SELECT min(id) FROM shop_addresses WHERE customer_id = ?", customer)
    account = "/account"
    return [
        "/", f"/c/{top}", f"/c/{leaf}", f"/c/{leaf}?sort=price&view=list", f"/p/{product}",
        f"/p/{product}/reviews", "/search?q=mug", "/search?q=nothing-like-this",
        "/search/advanced", "/offers", "/new", "/brands", "/cart", "/wishlist", "/compare",
        account, f"{account}/details", f"{account}/addresses", f"{account}/addresses/new",
        f"{account}/addresses/{address}/edit", f"{account}/payment-methods",
        f"{account}/orders", f"{account}/orders/{delivered}", f"{account}/orders/{cancelled}",
        f"{account}/orders/{delivered}/invoice", f"{account}/newsletter",
        f"{account}/reviews", f"{account}/alerts", "/checkout",
        "/contact", "/shipping-and-returns", "/about", "/size-guide", "/privacy",
        "/no/such/page",
    ]  # fmt: skip


@pytest.mark.parametrize("peer", [Shop.with_chromium, Shop.with_playwright])
def test_roles_and_names_agree_on_every_kind_of_page(
    shop: Shop, peer: Callable[[Shop, str], Agreement]
) -> None:
    assert shop.customer is not None
    matched = total = 0
    differences = []
    for path in paths(shop.world, shop.customer["id"]):
        found = peer(shop, path)
        matched, total = matched + found.matched, total + found.total
        differences += [f"{path}: {difference}" for difference in found.differences]
    print(f"{matched} of {total} nodes agree")
    assert total > 3000
    assert matched / total >= WANTED, "\n".join(differences[:40])
