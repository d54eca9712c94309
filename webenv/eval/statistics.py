"""What a count of successes says about an agent."""

from __future__ import annotations

from math import sqrt
from statistics import NormalDist

Interval = tuple[float, float]
"""Lower and upper end of a share."""

_Z = NormalDist().inv_cdf(0.975)


def wilson(successes: float, episodes: int) -> Interval:
    """The Wilson interval that holds the true success rate with 95 % confidence.

    Args:
        successes: A count; a fraction where a rounded rate is all that was published,
            for which `scipy.stats.binomtest` has no answer.

    Raises:
        ValueError: There is no episode, or there are more successes than episodes.
    """
    if not 0 <= successes <= episodes or episodes < 1:
        raise ValueError(f"{successes} successes in {episodes} episodes make no rate")
    rate = successes / episodes
    weight = _Z**2 / episodes
    middle = rate + weight / 2
    reach = sqrt(_Z**2 * rate * (1 - rate) / episodes + weight**2 / 4)
    low, high = (middle - reach) / (1 + weight), (middle + reach) / (1 + weight)
    return round(max(low, 0.0), 6), round(min(high, 1.0), 6)
