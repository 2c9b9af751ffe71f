"""What a frame of a pan costs: what has been drawn before is copied, nothing is counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication

from tests.synthetic import synthetic_bytes
from tests.ui.conftest import OpenWindow
from timeline_app.core.dates.civil import second_of
from timeline_app.render.painter import DisplayPainter, Viewport
from timeline_app.scene.axis.span import TimeSpan
from timeline_app.scene.display import Drawable, Label, TextStyle
from timeline_app.state.list_model import ListModel
from timeline_app.state.view_state import whole_span
from timeline_app.ui.drawing.canvas_painter import CanvasPainter
from timeline_app.ui.drawing.gutter import Gutter
from timeline_app.ui.drawing.scene_supply import SceneSupply
from timeline_app.ui.drawing.tiles import Tiles
from timeline_app.ui.panes.overview import Overview
from timeline_app.ui.window.main_window import MainWindow

# Within the decades of the list, far from the steps in which the overview grows.
YEARS = TimeSpan(float(second_of(1990)), float(second_of(1992)))
FRAMES = 30
# The view grows into another scene, and a count into another length.
MOST_DRAWN_ANEW = 4
# A ruler of a few dozen ticks, and two words beside each of fourteen tracks.
MOST_PAINTED_IN_A_FRAME = 150


@pytest.fixture
def panned(open_window: OpenWindow, tmp_path: Path) -> Callable[[], MainWindow]:
    """Pan a window with thousands of events by hand's steps; returns it."""
    path = tmp_path / "synthetic.json"
    path.write_bytes(synthetic_bytes(4_000, 7))
    window = open_window(path)
    window.resize(1_100, 700)
    move_to(window, YEARS)

    def pan() -> MainWindow:
        for number in range(1, FRAMES + 1):
            move_to(window, YEARS.panned(number * YEARS.duration_s / 150))
        return window

    return pan


def move_to(window: MainWindow, span: TimeSpan) -> None:
    window.controller.set_span(span)
    window.timeline.viewport().repaint()
    QApplication.processEvents()


def counting(monkeypatch: pytest.MonkeyPatch, owner: type, name: str, calls: Counter[str]) -> None:
    """Count the calls of a method, which goes on doing its work."""
    real = getattr(owner, name)

    def counted(*args: object, **named: object) -> object:
        calls[name] += 1
        return real(*args, **named)

    monkeypatch.setattr(owner, name, counted)


def test_given_a_pan_then_names_are_copied_and_only_what_lies_beside_is_written_anew(
    panned: Callable[[], MainWindow], monkeypatch: pytest.MonkeyPatch
) -> None:
    calls = Counter[str]()
    counting(monkeypatch, Gutter, "names", calls)
    counting(monkeypatch, Gutter, "counts", calls)
    panned()
    assert calls["names"] <= MOST_DRAWN_ANEW
    assert calls["counts"] >= FRAMES


def test_given_a_pan_then_what_is_told_of_events_above_and_below_is_true_in_every_frame(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.resize(1_000, 560)
    span = TimeSpan(float(second_of(2025, 11, 20)), float(second_of(2025, 12, 20)))
    move_to(window, span)
    window.action("expand-all").trigger()
    window.timeline.scrolling.fit(window.timeline.scene)
    window.timeline.verticalScrollBar().setValue(970)
    drawn, real = list[str](), DisplayPainter._label

    def noted(self: DisplayPainter, painter: QPainter, label: Label, view: Viewport) -> None:
        if label.text[0] in "▲▼" and len(label.text) > 1:
            drawn.append(label.text)
        real(self, painter, label, view)

    monkeypatch.setattr(DisplayPainter, "_label", noted)
    told = set[str]()
    for number in range(10):
        drawn.clear()
        move_to(window, span.panned(number * span.duration_s / 10))
        hints = [hint.words for hint in window.timeline.pointing.hints().all() if not hint.track]
        told.update(hints)
        words = {text.replace(" · ", ", ")[2:] for text in drawn}
        assert words == {hint.split(": ")[1] for hint in hints}
    assert len(told) > 2


def test_given_a_pan_then_the_overview_draws_its_window_alone(
    panned: Callable[[], MainWindow], monkeypatch: pytest.MonkeyPatch
) -> None:
    calls = Counter[str]()
    counting(monkeypatch, Overview, "_paint", calls)
    counting(monkeypatch, Overview, "_paint_ground", calls)
    counting(monkeypatch, ListModel, "counts_between", calls)
    panned()
    assert calls["_paint"] >= FRAMES
    assert calls["_paint_ground"] == calls["counts_between"] == 0


def test_given_a_pan_beyond_the_list_then_the_overview_is_drawn_anew_by_steps(
    panned: Callable[[], MainWindow], monkeypatch: pytest.MonkeyPatch
) -> None:
    window = panned()
    whole, calls = whole_span(window.controller.events), Counter[str]()
    counting(monkeypatch, Overview, "_paint_ground", calls)
    for number in range(FRAMES):
        move_to(window, whole.panned(number * whole.duration_s / 500))
    assert 1 <= calls["_paint_ground"] <= MOST_DRAWN_ANEW


def test_given_a_pan_then_no_part_of_the_ground_is_painted_twice(
    panned: Callable[[], MainWindow], monkeypatch: pytest.MonkeyPatch
) -> None:
    painted, calls, real = Counter[tuple[object, ...]](), Counter[str](), Tiles._painted
    counting(monkeypatch, CanvasPainter, "_paint_part", calls)

    def noted(self: Tiles, room: QRect) -> QPixmap:
        painted[self._scene, room.x(), room.y()] += 1
        return real(self, room)

    monkeypatch.setattr(Tiles, "_painted", noted)
    panned()
    assert set(painted.values()) == {1}
    assert calls["_paint_part"] == 0


def test_given_a_view_anywhere_then_no_label_on_its_ruler_is_cut(
    panned: Callable[[], MainWindow], monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = list[tuple[Label, Viewport]]()
    real = DisplayPainter._label

    def noted(self: DisplayPainter, painter: QPainter, label: Label, view: Viewport) -> None:
        if label.style in (TextStyle.RULER, TextStyle.RULER_UPPER):
            seen.append((label, view))
        real(self, painter, label, view)

    monkeypatch.setattr(DisplayPainter, "_label", noted)
    panned()
    on_canvas = [(label, view) for label, view in seen if view.width > 400 and view.left > 0]
    assert len(on_canvas) > FRAMES
    for label, view in on_canvas:
        x = label.x_seen_from(view.left)
        assert view.left <= x <= x + label.width <= view.right


@pytest.mark.parametrize("count", [1_000, 30_000])
def test_given_more_events_then_a_frame_of_a_pan_paints_no_more(
    open_window: OpenWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, count: int
) -> None:
    path = tmp_path / "synthetic.json"
    path.write_bytes(synthetic_bytes(count, 7))
    window = open_window(path)
    window.resize(1_100, 700)
    move_to(window, YEARS)
    window.timeline.supply.finish()
    painted, real = list[int](), DisplayPainter.paint

    def counted(
        self: DisplayPainter, painter: QPainter, items: Iterable[Drawable], view: Viewport
    ) -> None:
        drawn = list(items)
        painted.append(len(drawn))
        real(self, painter, drawn, view)

    monkeypatch.setattr(DisplayPainter, "paint", counted)
    for number in range(1, 9):
        window.controller.set_span(YEARS.panned(number * YEARS.duration_s / 150))
        window.timeline.viewport().repaint()
    assert 0 < sum(painted) / 8 <= MOST_PAINTED_IN_A_FRAME


def test_given_leaps_then_no_tiles_are_made_before_the_view_rests(
    panned: Callable[[], MainWindow], monkeypatch: pytest.MonkeyPatch
) -> None:
    calls = Counter[str]()
    window = panned()
    counting(monkeypatch, Tiles, "_painted", calls)
    counting(monkeypatch, SceneSupply, "_laid_out", calls)
    for number in range(2, 12):
        move_to(window, YEARS.panned(number * YEARS.duration_s))
    assert calls == {"_laid_out": 10}
    for number in range(30):
        move_to(window, YEARS.panned((11 + number / 150) * YEARS.duration_s))
    assert calls["_laid_out"] < 20
    assert calls["_painted"]
