"""A small internet of hand-written pages, with a browser on it, for tests of the engine."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from webenv.action.actions import Action
from webenv.action.grammar import parse
from webenv.browser.engine import Engine
from webenv.browser.session import SessionOptions
from webenv.browsing import Browsing
from webenv.episode import Observation
from webenv.errors import ActionError
from webenv.observation.components import ObservationOptions, components_of
from webenv.observation.script import PAGE_SCRIPT
from webenv.sites.internet import Internet
from webenv.world.clock import Clock

Pages = Mapping[str, str | Response]


class Toy:
    """Acts and observes as an environment does, without world, task and score.

    Args:
        pages: Bodies by "host/path"; a body that is no Response is HTML.
        patience: Seconds of real time after which a page counts as stuck.
    """

    def __init__(self, pages: Pages, *, patience: float = 10.0) -> None:
        self.pages = pages
        self.requests: list[tuple[str, str]] = []
        hosts = sorted({name.partition("/")[0] for name in pages})
        self.engine = Engine.acquire()
        self.internet = Internet(None, {host: self._serve for host in hosts})
        self.clock = Clock()
        self.browsing = Browsing(
            self.engine,
            self.internet,
            self.clock,
            SessionOptions(PAGE_SCRIPT, patience=patience),
            ObservationOptions(components_of("tree,focused,html")),
        )
        self.files: dict[str, bytes] = {}

    async def _serve(self, scope: Any, receive: Any, send: Any) -> None:
        request = Request(scope, receive)
        self.requests.append((request.method, f"{request.url.hostname}{request.url.path}"))
        found = self.pages.get(f"{request.url.hostname}{request.url.path}")
        if found is None:
            found = Response("not here", 404)
        await (HTMLResponse(found) if isinstance(found, str) else found)(scope, receive, send)

    def open(self, url: str) -> Observation:
        """Begin an episode on a page."""
        return self.engine.run(self.browsing.begin(url, files=dict(self.files)))

    def act(self, text: str) -> Observation:
        """Carry out an action in the agents' language and observe."""
        try:
            action: Action | ActionError = parse(text)
        except ActionError as problem:
            action = problem
        return self.engine.run(self.browsing.act(action))

    def evaluate(self, expression: str) -> Any:
        """Run script in the page's own world, as a page would."""
        return self.engine.run(self.browsing.session.tab.page.evaluate(expression))

    def close(self) -> None:
        """Leave nothing behind."""
        self.engine.run(self.browsing.close())
        self.engine.release()
