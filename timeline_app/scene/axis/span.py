"""Spans and scales: which part of time is shown, and where on the line each second falls."""

import math
from typing import Protocol, overload

import msgspec
import numpy as np
from numpy.typing import NDArray

from timeline_app.core.dates.civil import TIME_MAX_S, TIME_MIN_S

# The mean year of the Gregorian calendar, 365.2425 days.
YEAR_S = 31_556_952
# An hour: minutes are the finest that lists write, and need some room each.
MIN_SPAN_S = 3_600.0
# More than any list of this kind needs, and less than the calendar can count.
MAX_SPAN_S = 500.0 * YEAR_S
# Above what rounding does to a zoom, and below a thousandth of a px on the widest screen.
_SAME_DURATION = 1e-6

Floats = NDArray[np.float64]


_AXIS = (float(TIME_MIN_S), float(TIME_MAX_S))


class TimeSpan(msgspec.Struct, frozen=True):
    """A half-open interval of seconds since 1970-01-01, never empty."""

    start_s: float
    end_s: float

    @property
    def duration_s(self) -> float:
        """Length in seconds."""
        return self.end_s - self.start_s

    @property
    def middle_s(self) -> float:
        """The second in the middle."""
        return self.start_s + self.duration_s / 2

    def panned(self, delta_s: float) -> "TimeSpan":
        """Return the span moved by some seconds."""
        return TimeSpan(self.start_s + delta_s, self.end_s + delta_s)

    def zoomed(self, factor: float, anchor_s: float) -> "TimeSpan":
        """Return the span with its duration multiplied, the anchor keeping its place."""
        before, after = anchor_s - self.start_s, self.end_s - anchor_s
        return TimeSpan(anchor_s - before * factor, anchor_s + after * factor)

    def padded(self, share: float) -> "TimeSpan":
        """Return the span with a share of its duration added on either side."""
        margin = self.duration_s * share
        return TimeSpan(self.start_s - margin, self.end_s + margin)

    def clamped(self, longest_s: float = MAX_SPAN_S) -> "TimeSpan":
        """Return the nearest span that may be shown: neither too short, too long nor off time."""
        start, end = sorted((_on_axis(self.start_s, _AXIS[0]), _on_axis(self.end_s, _AXIS[1])))
        longest = min(max(longest_s, MIN_SPAN_S), _AXIS[1] - _AXIS[0])
        duration = min(max(end - start, MIN_SPAN_S), longest)
        start = min(max(start + (end - start - duration) / 2, _AXIS[0]), _AXIS[1] - duration)
        return TimeSpan(start, start + duration)

    def overlaps(self, start_s: float, end_s: float) -> bool:
        """Tell whether some of `[start_s, end_s)` lies in the span."""
        return start_s < self.end_s and end_s > self.start_s


def _on_axis(seconds: float, otherwise: float) -> float:
    """Return a second that lies on the axis of time, or `otherwise` if it is not a number."""
    if math.isnan(seconds):
        return otherwise
    # Twice the axis leaves a span that was moved off it its duration.
    return min(max(seconds, 2 * _AXIS[0]), 2 * _AXIS[1])


class TimeScale(Protocol):
    """Maps seconds to x in px and back; monotone, so that order on the line is order in time."""

    @property
    def span(self) -> TimeSpan:
        """The span between x = 0 and x = `width_px`."""

    @property
    def width_px(self) -> float:
        """Width of the span in px."""

    @overload
    def x_of(self, seconds: float) -> float: ...
    @overload
    def x_of(self, seconds: NDArray[np.int64] | Floats) -> Floats: ...

    def seconds_of(self, x_px: float) -> float:
        """Return the second that falls on x."""


class LinearScale(msgspec.Struct, frozen=True):
    """The scale on which every second is equally wide."""

    span: TimeSpan
    width_px: float

    @property
    def px_per_s(self) -> float:
        """Pixels for one second."""
        return self.width_px / self.span.duration_s

    @overload
    def x_of(self, seconds: float) -> float: ...
    @overload
    def x_of(self, seconds: NDArray[np.int64] | Floats) -> Floats: ...

    def x_of(self, seconds: float | NDArray[np.int64] | Floats) -> float | Floats:
        """Return where some seconds fall, in px from the start of the span."""
        if isinstance(seconds, np.ndarray):
            return (seconds - np.float64(self.span.start_s)) * np.float64(self.px_per_s)
        return (seconds - self.span.start_s) * self.px_per_s

    def seconds_of(self, x_px: float) -> float:
        """Return the second that falls on x."""
        return self.span.start_s + x_px / self.px_per_s

    def widened(self, share: float) -> "LinearScale":
        """Return the same scale with a share of its width added on either side."""
        return LinearScale(self.span.padded(share), self.width_px * (1 + 2 * share))


def is_same_zoom(one: TimeScale, other: TimeScale) -> bool:
    """Tell whether a second is equally wide on two scales, but for rounding far from 1970."""
    mine, its = one.span.duration_s / one.width_px, other.span.duration_s / other.width_px
    return math.isclose(mine, its, rel_tol=_SAME_DURATION)


def blended(start: TimeSpan, end: TimeSpan, share: float) -> TimeSpan:
    """Return the span a share of the way from one to another, as a camera would go it.

    The duration changes by equal factors, and the point that both spans show at the same place
    stays there; spans of the same duration are joined by a plain pan.
    """
    if share <= 0.0 or share >= 1.0:
        return end if share >= 1.0 else start
    factor = end.duration_s / start.duration_s
    if abs(factor - 1.0) < _SAME_DURATION:
        return start.panned((end.start_s - start.start_s) * share)
    fixed_s = (start.start_s * factor - end.start_s) / (factor - 1.0)
    return start.zoomed(factor**share, fixed_s)
