"""The supply of scenes: the one that is shown, and the next, made while nobody waits for it.

A zoom needs a new scene in every frame, so that is laid out for little more than the view. As soon
as the zoom rests, one for a wider part is laid out, track by track, and its ground is painted, tile
by tile, in slices short enough not to hold up a frame. So a pan only copies what is there. Where a
view leaps further than a scene reaches on, there is nothing to be made ready.
"""

import time
from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer

from timeline_app.scene.axis.span import LinearScale, TimeScale, TimeSpan, is_same_zoom
from timeline_app.scene.display import Scene
from timeline_app.scene.layout import SceneRequest, scene_in_steps
from timeline_app.ui.drawing.canvas_painter import CanvasPainter
from timeline_app.ui.drawing.frame import Frame
from timeline_app.ui.drawing.tiles import Tiles

# Of the 8 ms of a frame at 120 Hz, little enough to go unnoticed.
SLICE_S = 0.002
# A zoom goes on for as long as its steps follow each other faster than this.
_REST_MS = 40
# Enough for what reaches in from beside the view, and no work for more.
_NARROW_SHARE = 0.05
# Wide enough for a pan by hand, and no wider, because it has to be done before that ends.
_WIDE_SHARE = 0.6
# While the view moves, a scene reaches on by so much more where it goes.
_LEAN_SHARE = 0.3
# A next scene is made when less than this is left where the view goes, and behind it.
_LEAST_AHEAD_SHARE = 0.45
# Behind, a little is enough: hands seldom turn round at once.
_LEAST_BEHIND_SHARE = 0.05
# The same up and down, in heights of the view.
_NARROW_PAGES = 0.02
# A turn of the wheel goes less far than a page and a half.
_WIDE_PAGES = 1.5
# Half a page is left when the next scene is begun, which takes less time than to scroll it.
_LEAST_PAGES = 0.5
# A column of tiles is there before a pan by hand uncovers it.
_COLUMNS_BESIDE = 1

Heights = tuple[float, float]
Lanes = Mapping[tuple[str, int], int]
MakeRequest = Callable[[TimeScale, Heights, Lanes], SceneRequest]


class VisiblePart(NamedTuple):
    """What is looked at: a scale, and how far the tracks are scrolled in what height."""

    scale: TimeScale
    top: float
    height: float

    def heights(self, pages: float) -> Heights:
        """Return the heights in view, with some pages above and below."""
        return self.top - pages * self.height, self.top + (1 + pages) * self.height


@dataclass(slots=True)
class _Stock:
    """A scene, the heights in which it is drawn, and its tiles once there are any."""

    scene: Scene
    heights: Heights
    tiles: Tiles | None = None

    def margins(self, visible: VisiblePart) -> tuple[float, float]:
        """Return how far the scene reaches beside the view, as shares of its width."""
        mine, seen = self.scene.scale.span, visible.scale.span
        return (
            (seen.start_s - mine.start_s) / seen.duration_s,
            (mine.end_s - seen.end_s) / seen.duration_s,
        )

    def pages(self, visible: VisiblePart) -> float:
        """Return how many pages it reaches above or below the view; what is empty counts."""
        above = (visible.top - self.heights[0]) / visible.height
        below = (self.heights[1] - visible.top) / visible.height - 1.0
        above = above if self.heights[0] > 0 else _WIDE_PAGES
        below = below if self.heights[1] < self.scene.height_px else _WIDE_PAGES
        return min(above, below)

    def reaches(self, visible: VisiblePart) -> bool:
        top, bottom = self.heights
        is_in_height = top <= visible.top and visible.top + visible.height <= bottom
        if not isinstance(visible.scale, LinearScale):
            return is_in_height and self.scene.scale == visible.scale
        return (
            isinstance(self.scene.scale, LinearScale)
            and is_same_zoom(self.scene.scale, visible.scale)
            and min(self.margins(visible)) >= 0.0
            and is_in_height
        )


class SceneSupply(QObject):
    """Keeps the scene that is shown and makes the next one, with its tiles, in idle slices."""

    def __init__(
        self, make_request: MakeRequest, refresh: Callable[[], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._make_request = make_request
        self._refresh = refresh
        self._shown: _Stock | None = None
        self._next: _Stock | None = None
        self._steps: Generator[None, None, Scene] | None = None
        self._next_heights: Heights = (0.0, 0.0)
        self._visible: VisiblePart | None = None
        self._frame: Frame | None = None
        self._canvas: CanvasPainter | None = None
        self._direction = 0
        # Whether the view goes further from frame to frame than a scene reaches on: then a scene
        # serves for one frame, and whatever is made for the next ones is made in vain.
        self._leaps = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._work)

    def scene(self, visible: VisiblePart) -> Scene:
        """Return a scene that shows a view, the one at hand if it reaches so far."""
        self._follow(visible)
        if self._shown is not None and self._shown.reaches(visible):
            return self._shown.scene
        ready = self._next if self._next is not None and self._next.reaches(visible) else None
        stock = ready or self._laid_out(visible)
        self._show(stock)
        return stock.scene

    def tiles(self, frame: Frame, canvas: CanvasPainter) -> Tiles | None:
        """Return the tiles of a frame if there are any, and go on with making what it lacks."""
        self._frame, self._canvas = frame, canvas
        if self._shown is None or self._shown.scene is not frame.scene:
            return None
        tiles = self._shown.tiles
        if tiles is not None and not tiles.fits(canvas, frame.scene, frame.dots_per_px):
            tiles = self._shown.tiles = None
        if tiles is None and self._direction and not self._leaps:
            # The next frames of a pan want what this one paints.
            tiles = self._shown.tiles = Tiles(canvas, frame.scene, frame.dots_per_px)
        is_wanted_soon = tiles is not None or (self._direction and not self._leaps)
        if not self._timer.isActive():
            self._timer.start(0 if is_wanted_soon else _REST_MS)
        return tiles

    def drop(self) -> None:
        """Forget all scenes, because other events or tracks are to be shown."""
        self._shown = self._next = self._steps = self._frame = None
        self._direction, self._leaps = 0, False
        self._timer.stop()

    @property
    def is_busy(self) -> bool:
        """Whether there is work to be done when nobody waits."""
        return self._timer.isActive()

    def finish(self) -> None:
        """Make all that is still to be made now."""
        while self._step():
            pass

    def _follow(self, visible: VisiblePart) -> None:
        """Find out where the view goes; a zoom makes what is in the making useless."""
        old, self._visible = self._visible, visible
        if old is None or old.scale == visible.scale:
            return
        moved_s = visible.scale.span.start_s - old.scale.span.start_s
        is_even = isinstance(visible.scale, LinearScale) and isinstance(old.scale, LinearScale)
        if not is_even or not is_same_zoom(visible.scale, old.scale):
            self._next = self._steps = None
            self._direction, self._leaps = 0, False
            self._timer.stop()
        elif moved_s:
            self._direction = 1 if moved_s > 0 else -1
            reach_s = (_LEAN_SHARE + _NARROW_SHARE) * visible.scale.span.duration_s
            self._leaps = abs(moved_s) > reach_s
            if self._timer.interval() or self._leaps:
                self._timer.stop()

    def _laid_out(self, visible: VisiblePart) -> _Stock:
        """Lay out little more than the view, for which someone waits."""
        heights = visible.heights(_NARROW_PAGES)
        if not isinstance(visible.scale, LinearScale):
            # It is never moved sideways, so nothing beside it is ever seen.
            return self._done(visible.scale, heights)
        narrow = visible.scale.widened(_NARROW_SHARE)
        # So that the next one is done before this one is used up.
        lean = 0.0 if self._leaps else abs(self._direction) * _LEAN_SHARE
        start_s, duration_s = narrow.span.start_s, visible.scale.span.duration_s
        if self._direction < 0:
            start_s -= lean * duration_s
        span = TimeSpan(start_s, start_s + narrow.span.duration_s + lean * duration_s)
        scale = LinearScale(span, narrow.width_px + lean * visible.scale.width_px)
        return self._done(self._aligned(scale), heights)

    def _done(self, scale: TimeScale, heights: Heights) -> _Stock:
        steps = self._begin(scale, heights)
        while True:
            try:
                next(steps)
            except StopIteration as end:
                return _Stock(end.value, heights)

    def _begin(self, scale: TimeScale, heights: Heights) -> Generator[None, None, Scene]:
        lanes = self._shown.scene.lanes_at(scale) if self._shown is not None else {}
        return scene_in_steps(self._make_request(scale, heights, lanes))

    def _aligned(self, scale: LinearScale) -> LinearScale:
        """Return a scale a hair beside, on which all keeps its place within the dots.

        Only then does nothing seem to move when one scene takes the place of another.
        """
        shown = self._shown
        dots_per_px = self._frame.dots_per_px if self._frame is not None else 1.0
        if (
            shown is None
            or not isinstance(shown.scene.scale, LinearScale)
            or (not is_same_zoom(shown.scene.scale, scale))
        ):
            return scale
        dot_s = 1.0 / scale.px_per_s / dots_per_px
        origin_s = shown.scene.scale.span.start_s
        off_s = origin_s + round((scale.span.start_s - origin_s) / dot_s) * dot_s
        return LinearScale(scale.span.panned(off_s - scale.span.start_s), scale.width_px)

    def _show(self, stock: _Stock) -> None:
        self._shown, self._next, self._steps = stock, None, None

    def _work(self) -> None:
        """Work for the length of a slice, and go on later if there is more."""
        end = time.perf_counter() + SLICE_S
        while time.perf_counter() < end:
            if not self._step():
                return
        self._timer.start(0)

    def _step(self) -> bool:
        """Do the next small piece of work; False if nothing is left to do."""
        shown, visible, frame, canvas = self._shown, self._visible, self._frame, self._canvas
        if shown is None or visible is None or frame is None or canvas is None:
            return False
        if self._steps is not None:
            self._lay_out_on(self._steps, visible)
            return True
        if self._next is not None:
            return self._paint_next(self._next, visible, frame, canvas)
        if isinstance(visible.scale, LinearScale) and self._is_running_out(shown, visible):
            wide, lean_s = (
                visible.scale.widened(_WIDE_SHARE),
                _LEAN_SHARE * visible.scale.span.duration_s,
            )
            there = LinearScale(wide.span.panned(self._direction * lean_s), wide.width_px)
            self._next_heights = visible.heights(_WIDE_PAGES)
            self._steps = self._begin(self._aligned(there), self._next_heights)
            return True
        return self._paint(shown, visible, frame, canvas, _COLUMNS_BESIDE)

    def _lay_out_on(self, steps: Generator[None, None, Scene], visible: VisiblePart) -> None:
        try:
            next(steps)
        except StopIteration as end:
            self._steps = None
            stock = _Stock(end.value, self._next_heights)
            self._next = stock if stock.reaches(visible) else None

    def _paint_next(
        self, stock: _Stock, visible: VisiblePart, frame: Frame, canvas: CanvasPainter
    ) -> bool:
        """Paint what the next scene will show; when all is there, it takes its place."""
        if not stock.reaches(visible):
            self._next = None
        elif not self._paint(stock, visible, frame, canvas, 0):
            self._show(stock)
            self._refresh()
        return True

    def _paint(
        self, stock: _Stock, visible: VisiblePart, frame: Frame, canvas: CanvasPainter, columns: int
    ) -> bool:
        """Paint a tile of a scene; False if it has all that are wanted."""
        if stock.tiles is None or not stock.tiles.fits(canvas, stock.scene, frame.dots_per_px):
            stock.tiles = Tiles(canvas, stock.scene, frame.dots_per_px)
        offset = stock.scene.scale.x_of(visible.scale.span.start_s)
        there = frame._replace(scene=stock.scene, offset=offset, scroll=visible.top)
        return stock.tiles.paint_next(there, columns)

    def _is_running_out(self, stock: _Stock, visible: VisiblePart) -> bool:
        """Tell whether the view will soon come to the end of a scene."""
        if not is_same_zoom(stock.scene.scale, visible.scale):
            return False
        before, after = stock.margins(visible)
        ahead, behind = (after, before) if self._direction >= 0 else (before, after)
        least_behind = _LEAST_BEHIND_SHARE if self._direction else _LEAST_AHEAD_SHARE
        is_short = ahead < _LEAST_AHEAD_SHARE or behind < least_behind
        return is_short or stock.pages(visible) < _LEAST_PAGES
