"""One track of a scene: figures in lanes, and pills for what finds none."""

import math
from bisect import bisect_left
from collections.abc import Iterable, Iterator

import msgspec
import numpy as np

from timeline_app.core.table.arrays import Rows
from timeline_app.scene.display import Band, Hit, Primitive
from timeline_app.scene.tracks.density import traces
from timeline_app.scene.tracks.draughtsman import Draughtsman
from timeline_app.scene.tracks.figures import Figure, LabelPlace, look_of
from timeline_app.scene.tracks.packing import EPSILON_PX, Item, Packing, Union, pack
from timeline_app.scene.tracks.pills import BAR_INSET_PX, Pills, pill_text
from timeline_app.scene.tracks.request import Lanes, SceneRequest
from timeline_app.scene.tracks.room import Room
from timeline_app.scene.tracks.shaper import Shaper
from timeline_app.scene.tracks.spacing import Spacing
from timeline_app.scene.tracks.tracks import Track

# So that frames of the first and last lane do not touch the headings.
_BAND_PADDING_PX = 2.0


class TrackLayout:
    """Lays out a small track, whole, from a given y downwards."""

    def __init__(self, request: SceneRequest, track: Track, y: float) -> None:
        self._request = request
        self._track = track
        self._y = y
        self._metrics = request.metrics
        width = request.scale.width_px
        sheet, paper = (math.inf, math.inf)
        if request.is_paper:
            sheet, paper = min(request.sheet_px, width), width
        self._spacing = Spacing(request.measurer, request.metrics)
        self._keep_to(Room(sheet, paper))
        self._pills = Pills(track, request.scale, request.measurer, request.metrics)
        self._tall_lanes: list[int] = []
        self._lane_edges: tuple[float, ...] = ()
        self.items: list[Primitive] = []
        self.hits: list[Hit] = []
        self.lanes: Lanes = {}
        self._seen: set[int] = set()
        self._detail = 0

    def _keep_to(self, room: Room) -> None:
        """Let figures and labels stand within some bounds from now on."""
        self._shaper = Shaper(self._spacing, room)
        self._draughtsman = Draughtsman(self._spacing, room)

    def build(self) -> Band:
        """Fill `items`, `hits` and `lanes`, and return the band they lie in."""
        track, metrics = self._track, self._metrics
        is_collapsed = track.id in self._request.collapsed
        height = metrics.header_px
        if is_collapsed:
            if self._is_seen(height):
                self.items += traces(track, self._request.scale, metrics, self._y)
        else:
            lanes = self._lay_out()
            self._lane_edges = tuple(self._lane_top(lane) for lane in range(lanes + 1))
            height = self._lane_edges[-1] + _BAND_PADDING_PX - self._y
        return Band(
            track.id, track.label, track.color, self._y, height, metrics.header_px,
            len(track.rows), is_collapsed, self._detail, self._lane_edges,
        )  # fmt: skip

    def _lay_out(self) -> int:
        """Place everything and return how many lanes the track takes."""
        request, rows = self._request, self._track.rows
        if request.is_paper:
            rows = self._track.rows_in(request.scale.span)
        figures, packing = self._placed(rows)
        self._detail = 1 + len(packing.overflow)
        lane_count = 1 + max(packing.lanes.values(), default=-1)
        left = [figures[row] for row in packing.overflow]
        marks, bars = self._pills.gathered(left)
        more_px = len(self._tall_lanes) * self._metrics.line_px + 3 * self._metrics.lane_px
        if self._is_seen(self._metrics.header_px + lane_count * self._metrics.lane_px + more_px):
            self._find_seen(figures)
            self._draw_figures(figures, packing)
            self._draw_pills(self._draw_lone(marks, lane_count, figures), lane_count)
            bars_lane = lane_count + bool(marks)
            self._draw_pills(self._draw_lone(bars, bars_lane, figures), bars_lane)
        return lane_count + bool(marks) + bool(bars)

    def _placed(self, rows: Rows) -> tuple[dict[int, Figure], Packing]:
        """Give the figures of some rows their lanes, and find the lanes that need two lines."""
        request, room = self._request, self._shaper.room
        if request.labels_within is not None:
            ends_s = request.labels_within.start_s, request.labels_within.end_s
            x_start, x_end = (float(request.scale.x_of(second)) for second in ends_s)
            if x_end - x_start >= self._metrics.max_label_px:
                self._keep_to(msgspec.structs.replace(room, edges_px=(x_start, x_end)))
        figures = {figure.row: figure for figure in self._figures(rows)}
        packing = self._packed_whole(figures)
        if packing.overflow and self._shaper.room is not room:
            # Labels on the left take more lanes than those on two lines on the right.
            self._keep_to(msgspec.structs.replace(self._shaper.room, may_flip=False))
            figures = {figure.row: figure for figure in self._figures(rows)}
            packing = self._packed_whole(figures)
        is_wrapped, cut_ends = self._draughtsman.is_wrapped, packing.cut_ends
        wrapped = (
            lane for row, lane in packing.lanes.items()
            if is_wrapped(figures[row], cut_ends.get(row, figures[row].x_high))
        )  # fmt: skip
        self._tall_lanes = sorted(set(wrapped))
        return figures, packing

    def _packed_whole(self, figures: dict[int, Figure]) -> Packing:
        items = [figure.item for figure in figures.values()]
        packing = self._packed(items, self._metrics.lane_limit)
        if 0 < len(packing.overflow) <= self._metrics.spare_lanes:
            # A cluster takes a lane as well, so a few events are better shown than counted.
            packing = self._packed(items, self._metrics.lane_limit + len(packing.overflow))
        return packing

    def _packed(self, items: list[Item], lane_limit: int) -> Packing:
        # Labels to the left of their marks must not upset the order of time on paper.
        is_sorted = not self._request.is_paper
        return pack(items, lane_limit, self._metrics.item_gap_px, is_sorted=is_sorted)

    def _is_seen(self, height: float) -> bool:
        top, bottom = self._request.view_y
        return self._y < bottom and self._y + height > top

    def _figures(self, rows: Rows) -> Iterator[Figure]:
        request, table = self._request, self._request.track_set.table
        x_starts = request.scale.x_of(table.draw_start_s[rows]).tolist()
        x_ends = request.scale.x_of(table.draw_end_s[rows]).tolist()
        looks = map(
            look_of, rows.tolist(), table.form[rows].tolist(), table.basis[rows].tolist(),
            table.traits[rows].tolist(), request.track_set.colors_of(rows),
        )  # fmt: skip
        figure, title_of = self._shaper.figure, request.title_of
        for look, x_start, x_end in zip(looks, x_starts, x_ends, strict=True):
            yield figure(look, x_start, x_end, title_of(look.row))

    def _is_in_view(self, x_start: float, x_end: float) -> bool:
        return x_start < self._request.scale.width_px and x_end > 0

    def _find_seen(self, figures: Iterable[int]) -> None:
        """Remember which rows have some of their extent in the span, wherever their marks are."""
        rows = np.fromiter(figures, dtype=np.int64)
        table, span = self._request.track_set.table, self._request.scale.span
        starts, ends = table.draw_start_s[rows], table.draw_end_s[rows]
        self._seen = set(rows[(starts < span.end_s) & (ends > span.start_s)].tolist())

    def _lane_top(self, lane: int) -> float:
        """Return where a lane begins, the tall ones before it counted."""
        top = self._y + self._metrics.header_px + _BAND_PADDING_PX
        top += bisect_left(self._tall_lanes, lane) * self._metrics.line_px
        return top + lane * self._metrics.lane_px

    def _lane_y(self, lane: int) -> float:
        """Return the middle of the first line of a lane."""
        return self._lane_top(lane) + self._metrics.lane_px / 2

    def _draw_figures(self, figures: dict[int, Figure], packing: Packing) -> None:
        for row, lane in packing.lanes.items():
            self.lanes[self._track.id, row] = lane
            self._draw_figure(figures[row], lane, packing.cut_ends.get(row, figures[row].x_high))

    def _draw_lone(
        self, pills: list[Union], lane: int, figures: dict[int, Figure]
    ) -> Iterator[Union]:
        """Draw what is alone in its place as itself, and yield the pills that are left."""
        starts = [*(pill.x_start for pill in pills[1:]), math.inf]
        for pill, next_start in zip(pills, starts, strict=False):
            figure = figures[pill.rows[0]]
            is_pushed_on = pill.x_start > figure.x_start + BAR_INSET_PX + EPSILON_PX
            if len(pill.rows) > 1 or is_pushed_on or figure.place is LabelPlace.LEFT:
                yield pill
            else:
                x_limit = max(figure.x_end, next_start - self._metrics.item_gap_px)
                self._draw_figure(figure, lane, min(figure.x_high, x_limit))

    def _draw_figure(self, figure: Figure, lane: int, x_high: float) -> None:
        """Draw an event up to an x, if it is to be seen."""
        if figure.row in self._seen or self._is_in_view(figure.x_low, x_high):
            y, height = self._lane_y(lane), self._metrics.lane_px
            lines = 2 if lane in self._tall_lanes else 1
            self.items += self._draughtsman.draw(figure, y, x_high, lines)
            width, top = x_high - figure.x_low, y - height / 2
            height += (lines - 1) * self._metrics.line_px
            self.hits.append(Hit(figure.x_low, top, width, height, (figure.row,), self._track.id))

    def _draw_pills(self, pills: Iterable[Union], lane: int) -> None:
        for pill in pills:
            if self._is_in_view(pill.x_start, pill.x_end) or not self._seen.isdisjoint(pill.rows):
                y = self._lane_y(lane)
                self.items += self._pills.drawn(pill, y, pill_text(len(pill.rows)))
                self.hits.append(self._pills.hit(pill, y))
