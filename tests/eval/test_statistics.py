from __future__ import annotations

import pytest
from scipy.stats import binomtest

from webenv.eval.baselines import BASELINES, CAVEAT
from webenv.eval.statistics import wilson


@pytest.mark.parametrize(("successes", "episodes"), [(0, 1), (1, 1), (3, 10), (45, 369), (0, 812)])
def test_the_interval_is_the_one_of_scipy(successes: int, episodes: int) -> None:
    expected = binomtest(successes, episodes).proportion_ci(0.95, method="wilson")
    assert wilson(successes, episodes) == pytest.approx((expected.low, expected.high), abs=1e-6)


def test_the_headline_baselines_have_their_published_intervals() -> None:
    shown = {(each.benchmark, each.who): each for each in BASELINES if each.headline}
    ends = {
        key: tuple(round(100 * end, 1) for end in baseline.interval or ())
        for key, baseline in shown.items()
    }
    assert ends["OSWorld", "GPT-4"] == (9.3, 16.0)
    assert ends["WebArena", "GPT-4"] == (12.2, 17.0)
    assert {who for _, who in shown} == {"GPT-4", "human"}


@pytest.mark.parametrize(("successes", "episodes"), [(1, 0), (2, 1), (-1, 5)])
def test_impossible_counts_are_refused(successes: int, episodes: int) -> None:
    with pytest.raises(ValueError, match="make no rate"):
        wilson(successes, episodes)


def test_every_baseline_names_its_source_and_the_caveat_says_what_it_is_not() -> None:
    assert all(baseline.source for baseline in BASELINES)
    assert "not a like-for-like comparison" in CAVEAT
