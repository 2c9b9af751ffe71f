"""What is worked out from a list and a filter."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.core.dates.civil import second_of
from timeline_app.core.open_list import open_list
from timeline_app.core.record.model import FilterRecord
from timeline_app.program.locations import bundled_list
from timeline_app.state.list_model import ListModel

EVENTS = open_list(bundled_list()).events
NOW_S = float(second_of(2025, 12, 2))
SECONDS = st.one_of(st.floats(-3e9, 3e9), st.floats(-9e5, 9e5).map(lambda off_s: NOW_S + off_s))


@pytest.mark.parametrize("record", [FilterRecord(), FilterRecord(basis=("stated",))])
@given(ends=st.lists(SECONDS, min_size=2, max_size=2, unique=True), count=st.integers(2, 300))
def test_given_any_edges_then_each_event_is_counted_between_those_where_it_begins(
    record: FilterRecord, ends: list[float], count: int
) -> None:
    model = ListModel(EVENTS, record)
    edges_s = np.linspace(min(ends), max(ends), count)
    starts_s = EVENTS.table.draw_start_s[model.mask]
    if np.all(np.diff(edges_s) > 0):
        expected = [
            np.count_nonzero((starts_s >= low) & (starts_s < high))
            for low, high in pairwise(edges_s.tolist())
        ]
        expected[-1] += np.count_nonzero(starts_s == edges_s[-1])
        assert model.counts_between(edges_s).tolist() == expected
