"""Density: how many events begin when, where there are too many to be drawn one by one."""

import math
from collections.abc import Iterator
from itertools import pairwise

import msgspec
import numpy as np

from timeline_app.core.table.arrays import Rows
from timeline_app.scene.axis.span import TimeScale
from timeline_app.scene.display import (
    Box,
    Hit,
    HitKind,
    Label,
    Primitive,
    TextMeasurer,
    TextStyle,
)
from timeline_app.scene.lanes.bins import COLUMNS_PER_BIN, Bins, PixelBins, bins_of
from timeline_app.scene.metrics import Metrics
from timeline_app.scene.tracks.tracks import Track

# One event is still seen on a coarse screen.
_LEAST_COLUMN_PX = 2.0
# Columns so wide make a skyline; narrower ones are hatching, and cost more to draw.
_TRACE_PX = 4.0
# As high as a collapsed line has room for between its neighbours.
_TRACE_HEIGHT_PX = 10.0
# From five digits on, a count is wider than its bin.
_THOUSANDS_FROM = 10_000
# From seven digits on, thousands are as long again.
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
        columns = np.diff(self.track.begun_before_each(edges))
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
        room, fill = self.height - self.metrics.lane_px, f"{self.track.color}-density"
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


def traces(
    track: Track, scale: TimeScale, metrics: Metrics, top: float
) -> tuple[list[Box], list[Hit]]:
    """Return how many of a collapsed track's events begin when, as a low skyline, with its hits."""
    bins = bins_of(scale, _TRACE_PX)
    edges = bins.edges(bins.first, bins.end)
    counts = np.diff(track.begun_before_each(edges))
    tallest = math.log1p(max(1, len(track.rows) // COLUMNS_PER_BIN))
    heights = np.minimum(np.ceil(_TRACE_HEIGHT_PX * np.log1p(counts) / tallest), _TRACE_HEIGHT_PX)
    # Neighbours of one height are one box: a crowd has thousands of them.
    firsts = np.flatnonzero(np.diff(heights, prepend=-1.0))
    ends = np.append(firsts[1:], len(heights))
    base = top + (metrics.collapsed_px + _TRACE_HEIGHT_PX) / 2
    x_starts, x_ends = scale.x_of(edges[firsts]).tolist(), scale.x_of(edges[ends]).tolist()
    columns = zip(x_starts, x_ends, heights[firsts].tolist(), strict=True)
    boxes = [
        Box(x, base - tall, x_end - x, tall, track.color) for x, x_end, tall in columns if tall
    ]
    return boxes, list(_trace_hits(track, scale, metrics, top))


def _trace_hits(track: Track, scale: TimeScale, metrics: Metrics, top: float) -> Iterator[Hit]:
    bins = bins_of(scale, metrics.density_px)
    edges = bins.edges(bins.first, bins.end)
    counts = np.diff(track.begun_before_each(edges)).tolist()
    for place, (x, x_end) in enumerate(pairwise(scale.x_of(edges).tolist())):
        if counts[place]:
            starts_in_s = float(edges[place]), float(edges[place + 1])
            yield Hit(
                x, top, x_end - x, metrics.collapsed_px, (), track.id, counts[place], starts_in_s,
                kind=HitKind.BIN,
            )  # fmt: skip


def short_count(count: int) -> str:
    """Return a count in few characters."""
    if count < _THOUSANDS_FROM:
        return f"{count:,}"
    if count < _MILLIONS_FROM:
        return f"{count / 1000:,.0f}k"
    return f"{count / 1_000_000:,.1f}M"
