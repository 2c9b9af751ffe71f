"""The ruler of a scale in pieces: each piece has its own ticks, and each break says what it skips.

All of it is drawn around the same origin as the ruler of an even scale.
"""

import math
from collections.abc import Iterator
from typing import NamedTuple

from timeline_app.core.dates.civil import SECONDS_PER_DAY, civil_from_days, second_of
from timeline_app.core.wording.span_words import span_in_words
from timeline_app.scene.axis.piecewise import Break, Piece, PiecewiseScale
from timeline_app.scene.axis.span import TimeSpan
from timeline_app.scene.display import Box, Label, Line, Primitive, Scene, TextStyle
from timeline_app.scene.layout import SceneRequest
from timeline_app.scene.paper.sheet import cropped, moved
from timeline_app.scene.ruler import grid_primitives, ruler_primitives, ruler_step
from timeline_app.scene.ticks import LADDER, DateNames, Step, Unit, year_label

SKIP_LINE_PX = 17.0

_ZIGZAG_STEP_PX = 6.0
_ZIGZAG_REACH_PX = 2.5
_PAD_PX = 6.0
_DAYS_UP_TO = 400
_HOURS_FROM_PX = 240.0
_DAYS_PER_YEAR = 365.2425
_DAY_HEADING_UP_TO_S = 3 * 366 * SECONDS_PER_DAY


class Ruler(NamedTuple):
    """The primitives of a ruler and of the grid below it, and how high the ruler is."""

    items: tuple[Primitive, ...]
    grid: tuple[Primitive, ...]
    height_px: float


def ruler_of(scene: Scene, request: SceneRequest) -> Ruler:
    """Return the ruler of a scene on paper."""
    height = request.metrics.ruler_px
    if not isinstance(scene.scale, PiecewiseScale):
        return Ruler(scene.ruler, scene.grid, height)
    items: list[Primitive] = []
    grid: list[Primitive] = []
    for piece in scene.scale.pieces:
        items += _piece_heading(piece, request)
        step = _step_of(piece, request)
        width = piece.x_end - piece.x_start
        marks = ruler_primitives(
            piece.scale, request.measurer, request.metrics, request.names, step
        )
        for item in cropped(marks, 0.0, width, request.measurer):
            if _is_lower(item, request.metrics.ruler_upper_px):
                items.append(moved(item, piece.x_start, 0.0))
        lines = grid_primitives(piece.scale, 1.0, -math.inf, step)
        for item in cropped(lines, 0.0, width, request.measurer):
            grid.append(moved(item, piece.x_start, 0.0))
        grid.append(Line(piece.x_end, 0.0, piece.x_end, 1.0, "grid"))
        grid.append(Line(piece.x_start, 0.0, piece.x_start, 1.0, "grid"))
    skips = [gap for gap in scene.scale.breaks() if gap.skipped is not None]
    for gap in skips:
        items += _zigzags(gap, height)
    if skips:
        height += SKIP_LINE_PX
        items += _skip_words(skips, request, height - SKIP_LINE_PX / 2)
    return Ruler(tuple(items), tuple(grid), height)


def _step_of(piece: Piece, request: SceneRequest) -> Step:
    """Return the step of a piece's ticks: days where there are several, as no tier names them.

    A single day has hours only if there is some room for them.
    """
    step = ruler_step(piece.scale, request.measurer, request.names)
    is_wide = piece.x_end - piece.x_start >= _HOURS_FROM_PX
    if step.unit >= Unit.DAY or (piece.span.duration_s <= SECONDS_PER_DAY and is_wide):
        return step
    return next(step for step in LADDER if step.unit is Unit.DAY)


def _is_lower(item: Primitive, upper_px: float) -> bool:
    if isinstance(item, Label):
        return item.style is TextStyle.RULER
    return isinstance(item, Line) and min(item.y1, item.y2) >= upper_px


def _piece_heading(piece: Piece, request: SceneRequest) -> Iterator[Primitive]:
    x, width = piece.x_start, piece.x_end - piece.x_start
    height = request.metrics.ruler_upper_px - 4
    yield Box(x, 2.0, width, height, "grid")
    for text in headings_of(piece.span, request.names):
        text_px = request.measurer.width(text, TextStyle.RULER_UPPER)
        if text_px <= width - 2 * _PAD_PX:
            yield Label(
                x + _PAD_PX, 2.0 + height / 2, text, TextStyle.RULER_UPPER, "ink", text_px,
                x + width - _PAD_PX,
            )  # fmt: skip
            return


def headings_of(span: TimeSpan, names: DateNames) -> list[str]:
    """Return what may stand over a piece of the ruler, the most telling first."""
    first = civil_from_days(int(span.start_s // SECONDS_PER_DAY))
    last = civil_from_days(int((span.end_s - 1) // SECONDS_PER_DAY))
    years = year_label(first[0])
    if first[0] != last[0]:
        years = f"{years} – {year_label(last[0])}"
    is_whole = span.start_s == second_of(first[0]) and span.end_s == second_of(last[0] + 1)
    if is_whole or span.duration_s >= _DAY_HEADING_UP_TO_S:
        return [years, years.replace(" – ", "–")]
    days = span_in_words(span.start_s, span.end_s)
    short = days
    for name, short_name in zip(names.months, names.short_months, strict=True):
        short = short.replace(name, short_name)
    return [days, short, years, years.replace(" – ", "–")]


def skipped_in_words(span: TimeSpan) -> str:
    """Return how much time a break leaves out."""
    days = round(span.duration_s / SECONDS_PER_DAY)
    if days <= _DAYS_UP_TO:
        noun = "day" if days == 1 else "days"
        return f"{days} {noun} not shown"
    years = round(days / _DAYS_PER_YEAR)
    is_whole = all(
        seconds == second_of(civil_from_days(int(seconds // SECONDS_PER_DAY))[0])
        for seconds in (span.start_s, span.end_s)
    )
    noun = "year" if years == 1 else "years"
    return f"{'' if is_whole else 'about '}{years:,} {noun} not shown"


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


def _skip_words(skips: list[Break], request: SceneRequest, y: float) -> Iterator[Primitive]:
    """Yield what each break skips, below it, none touching another."""
    measurer, x_free = request.measurer, 0.0
    for gap in skips:
        if gap.skipped is None:
            continue
        text = skipped_in_words(gap.skipped)
        width = measurer.width(text, TextStyle.CAPTION)
        middle = (gap.x_start + gap.x_end) / 2
        left, right = _sheet_around(middle, request)
        x = max(min(middle - width / 2, right - width), left, x_free)
        if x + width <= right:
            yield Label(x, y, text, TextStyle.CAPTION, "ink-faint", width)
            x_free = x + width + _PAD_PX


def _sheet_around(x: float, request: SceneRequest) -> tuple[float, float]:
    width = min(request.sheet_px, request.scale.width_px)
    left = x // width * width
    return left, left + width
