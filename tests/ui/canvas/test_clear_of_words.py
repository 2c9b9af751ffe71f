"""What is drawn over and beside the events covers no words and no name by half."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, QPointF
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip

from timeline_app.scene.axis.span import LinearScale, TimeSpan
from timeline_app.scene.display import Band, Hit, HitKind, Label, Mark, Ruler, Scene
from timeline_app.scene.metrics import SCREEN
from timeline_app.scene.present import present_of
from timeline_app.scene.tracks.tracks import KEY_TRACK
from timeline_app.ui.drawing.canvas_painter import arc, around
from timeline_app.ui.drawing.hidden import CHIP_PX, floor_of
from timeline_app.ui.panes.legend import Legend
from timeline_app.ui.window.main_window import MainWindow


def scene_of(heights: list[float]) -> Scene:
    bands: list[Band] = []
    y = 0.0
    for number, height in enumerate(heights):
        bands.append(Band(str(number), "", "", y, height, 0.0, 1, False))
        y += height + SCREEN.band_gap_px
    ruler = Ruler((), (), 48.0)
    return Scene(LinearScale(TimeSpan(0.0, 1.0), 9.0), y, ruler, tuple(bands), (), (), {}, (), ())


@given(
    heights=st.lists(st.floats(SCREEN.collapsed_px, 400), min_size=1, max_size=20),
    scroll=st.floats(0, 500), height=st.floats(120, 900),
)  # fmt: skip
def test_given_any_tracks_then_no_name_is_cut_at_the_end_of_the_view(
    heights: list[float], scroll: float, height: float
) -> None:
    scene = scene_of(heights)
    floor = floor_of(scene, scroll, height)
    is_more = scene.height_px - SCREEN.band_gap_px > scroll + height + 1
    end = min(floor, height - CHIP_PX if is_more else height)
    for band in scene.bands:
        top, bottom = band.y - scroll, band.y + SCREEN.collapsed_px - scroll
        assert bottom <= end + 2 or top >= floor
    assert height - CHIP_PX - SCREEN.collapsed_px <= floor <= height
    if not is_more:
        assert floor == height


def hits_with(window: MainWindow, kind: HitKind) -> list[Hit]:
    return [hit for hit in window.timeline.scene.hits if hit.kind is kind]


def test_given_a_selection_then_its_frame_covers_no_neighbour(window: MainWindow) -> None:
    scene = window.timeline.scene
    marks = [item for item in scene.items if isinstance(item, Mark)]
    for hit in scene.hits:
        frame = around(hit, "a", "b")
        for other in scene.hits:
            is_beside = other is not hit and abs(other.y - hit.y) < 1 and other.x >= hit.x
            assert not is_beside or frame.x + frame.width <= other.x + 0.01
        if hit.kind is HitKind.MARK and hit.track != KEY_TRACK:
            inside = [m for m in marks if frame.x <= m.x <= frame.x + frame.width
                      and frame.y <= m.y <= frame.y + frame.height]  # fmt: skip
            assert len(inside) == 1


def test_given_a_label_of_few_lines_then_its_frame_is_as_high_as_it(window: MainWindow) -> None:
    scene = window.timeline.scene
    for hit in (hit for hit in scene.hits if hit.track == KEY_TRACK):
        words = [item for item in scene.items if isinstance(item, Label)
                 and hit.x <= item.x < hit.x + hit.width
                 and hit.y <= item.y < hit.y + hit.height]  # fmt: skip
        last = max(word.y for word in words)
        assert hit.y + hit.height - last < SCREEN.lane_px


def test_given_an_event_then_its_arc_begins_above_its_words() -> None:
    tall = Hit(100.0, 50.0, 200.0, 56.0, (1,), "a")
    curve = arc(tall, 20.0, 300.0)
    assert 50.0 <= curve.y <= 50.0 + SCREEN.lane_px / 2 - 6
    low = Hit(330.0, 50.0, 9.0, SCREEN.bar_px, (1,), "a")
    assert arc(low, 20.0, 300.0).x2 == low.x + SCREEN.mark_radius_px
    assert arc(tall, 295.0, 300.0).rise < 5


def test_given_an_arc_then_the_words_that_it_meets_are_known(window: MainWindow) -> None:
    view = window.timeline
    view.highlighter.show_promises(True)
    highlights = view.highlighter.highlights(view.scene, None, None, window.controller.events)
    assert highlights.arcs
    assert highlights.words
    labels = [item for item in view.scene.items if isinstance(item, Label)]
    for curve in highlights.arcs:
        for label in labels:
            is_over = curve.x1 < label.x < curve.x2
            if is_over and curve.y - curve.rise < label.y < curve.y:
                assert label in highlights.words


def test_given_the_names_then_they_stand_on_a_line_with_their_first_words(
    window: MainWindow,
) -> None:
    scene = window.timeline.scene
    for band in scene.bands:
        labels = [item for item in scene.items if isinstance(item, Label | Mark)
                  and band.y <= item.y < band.y + band.height]  # fmt: skip
        first_y = min((item.y for item in labels), default=band.y + band.first_line_px)
        assert first_y == pytest.approx(band.y + band.first_line_px)
    assert len(scene.items) > len(scene.bands)


def test_given_the_present_then_its_head_tells_the_day(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _at, text, *_rest: told.append(text))
    view = window.timeline
    x = present_of(view.scene.ruler)
    assert x is not None
    for beside_px in (0, 40):
        at = QPointF(view.axis.gutter_px() + x + beside_px, view.scene.ruler.height_px - 4)
        event = QHelpEvent(QEvent.Type.ToolTip, at.toPoint(), QPoint(0, 0))
        QApplication.sendEvent(view.viewport(), event)
    assert "Today, " in told[0]
    assert "Today" not in told[1]


def test_given_a_scroll_then_the_legend_tells_what_is_in_view_then(window: MainWindow) -> None:
    legend, view = window.findChild(Legend, "legend"), window.timeline
    assert isinstance(legend, Legend)
    window.controller.folding.collapse(frozenset())
    QApplication.processEvents()
    told: list[tuple[str, ...]] = []
    for value in (0, view.verticalScrollBar().maximum()):
        view.verticalScrollBar().setValue(value)
        assert legend._rest.isActive()
        legend._rest.timeout.emit()
        told.append(tuple(entry.symbol.words for entry in legend.entries()))
    assert told[0] != told[1]
