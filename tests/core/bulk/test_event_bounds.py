"""Where events stand: the quick way finds what decoding finds, or says that it cannot."""

from __future__ import annotations

import json

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.lists import event, event_list, undated
from timeline_app.core.bulk.event_bounds import MisplacedError, exact_parts, quick_parts
from timeline_app.core.table.extents import time_order

SECONDS = st.one_of(st.integers(0, 5), st.integers(-(10**17), 10**17))


@pytest.mark.parametrize("indent", [None, 0, 1, 4])
@pytest.mark.parametrize("count", [1, 2, 5])
def test_given_events_that_begin_alike_then_the_quick_way_finds_them(
    indent: int | None, count: int
) -> None:
    events = [event(f"event-{number}", title='{"id"') for number in range(count)]
    data = json.dumps(event_list(*events), indent=indent).encode()

    quick, exact = quick_parts(data), exact_parts(data)

    assert quick.head == exact.head
    assert np.array_equal(quick.starts, exact.starts)
    assert np.array_equal(quick.ends, exact.ends)


def test_given_a_first_event_with_much_space_then_the_search_ends_with_the_file() -> None:
    data = json.dumps(event_list(event("a", discrepancies=[{"text": "x"}])))
    data = data.replace('{"id": "a"', "{" + " " * 500 + '"id": "a"')

    assert len(quick_parts(data.encode()).starts) == 1


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{}",
        json.dumps(event_list()),
        json.dumps(event_list(event()) | {"views": []}).replace('"id": "bridge', '"x": "'),
        json.dumps(event_list(event(), undated(), event("c"))).replace(
            '}, {"id": "c', '} ,{"id": "c'
        ),
        json.dumps({"events": [event(), event("b")], **event_list(), "events ": []}),
        '{"events": [{"id"',
    ],
)
def test_given_anything_else_then_the_quick_way_says_no(text: str) -> None:
    with pytest.raises(MisplacedError):
        quick_parts(text.encode())


@given(st.lists(st.tuples(SECONDS, st.one_of(st.integers(0, 3), st.integers(0, 10**17)))))
def test_given_any_extents_then_the_order_is_by_start_then_length_then_place(
    spans: list[tuple[int, int]],
) -> None:
    starts = np.array([start for start, _ in spans], np.int64)
    ends = starts + np.array([length for _, length in spans], np.int64)

    order = time_order(starts, ends)

    expected = sorted(range(len(spans)), key=lambda place: (starts[place], -ends[place]))
    assert order.tolist() == expected
