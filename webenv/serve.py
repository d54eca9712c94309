"""`python -m webenv.serve`: the sites at http://SITE.localhost:PORT/ for one's own browser."""

from __future__ import annotations

import argparse
import contextlib
import os
import socket
import time
from collections.abc import MutableMapping, Sequence
from html import escape
from http.cookies import SimpleCookie
from typing import Any

import uvicorn
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from webenv.commandline import Parser, command, whole_number
from webenv.errors import ConfigurationError, UnknownName
from webenv.sites.directory import all_sites, open_world
from webenv.sites.internet import Receive, Scope, Send
from webenv.sites.visit import COOKIE, open_session
from webenv.world.world import Row, World

PROGRAM = "python -m webenv.serve"

_LOGINS = 3

_INDEX = """<!doctype html>
<html lang="en"><meta charset="utf-8"><title>The sites of webenv</title>
<style>body {{ font: 16px/1.5 system-ui, sans-serif; max-width: 40rem; margin: 3rem auto }}
td {{ padding-right: 1.5rem }}</style>
<h1>The sites of webenv</h1>
<ul>{sites}</ul>
<h2>Some people to sign in as</h2>
<table>{people}</table>
<h2>Start afresh</h2>
<p>What you do stays in memory until you stop the server or press this button.</p>
<form method="post" action="/reset"><button>Reset everything</button></form>
</html>"""


class Server:
    """An ASGI application: an index on localhost, each site on its own host below it.

    The world's clock starts at the world's date and goes on with real time.

    Args:
        person: Who is signed in on every site from the start, or None.
    """

    def __init__(self, world: World, person: Row | None = None) -> None:
        self._world = world
        self._person = person
        self._started = 0.0
        self.reset()

    def reset(self) -> None:
        """Undo everything that visitors have done."""
        self._world.begin()
        self._started = time.monotonic()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            return
        self._world.clock.reset()
        self._world.clock.advance(int(time.monotonic() - self._started))
        request = Request(scope)
        name = (request.url.hostname or "").removesuffix("localhost").rstrip(".")
        site = all_sites().get(name)
        if site is None:
            await self._index(request)(scope, receive, send)
            return
        scope["world"] = self._world
        if self._person is not None and COOKIE not in request.cookies:
            send = self._signed_in(scope, send, name, self._person)
        await site.app(scope, receive, send)

    def _index(self, request: Request) -> Response:
        if request.method == "POST" and request.url.path == "/reset":
            self.reset()
            return RedirectResponse("/", 303)
        if request.url.path != "/":
            return HTMLResponse("There is nothing here.", 404)
        port = request.url.port or 80
        sites = "".join(
            f'<li><a href="{address}">{escape(title)}</a> {address}</li>'
            for title, address in addresses(port)
        )
        people = "".join(
            f"<tr><td>{escape(person['email'])}<td>{escape(person['password'])}</tr>"
            for person in logins(self._world)
        )
        return HTMLResponse(_INDEX.format(sites=sites, people=people))

    def _signed_in(self, scope: Scope, send: Send, site: str, person: Row) -> Send:
        """Give a new visitor a session in which `person` is signed in."""
        token = open_session(self._world, site, person["id"])["token"]
        cookie = SimpleCookie({COOKIE: token})
        cookie[COOKIE]["path"] = "/"
        cookie[COOKIE]["httponly"] = True
        cookie[COOKIE]["samesite"] = "lax"
        scope["headers"] = [*scope["headers"], (b"cookie", f"{COOKIE}={token}".encode())]
        header = (b"set-cookie", cookie[COOKIE].OutputString().encode())

        async def with_cookie(message: MutableMapping[str, Any]) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], header]
            await send(message)

        return with_cookie


def addresses(port: int) -> list[tuple[str, str]]:
    """Title and address of every site."""
    return [(site.title, f"http://{site.name}.localhost:{port}/") for site in all_sites().values()]


def logins(world: World) -> list[Row]:
    """The people with the most orders at the shop, whose accounts have most to see."""
    return world.all(
        "SELECT people.* FROM people JOIN shop_customers AS c ON c.person_id = people.id "
        "ORDER BY (SELECT count(*) FROM shop_orders WHERE customer_id = c.id) DESC, c.id LIMIT ?",
        _LOGINS,
    )


def find_person(world: World, name: str) -> Row:
    """The person with this user name or e-mail address.

    Raises:
        UnknownName: There is none; the message names the nearest.
    """
    person = world.first("SELECT * FROM people WHERE ? IN (username, email)", name)
    if person is None:
        known = world.all("SELECT username FROM people")
        raise UnknownName("user", name, [each["username"] for each in known])
    return person


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve until Ctrl-C."""
    values = _options(arguments)
    world = open_world(values.world_seed)
    person = find_person(world, values.user) if values.user else None
    listener = _listen(values.port)
    port = listener.getsockname()[1]
    _announce(world, port, person)
    config = uvicorn.Config(Server(world, person), log_level="warning", lifespan="off", ws="none")
    with contextlib.suppress(KeyboardInterrupt):
        uvicorn.Server(config).run(sockets=[listener])
    return 0


def _listen(port: int) -> socket.socket:
    try:
        return socket.create_server(("127.0.0.1", port))
    except OSError as problem:
        reason = os.strerror(problem.errno or 0)
        raise ConfigurationError(
            f"Port {port} cannot be used: {reason}. Choose another with --port."
        ) from None


def _announce(world: World, port: int, person: Row | None) -> None:
    print(f"All sites:  http://localhost:{port}/")
    for title, address in addresses(port):
        print(f"{title}:  {address}")
    if person is not None:
        print(f"You are signed in as {person['email']}.")
    print("Sign in as:")
    for each in logins(world):
        print(f"  {each['email']}  {each['password']}")
    print("Stop with Ctrl-C; nothing is kept.", flush=True)


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = Parser(PROGRAM, "Serve the sites for looking around with your own browser.")
    add = parser.add_argument
    add("--port", type=whole_number(0), default=8000, metavar="N", help="default: 8000; 0: any")
    add("--world-seed", type=whole_number(0), default=0, metavar="N", help="another world")
    add("--user", metavar="NAME", help="user name or e-mail address of who is signed in")
    return parser.read(arguments)


if __name__ == "__main__":
    command(PROGRAM, main)
