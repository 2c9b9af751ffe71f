"""The ruler from hours to ages: ticks in order and apart, labels that never meet."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.scene.events import span_of_days, span_of_years
from tests.scene.fake_measurer import FakeMeasurer
from tests.scene.geometry import labels_of, overlaps
from timeline_app.core.dates.civil import second_of
from timeline_app.scene.axis.span import LinearScale, TimeSpan
from timeline_app.scene.display import Box, Line, TextStyle
from timeline_app.scene.metrics import SCREEN
from timeline_app.scene.ruler import grid_primitives, ruler_primitives, ruler_step
from timeline_app.scene.ticks import (
    LADDER,
    MIN_TICK_PX,
    Unit,
    step_for,
    ticks,
    weekends,
    year_label,
)

YEAR_S = 31_556_952.0


@st.composite
def scales(draw: st.DrawFn) -> LinearScale:
    """Spans of an hour to 20,000 years, evenly over the orders of size, BCE and later."""
    hours = 10 ** draw(st.floats(0, 8.24))
    start_s = draw(st.floats(-12_000 * YEAR_S, 8_000 * YEAR_S))
    return LinearScale(TimeSpan(start_s, start_s + hours * 3_600), draw(st.floats(200, 4_000)))


@given(scale=scales())
def test_ticks_are_in_order_and_never_too_dense(scale: LinearScale) -> None:
    step = step_for(scale.span.duration_s / scale.width_px)
    places = [scale.x_of(float(tick.seconds)) for tick in ticks(scale.span, step)]
    gaps = [after - before for before, after in pairwise(places)]
    assert all(gap >= MIN_TICK_PX[step.unit] - 1e-6 for gap in gaps)
    assert len(gaps) < scale.width_px / 40 + 2


@given(scale=scales())
def test_ticks_cover_the_span(scale: LinearScale) -> None:
    step = step_for(scale.span.duration_s / scale.width_px)
    for tier in (step, step.upper):
        if tier is not None:
            found = ticks(scale.span, tier)
            assert found[0].seconds <= scale.span.start_s
            assert all(tick.seconds < scale.span.end_s for tick in found)
            assert all(a.seconds < b.seconds for a, b in pairwise(found))


@given(scale=scales(), factor=st.sampled_from((0.8, 1.0, 1.5, 2.0)))
def test_labels_never_overlap(scale: LinearScale, factor: float) -> None:
    measurer = FakeMeasurer(factor)
    ruler = list(ruler_primitives(scale, measurer, SCREEN.scaled(factor)))
    assert not overlaps(labels_of(ruler), measurer)
    lower = [label for label in labels_of(ruler) if label.style is TextStyle.RULER]
    ticks_drawn = [i for i in ruler if isinstance(i, Line) and i.y1 > SCREEN.ruler_upper_px / 2]
    assert len(lower) >= len(ticks_drawn) - 1


@given(scale=scales(), share=st.floats(-1, 1))
def test_panning_moves_ticks_and_keeps_the_step(scale: LinearScale, share: float) -> None:
    delta_s = share * scale.span.duration_s
    moved = LinearScale(scale.span.panned(delta_s), scale.width_px)
    per_px = scale.span.duration_s / scale.width_px
    step = step_for(per_px)
    assert step_for(moved.span.duration_s / moved.width_px).unit in (
        step.unit,
        Unit(max(0, step.unit - 1)),
        Unit(min(4, step.unit + 1)),
    )
    both = {tick.seconds for tick in ticks(scale.span, step)} & {
        tick.seconds for tick in ticks(moved.span, step)
    }
    for second in both:
        shift = scale.x_of(float(second)) - moved.x_of(float(second))
        assert shift == pytest.approx(share * scale.width_px, abs=0.01)


@pytest.mark.parametrize(
    ("span", "upper", "lower"),
    [
        (span_of_days(2025, 12, 2, 0.25), "Tue 2 December 2025", "03:00"),
        (span_of_days(2025, 12, 1, 3), "Mon 1 December 2025", "06:00"),
        (span_of_days(2025, 12, 1, 12), "December 2025", "Tue 2"),
        (span_of_years(2025, 2026), "2025", "Apr"),
        (span_of_years(2020, 2034), "2020 – 2029", "2025"),
        (span_of_years(1920, 2055), "2000 – 2099", "1950"),
        (span_of_years(-98, 99), "100 BCE – 1 BCE", "40 BCE"),
        (span_of_years(-98, 99), "1 – 99", "40"),
        (span_of_years(-8, 5), "10 BCE – 1 BCE", "1 BCE"),
    ],
)
def test_both_tiers_say_when(span: TimeSpan, upper: str, lower: str) -> None:
    labels = labels_of(ruler_primitives(LinearScale(span, 1000.0), FakeMeasurer(), SCREEN))
    texts = {style: [i.text for i in labels if i.style is style] for style in TextStyle}
    assert upper in texts[TextStyle.RULER_UPPER]
    assert lower in texts[TextStyle.RULER]


def test_upper_labels_stay_in_sight_as_long_as_their_unit_does() -> None:
    scale = LinearScale(span_of_days(2025, 12, 10, 60), 1000.0)
    december = next(
        label
        for label in labels_of(ruler_primitives(scale, FakeMeasurer(), SCREEN))
        if label.text == "December 2025"
    )
    assert december.x < 0
    assert december.x_end == pytest.approx(scale.x_of(float(second_of(2026))) - 6)


def test_every_step_has_ticks_at_its_distance() -> None:
    for step in LADDER:
        span = TimeSpan(1.7e9, 1.7e9 + 5 * step.duration_s)
        distances = [b.seconds - a.seconds for a, b in pairwise(ticks(span, step))]
        assert all(0.85 < d / step.duration_s < 1.15 for d in distances), step


@pytest.mark.parametrize(
    ("year", "text"),
    [(2025, "2025"), (1, "1"), (0, "1 BCE"), (-43, "44 BCE"), (12_000, "12\u202f000")],
)
def test_years_as_people_write_them(year: int, text: str) -> None:
    assert year_label(year) == text


def test_years_before_our_era_are_round_as_people_count_them() -> None:
    step = next(step for step in LADDER if (step.unit, step.count) == (Unit.YEAR, 100))
    found = [tick.label for tick in ticks(span_of_years(-250, 250), step)]
    assert found == ["300 BCE", "200 BCE", "100 BCE", "1", "100", "200"]


def test_weekends_are_saturdays_and_sundays() -> None:
    december = list(weekends(span_of_days(2025, 12, 1, 14)))
    assert (second_of(2025, 12, 6), second_of(2025, 12, 8)) in december
    assert all(end - start == 2 * 86_400 for start, end in december)


def test_a_weekend_that_began_before_the_span_is_shaded() -> None:
    scale = LinearScale(span_of_days(2025, 12, 7, 1), 1000.0)
    boxes = [i for i in grid_primitives(scale, 100.0, 0.0) if isinstance(i, Box)]
    assert any(box.x < 0 and box.x + box.width > 999 for box in boxes)


def test_the_present_is_marked_where_it_is_in_view() -> None:
    scale = LinearScale(span_of_days(2025, 12, 1, 2), 1000.0)
    now_s = float(second_of(2025, 12, 2))
    lines = [i for i in grid_primitives(scale, 100.0, now_s) if isinstance(i, Line)]
    assert [line.x1 for line in lines if line.color == "today"] == [500.0]
    lines = [i for i in grid_primitives(scale, 100.0, 0.0) if isinstance(i, Line)]
    assert not [line for line in lines if line.color == "today"]


def test_larger_fonts_get_wider_steps() -> None:
    scale = LinearScale(span_of_days(2025, 12, 1, 15), 1000.0)
    small, large = (ruler_step(scale, FakeMeasurer(factor)) for factor in (1.0, 3.0))
    assert large.duration_s > small.duration_s
