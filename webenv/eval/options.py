"""The options of `python -m webenv.eval`, checked before anything starts."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from webenv.commandline import Parser, json_object, one_of, whole_number
from webenv.errors import ConfigurationError
from webenv.eval.agents import AgentSpec, agent_names, labelled
from webenv.eval.selection import Selection
from webenv.observation.components import ObservationOptions, components_of, describe_components
from webenv.task import KINDS, LEVELS

PROGRAM = "python -m webenv.eval"


@dataclass(frozen=True)
class EvalOptions:
    """What a run is to do.

    Attributes:
        observation: Components that every agent sees; None for what each asks for.
        out: Folder of the run; None for the next free one.
        retries: How often an episode is started again when the machinery fails.
        shown_as: "table" or "json".
    """

    agents: tuple[AgentSpec, ...]
    selection: Selection
    workers: int
    max_steps: int
    observation: tuple[str, ...] | None
    world_seed: int
    out: Path | None
    resume: bool
    headed: bool
    chromium: str | None
    shown_as: str
    retries: int

    def shaping(self) -> dict[str, Any]:
        """The options on which results depend, as plain values."""
        return {
            "agents": [
                {"name": spec.name, "arguments": dict(spec.arguments)} for spec in self.agents
            ],
            **self.selection.to_json(),
            "max_steps": self.max_steps,
            "observation": None if self.observation is None else list(self.observation),
            "world_seed": self.world_seed,
        }


def read_options(
    arguments: Sequence[str] | None = None, *, cores: int | None = None
) -> EvalOptions:
    """Read a command line.

    Args:
        cores: How many the machine has, for the number of workers.

    Raises:
        ConfigurationError: Something in it does not exist or does not fit.
    """
    values = _parser(cores or 1).read(arguments)
    return EvalOptions(
        agents=_agents(values),
        selection=Selection(
            suite=values.suite,
            site=values.site,
            templates=tuple(values.template or ["*"]),
            level=values.level,
            kind=values.kind,
            split=values.split,
            seeds=values.seeds,
            limit=values.limit,
        ),
        workers=values.workers,
        max_steps=values.max_steps,
        observation=_components(values.obs),
        world_seed=values.world_seed,
        out=values.out,
        resume=values.resume,
        headed=values.headed,
        chromium=values.chromium,
        shown_as=values.format,
        retries=values.retries,
    )


def _agents(values: argparse.Namespace) -> tuple[AgentSpec, ...]:
    """The agents with their arguments: one set for all of them, or one for each."""
    names: list[str] = values.agent or []
    given: list[dict[str, Any]] = values.agent_args or [{}]
    if not names:
        known = ", ".join(sorted(agent_names()))
        raise ConfigurationError(f"Say which agent: --agent NAME or module:Class. Known: {known}.")
    if len(given) not in (1, len(names)):
        raise ConfigurationError(
            f"{len(names)} agents and {len(given)} --agent-args do not pair: "
            "give it once for all of them, or once for each."
        )
    paired = given * len(names) if len(given) == 1 else given
    specs = labelled([AgentSpec(name, each) for name, each in zip(names, paired, strict=True)])
    for spec in specs:
        spec.check()
    return specs


def _components(text: str | None) -> tuple[str, ...] | None:
    if text is None:
        return None
    return ObservationOptions(components_of(text)).components


def _parser(cores: int) -> Parser:
    parser = Parser(PROGRAM, "Let agents do tasks and count their successes.", _epilog())
    _add_what(parser)
    _add_how(parser, cores)
    return parser


def _add_what(parser: Parser) -> None:
    """Options that say who plays which tasks."""
    add = parser.add_argument
    add("--agent", action="append", metavar="NAME|MODULE:CLASS", help="who plays; repeatable")
    add(
        "--agent-args",
        action="append",
        type=json_object,
        metavar="JSON",
        help="keywords of the agent; once for all agents, or once for each in their order",
    )
    add("--suite", default="webenv", help='a suite such as "shop" (default: webenv, all of them)')
    add("--site", help="only tasks that involve this site")
    add("--template", action="append", metavar="GLOB", help='such as "shop.*"; repeatable')
    add("--level", type=int, metavar="|".join(map(str, LEVELS)), help="only this level")
    add("--kind", metavar="KIND", help=f"only this kind: {', '.join(KINDS)}")
    add("--split", default="test", help="train, dev, test (default) or all")
    add(
        "--seeds",
        default="3",
        metavar="N|A-B|A,B",
        help="the first N seeds of each template (default: 3), or those with these numbers",
    )
    add("--limit", type=whole_number(1), metavar="N", help="at most N tasks, spread evenly")
    add("--world-seed", type=whole_number(0), default=0, metavar="N", help="another world")


def _add_how(parser: Parser, cores: int) -> None:
    """Options that say how the episodes are run and shown."""
    add = parser.add_argument
    workers = max(1, min(2, cores))
    add(
        "--workers",
        type=whole_number(1),
        default=workers,
        metavar="N",
        help=f"processes, each with its own browser (default here: {workers})",
    )
    add(
        "--max-steps",
        type=whole_number(1),
        default=30,
        metavar="N",
        help="actions after which an episode is truncated (default: 30)",
    )
    add("--obs", metavar="A,B", help="what agents see (default: what each asks for)")
    add("--out", type=Path, metavar="DIR", help="folder of the run (default: runs/AGENT-N)")
    add("--resume", action="store_true", help="go on with the run in --out")
    add("--headed", action="store_true", help="show the browser's windows")
    add("--chromium", metavar="PATH", help="the browser to use (default: look for one)")
    add("--format", type=one_of("format", ["table", "json"]), default="table", help="table or json")
    add(
        "--retries",
        type=whole_number(0),
        default=2,
        metavar="N",
        help="how often an episode is run again when the browser dies (default: 2)",
    )


def _epilog() -> str:
    agents = ", ".join(sorted(agent_names()))
    lines = [f"  {name:<11} {meaning}" for name, meaning in describe_components()]
    return "\n".join([f"agents: {agents}; or any class as module:Class", "", "--obs:", *lines])
