"""Published results that are shown under ours, as data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from webenv.eval.statistics import Interval, wilson

CAVEAT = (
    "The baselines were measured on other tasks and sites. They are the launch baselines that "
    "the field quotes (12–14 %), not a like-for-like comparison; a comparison holds only where "
    "the same agent ran on both."
)
"""To be said wherever the baselines are shown."""


@dataclass(frozen=True)
class Baseline:
    """One published result.

    Attributes:
        tasks: Number of tasks or episodes behind it; None where it is not told.
        percent: Success rate in percent.
        headline: Whether it stands under every table.
    """

    benchmark: str
    tasks: int | None
    who: str
    setting: str
    percent: float
    source: str
    headline: bool = False

    @property
    def interval(self) -> Interval | None:
        """Its 95 % interval, from the number of tasks."""
        if self.tasks is None:
            return None
        return wilson(self.percent / 100 * self.tasks, self.tasks)

    def to_json(self) -> dict[str, Any]:
        """Plain values, in the units of our own results."""
        return {
            "benchmark": self.benchmark,
            "tasks": self.tasks,
            "who": self.who,
            "setting": self.setting,
            "success_rate": round(self.percent / 100, 6),
            "ci95": self.interval and list(self.interval),
            "source": self.source,
        }


_WEBARENA = "arXiv 2307.13854, table 2"
_OSWORLD = "arXiv 2404.07972, table 5"
_VISUAL = "arXiv 2401.13649"
_MINIWOB = "BrowserGym leaderboard"
_WILBUR = "arXiv 2404.05902, table 1"
_TREE = "accessibility tree"

BASELINES: tuple[Baseline, ...] = (
    Baseline(
        "WebArena",
        812,
        "GPT-4",
        f'{_TREE}, chain of thought, no "unachievable" hint',
        14.41,
        _WEBARENA,
        headline=True,
    ),
    Baseline("WebArena", 812, "GPT-4", f"{_TREE}, chain of thought + hint", 11.70, _WEBARENA),
    Baseline("WebArena", 812, "GPT-3.5", "chain of thought + hint", 8.75, _WEBARENA),
    Baseline("WebArena", 812, "text-bison-001", "chain of thought + hint", 5.05, _WEBARENA),
    Baseline("WebArena", 170, "human", "", 78.24, _WEBARENA, headline=True),
    Baseline(
        "OSWorld", 369, "GPT-4", f"{_TREE} (text, not vision)", 12.24, _OSWORLD, headline=True
    ),
    Baseline("OSWorld", 369, "GPT-4V", "screenshot", 5.26, _OSWORLD),
    Baseline("OSWorld", 369, "GPT-4V", "screenshot + tree", 12.17, _OSWORLD),
    Baseline("OSWorld", 369, "GPT-4V", "set-of-marks", 11.77, _OSWORLD),
    Baseline("OSWorld", 369, "human", "", 72.36, _OSWORLD, headline=True),
    Baseline("VisualWebArena", 910, "GPT-4", "text", 7.25, _VISUAL),
    Baseline("VisualWebArena", 910, "GPT-4", "text + captions", 12.75, _VISUAL),
    Baseline("VisualWebArena", 910, "GPT-4V", "screenshot + tree", 15.05, _VISUAL),
    Baseline("VisualWebArena", 910, "GPT-4V", "set-of-marks", 16.37, _VISUAL),
    Baseline("MiniWoB++", 625, "GenericAgent, GPT-4o-mini", "BrowserGym", 56.6, _MINIWOB),
    Baseline("MiniWoB++", 625, "GenericAgent, GPT-4o", "BrowserGym", 63.8, _MINIWOB),
    Baseline("MiniWoB++", 625, "GenericAgent, Claude 3.5", "BrowserGym", 69.8, _MINIWOB),
    Baseline("MiniWoB++", 625, "GenericAgent, GPT-5", "BrowserGym", 71.5, _MINIWOB),
    Baseline("WebVoyager", None, "WILBUR", "zero-shot, GPT-4-Turbo, text", 34.4, _WILBUR),
    Baseline("WebVoyager", None, "WILBUR", "+ successful demonstrations", 48.4, _WILBUR),
    Baseline("WebVoyager", None, "WILBUR", "+ lessons from failures", 49.9, _WILBUR),
    Baseline("WebVoyager", None, "WILBUR", "full", 52.6, _WILBUR),
    Baseline("WebArena", 812, "OAgent", "best of 2026", 71.6, "no paper named"),
    Baseline("WebArena", 812, "ColorBrowserAgent", "best of 2026", 71.2, "arXiv 2601.07262"),
)
"""Every published result that we quote, from the papers and leaderboards named."""
