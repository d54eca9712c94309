"""The table that a run ends with, the published baselines under it."""

from __future__ import annotations

from collections.abc import Sequence

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table

from webenv.eval.baselines import BASELINES, CAVEAT, Baseline
from webenv.eval.statistics import Interval
from webenv.eval.summary import Share, Summary

WIDTH = 100
"""Columns to fill where the output is no terminal."""

NOTHING = "–"


def print_table(summaries: Sequence[Summary]) -> None:
    """Show agents side by side on standard output."""
    console = Console(highlight=False)
    if not console.is_terminal:
        console = Console(highlight=False, width=WIDTH)
    console.print(_table(summaries))
    for note in _notes(summaries):
        console.print(note, soft_wrap=not console.is_terminal)


def _table(summaries: Sequence[Summary]) -> Table:
    levels = sorted({level for summary in summaries for level in summary.by_level})
    table = Table(box=SIMPLE_HEAD, collapse_padding=True, pad_edge=False)
    table.add_column("agent", overflow="fold")
    for heading in (
        "episodes",
        "success %\n\\[95 % interval]",
        *(f"level\n{level}" for level in levels),
        "steps",
        "seconds /\nepisode",
        "errors",
    ):
        table.add_column(heading, justify="right", no_wrap=True)
    for summary in summaries:
        table.add_row(*_row(summary, levels))
    table.add_section()
    for baseline in BASELINES:
        if baseline.headline:
            table.add_row(*_baseline_row(baseline), style="dim")
    return table


def _row(summary: Summary, levels: Sequence[str]) -> list[str]:
    nothing = Share(0, 0, 0)
    return [
        f"{summary.agent} *" if summary.privileged else summary.agent,
        str(summary.total.episodes),
        _rate(summary.total.rate, summary.total.interval),
        *(_percent(summary.by_level.get(level, nothing).rate) for level in levels),
        _decimal(summary.steps_mean, 1),
        _decimal(summary.seconds_mean, 2),
        str(summary.total.errors),
    ]


def _baseline_row(baseline: Baseline) -> list[str]:
    return [
        f"{baseline.benchmark}, {baseline.who}",
        NOTHING if baseline.tasks is None else str(baseline.tasks),
        _rate(baseline.percent / 100, baseline.interval, digits=2),
    ]


def _notes(summaries: Sequence[Summary]) -> list[str]:
    notes = []
    if any(summary.privileged for summary in summaries):
        notes.append("* is told the task's solution; its rate is no achievement.")
    if any(summary.total.errors for summary in summaries):
        notes.append(
            "Errors are episodes that the machinery could not finish; they are not scored "
            "and not part of any rate. --resume runs them again."
        )
    raised = sum(summary.agent_errors for summary in summaries)
    if raised:
        episodes = "1 episode" if raised == 1 else f"{raised} episodes"
        notes.append(f"In {episodes} the agent itself raised; these count as failures.")
    return [*notes, CAVEAT]


def _rate(rate: float | None, interval: Interval | None, digits: int = 1) -> str:
    if rate is None:
        return NOTHING
    if interval is None:
        return f"{100 * rate:.{digits}f}"
    low, high = interval
    ends = f"{100 * low:.1f}–{100 * high:.1f}"
    return f"{100 * rate:.{digits}f} \\[{ends:>10}]"


def _percent(rate: float | None) -> str:
    return NOTHING if rate is None else f"{100 * rate:.1f}"


def _decimal(value: float | None, digits: int) -> str:
    return NOTHING if value is None else f"{value:.{digits}f}"
