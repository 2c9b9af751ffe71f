"""Gestures: what the hand does on the timeline, as changes of span, filter and selection."""

from collections.abc import Callable
from enum import Enum, auto
from typing import Protocol

from PySide6.QtCore import QObject, QPointF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QNativeGestureEvent, QWheelEvent

from timeline_app.scene.axis.span import TimeSpan
from timeline_app.ui.session.controller import Controller
from timeline_app.ui.session.navigation import NOTCH, zoom_of_wheel

# A hand that clicks may tremble by so much.
_DRAG_START_PX = 4.0
# Ten notches for a view: nothing is passed over.
_PAN_PER_NOTCH = 0.1
# A narrower box is a slip, not a choice.
_LEAST_BOX_PX = 8.0
# A hand that rested for longer before it let go does not want a glide.
_STALE_MS = 60


class Drag(Enum):
    """What a pressed button is doing."""

    NONE = auto()
    PRESSED = auto()
    PANNING = auto()
    BOX = auto()
    RANGE = auto()


class Ground(Protocol):
    """What the gestures act on: a widget that maps x to seconds."""

    def seconds_at(self, x: float) -> float:
        """Return the second at an x."""

    def width_px(self) -> float:
        """Return the width of the time axis."""

    def is_even(self) -> bool:
        """Tell whether the view shows even time, so that it can be moved."""

    def zoom_at(self, x: float, factor: float) -> None:
        """Multiply the time that is shown, the second at an x keeping its place."""


class Gestures(QObject):
    """Follows one hand: wheel, pinch, and one drag at a time.

    Plain drag pans, Ctrl+drag draws a box to zoom into, Shift+drag on the ruler chooses a range
    of dates. If `wheel_zooms`, the plain wheel zooms instead of scrolling.
    """

    clicked = Signal(QPointF)
    boxChanged = Signal()
    zoomed = Signal()
    rangeChosen = Signal(float, float)

    def __init__(
        self,
        ground: Ground,
        controller: Controller,
        ruler_px: Callable[[], float],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._ruler_px = ruler_px
        self._ground = ground
        self._controller = controller
        self._motion = controller.motion
        self.wheel_zooms = False
        self._drag = Drag.NONE
        self._origin = QPointF()
        self._last = QPointF()
        self._last_ms = 0
        self._px_per_ms = 0.0
        self._origin_span = controller.state.span

    @property
    def is_panning(self) -> bool:
        """Whether the view is being dragged."""
        return self._drag is Drag.PANNING

    @property
    def is_pressed(self) -> bool:
        """Whether the button is down."""
        return self._drag is not Drag.NONE

    @property
    def box(self) -> tuple[float, float] | None:
        """The x range that is being drawn, if one is."""
        if self._drag not in (Drag.BOX, Drag.RANGE):
            return None
        left, right = sorted((self._origin.x(), self._last.x()))
        return left, right

    def press(self, event: QMouseEvent) -> None:
        """Begin a click or a drag."""
        self._motion.stop()
        self._origin = self._last = event.position()
        self._last_ms, self._px_per_ms = event.timestamp(), 0.0
        self._origin_span = self._controller.state.span
        modifiers = event.modifiers()
        on_ruler = event.position().y() < self._ruler_px()
        if on_ruler and modifiers & Qt.KeyboardModifier.ShiftModifier:
            self._drag = Drag.RANGE
        elif modifiers & Qt.KeyboardModifier.ControlModifier:
            self._drag = Drag.BOX
        else:
            self._drag = Drag.PRESSED

    def move(self, event: QMouseEvent) -> None:
        """Go on with what the button began."""
        position = event.position()
        elapsed = event.timestamp() - self._last_ms
        if elapsed > 0:
            self._px_per_ms = (position.x() - self._last.x()) / elapsed
            self._last_ms = event.timestamp()
        self._last = position
        moved = position.x() - self._origin.x()
        if self._drag is Drag.PRESSED and abs(moved) > _DRAG_START_PX and self._ground.is_even():
            self._drag = Drag.PANNING
        if self._drag is Drag.PANNING:
            per_px = self._origin_span.duration_s / self._ground.width_px()
            self._controller.set_span(self._origin_span.panned(-moved * per_px))
        elif self.box is not None:
            self.boxChanged.emit()

    def release(self, event: QMouseEvent) -> None:
        """End it: a click, a glide, a zoom into the box, or a range of dates."""
        drag, box, self._drag = self._drag, self.box, Drag.NONE
        if drag is Drag.PRESSED:
            self.clicked.emit(event.position())
        elif drag is Drag.PANNING:
            if event.timestamp() - self._last_ms < _STALE_MS:
                self._motion.glide(self._px_per_ms, self._ground.width_px())
        elif box is not None:
            self.boxChanged.emit()
            self._take_box(drag, box)

    def wheel(self, event: QWheelEvent) -> bool:
        """Zoom or pan by the wheel; False if the wheel is to scroll the tracks."""
        delta, modifiers = event.angleDelta(), event.modifiers()
        sideways = abs(delta.x()) > abs(delta.y())
        over_ruler = event.position().y() < self._ruler_px()
        wants_zoom = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        self._motion.stop()
        if sideways or modifiers & Qt.KeyboardModifier.ShiftModifier:
            notches = (delta.x() if sideways else delta.y()) / NOTCH
            if not self._ground.is_even():
                return True
            span = self._controller.state.span
            self._controller.set_span(span.panned(-notches * _PAN_PER_NOTCH * span.duration_s))
        elif wants_zoom or over_ruler or self.wheel_zooms:
            self._ground.zoom_at(event.position().x(), zoom_of_wheel(delta.y()))
            self.zoomed.emit()
        else:
            return False
        return True

    def pinch(self, event: QNativeGestureEvent) -> None:
        """Zoom at the fingers."""
        if event.gestureType() is Qt.NativeGestureType.ZoomNativeGesture:
            self._motion.stop()
            self._ground.zoom_at(event.position().x(), 1.0 / max(0.2, 1.0 + event.value()))
            self.zoomed.emit()

    def _take_box(self, drag: Drag, box: tuple[float, float]) -> None:
        if box[1] - box[0] < _LEAST_BOX_PX:
            return
        start_s, end_s = (self._ground.seconds_at(x) for x in box)
        if drag is Drag.BOX:
            self._motion.go(TimeSpan(start_s, end_s))
        else:
            self.rangeChosen.emit(start_s, end_s)
