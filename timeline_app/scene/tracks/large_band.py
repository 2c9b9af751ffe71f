"""One large track: sparse cells of time event by event, crowded ones as density."""

import msgspec
import numpy as np

from timeline_app.core.table.arrays import Mask, Rows
from timeline_app.scene.display import UnderWay
from timeline_app.scene.lanes.bins import BINS_PER_CELL, Bins, PixelBins, bins_of
from timeline_app.scene.lanes.packing import OVERFLOW_LANE, Block, Union, pack, unions
from timeline_app.scene.tracks.density import Shading, traces
from timeline_app.scene.tracks.figures import Figure
from timeline_app.scene.tracks.pills import pill_text
from timeline_app.scene.tracks.small_band import TrackLayout
from timeline_app.scene.tracks.tracks import Track

# So many that began before the view may be looked at one by one.
_UNDER_WAY_LIMIT = 64
# Cells beside the view from which labels may reach into it.
_CELLS_AROUND = 1
# So many rows are listed in a hit; of more it says how to find them.
_SPELLED_OUT_LIMIT = 500
# A column is full with an eighth of a track: seldom more begin in one.
_COLUMNS_SHARE = 8
_UNDER_WAY = " under way"


class LargeTrackLayout(TrackLayout):
    """Lays out a track of many events; its height never changes.

    Lanes from `through_lanes` on are blocked where a crowded cell is shaded; those above are for
    bars and labels that reach across. Below are two lanes of pills, for marks and for bars.
    """

    def _lay_out(self) -> int:
        # What goes on is counted with all that is under way, for which there are no lanes.
        self._keep_to(msgspec.structs.replace(self._request.room, has_threads=False))
        lanes = self._metrics.lane_limit + 2
        if self._request.is_whole:
            self._detail = 1
            if self._is_seen(lanes * self._metrics.lane_px):
                self._shade_all()
            return lanes
        bins = Bins.of(self._request.scale, self._metrics.density_px)
        self._detail = bins.duration_s
        if self._is_seen(self._metrics.header_px + lanes * self._metrics.lane_px):
            self._fill(bins)
        return lanes

    def _lay_out_line(self, y: float) -> None:
        boxes, hits = traces(self._track, self._request.scale, self._metrics, self._y)
        self.items += boxes
        self.hits += hits

    def _shade_all(self) -> None:
        """Draw the whole track as density: no place of an uneven scale is like another."""
        bins = bins_of(self._request.scale, self._metrics.density_px)
        primitives, hits = self._shading(bins).draw(bins.first, bins.end)
        self.items += primitives
        self.hits += hits

    def _shading(self, bins: Bins | PixelBins) -> Shading:
        metrics = self._metrics
        top = self._lane_y(metrics.through_lanes) - metrics.lane_px / 2
        height = (metrics.lane_limit - metrics.through_lanes) * metrics.lane_px
        most = len(self._track.rows) // _COLUMNS_SHARE
        return Shading(self._track, bins, self._request.measurer, metrics, top, height, most)

    def _fill(self, bins: Bins) -> None:
        cells = _Cells(bins, self._track, self._metrics.detail_rows)
        blocks = self._shade(bins, cells)
        before, rest = self._under_way(bins, cells)
        rows = self._track.rows[np.concatenate([before, cells.sparse_places()])]
        figures = {figure.row: figure for figure in self._shapes.figures(rows)}
        packing = pack(
            [figure.item for figure in figures.values()],
            self._metrics.lane_limit,
            self._metrics.item_gap_px,
            self._kept(figures),
            blocks,
            dict.fromkeys(self._crossing(figures, cells), self._metrics.through_lanes),
        )
        self._find_seen(figures)
        self._draw_figures(figures, packing)
        self.lanes |= {(self._track.id, row): OVERFLOW_LANE for row in packing.overflow}
        self._draw_left([figures[row] for row in packing.overflow], rest, bins)

    def _crossing(self, figures: dict[int, Figure], cells: "_Cells") -> list[int]:
        """Return the rows that reach across a crowded cell, be it in view or not."""
        if not len(cells.crowded):
            return []
        scale, gap_px = self._request.scale, self._metrics.item_gap_px
        reaches = np.array([(f.x_low - gap_px, f.x_short + gap_px) for f in figures.values()])
        per_px = scale.span.duration_s / scale.width_px
        seconds = scale.span.start_s + reaches.reshape(-1, 2) * per_px
        first, last = np.floor(seconds / cells.duration_s).astype(np.int64).T
        crowded = np.searchsorted(cells.crowded, last, side="right") > np.searchsorted(
            cells.crowded, first, side="left"
        )
        return [row for row, is_it in zip(figures, crowded.tolist(), strict=True) if is_it]

    def _kept(self, figures: dict[int, Figure]) -> dict[int, int]:
        kept, track = self._request.kept_lanes, self._track.id
        if not kept:
            return {}
        return {row: kept[track, row] for row in figures if (track, row) in kept}

    def _shade(self, bins: Bins, cells: "_Cells") -> list[Block]:
        """Draw the crowded cells, and return them as ranges that labels have to keep off."""
        metrics, shading = self._metrics, self._shading(bins)
        blocks: list[Block] = []
        for number in cells.numbers[cells.is_crowded].tolist():
            first, end = number * BINS_PER_CELL, (number + 1) * BINS_PER_CELL
            blocks.append(
                Block(bins.range_of(first)[0], bins.range_of(end)[0], metrics.through_lanes)
            )
            first, end = max(first, bins.first), min(end, bins.end)
            if first < end:
                primitives, hits = shading.draw(first, end)
                self.items += primitives
                self.hits += hits
        return blocks

    def _under_way(self, bins: Bins, cells: "_Cells") -> tuple[Rows, Rows]:
        """Return the places of what began before the bins in view and is still under way.

        First those that are drawn one by one, because they began in a sparse cell, before the
        cells looked at; then the rest, which is counted.
        """
        track = self._track
        first_s = bins.first * bins.duration_s
        found = track.places_in(self._request.scale.span.start_s, track.begun_before(first_s))
        is_crowded = cells.are_crowded(track.start_s_at(found) // cells.duration_s)
        earlier = found < cells.edges[0]
        singles = found[earlier & ~is_crowded]
        if len(singles) > _UNDER_WAY_LIMIT:
            return singles[:0], found[earlier | is_crowded]
        return singles, found[is_crowded]

    def _draw_left(self, figures: list[Figure], rest: Rows, bins: Bins) -> None:
        """Draw the pills of what found no lane, and of what is only counted."""
        marks, bars = self._pills.gathered(figures)
        lane = self._metrics.lane_limit
        self._draw_pills(marks, lane)
        if not len(rest):
            self._draw_pills(bars, lane + 1)
            return
        x_end = float(self._request.scale.x_of(float(self._track.end_s[rest].max())))
        x_end = max(x_end, self._pills.width_px(f"{pill_text(len(self._track.rows))}{_UNDER_WAY}"))
        x_start = bins.range_of((bins.first // BINS_PER_CELL - 1) * BINS_PER_CELL)[0]
        for pill in unions([*bars, Union(x_start, x_end, ())]):
            if pill.x_start <= x_start and pill.x_end >= x_end:
                self._draw_under_way(pill, rest, bins)
            else:
                self._draw_pills([pill], lane + 1)

    def _draw_under_way(self, pill: Union, rest: Rows, bins: Bins) -> None:
        """Draw the pill of what is only counted, joined by the bars that touch it."""
        lane, count = self._metrics.lane_limit + 1, len(rest) + len(pill.rows)
        y = self._lane_y(lane)
        self.items += self._pills.drawn(pill, y, f"{pill_text(count)}{_UNDER_WAY}")
        if count <= _SPELLED_OUT_LIMIT:
            rows = sorted([*self._track.rows[rest].tolist(), *pill.rows])
            self.hits.append(self._pills.hit(pill._replace(rows=tuple(rows)), y))
            return
        placed = {row for _, row in self.lanes}
        under_way = UnderWay(self._request.scale.span.start_s, tuple(sorted(placed)), pill.rows)
        first_s = float(self._track.all_start_s[self._track.rows[0]])
        starts_in_s = first_s, float(bins.first * bins.duration_s)
        hit = self._pills.hit(pill._replace(rows=()), y)
        self.hits.append(
            msgspec.structs.replace(hit, count=count, starts_in_s=starts_in_s, under_way=under_way)
        )


class _Cells:
    """The cells in view and one on either side, and which of a track's cells are crowded.

    `edges` holds the place of the first row of each cell in view, and that after the last.
    """

    def __init__(self, bins: Bins, track: Track, detail_rows: int) -> None:
        self.duration_s = bins.duration_s * BINS_PER_CELL
        first = bins.first // BINS_PER_CELL - _CELLS_AROUND
        end = -(-bins.end // BINS_PER_CELL) + _CELLS_AROUND
        self.numbers: Rows = np.arange(first, end, dtype=np.int64)
        seconds = np.arange(first, end + 1, dtype=np.int64) * self.duration_s
        self.edges: Rows = track.begun_before_each(seconds)
        self.crowded = track.crowded_cells(self.duration_s, detail_rows)
        self.is_crowded = self.are_crowded(self.numbers)

    def are_crowded(self, numbers: Rows) -> Mask:
        """Tell for each of some cells whether it is crowded."""
        before = np.searchsorted(self.crowded, numbers, side="left")
        is_crowded: Mask = before < np.searchsorted(self.crowded, numbers, side="right")
        return is_crowded

    def sparse_places(self) -> Rows:
        """Return the places of all rows that begin in sparse cells in view."""
        ranges = [
            np.arange(self.edges[number], self.edges[number + 1])
            for number in np.flatnonzero(~self.is_crowded).tolist()
        ]
        return np.concatenate([self.edges[:0], *ranges])
