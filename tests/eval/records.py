"""Records made by hand, for tests that need no browser."""

from __future__ import annotations

from typing import Any

from webenv.episode import EpisodeRecord, Score, Step


def made(**changes: Any) -> EpisodeRecord:
    """A record of a success, with some of its values replaced."""
    values: dict[str, Any] = {
        "task": "shop.wishlist_add",
        "seed": 3,
        "agent": "oracle",
        "split": "train",
        "site": "shop",
        "kind": "transaction",
        "level": 1,
        "goal": "Put the mug on my wishlist.",
        "status": "finished",
        "score": Score(True, 1.0),
        "first_digest": "aa",
        "steps": (Step("click e1", "", "http://shop.test/", "bb", 0.1, 0.2, {"tokens": 3}),),
        "changes": ({"table": "t", "operation": "insert", "key": {"id": 1}},),
        "answer": "done",
        "seconds": 2.0,
    }
    return EpisodeRecord(**{**values, **changes})


def failed(**changes: Any) -> EpisodeRecord:
    """A record of a failure."""
    return made(score=Score(False, 0.5, ("It is missing.",)), **changes)


def broken(**changes: Any) -> EpisodeRecord:
    """A record of an episode that the machinery could not finish."""
    return made(status="error", score=None, steps=(), problem="Traceback …", **changes)
