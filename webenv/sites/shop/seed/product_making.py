"""Making products, with their attributes and variants, from the families."""

from __future__ import annotations

import datetime
import random
from dataclasses import dataclass, field, replace

from webenv.sites.shop.seed.brands import Brand
from webenv.sites.shop.seed.categories import Category
from webenv.sites.shop.seed.colours import COLOURS
from webenv.sites.shop.seed.describing import describe
from webenv.sites.shop.seed.families import Family, load_families
from webenv.sites.shop.seed.line_names import LINE_NAMES, invented_person
from webenv.sites.shop.seed.pricing import PriceList
from webenv.sites.shop.seed.products import Product, Variant
from webenv.sites.shop.seed.specs import Choice, Dependent, Invented
from webenv.sites.shop.seed.text import (
    capitalised,
    fix_articles,
    placeholder,
    slug,
    vary,
    without_article,
)

_OLDEST_DAYS = 1900
_MADE_ELSEWHERE = ("Portugal", "Poland", "Malaysia", "Vietnam", "Taiwan", "Czechia")
_OFTEN_ELSEWHERE = ("electric", "electronic", "outdoor")
_OFFERS = (0.9, 0.85, 0.8, 0.75, 0.7)


@dataclass(frozen=True, slots=True)
class _Line:
    """What the models of a line share."""

    name: str
    family: Family
    brand: Brand
    shared: dict[str, str]
    sentences: tuple[str, ...]
    palette: tuple[str, ...]
    dearness: float
    warranty: int
    released_on: datetime.date
    quality: float


@dataclass(slots=True)
class _Maker:
    rng: random.Random
    now: datetime.datetime
    brands: dict[str, Brand]
    leaves: dict[str, Category]
    prices: PriceList = field(default_factory=PriceList)
    slugs: dict[str, None] = field(default_factory=dict)

    def family(self, family: Family) -> list[Product]:
        made: list[Product] = []
        for name in _line_names(self.rng, family):
            line = self._line(family, name)
            models = _some_models(self.rng, len(family.models))
            for model in models:
                product = self._product(line, model)
                if product.slug not in self.slugs:
                    self.slugs[product.slug] = None
                    made.append(product)
        return made

    def _line(self, family: Family, name: str) -> _Line:
        rng = self.rng
        brand = self.brands[rng.choice(family.brands)]
        age = 25 + int(rng.random() * (_OLDEST_DAYS - 25))
        released_on = self.now.date() - datetime.timedelta(days=age)
        shared: dict[str, str] = {}
        sentences = []
        for spec in family.specs:
            if isinstance(spec, Choice):
                shared[spec.name] = rng.choice(spec.values)
                if spec.sentences:
                    sentences.append(spec.sentences[shared[spec.name]])
            elif isinstance(spec, Invented):
                shared[spec.name] = _invented(rng, spec, released_on.year)
        if family.made_in:
            at_home = family.kind not in _OFTEN_ELSEWHERE or rng.random() < 0.5
            shared["Made in"] = brand.origin if at_home else rng.choice(_MADE_ELSEWHERE)
        most = min(
            len(family.palette), rng.randint(max(1, family.colours[0]), max(1, family.colours[1]))
        )
        return _Line(
            name=name,
            family=family,
            brand=brand,
            shared=shared,
            sentences=tuple(sentences),
            palette=tuple(rng.sample(family.palette, most)),
            dearness=rng.uniform(0.86, 1.16) * brand.tier,
            warranty=rng.choice(family.warranty),
            released_on=released_on,
            quality=_quality(rng),
        )

    def _product(self, line: _Line, model: int) -> Product:
        rng, family = self.rng, line.family
        last = len(family.models) - 1
        place = model / last if last else rng.random()
        attributes = self._attributes(line, model, place)
        words = {f"{placeholder(name)}_lower": value.lower() for name, value in attributes.items()}
        words |= {placeholder(name): value for name, value in attributes.items()}
        words |= {
            "line": line.name,
            "brand": line.brand.name,
            "noun": family.noun,
            "colour": line.palette[0],
        }
        name = fix_articles(
            family.name.format_map({key: capitalised(value) for key, value in words.items()})
        )
        leaf = self.leaves[family.leaf.of(attributes)]
        low, high = family.price
        about = (low + (high - low) * place) * line.dearness
        full = self.prices.price(rng, leaf.parent_id or 0, about)
        on_offer = rng.random() < 0.125
        price = full
        if on_offer:
            price = self.prices.price(rng, leaf.parent_id or 0, full / 100 * rng.choice(_OFFERS))
            on_offer = price < full
        light, heavy = family.weight
        grams = (light + (heavy - light) * place) * rng.uniform(0.92, 1.08)
        released = line.released_on + datetime.timedelta(days=rng.randrange(20))
        sizes: list[str] = family.sizes.of(attributes)
        summary, description = describe(
            rng, line.family, line.brand, words, line.sentences, line.palette, sizes
        )
        return Product(
            id=0,
            sku="",
            slug=slug(name),
            name=name,
            family=family,
            line=line.name,
            brand=line.brand,
            category_id=leaf.id,
            summary=summary,
            description=description,
            price=min(price, full),
            list_price=full if on_offer else None,
            weight_g=max(5, _round_grams(grams)),
            warranty_months=line.warranty,
            released_on=released,
            colour=COLOURS[line.palette[0]],
            enabled=rng.random() >= 0.012,
            attributes=_shown(family, attributes),
            variants=tuple(self._variants(line, sizes)),
            words=words,
            popularity=_popularity(rng),
            quality=min(1.0, max(0.0, line.quality + rng.uniform(-0.12, 0.12))),
        )

    def _attributes(self, line: _Line, model: int, place: float) -> dict[str, str]:
        family = line.family
        attributes = dict(family.models[model])
        for spec in family.specs:
            if isinstance(spec, Dependent):
                attributes[spec.name] = spec.values[attributes[spec.by]]
            elif isinstance(spec, Choice | Invented):
                attributes[spec.name] = line.shared[spec.name]
            else:
                attributes[spec.name] = spec.draw(self.rng, place)
        if family.colours == (1, 1):
            attributes["Colour"] = line.palette[0]
        if family.made_in:
            attributes["Made in"] = line.shared["Made in"]
        return attributes

    def _variants(self, line: _Line, sizes: list[str]) -> list[Variant]:
        rng, family = self.rng, line.family
        several = family.colours[1] > 1 and len(line.palette) > 1
        colours = [capitalised(name) for name in line.palette] if several else [""]
        sold_out = rng.random() < 0.035
        dear_colour = colours[-1] if len(colours) > 2 and rng.random() < 0.15 else None
        extra = rng.choice((100, 150, 200, 300))
        return [
            Variant(
                id=0,
                product_id=0,
                sku="",
                size=size,
                colour=colour,
                surcharge=family.surcharge.get(size, 0) + (extra if colour == dear_colour else 0),
                stock=0 if sold_out else _stock(rng, len(colours) * max(1, len(sizes))),
            )
            for colour in colours
            for size in (sizes or [""])
        ]


def make_products(
    rng: random.Random,
    now: datetime.datetime,
    categories: list[Category],
    brands: dict[str, Brand],
) -> list[Product]:
    """All products, numbered in the order of their release."""
    leaves = {category.name: category for category in categories if category.depth == 2}
    maker = _Maker(rng, now, brands, leaves)
    made = [product for family in load_families() for product in maker.family(family)]
    made.sort(key=lambda product: (product.released_on, product.name))
    numbered = []
    variant_id = 1
    counts: dict[str, int] = {}
    for number, product in enumerate(made, 1):
        key = product.family.key
        counts[key] = counts.get(key, 0) + 1
        sku = f"HF-{key[:3].upper()}{key[-1].upper()}-{number:04d}"
        variants = []
        for place, variant in enumerate(product.variants, 1):
            variants.append(
                replace(variant, id=variant_id, product_id=number, sku=f"{sku}-{place:02d}")
            )
            variant_id += 1
        numbered.append(replace(product, id=number, sku=sku, variants=tuple(variants)))
    return numbered


def _shown(family: Family, attributes: dict[str, str]) -> tuple[tuple[str, str], ...]:
    """The specification table; names in lower case only serve the wording of sentences."""
    questions = {
        spec.name for spec in family.specs if isinstance(spec, Choice) and "yes" in spec.values
    }
    return tuple(
        (name, "None" if value == "no" and name not in questions else _entry(value))
        for name, value in attributes.items()
        if not name[0].islower()
    )


def _entry(value: str) -> str:
    return capitalised(without_article(value))


def _invented(rng: random.Random, spec: Invented, release_year: int) -> str:
    if spec.what == "year":
        return str(release_year - rng.choice((0, 0, 0, 1, 1, 2, 4, 7)))
    return invented_person(rng)


def _line_names(rng: random.Random, family: Family) -> list[str]:
    if not family.line_names:
        return rng.sample(LINE_NAMES, family.lines)
    names: dict[str, None] = {}
    while len(names) < family.lines:
        names[vary(rng, rng.choice(family.line_names))] = None
    return list(names)


def _some_models(rng: random.Random, count: int) -> list[int]:
    """Most models of a line, but at least two where there are two."""
    return sorted(
        rng.sample(range(count), min(count, rng.randint(max(2, count - 2), max(2, count))))
    )


def _quality(rng: random.Random) -> float:
    """Mostly good, sometimes poor."""
    return 1.0 - rng.random() * rng.random()


def _popularity(rng: random.Random) -> float:
    weight = 1.0 / (0.02 + rng.random())
    return weight * 0.05 if rng.random() < 0.08 else weight


def _stock(rng: random.Random, variants: int) -> int:
    if rng.random() < 0.07:
        return 0
    most = 90 if variants < 4 else 40
    return 1 + int(rng.random() * rng.random() * most)


def _round_grams(grams: float) -> int:
    step = 1 if grams < 100 else 5 if grams < 1000 else 50
    return int(grams / step + 0.5) * step
