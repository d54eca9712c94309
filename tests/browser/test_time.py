"""Virtual time: one clock, no waiting, the same in every run."""

from __future__ import annotations

import re
import time
from collections.abc import Callable

from starlette.responses import PlainTextResponse

from tests.browser.toy import Toy
from webenv.world.clock import WORLD_START

START_MS = 1_779_098_400_000
CLOCK_PAGE = """<h1>Clock</h1><p id=log></p><script>
  const log = (text) => document.getElementById("log").append(` ${text}@${Date.now()}`);
  log("now"); setTimeout(() => log("timer"), 400);
  requestAnimationFrame(() => log("frame"));
  fetch("/data").then((answer) => answer.text()).then(log);
</script><a href="http://b.test/">across</a><a href="/again">within</a>"""
PAGES = {
    "a.test/": CLOCK_PAGE,
    "a.test/again": CLOCK_PAGE,
    "a.test/data": PlainTextResponse("data"),
    "b.test/": CLOCK_PAGE,
    "b.test/data": PlainTextResponse("data"),
}


def times(tree: str) -> dict[str, int]:
    return {name: int(ms) - START_MS for name, ms in re.findall(r"(\w+)@(\d+)", tree)}


def test_a_page_starts_at_the_worlds_date_and_its_timers_run_within_the_step(
    toy: Callable[..., Toy],
) -> None:
    assert WORLD_START.isoformat() == "2026-05-18T10:00:00"
    seen = times(toy(PAGES).open("http://a.test/")["tree"])
    # Chromium moves virtual time by 10 ms per answered request, the document's own included
    # if it was still arriving when the script asked.
    assert seen.pop("data") in (10, 20)
    assert seen == {"now": 0, "frame": 16, "timer": 400}


def test_every_step_moves_the_page_by_one_second_across_sites_and_back(
    toy: Callable[..., Toy],
) -> None:
    internet = toy(PAGES)
    internet.open("http://a.test/")
    seen = [
        times(internet.act(action)["tree"])["now"]
        for action in ('click "across"', "go back", 'click "within"', "wait", "reload")
    ]
    assert seen == [1000, 2000, 3000, 3000, 5000]


def test_a_window_that_a_page_opens_lives_on_the_same_clock(toy: Callable[..., Toy]) -> None:
    opener = """<a href="/clock" target="_blank">named</a>
        <button onclick="window.open('/clock')">scripted</button>"""
    internet = toy({**PAGES, "a.test/opener": opener, "a.test/clock": CLOCK_PAGE})
    for action in ('click "named"', 'click "scripted"'):
        internet.open("http://a.test/opener")
        first = times(internet.act(action)["tree"])["now"]
        internet.open("http://a.test/opener")
        assert abs(times(internet.act(action)["tree"])["now"] - first) <= 10
        assert first // 1000 in (1, 2)


def test_a_minute_of_page_time_costs_no_minute(toy: Callable[..., Toy]) -> None:
    internet = toy(
        {"a.test/": "<p id=n>0</p><script>setInterval(() => n.textContent++, 100)</script>"}
    )
    internet.open("http://a.test/")
    began = time.perf_counter()
    for _ in range(60):
        tree = internet.act("wait")["tree"]
    assert "610" in tree or "609" in tree
    assert time.perf_counter() - began < 10


def test_a_page_that_never_settles_is_a_notice_and_no_hang(toy: Callable[..., Toy]) -> None:
    async def never(scope: object, receive: object, send: object) -> None:
        import asyncio

        await asyncio.Event().wait()

    internet = toy(
        {"a.test/": "<h1>Busy</h1><script>fetch('/never')</script>", "a.test/never": never},
        patience=1.0,
    )
    seen = internet.open("http://a.test/")
    assert 'heading "Busy"' in seen["tree"]
    assert "still busy" in seen["notice"]


def test_chance_on_a_page_is_the_same_in_every_run(toy: Callable[..., Toy]) -> None:
    internet = toy({"a.test/": "<p id=n></p><script>n.textContent = Math.random()</script>"})
    assert internet.open("http://a.test/")["tree"] == internet.open("http://a.test/")["tree"]
