"""Density: how many events begin when, where there are too many to be drawn one by one."""

import math

import msgspec
import numpy as np

from timeline_app.core.table.arrays import Rows
from timeline_app.scene.axis.span import TimeScale
from timeline_app.scene.display import (
    Box,
    Hit,
    HitKind,
    Label,
    Line,
    Primitive,
    TextMeasurer,
    TextStyle,
)
from timeline_app.scene.lanes.bins import COLUMNS_PER_BIN, Bins, PixelBins, bins_of
from timeline_app.scene.metrics import Metrics
from timeline_app.scene.tracks.tracks import Track

_LEAST_COLUMN_PX = 2.0
_TRACE_PX = 2.0
_TRACE_HEIGHT_PX = 10.0
_THOUSANDS_FROM = 10_000
_MILLIONS_FROM = 1_000_000


class Shading(msgspec.Struct, frozen=True):
    """Draws the events that begin in some bins of a track as columns, with a count per bin."""

    track: Track
    bins: Bins | PixelBins
    measurer: TextMeasurer
    metrics: Metrics
    top: float
    height: float
    most: int

    def draw(self, first: int, end: int) -> tuple[list[Primitive], list[Hit]]:
        """Return columns, counts and hits for the bins from `first` up to `end`."""
        edges = self.bins.edges(first, end, COLUMNS_PER_BIN)
        columns = np.diff(np.searchsorted(self.track.start_s, edges, side="left"))
        x = self.bins.scale.x_of(edges).tolist()
        primitives: list[Primitive] = list(self._columns(columns, x))
        hits: list[Hit] = []
        counts = columns.reshape(end - first, COLUMNS_PER_BIN).sum(axis=1).tolist()
        for number, count in enumerate(counts):
            if count:
                place = number * COLUMNS_PER_BIN
                x_start, x_end = x[place], x[place + COLUMNS_PER_BIN]
                starts_in_s = float(edges[place]), float(edges[place + COLUMNS_PER_BIN])
                hits.append(
                    Hit(x_start, self.top, x_end - x_start, self.height, (), self.track.id, count,
                        starts_in_s, kind=HitKind.BIN)
                )  # fmt: skip
                primitives += self._count(count, x_start, x_end)
        return primitives, hits

    def _columns(self, counts: Rows, x: list[float]) -> list[Box]:
        tallest = math.log1p(max(self.most, 1))
        room, fill = self.height - self.metrics.lane_px, f"{self.track.color}-tint"
        base = self.top + room
        used = np.flatnonzero(counts)
        heights = np.maximum(_LEAST_COLUMN_PX, room * np.log1p(counts[used]) / tallest)
        return [
            Box(x[place], base - tall, x[place + 1] - x[place], tall, fill)
            for place, tall in zip(used.tolist(), np.minimum(heights, room).tolist(), strict=True)
        ]

    def _count(self, count: int, x_start: float, x_end: float) -> list[Label]:
        text = short_count(count)
        width = self.measurer.width(text, TextStyle.COUNT)
        if width > x_end - x_start - 2:
            return []
        x = (x_start + x_end - width) / 2
        y = self.top + self.height - self.metrics.lane_px / 2
        return [Label(x, y, text, TextStyle.COUNT, "ink-soft", width)]


def traces(track: Track, scale: TimeScale, metrics: Metrics, top: float) -> list[Line]:
    """Return where a collapsed track's events begin, as small lines on its line."""
    bins = bins_of(scale, _TRACE_PX)
    edges = bins.edges(bins.first, bins.end)
    used = np.flatnonzero(np.diff(np.searchsorted(track.start_s, edges, side="left")))
    y = top + (metrics.collapsed_px - _TRACE_HEIGHT_PX) / 2
    middles = scale.x_of((edges[used] + edges[used + 1]) // 2)
    inside = middles[(middles >= 0) & (middles < scale.width_px)]
    return [Line(x, y, x, y + _TRACE_HEIGHT_PX, track.color) for x in inside.tolist()]


def short_count(count: int) -> str:
    """Return a count in few characters."""
    if count < _THOUSANDS_FROM:
        return f"{count:,}"
    if count < _MILLIONS_FROM:
        return f"{count / 1000:,.0f}k"
    return f"{count / 1_000_000:,.1f}M"
