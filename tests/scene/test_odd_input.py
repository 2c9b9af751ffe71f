"""Lists that are empty, extreme or strange still make a sensible scene."""

from __future__ import annotations

import time
from collections.abc import Callable

import numpy as np
import pytest
from msgspec.structs import replace

from tests.scene.events import (
    DAY_S,
    Listed,
    bundled,
    event,
    listed,
    made_of_numbers,
    of_columns,
    span_of_days,
    span_of_years,
)
from tests.scene.fake_measurer import FakeMeasurer
from tests.scene.geometry import overlaps, request_for, scene_of, texts_of
from tests.scene.test_accounting import assert_all_accounted_for
from timeline_app.core.dates.civil import TIME_MAX_S, TIME_MIN_S, second_of
from timeline_app.core.dates.edtf import EdtfError
from timeline_app.scene.axis.span import MIN_SPAN_S, TimeSpan
from timeline_app.scene.layout import build_scene
from timeline_app.scene.tracks.tracks import Grouping, build_tracks

DAYS = span_of_days(2025, 12, 1, 10)


@pytest.mark.parametrize("grouping", tuple(Grouping))
def test_empty_list(grouping: Grouping) -> None:
    scene = build_scene(request_for(listed([]), DAYS, grouping=grouping))
    assert (scene.bands, scene.items, scene.hits, scene.height_px) == ((), (), (), 0.0)
    assert scene.ruler.items
    assert scene.ruler.grid


def test_filter_that_leaves_nothing() -> None:
    table = bundled().table
    for grouping in Grouping:
        assert build_tracks(table, np.arange(0), grouping).tracks == ()


def test_single_event() -> None:
    scene = scene_of(listed([event(1, "2025-12-03", "The only one")]), DAYS)
    assert texts_of(scene.items) == ["The only one"]
    assert [hit.rows for hit in scene.hits] == [(0,)]


def test_an_end_before_the_start_cannot_get_into_a_table() -> None:
    with pytest.raises(EdtfError, match="ends before it starts"):
        listed([event(1, "2025-12-03/2025-12-01")])


def test_dates_before_our_era() -> None:
    events = [event(1, "-0043-03-15"), event(2, "0000"), event(3, "-0500/-0300"), event(4, "-9999")]
    for span in (span_of_years(-600, 100), span_of_years(-9_999, 2_025)):
        request = request_for(listed(events), span)
        scene = build_scene(request)
        assert_all_accounted_for(request, scene)
        assert any("BCE" in text for text in texts_of(scene.ruler.items))


def test_very_long_titles_are_cut_early() -> None:
    measured: list[int] = []

    class Measurer(FakeMeasurer):
        def width(self, text: str, style: object) -> float:
            measured.append(len(text))
            return len(text) * 7.0

    request = request_for(listed([event(1, "2025-12-03", "x" * 10_000)]), DAYS)
    scene = build_scene(replace(request, measurer=Measurer()))
    assert max(measured) < 400
    assert all(len(text) < 100 for text in texts_of(scene.items))


@pytest.mark.parametrize("title", ["الاجتماع الثامن والأربعون", "e\u0301o\u0302\u0323", "ສະບາຍດີ"])
def test_right_to_left_and_combining_text_is_left_as_it_is(title: str) -> None:
    scene = scene_of(listed([event(1, "2025-12-03", title)]), span_of_years(2020, 2030))
    assert texts_of(scene.items) == [title]


def test_a_title_of_several_lines_becomes_one() -> None:
    scene = scene_of(listed([event(1, "2025-12-03", "one\ntwo\t three")]), DAYS)
    assert texts_of(scene.items) == ["one two three"]


def seconds_taken(work: Callable[[], object]) -> float:
    """The best of three, so that a busy machine does not count."""
    times = []
    for _ in range(3):
        begin = time.perf_counter()
        work()
        times.append(time.perf_counter() - begin)
    return min(times)


def same_second(count: int) -> Listed:
    second = np.full(count, second_of(2025, 12, 3, 10), np.int64)
    random = np.random.default_rng(1)
    return of_columns(second, np.ones(count, np.int64), random, themes=1)


def test_a_hundred_thousand_at_the_same_second() -> None:
    many = same_second(100_000)
    for span in (DAYS, span_of_years(1900, 2100), TimeSpan(1.764756e9, 1.764756e9 + MIN_SPAN_S)):
        request = request_for(many, span)
        scene = build_scene(request)
        assert [hit.count for hit in scene.hits] == [100_000]
        assert "100k" in texts_of(scene.items)
        assert not overlaps(scene.items, FakeMeasurer())
        assert seconds_taken(lambda r=request: build_scene(r)) < 0.05  # type: ignore[misc]


def test_few_rows_are_looked_at_however_many_there_are() -> None:
    asked: list[int] = []

    def title_of(row: int) -> str:
        asked.append(row)
        return "Some title"

    middle = float(second_of(2025, 12, 2))
    many = made_of_numbers(200_000)
    for power in range(-2, 12):
        half = DAY_S * 3.0**power
        request = request_for(many, TimeSpan(middle - half, middle + half), 1_600.0)
        asked.clear()
        build_scene(replace(request, title_of=title_of))
        assert len(asked) < 14 * 250
        assert seconds_taken(lambda r=request: build_scene(r)) < 0.25  # type: ignore[misc]


@pytest.mark.parametrize("start_s", [TIME_MIN_S, -1e12, 1e12, TIME_MAX_S - 10**12])
def test_the_ends_of_time(start_s: float) -> None:
    for duration_s in (MIN_SPAN_S, 1e9, 1e12):
        scene = scene_of(bundled(), TimeSpan(start_s, start_s + duration_s).clamped(1e12))
        assert scene.bands


def test_tiny_and_huge_widths() -> None:
    for width in (1.0, 30.0, 20_000.0):
        request = request_for(bundled(), DAYS, width)
        scene = build_scene(request)
        assert not overlaps(scene.items, FakeMeasurer())
        assert_all_accounted_for(request, scene)
