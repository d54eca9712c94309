"""Read the active tab: its snapshot over all frames, and where an element is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from weakref import WeakKeyDictionary

from bs4 import BeautifulSoup
from bs4 import Tag as Element

from webenv.browser.tab import Tab
from webenv.errors import TargetError
from webenv.observation.documents import Document, join
from webenv.observation.snapshot import Node, Snapshot


@dataclass(frozen=True)
class View:
    """A snapshot of a tab, and which frame each of its refs lives in.

    Attributes:
        frames: Ids of the frames by index; None is the main frame.
        holders: For each frame but the main one, the ref of its iframe element.
    """

    tab: Tab
    snapshot: Snapshot
    frames: tuple[str | None, ...]
    holders: tuple[str | None, ...]

    async def call(self, node: Node, function: str, *arguments: object) -> Any:
        """Call a function of the observing script about a node, in the node's frame."""
        return await self.tab.call(function, node.ref, *arguments, frame=self.frames[node.frame])

    async def locate(self, node: Node) -> dict[str, Any]:
        """Bring a node into view and tell where to click; see `webenv.locate` of the script.

        Coordinates are those of the main viewport, whatever frame the node lives in.

        Raises:
            TargetError: The node has left the page.
        """
        holder = self.holders[node.frame]
        if holder is not None:
            iframe = self.snapshot.by_ref(holder)
            assert iframe is not None
            await self.locate(iframe)
        found: dict[str, Any] = await self.call(node, "locate")
        if "error" in found:
            raise TargetError(f"{found['error']}.")
        if holder is not None and found.get("x") is not None:
            found["x"], found["y"] = await self._in_main_viewport(node, found)
        return found

    async def _in_main_viewport(self, node: Node, found: dict[str, Any]) -> tuple[float, float]:
        """Where a point of a frame is on the screen; the page is scrolled if it is not."""
        width, height = self.snapshot.viewport
        dx, dy = found["x"] - found["box"][0], found["y"] - found["box"][1]
        left, top = await self._corner(node)
        x, y = left + dx, top + dy
        if not (0 <= x < width and 0 <= y < height):
            await self.tab.call("scroll", None, x - width / 2, y - height / 2)
            left, top = await self._corner(node)
        return left + dx, top + dy

    async def html(self) -> str:
        """The main document's HTML, each iframe's document inside its element's tag."""
        text = await self.tab.call_text("html")
        for frame, holder in zip(self.frames, self.holders, strict=True):
            if holder is not None:
                inner = await self.tab.call_text("html", frame=frame)
                text = _nested(text, holder, inner)
        return text

    async def _corner(self, node: Node) -> tuple[float, float]:
        quad = await self.tab.quad(f"webenv.element({node.ref!r})", self.frames[node.frame])
        return quad[0], quad[1]


def _nested(html: str, holder: str, inner: str) -> str:
    """Put a frame's HTML between the tags of the iframe that carries its ref."""
    soup = BeautifulSoup(html, "html.parser")
    iframe = soup.find("iframe", attrs={"ref": holder})
    if isinstance(iframe, Element):
        iframe.append(BeautifulSoup(inner, "html.parser"))
    return str(soup)


class Observer:
    """Reads tabs; remembers each document, for the script tells only what has changed.

    Args:
        measures: Find out where everything is and what of it shows.
    """

    def __init__(self, measures: bool) -> None:
        self._measures = measures
        self._known: WeakKeyDictionary[Tab, dict[int, Document]] = WeakKeyDictionary()

    async def observe(self, tab: Tab) -> View:
        """Take a snapshot of a tab, iframes included."""
        known = self._known.get(tab, {})
        read: dict[int, Document] = {}
        children: dict[str, Document] = {}
        frames: list[str | None] = [None]
        holders: list[str | None] = [None]

        async def ask(frame: str | None, first_ref: int) -> Document:
            world = await tab.observing_world(frame)
            document = read[world] = known.get(world) or Document()
            asked = (first_ref, document.known(first_ref), self._measures)
            document.learn(await tab.call("snapshot", *asked, frame=frame), first_ref)
            return document

        async def descend(parent: Document, frame: str | None, first_ref: int) -> int:
            for holder in parent.holders:
                child = await tab.node_frame(f"webenv.element({holder!r})", frame)
                if child is None:
                    continue
                document = children[holder] = await ask(child, first_ref)
                frames.append(child)
                holders.append(holder)
                first_ref = await descend(document, child, document.next_ref)
            return first_ref

        main = await ask(None, 1)
        await descend(main, None, main.next_ref)
        self._known[tab] = read
        return View(tab, join(main, children), tuple(frames), tuple(holders))
