"""What a primitive looks like, decided once for the painter and for SVG."""

from functools import lru_cache
from math import pi
from typing import NamedTuple

from timeline_app.render.dashes import DASH_PX, GAP_PX, RING_DASH_SHARE, RING_DASHES
from timeline_app.render.theme import is_tint, line_token
from timeline_app.scene.display import FADE_PX, Box, Fade, MarkShape

DASHES = (DASH_PX, GAP_PX)
# A mark is read at a glance, so its ring is stronger than a frame.
_RING_PX = 1.6
# On a smaller ring the dashes of that pen are so few that it falls apart, and the pen is too wide.
_LEAST_RING_PX, _SMALL_RING_PX = 4.0, 1.2
# Half of the pen, so that a ring is no larger than a dot.
_RING_INSET_PX = 0.8
# In px, with a gap that the eye still sees between round ends.
_RING_DASHES = (2.0 * _RING_PX, 1.5 * _RING_PX)
# With the pen around it, a dot that stays clear of the ring, also where each dot is ink or none.
_CORE_PX, _SMALL_CORE_PX = 0.9, 0.5
_BOTH = Fade.LEFT | Fade.RIGHT


class Fading(NamedTuple):
    """A colour that runs out into the ground between two x.

    At each stop, by its share of the way, it is either whole or gone.
    """

    x: float
    x_end: float
    stops: tuple[tuple[float, bool], ...]


class MarkLook(NamedTuple):
    """A circle: its radius, its pen, what is in it, and how it is dashed."""

    radius: float
    pen_px: float
    is_filled: bool = False
    core_px: float = 0.0
    dashes: tuple[float, float] | None = None


def frame_token(box: Box) -> str:
    """Return the colour of a frame.

    What is only tinted is wide, and a row of strong frames would drown the marks.
    """
    return line_token(box.stroke) if is_tint(box.fill) else box.stroke


def fading_of(box: Box, fade: Fade) -> Fading | None:
    """Return how a box runs out at those ends that are not known; None if it does not."""
    if not fade or box.width < 1.0:
        return None
    x, x_end = box.x, box.x + box.width
    fade_px = min((0.5 if box.fade == _BOTH else 0.9) * box.width, FADE_PX)
    if fade == _BOTH:
        share = fade_px / box.width
        return Fading(x, x_end, ((0.0, False), (share, True), (1.0 - share, True), (1.0, False)))
    if fade == Fade.LEFT:
        return Fading(x, x + fade_px, ((0.0, False), (1.0, True)))
    return Fading(x_end - fade_px, x_end, ((0.0, True), (1.0, False)))


@lru_cache(maxsize=64)
def mark_look(shape: MarkShape, mark_px: float) -> MarkLook:
    """Return how the symbol of a date basis is drawn, by its radius."""
    radius = mark_px - _RING_INSET_PX
    is_small = has_small_ring(mark_px)
    ring_px = _SMALL_RING_PX if is_small else _RING_PX
    match shape:
        case MarkShape.DOT:
            return MarkLook(radius, _RING_PX, is_filled=True)
        case MarkShape.RING_DOT:
            return MarkLook(radius, ring_px, core_px=_SMALL_CORE_PX if is_small else _CORE_PX)
        case MarkShape.OPEN_RING if is_small:
            each_px = 2 * pi * radius / RING_DASHES
            dashes = (RING_DASH_SHARE * each_px, (1 - RING_DASH_SHARE) * each_px)
            return MarkLook(radius, ring_px, dashes=dashes)
        case MarkShape.OPEN_RING:
            return MarkLook(radius, ring_px, dashes=_RING_DASHES)
    return MarkLook(radius, ring_px)


def has_small_ring(mark_px: float) -> bool:
    """Tell whether the dashes of a ring are to be counted so that they come out even."""
    return mark_px < _LEAST_RING_PX
