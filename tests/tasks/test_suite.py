"""The shop's suite as a whole: breadth, levels, splits."""

from __future__ import annotations

from collections import Counter

from webenv.authoring.registry import all_templates
from webenv.task import SEEDS, Split

SHOP = [template for template in all_templates().values() if template.suite == "shop"]


def test_there_are_enough_templates_of_each_sort() -> None:
    kinds = Counter(template.kind for template in SHOP)
    levels = Counter(template.level for template in SHOP)
    assert len(SHOP) >= 40
    assert levels[3] >= 8 and levels[1] >= 4
    assert kinds["impossible"] >= 3
    assert {"information", "navigation", "content", "configuration", "transaction", "bulk",
            "conditional", "multi_tab"} <= set(kinds)  # fmt: skip


def test_every_split_has_templates_and_seeds_of_its_own() -> None:
    assert {template.split for template in SHOP} == set(Split)
    seeds = [set(seeds) for seeds in SEEDS.values()]
    assert sum(map(len, seeds)) == len(set().union(*seeds))


def test_names_and_summaries_tell_what_a_template_is() -> None:
    for template in SHOP:
        assert template.name.startswith("shop.")
        assert template.summary.strip() and "\n" not in template.summary
