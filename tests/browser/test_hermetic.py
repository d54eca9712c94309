"""The browser of an episode reaches its own sites and nothing else."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator

import pytest

from tests.browser.toy import Toy

Make = Callable[..., Toy]

PROBE = """async (url) => {
  try { const answer = await fetch(url, {mode: "no-cors"}); return "status " + answer.status; }
  catch (problem) { return "refused"; } }"""


@pytest.fixture
def outside() -> Iterator[tuple[int, list[bytes]]]:
    """A real server on loopback that must never be reached."""
    server = socket.create_server(("127.0.0.1", 0))
    heard: list[bytes] = []

    def listen() -> None:
        while True:
            try:
                connection, _ = server.accept()
            except OSError:
                return
            heard.append(connection.recv(100))
            connection.close()

    thread = threading.Thread(target=listen, daemon=True)
    thread.start()
    yield server.getsockname()[1], heard
    server.close()


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "view-source:http://a.test/",
        "chrome://version",
        "data:text/html,<h1>x</h1>",
        "javascript:document.title='x'",
        "about:blank",
        "https://a.test:444/",
        "http://a.test:8080/",
        "http://example.com/",
        "http://localhost/",
        "http://127.0.0.1/",
        "http://user:pw@a.test/",
        "ftp://a.test/",
    ],
)
def test_no_action_opens_anything_but_a_site(toy: Make, address: str) -> None:
    internet = toy({"a.test/": "<h1>Home</h1>"})
    internet.open("http://a.test/")
    for action in (f'go to "{address}"', f'open a new tab at "{address}"'):
        seen = internet.act(action)
        assert seen["error"] != ""
        assert seen["url"] == "http://a.test/"


@pytest.mark.parametrize(
    "address",
    ["file:///etc/passwd", "view-source:http://a.test/", "chrome://version", "data:text/html,x"],
)
@pytest.mark.parametrize("way", ["location.href = {0!r}", "window.open({0!r})"])
def test_no_page_leads_out_of_the_internet(toy: Make, address: str, way: str) -> None:
    internet = toy(
        {"a.test/": f'<button onclick="{way.format(address)}">Out</button>'.replace("'", "&#39;")}
    )
    internet.open("http://a.test/")
    seen = internet.act('click "Out"')
    assert "root:" not in seen["tree"]
    assert all(
        line.split()[-1] in ("http://a.test/", "about:blank", ":") or '""' in line
        for line in seen["tabs"].splitlines()
    ), seen["tabs"]


def test_neither_loopback_nor_other_hosts_are_reached(
    toy: Make, outside: tuple[int, list[bytes]]
) -> None:
    port, heard = outside
    internet = toy({"a.test/": "<h1>Home</h1>"})
    internet.open("http://a.test/")
    for url in (f"http://127.0.0.1:{port}/", f"http://localhost:{port}/", f"http://[::1]:{port}/"):
        run_probe(internet, url)
    run_probe(internet, "http://elsewhere.test/")
    run_probe(internet, "https://a.test/")
    assert heard == []
    assert "elsewhere.test" in internet.internet.traffic.refused


def run_probe(internet: Toy, url: str) -> None:
    internet.evaluate(f"({PROBE})({url!r}).then((told) => document.title = told); 0")
    internet.act("wait")
    assert internet.evaluate("document.title") in ("refused", "status 0")


def test_websockets_are_refused(toy: Make, outside: tuple[int, list[bytes]]) -> None:
    port, heard = outside
    internet = toy({"a.test/": "<h1>Home</h1>"})
    internet.open("http://a.test/")
    for url in (f"ws://127.0.0.1:{port}/", "ws://a.test/"):
        internet.evaluate(
            f"new WebSocket({url!r}).onerror = () => document.title = 'refused ' + {url!r}; 0"
        )
        internet.act("wait")
        internet.act("wait")
        assert internet.evaluate("document.title") == f"refused {url}"
    assert heard == []


def test_one_environment_cannot_use_anothers_internet(toy: Make) -> None:
    mine = toy({"a.test/": "<h1>Mine</h1>"})
    other = toy({"secret.test/": "<h1>Theirs</h1>"})
    mine.open("http://a.test/")
    assert "not reachable" in mine.act("go to secret.test")["error"]
    run_probe(mine, f"http://127.0.0.1:{other.browsing.port}/")
    run_probe_status = mine.internet.traffic.refused
    assert f"127.0.0.1:{other.browsing.port}" in run_probe_status
    assert other.requests == []


def test_the_page_does_not_see_the_observer(toy: Make) -> None:
    internet = toy({"a.test/": "<button>One</button>"})
    internet.open("http://a.test/")
    assert internet.evaluate("typeof webenv") == "undefined"
    assert internet.evaluate("document.documentElement.outerHTML").count("ref=") == 0
