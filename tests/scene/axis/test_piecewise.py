"""A scale in pieces keeps the order of time, and its breaks hide no event."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.scene.events import BUNDLED
from timeline_app.core.dates.civil import second_of
from timeline_app.core.open_list import read_list
from timeline_app.core.record.model import Event
from timeline_app.core.wording.span_words import span_in_words
from timeline_app.scene.axis.pieces import EventSpans, event_spans_of, parts_of, story_scale
from timeline_app.scene.axis.piecewise import PiecewiseScale, laid_out
from timeline_app.scene.axis.span import LinearScale, TimeSpan
from timeline_app.scene.piece_names import skipped_in_words

DAY_S = 86_400
HOUR = st.integers(-2_000_000, 2_000_000)


def extents(*pairs: tuple[int, int]) -> EventSpans:
    table = np.array(pairs, dtype=np.int64).reshape(-1, 2)
    return EventSpans(table[:, 0], table[:, 1])


def whole(of: EventSpans) -> TimeSpan:
    return TimeSpan(float(of.start_s.min()), float(of.end_s.max()))


def bundled() -> EventSpans:
    table = read_list(BUNDLED).events.table
    return EventSpans(table.draw_start_s, table.draw_end_s)


def test_given_the_bundled_list_then_crowded_days_get_a_piece_of_their_own() -> None:
    parts = parts_of(bundled(), whole(bundled()))
    assert [span_in_words(part.start_s, part.end_s) for part in parts] == [
        "1920 – 2025",
        "1–3 December 2025",
        "2026 – 2030",
        "2045 – 2055",
    ]


def test_given_undated_events_then_the_days_of_their_announcement_get_no_room() -> None:
    table = read_list(BUNDLED).events.table
    rows = np.array([row for row in range(len(table)) if is_of(table.event(row), "sonexay")])
    drawn = event_spans_of(table, rows)
    assert table.draw_end_s[rows].max() == second_of(2026, 1, 1)
    assert parts_of(drawn, whole(drawn)) == [
        TimeSpan(float(second_of(2025, 12, 1)), float(second_of(2025, 12, 4)))
    ]


def test_given_a_part_in_which_nothing_begins_then_it_is_narrow() -> None:
    crowd = [(second_of(2025, 12, 3), second_of(2025, 12, 4))] * 20
    within = (second_of(2025, 12, 3), second_of(2026))
    of = extents((second_of(2025, 12, 1), second_of(2025, 12, 2)), *crowd, within)
    scale = story_scale(of, whole(of), 900.0)
    assert isinstance(scale, PiecewiseScale)
    last = scale.pieces[-1]
    assert last.span.end_s == second_of(2026)
    assert last.x_end - last.x_start < 900 * 0.1


def is_of(event: Event, leader: str) -> bool:
    return any(name.startswith(leader) for name in event.leaders)


def test_given_even_events_then_the_scale_is_even() -> None:
    even = extents(*((year * 365 * DAY_S, year * 365 * DAY_S + DAY_S) for year in range(40)))
    assert isinstance(story_scale(even, whole(even), 900.0), LinearScale)


def test_given_a_plan_that_goes_on_then_no_break_cuts_it() -> None:
    crowd = [(second_of(2025, 12, 1), second_of(2025, 12, 2))] * 20
    plan = (second_of(2026), second_of(2031))
    parts = parts_of(extents(*crowd, plan), whole(extents(*crowd, plan)))
    assert parts[-1] == TimeSpan(float(plan[0]), float(plan[1]))


def test_given_skipped_time_then_it_is_named_in_its_own_unit() -> None:
    assert skipped_in_words(TimeSpan(0.0, 28.0 * DAY_S)) == "28 days not shown"
    assert skipped_in_words(TimeSpan(0.0, 1.0 * DAY_S)) == "1 day not shown"
    years = TimeSpan(float(second_of(2031)), float(second_of(2045)))
    assert skipped_in_words(years) == "14 years not shown"
    rough = TimeSpan(float(second_of(2031, 2)), float(second_of(2045)))
    assert skipped_in_words(rough) == "about 14 years not shown"


@given(st.lists(st.tuples(HOUR, st.integers(1, 100_000)), min_size=1, max_size=60))
@settings(max_examples=60, deadline=None)
def test_given_any_events_then_each_begins_and_ends_where_time_is_drawn(
    hours: list[tuple[int, int]],
) -> None:
    of = extents(*((start * 3600, (start + length) * 3600) for start, length in hours))
    parts = parts_of(of, whole(of))
    assert all(part.duration_s > 0 for part in parts)
    assert all(a.end_s <= b.start_s for a, b in pairwise(parts))
    for edge in np.concatenate([of.start_s, of.end_s]).tolist():
        assert any(part.start_s <= edge <= part.end_s for part in parts)


@given(st.lists(st.tuples(HOUR, st.integers(1, 100_000)), min_size=8, max_size=60))
@settings(max_examples=60, deadline=None)
def test_given_any_events_then_the_scale_keeps_their_order_and_finds_the_way_back(
    hours: list[tuple[int, int]],
) -> None:
    of = extents(*((start * 3600, (start + length) * 3600) for start, length in hours))
    scale = story_scale(of, whole(of), 1000.0)
    seconds = np.sort(np.concatenate([of.start_s, of.end_s]))
    places = scale.x_of(seconds)
    assert np.all(np.diff(places) >= -1e-6)
    assert places.min() >= -1e-6
    assert places.max() <= 1000.0 + 1e-6
    for second, x in zip(seconds.tolist(), places.tolist(), strict=True):
        assert scale.x_of(float(second)) == x
        assert abs(scale.x_of(scale.seconds_of(x)) - x) < 1e-3


def test_given_time_outside_then_the_outer_segments_go_on() -> None:
    scale = laid_out([TimeSpan(0, 10), TimeSpan(20, 40)], [1, 1], 220.0, 20.0, 10.0)
    assert isinstance(scale, PiecewiseScale)
    assert scale.x_of(-10.0) == -100.0
    assert scale.seconds_of(-100.0) == -10.0
    assert scale.x_of(60.0) == 320.0
    assert scale.seconds_of(320.0) == 60.0
    assert [gap.skipped for gap in scale.breaks()] == [TimeSpan(10, 20)]
