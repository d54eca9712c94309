"""The exceptions that webenv raises.

    WebEnvError
    ├── ConfigurationError      the caller asked for something that does not exist
    │   └── UnknownName         an unknown task, agent, split, …; names the nearest valid one
    ├── ActionError             the agent's action cannot be carried out; the agent reads why
    │   ├── ActionSyntaxError   the text is not an action
    │   └── TargetError         the action names nothing, or several things, on the page
    ├── TemplateError           a template draws or declares something inconsistent
    └── InfrastructureError     not the agent's fault: never scored as a failure
        ├── BrowserNotFound     there is no Chromium on this machine
        └── BrowserCrashed      Chromium, or a page of it, died

Messages say what was asked for, what exists, and what to do about it.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable


class WebEnvError(Exception):
    """Root of everything that webenv raises on purpose."""


class ConfigurationError(WebEnvError):
    """The caller's request cannot be met as written."""


class UnknownName(ConfigurationError):
    """A name that is not registered.

    Args:
        kind: What was looked for, such as "task" or "agent".
        name: What the caller wrote.
        known: The names that exist.
    """

    def __init__(self, kind: str, name: str, known: Iterable[str]) -> None:
        names = sorted(known)
        close = difflib.get_close_matches(name, names, n=1, cutoff=0.0)
        hint = f" Did you mean {close[0]!r}?" if close else ""
        shown = ", ".join(names) if len(names) <= 20 else f"{len(names)} names are known"
        super().__init__(f"There is no {kind} {name!r}.{hint} Known: {shown}.")
        self.suggestion = close[0] if close else None


class ActionError(WebEnvError):
    """An action that cannot be carried out; its message is shown to the agent."""


class ActionSyntaxError(ActionError):
    """Text that is not an action of the grammar."""


class TargetError(ActionError):
    """A target that names no element, or several."""


class TemplateError(WebEnvError):
    """A task template contradicts itself or its world."""


class InfrastructureError(WebEnvError):
    """A failure of the machinery, recorded as an error and never as a reward of 0."""


class BrowserNotFound(InfrastructureError):
    """No usable Chromium; the message says what to type."""


class BrowserCrashed(InfrastructureError):
    """Chromium, or the page under test, died in the middle of an episode."""
