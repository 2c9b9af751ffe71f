"""Which values rows have: bits and lists answer alike, and neither grows with rows times values."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from timeline_app.core.table.row_values import (
    ListedValues,
    PackedValues,
    RowValues,
    row_values,
    row_values_of,
    united,
)

FEW, MANY = 7, 65
# The codes of each row, in any order and some of them twice.
HELD = st.lists(st.lists(st.integers(0, FEW - 1), max_size=4), max_size=30)


def packed_and_listed(held: list[list[int]], order: list[int] | None = None) -> list[RowValues]:
    """The same rows with few values and with many; those from the seventh on have no rows."""
    flat = np.array([code for codes in held for code in codes], np.int8)
    counts = np.array([len(codes) for codes in held], np.int32)
    places = None if order is None else np.array(order, np.int32)
    both = [row_values(flat, counts, count, places) for count in (FEW, MANY)]
    assert [type(one) for one in both] == [PackedValues, ListedValues]
    return both


@given(held=HELD, data=st.data())
def test_given_few_or_many_values_then_the_answers_are_those_of_each_row(
    held: list[list[int]], data: st.DataObject
) -> None:
    order = data.draw(st.permutations(range(len(held))))
    asked = sorted(data.draw(st.sets(st.sampled_from(range(len(held))))) if held else ())
    codes = data.draw(st.sets(st.integers(0, FEW - 1)))
    sets = [set(held[row]) for row in order]
    rows = np.array(asked, np.int32)
    for values in packed_and_listed(held, order):
        assert len(values) == len(held)
        assert values.any_of(codes).tolist() == [bool(one & codes) for one in sets]
        assert values.all_of(codes).tolist() == [codes <= one for one in sets]
        assert values.occurring()[:FEW] == [any(c in one for one in sets) for c in range(FEW)]
        assert values.has(rows, 3).tolist() == [3 in sets[row] for row in asked]
        assert values.has_some(rows).tolist() == [bool(sets[row]) for row in asked]
        assert values.any_in(rows) == any(sets[row] for row in asked)
        assert [values.of_row(row) for row in range(len(sets))] == [sorted(one) for one in sets]
        assert values.lowest.tolist() == [min(one, default=-1) for one in sets]
        assert values.pair_count() == sum(map(len, sets))
        for some, listed in ((rows, asked), (None, range(len(sets)))):
            expected = [sum(c in sets[row] for row in listed) for c in range(FEW)]
            assert values.counts(some)[:FEW] == expected
        found = [one.tolist() for one in values.rows_of_each(rows)]
        assert found[:FEW] == [[row for row in asked if c in sets[row]] for c in range(FEW)]
        assert len(found) == values.value_count
        assert not any(found[FEW:])


@given(pairs=st.lists(st.tuples(st.sets(st.integers(0, 6)), st.sets(st.integers(0, 6)))))
def test_given_two_facets_of_the_same_people_then_united_rows_have_those_of_both(
    pairs: list[tuple[set[int], set[int]]],
) -> None:
    sides = [packed_and_listed([list(pair[side]) for pair in pairs]) for side in (0, 1)]
    for one, other in zip(*sides, strict=True):
        both = united(one, other)
        assert type(both) is type(one)
        found = [set(both.of_row(row)) for row in range(len(pairs))]
        assert found == [first | second for first, second in pairs]


@given(held=HELD)
def test_given_what_was_kept_then_it_is_the_same_again(held: list[list[int]]) -> None:
    for values in packed_and_listed(held):
        again = row_values_of(values.arrays(), values.value_count, len(values))
        assert again is not None
        assert [again.of_row(row) for row in range(len(held))] == [sorted({*c}) for c in held]


@pytest.mark.parametrize(
    ("codes", "ends"),
    [
        ([1, 65], [1, 2]),
        ([1, -1], [1, 2]),
        ([2, 1], [0, 2]),
        ([1, 1], [0, 2]),
        ([1, 2], [2, 1]),
        ([1, 2], [1, 3]),
        ([1, 2], [1, 2, 2]),
        ([[1], [2]], [1, 2]),
    ],
    ids=["no-value", "below-0", "falling", "twice", "ends-fall", "too-far", "rows", "shape"],
)
def test_given_lists_that_do_not_fit_together_then_there_are_none(
    codes: list[int], ends: list[int]
) -> None:
    arrays: dict[str, NDArray[Any]] = {
        "codes": np.array(codes, np.int8),
        "ends": np.array(ends, np.uint32),
    }
    assert row_values_of(arrays, MANY, 2) is None


def test_given_a_value_for_each_of_many_rows_then_they_take_no_more_room_than_rows() -> None:
    rows = 50_000
    values = row_values(np.arange(rows, dtype=np.int32), np.ones(rows, np.int32), rows)
    assert sum(array.nbytes for array in values.arrays().values()) == 8 * rows
    assert [len(one) for one in values.rows_of_each(np.arange(rows))] == [1] * rows
