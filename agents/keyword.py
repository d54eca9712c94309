"""A scripted agent that follows the words of the goal: fair, plain and weak.

It sees nothing but goal and observation and knows nothing of any site. It looks for
what the goal puts in quotation marks, sets what the goal names, presses what is called
like something in the goal, and then says the value that best fits the asked form. It
does not plan, compare across pages, or notice that a task cannot be done. What it
solves is the part of a suite that needs no understanding.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from webenv import Observation
from webenv.action.actions import (
    Action,
    Answer,
    Check,
    Click,
    DismissDialog,
    Fill,
    Select,
    Target,
    Type,
    describe,
)

from .answering import find_answer
from .goal import Goal, words_of
from .tree import Element, read_tree

_SUBMITS = ("place order", "save", "submit", "confirm", "apply", "update", "send", "continue")


@dataclass(frozen=True)
class _Idea:
    """Something to do.

    Attributes:
        key: Under which it is remembered, so that it is tried once.
        uses: Words of the goal that are settled by it.
        fills: It changes a form that must be sent.
    """

    key: tuple[str, ...]
    action: Action
    uses: frozenset[str] = frozenset()
    fills: bool = False


class Keyword:
    """Follows words.

    Args:
        patience: Steps after which it answers with what it sees.
    """

    def __init__(self, patience: int = 20) -> None:
        self.patience = patience
        self._goal = Goal.of("")
        self._unused: set[str] = set()
        self._reached: set[str] = set()
        self._tried: set[tuple[str, ...]] = set()
        self._steps = 0
        self._filled = False

    def reset(self, goal: str, seed: int) -> None:
        """Read the goal and forget the last one."""
        del seed
        self._goal = Goal.of(goal)
        self._unused = set(self._goal.words)
        self._reached = set()
        self._tried = set()
        self._steps = 0
        self._filled = False

    def act(self, observation: Observation) -> str:
        """The first thing that is worth doing and has not been tried."""
        self._steps += 1
        elements = read_tree(observation.get("tree", ""))
        if any(each.role == "alertdialog" for each in elements[:1]):
            return describe(DismissDialog())
        self._note_headings(elements)
        usable = [each for each in elements if each.ref and "disabled" not in each.states]
        if self._steps <= self.patience:
            for idea in self._ideas(usable, observation["url"]):
                if idea.key not in self._tried:
                    self._tried.add(idea.key)
                    self._unused -= idea.uses
                    self._filled |= idea.fills
                    return describe(idea.action)
        return describe(Answer(self._answer(elements)))

    def _ideas(self, usable: list[Element], url: str) -> Iterator[_Idea]:
        """What could be done, best first."""
        yield from self._follow_phrases(usable, url)
        yield from self._search(usable)
        yield from self._set_fields(usable, url)
        yield from self._press(usable, url)
        if self._filled:
            yield from _submit(usable, url)

    def _follow_phrases(self, usable: list[Element], url: str) -> Iterator[_Idea]:
        """Open what is called like something in quotation marks."""
        for phrase in self._left():
            for each in usable:
                if each.role in ("link", "tab", "treeitem") and _same(each.name, phrase):
                    yield _Idea(("open", phrase, url), Click(_target(each)))

    def _search(self, usable: list[Element]) -> Iterator[_Idea]:
        """Look for a phrase in the first search field."""
        fields = [each for each in usable if _is_search(each)]
        for phrase in self._left():
            for field in fields[:1]:
                yield _Idea(("search", phrase), Type(_target(field), phrase, submit=True))

    def _set_fields(self, usable: list[Element], url: str) -> Iterator[_Idea]:
        """Choose options and fill in numbers that the goal names."""
        wanted = self._unused | self._goal.phrase_words
        numbers = self._goal.numbers
        for each in usable:
            key = ("set", each.role, each.name, url)
            words = set(words_of(each.name))
            if each.role == "combobox" and (option := _named_option(each, wanted)):
                yield _Idea(key, Select(_target(each), (option,)), fills=True)
            elif each.role in ("radio", "checkbox") and words and words <= wanted:
                if "checked" not in each.states:
                    yield _Idea(key, Check(_target(each)), fills=True)
            elif each.role == "spinbutton" and len(numbers) == 1 and each.text != numbers[0]:
                yield _Idea(key, Fill(_target(each), numbers[0]), fills=True)

    def _press(self, usable: list[Element], url: str) -> Iterator[_Idea]:
        """Press what shares most words with the part of the goal that is still open."""
        rated = []
        for place, each in enumerate(usable):
            words = set(words_of(each.name))
            shared = words & self._unused
            if shared and each.role in ("button", "link", "tab", "menuitem"):
                for_change = each.role == "button" and self._goal.form == "none"
                rating = len(shared) - 0.2 * len(words) + 0.5 * for_change
                key = ("press", each.role, each.name, url)
                rated.append((-rating, place, _Idea(key, Click(_target(each)), frozenset(shared))))
        for _, _, idea in sorted(rated, key=lambda each: each[:2]):
            yield idea

    def _note_headings(self, elements: list[Element]) -> None:
        """Tick off the phrases that the page is about."""
        for each in elements:
            if each.role == "heading" and "level=1" in each.states:
                self._reached |= {
                    phrase for phrase in self._goal.phrases if _same(each.name, phrase)
                }

    def _left(self) -> list[str]:
        return [phrase for phrase in self._goal.phrases if phrase not in self._reached]

    def _answer(self, elements: list[Element]) -> str:
        if self._goal.form == "none":
            return "done"
        wanted = self._goal.words | self._goal.phrase_words
        return find_answer(elements, self._goal.form, wanted) or "none"


def _submit(usable: list[Element], url: str) -> Iterator[_Idea]:
    """Send the form in which something was set."""
    for name in _SUBMITS:
        for each in usable:
            if each.role == "button" and each.name.lower().startswith(name):
                yield _Idea(("submit", each.name, url), Click(_target(each)))


def _target(element: Element) -> Target:
    return Target(ref=element.ref)


def _is_search(element: Element) -> bool:
    called_so = element.role in ("combobox", "textbox") and "search" in element.name.lower()
    return element.role == "searchbox" or called_so


def _same(name: str, phrase: str) -> bool:
    """Whether a name is the phrase, give or take what stands around it."""
    name, phrase = name.casefold(), phrase.casefold()
    return phrase in name and len(name) <= len(phrase) + 12


def _named_option(element: Element, wanted: set[str]) -> str:
    """The option all of whose words the goal has, unless it is chosen already."""
    for option in element.within:
        words = set(words_of(option.name))
        if option.role == "option" and words and words <= wanted:
            return "" if "selected" in option.states else option.name
    return ""
