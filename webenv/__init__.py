"""Gymnasium environments over local mock web sites, for measuring web agents.

Importing webenv registers its environments, so that
`gymnasium.make("webenv/shop-v0")` works; `webenv.WebEnv` is the class behind all
of them.
"""

from __future__ import annotations

from webenv.agent import Agent, PrivilegedAgent
from webenv.env import WebEnv
from webenv.episode import EpisodeRecord, Observation, Score, Step
from webenv.errors import (
    ActionError,
    BrowserCrashed,
    BrowserNotFound,
    ConfigurationError,
    InfrastructureError,
    UnknownName,
    WebEnvError,
)
from webenv.registration import register_all
from webenv.task import Task

__version__ = "0.1.0"

__all__ = [
    "ActionError",
    "Agent",
    "BrowserCrashed",
    "BrowserNotFound",
    "ConfigurationError",
    "EpisodeRecord",
    "InfrastructureError",
    "Observation",
    "PrivilegedAgent",
    "Score",
    "Step",
    "Task",
    "UnknownName",
    "WebEnv",
    "WebEnvError",
]

register_all()
