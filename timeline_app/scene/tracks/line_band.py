"""A track on one line: its marks in their places, its bars thin below them, its promises folded.

A collapsed track is such a line, and the promises without a date of an open one are.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from msgspec.structs import astuple
from numpy.typing import NDArray

from timeline_app.core.record.facet_kinds import ANY_KIND
from timeline_app.core.table.arrays import Mask, Rows
from timeline_app.core.table.table import Basis, Form
from timeline_app.scene.axis.span import Floats
from timeline_app.scene.display import (
    Box,
    Hit,
    HitKind,
    Label,
    Line,
    Mark,
    Primitive,
    TextStyle,
)
from timeline_app.scene.lanes.packing import Union, unions
from timeline_app.scene.lanes.stacks import STACK_GAP_PX, Spot, Stack, count_x, stacked
from timeline_app.scene.tracks.draughtsman import SHAPES
from timeline_app.scene.tracks.request import SceneRequest
from timeline_app.scene.tracks.spacing import LASTING, fades_of
from timeline_app.scene.tracks.tracks import Track, TrackSet, lasting_ends_s

# A thin bar is seen, but weighs less than the marks above it.
THIN_BAR_PX = 4.0
# So far below the middle of the line, a bar keeps clear of the marks and words on it.
_BAR_Y_PX = 7.0
# A bar is no shorter than it is high, so that it can be pointed at.
_LEAST_BAR_PX = 4.0


class LineLayout:
    """Lays out events of a track on one line whose middle is at `y`."""

    def __init__(self, request: SceneRequest, track: Track, y: float, lane: int = 0) -> None:
        self._request = request
        self._track = track
        self._y = y
        self._lane = lane
        self._room = request.room
        self._radius_px = request.metrics.mark_radius_px
        self.items: list[Primitive] = []
        self.hits: list[Hit] = []

    def lay_out(self, rows: Rows) -> None:
        """Fill `items` and `hits` with what stands for some rows."""
        columns = self._columns(rows)
        scale, is_bar = self._request.scale, columns.is_bar
        # At once, since most of the time that a scale takes for a few rows it takes for none.
        starts, ends, lasts = scale.x_of(columns.seconds.ravel()).reshape(3, -1)
        self._lay_out_bars(columns.bars, starts[is_bar], ends[is_bar], lasts[is_bar])
        marks = ~is_bar
        spots = [*self._spots(columns.marks, starts[marks], ends[marks], lasts[marks])]
        stacks = stacked(spots, self._radius_px, self._width_px, self._request.measurer)
        folds = [stack for stack in stacks if stack.basis is Basis.UNDATED]
        left, right = self._room.edges_px
        edges = [left, *(stack.x_end for stack in stacks[:-1])]
        nexts = [*(stack.x for stack in stacks[1:]), right]
        for stack, x_before, x_next in zip(stacks, edges, nexts, strict=False):
            told = columns.undated if folds and stack is folds[-1] else 0
            words = _words_beside(stack, told, columns.are_promises)
            self._draw(stack, words, told, x_before, x_next)

    def _columns(self, rows: Rows) -> "_Columns":
        """Return what is known of some rows, kept as each frame of a motion asks for it."""
        kept, key = self._request.track_set.kept, ("line", self._track.id, len(rows))
        if key not in kept:
            kept[key] = _columns(self._request.track_set, rows)
        columns = kept[key]
        assert isinstance(columns, _Columns)
        return columns

    @property
    def _width_px(self) -> float:
        """Where the line ends: of a view that can be moved it does not."""
        return self._request.scale.width_px if self._request.is_whole else float("inf")

    def _spots(self, marks: "_Rows", starts: Floats, ends: Floats, lasts: Floats) -> Iterator[Spot]:
        request, metrics = self._request, self._request.metrics
        widths = ends - starts
        # Where a box would be drawn, the mark stands where it stands in the box.
        is_left = marks.is_undated | (widths >= metrics.min_box_px)
        inset = np.where(marks.is_undated, 0.0, metrics.padding_px) + self._radius_px
        middles = starts + np.where(is_left, np.minimum(inset, widths / 2), widths / 2)
        if request.shown_span is not None:
            # Where only some of its time is in view, its mark stands there.
            left, right = (request.scale.x_of(s) for s in astuple(request.shown_span))
            kept = np.clip(middles, left + self._radius_px, right - self._radius_px)
            middles = np.clip(kept, starts, np.where(marks.is_lasting, lasts, ends))
        yield from map(Spot, marks.rows, marks.bases, middles.tolist(), marks.colors)

    def _draw(
        self, stack: Stack, choices: Sequence[str], told: int, x_before: float, x_next: float
    ) -> None:
        """Draw a stack; beside the last fold stands how many promises the track has in all."""
        if not self._is_seen(stack):
            return
        radius, y = self._radius_px, self._y
        self.items.append(Mark(SHAPES[stack.basis], stack.x + radius, y, radius, stack.color))
        text, x, x_end = stack.count_text, count_x(stack, radius), stack.x_end
        is_only = told == len(stack.rows)
        # Where it is the only ring, the words say the count.
        x_words = x if is_only else x_end + STACK_GAP_PX
        words, width = self._fitting_words(choices, x_next - STACK_GAP_PX - x_words)
        if words:
            x_end = max(x_end, x_words + width)
        else:
            words, width = self._fitting_words(choices, stack.x - x_before - 2 * STACK_GAP_PX)
            x_words = stack.x - STACK_GAP_PX - width
        if words:
            self._write(stack, x_words, words, TextStyle.CAPTION, "ink-faint")
        if text and not (words and is_only):
            self._write(stack, x, text, TextStyle.COUNT, "ink-soft")
        x_start = min(stack.x, x_words) if words else stack.x
        self.hits.append(self._hit(stack, x_start, x_end, words or text))

    def _write(self, stack: Stack, x: float, text: str, style: TextStyle, color: str) -> None:
        """Write something beside a stack.

        If an edge of the view cuts the two, it stays where it is, but is drawn if both are whole.
        """
        width = self._request.measurer.width(text, style)
        behind_px = max(0.0, x - stack.x)
        is_cut = x - behind_px < self._room.edges_px[0] < x + width and not self._room.is_fixed
        pinned = (x + width, behind_px) if is_cut else ()
        self.items.append(Label(x, self._y, text, style, color, width, *pinned))

    def _is_seen(self, stack: Stack) -> bool:
        """Tell whether a stack is in view, or some of the time of its events."""
        if stack.x_end > 0 and stack.x < self._request.scale.width_px:
            return True
        table, span = self._request.track_set.table, self._request.scale.span
        rows = np.array(stack.rows)
        starts, ends = table.draw_start_s[rows], lasting_ends_s(table, rows)
        return bool(np.any((starts < span.end_s) & (ends > span.start_s)))

    def _fitting_words(self, choices: Sequence[str], room_px: float) -> tuple[str, float]:
        """Return the most telling words that have room, and their width."""
        for words in choices:
            width = self._request.measurer.width(words, TextStyle.CAPTION)
            if width <= room_px:
                return words, width
        return "", 0.0

    def _hit(self, stack: Stack, x_start: float, x_end: float, label: str) -> Hit:
        kind = HitKind.FOLD if stack.basis is Basis.UNDATED else HitKind.MARK
        if kind is HitKind.MARK and len(stack.rows) > 1:
            kind = HitKind.STACK
        height = self._request.metrics.bar_px
        return Hit(
            x_start, self._y - height / 2, x_end - x_start, height, stack.rows, self._track.id,
            len(stack.rows), kind=kind, lane=self._lane, label=label,
        )  # fmt: skip

    def _lay_out_bars(self, bars: "_Rows", starts: Floats, ends: Floats, lasts: Floats) -> None:
        """Draw the periods as thin bars below the marks; those that meet are one to point at."""
        request = self._request
        top = self._y + _BAR_Y_PX
        ranges: list[Union] = []
        extents = starts.tolist(), ends.tolist(), lasts.tolist()
        columns = bars.rows, *extents, bars.colors, bars.bases, bars.traits
        for row, x, x_end, last, color, basis, traits in zip(*columns, strict=True):
            right = max(x_end, x + _LEAST_BAR_PX)
            reach = right
            if traits & LASTING:
                reach = max(right, min(last, request.scale.width_px))
            if reach <= 0 or x >= request.scale.width_px:
                continue
            if reach > right:
                y = top + THIN_BAR_PX / 2
                self.items.append(Line(max(right, 0.0), y, reach, y, color))
            fill = color if basis == Basis.STATED else f"{color}-tint"
            stroke = "" if basis == Basis.STATED else color
            for part in self._room.parts_of(x, right):
                self.items.append(_thin_bar(part, top, fill, stroke, traits))
            ranges.append(Union(x, reach, (row,)))
        self.hits += [self._bar_hit(union, top) for union in unions(ranges)]

    def _bar_hit(self, union: Union, top: float) -> Hit:
        kind = HitKind.BAR if len(union.rows) == 1 else HitKind.STACK
        rows: Sequence[int] = sorted(union.rows)
        return Hit(
            union.x_start, top - 1, union.x_end - union.x_start, THIN_BAR_PX + 2, tuple(rows),
            self._track.id, len(rows), kind=kind, lane=self._lane,
        )  # fmt: skip


class _Rows(NamedTuple):
    """What is known of some rows, column by column."""

    rows: list[int]
    bases: list[Basis]
    colors: list[str]
    traits: list[int]
    is_undated: Mask
    is_lasting: Mask


class _Columns(NamedTuple):
    """What stands on a line: marks and bars, when all of them begin, end and are over."""

    marks: _Rows
    bars: _Rows
    is_bar: Mask
    seconds: NDArray[np.int64]
    undated: int
    are_promises: bool


def _columns(track_set: TrackSet, rows: Rows) -> _Columns:
    table = track_set.table
    is_undated = table.basis[rows] == Basis.UNDATED
    is_bar = (table.form[rows] == Form.PERIOD) & ~is_undated
    seconds = np.stack([table.draw_start_s[rows], table.draw_end_s[rows], table.end_s[rows]])
    marks, bars = _rows_of(track_set, rows[~is_bar]), _rows_of(track_set, rows[is_bar])
    undated = int(is_undated.sum())
    # What was imported without a date and a kind of its own promises nothing.
    is_any = undated and table.facets["kinds"].any_of([ANY_KIND])[rows[is_undated]].all()
    return _Columns(marks, bars, is_bar, seconds, undated, not is_any)


def _rows_of(track_set: TrackSet, rows: Rows) -> _Rows:
    table = track_set.table
    bases, traits = table.basis[rows], table.traits[rows]
    return _Rows(
        rows.tolist(), [*map(Basis, bases.tolist())], track_set.colors_of(rows), traits.tolist(),
        bases == Basis.UNDATED, traits & np.uint8(LASTING) > 0,
    )  # fmt: skip


def _words_beside(stack: Stack, told: int, are_promises: bool) -> tuple[str, ...]:
    is_only = told == len(stack.rows)
    return (fold_words if is_only else words_on_all_folds)(told, are_promises)


def fold_words(count: int, are_promises: bool = True) -> tuple[str, ...]:
    """Return what may stand beside the folded promises of a track, the most telling first."""
    if not are_promises:
        return (f"{count:,} with no date given", f"{count:,} no date")
    return (
        f"{count:,} promised, no date given",
        f"{count:,} promised, no date",
        f"{count:,} no date",
    )


def words_on_all_folds(count: int, are_promises: bool = True) -> tuple[str, ...]:
    """Return what may stand beside the last of several rings, whose own count it must not seem."""
    if not count:
        return ()
    promised = f"in all {count:,} promised, no date given", f"in all {count:,} promised, no date"
    return (
        *(promised if are_promises else ()),
        f"in all {count:,} without a date",
        f"in all {count:,}, no date",
        f"{count:,} no date",
    )


def _thin_bar(part: tuple[float, float], top: float, fill: str, stroke: str, traits: int) -> Box:
    x, x_end = part
    return Box(
        x, top, x_end - x, THIN_BAR_PX, fill, stroke, False, THIN_BAR_PX / 2, fades_of(traits)
    )
