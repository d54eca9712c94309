"""A product's summary and description, in agreement with its attributes."""

from __future__ import annotations

import random

from webenv.sites.shop.seed.brands import Brand
from webenv.sites.shop.seed.families import Family
from webenv.sites.shop.seed.text import capitalised, write

_COLOURS = (
    "[Choose from|It comes in|To be had in] {colours}.",
    "[The colours this season are|This line comes in] {colours}.",
)
_SIZES = ("Sizes run from {first_size} to {last_size}.",)
_BRAND = (
    "{brand}, {origin}: {about}",
    "[From|By] {brand}. {about}",
    "About {brand}: {about}",
)


def describe(
    rng: random.Random,
    family: Family,
    brand: Brand,
    words: dict[str, str],
    sentences: tuple[str, ...],
    palette: tuple[str, ...],
    sizes: list[str],
) -> tuple[str, str]:
    """A summary of one sentence, and a description of two to four paragraphs."""
    summary = capitalised(write(rng, rng.choice(family.summary), words))
    facts = list(rng.sample(family.details, min(len(family.details), rng.choice((2, 3, 3)))))
    facts += rng.sample(sentences, min(len(sentences), 2))
    closing = [rng.choice(family.closing)]
    if family.colours[1] > 1 and len(palette) > 1:
        words = words | {"colours": _listed(palette)}
        closing.append(rng.choice(_COLOURS))
    if len(sizes) > 2:
        words = words | {"first_size": sizes[0], "last_size": sizes[-1]}
        closing.append(rng.choice(_SIZES))
    paragraphs = [[rng.choice(family.lead)], facts, closing]
    if rng.random() < 0.45:
        words = words | {"origin": brand.origin, "about": brand.about}
        paragraphs.append([rng.choice(_BRAND)])
    written = [
        " ".join(capitalised(write(rng, text, words)) for text in texts) for texts in paragraphs
    ]
    return summary, "\n\n".join(written)


def _listed(names: tuple[str, ...]) -> str:
    return f"{', '.join(names[:-1])} and {names[-1]}"
