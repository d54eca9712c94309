"""What scripts add to the pages, in a real browser."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from uvicorn import Config, Server

from tests.sites.shop.shopper import ShopIn, Shopper, plain_variant, variant
from webenv.sites.visit import COOKIE
from webenv.world.world import World


@pytest.fixture
def address(world: World) -> Iterator[str]:
    """Where the shop is served for one test."""
    server = Server(Config(ShopIn(world), port=0, lifespan="off", log_config=None, ws="none"))
    started = threading.Event()

    async def serve() -> None:
        task = asyncio.create_task(server.serve())
        while not server.started:
            await asyncio.sleep(0)
        started.set()
        await task

    thread = threading.Thread(target=lambda: asyncio.run(serve()))
    thread.start()
    assert started.wait(10)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join()


@pytest.fixture
def page(chromium: Browser, shopper: Shopper, address: str) -> Iterator[Page]:
    """A tab in which the customer is signed in; an error in a script fails the test."""
    context = chromium.new_context(
        viewport={"width": 1280, "height": 720}, base_url=address, reduced_motion="reduce"
    )
    context.set_default_timeout(10_000)
    context.add_cookies([{"name": COOKIE, "value": shopper.session["token"], "url": address}])
    tab = context.new_page()
    faults: list[str] = []
    tab.on("pageerror", lambda error: faults.append(str(error)))
    yield tab
    context.close()
    assert faults == []


def test_adding_to_the_cart_shows_a_toast_and_the_new_count(
    page: Page, shopper: Shopper, world: World
) -> None:
    mug = plain_variant(world)
    page.goto(f"/p/{mug['slug']}")
    page.get_by_label("Quantity").fill("2")
    page.get_by_role("button", name="Add to cart").first.click()
    expect(page.locator("#toasts")).to_have_text(f"2 × {mug['name']} added to your cart.")
    page.get_by_role("button", name="Cart, 2 items").click()
    preview = page.get_by_role("dialog", name="Cart preview")
    expect(preview).to_contain_text("2 items in your cart")
    page.keyboard.press("Escape")
    expect(preview).to_be_hidden()
    assert shopper.cart() == {mug["id"]: 2}


def test_options_change_price_stock_and_picture(page: Page, world: World) -> None:
    sold_out = variant(
        world,
        "v.stock = 0 AND v.colour <> '' AND v.size = '' AND 0 < "
        "(SELECT sum(stock) FROM shop_variants WHERE product_id = p.id)",
    )
    page.goto(f"/p/{sold_out['slug']}")
    add = page.get_by_role("button", name="Add to cart").first
    expect(add).to_be_enabled()
    page.get_by_role("radio", name=sold_out["colour"]).check()
    expect(page.locator("#stock")).to_have_text("Out of stock")
    expect(add).to_be_disabled()
    expect(page.locator("#sku")).to_have_text(sold_out["sku"])


def test_the_search_box_suggests(page: Page) -> None:
    page.goto("/")
    box = page.get_by_role("combobox", name="Search products")
    box.press_sequentially("mug")
    options = page.get_by_role("option")
    expect(options.first).to_be_visible()
    expect(box).to_have_attribute("aria-expanded", "true")
    box.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    box.press("Escape")
    expect(options.first).to_be_hidden()
    box.press_sequentially("s")
    options.first.click()
    page.wait_for_url("**/c/mugs")


def test_a_filter_applies_itself(page: Page) -> None:
    page.goto("/offers")
    page.get_by_label("In stock").check()
    page.wait_for_url("**/offers?in_stock=1")
    page.get_by_label("Sort by").select_option("price")
    page.wait_for_url("**/offers?in_stock=1&sort=price")


def test_the_menu_opens_by_button_and_by_pointer(page: Page) -> None:
    page.goto("/")
    page.get_by_role("button", name="Outdoors menu").focus()
    page.keyboard.press("Enter")
    tents = page.get_by_role("navigation", name="Departments").get_by_role("link", name="Tents")
    expect(tents).to_be_visible()
    page.keyboard.press("Escape")
    expect(tents).to_be_hidden()
    page.get_by_role("link", name="Outdoors", exact=True).hover()
    expect(tents).to_be_visible()
    page.get_by_role("button", name="Outdoors menu").click()
    expect(tents).to_be_visible()


def test_tabs_follow_the_arrow_keys(page: Page, world: World) -> None:
    page.goto(f"/p/{plain_variant(world)['slug']}")
    expect(page.get_by_role("tabpanel", name="Details")).to_be_visible()
    page.get_by_role("tab", name="Details").press("ArrowRight")
    expect(page.get_by_role("tab", name="Specification")).to_be_focused()
    expect(page.get_by_role("tabpanel", name="Specification")).to_be_visible()
    expect(page.get_by_role("tabpanel", name="Details")).to_have_count(0)


def test_stars_in_a_shadow_root_enter_the_form(page: Page, shopper: Shopper, world: World) -> None:
    product = variant(
        world,
        "p.id NOT IN (SELECT product_id FROM shop_reviews WHERE customer_id = ?)",
        shopper.customer_id,
    )
    page.goto(f"/p/{product['slug']}?reviews=newest")
    write = page.get_by_text("Write a review")
    if not page.get_by_label("Title").is_visible():
        write.click()
    page.get_by_role("button", name="Publish review").click()
    expect(page.get_by_text("Choose one to five stars.")).to_be_visible()
    page.get_by_role("radiogroup", name="Your rating").get_by_role("radio", name="4 stars").check()
    page.get_by_label("Title").fill("Good")
    page.get_by_label("Your review").fill("It does what it should.")
    page.get_by_role("button", name="Publish review").click()
    expect(page.get_by_text("Your review has been published.")).to_be_visible()
    assert world.value("SELECT rating FROM shop_reviews ORDER BY id DESC") == 4


def test_a_native_question_guards_the_deletion_of_a_review(page: Page, world: World) -> None:
    page.goto("/account/reviews")
    asked: list[str] = []

    def refuse(dialog: object) -> None:
        asked.append(dialog.message)  # type: ignore[attr-defined]
        dialog.dismiss()  # type: ignore[attr-defined]

    page.once("dialog", refuse)
    page.get_by_role("button", name="Delete review of").first.click()
    assert asked[0].startswith("Delete your review of")
    assert world.changes() == ()
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Delete review of").first.click()
    expect(page.get_by_text("has been deleted.")).to_be_visible()


def test_a_dialog_guards_the_deletion_of_an_address(page: Page, world: World) -> None:
    page.goto("/account/addresses")
    page.get_by_role("button", name="Delete").first.click()
    page.get_by_role("button", name="Keep address").click()
    assert world.changes() == ()
    page.get_by_role("button", name="Delete").first.click()
    page.get_by_role("button", name="Delete address").click()
    expect(page.get_by_text("deleted.")).to_be_visible()
    assert [change.operation for change in world.changes()] == ["delete"]


def test_a_card_typed_into_the_frame_pays_the_order(
    page: Page, shopper: Shopper, world: World
) -> None:
    shopper.fill_cart(plain_variant(world)["id"])
    page.goto("/checkout")
    page.get_by_role("button", name="Continue to shipping").click()
    page.get_by_role("radio", name="Express delivery").check()
    page.get_by_role("button", name="Continue to payment").click()
    page.get_by_text("Pay with a new card").click()
    frame = page.frame_locator("iframe[title='Card details']")
    frame.get_by_label("Name on card").fill("Ada Finch")
    frame.get_by_label("Card number").fill("4242424242424242")
    frame.get_by_label("Expiry date").fill("09/28")
    frame.get_by_label("Security code").fill("123")
    frame.get_by_role("button", name="Add card").click()
    page.wait_for_url("**/checkout/review**")
    page.get_by_role("button", name="Place order and pay").click()
    page.wait_for_url("**/checkout/done/**")
    order = shopper.order("processing")
    assert (order["payment_label"], order["shipping_method"]) == (
        "Visa ending in 4242",
        "express",
    )


def test_a_wish_is_granted_without_leaving_the_page(
    page: Page, shopper: Shopper, world: World
) -> None:
    product = variant(
        world,
        "p.id NOT IN (SELECT product_id FROM shop_wishlist_items WHERE customer_id = ?)",
        shopper.customer_id,
    )
    page.goto(f"/p/{product['slug']}")
    page.locator(".buy").get_by_role("button", name="Add to wishlist").click()
    page.locator(".buy").get_by_role("button", name="Remove from wishlist").click()
    expect(page.locator(".buy").get_by_role("button", name="Add to wishlist")).to_be_visible()
    assert world.changes() == ()


@pytest.mark.parametrize("path", ["/", "/c/{slug}", "/account/orders", "/cart", "/compare"])
def test_nothing_is_wider_than_a_phone(
    page: Page, shopper: Shopper, world: World, path: str
) -> None:
    shopper.fill_cart(plain_variant(world)["id"])
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(path.format(slug=world.value("SELECT slug FROM shop_categories ORDER BY id")))
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_pages_work_without_scripts(
    chromium: Browser, shopper: Shopper, world: World, address: str
) -> None:
    context = chromium.new_context(java_script_enabled=False, base_url=address)
    context.add_cookies([{"name": COOKIE, "value": shopper.session["token"], "url": address}])
    page = context.new_page()
    mug = plain_variant(world)
    page.goto(f"/p/{mug['slug']}")
    expect(page.get_by_role("heading", name="Specification")).to_be_visible()
    page.get_by_role("button", name="Add to cart").first.click()
    expect(page.get_by_role("heading", name="Your cart")).to_be_visible()
    page.goto("/offers")
    page.get_by_label("In stock").check()
    page.get_by_role("button", name="Apply filters").click()
    page.wait_for_url("**/offers?in_stock=1")
    context.close()
    assert shopper.cart() == {mug["id"]: 1}
