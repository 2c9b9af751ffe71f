"""What goes on one sheet: the events that are asked for, or those of them that matter most."""

from collections.abc import Callable

import numpy as np

from timeline_app.core.event_list.event_list import EventList
from timeline_app.core.table.arrays import Rows
from timeline_app.core.table.table import Basis
from timeline_app.scene.brief.one_page import OnePageRequest
from timeline_app.scene.brief.request import BriefRequest, Detail
from timeline_app.scene.tracks.tracks import theme_color
from timeline_app.state.paper.first_page import importance

WordsOf = Callable[[Rows, Detail], BriefRequest]


def one_page_request(
    events: EventList, rows: Rows, words_of: WordsOf, *, has_axis: bool, detail: Detail,
    has_colors: bool,
) -> OnePageRequest:  # fmt: skip
    """Return what a sheet is made from; `words_of` tells some rows in some detail."""
    is_dated = events.table.basis[rows] != Basis.UNDATED
    ranked: list[int] = []

    def kept(detail: Detail, count: int) -> BriefRequest:
        if count == len(rows):
            return words_of(rows, detail)
        if not ranked:
            ranked.extend(_ranked(events, rows, has_axis))
        return words_of(np.array(sorted(ranked[:count]), dtype=np.int64), detail)

    return OnePageRequest(
        kept, len(rows), int(np.count_nonzero(is_dated)), has_axis, detail,
        _colors(events, rows) if has_colors and not has_axis else (),
    )  # fmt: skip


def _ranked(events: EventList, rows: Rows, has_axis: bool) -> list[int]:
    """Return rows by importance; on an axis promises first, which it counts on a line."""

    def rank(row: int) -> tuple[bool, tuple[bool, bool, int, int]]:
        event = events.table.event(row)
        return has_axis and event.date is not None, importance((row, event))

    return sorted(rows.tolist(), key=rank)


def _colors(events: EventList, rows: Rows) -> tuple[tuple[str, str], ...]:
    """Return what colours stand for, where there are several: no track says it."""
    column = events.table.facets["themes"]
    codes = np.unique(events.table.first["themes"][rows]).tolist()
    if len(codes) == 1:
        return ()
    return tuple(
        (theme_color(code), column.labels[code] if code >= 0 else "No theme") for code in codes
    )
