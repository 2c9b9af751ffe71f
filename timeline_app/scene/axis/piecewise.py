"""A scale with pieces of their own zoom: crowded days get room, empty years may be skipped."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple, overload

import numpy as np
from numpy.typing import NDArray

from timeline_app.scene.axis.span import Floats, LinearScale, TimeSpan


class Piece(NamedTuple):
    """A part of time that is drawn evenly, from one x to another."""

    span: TimeSpan
    x_start: float
    x_end: float

    @property
    def scale(self) -> LinearScale:
        """The scale of this piece alone, from x = 0 on."""
        return LinearScale(self.span, self.x_end - self.x_start)


class Break(NamedTuple):
    """A place between two pieces; `skipped` is the time left out there, if any."""

    x_start: float
    x_end: float
    skipped: TimeSpan | None


@dataclass(frozen=True)
class PiecewiseScale:
    """Maps seconds to x evenly within each piece; what is skipped lies in the gaps between.

    Pieces follow one another in time and on the line. Outside them the first and the last go on.
    """

    pieces: tuple[Piece, ...]
    margin_px: float = 0.0

    @cached_property
    def span(self) -> TimeSpan:
        """The span between x = 0 and x = `width_px`, skipped time included."""
        return TimeSpan(self.seconds_of(0.0), self.seconds_of(self.width_px))

    @property
    def width_px(self) -> float:
        """Where the last piece ends, and the margin behind it."""
        return self.pieces[-1].x_end + self.margin_px

    @overload
    def x_of(self, seconds: float) -> float: ...
    @overload
    def x_of(self, seconds: NDArray[np.int64] | Floats) -> Floats: ...

    def x_of(self, seconds: float | NDArray[np.int64] | Floats) -> float | Floats:
        """Return where some seconds fall, in px."""
        if not isinstance(seconds, np.ndarray):
            return self._x_of_one(float(seconds))
        at_s, at_px = self.knots
        first, last = self.pieces[0].scale.px_per_s, self.pieces[-1].scale.px_per_s
        x: Floats = np.interp(seconds, at_s, at_px)
        x = x + np.minimum(np.subtract(seconds, at_s[0]), 0.0) * first
        x = x + np.maximum(np.subtract(seconds, at_s[-1]), 0.0) * last
        return x

    def _x_of_one(self, second: float) -> float:
        """Return where one second falls: a frame asks a hundred times, and numpy takes 20 µs."""
        at_s, at_px = self._knot_lists
        if second < at_s[0]:
            return at_px[0] + (second - at_s[0]) * self.pieces[0].scale.px_per_s
        if second >= at_s[-1]:
            return at_px[-1] + (second - at_s[-1]) * self.pieces[-1].scale.px_per_s
        after = bisect_right(at_s, second)
        steepness = (at_px[after] - at_px[after - 1]) / (at_s[after] - at_s[after - 1])
        return at_px[after - 1] + (second - at_s[after - 1]) * steepness

    def seconds_of(self, x_px: float) -> float:
        """Return the second that falls on x."""
        at_s, at_px = self.knots
        if x_px < at_px[0]:
            return float(at_s[0] + (x_px - at_px[0]) / self.pieces[0].scale.px_per_s)
        if x_px > at_px[-1]:
            return float(at_s[-1] + (x_px - at_px[-1]) / self.pieces[-1].scale.px_per_s)
        return float(np.interp(x_px, at_px, at_s))

    def breaks(self) -> Iterator[Break]:
        """Yield the places between pieces, from left to right."""
        for before, after in pairwise(self.pieces):
            skipped = None
            if before.span.end_s < after.span.start_s:
                skipped = TimeSpan(before.span.end_s, after.span.start_s)
            yield Break(before.x_end, after.x_start, skipped)

    @cached_property
    def _knot_lists(self) -> tuple[list[float], list[float]]:
        at_s, at_px = self.knots
        return at_s.tolist(), at_px.tolist()

    @cached_property
    def knots(self) -> tuple[Floats, Floats]:
        """The ends of the pieces as seconds and as x; shared ends stand once."""
        pairs = [
            pair
            for piece in self.pieces
            for pair in (
                (piece.span.start_s, piece.x_start),
                (piece.span.end_s, piece.x_end),
            )
        ]
        kept = [pair for pair, after in pairwise(pairs) if pair[0] < after[0]]
        table = np.array([*kept, pairs[-1]], dtype=np.float64)
        return table[:, 0], table[:, 1]


def laid_out(
    parts: Sequence[TimeSpan], weights: Sequence[float], width_px: float, gap_px: float,
    least_px: float, margin_px: float = 0.0,
) -> PiecewiseScale:  # fmt: skip
    """Share a width among parts of time by weight; a gap stands where time is skipped.

    A margin is left on either side of them all.
    """
    gaps = [gap_px if before.end_s < after.start_s else 0.0 for before, after in pairwise(parts)]
    room = width_px - sum(gaps) - 2 * margin_px
    free = room - least_px * len(parts)
    total = sum(weights)
    pieces, x = [], margin_px
    for part, weight, gap in zip(parts, weights, [*gaps, 0.0], strict=True):
        x_end = x + least_px + free * weight / total
        pieces.append(Piece(part, x, x_end))
        x = x_end + gap
    return PiecewiseScale(tuple(pieces), margin_px)
