"""Make every template and every suite known to Gymnasium.

    webenv/shop.cancel_order-v0    one template; `reset(seed=…)` chooses the task
    webenv/shop-v0                 draws tasks of all templates of the suite
    webenv/all-v0                  draws tasks of all templates there are

The names are those of `python -m webenv.tasks list`.
"""

from __future__ import annotations

import gymnasium

from webenv.authoring.registry import all_templates, suites

NAMESPACE = "webenv"
ENTRY_POINT = "webenv.env:WebEnv"


def register_all() -> None:
    """Register the ids; what is registered already stays as it is."""
    names = {f"{NAMESPACE}/all-v0": "*"}
    names |= {f"{NAMESPACE}/{suite}-v0": f"{suite}.*" for suite in suites()}
    names |= {f"{NAMESPACE}/{template}-v0": template for template in all_templates()}
    for name, task in names.items():
        if name not in gymnasium.registry:
            gymnasium.register(name, entry_point=ENTRY_POINT, kwargs={"task": task})
