"""How far the snapshot agrees with Chromium's own accessibility tree.

`agreement` matches the two trees node by node through the DOM and compares role and
accessible name. Where the two differ on purpose, `KNOWN` says so, once, with the reason.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

Send = Callable[[str, dict[str, Any]], dict[str, Any]]

# Chromium's names for what ARIA calls otherwise, or has no role for.
CHROMIUM_ROLES = {
    "Abbr": "generic",
    "Audio": "audio",
    "Canvas": "generic",
    "ColorWell": "textbox",
    "Date": "textbox",
    "DateTime": "textbox",
    "DescriptionList": "generic",
    "DisclosureTriangle": "button",
    "EmbeddedObject": "generic",
    "Figcaption": "caption",
    "Iframe": "iframe",
    "InputTime": "textbox",
    "LabelText": "generic",
    "LayoutTable": "table",
    "LayoutTableCell": "cell",
    "LayoutTableRow": "row",
    "Legend": "generic",
    "LineBreak": "generic",
    "ListMarker": "generic",
    "MenuListPopup": "generic",
    "PluginObject": "generic",
    "RootWebArea": "generic",
    "Ruby": "generic",
    "Section": "generic",
    "StaticText": "generic",
    "InlineTextBox": "generic",
    "SvgRoot": "generic",
    "Video": "video",
    "image": "img",
    "none": "generic",
    "sectionfooter": "generic",
    "sectionheader": "generic",
}

PHRASING = frozenset("code emphasis mark strong subscript superscript time".split())
UNCOUNTED = frozenset(
    "article aside details dialog dl fieldset figure footer form header main nav search "
    "section".split()
)
LEAVES = frozenset(
    "button checkbox img math menuitemcheckbox menuitemradio meter option progressbar radio "
    "scrollbar separator slider switch tab".split()
)


@dataclass(frozen=True, slots=True)
class Seen:
    """One element as one of the two trees has it; role "generic" where it has none.

    Attributes:
        inside: Roles of the elements around it, as Chromium has them.
        holds: Tags of the elements in it, looked up only where the trees differ.
    """

    role: str = "generic"
    name: str = ""
    inside: frozenset[str] = frozenset()
    holds: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Known:
    """A difference that is on purpose."""

    reason: str
    applies: Callable[[Seen, Seen], bool]


def _is_part(part: str, whole: str) -> bool:
    """Whether all words of one name stand in the other, in the same order."""
    words = iter(whole.split())
    return all(word in words for word in part.split())


# Each predicate is given what we say and what Chromium says of an element.
KNOWN = (
    Known(
        "a row may be named by its content (ARIA 1.2); Chromium names none",
        lambda ours, theirs: ours.role == theirs.role == "row" and not theirs.name,
    ),
    Known(
        "all that is in a link or cell counts in its name (accname 1.2), landmarks and the "
        "like too; Chromium leaves those out",
        lambda ours, theirs: (
            ours.role == theirs.role
            and bool(ours.holds & UNCOUNTED)
            and _is_part(theirs.name, ours.name)
        ),
    ),
    Known(
        "an empty paragraph or caption is one all the same; Chromium drops it",
        lambda ours, theirs: ours.role in ("caption", "paragraph") and theirs.role == "generic",
    ),
    Known(
        "a term cannot be named (ARIA 1.2); Chromium uses its content",
        lambda ours, theirs: ours.role == theirs.role == "term" and not ours.name,
    ),
    Known(
        "a figure is named by its caption (HTML-AAM); Chromium leaves it unnamed",
        lambda ours, theirs: ours.role == theirs.role == "figure" and not theirs.name,
    ),
    Known(
        "tbody and tfoot are row groups (HTML-AAM); Chromium drops some",
        lambda ours, theirs: ours.role == "rowgroup" and theirs.role == "generic",
    ),
    Known(
        "a form without a name is no landmark (HTML-AAM); Chromium says form",
        lambda ours, theirs: ours.role == "generic" and theirs == Seen("form", "", theirs.inside),
    ),
    Known(
        "the inside of a control is presentational (ARIA 1.2); Chromium keeps it",
        lambda ours, theirs: ours.role == "generic" and bool(theirs.inside & LEAVES),
    ),
    Known(
        "an editable region is a textbox for who wants to type; Chromium says generic",
        lambda ours, theirs: ours.role == "textbox" and theirs.role == "generic",
    ),
    Known(
        "bold, code, time and the like are part of the text around them",
        lambda ours, theirs: ours.role == "generic" and theirs.role in PHRASING,
    ),
    Known(
        "a drawing without a name is decoration (SVG-AAM); Chromium says image",
        lambda ours, theirs: ours.role == "generic" and theirs.role == "img" and not theirs.name,
    ),
    Known(
        "mathematics is named by its author only (ARIA 1.2); Chromium uses its content",
        lambda ours, theirs: ours.role == theirs.role == "math" and not ours.name,
    ),
    Known(
        "Chromium names a player by the state of its own buttons",
        lambda ours, theirs: ours.role == theirs.role and ours.role in ("audio", "video"),
    ),
)


@dataclass(frozen=True, slots=True)
class Agreement:
    """The outcome: differences that `KNOWN` explains are in neither `matched` nor `total`."""

    matched: int
    total: int
    differences: tuple[str, ...]
    known: Counter[str] = field(default_factory=Counter)

    @property
    def share(self) -> float:
        """The part of all compared elements on which both trees agree."""
        return self.matched / self.total if self.total else 1.0


def agreement(send: Send, context: int, frame: str | None = None) -> Agreement:
    """Compare the two trees of one frame.

    Args:
        send: Sends one DevTools command to the page and returns its result.
        context: The frame's execution context in which the in-page script was loaded.
        frame: The frame's id, where it is not the main frame.
    """
    browser_made = _user_agent_nodes(send)
    theirs = _chromium_tree(send, frame)
    ours = _our_tree(send, context)
    known: Counter[str] = Counter()
    differences = []
    matched = 0
    for backend_id in sorted((theirs.keys() | ours.keys()) - browser_made):
        our, their = ours.get(backend_id, Seen()), theirs.get(backend_id, Seen())
        if our.role == their.role and (our.name == their.name or our.role == "generic"):
            matched += our.role != "generic"
            continue
        our = replace(our, holds=_tags_below(send, backend_id))
        reason = next((rule.reason for rule in KNOWN if rule.applies(our, their)), None)
        if reason:
            known[reason] += 1
        else:
            where = _describe(send, backend_id)
            differences.append(f"{where}: {_say(our)}, Chromium says {_say(their)}")
    return Agreement(matched, matched + len(differences), tuple(differences), known)


def _say(seen: Seen) -> str:
    return f"{seen.role} {json.dumps(seen.name, ensure_ascii=False)}"


def _describe(send: Send, backend_id: int) -> str:
    node = send("DOM.describeNode", {"backendNodeId": backend_id})["node"]
    pairs = iter(node.get("attributes", []))
    attributes = "".join(f' {name}="{value}"' for name, value in zip(pairs, pairs, strict=True))
    return f"<{node['localName'] or node['nodeName']}{attributes}>"


def _tags_below(send: Send, backend_id: int) -> frozenset[str]:
    params = {"backendNodeId": backend_id, "depth": -1}
    stack = list(send("DOM.describeNode", params)["node"].get("children", []))
    tags = set()
    while stack:
        node = stack.pop()
        tags.add(node["localName"])
        stack += node.get("children", [])
    return frozenset(tags)


def _chromium_tree(send: Send, frame: str | None) -> dict[int, Seen]:
    params = {"frameId": frame} if frame else {}
    nodes = send("Accessibility.getFullAXTree", params)["nodes"]
    by_id = {node["nodeId"]: node for node in nodes}
    return {
        node["backendDOMNodeId"]: Seen(
            _role(node), _clean(node.get("name", {}).get("value", "")), _ancestors(node, by_id)
        )
        for node in nodes
        if not node["ignored"] and "backendDOMNodeId" in node and _role(node) != "generic"
    }


def _role(node: dict[str, Any]) -> str:
    role = str(node.get("role", {}).get("value", "generic"))
    return CHROMIUM_ROLES.get(role, role)


def _ancestors(node: dict[str, Any], by_id: dict[str, dict[str, Any]]) -> frozenset[str]:
    roles = set()
    while (node := by_id.get(node.get("parentId", ""), {})) and node:
        roles.add(_role(node))
    return frozenset(roles)


def _our_tree(send: Send, context: int) -> dict[int, Seen]:
    rows = json.loads(_evaluate(send, context, "webenv.snapshot(1)", True)["value"])["rows"]
    elements = _evaluate(send, context, "webenv.elements()", False)["objectId"]
    found = {}
    for index, object_id in _items(send, elements):
        role, name = rows[index][:2]
        if role not in ("text", "generic"):
            node = send("DOM.describeNode", {"objectId": object_id})["node"]
            found[node["backendNodeId"]] = Seen(role, _clean(name))
    return found


def _items(send: Send, array: str) -> Iterator[tuple[int, str]]:
    listing = send("Runtime.getProperties", {"objectId": array, "ownProperties": True})
    for item in listing["result"]:
        if item["name"].isdigit():
            yield int(item["name"]), item["value"]["objectId"]


def _evaluate(send: Send, context: int, expression: str, by_value: bool) -> dict[str, Any]:
    params = {"expression": expression, "contextId": context, "returnByValue": by_value}
    result: dict[str, Any] = send("Runtime.evaluate", params)["result"]
    return result


def _clean(name: str) -> str:
    return " ".join(name.split())


def _user_agent_nodes(send: Send) -> set[int]:
    """What the browser itself builds inside controls such as date inputs and players."""
    document = send("DOM.getDocument", {"depth": -1, "pierce": True})["root"]
    found: set[int] = set()
    stack = [(document, False)]
    while stack:
        node, inside = stack.pop()
        if inside:
            found.add(node["backendNodeId"])
        stack += [(child, inside) for child in node.get("children", [])]
        for root in node.get("shadowRoots", []):
            stack.append((root, inside or root.get("shadowRootType") == "user-agent"))
    return found
