"""A track that changes its level of detail in a zoom fades from one drawing to the other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QSize

from tests.synthetic import synthetic_bytes
from tests.ui.conftest import waited_for
from timeline_app.core.open_list import open_list
from timeline_app.render.fonts import FontMeasurer
from timeline_app.render.theme import light_theme
from timeline_app.scene.axis.span import TimeSpan
from timeline_app.state.view_state import whole_span
from timeline_app.ui.canvas.timeline_view import TimelineView
from timeline_app.ui.drawing.canvas_painter import CanvasPainter
from timeline_app.ui.drawing.cross_fade import FADE_S, CrossFade
from timeline_app.ui.drawing.frame import Frame
from timeline_app.ui.session.controller import Controller


@dataclass
class Stage:
    """A canvas with a cross-fade of its own, whose clock stands still."""

    view: TimelineView
    controller: Controller
    canvas: CanvasPainter
    now_s: float = 0.0
    refreshed: list[float] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.fade = CrossFade(
            lambda: self.refreshed.append(self.now_s), self.view, lambda: self.now_s
        )

    def zoom(self, factor: float) -> Frame:
        """Show a zoom, and return the frame as it is drawn."""
        span = self.controller.state.span
        return self.show(span.zoomed(factor, span.middle_s))

    def show(self, span: TimeSpan) -> Frame:
        self.controller.set_span(span)
        scene = self.view.scene
        offset = round(scene.scale.x_of(self.controller.state.span.start_s))
        size = self.view.viewport().size()
        frame = Frame(
            scene, offset, 0.0, size.width(), size.height(), gutter=self.view.axis.gutter_px()
        )
        self.fade.follow(frame, None, self.canvas)
        return frame._replace(ghosts=self.fade.ghosts(frame))


@pytest.fixture
def stage(qapp: QObject, owned: Callable[[QObject], None], tmp_path: Path) -> Stage:
    assert qapp is not None
    path = tmp_path / "synthetic.json"
    path.write_bytes(synthetic_bytes(4_000, 7))
    controller = Controller(open_list(path).events)
    controller.folding.collapse(frozenset())
    view = TimelineView(controller, light_theme())
    owned(view)
    owned(controller)
    view.resize(QSize(900, 600))
    view.show()
    stage = Stage(view, controller, CanvasPainter(light_theme(), FontMeasurer()))
    stage.show(whole_span(controller.events))
    return stage


def test_given_other_density_cells_then_the_old_ones_fade_out(stage: Stage) -> None:
    before = stage.controller.state.span
    frame = stage.zoom(0.45)
    assert frame.ghosts
    assert stage.fade.is_running
    ghost, scale = frame.ghosts[0], frame.scene.scale
    assert ghost.place.left() == pytest.approx(scale.x_of(before.start_s), abs=2.0)
    assert ghost.place.right() == pytest.approx(scale.x_of(before.end_s), abs=2.0)
    stage.now_s = FADE_S / 2
    later = stage.fade.ghosts(frame)
    assert 0.0 < later[0].opacity < ghost.opacity
    stage.now_s = FADE_S
    assert not stage.fade.ghosts(frame)
    assert not stage.fade.is_running


def test_given_a_track_keeps_its_detail_then_nothing_fades(stage: Stage) -> None:
    details = [band.detail for band in stage.view.scene.bands]
    frame = stage.zoom(0.999)
    assert [band.detail for band in frame.scene.bands] == details
    assert not frame.ghosts
    assert not stage.fade.is_running


def test_given_a_pan_or_a_leap_then_nothing_fades(stage: Stage) -> None:
    span = stage.controller.state.span
    assert not stage.show(span.panned(span.duration_s / 10)).ghosts
    assert not stage.zoom(1e-4).ghosts
    assert not stage.fade.is_running


def test_given_reduced_motion_then_nothing_fades(stage: Stage) -> None:
    stage.fade.is_enabled = False
    assert not stage.zoom(0.45).ghosts
    assert not stage.fade.is_running


def test_given_other_events_in_the_middle_of_a_fade_then_it_ends(stage: Stage) -> None:
    frame = stage.zoom(0.45)
    stage.fade.forget()
    assert not stage.fade.ghosts(frame)
    assert not stage.fade.is_running


def test_given_a_fade_then_the_canvas_paints_on_until_it_is_over(stage: Stage) -> None:
    view, controller = stage.view, stage.controller
    view.cross_fade.is_enabled = True
    controller.set_span(whole_span(controller.events))
    view.viewport().grab()
    span = controller.state.span
    controller.set_span(span.zoomed(0.45, span.middle_s))
    fading = view.viewport().grab().toImage()
    assert view.cross_fade.is_running
    assert waited_for(lambda: not view.cross_fade.is_running)
    assert view.viewport().grab().toImage() != fading
