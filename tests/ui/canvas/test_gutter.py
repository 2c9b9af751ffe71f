"""The gutter: names that open and close tracks, and hints at what lies beside the view."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.conftest import in_even_time
from timeline_app.render.fonts import FontMeasurer
from timeline_app.scene.axis.span import TimeSpan
from timeline_app.scene.display import Band, Label
from timeline_app.scene.tracks.tracks import KEY_TRACK, Track
from timeline_app.ui.canvas.pointing import nearest_beside
from timeline_app.ui.drawing.gutter import Gutter, GutterHints
from timeline_app.ui.window.main_window import MainWindow

LEFT = Qt.MouseButton.LeftButton
DAY_S = 86_400


@pytest.fixture
def large(window: MainWindow) -> MainWindow:
    """The window in a size in which most tracks are in view."""
    window.resize(1_440, 900)
    QApplication.processEvents()
    return window


def hints_of(window: MainWindow) -> GutterHints:
    return window.timeline.pointing.hints()


def click(window: MainWindow, at: QPointF) -> None:
    QTest.mouseClick(window.timeline.viewport(), LEFT, pos=at.toPoint())
    QApplication.processEvents()


def name_of(window: MainWindow, track: str) -> QPointF:
    """A place on the name of a track, in view."""
    view = window.timeline
    band = next(band for band in view.scene.bands if band.track == track)
    return QPointF(60.0, band.y + 12 + view.scene.ruler.height_px - view.placed.scroll)


def places(window: MainWindow, found: Callable[[QPointF], object]) -> list[QPointF]:
    """Where in the gutter something is found."""
    view = window.timeline
    xs, ys = range(2, round(view.axis.gutter_px()), 6), range(2, view.viewport().height(), 6)
    points = (QPointF(x, y) for y in ys for x in xs)
    return [point for point in points if found(point)]


def opened(window: MainWindow) -> set[str]:
    return {band.track for band in window.timeline.scene.bands if not band.is_collapsed}


@pytest.mark.parametrize("chosen", [None, frozenset[str]()])
def test_given_a_click_on_a_name_then_its_track_opens_or_closes_and_no_other(
    large: MainWindow, chosen: frozenset[str] | None
) -> None:
    window = large
    controller = window.controller
    if chosen is not None:
        controller.folding.collapse(chosen)
    assert controller.state.collapsed == chosen
    before, track = opened(window), window.timeline.scene.bands[1].track
    click(window, name_of(window, track))
    assert opened(window) == before ^ {track}
    assert controller.state.collapsed is not None
    click(window, name_of(window, track))
    assert opened(window) == before
    assert controller.selected is None


def test_given_room_for_names_then_they_are_whole_and_those_of_collapsed_tracks_alike(
    window: MainWindow,
) -> None:
    for size, fit in (((1_920, 1_080), True), ((1_440, 900), True), ((900, 600), False)):
        window.resize(*size)
        QApplication.processEvents()
        view = window.timeline
        frame = hints_of(window).frame
        labels = [one for one in Gutter(FontMeasurer()).names(frame) if isinstance(one, Label)]
        names = {band.label: band.is_collapsed for band in view.scene.bands}
        whole = [label for label in labels if label.text in names]
        seen = [band for band in view.scene.bands if band.y < view.scrolling.page]
        assert fit == (len(whole) == len(seen) == len(names))
        assert len({label.style for label in whole if names[label.text]}) <= 1


def test_given_the_first_view_then_key_events_are_open_and_all_tracks_told_at_a_glance(
    window: MainWindow,
) -> None:
    bands = window.timeline.scene.bands
    assert bands[0].track == KEY_TRACK
    assert opened(window) == {KEY_TRACK}
    bar, seen = window.timeline.verticalScrollBar(), set[int]()
    for top in (*range(0, bar.maximum(), 100), bar.maximum()):
        bar.setValue(top)
        seen |= {row for hit in window.timeline.scene.hits for row in hit.rows}
    assert len(seen) == len(window.controller.events.table)


@pytest.mark.parametrize("step", [-1, 1])
def test_given_a_hint_then_a_click_brings_the_nearest_event_of_that_track_into_view(
    window: MainWindow, step: int
) -> None:
    controller, view = in_even_time(window, "early-2026").controller, window.timeline
    hints = hints_of(window)
    at = places(window, lambda at: (hint := hints.margin_at(at)) is not None and hint.step == step)[
        0
    ]
    hint = hints.margin_at(at)
    assert hint is not None
    before, table = controller.state.span, controller.events.table
    rows = controller.tracks.track_of_id[hint.track].rows
    starts, ends = table.draw_start_s[rows], table.draw_end_s[rows]
    click(window, at)
    span = controller.state.span
    assert span.duration_s == pytest.approx(before.duration_s)
    earlier, later = ends[ends <= before.start_s], starts[starts >= before.end_s]
    wanted = earlier.max() if step < 0 else later.min()
    assert span.start_s <= wanted <= span.end_s
    view.settle()
    placed = view.placed
    room = (
        view.viewport()
        .rect()
        .adjusted(round(view.axis.gutter_px()), round(view.scene.ruler.height_px), 0, 0)
    )
    assert any(
        hit.track == hint.track and room.intersects(placed.place_of(hit).toRect())
        for hit in placed.scene.hits
    )
    assert controller.selected is None


def test_given_the_story_then_nothing_is_beside_it(window: MainWindow) -> None:
    hints = hints_of(window)
    assert places(window, hints.margin_at) == []


def test_given_tracks_above_and_below_then_clicks_on_what_tells_of_them_scroll_there(
    even_window: MainWindow,
) -> None:
    window = even_window
    window.resize(1_000, 420)
    QApplication.processEvents()
    bar = window.timeline.verticalScrollBar()
    assert places(window, lambda at: hints_of(window).step_at(at) < 0) == []
    below = places(window, lambda at: hints_of(window).step_at(at) > 0)
    click(window, below[0])
    assert bar.value() == round(window.timeline.scrolling.page)
    bar.setValue(bar.maximum())
    above = places(window, lambda at: hints_of(window).step_at(at) < 0)
    click(window, above[0])
    assert bar.value() == bar.maximum() - round(window.timeline.scrolling.page)


def test_given_tracks_that_change_their_height_at_rest_then_the_topmost_stays(
    window: MainWindow,
) -> None:
    window.resize(1_000, 420)
    view, bar = in_even_time(window).timeline, window.timeline.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    view.settle()

    def top() -> Band:
        return next(b for b in view.scene.bands if b.y + b.height > bar.value())

    span = window.controller.state.span
    window.controller.set_span(span.panned(40 * span.duration_s))
    before = top()
    view.settle()
    assert top().track == before.track


def test_given_the_mouse_over_a_name_then_it_is_a_button(window: MainWindow) -> None:
    view = window.timeline.viewport()
    name = name_of(window, window.timeline.scene.bands[0].track)
    QTest.mouseMove(view, name.toPoint())
    assert view.cursor().shape() is Qt.CursorShape.PointingHandCursor
    QTest.mouseMove(view, QPoint(10, 2))
    assert view.cursor().shape() is Qt.CursorShape.ArrowCursor


@given(
    st.lists(st.tuples(st.integers(-60, 60), st.integers(1, 40)), min_size=1, max_size=12),
    st.integers(-80, 80),
    st.integers(1, 30),
)
def test_what_is_nearest_is_beside_the_view_and_nothing_is_nearer(
    events: list[tuple[int, int]], start: int, length: int
) -> None:
    events = sorted(events)
    starts = np.array([begin for begin, _ in events], dtype=np.int64)
    ends = starts + np.array([lasts for _, lasts in events], dtype=np.int64)
    track = Track("t", "T", "theme-0", np.arange(len(events)), starts, ends)
    span = TimeSpan(float(start), float(start + length))
    earlier, later = track.beside(span)
    assert (earlier, later) == (int((ends <= start).sum()), int((starts >= span.end_s).sum()))
    if earlier:
        assert ends[nearest_beside(track, span, -1)] == ends[ends <= start].max()
    if later:
        assert starts[nearest_beside(track, span, 1)] == starts[starts >= span.end_s].min()
