"""`python -m webenv.eval`: the command line.

Standard output carries the result alone; what a person may want to know on the way
goes to standard error. With `--format json` the result is one object for one agent:

    agent           its name
    privileged      it is told the task with its solution, as the oracle is
    episodes        episodes that were scored
    successes       those that ended in exactly the expected outcome
    success_rate    successes / episodes, from 0 to 1; null if nothing was scored
    ci95            Wilson's 95 % interval of it, [low, high]
    errors          episodes that the machinery could not finish: not scored and in no rate
    agent_errors    scored episodes that failed because the agent raised
    by_site, by_level, by_kind
                    by name (levels as text): episodes, successes, success_rate, ci95, errors
    steps_mean      mean steps of the scored episodes
    seconds_mean    mean seconds of the scored episodes, the agent's thinking included
    out             folder with the records, `AGENT.jsonl` and `run.json`
    baselines       published results: benchmark, tasks, who, setting, success_rate, ci95, source
    baselines_caveat
                    what to say wherever they are shown

For several agents such objects are in the list "runs", with "out", "baselines" and
"baselines_caveat" beside it.

The exit code is 0 after a complete run whatever its scores, 1 if an episode ended in
an error, 2 for a request that cannot be met, 130 after Ctrl-C.
"""

from __future__ import annotations

import json
import os
import shlex
import sys
from collections.abc import Sequence

from webenv.commandline import ERROR, INTERRUPTED
from webenv.eval.options import PROGRAM, read_options
from webenv.eval.runner import Run, prepare
from webenv.eval.summary import document
from webenv.eval.table import print_table


def main(arguments: Sequence[str] | None = None) -> int:
    """Run agents on tasks and print their results."""
    _import_from_here()
    given = list(sys.argv[1:] if arguments is None else arguments)
    options = read_options(given, cores=os.cpu_count())
    run = prepare(options)
    _say(f"{run.total} episodes, records in {run.folder}")
    if run.done:
        _say(f"{run.done} of them are there already")
    try:
        run.play()
    except KeyboardInterrupt:
        _say(f"\nInterrupted: {run.done} of {run.total} episodes are kept. To go on, type:")
        _say(f"  {_resuming(given, run)}")
        return INTERRUPTED
    _show(run, options.shown_as)
    return ERROR if any(summary.total.errors for summary in run.summaries()) else 0


def _show(run: Run, shown_as: str) -> None:
    summaries = run.summaries()
    if shown_as == "json":
        print(json.dumps({**document(summaries), "out": str(run.folder)}, indent=2))
    else:
        print_table(summaries)


def _resuming(given: Sequence[str], run: Run) -> str:
    """The command that goes on with the run."""
    out = [] if run.options.out else ["--out", str(run.folder)]
    resume = [] if run.options.resume else ["--resume"]
    return f"{PROGRAM} {shlex.join([*given, *out, *resume])}"


def _import_from_here() -> None:
    """Let `--agent module:Class` find modules of the current folder, as `python -m` does."""
    here = os.getcwd()
    if here not in sys.path and "" not in sys.path:
        sys.path.insert(0, here)


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)
