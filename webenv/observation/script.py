"""The in-page script.

The script is to be evaluated in an isolated world of every frame. It defines one
global there, `webenv`, whose functions return one JSON string each:

    webenv.snapshot(firstRef, known, measures)  the frame's tree; see `documents.Answer`
    webenv.locate(ref)                      where to click: x, y, box, tag, role, visible,
                                            enabled, editable, covered_by, …
    webenv.focus(ref)                       {ok} or {error}
    webenv.select(ref, labels)              {ok, selected} or {error, options}
    webenv.selectAll(ref)                   {ok} or {error}
    webenv.setFiles(ref, files)             files: [{name, type, base64}]
    webenv.setValue(ref, value)             for date, time, colour and range inputs
    webenv.scroll(ref or null, dx, dy)      {moved, scrolled, position, limit}
    webenv.html()                           the document as HTML text (not JSON)

Every answer about a ref that is not there is {"error": …}. Two functions return objects
for use over the DevTools protocol: `webenv.element(ref)`, and `webenv.elements()`, the DOM
nodes behind the nodes of the latest snapshot. `DOM.describeNode` of an iframe's
element tells the `frameId` of its document.
"""

from __future__ import annotations

from importlib.resources import files

PARTS = (
    "dom",
    "sheets",
    "roles",
    "names",
    "states",
    "geometry",
    "tree",
    "locate",
    "controls",
    "html",
    "api",
)


def _read_script() -> str:
    folder = files(__package__)
    parts = (folder.joinpath(f"page_{part}.js").read_text("utf-8") for part in PARTS)
    return '(() => {\n"use strict";\n' + "\n".join(parts) + "\n})();\n"


PAGE_SCRIPT: str = _read_script()
