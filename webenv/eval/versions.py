"""The versions on which a run's results depend."""

from __future__ import annotations

import hashlib
import platform
import sys
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path

from webenv.authoring.registry import PACKAGE, get_template
from webenv.browser.chromium import Chromium
from webenv.sites.directory import world_parts
from webenv.world.build import fingerprint


def versions_of(templates: Iterable[str], chromium: Chromium) -> dict[str, str]:
    """Versions by what they are of.

    Args:
        templates: Names of the templates that are played.
    """
    return {
        "webenv": version("webenv"),
        "world": fingerprint(world_parts()),
        "tasks": _fingerprint_of(templates),
        "chromium": chromium.version(),
        "python": platform.python_version(),
    }


def _fingerprint_of(templates: Iterable[str]) -> str:
    """Twelve digits that change with the sources of templates, and with all of ours."""
    modules = {get_template(name).source for name in templates}
    files = {Path(sys.modules[name].__file__ or "") for name in modules}
    for folder in sys.modules[PACKAGE].__path__:
        files.update(Path(folder).rglob("*.py"))
    digest = hashlib.blake2b(digest_size=6)
    for file in sorted(files, key=lambda file: (file.parent.name, file.name)):
        digest.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()
