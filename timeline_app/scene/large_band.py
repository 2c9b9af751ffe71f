"""One large track: sparse cells of time event by event, crowded ones as density."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from timeline_app.core.table import Mask, Rows
from timeline_app.scene.band import TrackLayout, pill_text
from timeline_app.scene.bins import BINS_PER_CELL, Bins
from timeline_app.scene.density import Shading
from timeline_app.scene.display import UnderWay
from timeline_app.scene.items import Figure
from timeline_app.scene.packing import OVERFLOW_LANE, Block, Union, pack, unions

# So many that began before the view may be looked at one by one.
_UNDER_WAY_LIMIT = 64
# Cells left of the view whose labels may reach into it.
_CELLS_BEFORE = 1
# So many rows are listed in a hit; of more it says how to find them.
_SPELLED_OUT_LIMIT = 500
_COLUMNS_SHARE = 8
_UNDER_WAY = " under way"


class LargeTrackLayout(TrackLayout):
    """Lays out a track of many events; its height never changes.

    Lanes from `through_lanes` on are blocked where a crowded cell is shaded; those above are for
    bars and labels that reach across. Below are two lanes of pills, for marks and for bars.
    """

    def _lay_out(self) -> int:
        lanes = self._metrics.lane_limit + 2
        if self._is_seen(self._metrics.header_px + lanes * self._metrics.lane_px):
            self._fill()
        return lanes

    def _fill(self) -> None:
        bins = Bins.of(self._request.scale, self._metrics.density_px)
        cells = _Cells(bins, self._track.start_s)
        is_crowded = cells.counts > self._metrics.detail_rows
        blocks = self._shade(bins, cells, is_crowded)
        singles = cells.places_where(~is_crowded)
        before, rest = self._under_way(bins, cells, is_crowded)
        rows = self._track.rows[np.concatenate([before, singles])]
        figures = {figure.row: figure for figure in self._figures(rows)}
        packing = pack(
            [figure.item for figure in figures.values()], self._metrics.lane_limit,
            self._metrics.item_gap_px, self._kept(figures), blocks,
        )  # fmt: skip
        self._find_seen(figures)
        self._draw_figures(figures, packing)
        self.lanes |= {(self._track.id, row): OVERFLOW_LANE for row in packing.overflow}
        self._draw_left([figures[row] for row in packing.overflow], rest, bins)

    def _kept(self, figures: dict[int, Figure]) -> dict[int, int]:
        kept, track = self._request.kept_lanes, self._track.id
        if not kept:
            return {}
        return {row: kept[track, row] for row in figures if (track, row) in kept}

    def _shade(self, bins: Bins, cells: "_Cells", is_crowded: Mask) -> list[Block]:
        """Draw the crowded cells, and return them as ranges that labels have to keep off."""
        metrics, blocks = self._metrics, []
        top = self._lane_y(metrics.through_lanes) - metrics.lane_px / 2
        height = (metrics.lane_limit - metrics.through_lanes) * metrics.lane_px
        most = len(self._track.rows) // _COLUMNS_SHARE
        measurer = self._request.measurer
        shading = Shading(self._track, bins, measurer, metrics, top, height, most)
        for number in np.flatnonzero(is_crowded).tolist():
            first = (cells.first + number) * BINS_PER_CELL
            end = first + BINS_PER_CELL
            blocks.append(
                Block(bins.range_of(first)[0], bins.range_of(end)[0], metrics.through_lanes)
            )
            first, end = max(first, bins.first), min(end, bins.end)
            if first < end:
                primitives, hits = shading.draw(first, end)
                self.items += primitives
                self.hits += hits
        return blocks

    def _under_way(self, bins: Bins, cells: "_Cells", is_crowded: Mask) -> tuple[Rows, Rows]:
        """Return the places of what began before the bins in view and is still under way.

        First those that are drawn one by one, because they began in a sparse cell, before the
        cells looked at; then the rest, which is counted.
        """
        track = self._track
        first_s = bins.first * bins.duration_s
        found = track.places_in(self._request.scale.span.start_s, track.begun_before(first_s))
        earlier, later = np.split(found, [np.searchsorted(found, cells.edges[0])])
        crowded = later[is_crowded[np.searchsorted(cells.edges, later, side="right") - 1]]
        if len(earlier) > _UNDER_WAY_LIMIT:
            return earlier[:0], np.concatenate([earlier, crowded])
        is_single = cells.counts_around(earlier) <= self._metrics.detail_rows
        return earlier[is_single], np.concatenate([earlier[~is_single], crowded])

    def _draw_left(self, figures: list[Figure], rest: Rows, bins: Bins) -> None:
        """Draw the pills of what found no lane, and of what is only counted."""
        marks, bars = self._pills(figures)
        lane = self._metrics.lane_limit
        self._draw_pills(marks, lane)
        if not len(rest):
            self._draw_pills(bars, lane + 1)
            return
        x_end = float(self._request.scale.x_of(float(self._track.end_s[rest].max())))
        x_end = max(x_end, self._pill_px(f"{pill_text(len(self._track.rows))}{_UNDER_WAY}"))
        x_start = bins.range_of((bins.first // BINS_PER_CELL - 1) * BINS_PER_CELL)[0]
        for pill in unions([*bars, Union(x_start, x_end, ())]):
            if pill.x_start <= x_start and pill.x_end >= x_end:
                self._draw_under_way(pill, rest, bins)
            else:
                self._draw_pills([pill], lane + 1)

    def _draw_under_way(self, pill: Union, rest: Rows, bins: Bins) -> None:
        """Draw the pill of what is only counted, joined by the bars that touch it."""
        lane, count = self._metrics.lane_limit + 1, len(rest) + len(pill.rows)
        self._draw_pill(pill, lane, f"{pill_text(count)}{_UNDER_WAY}")
        if count <= _SPELLED_OUT_LIMIT:
            rows = sorted([*self._track.rows[rest].tolist(), *pill.rows])
            self.hits.append(self._pill_hit(pill._replace(rows=tuple(rows)), lane))
            return
        placed = {row for _, row in self.lanes}
        under_way = UnderWay(self._request.scale.span.start_s, tuple(sorted(placed)), pill.rows)
        starts_in_s = float(self._track.start_s[0]), float(bins.first * bins.duration_s)
        hit = self._pill_hit(pill._replace(rows=()), lane)
        self.hits.append(replace(hit, count=count, starts_in_s=starts_in_s, under_way=under_way))


class _Cells:
    """The cells in view and some before: where in a track's rows each begins, and their counts."""

    def __init__(self, bins: Bins, start_s: NDArray[np.int64]) -> None:
        self._start_s = start_s
        self._duration_s = bins.duration_s * BINS_PER_CELL
        self.first = bins.first // BINS_PER_CELL - _CELLS_BEFORE
        end = -(-bins.end // BINS_PER_CELL)
        seconds = np.arange(self.first, end + 1, dtype=np.int64) * self._duration_s
        self.edges: Rows = np.searchsorted(start_s, seconds, side="left")
        self.counts: Rows = np.diff(self.edges)

    def places_where(self, chosen: Mask) -> Rows:
        """Return the places of all rows that begin in the chosen cells."""
        ranges = [
            np.arange(self.edges[number], self.edges[number + 1])
            for number in np.flatnonzero(chosen).tolist()
        ]
        return np.concatenate([self.edges[:0], *ranges])

    def counts_around(self, places: Rows) -> Rows:
        """Return for each place how many rows begin in its cell."""
        cells = self._start_s[places] // self._duration_s
        edges = np.stack([cells, cells + 1]) * self._duration_s
        counts: Rows = np.diff(np.searchsorted(self._start_s, edges, side="left"), axis=0)[0]
        return counts
