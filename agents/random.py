"""An agent that acts at random on what it sees: it finds tasks that luck passes."""

from __future__ import annotations

import random
import re

from webenv import Observation
from webenv.action.actions import (
    REASONS,
    Action,
    Answer,
    Back,
    Check,
    Click,
    Fill,
    GiveUp,
    Hover,
    Press,
    Scroll,
    Select,
    Target,
    Uncheck,
    describe,
)

from .tree import Element, read_tree

_WRITABLE = {"textbox", "searchbox", "spinbutton"}
_TICKABLE = {"checkbox", "radio", "switch"}
_CLICKABLE = {"button", "link", "tab", "menuitem", "option", "treeitem"}


class Random:
    """Draws each action from what the page offers; the same seed draws the same actions.

    Args:
        seed: Makes other runs; each episode also has its own seed.
        chattiness: Share of steps in which it ends the episode with a word from the page.
    """

    def __init__(self, seed: int = 0, chattiness: float = 0.03) -> None:
        self.seed = seed
        self.chattiness = chattiness
        self._rng = random.Random(seed)
        self._words: list[str] = ["1"]

    def reset(self, goal: str, seed: int) -> None:
        """Start the episode's own series of draws."""
        self._rng = random.Random(f"{self.seed}/{seed}/{goal}")
        self._words = re.findall(r"[\w.@'-]+", goal) or ["1"]

    def act(self, observation: Observation) -> str:
        """An action on a random element, or now and then another one."""
        rng = self._rng
        elements = read_tree(observation.get("tree", ""))
        usable = [element for element in elements if element.ref and _verbs(element)]
        if rng.random() < self.chattiness:
            return describe(self._last_word(elements))
        if not usable or rng.random() < 0.1:
            return describe(rng.choice([Scroll("down"), Scroll("up"), Back(), Press("Enter")]))
        element = rng.choice(usable)
        return describe(self._act_on(element, rng.choice(_verbs(element))))

    def _last_word(self, elements: list[Element]) -> Action:
        if self._rng.random() < 0.1:
            return GiveUp(self._rng.choice(list(REASONS)), self._something(elements))
        return Answer(self._something(elements))

    def _something(self, elements: list[Element]) -> str:
        labels = [element.label for element in elements if element.label]
        return self._rng.choice(labels or self._words)

    def _act_on(self, element: Element, verb: type[Action]) -> Action:
        target = Target(ref=element.ref)
        if verb is Fill:
            return Fill(target, self._rng.choice(self._words))
        if verb is Select:
            return Select(target, (self._rng.choice(_options(element)),))
        pointing = {kind.__name__: kind for kind in (Click, Hover, Check, Uncheck)}
        return pointing[verb.__name__](target)


def _verbs(element: Element) -> list[type[Action]]:
    """What can be done with an element, the usual things more often."""
    if "disabled" in element.states:
        return []
    if element.role in _WRITABLE:
        return [Fill]
    if _options(element):
        return [Select]
    if element.role in _TICKABLE:
        return [Click, Check, Uncheck]
    return [Click, Click, Click, Click, Hover] if element.role in _CLICKABLE else []


def _options(element: Element) -> list[str]:
    if element.role not in ("combobox", "listbox"):
        return []
    return [inner.name for inner in element.within if inner.role == "option" and inner.name]
