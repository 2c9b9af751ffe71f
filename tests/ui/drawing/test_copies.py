"""What the canvas copies from frame to frame is what it would paint anew, dot for dot."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QObject, QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from tests.synthetic import synthetic_bytes
from tests.ui.conftest import OpenWindow, in_even_time, waited_for
from timeline_app.core.dates.civil import second_of
from timeline_app.core.open_list import open_list
from timeline_app.render.fonts import FontMeasurer
from timeline_app.render.theme import dark_theme, light_theme
from timeline_app.scene.axis.span import TimeSpan
from timeline_app.state.view_state import whole_span
from timeline_app.ui.canvas.timeline_view import TimelineView
from timeline_app.ui.drawing.canvas_painter import CanvasPainter
from timeline_app.ui.drawing.frame import Frame, Margin
from timeline_app.ui.drawing.kept_picture import KeptPicture
from timeline_app.ui.drawing.tiles import Tiles
from timeline_app.ui.session.controller import Controller
from timeline_app.ui.window.main_window import MainWindow

DAY_S = 86_400.0
# A letter has some fifty; a few stand where a place is rounded to another part of a dot.
MOST_ROUNDED = 150
# Of 255: nobody sees them on a line.
MOST_STEPS = 3


@pytest.fixture(params=["bundled", "synthetic"])
def shown(request: pytest.FixtureRequest, open_window: OpenWindow, tmp_path: Path) -> MainWindow:
    """A window in even time at rest, with the bundled list or one with shaded tracks."""
    return at_rest(request.param, open_window, tmp_path)


@pytest.fixture(params=["bundled", "synthetic", "story"])
def any_kind(request: pytest.FixtureRequest, open_window: OpenWindow, tmp_path: Path) -> MainWindow:
    """The same, or with the story."""
    return at_rest(request.param, open_window, tmp_path)


def at_rest(kind: str, open_window: OpenWindow, folder: Path) -> MainWindow:
    path = None
    if kind == "synthetic":
        path = folder / "synthetic.json"
        path.write_bytes(synthetic_bytes(4_000, 7))
    window = open_window(path)
    window.resize(1_100, 700)
    if kind == "bundled":
        in_even_time(window)
    else:
        window.controller.folding.collapse(frozenset())
    if kind == "synthetic":
        window.controller.set_span(whole_span(window.controller.events))
    come_to_rest(window)
    return window


def come_to_rest(window: MainWindow) -> None:
    window.timeline.settle()
    copied(window.timeline)
    window.timeline.supply.finish()


def copied(view: TimelineView) -> QImage:
    """The canvas as it shows itself, by copies as far as there are any."""
    return view.viewport().grab().toImage()


def painted(view: TimelineView) -> QImage:
    """The canvas painted anew, without copies."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(view.supply, "tiles", lambda frame, canvas: None)
        patch.setattr(KeptPicture, "paint", lambda _self, painter, *rest: rest[-1](painter))
        return view.viewport().grab().toImage()


def assert_copies_are_true(view: TimelineView) -> None:
    assert_alike(copied(view), painted(view))
    view.supply.finish()
    assert_alike(copied(view), painted(view))


def assert_alike(one: QImage, other: QImage) -> None:
    """Qt rounds colours of a gradient by where it begins, and places to parts of a dot.

    So all dots may differ by some steps of colour, as along the line of the present, which is
    elsewhere every time, and a few by more.
    """
    assert one.size() == other.size()
    off = np.abs(levels(one) - levels(other)).max(axis=2)
    count = np.count_nonzero(off > MOST_STEPS)
    assert count <= MOST_ROUNDED, f"{count} dots differ, the first at {first(off)}"


def levels(image: QImage) -> np.ndarray:
    """The colours of an image, by row, column and channel."""
    dots = np.frombuffer(image.constBits(), np.uint8)
    return dots.reshape(image.height(), image.width(), 4).astype(np.int16)


def first(off: np.ndarray) -> list[int]:
    return [int(place) for place in np.argwhere(off > MOST_STEPS)[0]]


def panned(view: TimelineView, controller: Controller, px: float) -> None:
    span = controller.state.span
    controller.set_span(span.panned(px * span.duration_s / view.axis.width_px()))


def test_given_a_pan_then_copies_are_true(shown: MainWindow) -> None:
    for px in (0.4, 13.3, -250.0, 700.0, 701.7, -2_000.0):
        panned(shown.timeline, shown.controller, px)
        assert_copies_are_true(shown.timeline)


def test_given_a_zoom_then_copies_are_true(shown: MainWindow) -> None:
    for factor in (0.7, 0.3, 4.0, 1.01):
        shown.controller.navigation.zoom(factor)
        assert_copies_are_true(shown.timeline)


def test_given_tracks_are_scrolled_then_copies_are_true(any_kind: MainWindow) -> None:
    bar = any_kind.timeline.verticalScrollBar()
    for value in (24, 300, bar.maximum(), 7):
        bar.setValue(value)
        assert_copies_are_true(any_kind.timeline)


def test_given_tracks_grow_shorter_under_the_view_then_it_is_filled(any_kind: MainWindow) -> None:
    view = any_kind.timeline
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    any_kind.controller.folding.collapse(frozenset(band.track for band in view.scene.bands[:6]))
    first = copied(view)
    assert_alike(first, painted(view))
    view.supply.drop()
    assert_alike(first, copied(view))


def test_given_an_event_is_selected_or_pointed_at_then_copies_are_true(
    any_kind: MainWindow,
) -> None:
    view = any_kind.timeline
    if view.axis.is_even():
        starts_s = any_kind.controller.events.table.draw_start_s
        middle_s = float(starts_s[len(starts_s) // 2])
        any_kind.controller.set_span(TimeSpan(middle_s - 300 * DAY_S, middle_s + 300 * DAY_S))
    plain = copied(view)
    room = (
        view.viewport()
        .rect()
        .toRectF()
        .adjusted(view.axis.gutter_px(), view.scene.ruler.height_px, 0, 0)
    )
    places = ((hit, view.placed.place_of(hit)) for hit in view.scene.hits if hit.rows)
    hit, place = next(both for both in places if room.contains(both[1]))
    any_kind.controller.select_row(hit.rows[0])
    selected = copied(view)
    assert selected != plain
    assert_copies_are_true(view)
    any_kind.controller.select_row(None)
    QTest.mouseMove(view.viewport(), place.center().toPoint())
    assert view.placed.hit_at(place.center()) is not None
    assert_copies_are_true(view)


def test_given_other_events_or_tracks_then_copies_are_true(any_kind: MainWindow) -> None:
    view, controller = any_kind.timeline, any_kind.controller
    controller.folding.collapse(frozenset({view.scene.bands[0].track}))
    assert_copies_are_true(view)
    controller.filtering.toggle("themes", controller.events.table.facets["themes"].values[0])
    assert_copies_are_true(view)
    controller.filtering.clear()
    assert_copies_are_true(view)


def test_given_another_theme_or_size_then_copies_are_true(any_kind: MainWindow) -> None:
    view = any_kind.timeline
    light = copied(view)
    view.set_theme(dark_theme())
    assert copied(view) != light
    assert_copies_are_true(view)
    any_kind.resize(1_000, 520)
    assert_copies_are_true(view)
    view.set_theme(light_theme())
    assert_copies_are_true(view)


def test_given_a_search_then_copies_are_true(any_kind: MainWindow) -> None:
    plain = copied(any_kind.timeline)
    any_kind.finder.set_query("the")
    assert waited_for(lambda: copied(any_kind.timeline) != plain)
    assert_copies_are_true(any_kind.timeline)


def test_given_a_box_is_drawn_over_the_canvas_then_copies_are_true(any_kind: MainWindow) -> None:
    view, control = any_kind.timeline.viewport(), Qt.KeyboardModifier.ControlModifier
    plain = copied(any_kind.timeline)
    QTest.mousePress(view, Qt.MouseButton.LeftButton, control, QPointF(300, 300).toPoint())
    QTest.mouseMove(view, QPointF(500, 320).toPoint())
    assert copied(any_kind.timeline) != plain
    assert_copies_are_true(any_kind.timeline)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, control, QPointF(302, 320).toPoint())


def test_given_the_view_at_rest_then_all_of_it_is_copied(shown: MainWindow) -> None:
    view = shown.timeline
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(CanvasPainter, "paint_ground", unwanted)
        for px in (1.0, 100.0, -150.0):
            panned(view, shown.controller, px)
            copied(view)


def unwanted(*_: object) -> None:
    pytest.fail("the ground was painted though a copy is at hand")


Drawn = Callable[[Frame, Tiles | None], QImage]


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("dots_per_px", [1.0, 1.25, 1.5, 1.75, 2.0])
def test_given_a_fine_screen_then_copies_are_true(
    owned: Callable[[QObject], None], dots_per_px: float
) -> None:
    events = open_list(Path("events.json")).events
    controller = Controller(events)
    view = TimelineView(controller, light_theme())
    owned(view)
    owned(controller)
    view.resize(QSize(900, 500))
    view.axis.zoom_at(600.0, 0.5)
    scene = view.scene
    canvas = CanvasPainter(light_theme(), FontMeasurer())

    def drawn(frame: Frame, tiles: Tiles | None) -> QImage:
        size = QSize(round(900 * dots_per_px), round(500 * dots_per_px))
        image = QImage(size, QImage.Format.Format_RGB32)
        image.fill(0)
        image.setDevicePixelRatio(dots_per_px)
        painter = QPainter(image)
        try:
            canvas.paint(painter, frame, tiles)
        finally:
            painter.end()
        return image

    tiles = Tiles(canvas, scene, dots_per_px)
    for x, scroll in ((10.0, 0.0), (33.0, 7.0), (40.0, 131.0)):
        offset = round(x * dots_per_px) / dots_per_px
        frame = Frame(
            scene, offset, scroll, 900, 500, dots_per_px=dots_per_px, gutter=view.axis.gutter_px(),
            margins=tuple(Margin(0, 0) for _ in scene.bands),
        )  # fmt: skip
        while tiles.paint_next(frame, 0):
            assert_alike(drawn(frame, tiles), drawn(frame, None))
        assert tiles.is_whole(frame)


def places_of_events(view: TimelineView) -> dict[tuple[str, tuple[int, ...]], QRectF]:
    placed = view.placed
    return {(h.track, h.rows): placed.place_of(h) for h in placed.scene.hits if h.count == 1}


def test_given_a_scene_takes_the_place_of_another_then_nothing_moves(shown: MainWindow) -> None:
    view, controller = shown.timeline, shown.controller
    for _ in range(12):
        panned(view, controller, 171.3)
        before = {
            (h.track, h.rows): view.placed.place_of(h) for h in view.scene.hits if h.count == 1
        }
        view.supply.finish()
        after = {
            (h.track, h.rows): view.placed.place_of(h) for h in view.scene.hits if h.count == 1
        }
        for key in before.keys() & after.keys():
            assert before[key].x() == pytest.approx(after[key].x(), abs=1e-3)
            assert before[key].y() == after[key].y()


def test_given_a_canvas_at_rest_then_no_timer_runs(any_kind: MainWindow) -> None:
    view = any_kind.timeline
    copied(view)
    for _ in range(2):
        assert waited_for(lambda: not view.supply.is_busy)
        copied(view)


@pytest.mark.parametrize("year", [-9_000, 9_000])
def test_given_an_hour_far_from_now_then_the_canvas_comes_to_rest(
    window: MainWindow, year: int
) -> None:
    start_s = float(second_of(year))
    window.controller.set_span(TimeSpan(start_s, start_s + 3_777.7))
    for _ in range(5):
        panned(window.timeline, window.controller, 40.0)
        window.timeline.viewport().grab()
        assert waited_for(lambda: not window.timeline.supply.is_busy)
        assert window.timeline.scene.scale.width_px > 2.0 * window.timeline.axis.width_px()
        assert_alike(copied(window.timeline), painted(window.timeline))


def test_given_a_zoom_then_what_was_in_the_making_is_let_go(shown: MainWindow) -> None:
    view, controller = shown.timeline, shown.controller
    panned(view, controller, 600.0)
    copied(view)
    controller.set_span(TimeSpan(0.0, 40 * DAY_S))
    scene = view.scene
    view.supply.finish()
    assert view.scene.lanes_at(scene.scale) is view.scene.lanes
    assert view.scene.scale.span.start_s < 0.0


@pytest.mark.parametrize("dots_per_px", [1.0, 1.25, 1.5, 2.0])
@pytest.mark.parametrize("name", ["timelineView", "overview"])
def test_given_any_size_of_dot_then_a_frame_covers_all_that_lies_behind_it(
    shown: MainWindow, name: str, dots_per_px: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    widget = shown.findChild(QWidget, name)
    part = widget.viewport() if isinstance(widget, TimelineView) else widget
    assert isinstance(part, QWidget)
    assert part.testAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
    monkeypatch.setattr(part, "devicePixelRatioF", lambda: dots_per_px)
    # A kept picture begins with whatever the memory held, which hides what it leaves out.
    monkeypatch.setattr(KeptPicture, "paint", lambda _self, painter, *rest: rest[-1](painter))
    for size in (part.size(), part.size() - QSize(3, 1)):
        part.resize(size)
        image = QImage(size * dots_per_px, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(dots_per_px)
        image.fill(QColor("magenta"))
        part.render(image, QPoint(), renderFlags=QWidget.RenderFlag(0))
        dots = np.frombuffer(image.constBits(), np.uint32).reshape(image.height(), -1)
        assert not (dots == QColor("magenta").rgb()).any()
