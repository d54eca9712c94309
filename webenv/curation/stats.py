"""How many templates and tasks there are, and of what sort."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from webenv.authoring.template import Template
from webenv.task import KINDS, LEVELS, Split


def stats(templates: Sequence[Template], seeds: int) -> dict[str, Any]:
    """Counts of templates by site, kind and level, and of tasks by split.

    Args:
        seeds: Tasks per template in the public suites.
    """
    splits = Counter(template.split for template in templates)
    kinds = Counter(template.kind for template in templates)
    levels = Counter(template.level for template in templates)
    return {
        "templates": len(templates),
        "tasks": {split.value: splits[split] * seeds for split in Split},
        "by_site": dict(sorted(Counter(template.site for template in templates).items())),
        "by_kind": {kind: kinds[kind] for kind in KINDS if kinds[kind]},
        "by_level": {str(level): levels[level] for level in LEVELS},
    }
