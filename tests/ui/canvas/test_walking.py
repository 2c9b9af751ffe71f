"""Walking over the canvas by keys: from mark to mark, with a ring around the one there."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from timeline_app.scene.display import Hit, HitKind
from timeline_app.ui.canvas.cluster_popup import ClusterPopup
from timeline_app.ui.window.main_window import MainWindow

Key = Qt.Key


def press(window: MainWindow, key: Qt.Key, times: int = 1) -> None:
    for _ in range(times):
        QTest.keyClick(window.timeline, key)
    QApplication.processEvents()


def here(window: MainWindow) -> Hit:
    hit = window.timeline.walking.here(window.timeline.placed)
    assert hit is not None
    return hit


@pytest.fixture
def walked(window: MainWindow) -> MainWindow:
    """The story, the keyboard on it, with the first mark selected."""
    window.resize(1_280, 800)
    window.activateWindow()
    window.timeline.setFocus()
    QApplication.processEvents()
    press(window, Key.Key_Down)
    return window


def test_given_down_through_the_whole_story_then_every_line_of_marks_is_met_once(
    walked: MainWindow,
) -> None:
    tops = [here(walked).y]
    tracks = [here(walked).track]
    while True:
        before = here(walked)
        press(walked, Key.Key_Down)
        if here(walked) == before:
            break
        tops.append(here(walked).y)
        tracks.append(here(walked).track)
    assert tops == sorted(tops)
    assert set(tracks) == {band.track for band in walked.timeline.scene.bands}
    assert walked.controller.state.collapsed is None
    press(walked, Key.Key_Up, times=len(tops) + 2)
    assert here(walked).y == tops[0]


def test_given_right_and_left_then_the_selection_goes_through_time_and_tracks_stay(
    walked: MainWindow,
) -> None:
    rows = walked.controller.model.rows.tolist()
    walked.controller.select_row(rows[0])
    for place in (1, 2, 3):
        press(walked, Key.Key_Right)
        assert walked.controller.selected_row == rows[place]
    press(walked, Key.Key_Left)
    assert walked.controller.selected_row == rows[2]
    assert walked.controller.state.collapsed is None
    assert walked.controller.state.open_folds == frozenset()


def test_given_any_step_then_the_mark_is_in_sight(walked: MainWindow) -> None:
    view = walked.timeline
    for key in (Key.Key_Down, Key.Key_Right, Key.Key_Down, Key.Key_Left, Key.Key_Up) * 6:
        press(walked, key)
        assert view.scrolling.off_px(view.placed.place_of(here(walked))) == 0


def test_given_enter_then_a_stack_lists_its_events_and_a_fold_shows_them(
    walked: MainWindow,
) -> None:
    met: set[HitKind] = set()
    for _ in range(40):
        kind = here(walked).kind
        if kind in (HitKind.STACK, HitKind.FOLD) and kind not in met:
            met.add(kind)
            press(walked, Key.Key_Return)
            if kind is HitKind.FOLD:
                assert walked.controller.state.open_folds
                break
            popup = walked.findChild(ClusterPopup)
            assert popup is not None
            QTest.keyClick(popup, Key.Key_Escape)
            assert not popup.isVisible()
        press(walked, Key.Key_Down)
    assert met == {HitKind.STACK, HitKind.FOLD}


def test_given_space_then_the_track_of_the_mark_opens_and_closes(walked: MainWindow) -> None:
    band = next(band for band in walked.timeline.scene.bands if band.is_collapsed)
    while here(walked).track != band.track:
        press(walked, Key.Key_Down)
    collapsed = walked.timeline.placed.collapsed
    press(walked, Key.Key_Space)
    assert walked.timeline.placed.collapsed == collapsed - {band.track}
    press(walked, Key.Key_Space)
    assert walked.timeline.placed.collapsed == collapsed


def test_given_enter_on_an_event_then_it_is_read_even_if_its_pane_was_put_away(
    walked: MainWindow,
) -> None:
    walked.action("show-reading").trigger()
    assert here(walked).count == 1
    press(walked, Key.Key_Return)
    assert walked.focusWidget() is walked.detail_pane
    assert walked.action("show-reading").isChecked()


def test_given_a_narrow_window_then_walking_does_not_cover_the_canvas_and_enter_does(
    walked: MainWindow,
) -> None:
    walked.resize(900, 600)
    QApplication.processEvents()
    press(walked, Key.Key_Down)
    press(walked, Key.Key_N)
    assert walked.timeline.isVisible()
    press(walked, Key.Key_Up, times=30)
    press(walked, Key.Key_Return)
    assert walked.detail_pane.isVisible()
    assert not walked.timeline.isVisible()
    QTest.keyClick(walked.detail_pane, Key.Key_Escape)
    assert walked.timeline.isVisible()


def test_given_the_keyboard_then_a_ring_stands_around_the_mark_and_goes_with_it(
    walked: MainWindow,
) -> None:
    view = walked.timeline
    accent = walked._look.theme.color("accent")

    def accent_px() -> int:
        image = view.viewport().grab().toImage()
        place = view.placed.place_of(here(walked)).toRect().adjusted(-6, -2, 6, 2)
        xs, ys = range(place.left(), place.right()), range(place.top(), place.bottom())
        return sum(image.pixelColor(x, y) == accent for x in xs for y in ys)

    with_ring = accent_px()
    walked.filter_pane.tree.setFocus()
    QApplication.processEvents()
    assert with_ring > accent_px()
