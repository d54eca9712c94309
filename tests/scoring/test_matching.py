"""Pairing by augmenting paths, held against SciPy's assignment."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import linear_sum_assignment  # type: ignore[import-untyped]

from webenv.scoring.matching import pair_up


@given(
    st.integers(0, 7).flatmap(
        lambda columns: st.lists(st.lists(st.booleans(), min_size=columns, max_size=columns))
    )
)
def test_no_pairing_is_larger(fits: list[list[bool]]) -> None:
    columns = len(fits[0]) if fits else 0
    pairs = pair_up(range(len(fits)), range(columns), lambda row, column: fits[row][column])
    assert all(fits[row][column] for row, column in pairs.items())
    assert len(set(pairs.values())) == len(pairs)
    matrix = np.array(fits, dtype=int).reshape(len(fits), columns)
    rows, chosen = linear_sum_assignment(matrix, maximize=True)
    assert len(pairs) == matrix[rows, chosen].sum()


def test_an_early_choice_is_given_up_for_a_later_wish() -> None:
    assert pair_up(["ab", "a"], ["a", "b"], lambda wish, thing: thing in wish) == {0: 1, 1: 0}
