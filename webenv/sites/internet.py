"""The private internet of one environment: an HTTP proxy that knows only its sites.

Chromium is given this as its proxy, so that a request for any other host ends
here and is refused. Nothing behind it opens a connection anywhere.
"""

from __future__ import annotations

import asyncio
import logging
import socket
from collections.abc import Awaitable, Callable, Mapping, MutableMapping
from dataclasses import dataclass, field
from email.message import Message
from html import escape
from typing import Any

from starlette.responses import HTMLResponse
from uvicorn.config import Config
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol
from uvicorn.server import ServerState

from webenv.world.world import World

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]

_REFUSED = """<!doctype html><html lang="en"><title>Site not reachable</title>
<h1>This site can't be reached</h1>
<p>{host} is not part of this internet. Sites here: {known}.</p></html>"""


@dataclass(frozen=True)
class Download:
    """A file that a site has sent as an attachment."""

    name: str
    content: bytes


@dataclass
class Traffic:
    """What the internet has carried since the episode began.

    Attributes:
        in_flight: Requests that have not been answered yet.
        refused: Hosts that were asked for and do not exist here.
        downloads: Attachments, in the order in which they were sent.
    """

    in_flight: int = 0
    refused: list[str] = field(default_factory=list)
    downloads: list[Download] = field(default_factory=list)


class Internet:
    """An ASGI application that hands each request to the site of its host.

    Args:
        world: Passed to the sites as `scope["world"]`; None for sites that need none.
        sites: Applications by host name, such as {"shop.test": …}.
    """

    def __init__(self, world: World | None, sites: Mapping[str, Application]) -> None:
        self.world = world
        self.sites = dict(sites)
        self.traffic = Traffic()

    def reset(self) -> None:
        """Forget the traffic of the last episode."""
        self.traffic = Traffic(in_flight=self.traffic.in_flight)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        traffic = self.traffic
        host = _host_of(scope)
        site = self.sites.get(host) if scope["method"] != "CONNECT" else None
        if site is None:
            traffic.refused.append(host)
            known = ", ".join(sorted(self.sites))
            page = HTMLResponse(_REFUSED.format(host=escape(host), known=known), 502)
            await page(scope, receive, send)
            return
        scope["world"] = self.world
        attachment = _AttachmentReader(traffic, send)
        traffic.in_flight += 1
        try:
            await site(scope, receive, attachment.send)
        finally:
            traffic.in_flight -= 1


class _AttachmentReader:
    """Passes a response on and keeps a copy of its body where it is an attachment."""

    def __init__(self, traffic: Traffic, send: Send) -> None:
        self._traffic = traffic
        self._send = send
        self._name: str | None = None
        self._body = b""

    async def send(self, message: MutableMapping[str, Any]) -> None:
        if message["type"] == "http.response.start":
            headers = dict(message["headers"])
            self._name = _attachment_name(headers.get(b"content-disposition", b"").decode())
        elif self._name is not None:
            self._body += message.get("body", b"")
            if not message.get("more_body", False):
                self._traffic.downloads.append(Download(self._name, self._body))
        await self._send(message)


def _attachment_name(disposition: str) -> str | None:
    if not disposition.startswith("attachment"):
        return None
    header = Message()
    header["content-disposition"] = disposition
    return header.get_filename("download")


def _host_of(scope: Scope) -> str:
    """The host that a request asks for, with its port unless that is 80."""
    if scope["method"] == "CONNECT":
        return str(scope["path"])
    named = dict(scope["headers"]).get(b"host", b"").decode("latin-1").lower()
    return str(named).removesuffix(":80")


_LOGGER = logging.getLogger("webenv.internet")
_LOGGER.setLevel(logging.ERROR)  # refused CONNECT requests are warnings of the server


class Proxy:
    """A listening socket on loopback behind which an internet answers."""

    def __init__(self, internet: Internet) -> None:
        self._internet = internet
        self._server: asyncio.Server | None = None
        self._state = ServerState()
        self.port = 0

    async def start(self) -> None:
        """Listen on a free port of the loopback interface."""
        config = Config(
            self._internet,
            http="httptools",
            ws="none",
            lifespan="off",
            log_config=None,
            access_log=False,
            date_header=False,
            server_header=False,
            proxy_headers=False,
        )
        config.load()
        loop = asyncio.get_running_loop()

        def protocol() -> asyncio.Protocol:
            made = HttpToolsProtocol(config, self._state, {}, loop)
            made.logger = _LOGGER
            return made

        listener = socket.create_server(("127.0.0.1", 0))
        self._server = await loop.create_server(protocol, sock=listener)
        self.port = listener.getsockname()[1]

    async def stop(self) -> None:
        """Close the port and every connection to it."""
        if self._server is None:
            return
        self._server.close()
        for connection in list(self._state.connections):
            connection.transport.abort()
        for task in list(self._state.tasks):
            task.cancel()
        await asyncio.gather(*self._state.tasks, return_exceptions=True)
        self._server = None
