"""Spans stay sound whatever is done to them; the scale maps both ways."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.core.dates.civil import TIME_MAX_S, TIME_MIN_S
from timeline_app.scene.axis.span import MAX_SPAN_S, MIN_SPAN_S, LinearScale, TimeSpan

YEAR_S = 31_556_952.0
SECONDS = st.floats(-20_000 * YEAR_S, 20_000 * YEAR_S)
DURATIONS = st.floats(3_600, 20_000 * YEAR_S)
WIDTHS = st.floats(1, 20_000)
ANYTHING = st.floats(allow_nan=True, allow_infinity=True)


@given(start=SECONDS, duration=DURATIONS, width=WIDTHS, share=st.floats(-2, 3))
def test_x_to_seconds_and_back(start: float, duration: float, width: float, share: float) -> None:
    scale = LinearScale(TimeSpan(start, start + duration), width)
    x = share * width
    tolerance_px = 1e-6 + 1e-12 * abs(start) * scale.px_per_s
    assert scale.x_of(scale.seconds_of(x)) == pytest.approx(x, rel=1e-9, abs=tolerance_px)


def test_x_of_many_seconds_is_x_of_each() -> None:
    scale = LinearScale(TimeSpan(0.0, 86_400.0), 960.0)
    seconds = np.array([-3_600, 0, 43_200, 86_400])
    assert scale.x_of(seconds).tolist() == [scale.x_of(float(s)) for s in seconds]
    assert scale.x_of(seconds).tolist() == [-40.0, 0.0, 480.0, 960.0]


@given(start=ANYTHING, end=ANYTHING)
def test_clamped_span_is_sound(start: float, end: float) -> None:
    for longest in (MAX_SPAN_S, math.inf):
        span = TimeSpan(start, end).clamped(longest)
        assert TIME_MIN_S <= span.start_s < span.end_s <= TIME_MAX_S
        assert span.duration_s >= MIN_SPAN_S - 4
        if longest == MAX_SPAN_S:
            assert span.duration_s <= MAX_SPAN_S + 4


@given(start=SECONDS, duration=st.floats(MIN_SPAN_S, MAX_SPAN_S))
def test_clamping_leaves_a_sound_span_alone(start: float, duration: float) -> None:
    span = TimeSpan(start, start + duration)
    clamped = span.clamped(math.inf)
    assert clamped.start_s == pytest.approx(span.start_s, rel=1e-12, abs=1e-3)
    assert clamped.end_s == pytest.approx(span.end_s, rel=1e-12, abs=1e-3)


@given(factor=ANYTHING, anchor=SECONDS)
def test_zooming_never_inverts(factor: float, anchor: float) -> None:
    span = TimeSpan(0.0, 86_400.0).zoomed(factor, anchor).clamped()
    assert span.start_s < span.end_s
    assert math.isfinite(span.duration_s)


def test_a_span_moved_off_the_end_of_time_keeps_its_length() -> None:
    span = TimeSpan(0.0, 86_400.0).panned(3.0 * TIME_MAX_S / 2).clamped()
    assert span == TimeSpan(TIME_MAX_S - 86_400.0, float(TIME_MAX_S))


@given(factor=st.floats(0.05, 20), share=st.floats(0, 1))
def test_zoom_keeps_the_anchor_in_place(factor: float, share: float) -> None:
    before = LinearScale(TimeSpan(1.7e9, 1.7e9 + 86_400.0 * 30), 1000.0)
    anchor = before.seconds_of(share * 1000)
    after = LinearScale(before.span.zoomed(factor, anchor), 1000.0)
    assert after.x_of(anchor) == pytest.approx(share * 1000, abs=1e-3)


@given(factor=st.floats(0.05, 20), share=st.floats(0, 1))
def test_zoom_and_unzoom_return(factor: float, share: float) -> None:
    span = TimeSpan(1.7e9, 1.7e9 + 86_400.0 * 30)
    anchor = span.start_s + share * span.duration_s
    back = span.zoomed(factor, anchor).zoomed(1 / factor, anchor)
    assert back.start_s == pytest.approx(span.start_s, abs=1e-2)
    assert back.end_s == pytest.approx(span.end_s, abs=1e-2)


def test_widened_scale_has_the_same_seconds_per_px() -> None:
    scale = LinearScale(TimeSpan(0.0, 86_400.0), 1000.0)
    wide = scale.widened(1.0)
    assert wide.width_px == 3000.0
    assert wide.px_per_s == pytest.approx(scale.px_per_s)
    assert wide.x_of(0.0) == pytest.approx(1000.0)


@pytest.mark.parametrize(
    ("start_s", "end_s", "overlaps"),
    [(0, 10, False), (0, 11, True), (15, 16, True), (0, 90, True), (19, 30, True), (20, 30, False)],
)
def test_given_what_only_touches_a_span_then_it_does_not_overlap_it(
    start_s: int, end_s: int, overlaps: bool
) -> None:
    assert TimeSpan(10.0, 20.0).overlaps(start_s, end_s) is overlaps
