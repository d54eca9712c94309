"""Which templates there are: ours, those of installed packages, those of a file."""

from __future__ import annotations

import fnmatch
import sys
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib import import_module
from importlib.metadata import entry_points
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from pkgutil import walk_packages
from types import ModuleType

from webenv.authoring.template import Template
from webenv.errors import ConfigurationError, UnknownName
from webenv.task import KINDS, LEVELS, Split

PACKAGE = "webenv.tasks"
"""Our templates, and the entry-point group under which others announce theirs."""

PUBLIC_SEEDS = 10
"""Tasks per template in the public suites."""


@cache
def all_templates() -> Mapping[str, Template]:
    """Every template by name, sorted.

    Raises:
        ConfigurationError: Two templates have the same name.
    """
    return _by_name(template for module in _modules() for template in templates_in(module))


def get_template(name: str) -> Template:
    """The template with this name.

    Raises:
        UnknownName: There is none; the message names the nearest.
    """
    templates = all_templates()
    if name not in templates:
        raise UnknownName("template", name, templates)
    return templates[name]


def suites() -> list[str]:
    """Names of the suites; beside them "*" stands for all templates."""
    return sorted({template.suite for template in all_templates().values()})


def select_templates(
    names: str | Sequence[str] = "*",
    *,
    suite: str | None = None,
    site: str | None = None,
    kind: str | None = None,
    level: int | None = None,
    split: str | None = None,
) -> tuple[Template, ...]:
    """The templates that fit all that is asked, sorted by name.

    Args:
        names: Name or glob, such as "shop.*", or several of them.

    Raises:
        UnknownName: A name, suite, site, kind, level or split that does not exist.
        ConfigurationError: All of it exists, but no template fits.
    """
    known = all_templates().values()
    _check("suite", suite, suites())
    _check("site", site, {place for template in known for place in template.sites})
    _check("kind", kind, KINDS)
    _check("level", level, LEVELS)
    _check("split", split, [value.value for value in Split])
    chosen = tuple(
        template
        for template in _named([names] if isinstance(names, str) else names)
        if suite in (None, template.suite)
        and (site is None or site in template.sites)
        and kind in (None, template.kind)
        and level in (None, template.level)
        and split in (None, template.split.value)
    )
    if not chosen:
        raise ConfigurationError("No template fits all of this at once.")
    return chosen


def load(source: str) -> dict[str, Template]:
    """The templates of a module ("package.module") or of a file ("folder/file.py").

    Raises:
        ConfigurationError: There is no such module or file, or no template in it.
    """
    module = _load_file(Path(source)) if source.endswith(".py") else _load_module(source)
    found = _by_name(templates_in(module))
    if not found:
        raise ConfigurationError(f"{source} defines no template.")
    return found


def templates_in(module: ModuleType) -> list[Template]:
    """The templates that a module defines itself."""
    return [
        value
        for value in vars(module).values()
        if isinstance(value, Template) and value.source == module.__name__
    ]


def _modules() -> list[ModuleType]:
    package = import_module(PACKAGE)
    ours = [
        import_module(found.name)
        for found in walk_packages(package.__path__, f"{PACKAGE}.")
        if not found.name.endswith(".__main__")
    ]
    return ours + [entry.load() for entry in entry_points(group=PACKAGE)]


def _by_name(templates: Iterable[Template]) -> dict[str, Template]:
    found: dict[str, Template] = {}
    for template in templates:
        other = found.setdefault(template.name, template)
        if other is not template:
            raise ConfigurationError(
                f"Two templates are called {template.name!r}, "
                f"in {other.source} and in {template.source}."
            )
    return dict(sorted(found.items()))


def _named(patterns: Sequence[str]) -> list[Template]:
    templates = all_templates()
    chosen: dict[str, Template] = {}
    for pattern in patterns:
        fitting = fnmatch.filter(templates, pattern)
        if not fitting:
            raise UnknownName("template", pattern, templates)
        chosen.update((name, templates[name]) for name in fitting)
    return [chosen[name] for name in sorted(chosen)]


def _check(what: str, value: object, known: Iterable[object]) -> None:
    names = [str(name) for name in known]
    if value is not None and str(value) not in names:
        raise UnknownName(what, str(value), names)


def _load_file(path: Path) -> ModuleType:
    name = f"webenv_tasks_of_{path.stem}"
    spec = spec_from_file_location(name, path)
    if not path.is_file() or spec is None or spec.loader is None:
        raise ConfigurationError(f"There is no file {path}.")
    module = module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


def _load_module(name: str) -> ModuleType:
    try:
        return import_module(name)
    except ModuleNotFoundError as error:
        if error.name and (name == error.name or name.startswith(f"{error.name}.")):
            raise ConfigurationError(f"There is no module {name!r}.") from None
        raise
