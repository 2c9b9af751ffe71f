"""The small tools of columns."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.core.table.arrays import distinct


@given(st.lists(st.integers(-5, 5)))
def test_given_numbers_then_each_is_there_once_and_in_order(numbers: list[int]) -> None:
    assert distinct(np.array(numbers, dtype=np.int32)).tolist() == sorted(set(numbers))
