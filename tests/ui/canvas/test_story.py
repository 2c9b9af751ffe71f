"""The story on the canvas: a window opens on it, and ways lead into even time and back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip

from tests.ui.conftest import in_even_time, waited_for, wheel
from timeline_app.core.record.model import FilterRecord
from timeline_app.scene.axis.blending import BlendedScale
from timeline_app.scene.axis.piecewise import Piece, PiecewiseScale
from timeline_app.scene.axis.span import LinearScale
from timeline_app.scene.display import Hit, HitKind
from timeline_app.scene.tracks.tracks import KEY_TRACK
from timeline_app.state.view_state import state_of_view
from timeline_app.ui.canvas.cluster_popup import ClusterPopup
from timeline_app.ui.window.main_window import MainWindow

LEFT = Qt.MouseButton.LeftButton
CONTROL = Qt.KeyboardModifier.ControlModifier
PLAIN = Qt.KeyboardModifier.NoModifier
FAR_BELOW_Y = 300


def pieces_of(window: MainWindow) -> tuple[Piece, ...]:
    scale = window.timeline.axis.scale
    assert isinstance(scale, PiecewiseScale)
    return scale.pieces


def middle_x(window: MainWindow, piece: Piece) -> float:
    return window.timeline.axis.gutter_px() + (piece.x_start + piece.x_end) / 2


def shows(window: MainWindow, piece: Piece) -> bool:
    """Whether the even time of a piece fills most of the view."""
    span = window.controller.state.span
    is_whole = span.start_s <= piece.span.start_s and piece.span.end_s <= span.end_s
    is_even = isinstance(window.timeline.axis.scale, LinearScale)
    return is_even and is_whole and piece.span.duration_s > 0.7 * span.duration_s


def test_given_a_list_then_the_window_opens_on_its_story(window: MainWindow) -> None:
    assert window.controller.state.story
    assert len(pieces_of(window)) > 2
    view = window.timeline
    room_px = view.viewport().width() - view.axis.gutter_px()
    assert view.axis.scale.width_px == pytest.approx(room_px)
    seen = {row for hit in view.scene.hits for row in hit.rows}
    assert seen <= set(range(len(window.controller.events.table)))
    assert not view.axis.is_even()


@pytest.mark.parametrize(
    ("size", "most_screens"),
    [((1_024, 640), 2.4), ((1_280, 800), 1.25), ((1_440, 900), 1.0), ((1_920, 1_080), 1.0)],
)
def test_given_a_window_then_its_first_view_has_all_tracks_on_one_screen_or_nearly(
    window: MainWindow, size: tuple[int, int], most_screens: float
) -> None:
    window.resize(*size)
    QApplication.processEvents()
    view = window.timeline
    assert view.scene.height_px <= most_screens * view.scrolling.page
    key_events = [hit for hit in view.scene.hits if hit.track == KEY_TRACK]
    assert key_events
    assert all(hit.label_is_whole for hit in key_events)


def test_given_a_wheel_over_a_piece_then_it_leads_to_its_even_time_and_out_again(
    window: MainWindow,
) -> None:
    for piece in pieces_of(window):
        wheel(window.timeline, QPointF(middle_x(window, piece), FAR_BELOW_Y), 1, CONTROL)
        assert shows(window, piece)
        for _ in range(60):
            wheel(window.timeline, QPointF(400, FAR_BELOW_Y), -1, CONTROL)
        assert window.controller.state.story
        assert pieces_of(window)


def test_given_the_story_then_the_wheel_leads_no_farther_out(window: MainWindow) -> None:
    before = window.controller.state
    wheel(window.timeline, QPointF(400, FAR_BELOW_Y), -3, CONTROL)
    assert window.controller.state == before


def test_given_a_double_click_on_the_ruler_of_a_piece_then_it_leads_to_its_even_time(
    window: MainWindow,
) -> None:
    piece = pieces_of(window)[-1]
    at = QPoint(round(middle_x(window, piece)), round(window.timeline.scene.ruler.height_px / 2))
    QTest.mouseDClick(window.timeline.viewport(), LEFT, pos=at)
    assert shows(window, piece)


def test_given_the_mouse_over_a_piece_or_a_break_then_a_tip_tells_it_whole(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _at, text, _of: told.append(text))
    first, second = pieces_of(window)[1:3]
    view = window.timeline
    gap_x = view.axis.gutter_px() + (first.x_end + second.x_start) / 2
    for x in (middle_x(window, first), gap_x):
        at = QPoint(round(x), 12)
        tip = QHelpEvent(QEvent.Type.ToolTip, at, view.viewport().mapToGlobal(at))
        QApplication.sendEvent(view.viewport(), tip)
    assert told == ["1–3 December 2025, 3 days", "28 days not shown"]


def test_given_the_story_then_it_cannot_be_panned(window: MainWindow) -> None:
    view, before = window.timeline, window.controller.state
    QTest.mousePress(view.viewport(), LEFT, pos=QPoint(400, FAR_BELOW_Y))
    QTest.mouseMove(view.viewport(), QPoint(520, FAR_BELOW_Y))
    QTest.mouseRelease(view.viewport(), LEFT, pos=QPoint(520, FAR_BELOW_Y))
    wheel(view, QPointF(400, FAR_BELOW_Y), 1, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(view, Qt.Key.Key_Right)
    after = window.controller.state
    assert (after.story, after.span) == (True, before.span)


def test_given_even_time_then_home_leads_back_to_the_story(even_window: MainWindow) -> None:
    even_window.timeline.setFocus()
    QTest.keyClick(even_window.timeline, Qt.Key.Key_Home)
    QApplication.processEvents()
    assert even_window.controller.state.story
    assert pieces_of(even_window)


def test_given_both_kinds_of_view_then_back_and_forward_lead_between_them(
    window: MainWindow,
) -> None:
    controller, kinds = window.controller, []
    window.timeline.axis.enter(middle_x(window, pieces_of(window)[0]))
    controller.history.remember()
    there = controller.state
    controller.motion.go_to_story()
    controller.history.remember()
    for step in (
        controller.history.go_back, controller.history.go_back, controller.history.go_forward,
    ):  # fmt: skip
        step()
        kinds.append((controller.state.story, isinstance(window.timeline.axis.scale, LinearScale)))
    assert kinds == [(False, True), (True, False), (False, True)]
    assert controller.state.span == there.span


def test_given_motion_then_the_way_in_bends_the_axis_and_ends_in_the_new_view(
    window: MainWindow,
) -> None:
    view = window.timeline
    view.motion.is_enabled = True
    piece = pieces_of(window)[0]
    story, x = view.axis.scale, view.axis.width_px() / 2
    view.axis.enter(middle_x(window, piece))
    assert isinstance(view.axis.scale, BlendedScale)
    view.viewport().grab()
    assert waited_for(lambda: view.motion.passage is not None and view.motion.passage.share > 0.2)
    blend = view.axis.scale
    if isinstance(blend, BlendedScale):
        ends = story.seconds_of(x), window.controller.state.span.middle_s
        assert min(ends) <= blend.seconds_of(x) <= max(ends)
        view.viewport().grab()
    assert waited_for(lambda: view.motion.passage is None)
    assert shows(window, piece)
    view.motion.go_to_story()
    assert isinstance(view.axis.scale, BlendedScale)
    assert waited_for(lambda: view.motion.passage is None)
    assert view.axis.scale == story


def test_given_reduced_motion_then_the_way_in_is_no_way(window: MainWindow) -> None:
    assert not window.timeline.motion.is_enabled
    window.timeline.axis.enter(middle_x(window, pieces_of(window)[0]))
    assert window.timeline.motion.passage is None
    assert isinstance(window.timeline.axis.scale, LinearScale)


def test_given_a_click_on_a_fold_then_it_opens_and_another_closes_it(window: MainWindow) -> None:
    window.resize(1_440, 900)
    window.action("expand-all").trigger()
    view, controller = window.timeline, window.controller
    track = next(hit.track for hit in view.scene.hits if hit.kind is HitKind.FOLD)

    def folds() -> list[Hit]:
        return [h for h in view.scene.hits if h.track == track and h.kind is HitKind.FOLD]

    def click_the_first() -> None:
        view.scrolling.show(view.placed.place_of(folds()[0]))
        at = view.placed.place_of(folds()[0]).center().toPoint()
        QTest.mouseClick(view.viewport(), LEFT, pos=at)

    def count() -> int:
        return sum(hit.track == track for hit in view.scene.hits)

    click_the_first()
    click_the_first()
    before = count()
    click_the_first()
    assert controller.state.open_folds == {track}
    promised = {row for fold in folds() for row in fold.rows}
    alone = {h.rows[0] for h in view.scene.hits if h.track == track and h.kind is HitKind.MARK}
    assert promised <= alone
    click_the_first()
    assert controller.state.open_folds == frozenset()
    assert count() == before


def test_given_a_fold_on_a_collapsed_track_then_a_click_opens_both(window: MainWindow) -> None:
    window.action("collapse-all").trigger()
    view, controller = window.timeline, window.controller
    fold = next(hit for hit in view.scene.hits if hit.kind is HitKind.FOLD)
    view.pointing.click(view.placed.place_of(fold).center(), False)
    assert controller.state.open_folds == {fold.track}
    assert controller.state.collapsed is not None
    assert fold.track not in controller.state.collapsed


def test_given_promises_are_asked_for_then_folds_are_open(window: MainWindow) -> None:
    window.action("expand-all").trigger()
    window.controller.filtering.toggle("basis", "undated")
    folds = [hit for hit in window.timeline.scene.hits if hit.kind is HitKind.FOLD]
    ones = [hit for hit in window.timeline.scene.hits if hit.kind is HitKind.MARK]
    assert sum(hit.count for hit in folds) == len(ones) > 0


def test_given_tracks_collapsed_before_then_few_events_that_pass_a_filter_are_open(
    window: MainWindow,
) -> None:
    window.action("collapse-all").trigger()
    assert all(band.is_collapsed for band in window.timeline.scene.bands)
    window.controller.set_filter(FilterRecord(kinds=("signing",)))
    assert not any(band.is_collapsed for band in window.timeline.scene.bands)
    track = window.timeline.scene.bands[-1].track
    window.controller.folding.collapse({track})
    closed = [band.track for band in window.timeline.scene.bands if band.is_collapsed]
    assert closed == [track]


def test_given_the_filter_is_cleared_then_tracks_are_as_they_were_left(window: MainWindow) -> None:
    tracks = window.controller.tracks.tracks
    window.controller.folding.collapse(track.id for track in tracks[:-1])
    left = [band.is_collapsed for band in window.timeline.scene.bands]
    window.controller.set_filter(FilterRecord(kinds=("signing",)))
    assert not any(band.is_collapsed for band in window.timeline.scene.bands)
    window.controller.filtering.clear()
    assert [band.is_collapsed for band in window.timeline.scene.bands] == left


def test_given_a_click_on_a_stack_then_its_list_opens_in_place(window: MainWindow) -> None:
    window.action("collapse-all").trigger()
    view, before = window.timeline, window.controller.state
    room = view.viewport().rect().adjusted(0, round(view.scene.ruler.height_px), 0, 0)
    hit, place = next(
        (hit, view.placed.place_of(hit))
        for hit in view.scene.hits
        if hit.kind is HitKind.STACK and room.contains(view.placed.place_of(hit).toRect())
    )
    QTest.mouseClick(view.viewport(), LEFT, pos=place.center().toPoint())
    popup = window.findChild(ClusterPopup)
    assert popup is not None
    assert window.controller.state == before
    assert popup.isVisible()
    popup.close()
    assert hit.count > 1


def test_given_a_click_in_the_story_then_dates_and_selection_are_as_in_even_time(
    window: MainWindow,
) -> None:
    row = window.controller.events.table.row_of_id["state-visit-to-lam"]
    place = window.timeline.placed.place_of_row(row)
    assert place is not None
    QTest.mouseClick(window.timeline.viewport(), LEFT, pos=place.center())
    assert window.controller.selected_row == row
    in_even_time(window)
    assert window.controller.selected_row == row


def test_given_a_selection_then_escape_lets_go_of_it(window: MainWindow) -> None:
    controller = window.session.controller
    controller.select_row(0)
    window.timeline.setFocus()
    QTest.keyClick(window.timeline, Qt.Key.Key_Escape)
    assert controller.state.selection == ""


def test_given_nothing_selected_then_the_first_arrow_goes_to_what_is_in_view_first(
    window: MainWindow,
) -> None:
    timeline, controller = window.timeline, window.session.controller
    timeline.walking.along_time(1)
    row = controller.selected_row
    assert row is not None
    assert row in controller.tracks.track_of_id[KEY_TRACK].rows
    assert timeline.scrolling.top == 0


def test_given_the_view_of_a_filter_then_home_keeps_its_pieces(window: MainWindow) -> None:
    controller = window.session.controller
    views = controller.events.head.views
    view = next(view for view in views if view.pieces and view.filter != FilterRecord())
    controller.show_state(state_of_view(view))
    controller.show_story()
    assert controller.state.pieces == state_of_view(view).pieces
    controller.set_filter(FilterRecord())
    controller.show_story()
    assert controller.state.pieces == ()
