from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Browser, CDPSession, Page

from webenv.observation.documents import Document, join
from webenv.observation.script import PAGE_SCRIPT
from webenv.observation.snapshot import Node, Snapshot
from webenv.observation.tree import format_tree


@dataclass
class Inspected:
    """A page with the in-page script in isolated worlds of its frames."""

    page: Page
    cdp: CDPSession

    def __post_init__(self) -> None:
        self.main = self.cdp.send("Page.getFrameTree")["frameTree"]["frame"]["id"]
        self.context = self.world(self.main)

    def world(self, frame: str) -> int:
        """Load the script into a frame; the id of its execution context."""
        created = self.cdp.send("Page.createIsolatedWorld", {"frameId": frame})
        context = int(created["executionContextId"])
        self.evaluate(PAGE_SCRIPT, context)
        return context

    def send(self, method: str, params: dict[str, Any]) -> dict[str, Any]:
        result: dict[str, Any] = self.cdp.send(method, params)
        return result

    def evaluate(self, expression: str, context: int | None = None) -> Any:
        params = {"expression": expression, "contextId": context or self.context}
        answer = self.cdp.send("Runtime.evaluate", {**params, "returnByValue": True})
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]
        return answer["result"].get("value")

    def call(self, function: str, *arguments: object) -> Any:
        listed = ", ".join(json.dumps(argument) for argument in arguments)
        return json.loads(self.evaluate(f"webenv.{function}({listed})"))

    def snapshot(self) -> Snapshot:
        children: dict[str, Document] = {}
        main = self._document(1, self.context)
        self._descend(main, self.context, main.next_ref, children)
        return join(main, children)

    def _document(self, first_ref: int, context: int) -> Document:
        document = Document()
        document.learn(
            json.loads(self.evaluate(f"webenv.snapshot({first_ref})", context)), first_ref
        )
        return document

    def _descend(
        self, parent: Document, context: int, first: int, children: dict[str, Document]
    ) -> int:
        for ref in parent.holders:
            params = {"expression": f"webenv.element('{ref}')", "contextId": context}
            element = self.cdp.send("Runtime.evaluate", params)["result"]["objectId"]
            node = self.cdp.send("DOM.describeNode", {"objectId": element})["node"]
            world = self.world(node["frameId"])
            children[ref] = self._document(first, world)
            first = self._descend(children[ref], world, children[ref].next_ref, children)
        return first

    def tree(self, *, viewport_only: bool = False) -> str:
        return format_tree(self.snapshot(), viewport_only=viewport_only)

    def ref(self, role: str, name: str | None = None) -> str:
        """The ref of the first node of a fresh snapshot with this role and name."""
        found = self.node(role, name).ref
        assert found is not None
        return found

    def node(self, role: str, name: str | None = None) -> Node:
        nodes = self.snapshot().nodes
        return next(node for node in nodes if node.role == role and name in (None, node.name))


Show = Callable[[str], Inspected]


@pytest.fixture(scope="module")
def tab(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": 1280, "height": 720})
    yield context.new_page()
    context.close()


@pytest.fixture
def show(tab: Page) -> Iterator[Show]:
    """Opens a page with this HTML."""
    sessions: list[CDPSession] = []

    def open_page(html: str) -> Inspected:
        tab.goto("about:blank")
        tab.set_content(html)
        sessions.append(tab.context.new_cdp_session(tab))
        return Inspected(tab, sessions[-1])

    yield open_page
    for session in sessions:
        session.detach()
