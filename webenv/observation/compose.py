"""Put an observation together from what the browser shows."""

from __future__ import annotations

import json
from collections.abc import Mapping

import numpy as np
from playwright.async_api import Dialog

from webenv.browser.session import Session
from webenv.episode import Observation
from webenv.observation.components import ObservationOptions
from webenv.observation.html import prune
from webenv.observation.observe import View
from webenv.observation.pictures import Picture, draw_marks, screenshot
from webenv.observation.snapshot import Node
from webenv.observation.tree import format_tree


class Composer:
    """Makes observations of one session.

    Args:
        session: The environment's browser.
        options: What observations are to hold.
    """

    def __init__(self, session: Session, options: ObservationOptions) -> None:
        self._session = session
        self._options = options
        self._picture: Picture | None = None

    async def compose(
        self, view: View | None, goal: str, error: str, files: Mapping[str, bytes]
    ) -> Observation:
        """The observation of this moment.

        Args:
            view: The active tab; None while a dialog holds it up.
            goal: What is asked for.
            error: What went wrong with the last action.
            files: What can be uploaded.
        """
        texts = {
            "goal": goal,
            "url": self._session.tab.page.url,
            "tabs": await self._tabs(view),
            "tree": self._tree(view),
            "html": await self._html(view),
            "focused": _focused(view),
            "error": error,
            "notice": " ".join(self._session.notices),
            "files": "\n".join(f"{name} ({len(body)} bytes)" for name, body in files.items()),
        }
        observation: Observation = {}
        for name in self._options.components:
            observation[name] = texts[name] if name in texts else await self._image(name, view)
        return observation

    async def picture(self, view: View | None) -> Picture:
        """The viewport; while a dialog is open, as it was before."""
        if view is not None:
            self._picture = await screenshot(view.tab)
        if self._picture is None:
            width, height = self._session.options.viewport
            self._picture = np.zeros((height, width, 3), np.uint8)
        return self._picture

    async def _image(self, name: str, view: View | None) -> Picture:
        picture = await self.picture(view)
        if name == "marks" and view is not None:
            return draw_marks(picture, view.snapshot.nodes)
        return picture

    async def _tabs(self, view: View | None) -> str:
        lines = []
        for number, tab in enumerate(self._session.tabs, 1):
            if view is not None:
                tab.title = view.snapshot.title if tab is view.tab else await tab.page.title()
            mark = "*" if tab is self._session.tab else " "
            title = json.dumps(tab.title, ensure_ascii=False)
            lines.append(f"{mark} {number} {title} {tab.page.url}")
        return "\n".join(lines)

    def _tree(self, view: View | None) -> str:
        if "tree" not in self._options.components:
            return ""
        if view is not None:
            return format_tree(view.snapshot, viewport_only=self._options.viewport_only)
        dialog = self._session.dialog
        return _dialog_lines(dialog) if dialog is not None else ""

    async def _html(self, view: View | None) -> str:
        if "html" not in self._options.components or view is None:
            return ""
        return prune(await view.html())


def _focused(view: View | None) -> str:
    if view is None or view.snapshot.focused is None:
        return ""
    node = view.snapshot.by_ref(view.snapshot.focused)
    return _line(node) if node else ""


def _line(node: Node) -> str:
    name = f" {json.dumps(node.name, ensure_ascii=False)}" if node.name else ""
    return f"{node.role}{name} [ref={node.ref}]"


def _dialog_lines(dialog: Dialog) -> str:
    """An open alert, confirm or prompt, in the manner of the tree."""
    kind = dialog.type
    lines = [f"- alertdialog {json.dumps(dialog.message, ensure_ascii=False)} [{kind}]:"]
    if kind == "prompt":
        lines.append(f"  - textbox: {dialog.default_value}")
    choices = {"alert": ["OK"], "beforeunload": ["Leave", "Stay"]}.get(kind, ["OK", "Cancel"])
    lines += [f'  - button "{choice}"' for choice in choices]
    lines.append("- note: the page waits; accept the dialog or dismiss the dialog")
    return "\n".join(lines)
