"""The words that fill the gaps in what reviewers say."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass

from webenv.sites.shop.seed.families import Family
from webenv.sites.shop.seed.products import Product, Variant
from webenv.sites.shop.seed.text import capitalised

_WASHES = ("three", "five", "ten", "a dozen", "twenty")
_COUNTS = ("three", "four", "half a dozen")
_ARRIVALS = {
    "Monday": "Thursday",
    "Tuesday": "Friday",
    "Wednesday": "Saturday",
    "Thursday": "Monday",
    "Friday": "Tuesday",
}
_MONTHS = "two three four five six seven eight nine ten eleven".split()
_LABEL = re.compile(r"[\d.,]+ (?:ml|cl|cm|mm|m|g|kg|W|kW|lm|mAh|litres?|lumens|inches)")
_ATTRIBUTIVE = {"litres": "litre", "lumens": "lumen", "inches": "inch"}


@dataclass(frozen=True, slots=True)
class Experience:
    """What one reviewer brings to a review: what they had, and for how long."""

    product: Product
    variant: Variant
    rating: int
    days: int
    bought_here: bool


def words_for(
    rng: random.Random, experience: Experience, people: tuple[str, ...]
) -> dict[str, str]:
    """Everything that placeholders in a review may stand for."""
    product = experience.product
    who, other = rng.sample(people, 2)
    day = rng.choice(list(_ARRIVALS))
    return (
        product.words
        | _grammar(product.family)
        | {
            "who": who,
            "who_cap": capitalised(who),
            "other": other,
            "time": _duration(experience.days),
            "washes": rng.choice(_WASHES),
            "count": rng.choice(_COUNTS),
            "weekday": day,
            "weekday_after": _ARRIVALS[day],
            "colour": experience.variant.colour.lower(),
            "size": experience.variant.size,
            "label": label(product),
            "pet": "cat" if "cat" in product.family.key else "dog",
        }
    )


def label(product: Product) -> str:
    """What tells the model from its neighbours, such as "350 ml"; '' where nothing short does."""
    for name in product.family.models[0]:
        value = dict(product.attributes).get(name, "")
        if _LABEL.fullmatch(value):
            number, unit = value.split(" ")
            return f"{number} {_ATTRIBUTIVE.get(unit, unit)}"
    return ""


def _grammar(family: Family) -> dict[str, str]:
    if family.plural:
        single = "pair"
        forms = "them They they are have do  these these pair"
    else:
        single = family.noun
        forms = "it It it is has does s this this_one one"
    names = ("it", "It", "they", "is", "has", "does", "s", "this", "this_one", "one")
    values = (form.replace("_", " ") for form in forms.split(" "))
    return dict(zip(names, values, strict=True)) | {"noun": family.noun, "noun_single": single}


def _duration(days: int) -> str:
    if days < 7:
        return "a few days"
    if days < 28:
        return ("a week", "two weeks", "three weeks")[days // 7 - 1]
    if days < 45:
        return "a month"
    months = (days + 15) // 30
    return f"{_MONTHS[months - 2]} months" if months < 12 else "a year"
