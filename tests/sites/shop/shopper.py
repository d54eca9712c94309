"""A visitor of the shop who speaks HTTP, and what tests need to know of the world."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bs4 import BeautifulSoup, Tag
from starlette.testclient import TestClient
from starlette.types import Receive, Scope, Send

from webenv.sites.directory import get_site
from webenv.sites.visit import COOKIE, open_session
from webenv.world.changes import Change
from webenv.world.world import Row, World


class Shopper:
    """A session at shop.test; posts carry its token unless a test says otherwise."""

    def __init__(
        self, world: World, person_id: int | None = None, customer_id: int | None = None
    ) -> None:
        self.world = world
        self.customer_id = customer_id
        self.session = open_session(world, "shop", person_id)
        self.client = TestClient(ShopIn(world), base_url="http://shop.test", follow_redirects=False)
        self.client.cookies.set(COOKIE, self.session["token"])

    def get(self, path: str) -> Any:
        return self.client.get(path)

    def page(self, path: str) -> BeautifulSoup:
        """The page that a browser ends up with."""
        answer = self.client.get(path, follow_redirects=True)
        assert answer.status_code == 200, f"{path}: {answer.status_code}"
        return BeautifulSoup(answer.text, "html.parser")

    def post(self, path: str, fields: Mapping[str, object] | None = None, **more: Any) -> Any:
        values = {"csrf": self.session["csrf"], **(fields or {})}
        data = {name: str(value) for name, value in values.items()}
        return self.client.post(path, data=data, **more)

    def submit(self, path: str, fields: Mapping[str, object] | None = None) -> BeautifulSoup:
        """Post and follow to the page that comes next."""
        answer = self.post(path, fields, follow_redirects=True)
        assert answer.status_code == 200, f"{path}: {answer.status_code}"
        return BeautifulSoup(answer.text, "html.parser")

    def cart(self) -> dict[int, int]:
        """Pieces by variant."""
        column, key = ("customer_id", self.customer_id)
        if self.customer_id is None:
            column, key = "session", self.session["token"]
        rows = self.world.all(f"SELECT * FROM shop_cart_items WHERE {column} = ?", key)
        return {row["variant_id"]: row["quantity"] for row in rows}

    def fill_cart(self, variant_id: int, quantity: int = 1) -> None:
        answer = self.post("/cart/add", {"variant_id": variant_id, "quantity": quantity})
        assert answer.status_code == 303

    def order(self, status: str) -> Row:
        """The latest of the customer's orders with this status."""
        order = self.world.first(
            "SELECT * FROM shop_orders WHERE customer_id = ? AND status = ? "
            "ORDER BY placed_at DESC, id DESC",
            self.customer_id,
            status,
        )
        assert order is not None, f"customer {self.customer_id} has no {status} order"
        return order


class ShopIn:
    """The shop as an ASGI application over one world."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._app = get_site("shop").app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        scope["world"] = self._world
        await self._app(scope, receive, send)


def customer_with(world: World, status: str) -> Shopper:
    """A customer who has an order with this status, signed in."""
    row = world.first(
        "SELECT c.id, c.person_id FROM shop_orders AS o "
        "JOIN shop_customers AS c ON c.id = o.customer_id WHERE o.status = ? "
        "ORDER BY o.placed_at DESC, o.id DESC",
        status,
    )
    assert row is not None, f"no {status} order in this world"
    return Shopper(world, row["person_id"], row["id"])


def variant(world: World, condition: str = "v.stock >= 5", *values: object) -> Row:
    """The first variant of an enabled product that meets a condition on p and v."""
    found = world.first(
        "SELECT v.*, p.slug, p.name, p.price + v.surcharge AS unit_price, p.category_id "
        "FROM shop_variants AS v JOIN shop_products AS p ON p.id = v.product_id "
        f"WHERE p.enabled AND {condition} ORDER BY v.id",
        *values,
    )
    assert found is not None, condition
    return found


def plain_variant(world: World, least: int = 5) -> Row:
    """A variant of a product without options."""
    return variant(
        world,
        "v.stock >= ? AND 1 = (SELECT count(*) FROM shop_variants WHERE product_id = p.id)",
        least,
    )


def id_of(change: Change) -> int:
    """The id of a changed row."""
    key = change.key["id"]
    assert isinstance(key, int)
    return key


def text_of(page: Tag | None) -> str:
    """What a page, or a part of it, says in one line."""
    assert page is not None
    return " ".join(page.get_text(" ").split())


def errors_of(html: str) -> dict[str, str]:
    """The message beside each field that has one, by the field's name."""
    page = BeautifulSoup(html, "html.parser")
    found = {}
    for field in page.select("[aria-invalid=true]"):
        ids = str(field["aria-describedby"]).split()
        message = page.find(id=ids[-1])
        assert message is not None, field
        found[str(field["name"])] = message.get_text(" ", strip=True)
    return found
