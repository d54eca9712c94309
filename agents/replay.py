"""An agent that repeats a recorded run: the same actions must earn the same scores."""

from __future__ import annotations

from pathlib import Path

from webenv import Observation
from webenv.records.reader import read_records


class Replay:
    """Plays what a record file holds for the same goal and seed.

    Args:
        records: Path of the file, such as "runs/oracle-1/oracle.jsonl".

    Raises:
        ConfigurationError: There is no such file, or it holds something else.
    """

    def __init__(self, records: str) -> None:
        self.records = records
        self._recorded = {
            (record.goal, record.seed): [step.action for step in record.steps]
            for record in read_records(Path(records))
        }
        self._actions: list[str] = []

    def reset(self, goal: str, seed: int) -> None:
        """Look up the episode.

        Raises:
            LookupError: It is not in the record file.
        """
        if (goal, seed) not in self._recorded:
            raise LookupError(f"{self.records} has no episode with seed {seed} and this goal.")
        self._actions = list(self._recorded[goal, seed])

    def act(self, observation: Observation) -> str:
        """The next recorded action; `wait` after the last."""
        del observation
        return self._actions.pop(0) if self._actions else "wait"
