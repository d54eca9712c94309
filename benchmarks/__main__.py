"""How fast webenv is, as ratios to a floor measured in the same run.

    python -m benchmarks [--rounds N] [--json FILE] [--check]

Both sides act on the same pages in the same Chromium, in turn, so that a slow moment
of the machine meets both. Times are medians in milliseconds.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import time
from collections.abc import Awaitable, Callable
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path

import psutil
from rich.console import Console
from rich.table import Table

import webenv
from benchmarks import pages
from benchmarks.floor import Floor
from webenv.action.grammar import parse
from webenv.browser.engine import Engine
from webenv.browser.session import SessionOptions
from webenv.browsing import Browsing
from webenv.observation.components import ObservationOptions, components_of
from webenv.observation.script import PAGE_SCRIPT
from webenv.sites.directory import all_sites, open_world
from webenv.sites.internet import Internet

Operation = Callable[[], Awaitable[None]]
_STEPS = ("in-page step", "navigating step")
STEP_LIMIT = 2.5
RESET_LIMIT_MS = 150
MEMORY_LIMIT_MB = 120


@dataclass(frozen=True)
class Subject:
    """A page to measure on: where it is, and what is clicked on it."""

    name: str
    url: str
    stay: str
    stay_selector: str
    leave: str
    leave_selector: str


GENERATED = [
    Subject(
        f"generated, {size:,} elements",
        f"http://{pages.HOST}/{size}/0",
        'click "Toggle"',
        "button",
        'click "Next page"',
        "header a",
    )
    for size in (50, 1500)
]
_SHOP_CLICKS = (
    'click "Search products"',
    "header input[type=search], header input[role=combobox]",
    'click the "Offers" link in "Departments"',
    "header a[href='/offers']:visible",
)
SHOP = [
    Subject(name, f"http://shop.test{path}", *_SHOP_CLICKS)
    for name, path in (("shop, start page", "/"), ("shop, a listing", "/search?q=mug"))
]


@dataclass(frozen=True)
class Figure:
    """One comparison: medians in milliseconds, and their ratio."""

    subject: str
    what: str
    webenv_ms: float
    floor_ms: float

    @property
    def ratio(self) -> float:
        """How many times the floor webenv takes."""
        return self.webenv_ms / self.floor_ms


def both_steps(figures: list[Figure]) -> list[Figure]:
    """Half of an agent's steps navigate: one step of each kind taken together, by page."""
    by_page: dict[tuple[str, str], list[Figure]] = {}
    for figure in figures:
        if figure.what.startswith(_STEPS):
            told = figure.what.partition("step")[2]
            by_page.setdefault((figure.subject, told), []).append(figure)
    return [
        Figure(
            subject,
            "step, half of them navigating" + told,
            statistics.mean(figure.webenv_ms for figure in pair),
            statistics.mean(figure.floor_ms for figure in pair),
        )
        for (subject, told), pair in by_page.items()
    ]


class Bench:
    """Measures webenv and the floor on one engine, in turn."""

    def __init__(self, rounds: int) -> None:
        self.rounds = rounds
        self.engine = Engine.acquire()
        self.world = open_world()
        sites = {site.host: site.app for site in all_sites().values()}
        self.internet = Internet(self.world, {**sites, pages.HOST: pages.app})

    def compare(self, subject: Subject, components: str) -> list[Figure]:
        """In-page step, navigating step and reset on one page."""
        browsing = Browsing(
            self.engine,
            self.internet,
            self.world.clock,
            SessionOptions(PAGE_SCRIPT),
            ObservationOptions(components_of(components)),
        )
        shot = "screenshot" in components
        try:
            return self.engine.run(self._compare(subject, browsing, shot))
        finally:
            self.engine.run(browsing.close())

    async def _compare(self, subject: Subject, browsing: Browsing, shot: bool) -> list[Figure]:
        floor = Floor(await self.engine.browser(), browsing.port)
        told = " + screenshot" if shot else ""

        async def begin() -> None:
            self.world.begin()
            await browsing.begin(subject.url, files={})

        async def leave_off() -> None:
            """Nothing of one side's reset goes on in the other's: pages close, tabs open."""
            await floor.close()
            await browsing.session.prepared()

        async def go_on() -> None:
            """Nothing lies between two steps."""

        async def act(text: str) -> None:
            seen = await browsing.act(parse(text))
            assert seen["error"] == "", f"{text}: {seen['error']}"

        await begin()
        await floor.reset(subject.url)
        stay = await floor.point(subject.stay_selector)
        leave = await floor.point(subject.leave_selector)
        click = partial(act, subject.stay)
        leave_page = partial(act, subject.leave)
        pairs: list[tuple[str, Operation, Operation, Operation]] = [
            ("in-page step", click, lambda: floor.click(stay, shot), go_on),
            ("navigating step", leave_page, lambda: floor.follow(leave, shot), go_on),
        ]
        if not shot:
            find_and_click = partial(floor.find_and_click, subject.stay_selector)
            pairs.append(("click beside locator.click", click, find_and_click, go_on))
            pairs.append(("reset", begin, partial(floor.reset, subject.url), leave_off))
        figures = [
            Figure(subject.name, what + told, *await self._in_turn(ours, theirs, between))
            for what, ours, theirs, between in pairs
        ]
        await floor.close()
        return figures

    async def _in_turn(
        self,
        ours: Operation,
        theirs: Operation,
        between: Operation,
    ) -> tuple[float, float]:
        """Medians of both after two rounds of warming up."""
        taken: tuple[list[float], list[float]] = ([], [])
        for number in range(self.rounds + 2):
            for side, operation in zip(taken, (ours, theirs), strict=True):
                began = time.perf_counter()
                await operation()
                taken_ms = 1000 * (time.perf_counter() - began)
                await between()
                if number >= 2:
                    side.append(taken_ms)
        return statistics.median(taken[0]), statistics.median(taken[1])

    def close(self) -> None:
        """Leave nothing behind."""
        self.world.close()
        self.engine.release()


def creation_ms(count: int) -> tuple[float, float]:
    """Milliseconds to make and reset one further environment, and its memory in MB."""
    first = webenv.WebEnv()
    first.reset(seed=0)
    before = _memory()
    began = time.perf_counter()
    others = []
    for seed in range(count):
        others.append(webenv.WebEnv())
        others[-1].reset(seed=seed)
    taken = 1000 * (time.perf_counter() - began) / count
    grown = (_memory() - before) / count
    for env in (*others, first):
        env.close()
    return taken, grown


def _memory() -> float:
    """MB of this process and its children; shared pages are counted once."""
    this = psutil.Process()
    return (
        sum(process.memory_full_info().pss for process in (this, *this.children(recursive=True)))
        / 1e6
    )


def main() -> int:
    """Measure, print, and with --check fail where a limit is not kept."""
    parser = argparse.ArgumentParser("python -m benchmarks", description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=30, help="measurements per figure")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures there, too")
    parser.add_argument("--check", action="store_true", help="exit 1 where a limit is not kept")
    options = parser.parse_args()

    bench = Bench(options.rounds)
    figures = [
        figure
        for subject in (*SHOP, *GENERATED)
        for components in ("tree,focused", "tree,focused,screenshot")
        for figure in bench.compare(subject, components)
    ]
    bench.close()
    figures += both_steps(figures)
    made, memory = creation_ms(4)
    _print(figures, made, memory)
    if options.json:
        rows = [{**asdict(figure), "ratio": figure.ratio} for figure in figures]
        extra = {"further_environment_ms": made, "further_environment_mb": memory}
        options.json.write_text(json.dumps({"figures": rows, **extra}, indent=2) + "\n")
    broken = _broken(figures, memory)
    for line in broken:
        print(line, file=sys.stderr)
    return 1 if broken and options.check else 0


def _print(figures: list[Figure], made: float, memory: float) -> None:
    table = Table(title="webenv against bare Playwright (medians)")
    for name in ("page", "what"):
        table.add_column(name)
    for name in ("webenv ms", "floor ms", "ratio"):
        table.add_column(name, justify="right")
    for figure in figures:
        table.add_row(
            figure.subject,
            figure.what,
            f"{figure.webenv_ms:.1f}",
            f"{figure.floor_ms:.1f}",
            f"{figure.ratio:.2f}",
        )
    console = Console()
    console.print(table)
    console.print(f"A further environment, made and reset: {made:.0f} ms, {memory:.0f} MB")


def _broken(figures: list[Figure], memory: float) -> list[str]:
    judged = ("step, ", "navigating step")
    steps = [f for f in figures if f.what.startswith(judged) and f.ratio > STEP_LIMIT]
    resets = [figure for figure in figures if figure.what == "reset"]
    lines = [f"over {STEP_LIMIT} × floor: {figure.subject}, {figure.what}" for figure in steps]
    lines += [
        f"over {RESET_LIMIT_MS} ms: reset of {figure.subject}"
        for figure in resets
        if figure.webenv_ms > RESET_LIMIT_MS
    ]
    if memory > MEMORY_LIMIT_MB:
        lines.append(f"over {MEMORY_LIMIT_MB} MB: a further environment")
    return lines


if __name__ == "__main__":
    sys.exit(main())
