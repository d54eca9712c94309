"""Find an agent by its name, or by module and class, and make it."""

from __future__ import annotations

import inspect
import traceback
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib import import_module
from importlib.metadata import entry_points
from types import ModuleType
from typing import Any, cast

from webenv.agent import Agent
from webenv.errors import ConfigurationError, UnknownName

PACKAGE = "webenv.agents"
"""Our agents, and the entry-point group under which others announce theirs."""


@dataclass(frozen=True)
class AgentSpec:
    """An agent that is to run.

    Attributes:
        name: A known name, or "module:Class".
        arguments: Keywords for its constructor.
        label: What it is called in tables and records.
    """

    name: str
    arguments: Mapping[str, Any] = field(default_factory=dict)
    label: str = ""

    def check(self) -> type[Agent]:
        """The agent's class, which fits the protocol and the arguments.

        Raises:
            ConfigurationError: There is no such agent, or it cannot be made like this.
        """
        made_of = load_class(self.name)
        _check_arguments(self.name, made_of, self.arguments)
        return made_of

    def make(self) -> Agent:
        """A new agent.

        Raises:
            ConfigurationError: Its constructor raised.
        """
        made_of = self.check()
        try:
            return made_of(**self.arguments)
        except ConfigurationError:
            raise
        except Exception as problem:  # whatever a stranger's constructor raises
            raise ConfigurationError(
                f"The agent {self.name!r} could not be made:\n"
                + "".join(traceback.format_exception(problem)).rstrip()
            ) from problem

    @property
    def interactive(self) -> bool:
        """Whether it talks to a person at the terminal."""
        return bool(getattr(load_class(self.name), "interactive", False))

    @property
    def privileged(self) -> bool:
        """Whether it is told the task with its solution."""
        return hasattr(load_class(self.name), "receive")


def agent_names() -> dict[str, str]:
    """Every known name with its "module:Class"."""
    ours: dict[str, str] = import_module(PACKAGE).AGENTS
    return {**ours, **{entry.name: entry.value for entry in entry_points(group=PACKAGE)}}


def load_class(name: str) -> type[Agent]:
    """The class of an agent.

    Raises:
        UnknownName: There is no agent with this name, or no such class in the module.
        ConfigurationError: The module cannot be imported, or the class is no agent.
    """
    module_name, colon, class_name = name.partition(":")
    if not colon:
        known = agent_names()
        if name not in known:
            raise UnknownName("agent", name, known)
        module_name, _, class_name = known[name].partition(":")
    module = _import(module_name)
    classes = {key: value for key, value in vars(module).items() if inspect.isclass(value)}
    if class_name not in classes:
        raise UnknownName(f"class in {module_name}", class_name, classes)
    for method in ("reset", "act"):
        if not callable(getattr(classes[class_name], method, None)):
            raise ConfigurationError(f"{name} is no agent: it has no method {method!r}.")
    return cast("type[Agent]", classes[class_name])


def labelled(specs: list[AgentSpec]) -> tuple[AgentSpec, ...]:
    """The same agents with labels: the name, with the arguments where that is not enough.

    Raises:
        ConfigurationError: An agent is named twice with the same arguments.
    """
    names = [spec.name for spec in specs]
    done = [
        AgentSpec(spec.name, spec.arguments, _label(spec, names.count(spec.name) > 1))
        for spec in specs
    ]
    labels = [spec.label for spec in done]
    for label in labels:
        if labels.count(label) > 1:
            raise ConfigurationError(f"The agent {label} is named twice.")
    return tuple(done)


def _label(spec: AgentSpec, told_apart: bool) -> str:
    if not (told_apart and spec.arguments):
        return spec.name
    return f"{spec.name}({', '.join(f'{key}={value}' for key, value in spec.arguments.items())})"


def _import(name: str) -> ModuleType:
    try:
        return import_module(name)
    except ModuleNotFoundError as missing:
        if missing.name and f"{name}.".startswith(f"{missing.name}."):
            raise ConfigurationError(
                f"There is no module {name!r}, neither in the current folder nor installed."
            ) from None
        raise ConfigurationError(f"{name} cannot be imported: {missing}.") from missing
    except Exception as problem:  # a stranger's module may raise anything
        where = traceback.extract_tb(problem.__traceback__)[-1]
        told = "".join(traceback.format_exception_only(problem)).strip()
        raise ConfigurationError(
            f"{name} cannot be imported: {told} ({where.filename}, line {where.lineno})"
        ) from problem


def _check_arguments(name: str, made_of: type[Agent], arguments: Mapping[str, Any]) -> None:
    parameters = inspect.signature(made_of).parameters
    takes_all = any(each.kind is each.VAR_KEYWORD for each in parameters.values())
    for key in arguments:
        if not takes_all and key not in parameters:
            raise UnknownName(f"argument of {name}", key, parameters)
    try:
        inspect.signature(made_of).bind(**arguments)
    except TypeError as mismatch:
        raise ConfigurationError(f"The agent {name!r} cannot be made: {mismatch}.") from None
