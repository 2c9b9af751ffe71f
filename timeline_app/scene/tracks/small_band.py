"""One track of a scene: figures in lanes, and pills for what finds none."""

import math
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec
import numpy as np

from timeline_app.core.table.arrays import Rows
from timeline_app.core.table.table import Basis
from timeline_app.scene.display import (
    Band,
    Hit,
    HitKind,
    Label,
    Primitive,
    TextStyle,
    tagged,
)
from timeline_app.scene.lanes.closing import closed_up
from timeline_app.scene.lanes.packing import EPSILON_PX, Item, Packing, Union, pack, unions
from timeline_app.scene.metrics import Metrics
from timeline_app.scene.tracks.draughtsman import Draughtsman, last_y
from timeline_app.scene.tracks.figures import Figure, LabelPlace
from timeline_app.scene.tracks.line_band import LineLayout
from timeline_app.scene.tracks.low_packing import packed_low
from timeline_app.scene.tracks.pills import BAR_INSET_PX, Pills, clear_of, pill_text
from timeline_app.scene.tracks.request import Lanes, SceneRequest
from timeline_app.scene.tracks.room import Room
from timeline_app.scene.tracks.shaper import Shaper
from timeline_app.scene.tracks.shapes import Shapes
from timeline_app.scene.tracks.spacing import Spacing
from timeline_app.scene.tracks.threads import thread_ticks
from timeline_app.scene.tracks.tracks import Track, reading_order, rows_within

# So that frames of the first and last lane do not touch the headings.
_BAND_PADDING_PX = 2.0
# A collapsed track has its marks a little above its middle, for the bars below them.
_LINE_RISE_PX = 2.0


class TrackLayout:
    """Lays out a small track, whole, from a given y downwards."""

    def __init__(self, request: SceneRequest, track: Track, y: float) -> None:
        self._request = request
        self._track = track
        self._y = y
        self._metrics = request.metrics
        self._spacing = Spacing(request.measurer, request.metrics)
        self._keep_to(request.room)
        is_low = _is_low(request.room, track, request.metrics)
        # To choose among ways for each label takes longer than a frame of a motion has.
        self._is_compact = is_low and not request.is_passing
        if is_low:
            lane_px = request.metrics.compact_lane_px
            self._metrics = msgspec.structs.replace(request.metrics, lane_px=lane_px)
        self._pills = Pills(track, request.scale, request.measurer, request.metrics)
        # The lane of each line of labels beyond the first one of a lane.
        self._more_lines: list[int] = []
        self._lane_edges: tuple[float, ...] = ()
        self.items: list[Primitive] = []
        self.hits: list[Hit] = []
        self.lanes: Lanes = {}
        self._seen: set[int] = set()
        self._detail = 0

    def _keep_to(self, room: Room) -> None:
        """Let figures and labels stand within some bounds from now on."""
        self._shapes = Shapes(self._request, Shaper(self._spacing, room))
        self._draughtsman = Draughtsman(self._spacing, room)

    def build(self) -> Band:
        """Fill `items`, `hits` and `lanes`, and return the band they lie in."""
        track, metrics = self._track, self._metrics
        is_collapsed, shown = track.id in self._request.collapsed, self._request.shown_span
        if is_collapsed or (shown is not None and not track.has_some_in(shown)):
            height = metrics.collapsed_px
            first_line_px = height / 2 - _LINE_RISE_PX
            if self._is_seen(height):
                self._lay_out_line(self._y + first_line_px)
        else:
            lanes = self._lay_out()
            self._lane_edges = tuple(self._lane_top(lane) for lane in range(lanes + 1))
            height = self._lane_edges[-1] + _BAND_PADDING_PX - self._y
            height = max(height, metrics.collapsed_px)
            first_line_px = self._lane_y(0) - self._y
        return Band(
            track.id, track.label, track.color, self._y, height, metrics.header_px,
            len(track.rows), is_collapsed, self._detail, self._lane_edges,
            first_line_px,
        )  # fmt: skip

    def _lay_out_line(self, y: float) -> None:
        """Lay out the track collapsed, with the middle of its line at `y`."""
        self._add_line(y, self._track.rows, 0)

    def _add_line(self, y: float, rows: Rows, lane: int) -> None:
        """Lay out events on one line whose middle is at `y`."""
        line = LineLayout(self._request, self._track, y, lane)
        line.lay_out(rows)
        self.items += line.items
        self.hits += line.hits

    def _lay_out(self) -> int:
        """Place everything and return how many lanes the track takes: none for what is not shown.

        What is beside the view is laid out when that has come to rest there.
        """
        request, rows = self._request, self._track.rows
        if request.is_paper:
            return self._lay_out_lanes(self._track.rows_in(request.scale.span), 0)
        is_undated = request.track_set.table.basis[rows] == Basis.UNDATED
        lanes = 0
        if shown_of(request, rows[~is_undated]):
            lanes = self._lay_out_lanes(rows[~is_undated], 0)
        if shown_of(request, rows[is_undated]):
            lanes = self._lay_out_fold(rows[is_undated], lanes)
        return lanes

    def _lay_out_fold(self, rows: Rows, lane: int) -> int:
        """Place the undated events: one line of them, and below it each one if that is asked."""
        if self._is_seen(self._lane_top(lane + 1) - self._y):
            self._add_line(self._lane_y(lane), rows, lane)
        if self._track.id not in self._request.open_folds:
            return lane + 1
        return self._lay_out_lanes(rows, lane + 1)

    def _lay_out_lanes(self, rows: Rows, first_lane: int) -> int:
        """Place events one by one from a lane on; return how many lanes there are then."""
        if not self._request.is_paper:
            # There events have numbers, which are in order down a sheet.
            rows = reading_order(self._request.track_set.table, rows)
        figures, packing = self._placed(rows)
        self._detail = 1 + len(packing.overflow)
        shown = shown_of(self._request, rows)
        packing = closed_up(packing, figures, shown, self._metrics.item_gap_px)
        self._add_lines(figures, packing, shown, first_lane)
        lane_count = first_lane + 1 + max(packing.lanes.values(), default=-1)
        left = [figures[row] for row in packing.overflow]
        marks, bars = self._pills.gathered(left)
        beside: list[Union] = []
        if self._request.shown_span is not None and shown.isdisjoint(packing.overflow):
            # Where the view does not rest, they need no lane of their own.
            last = max(packing.lanes.values(), default=0)
            taken = [figures[row].threaded_item for row, at in packing.lanes.items() if at == last]
            beside = [*clear_of(unions([*marks, *bars]), taken, self._shapes.shaper.room)]
            marks, bars = [], []
        more_px = len(self._more_lines) * self._metrics.line_px + 3 * self._metrics.lane_px
        if self._is_seen(self._metrics.header_px + lane_count * self._metrics.lane_px + more_px):
            self._find_seen(figures)
            self._draw_figures(figures, packing, first_lane)
            self._draw_pills(beside, lane_count - 1)
            self._draw_pills(self._draw_lone(marks, lane_count, figures), lane_count)
            bars_lane = lane_count + bool(marks)
            self._draw_pills(self._draw_lone(bars, bars_lane, figures), bars_lane)
        return lane_count + bool(marks) + bool(bars)

    def _placed(self, rows: Rows) -> tuple[dict[int, Figure], Packing]:
        """Give the figures of some rows their lanes."""
        room = self._shapes.shaper.room
        if self._is_compact:
            figures, packing = packed_low(
                [*self._shapes.ways(rows)], self._draughtsman, self._metrics
            )
        else:
            figures = {figure.row: figure for figure in self._shapes.figures(rows)}
            packing = packed(self._request, figures)
        if packing.overflow and room.may_flip and room.has_edges:
            # Labels on the left take more lanes than those on two lines on the right.
            self._keep_to(msgspec.structs.replace(room, may_flip=False))
            figures = {figure.row: figure for figure in self._shapes.figures(rows)}
            packing = packed(self._request, figures)
        return figures, packing

    def _add_lines(
        self, figures: Mapping[int, Figure], packing: Packing, shown: set[int], first_lane: int
    ) -> None:
        """Find the lanes that need more lines than one for what is shown in them."""
        for row in shown & packing.lanes.keys():
            lane = first_lane + packing.lanes[row]
            x_limit = packing.cut_ends.get(row, figures[row].x_high)
            missing = self._draughtsman.lines_of(figures[row], x_limit) - self._lines_of(lane)
            self._more_lines = sorted((*self._more_lines, *[lane] * missing))

    def _lines_of(self, lane: int) -> int:
        return 1 + self._more_lines.count(lane)

    def _is_seen(self, height: float) -> bool:
        top, bottom = self._request.view_y
        return self._y < bottom and self._y + height > top

    def _is_in_view(self, x_start: float, x_end: float) -> bool:
        return x_start < self._request.scale.width_px and x_end > 0

    def _find_seen(self, figures: Iterable[int]) -> None:
        """Remember which rows have some of their extent in the span, wherever their marks are."""
        rows = np.fromiter(figures, dtype=np.int64)
        request = self._request
        self._seen = set(rows_within(request.track_set.table, rows, request.scale.span).tolist())

    def _lane_top(self, lane: int) -> float:
        """Return where a lane begins, all lines of those before it counted."""
        top = self._y + self._metrics.header_px + _BAND_PADDING_PX
        top += bisect_left(self._more_lines, lane) * self._metrics.line_px
        return top + lane * self._metrics.lane_px

    def _lane_y(self, lane: int) -> float:
        """Return the middle of the first line of a lane."""
        return self._lane_top(lane) + self._metrics.lane_px / 2

    def _draw_figures(
        self, figures: dict[int, Figure], packing: Packing, first_lane: int = 0
    ) -> None:
        for row, lane in packing.lanes.items():
            self.lanes[self._track.id, row] = first_lane + lane
            self._draw_figure(
                figures[row], first_lane + lane, packing.cut_ends.get(row, figures[row].x_high)
            )

    def _draw_lone(
        self, pills: list[Union], lane: int, figures: dict[int, Figure]
    ) -> Iterator[Union]:
        """Draw what is alone in its place as itself, and yield the pills that are left."""
        starts = [*(pill.x_start for pill in pills[1:]), math.inf]
        for pill, next_start in zip(pills, starts, strict=False):
            figure = figures[pill.rows[0]]
            is_pushed_on = pill.x_start > figure.x_start + BAR_INSET_PX + EPSILON_PX
            # A thread from the left would run through the pills that stand there.
            is_crossing = pill is not pills[0] and figure.threaded_item.x_start < figure.x_low
            is_beside = figure.place is LabelPlace.LEFT
            if len(pill.rows) > 1 or is_pushed_on or is_crossing or is_beside:
                yield pill
            else:
                x_limit = max(figure.x_end, next_start - self._metrics.item_gap_px)
                # Its thread gives way to the next pill, and so does the label along it.
                figure = figure._replace(x_lasts=min(figure.x_lasts, x_limit))
                self._draw_figure(figure, lane, min(figure.x_high, x_limit))

    def _draw_figure(self, figure: Figure, lane: int, x_high: float) -> None:
        """Draw an event up to an x, if it is to be seen."""
        reach = figure.threaded_item
        is_in_view = self._is_in_view(reach.x_start, max(x_high, reach.x_end))
        if figure.row in self._seen or is_in_view:
            track = self._track.id
            y, height = self._lane_y(lane), self._metrics.lane_px
            lines = self._lines_of(lane)
            drawn = [*self._draughtsman.draw(figure, y, x_high, lines)]
            end_y = last_y(drawn, y)
            thread_y, room = self._draughtsman.thread_y(figure, y, end_y), self._draughtsman.room
            items = [*drawn, *thread_ticks(self._request, room, figure, thread_y)]
            tag_of = self._request.tag_of
            self.items += items if tag_of is None else tagged(items, tag_of(track, figure.row))
            width, top = x_high - figure.x_low, y - height / 2
            # As high as its own lines, however many its neighbours have.
            height += end_y - y
            label = label_of(drawn)
            self.hits.append(
                Hit(
                    figure.x_low, top, width, height, (figure.row,), track,
                    kind=HitKind.BAR if figure.is_box else HitKind.MARK, lane=lane, label=label,
                    label_is_whole=label == figure.text,
                )
            )  # fmt: skip

    def _draw_pills(self, pills: Iterable[Union], lane: int) -> None:
        for pill in pills:
            if self._is_in_view(pill.x_start, pill.x_end) or not self._seen.isdisjoint(pill.rows):
                y = self._lane_y(lane)
                self.items += self._pills.drawn(pill, y, pill_text(len(pill.rows)))
                self.hits.append(self._pills.hit(pill, y))


def _is_low(room: Room, track: Track, metrics: Metrics) -> bool:
    """Tell whether height is saved: where nothing is moved sideways and there is not much."""
    return room.is_fixed and room.has_edges and len(track.rows) <= metrics.compact_rows


def shown_of(request: SceneRequest, rows: Rows) -> set[int]:
    """Return which of some rows have some of their extent where the view rests."""
    span, table = request.shown_span, request.track_set.table
    return set(rows.tolist() if span is None else rows_within(table, rows, span).tolist())


def label_of(items: Iterable[Primitive]) -> str:
    """Return what is written on or beside an event, its lines as one."""
    lines = (item for item in items if isinstance(item, Label))
    return " ".join(line.text for line in lines if line.style is TextStyle.LABEL)


def packed(request: SceneRequest, figures: Mapping[int, Figure]) -> Packing:
    """Give figures their lanes: each one of its own if there are few, else as many as may be."""
    metrics = request.metrics
    items = [figure.threaded_item for figure in figures.values()]
    if metrics.is_tight:
        return _packed_tightly(items, metrics.item_gap_px)
    if request.shows_everything or request.is_whole:
        # Labels to the left of their marks must not upset the order of time.
        return pack(items, len(figures), metrics.item_gap_px, is_sorted=False)
    found = pack(items, metrics.lane_limit, metrics.item_gap_px)
    if 0 < len(found.overflow) <= metrics.spare_lanes:
        # A cluster takes a lane as well, so a few events are better shown than counted.
        lanes = metrics.lane_limit + len(found.overflow)
        found = pack(items, lanes, metrics.item_gap_px)
    return found


def _packed_tightly(items: Sequence[Item], gap_px: float) -> Packing:
    """Give items as few lanes as do when labels are cut where they are in the way."""
    cut = [item._replace(x_end=item.x_short) for item in items]
    lanes = 1 + max(pack(cut, len(items), gap_px).lanes.values(), default=-1)
    found = pack(items, lanes, gap_px)
    # To cut only what was placed last is not always enough.
    while found.overflow and lanes < len(items):
        lanes += 1
        found = pack(items, lanes, gap_px)
    return found
