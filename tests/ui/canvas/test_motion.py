"""What becomes of the view when the hand lets go of it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from tests.ui.conftest import waited_for
from timeline_app.scene.axis.span import TimeSpan
from timeline_app.ui.window.main_window import MainWindow

LEFT = Qt.MouseButton.LeftButton


def throw(window: MainWindow, rest_ms: int, is_moving: bool = True) -> TimeSpan:
    """Drag at 1 px in each ms, rest with the button down, let go; the span as the hand left it."""
    view, motion = window.timeline.viewport(), window.timeline.motion
    motion.is_enabled = is_moving
    left_behind = window.controller.state.span
    at_ms = 1_000
    for kind, x, later_ms in (
        (QEvent.Type.MouseButtonPress, 400, 0),
        (QEvent.Type.MouseMove, 420, 20),
        (QEvent.Type.MouseMove, 440, 20),
        (QEvent.Type.MouseButtonRelease, 440, rest_ms),
    ):
        at_ms += later_ms
        place = QPointF(x, 300)
        left_behind = window.controller.state.span
        mouse = QMouseEvent(
            kind, place, view.mapToGlobal(place), LEFT, LEFT, Qt.KeyboardModifier.NoModifier
        )
        mouse.setTimestamp(at_ms)
        QApplication.sendEvent(view, mouse)
    return left_behind


def test_given_a_drag_let_go_at_speed_then_the_view_glides_on_the_same_way(
    even_window: MainWindow,
) -> None:
    window = even_window
    start = window.controller.state.span
    left_behind = throw(window, rest_ms=5)
    assert left_behind.start_s < start.start_s
    assert window.timeline.motion.target.start_s < left_behind.start_s
    assert waited_for(lambda: window.controller.state.span.start_s < left_behind.start_s)


def test_given_a_drag_that_rests_before_it_is_let_go_then_the_view_stays(
    even_window: MainWindow,
) -> None:
    window = even_window
    left_behind = throw(window, rest_ms=200)
    assert window.timeline.motion.target == left_behind


def test_given_reduced_motion_then_a_throw_does_not_glide(even_window: MainWindow) -> None:
    window = even_window
    left_behind = throw(window, rest_ms=5, is_moving=False)
    assert window.timeline.motion.target == left_behind
