"""Gestures and motion on the timeline: boxes, ranges of dates, jumps, arcs."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton

from tests.synthetic import synthetic_bytes
from tests.ui.conftest import OpenWindow, in_even_time
from timeline_app.core.dates.edtf import edtf_day, parse
from timeline_app.scene.axis.piecewise import PiecewiseScale
from timeline_app.scene.axis.span import TimeSpan, blended
from timeline_app.scene.display import Box, HitKind, Label
from timeline_app.scene.metrics import SCREEN
from timeline_app.state.view_state import whole_span
from timeline_app.ui.canvas.cluster_popup import ClusterPopup
from timeline_app.ui.canvas.highlights import announced_of
from timeline_app.ui.dialogs.date_jump import DateJump
from timeline_app.ui.drawing.canvas_painter import CanvasPainter
from timeline_app.ui.drawing.frame import Frame
from timeline_app.ui.texts.describe import describe_hit, summary_of
from timeline_app.ui.window.main_window import MainWindow

LEFT = Qt.MouseButton.LeftButton
SPANS = st.builds(
    lambda start, length: TimeSpan(start, start + length),
    st.floats(-1e11, 1e11),
    st.floats(3_600.0, 1.5e10),
)


def drag(window: MainWindow, start: QPoint, end: QPoint, keys: Qt.KeyboardModifier) -> None:
    view = window.timeline.viewport()
    QTest.mousePress(view, LEFT, keys, start)
    QTest.mouseMove(view, QPoint((start.x() + end.x()) // 2, start.y()))
    QTest.mouseMove(view, end)
    QTest.mouseRelease(view, LEFT, keys, end)


@pytest.mark.parametrize("kind", ["even", "story"])
def test_given_ctrl_and_a_drag_then_the_view_zooms_into_the_box(
    window: MainWindow, kind: str
) -> None:
    if kind == "even":
        in_even_time(window)
    start_s, end_s = (window.timeline.axis.seconds_at(x) for x in (300, 500))
    drag(window, QPoint(300, 300), QPoint(500, 300), Qt.KeyboardModifier.ControlModifier)
    span = window.controller.state.span
    assert span.start_s == pytest.approx(start_s, abs=1.0)
    assert span.end_s == pytest.approx(end_s, abs=1.0)


def test_given_shift_and_a_drag_on_the_ruler_then_only_these_dates_are_shown(
    even_window: MainWindow,
) -> None:
    window = even_window
    first, last = (x_of(window, day) for day in ("2025-12-02", "2025-12-03"))
    y = round(SCREEN.ruler_px / 2)
    drag(window, QPoint(first + 4, y), QPoint(last - 4, y), Qt.KeyboardModifier.ShiftModifier)
    record = window.controller.state.filter
    assert (record.from_, record.to) == ("2025-12-02", "2025-12-02")


def test_given_shift_and_a_drag_across_a_break_then_the_dates_on_either_side_are_shown(
    window: MainWindow,
) -> None:
    view = window.timeline
    scale = view.axis.scale
    assert isinstance(scale, PiecewiseScale)
    before, after = scale.pieces[-2:]
    y = round(view.scene.ruler.height_px / 2)
    first_x, last_x = before.x_end - 12, after.x_start + 12
    first, last = (QPoint(round(x + view.axis.gutter_px()), y) for x in (first_x, last_x))
    drag(window, first, last, Qt.KeyboardModifier.ShiftModifier)
    record = window.controller.state.filter
    assert before.span.start_s < parse(record.from_).start_s < before.span.end_s
    assert after.span.start_s < parse(record.to).end_s < after.span.end_s
    assert record.to == edtf_day(scale.seconds_of(last.x() - view.axis.gutter_px()) - 1)


def test_given_a_double_click_on_an_event_then_it_fills_the_view(even_window: MainWindow) -> None:
    window = even_window
    row = window.controller.events.table.row_of_id["state-visit-to-lam"]
    place = window.timeline.placed.place_of_row(row)
    assert place is not None
    at = QPoint(max(place.left(), 0) + 12, place.center().y())
    QTest.mouseDClick(window.timeline.viewport(), LEFT, pos=at)
    span, table = window.controller.state.span, window.controller.events.table
    assert span.start_s < table.draw_start_s[row]
    assert table.draw_end_s[row] < span.end_s
    share = (table.draw_end_s[row] - table.draw_start_s[row]) / span.duration_s
    assert share > 0.6


def x_of(window: MainWindow, day: str) -> int:
    """Where a day begins in the viewport."""
    view = window.timeline
    return round(view.axis.scale.x_of(float(parse(day).start_s)) + view.axis.gutter_px())


def cluster_place(window: MainWindow) -> QPoint:
    """A place on the stack of a collapsed track: in full view, its events not all of one day."""
    window.resize(1_100, 900)
    window.controller.folding.collapse(
        frozenset(band.track for band in window.timeline.scene.bands)
    )
    window.timeline.viewport().repaint()
    room = window.timeline.viewport().rect().adjusted(0, 80, -80, -20)
    placed = window.timeline.placed
    hits = [h for h in placed.scene.hits if h.kind is HitKind.STACK]
    places = [(hit, placed.place_of(hit).center().toPoint()) for hit in hits]
    return next(
        place
        for hit, place in places
        if room.contains(place) and placed.hit_at(place.toPointF()) == hit
    )


def test_given_two_clicks_on_a_cluster_then_it_fills_the_view(window: MainWindow) -> None:
    """The first opens its list, so the second comes to that."""
    at = cluster_place(window)
    hit = window.timeline.placed.hit_at(at.toPointF())
    assert hit is not None
    QTest.mouseClick(window.timeline.viewport(), LEFT, pos=at)
    popup = window.findChild(ClusterPopup)
    assert popup is not None
    assert not popup.geometry().contains(window.timeline.viewport().mapToGlobal(at))
    QTest.mousePress(popup, LEFT, pos=QPoint(-20, -20))
    assert not popup.isVisible()
    span, table = window.controller.state.span, window.controller.events.table
    assert span.start_s < min(table.draw_start_s[row] for row in hit.rows)
    assert max(table.draw_end_s[row] for row in hit.rows) < span.end_s
    assert window.controller.selected is None


def test_given_a_selected_event_in_a_cluster_then_enter_opens_its_list(
    window: MainWindow,
) -> None:
    window.action("collapse-all").trigger()
    placed = window.timeline.placed
    row = next(
        row
        for hit in placed.scene.hits
        if hit.kind is HitKind.STACK
        for row in hit.rows
        if placed.cluster_of_row(row) == hit
    )
    window.controller.select_row(row)
    QTest.keyClick(window.timeline, Qt.Key.Key_Return)
    popup = window.findChild(ClusterPopup)
    assert popup is not None
    popup.close()


def test_given_a_shaded_bin_then_a_double_click_zooms_to_its_events(
    open_window: OpenWindow, tmp_path: Path
) -> None:
    path = tmp_path / "many.json"
    path.write_bytes(synthetic_bytes(4_000, 7))
    window = open_window(path)
    window.controller.folding.collapse(frozenset())
    window.controller.set_span(whole_span(window.controller.events))
    view = window.timeline
    hit = next(h for h in view.scene.hits if not h.rows and view.placed.place_of(h).left() > 300)
    at = view.placed.place_of(hit).center().toPoint()
    before = window.controller.state.span
    assert "double-click to zoom" in describe_hit(hit, window.controller.events)
    QTest.mouseDClick(view.viewport(), LEFT, pos=at)
    assert window.controller.state.span.start_s > before.start_s


def test_given_a_plan_then_an_arc_leads_from_its_announcement(window: MainWindow) -> None:
    controller, table = window.controller, window.controller.events.table
    row = next(
        row
        for row in range(len(table))
        if table.event(row).date == "2026-37~" and table.event(row).announced
    )
    announced_s = announced_of(controller.events, row)
    assert announced_s is not None
    assert announced_s < table.draw_start_s[row]
    undated = next(row for row in range(len(table)) if table.event(row).date is None)
    assert announced_of(controller.events, undated) is None


def test_given_a_typed_date_then_the_dialog_reads_it_and_says_what_it_cannot(
    window: MainWindow,
) -> None:
    jump = DateJump(window)
    field = jump.findChild(QLineEdit, "dateJumpField")
    assert isinstance(field, QLineEdit)
    field.setText("sometime soon")
    ok = next(b for b in jump.findChildren(QPushButton) if "OK" in b.text())
    QTest.mouseClick(ok, LEFT)
    assert jump.result() == 0
    note = jump.findChild(QLabel)
    assert isinstance(note, QLabel)
    assert note.text().endswith(".")
    field.setText("3 Dec 2025")
    QTest.mouseClick(ok, LEFT)
    found = jump.date
    assert found is not None
    assert found.start_s == parse("2025-12-03").start_s
    jump.deleteLater()


def test_given_the_ends_of_time_then_zooming_and_panning_stay_within(
    even_window: MainWindow,
) -> None:
    controller = even_window.controller
    for _ in range(60):
        controller.navigation.zoom(0.5)
    assert controller.state.span.duration_s == pytest.approx(3_600.0)
    for _ in range(80):
        controller.navigation.zoom(2.0)
    assert controller.state.story
    for _ in range(5):
        controller.set_span(controller.state.span.panned(1e16))
    span = controller.state.span
    assert span.start_s < span.end_s < 1e16
    even_window.timeline.viewport().repaint()


@given(SPANS, SPANS, st.floats(0.0, 1.0))
def test_on_the_way_between_two_spans_the_duration_lies_between_theirs(
    start: TimeSpan, end: TimeSpan, share: float
) -> None:
    between = blended(start, end, share)
    low, high = sorted((start.duration_s, end.duration_s))
    assert low * 0.999 <= between.duration_s <= high * 1.001
    assert between.start_s < between.end_s


@given(SPANS, SPANS)
def test_the_way_between_two_spans_begins_and_ends_with_them(
    start: TimeSpan, end: TimeSpan
) -> None:
    assert blended(start, end, 0.0) == start
    assert blended(start, end, 1.0) == end


def test_the_jump_box_knows_today() -> None:
    from timeline_app.core.dates.typed_date import parse_typed_date

    today = datetime.date(2025, 12, 3)
    assert parse_typed_date("next quarter", today).start_s == parse("2026-01-01").start_s


def test_given_a_time_without_events_then_the_canvas_says_where_they_are(
    window: MainWindow,
) -> None:
    controller = window.controller
    far = float(parse("1800").start_s)
    controller.set_span(TimeSpan(far, far + 86_400.0))
    window.timeline.viewport().repaint()
    assert "press Home" in window.timeline.empty_text()
    QTest.mouseClick(window.timeline.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(500, 300))
    assert window.timeline.empty_text() == ""


def test_given_the_whole_story_then_no_other_time_is_spoken_of(window: MainWindow) -> None:
    """The span that even time had before may be one without any event."""
    controller = window.controller
    far = float(parse("1800").start_s)
    controller.set_span(TimeSpan(far, far + 86_400.0))
    controller.show_state(controller.state.with_(story=True))
    assert window.timeline.empty_text() == ""


def test_given_a_list_that_cannot_be_read_then_the_canvas_says_why(
    open_window: OpenWindow, tmp_path: Path
) -> None:
    window = open_window(tmp_path / "missing.json")
    assert "missing.json" in window.timeline.empty_text()
    assert window.timeline.empty_text() == window.session.problems[0].sentence()


def test_given_a_narrow_canvas_then_what_it_says_is_broken_and_not_cut(
    open_window: OpenWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    painted: list[Label] = []
    real = CanvasPainter._empty

    def empty(painter: CanvasPainter, frame: Frame) -> list[Box | Label]:
        found = real(painter, frame)
        painted[:] = [one for one in found if isinstance(one, Label)]
        return found

    monkeypatch.setattr(CanvasPainter, "_empty", empty)
    monkeypatch.chdir(tmp_path)
    window = open_window(Path("missing.json"))
    window.resize(900, 600)
    QApplication.processEvents()
    window.timeline.viewport().repaint()
    room_px = window.timeline.viewport().width() - window.timeline.placed.gutter
    assert len(painted) > 1
    assert " ".join(label.text for label in painted) == window.timeline.empty_text()
    assert all(label.x >= 0 and label.x + label.width <= room_px for label in painted)


def test_given_nothing_to_draw_then_the_canvas_says_why(
    open_window: OpenWindow, tmp_path: Path
) -> None:
    path = tmp_path / "empty.json"
    path.write_text('{"format": "timeline-events/1", "title": "Empty", "events": []}')
    window = open_window(path)
    assert window.timeline.empty_text() == "This list has no events."
    path.write_bytes(synthetic_bytes(1, 7))
    window = open_window(path)
    assert window.timeline.empty_text() == ""
    assert summary_of(window.controller.events) == "1 event · 0 documents · empty.json"
    window.controller.filtering.choose_days(0.0, 86_400.0)
    window.timeline.viewport().repaint()
    assert window.timeline.empty_text() == "No event passes the filter."
