"""The time axis of the canvas: where each second falls now, and ways to zoom it."""

from PySide6.QtWidgets import QWidget

from timeline_app.scene.axis.blending import BlendedScale
from timeline_app.scene.axis.piecewise import PiecewiseScale
from timeline_app.scene.axis.span import LinearScale, TimeScale
from timeline_app.scene.metrics import SCREEN
from timeline_app.state.scene_requests import scale_of
from timeline_app.ui.canvas.pieces import piece_at, span_of_piece
from timeline_app.ui.session.controller import Controller

# From a story without pieces, one notch of the wheel in.
_WAY_IN = 0.8


class CanvasAxis:
    """Maps the x of a viewport to seconds; the axis lies right of the gutter."""

    def __init__(self, controller: Controller, viewport: QWidget) -> None:
        self._controller = controller
        self._viewport = viewport
        self._blended: BlendedScale | None = None

    @property
    def scale(self) -> TimeScale:
        """The scale of the axis as it is now."""
        controller, width_px = self._controller, self.width_px()
        end = scale_of(controller.state, controller.tracks, width_px)
        passage = controller.motion.passage
        if passage is None:
            return end
        start = scale_of(passage.start, controller.tracks, width_px)
        blended = BlendedScale(start, end, passage.share)
        # A frame asks again and again, and the one at hand has worked out its span.
        if blended != self._blended:
            self._blended = blended
        return self._blended

    def is_even(self) -> bool:
        """Tell whether the view shows even time, so that it can be moved."""
        return isinstance(self.scale, LinearScale)

    def seconds_at(self, x: float) -> float:
        """Return the second at an x of the viewport."""
        return self.scale.seconds_of(x - self.gutter_px())

    def gutter_px(self) -> float:
        """Return the width of the column with the names of the tracks."""
        return float(round(SCREEN.gutter_of(self._viewport.width())))

    def width_px(self) -> float:
        """Return the width of the time axis."""
        return max(1.0, self._viewport.width() - self.gutter_px())

    def zoom_at(self, x: float, factor: float) -> None:
        """Multiply the time that is shown, the second at an x keeping its place.

        From the story the way in leads to the even time of the piece that lies there.
        """
        if not self._controller.state.story:
            self._controller.navigation.zoom(factor, self.seconds_at(x))
        elif factor < 1.0:
            self.enter(x)

    def zoom_step(self, factor: float) -> None:
        """Zoom by a key or button: around the middle, or from the story into its busiest piece."""
        if self._controller.state.story:
            self.zoom_at(self._widest_x(), factor)
        else:
            self._controller.motion.zoom(factor)

    def enter(self, x: float) -> None:
        """Go from the story into the even time of the piece at an x of the viewport."""
        scale = self.scale
        piece = piece_at(scale, x - self.gutter_px())
        if piece is not None:
            self._controller.motion.go(span_of_piece(piece))
        elif isinstance(scale, LinearScale):
            self._controller.set_span(scale.span)
            self._controller.navigation.zoom(_WAY_IN, self.seconds_at(x))

    def _widest_x(self) -> float:
        """Return the middle of the piece that has most room: what is crowded most."""
        scale = self.scale
        pieces = scale.pieces if isinstance(scale, PiecewiseScale) else ()
        widest = max(pieces, key=lambda piece: piece.x_end - piece.x_start, default=None)
        middle = (widest.x_start + widest.x_end) / 2 if widest else scale.width_px / 2
        return self.gutter_px() + middle
