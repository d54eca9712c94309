"""How far the snapshot agrees with Playwright's `aria_snapshot(mode="ai")`.

Playwright's text has no handle on elements, so the two are compared as collections of
roles and names. What differs on purpose:

* Bold, code, time and the like are part of the text around them; Playwright lists them.
* Playwright leaves a name out where the lines below tell it.
* The summary of a <details> is a button (HTML-AAM); for Playwright it is nothing.
* What is inside a button or a tab is part of it (ARIA 1.2); Playwright lists it.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator

from webenv.observation.snapshot import Snapshot

from .agreement import LEAVES, PHRASING, Agreement

_UNCOUNTED = PHRASING | {"deletion", "generic", "insertion", "text"}
# A name that YAML could misread makes Playwright put the whole line into quotes.
_LINE = re.compile(r"""\s*- '?([a-z]+)(?: ("(?:[^"\\]|\\.)*"))?""")

Seen = tuple[str, str]
"""Role and name."""


def playwright_agreement(snapshot: Snapshot, text: str) -> Agreement:
    """Compare a snapshot with Playwright's of the same moment."""
    nodes = [node for node in snapshot.nodes if node.role not in _UNCOUNTED]
    theirs = Counter(_read(text))
    ours = Counter((node.role, " ".join(node.name.split())) for node in nodes)
    both = ours & theirs
    ours, theirs = ours - both, theirs - both
    matched = both.total()
    for role, name in list(ours):
        nameless = min(ours[role, name], theirs[role, ""])
        matched += nameless
        theirs -= Counter({(role, ""): nameless})
        ours -= Counter({(role, name): nameless})
    known: Counter[str] = Counter()
    summaries = {("button", node.name) for node in nodes if _is_summary(node.states)}
    inside = [node.name for node in nodes if node.role in LEAVES]
    differences = []
    for seen, count in ours.items():
        if seen in summaries:
            known["a summary is a button"] += count
        else:
            differences += [f"Playwright has no {_say(seen)}"] * count
    for seen, count in theirs.items():
        if seen[1] and any(seen[1] in name for name in inside):
            known["the inside of a control is part of it"] += count
        else:
            differences += [f"only Playwright has {_say(seen)}"] * count
    return Agreement(matched, matched + len(differences), tuple(differences), known)


def _is_summary(states: tuple[str, ...]) -> bool:
    return bool({"expanded", "collapsed"} & set(states))


def _read(text: str) -> Iterator[Seen]:
    for line in text.splitlines():
        found = _LINE.match(line.replace("''", "'"))
        if found and found[1] not in _UNCOUNTED:
            name = json.loads(found[2]) if found[2] else ""
            yield found[1], " ".join(name.split())


def _say(seen: Seen) -> str:
    role, name = seen
    return f"{role} {json.dumps(name, ensure_ascii=False)}"
