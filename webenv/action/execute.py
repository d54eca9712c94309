"""Carry out actions: real input events at the place where the element is."""

from __future__ import annotations

import base64
import mimetypes
from collections.abc import Awaitable, Callable, Mapping
from typing import Any
from urllib.parse import urlsplit

from playwright.async_api import Keyboard

from webenv.action import actions as act
from webenv.action.resolve import resolve
from webenv.browser.mouse import Mouse
from webenv.browser.session import Session
from webenv.errors import ActionError, TargetError
from webenv.observation.observe import Observer, View
from webenv.observation.snapshot import Node

Operation = Callable[[], Awaitable[None]]

_PICKED = frozenset({"date", "time", "month", "week", "datetime-local", "color", "range"})
_SCROLLS: Mapping[str, tuple[int, int]] = {
    "up": (0, -1),
    "down": (0, 1),
    "left": (-1, 0),
    "right": (1, 0),
}


class Executor:
    """Does to a session what actions say.

    Args:
        session: The environment's browser.
        observer: Reads the pages.
        hosts: Hosts that may be opened by address.
    """

    def __init__(self, session: Session, observer: Observer, hosts: frozenset[str]) -> None:
        self.files: dict[str, bytes] = {}
        self._session = session
        self._hosts = hosts
        self._observer = observer
        self._view: View | None = None

    async def view(self) -> View:
        """The active tab as it is now; taken once per step."""
        if self._view is None:
            self._view = await self._observer.observe(self._session.tab)
        return self._view

    def forget(self) -> None:
        """Drop what was seen: something may have moved."""
        self._view = None

    async def perform(self, action: act.Action) -> None:
        """Carry out one action and let a second pass.

        Raises:
            ActionError: It cannot be done; nothing was done to the page, and the
                second is still to pass.
            BrowserCrashed: The browser or the page died.
        """
        match action:
            case act.AcceptDialog(text):
                await self._session.answer_dialog(accept=True, text=text)
            case act.DismissDialog():
                await self._session.answer_dialog(accept=False)
            case act.Wait(seconds):
                await self._wait(seconds)
            case _:
                operation = self._operation(action)
                await self._session.act(operation)
        self.forget()

    async def _wait(self, seconds: int) -> None:
        """One step is one second, however many are asked for."""
        if self._session.dialog is None:
            await self._session.pass_time()
        if seconds > 1:
            self._session.notices.append("One second has passed; wait again for more.")

    def _operation(self, action: act.Action) -> Operation:
        return self._tab_operation(action) or self._pointer_operation(action)

    def _tab_operation(self, action: act.Action) -> Operation | None:
        session = self._session
        match action:
            case act.Goto(address):
                return lambda: session.navigate(self._address(address))
            case act.Back():
                return lambda: session.history(-1)
            case act.Forward():
                return lambda: session.history(1)
            case act.Reload():
                return session.reload
            case act.NewTab(url):
                return lambda: self._new_tab(url)
            case act.SwitchTab(index, title):
                return lambda: self._switch_tab(index, title)
            case act.CloseTab():
                return session.close_tab
        return None

    def _pointer_operation(self, action: act.Action) -> Operation:
        match action:
            case act.ClickAt(x, y, button, count):
                return lambda: self._click_at(x, y, button, count)
            case act.MoveTo(x, y):
                return lambda: self._mouse.move(*self._inside(x, y))
            case act.DragTo(x1, y1, x2, y2):
                return lambda: self._mouse.drag(self._inside(x1, y1), self._inside(x2, y2))
            case act.Scroll(direction, target, pixels):
                return lambda: self._scroll(direction, target, pixels)
            case act.Press(keys, target):
                return lambda: self._press(action, keys, target)
            case act.Type(target, text, submit):
                return lambda: self._type(action, target, text, submit)
            case act.Drag(source, target):
                return lambda: self._drag(source, target)
        return self._element_operation(action)

    def _element_operation(self, action: act.Action) -> Operation:
        match action:
            case act.Click(target, button, count):
                return lambda: self._click(action, target, button, count)
            case act.Hover(target):
                return lambda: self._hover(action, target)
            case act.ScrollTo(target):
                return lambda: self._scroll_to(action, target)
            case act.Fill(target, text):
                return lambda: self._fill(action, target, text)
            case act.Clear(target):
                return lambda: self._fill(action, target, "")
            case act.Select(target, options):
                return lambda: self._select(action, target, options)
            case act.Check(target):
                return lambda: self._set_checked(action, target, True)
            case act.Uncheck(target):
                return lambda: self._set_checked(action, target, False)
            case act.Upload(target, names):
                return lambda: self._upload(action, target, names)
        raise ActionError(f"{type(action).__name__} cannot be done to a page.")

    # -- pages and tabs ----------------------------------------------------------

    def _address(self, url: str) -> str:
        """The address to open: http, and on a host of this internet."""
        text = url.strip()
        if "://" not in text and not text.lower().startswith(("about:", "data:", "javascript:")):
            base = self._session.tab.page.url
            text = (
                f"http://{urlsplit(base).netloc}{text}"
                if text.startswith("/")
                else f"http://{text}"
            )
        parts = urlsplit(text)
        known = ", ".join(sorted(self._hosts))
        if parts.scheme not in ("http", "https"):
            raise ActionError(f"Only http addresses can be opened, not {url!r}. Sites: {known}.")
        if (parts.hostname or "") not in self._hosts or parts.netloc != parts.hostname:
            raise ActionError(f"{url!r} is not reachable from here. Sites: {known}.")
        return parts._replace(scheme="http").geturl()

    async def _new_tab(self, url: str | None) -> None:
        address = self._address(url) if url else None
        await self._session.open_tab()
        if address:
            await self._session.navigate(address)

    async def _switch_tab(self, index: int | None, title: str | None) -> None:
        tabs = self._session.tabs
        titles = [await tab.page.title() for tab in tabs]
        if index is not None and 1 <= index <= len(tabs):
            await self._session.show_tab(tabs[index - 1])
            return
        wanted = (title or "").casefold()
        found = [tab for tab, name in zip(tabs, titles, strict=True) if wanted in name.casefold()]
        if title is None or len(found) != 1:
            listed = "; ".join(f'{number} "{name}"' for number, name in enumerate(titles, 1))
            named = f"tab {index}" if title is None else f'exactly one tab called "{title}"'
            raise TargetError(f"There is not {named}. Tabs: {listed}.")
        await self._session.show_tab(found[0])

    # -- elements ----------------------------------------------------------------

    @property
    def _mouse(self) -> Mouse:
        return self._session.tab.mouse

    @property
    def _keyboard(self) -> Keyboard:
        return self._session.tab.page.keyboard

    async def _node(self, target: act.Target, action: type[act.Action]) -> tuple[View, Node]:
        view = await self.view()
        return view, resolve(target, view.snapshot, action)

    async def _reach(
        self, action: act.Action, target: act.Target
    ) -> tuple[View, Node, dict[str, Any]]:
        """Find the target, bring it into view, and make sure that it can be reached.

        Raises:
            TargetError: It is hidden, disabled, covered, or not there.
        """
        view, node = await self._node(target, type(action))
        found = await view.locate(node)
        named = f"{node.role} {node.name!r} [{node.ref}]"
        if not found["visible"]:
            raise TargetError(f"{named} is not visible.")
        if not found["enabled"]:
            raise TargetError(f"{named} is disabled.")
        if found.get("x") is None:
            behind = f" It is covered by {found['covered_by']}." if found["covered_by"] else ""
            raise TargetError(f"{named} cannot be reached with the mouse.{behind}")
        return view, node, found

    async def _click(self, action: act.Action, target: act.Target, button: str, count: int) -> None:
        _, node, found = await self._reach(action, target)
        if found["tag"] == "select" and not found["multiple"]:
            raise TargetError(
                f"{node.role} {node.name!r} is a drop-down: use select. Options: "
                + ", ".join(f'"{option["label"]}"' for option in found["options"])
            )
        await self._mouse.click(found["x"], found["y"], button, count)

    async def _hover(self, action: act.Action, target: act.Target) -> None:
        _, _, found = await self._reach(action, target)
        await self._mouse.move(found["x"], found["y"])

    async def _scroll_to(self, action: act.Action, target: act.Target) -> None:
        view, node = await self._node(target, type(action))
        await view.locate(node)
        await view.tab.next_frame()

    async def _fill(self, action: act.Action, target: act.Target, text: str) -> None:
        view, node, found = await self._reach(action, target)
        if not found["editable"]:
            raise TargetError(f"{node.role} {node.name!r} cannot be filled in.")
        if found["type"] in _PICKED:
            _check(await view.call(node, "setValue", text))
            return
        _check(await view.call(node, "selectAll"))
        await (self._keyboard.insert_text(text) if text else self._keyboard.press("Delete"))

    async def _type(
        self, action: act.Action, target: act.Target | None, text: str, submit: bool
    ) -> None:
        if target is not None:
            _, node, found = await self._reach(action, target)
            if not found["editable"]:
                raise TargetError(f"{node.role} {node.name!r} cannot be typed into.")
            await self._mouse.click(found["x"], found["y"])
            await self._keyboard.press("End")
        await self._keyboard.type(text)
        if submit:
            await self._keyboard.press("Enter")

    async def _press(self, action: act.Action, keys: str, target: act.Target | None) -> None:
        if target is not None:
            view, node = await self._node(target, type(action))
            _check(await view.call(node, "focus"))
        await self._keyboard.press(keys)

    async def _select(
        self, action: act.Action, target: act.Target, options: tuple[str, ...]
    ) -> None:
        view, node, found = await self._reach(action, target)
        if found["tag"] == "select":
            _check(await view.call(node, "select", list(options)))
            return
        await self._mouse.click(found["x"], found["y"])
        for option in options:
            self.forget()
            await self._click(action, act.Target(name=option, role="option"), "left", 1)

    async def _set_checked(self, action: act.Action, target: act.Target, wanted: bool) -> None:
        _, node, found = await self._reach(action, target)
        if found["checked"] is None:
            raise TargetError(f"{node.role} {node.name!r} cannot be checked or unchecked.")
        if (found["checked"] in (True, "true")) != wanted:
            await self._mouse.click(found["x"], found["y"])

    async def _upload(self, action: act.Action, target: act.Target, names: tuple[str, ...]) -> None:
        missing = [name for name in names if name not in self.files]
        if missing:
            have = ", ".join(f'"{name}"' for name in sorted(self.files)) or "none"
            raise ActionError(f'There is no file "{missing[0]}". Files: {have}.')
        view, node = await self._node(target, type(action))
        payload = [
            {
                "name": name,
                "type": mimetypes.guess_type(name)[0] or "application/octet-stream",
                "base64": base64.b64encode(self.files[name]).decode(),
            }
            for name in names
        ]
        _check(await view.call(node, "setFiles", payload))

    # -- mouse -------------------------------------------------------------------

    def _inside(self, x: int, y: int) -> tuple[int, int]:
        width, height = self._session.options.viewport
        if not (0 <= x < width and 0 <= y < height):
            raise ActionError(f"({x}, {y}) is outside the viewport of {width} × {height}.")
        return x, y

    async def _click_at(self, x: int, y: int, button: str, count: int) -> None:
        await self._mouse.click(*self._inside(x, y), button, count)

    async def _drag(self, source: act.Target, target: act.Target) -> None:
        action = act.Drag(source, target)
        _, _, start = await self._reach(action, source)
        _, _, end = await self._reach(action, target)
        _, _, start = await self._reach(action, source)
        await self._mouse.drag((start["x"], start["y"]), (end["x"], end["y"]))

    async def _scroll(self, direction: str, target: act.Target | None, pixels: int | None) -> None:
        view = await self.view()
        node = resolve(target, view.snapshot, act.Scroll) if target else None
        across, down = _SCROLLS[direction]
        width, height = self._session.options.viewport
        dx = across * (pixels if pixels is not None else width)
        dy = down * (pixels if pixels is not None else height)
        if node is None:
            answer = await view.tab.call("scroll", None, dx, dy)
        else:
            answer = await view.call(node, "scroll", dx, dy)
        _check(answer)
        if not answer["moved"]:
            raise ActionError(f"Nothing can be scrolled {direction} any further.")
        await view.tab.next_frame()


def _check(answer: Mapping[str, Any]) -> None:
    if "error" in answer:
        told = str(answer["error"])
        options = answer.get("options")
        listed = ", ".join(f'"{option}"' for option in options) if options else ""
        raise TargetError(f"{told}." + (f" Options: {listed}." if listed else ""))
