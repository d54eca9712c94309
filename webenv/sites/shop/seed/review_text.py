"""Composing a review whose remarks agree with its rating and with its product."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from webenv.sites.shop.seed.agreement import in_plural
from webenv.sites.shop.seed.products import Product
from webenv.sites.shop.seed.review_words import Experience, label, words_for
from webenv.sites.shop.seed.tables import read_table
from webenv.sites.shop.seed.text import capitalised, lowered, vary, write

_MOODS = {5: "high", 4: "high", 3: "middle", 2: "low", 1: "low"}
_CLOSINGS = {5: "high", 4: "good", 3: "middle", 2: "low", 1: "lowest"}
_PAUSE = "\x00"


@dataclass(frozen=True, slots=True)
class Aspect:
    """Something about a product on which reviewers remark.

    Attributes:
        remarks: Sentences by side: "good", "meh" for a small complaint, "bad".
        titles: One for a happy and one for an unhappy review, or none.
    """

    name: str
    remarks: dict[str, tuple[str, ...]]
    titles: tuple[str, ...]


@dataclass(slots=True)
class Reputation:
    """What is good and what is bad about one product, so that its reviewers agree.

    Attributes:
        own: What is particular to the product's family.
        said: Remarks already made in a review, which others avoid as long as they can.
    """

    strong: list[Aspect]
    weak: list[Aspect]
    own: Aspect
    said: dict[str, None] = field(default_factory=dict)

    def remark(self, rng: random.Random, aspect: Aspect, side: str) -> str:
        """A remark on the aspect, a new one if there is one."""
        choices = aspect.remarks[side]
        fresh = [choice for choice in choices if choice not in self.said] or list(choices)
        chosen = rng.choice(fresh)
        self.said[chosen] = None
        return chosen

    def freshest(
        self, rng: random.Random, aspects: list[Aspect], side: str, count: int
    ) -> list[Aspect]:
        """Some of the aspects, those first about which something new can be said."""
        able = [aspect for aspect in aspects if aspect.remarks[side]]
        rng.shuffle(able)
        able.sort(key=lambda aspect: all(text in self.said for text in aspect.remarks[side]))
        return able[:count]


def make_reputation(rng: random.Random, product: Product) -> Reputation:
    """Which aspects of the product are its strengths and which its weaknesses."""
    family = product.family
    names = list(dict.fromkeys([*family.aspects, rng.choice(("value", "packaging"))]))
    rng.shuffle(names)
    weak = 1 if product.quality > 0.7 else 2 if product.quality > 0.45 else 3
    aspects = [_aspect(name, family.plural) for name in names]
    own = Aspect("own", {"good": family.good, "meh": (), "bad": family.bad}, ())
    return Reputation(aspects[weak:], aspects[:weak], own)


def write_review(
    rng: random.Random, reputation: Reputation, experience: Experience
) -> tuple[str, str]:
    """The title and the body of a review."""
    rating = experience.rating
    kind = experience.product.family.kind
    words = words_for(rng, experience, _phrases("default", "people", "any"))
    remarks, praised, blamed = _remarks(rng, rating, reputation)
    sentences = [*_opening(rng, experience, kind), *remarks]
    if rng.random() < 0.5:
        sentences.append(rng.choice(_phrases(kind, "closing", _CLOSINGS[rating])))
    body = " ".join(_joined(write(rng, sentence, words)) for sentence in sentences)
    heading = praised[:1] if rating > 3 else blamed[:1] if rating < 3 else []
    if heading and heading[0].titles and rng.random() < 0.45:
        return vary(rng, heading[0].titles[0 if rating > 3 else 1]), body
    title = rng.choice(_phrases(kind, "title", str(rating)))
    return capitalised(write(rng, title, words)), body


def spam(rng: random.Random) -> tuple[str, str]:
    """Title and body of a review that the shop would not publish."""
    table = _read_phrases()["spam"]
    return rng.choice(table["titles"]), rng.choice(table["bodies"])


def _opening(rng: random.Random, experience: Experience, kind: str) -> list[str]:
    mood = _MOODS[experience.rating]
    sentences: list[str] = []
    if rng.random() < 0.75:
        sentences.append(rng.choice(_phrases(kind, "opening", mood)))
    if experience.bought_here and rng.random() < 0.1:
        sentences.append(rng.choice(_phrases(kind, "opening_bought", mood)))
    facts = {
        "colour": experience.variant.colour,
        "size": experience.variant.size,
        "model": label(experience.product),
    }
    known = [name for name, value in facts.items() if value]
    if known and rng.random() < 0.3:
        sentences.append(rng.choice(_phrases(kind, rng.choice(known), "any")))
    return sentences


def _remarks(
    rng: random.Random, rating: int, reputation: Reputation
) -> tuple[list[str], list[Aspect], list[Aspect]]:
    """Praise and blame in the proportion that the rating stands for, and what they are about."""
    if rating == 5:
        praised = _praised(rng, reputation, rng.choice((1, 2, 2, 3)))
        return _said(rng, reputation, praised, "good"), praised, []
    if rating == 4:
        praised = _praised(rng, reputation, rng.choice((1, 2)))
        grudge = _grudge(rng, reputation, praised) if rng.random() < 0.6 else []
        small = [_after(rng, "high", text) for text in grudge]
        return _said(rng, reputation, praised, "good") + small, praised, []
    if rating == 3:
        praised = reputation.freshest(rng, reputation.strong, "good", 1)
        grudge = _grudge(rng, reputation, praised)
        return _said(rng, reputation, praised, "good") + grudge, praised, []
    blamed = reputation.freshest(
        rng, [*reputation.weak, reputation.own], "bad", rng.choice((1, 2, 2))
    )
    remarks = _said(rng, reputation, blamed, "bad")
    if rating == 2 and rng.random() < 0.5:
        praised = reputation.freshest(rng, reputation.strong, "good", 1)
        remarks += [_after(rng, "low", text) for text in _said(rng, reputation, praised, "good")]
    return remarks, [], blamed


def _praised(rng: random.Random, reputation: Reputation, count: int) -> list[Aspect]:
    return reputation.freshest(rng, [*reputation.strong, reputation.own], "good", count)


def _grudge(rng: random.Random, reputation: Reputation, praised: list[Aspect]) -> list[str]:
    """A small complaint, about a weakness more often than not."""
    unpraised = [aspect for aspect in reputation.strong if aspect not in praised]
    source = reputation.weak if rng.random() < 0.6 or not unpraised else unpraised
    return _said(rng, reputation, reputation.freshest(rng, source, "meh", 1), "meh")


def _said(
    rng: random.Random, reputation: Reputation, aspects: list[Aspect], side: str
) -> list[str]:
    return [reputation.remark(rng, aspect, side) for aspect in aspects]


def _after(rng: random.Random, side: str, remark: str) -> str:
    """The remark after a lead-in such as "One small thing:"."""
    return f"{rng.choice(_phrases('default', 'but', side))} {_PAUSE}{remark}"


def _joined(text: str) -> str:
    head, pause, tail = text.partition(_PAUSE)
    return head + lowered(tail) if pause else capitalised(text)


@cache
def _aspect(name: str, plural: bool) -> Aspect:
    table = _read_aspects()[name]
    remarks = {
        side: tuple(in_plural(text) if plural else text for text in table[side])
        for side in ("good", "meh", "bad")
    }
    return Aspect(name, remarks, tuple(table["titles"]))


@cache
def _phrases(kind: str, part: str, mood: str) -> tuple[str, ...]:
    table = _read_phrases()
    special = table.get(kind, {}).get(part, {}).get(mood)
    return tuple(special or table["default"][part][mood])


@cache
def _read_aspects() -> dict[str, Any]:
    return read_table("reviewing", "aspects")


@cache
def _read_phrases() -> dict[str, Any]:
    return read_table("reviewing", "phrases")
