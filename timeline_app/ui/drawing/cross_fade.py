"""Cross-fades: while a zoom goes on, a track that changes its level of detail does so smoothly.

The new drawing is there at once, where the hand wants it; a picture of the old one, stretched to
the same place, fades out over it.
"""

import time
from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QObject, QRect, QRectF, QTimer
from PySide6.QtGui import QPixmap

from timeline_app.scene.axis.span import TimeSpan, is_same_zoom
from timeline_app.scene.display import Band, Scene
from timeline_app.ui.drawing.canvas_painter import CanvasPainter
from timeline_app.ui.drawing.frame import Copies, Frame, Ghost

# Long enough to be seen as one movement, short enough to be over with the next notch.
FADE_S = 0.14
# What is new must be seen at once, under what goes.
_FIRST_OPACITY = 0.75
# A frame at 60 Hz.
_TICK_MS = 16
# A picture that would have to be stretched by more shows nothing that can be followed.
_MOST_STRETCH = 3.0


class _Fading(NamedTuple):
    """A picture of a track, the time it shows, where it begins below the track's top, and when."""

    picture: QPixmap
    span: TimeSpan
    below_top: float
    height: float
    began_s: float


class CrossFade(QObject):
    """Watches which frames follow each other, and gives the pictures to be drawn over them."""

    def __init__(
        self,
        refresh: Callable[[], None],
        parent: QObject,
        clock_s: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self.is_enabled = True
        self._clock_s = clock_s
        self._last: tuple[Frame, Copies | None] | None = None
        self._fading: dict[str, _Fading] = {}
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(refresh)

    @property
    def is_running(self) -> bool:
        """Whether some track fades."""
        return self._timer.isActive()

    def forget(self) -> None:
        """Fade nothing, because what comes next is not the same drawing at another zoom."""
        self._last = None
        self._fading.clear()
        self._timer.stop()

    def follow(self, frame: Frame, copies: Copies | None, canvas: CanvasPainter) -> None:
        """Begin to fade those tracks that a frame shows in another detail than the one before."""
        last, self._last = self._last, (frame, copies)
        if not self.is_enabled:
            self.forget()
        elif last is not None and _is_zoomed(last[0], frame):
            for old, new in _changed(last[0].scene, frame.scene):
                self._begin(old, new, last, canvas)

    def ghosts(self, frame: Frame) -> tuple[Ghost, ...]:
        """Return what is to be drawn over a frame now; ends what has faded out."""
        now_s, scale = self._clock_s(), frame.scene.scale
        for track in [t for t, f in self._fading.items() if now_s - f.began_s >= FADE_S]:
            del self._fading[track]
        if not self._fading:
            self._timer.stop()
            return ()
        ghosts = []
        for band in frame.scene.bands:
            fading = self._fading.get(band.track)
            if fading is not None:
                x, x_end = (scale.x_of(s) for s in (fading.span.start_s, fading.span.end_s))
                place = QRectF(x, band.y + fading.below_top, x_end - x, fading.height)
                share = 1.0 - (now_s - fading.began_s) / FADE_S
                ghosts.append(Ghost(fading.picture, place, _FIRST_OPACITY * share))
        return tuple(ghosts)

    def _begin(
        self, old: Band, new: Band, last: tuple[Frame, Copies | None], canvas: CanvasPainter
    ) -> None:
        frame, copies = last
        dots_per_px, origin = frame.dots_per_px, frame.origin_dots
        height = min(old.height, new.height)
        top = origin.y() + round(old.y * dots_per_px)
        bottom = origin.y() + round((old.y + height) * dots_per_px)
        room = frame.tracks_dots
        part = QRect(room.x(), top, room.width(), bottom - top).intersected(room)
        if part.isEmpty():
            return
        span = TimeSpan(
            frame.scene.scale.seconds_of((part.x() - origin.x()) / dots_per_px),
            frame.scene.scale.seconds_of((part.x() + part.width() - origin.x()) / dots_per_px),
        )
        below_top = (part.y() - origin.y()) / dots_per_px - old.y
        self._fading[new.track] = _Fading(
            canvas.picture(frame, part, copies), span, below_top, part.height() / dots_per_px,
            self._clock_s(),
        )  # fmt: skip
        self._timer.start()


def _is_zoomed(old: Frame, new: Frame) -> bool:
    """Tell whether two frames show the same tracks at another zoom, but not too much so."""
    if (old.width, old.height, old.dots_per_px) != (new.width, new.height, new.dots_per_px):
        return False
    scales = old.scene.scale, new.scene.scale
    before, after = (scale.span for scale in scales)
    per_px = [scale.span.duration_s / scale.width_px for scale in scales]
    is_near = max(per_px) < _MOST_STRETCH * min(per_px)
    return is_near and not is_same_zoom(*scales) and before.overlaps(after.start_s, after.end_s)


def _changed(old: Scene, new: Scene) -> list[tuple[Band, Band]]:
    """Return the open tracks that two scenes draw in another detail, as they were and are."""
    before = {band.track: band for band in old.bands}
    pairs = ((before[band.track], band) for band in new.bands if band.track in before)
    return [(a, b) for a, b in pairs if a.detail and b.detail and a.detail != b.detail]
