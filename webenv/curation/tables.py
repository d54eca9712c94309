"""Templates, counts and reports as tables for people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from rich.table import Table
from rich.text import Text

from webenv.authoring.template import Template
from webenv.curation.check import Report


def list_table(templates: Sequence[Template]) -> Table:
    """One line per template."""
    table = Table("template", "site", "kind", "level", "split", "what it asks")
    for template in templates:
        table.add_row(*(str(value) for value in template.to_json().values()))
    return table


def stats_table(counts: Mapping[str, Any]) -> Table:
    """One line per number of `webenv.curation.stats.stats`."""
    table = Table("what", "number")
    table.add_row("templates", str(counts["templates"]))
    for group, title in (
        ("tasks", "tasks of split"),
        ("by_site", "templates on"),
        ("by_kind", "templates of kind"),
        ("by_level", "templates of level"),
    ):
        for name, number in counts[group].items():
            table.add_row(f"{title} {name}", str(number))
    return table


def check_table(reports: Sequence[Report]) -> Table:
    """One line per template, with the reasons under those that fail."""
    table = Table("template", "episodes", "seconds", "result")
    for report in reports:
        result = Text("proved", "green") if report.holds else Text("failed", "red")
        for problem in report.problems:
            result.append(f"\n- {problem}", "default")
        table.add_row(report.name, str(report.episodes), f"{report.seconds:.1f}", result)
    return table
