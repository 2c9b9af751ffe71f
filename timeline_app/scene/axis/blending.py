"""A scale part of the way from one to another: what a motion between two kinds of view shows."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import overload

import numpy as np
from msgspec.structs import astuple
from numpy.typing import NDArray

from timeline_app.scene.axis.piecewise import PiecewiseScale
from timeline_app.scene.axis.span import Floats, TimeScale, TimeSpan


@dataclass(frozen=True)
class BlendedScale:
    """Lies a share of the way from one scale to another of the same width.

    Where a second falls is the mean of where it falls on both. Both rise, so the mean does, and
    between their knots it is even like them.
    """

    one: TimeScale
    other: TimeScale
    share: float

    @property
    def width_px(self) -> float:
        """The width of both scales."""
        return self.one.width_px

    @cached_property
    def span(self) -> TimeSpan:
        """The span between x = 0 and x = `width_px`."""
        return TimeSpan(self.seconds_of(0.0), self.seconds_of(self.width_px))

    @overload
    def x_of(self, seconds: float) -> float: ...
    @overload
    def x_of(self, seconds: NDArray[np.int64] | Floats) -> Floats: ...

    def x_of(self, seconds: float | NDArray[np.int64] | Floats) -> float | Floats:
        """Return where some seconds fall, in px."""
        return (1.0 - self.share) * self.one.x_of(seconds) + self.share * self.other.x_of(seconds)

    def seconds_of(self, x_px: float) -> float:
        """Return the second that falls on x."""
        at_s, at_px = self.knots
        # Beyond the outermost knots the scale goes on as evenly as before them.
        place = int(np.clip(np.searchsorted(at_px, x_px), 1, len(at_px) - 1))
        (left_s, right_s), (left, right) = at_s[place - 1 : place + 1], at_px[place - 1 : place + 1]
        return float(left_s + (x_px - left) * (right_s - left_s) / (right - left))

    @cached_property
    def knots(self) -> tuple[Floats, Floats]:
        """Seconds in rising order and where they fall; in between the scale is even."""
        at_s = np.unique([*_knots_of(self.one), *_knots_of(self.other)])
        # One more on either side, so that the outermost stretches have their own steepness.
        length_s = at_s[-1] - at_s[0]
        at_s = np.array([at_s[0] - length_s, *at_s, at_s[-1] + length_s])
        return at_s, self.x_of(at_s)


def _knots_of(scale: TimeScale) -> Iterable[float]:
    """Return the seconds between which a scale is even."""
    return scale.knots[0] if isinstance(scale, PiecewiseScale) else astuple(scale.span)
