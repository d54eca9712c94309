"""Same task, same actions: same observations, changes and score, anywhere."""

from __future__ import annotations

import json
import subprocess
import sys
import threading

import webenv
from webenv.authoring.registry import all_templates
from webenv.eval.episode import play

TEMPLATES = sorted(all_templates())[::5]

PLAY = """
import json, sys, webenv
from webenv.authoring.registry import all_templates
from webenv.eval.episode import play
told = {}
with webenv.WebEnv.for_world(0) as env:
    for name in sys.argv[1:]:
        template = all_templates()[name]
        task = template.task(template.seeds(1)[0], env.world)
        record = play(env, task, task.solution)
        told[name] = [record.first_digest, [step.digest for step in record.steps],
                      list(record.changes), record.success]
print(json.dumps(told, sort_keys=True))
"""


def test_another_process_with_other_environments_beside_it_sees_the_same() -> None:
    command = [sys.executable, "-c", PLAY, *TEMPLATES]
    other = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    here = json.dumps(_play_beside_others(), sort_keys=True)
    there, _ = other.communicate(timeout=300)
    assert here == there.strip()


def _play_beside_others() -> dict[str, list[object]]:
    """Play while three more environments of this process step as fast as they can."""
    stop = threading.Event()

    def noise(seed: int) -> None:
        with webenv.WebEnv("shop.*", max_steps=10_000) as env:
            env.reset(seed=seed)
            while not stop.is_set():
                env.step("scroll down")
                env.step("reload")
                env.step("go to shop.test/offers")

    others = [threading.Thread(target=noise, args=(seed,)) for seed in range(3)]
    for other in others:
        other.start()
    told: dict[str, list[object]] = {}
    try:
        with webenv.WebEnv.for_world(0) as env:
            for name in TEMPLATES:
                template = all_templates()[name]
                task = template.task(template.seeds(1)[0], env.world)
                record = play(env, task, task.solution)
                told[name] = [
                    record.first_digest,
                    [step.digest for step in record.steps],
                    list(record.changes),
                    record.success,
                ]
    finally:
        stop.set()
        for other in others:
            other.join()
    assert all(result[3] for result in told.values())
    return told
