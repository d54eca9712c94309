"""A template: one function that drafts a task from what a seed draws from a world."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from webenv.action.actions import REASONS, Answer, GiveUp, describe
from webenv.authoring.draw import Draw
from webenv.errors import ConfigurationError, TemplateError, UnknownName
from webenv.task import (
    KINDS,
    SEEDS,
    Expected,
    ExpectedAnswer,
    Impossible,
    Level,
    NearMiss,
    Split,
    Task,
)
from webenv.world.world import World

DONE = 'answer "done"'
"""How a solution ends where no answer is asked."""


@dataclass(frozen=True, kw_only=True)
class Draft:
    """What a template's function returns.

    Args:
        goal: What a person asks for; the answer's form is added to it.
        expected: The right outcome, or all of them.
        solution: Actions through the user interface; the last one ends the episode.
        near_misses: What must not count; answers are varied without being named here.
        user: Person who is signed in, by id.
        facts: The drawn parameters as JSON values.
    """

    goal: str
    expected: Expected | Sequence[Expected]
    solution: Sequence[str]
    near_misses: Sequence[NearMiss] = ()
    user: int | None = None
    start_url: str = "http://shop.test/"
    files: Mapping[str, bytes] = field(default_factory=dict)
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Template:
    """A family of tasks; each seed of its split gives one.

    Attributes:
        summary: First line of the function's docstring.
        source: Module in which it is defined.
    """

    name: str
    sites: tuple[str, ...]
    kind: str
    level: Level
    split: Split
    summary: str
    source: str
    draft: Callable[[Draw], Draft] = field(repr=False)

    @property
    def site(self) -> str:
        """The site, or for several their names joined by "+"."""
        return "+".join(self.sites)

    @property
    def suite(self) -> str:
        """The first part of the name, such as "shop"."""
        return self.name.partition(".")[0]

    def to_json(self) -> dict[str, str | int]:
        """What a list of templates tells about it."""
        return {
            "name": self.name,
            "site": self.site,
            "kind": self.kind,
            "level": self.level,
            "split": self.split.value,
            "summary": self.summary,
        }

    def seeds(self, count: int) -> range:
        """The first seeds of the template's split."""
        return SEEDS[self.split][:count]

    def task(self, seed: int, world: World) -> Task:
        """The task of a seed.

        Args:
            world: Between episodes, so that nothing in it has changed.

        Raises:
            ConfigurationError: The seed belongs to another split.
            TemplateError: The template contradicts itself or the world.
        """
        seeds = SEEDS[self.split]
        if seed not in seeds:
            raise ConfigurationError(
                f"{self.name} is in split {self.split.value}, whose seeds are "
                f"{seeds.start} to {seeds.stop - 1}; {seed} is none of them."
            )
        draw = Draw(world, self.name, seed)
        draft = self.draft(draw)
        expected = draft.expected
        accepted = (expected,) if isinstance(expected, Expected) else tuple(expected)
        return Task(
            template=self.name,
            seed=seed,
            split=self.split,
            sites=self.sites,
            kind=self.kind,
            level=self.level,
            goal=" ".join(part for part in (draft.goal.strip(), self._hint(accepted)) if part),
            accepted=accepted,
            solution=tuple(draft.solution),
            near_misses=tuple(draft.near_misses),
            user=draft.user,
            start_url=draft.start_url,
            files=dict(draft.files),
            variant=draw.variant,
            facts=dict(draft.facts),
        )

    def _hint(self, accepted: Sequence[Expected]) -> str:
        """The sentence that tells the answer's form."""
        hints = {expected.answer.hint if expected.answer else "" for expected in accepted}
        if len(hints) != 1:
            raise TemplateError(f"{self.name}: the accepted outcomes ask for {len(hints)} forms.")
        return hints.pop()


def template(
    *,
    name: str,
    kind: str,
    level: Level,
    split: Split | str,
    site: str = "",
    sites: Sequence[str] = (),
) -> Callable[[Callable[[Draw], Draft]], Template]:
    """Turn a function into a template; its docstring's first line says what it is about.

    Args:
        name: Suite and template, such as "shop.cancel_order".
        kind: One of `webenv.task.KINDS`.
        site: Where it takes place, or
        sites: all places, for work across sites.

    Raises:
        UnknownName: There is no such kind or split.
        TemplateError: The name or the sites are missing or malformed.
    """
    if kind not in KINDS:
        raise UnknownName("kind", kind, KINDS)
    if split not in set(Split):
        raise UnknownName("split", split, [known.value for known in Split])
    places = tuple(sites) or ((site,) if site else ())
    suite, _, rest = name.partition(".")
    if not places or not suite.isidentifier() or not rest.isidentifier():
        raise TemplateError(f'Template {name!r} needs a name like "shop.cancel_order" and a site.')

    def decorate(draft: Callable[[Draw], Draft]) -> Template:
        summary = (inspect.getdoc(draft) or "").partition("\n")[0]
        return Template(name, places, kind, level, Split(split), summary, draft.__module__, draft)

    return decorate


def reply_with(answer: ExpectedAnswer) -> str:
    """The action that ends an episode with exactly this answer."""
    if isinstance(answer, Impossible):
        if answer.reason not in REASONS:
            raise UnknownName("reason", answer.reason, REASONS)
        return describe(GiveUp(answer.reason, answer.details[0].spelling))
    return describe(Answer(answer.spelling))
