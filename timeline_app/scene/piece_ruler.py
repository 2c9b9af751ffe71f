"""The ruler of a scale in pieces: each piece has its own ticks, and each break says what it skips.

All of it is drawn around the same origin as the ruler of an even scale.
"""

import math
from collections.abc import Iterator

import msgspec

from timeline_app.core.dates.civil import SECONDS_PER_DAY
from timeline_app.core.wording.span_words import length_in_words
from timeline_app.scene.axis.piecewise import Break, Piece, PiecewiseScale
from timeline_app.scene.cutting import cropped, moved
from timeline_app.scene.display import Box, Label, Line, Primitive, Ruler, TextMeasurer, TextStyle
from timeline_app.scene.metrics import Metrics
from timeline_app.scene.piece_names import headings_of, short_names_of, skipped_in_words
from timeline_app.scene.present import PRESENT_GAP_PX, PRESENT_WORD
from timeline_app.scene.ruler import grid_primitives, ruler_primitives, ruler_step
from timeline_app.scene.ticks import LADDER, DateNames, Step, Unit

# A line of captions with a little air around it.
SKIP_LINE_PX = 17.0

# Eight teeth over a ruler: jagged at a glance.
_ZIGZAG_STEP_PX = 6.0
# Two lines so deep stay apart in a break.
_ZIGZAG_REACH_PX = 2.5
# As much as labels keep from the ticks of an even ruler.
_PAD_PX = 6.0
# A short name in a narrow piece is known for its by the ground alone.
_NARROW_PAD_PX = 2.0
# Years of a narrow piece stand closer, and still apart.
_NARROW_YEAR_PAD_PX = 3.0
# One year alone does not say how long the next one is.
_LEAST_YEARS = 2
# Narrower days have no room for four hours with their labels.
_HOURS_FROM_PX = 240.0


class PieceRuler(msgspec.Struct, frozen=True):
    """Draws rulers of scales in pieces; `sheet_px` is how wide the sheets are that it may be cut
    into."""

    measurer: TextMeasurer
    metrics: Metrics
    names: DateNames
    sheet_px: float = math.inf

    def ruler(self, scale: PiecewiseScale, height_px: float, now_s: float) -> Ruler:
        """Return the ruler with the grid for tracks of some height."""
        items: list[Primitive] = []
        grid: list[Primitive] = []
        for number, piece in enumerate(scale.pieces):
            if number % 2:
                width = piece.x_end - piece.x_start
                grid.append(Box(piece.x_start, 0.0, width, height_px, "piece"))
            items += self._heading(piece)
            marks, lines = self._piece(piece, height_px, now_s)
            items += marks
            grid += lines
        height = self.metrics.ruler_px
        skips = [gap for gap in scale.breaks() if gap.skipped is not None]
        for gap in skips:
            grid.append(Box(gap.x_start, 0.0, gap.x_end - gap.x_start, height_px, "break"))
            items += _zigzags(gap, height)
        if skips:
            height += SKIP_LINE_PX
            now_px = scale.x_of(now_s) if scale.span.overlaps(now_s, now_s + 1) else -math.inf
            items += self._skip_words(skips, scale, height - SKIP_LINE_PX / 2, now_px)
        return Ruler(tuple(items), tuple(grid), height)

    def _piece(
        self, piece: Piece, height_px: float, now_s: float
    ) -> tuple[list[Primitive], list[Primitive]]:
        """Return the ticks of a piece, and its part of the grid."""
        step, pad_px = self._step_of(piece)
        width = piece.x_end - piece.x_start
        marks = ruler_primitives(piece.scale, self.measurer, self.metrics, self.names, step, pad_px)
        lines = grid_primitives(piece.scale, height_px, now_s, step)
        kept = [
            moved(item, piece.x_start, 0.0)
            for item in cropped(marks, 0.0, width, self.measurer)
            if _is_lower(item, self.metrics.ruler_upper_px)
        ]
        grid = [
            moved(item, piece.x_start, 0.0) for item in cropped(lines, 0.0, width, self.measurer)
        ]
        ends = (piece.x_start, piece.x_end)
        return kept, [*grid, *(Line(x, 0.0, x, height_px, "grid") for x in ends)]

    def _step_of(self, piece: Piece) -> tuple[Step, float]:
        """Return the step of a piece's ticks, and how far labels keep from them.

        Where there are several days, they are the step, as no tier names them. A single day has
        hours only if there is some room for them. Years stand closer where else none is named.
        """
        step = ruler_step(piece.scale, self.measurer, self.names)
        is_wide = piece.x_end - piece.x_start >= _HOURS_FROM_PX
        if step.unit is Unit.YEAR and self._years_named(piece, step, _PAD_PX) < _LEAST_YEARS:
            for closer in (one for one in LADDER if one.unit is Unit.YEAR):
                if self._years_named(piece, closer, _NARROW_YEAR_PAD_PX) >= _LEAST_YEARS:
                    return closer, _NARROW_YEAR_PAD_PX
        if step.unit >= Unit.DAY or (piece.span.duration_s <= SECONDS_PER_DAY and is_wide):
            return step, _PAD_PX
        return next(step for step in LADDER if step.unit is Unit.DAY), _PAD_PX

    def _years_named(self, piece: Piece, step: Step, pad_px: float) -> int:
        """Return how many labels of a step have room in a piece."""
        marks = ruler_primitives(piece.scale, self.measurer, self.metrics, self.names, step, pad_px)
        width = piece.x_end - piece.x_start
        return sum(
            item.style is TextStyle.RULER and item.x >= 0 and item.x + item.width <= width
            for item in marks
            if isinstance(item, Label)
        )

    def _heading(self, piece: Piece) -> Iterator[Primitive]:
        """Yield the name of a piece, with how long it is where there is room, or a short one."""
        x, width = piece.x_start, piece.x_end - piece.x_start
        height = self.metrics.ruler_upper_px - 4
        yield Box(x, 2.0, width, height, "grid")
        for text in headings_of(piece.span, self.names):
            text_px = self.measurer.width(text, TextStyle.RULER_UPPER)
            if text_px <= width - 2 * _PAD_PX:
                yield from self._whole_heading(piece, text, text_px, 2.0 + height / 2)
                return
        for text in short_names_of(piece.span, self.names):
            text_px = self.measurer.width(text, TextStyle.CAPTION)
            if text_px <= width - 2 * _NARROW_PAD_PX:
                x += (width - text_px) / 2
                yield Label(x, 2.0 + height / 2, text, TextStyle.CAPTION, "ink", text_px)
                return

    def _whole_heading(
        self, piece: Piece, text: str, text_px: float, y: float
    ) -> Iterator[Primitive]:
        x, width = piece.x_start, piece.x_end - piece.x_start
        length = length_in_words(piece.span.start_s, piece.span.end_s)
        length_px = self.measurer.width(length, TextStyle.CAPTION)
        x_end = x + width - _PAD_PX
        if text_px + length_px <= width - 4 * _PAD_PX:
            x_length = x_end - length_px
            yield Label(x_length, y, length, TextStyle.CAPTION, "ink-soft", length_px)
            x_end = x_length - 2 * _PAD_PX
        yield Label(x + _PAD_PX, y, text, TextStyle.RULER_UPPER, "ink", text_px, x_end)

    def _skip_words(
        self, skips: list[Break], scale: PiecewiseScale, y: float, now_px: float
    ) -> Iterator[Primitive]:
        """Yield what each break skips, below it, none touching another, nor the present's word."""
        word_px = self.measurer.width(PRESENT_WORD, TextStyle.CAPTION) + 2 * PRESENT_GAP_PX
        x_free = 0.0
        for gap in skips:
            if gap.skipped is None:
                continue
            text = skipped_in_words(gap.skipped)
            width = self.measurer.width(text, TextStyle.CAPTION)
            middle = (gap.x_start + gap.x_end) / 2
            left, right = self._sheet_around(middle, scale)
            x = max(min(middle - width / 2, right - width), left, x_free)
            if x < now_px + word_px and x + width > now_px:
                x = _clear_of(now_px, word_px, x, width, gap, x_free)
            if x + width <= right:
                yield Label(x, y, text, TextStyle.CAPTION, "ink-faint", width)
                x_free = x + width + _PAD_PX

    def _sheet_around(self, x: float, scale: PiecewiseScale) -> tuple[float, float]:
        width = min(self.sheet_px, scale.width_px)
        left = x // width * width
        return left, left + width


def _clear_of(
    now_px: float, word_px: float, x: float, width: float, gap: Break, x_free: float
) -> float:
    """Return where the words of a break leave room for the present, if still at their break."""
    before = now_px - PRESENT_GAP_PX - width
    if before >= x_free and before + width >= gap.x_end:
        return before
    after = now_px + word_px
    return after if after <= gap.x_start else x


def _is_lower(item: Primitive, upper_px: float) -> bool:
    if isinstance(item, Label):
        return item.style is TextStyle.RULER
    return isinstance(item, Line) and min(item.y1, item.y2) >= upper_px


def _zigzags(gap: Break, height: float) -> Iterator[Primitive]:
    """Yield two jagged lines over the height of the ruler."""
    middle = (gap.x_start + gap.x_end) / 2
    for x in (middle - 3.5, middle + 3.5):
        y, side = 3.0, 1.0
        while y < height - 1:
            y_end = min(y + _ZIGZAG_STEP_PX, height)
            reach = side * _ZIGZAG_REACH_PX
            yield Line(x - reach, y, x + reach, y_end, "ink-faint")
            y, side = y_end, -side
