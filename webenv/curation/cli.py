"""The command line `python -m webenv.tasks`."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Mapping, Sequence
from importlib.util import find_spec

from rich.console import Console
from rich.progress import track

from webenv.authoring.registry import PUBLIC_SEEDS, load, select_templates
from webenv.authoring.template import Template
from webenv.commandline import ERROR, Parser, one_of, whole_number
from webenv.curation.check import Target, check_all
from webenv.curation.stats import stats
from webenv.curation.tables import check_table, list_table, stats_table
from webenv.errors import UnknownName
from webenv.task import KINDS, Split

PROGRAM = "python -m webenv.tasks"

_CHECK = """Prove templates. For each of them, at the first seeds of its split: the solution
succeeds in the real browser, doing nothing and every near-miss fail, the same seed gives
the same task, different seeds differ, and no two tasks ask the same and accept different
outcomes. Exits with 1 if anything fails."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; returns the exit status.

    Raises:
        ConfigurationError: The request cannot be met as written.
    """
    words = list(sys.argv[1:] if arguments is None else arguments)
    parser = Parser(PROGRAM, "List, count and prove task templates.", _COMMANDS_HELP)
    parser.add_argument("command", type=one_of("command", _COMMANDS), metavar="COMMAND")
    return _COMMANDS[parser.read(words[:1]).command](words[1:])


def _list(words: Sequence[str]) -> int:
    parser = Parser(f"{PROGRAM} list", "Show templates.")
    _add_filters(parser)
    options = parser.read(words)
    templates = _selected(options)
    if options.format == "json":
        print(json.dumps([template.to_json() for template in templates], indent=2))
    else:
        _console().print(list_table(templates))
    return 0


def _stats(words: Sequence[str]) -> int:
    parser = Parser(f"{PROGRAM} stats", "Count templates and tasks.")
    _add_filters(parser)
    _add_seeds(parser, PUBLIC_SEEDS, "tasks per template in the public suites")
    options = parser.read(words)
    counts = stats(_selected(options), options.seeds)
    if options.format == "json":
        print(json.dumps(counts, indent=2))
    else:
        _console().print(stats_table(counts))
    return 0


def _check(words: Sequence[str]) -> int:
    parser = Parser(f"{PROGRAM} check", _CHECK)
    parser.add_argument(
        "names",
        nargs="*",
        metavar="NAME",
        help='template, glob such as "shop.*", module or file.py of your own (default: all)',
    )
    _add_seeds(parser, 3, "tasks per template to play")
    parser.add_argument(
        "--workers",
        type=whole_number(1),
        default=1,
        metavar="N",
        help="processes, each with its own browser (default: %(default)s)",
    )
    _add_format(parser)
    options = parser.read(words)
    targets = targets_of(options.names or ["*"])
    progress = track(
        check_all(targets, options.seeds, options.workers),
        "Checking templates",
        total=len(targets),
        console=Console(stderr=True),
        transient=True,
    )
    reports = sorted(progress, key=lambda report: report.name)
    failures = sum(not report.holds for report in reports)
    if options.format == "json":
        answer = {"failures": failures, "templates": [report.to_json() for report in reports]}
        print(json.dumps(answer, indent=2))
    else:
        console = _console()
        console.print(check_table(reports))
        console.print(f"{len(reports) - failures} of {len(reports)} templates proved.")
    return ERROR if failures else 0


_COMMANDS: Mapping[str, Callable[[Sequence[str]], int]] = {
    "list": _list,
    "stats": _stats,
    "check": _check,
}

_COMMANDS_HELP = f"""commands (each has its own --help):
  list     show the templates, with filters
  stats    count templates and tasks
  check    prove templates in the real browser, yours too

for example: {PROGRAM} check "shop.*" --workers 2"""


def targets_of(names: Sequence[str]) -> list[Target]:
    """The templates that names, globs, modules and files stand for, each once.

    Raises:
        UnknownName: A name that is none of these.
    """
    targets = {target: None for name in names for target in _targets_of(name)}
    return list(targets)


def _targets_of(name: str) -> list[Target]:
    if name.endswith(".py"):
        return [Target(found, name) for found in load(name)]
    try:
        return [Target(template.name) for template in select_templates(name)]
    except UnknownName:
        if not _is_module(name):
            raise
    return [Target(found, name) for found in load(name)]


def _is_module(name: str) -> bool:
    if not all(part.isidentifier() for part in name.split(".")):
        return False
    try:
        return find_spec(name) is not None
    except ModuleNotFoundError:
        return False


def _add_filters(parser: Parser) -> None:
    parser.add_argument("--suite", help='first part of the name, such as "shop"')
    parser.add_argument("--site", help="only templates that use this site")
    parser.add_argument(
        "--kind", type=one_of("kind", KINDS), help='sort of work, such as "information"'
    )
    parser.add_argument("--level", type=whole_number(1), help="1, 2 or 3")
    parser.add_argument(
        "--split", type=one_of("split", [split.value for split in Split]), help="train, dev or test"
    )
    _add_format(parser)


def _add_seeds(parser: Parser, default: int, meaning: str) -> None:
    parser.add_argument(
        "--seeds",
        type=whole_number(1),
        default=default,
        metavar="N",
        help=f"{meaning} (default: %(default)s)",
    )


def _add_format(parser: Parser) -> None:
    formats = one_of("format", ("table", "json"))
    parser.add_argument("--format", type=formats, default="table", help="table or json")


def _selected(options: argparse.Namespace) -> tuple[Template, ...]:
    return select_templates(
        suite=options.suite,
        site=options.site,
        kind=options.kind,
        level=options.level,
        split=options.split,
    )


def _console() -> Console:
    """Wide enough for reasons to be read where the output is no terminal."""
    return Console(width=None if sys.stdout.isatty() else 160)
