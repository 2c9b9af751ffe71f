"""Bins: cells of time with fixed edges, so that counting in them does not depend on the view."""

import math

import msgspec
import numpy as np
from numpy.typing import NDArray

from timeline_app.scene.axis.blending import BlendedScale
from timeline_app.scene.axis.piecewise import PiecewiseScale
from timeline_app.scene.axis.span import TimeScale

# Enough to show a shape in a bin; a power of two, as bins are, so that edges meet.
COLUMNS_PER_BIN = 8
# A cell is then some 500 px wide: wide enough to be read event by event.
BINS_PER_CELL = 8
# An event often begins on the very edge of a bin; rounding must not push it across and back.
_EDGE_PX = 0.37


def bin_duration_s(scale: TimeScale, least_px: float) -> int:
    """Return a power of two in seconds that is `least_px` to twice as wide on the scale."""
    seconds_per_px = scale.span.duration_s / scale.width_px
    # A hair less, so that widths that differ by rounding alone get the same bins.
    power = math.ceil(math.log2(least_px * seconds_per_px) - 1e-9)
    return int(2 ** max(power, int(math.log2(COLUMNS_PER_BIN))))


class Bins(msgspec.Struct, frozen=True):
    """The bins of a scale: `first` is the number of the first one that is in view."""

    scale: TimeScale
    duration_s: int

    @classmethod
    def of(cls, scale: TimeScale, least_px: float) -> "Bins":
        """Return bins that are at least some px wide."""
        return cls(scale, bin_duration_s(scale, least_px))

    @property
    def first(self) -> int:
        """The number of the first bin in view."""
        return math.floor(self.scale.span.start_s / self.duration_s)

    @property
    def end(self) -> int:
        """The number after that of the last bin in view."""
        return math.ceil(self.scale.span.end_s / self.duration_s)

    def number_at(self, x: float) -> int:
        """Return the number of the bin that an x lies in."""
        return math.floor(self.scale.seconds_of(x + _EDGE_PX) / self.duration_s)

    def range_of(self, number: int) -> tuple[float, float]:
        """Return where a bin lies, in px."""
        start_s = float(number * self.duration_s)
        return self.scale.x_of(start_s), self.scale.x_of(start_s + self.duration_s)

    def edges(self, first: int, end: int, parts: int = 1) -> NDArray[np.int64]:
        """Return the edges of some bins, each cut into parts, in seconds."""
        part_s = self.duration_s // parts
        return np.arange(first * parts, end * parts + 1, dtype=np.int64) * part_s


class PixelBins(msgspec.Struct, frozen=True):
    """Bins of equal width on a scale that is not even: they lie fast on the line, not in time."""

    scale: PiecewiseScale | BlendedScale
    bin_px: float
    first: int = 0

    @property
    def end(self) -> int:
        """The number of bins."""
        return max(1, round(self.scale.width_px / self.bin_px))

    def edges(self, first: int, end: int, parts: int = 1) -> NDArray[np.int64]:
        """Return the edges of some bins, each cut into parts, in seconds."""
        x = np.linspace(0.0, self.scale.width_px, self.end * parts + 1)[
            first * parts : end * parts + 1
        ]
        at_s, at_px = self.scale.knots
        return np.ceil(np.interp(x, at_px, at_s)).astype(np.int64)


def bins_of(scale: TimeScale, least_px: float) -> Bins | PixelBins:
    """Return bins for a scale: fixed in time where it is even, else fixed on the line."""
    if isinstance(scale, PiecewiseScale | BlendedScale):
        return PixelBins(scale, least_px)
    return Bins.of(scale, least_px)
