"""The order of rows: by start, the longer one first, and else as the file has them."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.core.dates.civil import TIME_MAX_S, TIME_MIN_S
from timeline_app.core.table.extents import time_order

MORE_THAN_SORTED_BY_INSERTION = 1_000
FEW_SECONDS = st.tuples(st.integers(0, 3), st.integers(1, 3))
ANY_SECONDS = st.integers(TIME_MIN_S, TIME_MAX_S - 1).flatmap(
    lambda start: st.tuples(st.just(start), st.integers(1, TIME_MAX_S - start))
)


def order_of(extents: list[tuple[int, int]]) -> list[int]:
    starts = np.array([start for start, _ in extents], dtype=np.int64)
    lengths = np.array([length for _, length in extents], dtype=np.int64)
    return [int(place) for place in time_order(starts, starts + lengths)]


def slow_order(extents: list[tuple[int, int]]) -> list[int]:
    return sorted(range(len(extents)), key=lambda place: (extents[place][0], -extents[place][1]))


@given(st.lists(FEW_SECONDS | ANY_SECONDS, max_size=50))
def test_given_any_extents_then_they_are_in_the_order_of_time(
    extents: list[tuple[int, int]],
) -> None:
    assert order_of(extents) == slow_order(extents)


@pytest.mark.parametrize("kinds", [1, 2, 7])
def test_given_many_at_the_same_time_then_they_stay_as_the_file_has_them(kinds: int) -> None:
    extents = [(place % kinds, 1) for place in range(MORE_THAN_SORTED_BY_INSERTION)]
    assert order_of(extents) == slow_order(extents)
