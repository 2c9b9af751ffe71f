"""The overview strip: its window is dragged, pulled at its edges, and jumps."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from timeline_app.core.record.model import FilterRecord
from timeline_app.scene.axis.span import TimeSpan
from timeline_app.state.view_state import whole_span
from timeline_app.ui.panes.overview import Overview
from timeline_app.ui.window.main_window import MainWindow

LEFT = Qt.MouseButton.LeftButton
MIDDLE_Y = 20


@pytest.fixture
def strip(window: MainWindow) -> Overview:
    """The strip, with a third of the whole time in view."""
    found = window.findChild(Overview)
    assert isinstance(found, Overview)
    whole = whole_span(window.controller.events)
    third_s = whole.duration_s / 3
    window.controller.set_span(TimeSpan(whole.start_s + third_s, whole.start_s + 2 * third_s))
    return found


def footer(window: MainWindow) -> QLabel:
    found = window.findChild(QLabel, "shownTime")
    assert isinstance(found, QLabel)
    return found


def drag(strip: Overview, start_x: float, by_px: int) -> float:
    """Drag along the strip; return the seconds that lie in so many px."""
    start = QPoint(round(start_x), MIDDLE_Y)
    per_px = strip.scale().span.duration_s / strip.scale().width_px
    QTest.mousePress(strip, LEFT, pos=start)
    QTest.mouseMove(strip, start + QPoint(by_px, 0))
    QTest.mouseRelease(strip, LEFT, pos=start + QPoint(by_px, 0))
    return by_px * per_px


def test_given_a_drag_off_the_middle_of_the_window_then_the_view_moves_as_far(
    window: MainWindow, strip: Overview
) -> None:
    before = window.controller.state.span
    rect = strip.window_rect()
    moved_s = drag(strip, rect.left() + rect.width() / 4, 40)
    after = window.controller.state.span
    assert after.start_s - before.start_s == pytest.approx(moved_s, rel=0.01)
    assert after.duration_s == pytest.approx(before.duration_s)


def test_given_a_short_canvas_then_the_strip_is_lower_and_its_window_stays_in_it(
    window: MainWindow, strip: Overview
) -> None:
    heights = []
    for height in (900, 1_080, 700, 1_080):
        window.resize(1_280, height)
        QApplication.processEvents()
        heights.append(strip.height())
        assert 0 < strip.window_rect().bottom() < strip.height()
    assert heights[0] == heights[2] < heights[1] == heights[3]


@pytest.mark.parametrize("by_px", [-30, 30])
def test_given_a_drag_at_the_left_edge_then_only_the_start_moves(
    window: MainWindow, strip: Overview, by_px: int
) -> None:
    before = window.controller.state.span
    moved_s = drag(strip, strip.window_rect().left(), by_px)
    after = window.controller.state.span
    assert after.end_s == pytest.approx(before.end_s)
    assert after.start_s - before.start_s == pytest.approx(moved_s, rel=0.05)


@pytest.mark.parametrize("by_px", [-30, 30])
def test_given_a_drag_at_the_right_edge_then_only_the_end_moves(
    window: MainWindow, strip: Overview, by_px: int
) -> None:
    before = window.controller.state.span
    moved_s = drag(strip, strip.window_rect().right(), by_px)
    after = window.controller.state.span
    assert after.start_s == pytest.approx(before.start_s)
    assert after.end_s - before.end_s == pytest.approx(moved_s, rel=0.05)


def test_given_an_edge_is_pulled_over_the_other_then_an_hour_is_left(
    window: MainWindow, strip: Overview
) -> None:
    before = window.controller.state.span
    drag(strip, strip.window_rect().right(), -round(strip.window_rect().width()) - 50)
    after = window.controller.state.span
    assert after.start_s == pytest.approx(before.start_s)
    assert after.duration_s == pytest.approx(3_600.0)


def test_given_a_click_beside_the_window_then_the_view_jumps_there(
    window: MainWindow, strip: Overview
) -> None:
    before = window.controller.state.span
    at = QPoint(round(strip.window_rect().left() / 2), MIDDLE_Y)
    second = strip.scale().seconds_of(at.x())
    QTest.mouseClick(strip, LEFT, pos=at)
    assert window.controller.state.span.middle_s == pytest.approx(second, abs=1.0)
    assert window.controller.state.span.duration_s == pytest.approx(before.duration_s)


@pytest.mark.parametrize(("notch", "is_shorter"), [(120, True), (-120, False)])
def test_given_the_wheel_then_the_view_zooms_at_the_second_under_it(
    window: MainWindow, strip: Overview, notch: int, is_shorter: bool
) -> None:
    before = window.controller.state.span
    place = QPointF(strip.window_rect().left() + strip.window_rect().width() / 4, MIDDLE_Y)
    second = strip.scale().seconds_of(place.x())
    share = (second - before.start_s) / before.duration_s
    QApplication.sendEvent(
        strip,
        QWheelEvent(
            place, strip.mapToGlobal(place), QPoint(), QPoint(0, notch), Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        ),
    )  # fmt: skip
    after = window.controller.state.span
    assert (after.duration_s < before.duration_s) is is_shorter
    assert (second - after.start_s) / after.duration_s == pytest.approx(share, abs=1e-6)


def test_given_a_story_of_few_events_then_strip_and_footer_tell_the_time_that_is_drawn(
    window: MainWindow,
) -> None:
    controller, strip = window.controller, window.findChild(Overview)
    assert isinstance(strip, Overview)
    assert strip.window_rect().width() > 0.9 * strip.width()
    controller.set_filter(FilterRecord(kinds=("signing",)))
    controller.show_story()
    assert strip.window_rect().width() < 0.1 * strip.width()
    assert footer(window).text() == "1–3 December 2025"


def test_given_a_story_that_is_dragged_in_the_strip_then_it_is_even_time_as_long(
    window: MainWindow,
) -> None:
    controller, strip = window.controller, window.findChild(Overview)
    assert isinstance(strip, Overview)
    controller.set_filter(FilterRecord(from_="2026", to="2030"))
    controller.show_story()
    rect = strip.window_rect()
    per_px = strip.scale().span.duration_s / strip.scale().width_px
    drag(strip, rect.center().x(), 10)
    assert not controller.state.story
    assert controller.state.span.duration_s == pytest.approx(rect.width() * per_px)


def test_given_the_list_then_the_footer_tells_the_row_and_no_time(window: MainWindow) -> None:
    words = footer(window)
    window.action("show-list").trigger()
    assert words.text() == ""
    window.controller.set_filter(FilterRecord(kinds=("signing",)))
    count = len(window.controller.model.rows)
    window.controller.select_row(int(window.controller.model.rows[1]))
    assert words.text() == f"Event 2 of {count}"
    window.event_list.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    assert words.text() == f"Event {count - 1} of {count}"
    window.action("show-timeline").trigger()
    assert "2025" in words.text()
