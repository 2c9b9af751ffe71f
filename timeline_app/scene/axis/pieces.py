"""Which parts of time deserve a scale of their own, on screen as on paper.

Where half of the events crowd into a small part of the span, that part becomes the focus. What
comes before and after keeps an even scale, and empty stretches of it are skipped.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from timeline_app.core.dates.civil import SECONDS_PER_DAY, civil_from_days, second_of
from timeline_app.core.table.arrays import Rows
from timeline_app.core.table.table import Basis, EventTable
from timeline_app.scene.axis.piecewise import laid_out
from timeline_app.scene.axis.span import LinearScale, TimeScale, TimeSpan

# Room for two jagged lines, and wide enough to be seen as a gap and not as a line.
BREAK_PX = 22.0

# Fewer events do not crowd, wherever they lie.
_LEAST_EVENTS = 8
# Less of a difference an even axis can show: a sixth of its width is legible.
_LEAST_RATIO = 6.0
# What takes a third of a part and is empty is worth skipping; less is worth seeing.
_GAP_SHARE = 0.34
# More than two breaks on a side chop an axis into crumbs.
_MOST_PARTS = 3
# Room for a year over a piece, in the bold type of the ruler.
_LEAST_PART_PX = 58.0
# The least part with its break: on less width the pieces would have nothing to share out.
_LEAST_PX_PER_PART = 80.0
# From two months on, days at the ends of a piece say more than is needed.
_MONTHS_FROM_S = 60 * SECONDS_PER_DAY
# Above three years, months say more than is needed.
_YEARS_FROM_S = 3 * 366 * SECONDS_PER_DAY
# A focus grows by days; this many steps end whatever the list.
_MOST_GROWTH = 1_000
# A long weekend still tells days apart; a week or a month does not.
_FINE_DATE_S = 4 * SECONDS_PER_DAY


class EventSpans(NamedTuple):
    """Where some events begin and end, in seconds."""

    start_s: NDArray[np.int64]
    end_s: NDArray[np.int64]


def event_spans_of(table: EventTable, rows: Rows) -> EventSpans:
    """Return where some events are drawn: one without a date at the day it hangs at, no more."""
    # Of a large list, to pick all rows takes longer than all that is done with them.
    whole = len(rows) == len(table)
    starts = table.draw_start_s if whole else table.draw_start_s.take(rows)
    ends = table.draw_end_s if whole else table.draw_end_s.take(rows)
    basis = table.basis if whole else table.basis.take(rows)
    hangs = basis == Basis.UNDATED
    return EventSpans(starts, np.where(hangs, np.minimum(ends, starts + SECONDS_PER_DAY), ends))


def story_scale(
    spans: EventSpans,
    span: TimeSpan,
    width_px: float,
    padding: float = 0.0,
    margin_px: float = 0.0,
    named: Sequence[TimeSpan] = (),
) -> TimeScale:
    """Return a scale in pieces if the events crowd, or an even one with some of it as padding.

    The pieces are those `named`, or else follow from where the events lie. On either side of them
    is left a margin.
    """
    parts = list(named) or parts_of(spans, span)
    if len(parts) == 1:
        return LinearScale(parts[0].padded(padding), width_px)
    if width_px < _LEAST_PX_PER_PART * len(parts):
        return LinearScale(span.padded(padding), width_px)
    starts = spans.start_s
    counts = [np.count_nonzero((starts >= p.start_s) & (starts < p.end_s)) for p in parts]
    weights = [1.0 + float(np.sqrt(count)) if count else 0.0 for count in counts]
    if not any(weights):
        # Named pieces in which nothing begins share the room.
        weights = [1.0] * len(parts)
    return laid_out(parts, weights, width_px, BREAK_PX, _LEAST_PART_PX, margin_px)


def parts_of(spans: EventSpans, span: TimeSpan) -> list[TimeSpan]:
    """Return the parts of a span to draw, in order; the span itself if nothing crowds."""
    focus = _focus(spans, span)
    if focus is None:
        return [span]
    before: tuple[TimeSpan, ...] = ()
    after: tuple[TimeSpan, ...] = ()
    if focus.start_s > span.start_s:
        before = _sparse_parts(spans, TimeSpan(span.start_s, focus.start_s))
    if focus.end_s < span.end_s:
        after = _sparse_parts(spans, TimeSpan(focus.end_s, span.end_s))
    return [*before, focus, *after]


def _focus(spans: EventSpans, span: TimeSpan) -> TimeSpan | None:
    """Return the days in which half of the events begin and those around, if they are few.

    Only what is known to a few days can crowd: where a month or a season begins is no day.
    """
    inside = (spans.start_s >= span.start_s) & (spans.start_s < span.end_s)
    count = int(np.count_nonzero(inside))
    half = -(-count // 2)
    is_fine = spans.end_s - spans.start_s <= _FINE_DATE_S
    # Stable, since what is in order already, as rows of a table are, takes that way no time.
    starts = np.sort(spans.start_s[inside & is_fine], kind="stable")
    if count < _LEAST_EVENTS or len(starts) < half:
        return None
    first = int(np.argmin(starts[half - 1 :] - starts[: len(starts) - half + 1]))
    start_s, end_s = _whole_days(int(starts[first]), int(starts[first + half - 1]) + 1)
    for _ in range(_MOST_GROWTH):
        reach = end_s - start_s
        near = starts[(starts >= start_s - reach) & (starts <= end_s + reach)]
        grown = _whole_days(min(start_s, int(near[0])), max(end_s, int(near[-1]) + 1))
        if grown == (start_s, end_s):
            break
        start_s, end_s = grown
        if (end_s - start_s) * _LEAST_RATIO > span.duration_s:
            return None
    if (end_s - start_s) * _LEAST_RATIO > span.duration_s:
        return None
    return TimeSpan(max(float(start_s), span.start_s), min(float(end_s), span.end_s))


def _sparse_parts(spans: EventSpans, part: TimeSpan) -> tuple[TimeSpan, ...]:
    """Return what is left of a part when its empty stretches are skipped; nothing if all is."""
    unit_s = _unit_s(part)
    begun = spans.start_s[(spans.start_s >= part.start_s) & (spans.start_s < part.end_s)].astype(
        np.float64
    )
    ended = spans.end_s[(spans.end_s > part.start_s) & (spans.end_s <= part.end_s)]
    # What begins needs room after it.
    room = np.minimum(begun + unit_s, part.end_s)
    found = np.sort(np.concatenate([begun, ended.astype(np.float64), room]))
    if not len(found):
        return ()
    edges = found.tolist()
    least_gap_s = max(_GAP_SHARE * (edges[-1] - edges[0]), 1.0)
    wide = [
        number
        for number, (before, after) in enumerate(pairwise(edges))
        if after - before >= least_gap_s and not _is_under_way(spans, part, before, after)
    ]
    # A lone end needs room before it.
    pieces = [
        (first - unit_s if first == last else first, last)
        for first, last in _split(edges, wide, _MOST_PARTS)
    ]
    return tuple(_joined(_rounded(TimeSpan(a, b), part) for a, b in pieces))


def _is_under_way(spans: EventSpans, part: TimeSpan, first_s: float, last_s: float) -> bool:
    """Tell whether something that began in a part goes on all through a gap in it."""
    begun, ended = spans.start_s, spans.end_s
    return bool(np.any((begun >= part.start_s) & (begun <= first_s) & (ended >= last_s)))


def _split(edges: list[float], gaps: list[int], most: int) -> list[tuple[float, float]]:
    """Split a run of edges at the widest of some gaps, into so many pieces at most."""
    widest = sorted(gaps, key=lambda number: edges[number + 1] - edges[number])
    chosen = sorted(widest[-(most - 1) :])
    firsts, lasts = [0, *(number + 1 for number in chosen)], [*chosen, len(edges) - 1]
    return [(edges[first], edges[last]) for first, last in zip(firsts, lasts, strict=True)]


def _rounded(piece: TimeSpan, part: TimeSpan) -> TimeSpan:
    """Return a piece widened to whole days, months or years, but not beyond its part."""
    start_s, end_s = piece.start_s, piece.end_s
    unit_s = _unit_s(part)
    if unit_s == SECONDS_PER_DAY:
        first, last = _whole_days(int(start_s), int(end_s))
    else:
        first, last = _whole_months(int(start_s), int(end_s), 12 if _is_years(part) else 1)
    return TimeSpan(max(float(first), part.start_s), min(float(last), part.end_s))


def _joined(pieces: Iterable[TimeSpan]) -> list[TimeSpan]:
    """Return the pieces with those that meet made one."""
    joined: list[TimeSpan] = []
    for piece in pieces:
        if joined and piece.start_s <= joined[-1].end_s:
            joined[-1] = TimeSpan(joined[-1].start_s, max(joined[-1].end_s, piece.end_s))
        else:
            joined.append(piece)
    return joined


def _unit_s(part: TimeSpan) -> int:
    if _is_years(part):
        return 365 * SECONDS_PER_DAY
    return 30 * SECONDS_PER_DAY if part.duration_s >= _MONTHS_FROM_S else SECONDS_PER_DAY


def _is_years(part: TimeSpan) -> bool:
    return part.duration_s >= _YEARS_FROM_S


def _whole_days(start_s: int, end_s: int) -> tuple[int, int]:
    return (
        start_s // SECONDS_PER_DAY * SECONDS_PER_DAY,
        -(-end_s // SECONDS_PER_DAY) * SECONDS_PER_DAY,
    )


def _whole_months(start_s: int, end_s: int, months: int) -> tuple[int, int]:
    """Return the run of whole months, or with 12 of whole years, that holds some seconds."""
    year, month, _ = civil_from_days(start_s // SECONDS_PER_DAY)
    last_year, last_month, _ = civil_from_days((end_s - 1) // SECONDS_PER_DAY)
    if months > 1:
        return second_of(year), second_of(last_year + 1)
    return second_of(year, month), second_of(last_year, last_month + 1)
