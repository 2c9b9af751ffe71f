"""The first page of a booklet: facts, a small picture of the whole, and the contents."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import msgspec
import numpy as np

from timeline_app.scene.axis.span import TimeScale
from timeline_app.scene.cutting import cropped, fitted_label, moved
from timeline_app.scene.display import Box, Label, Line, Primitive, TextStyle
from timeline_app.scene.layout import SceneRequest, build_scene
from timeline_app.scene.paper.flow import Run, first_lines
from timeline_app.scene.paper.page import LinkArea, LinkTarget
from timeline_app.scene.paper.sheet import PAPER, Sheet
from timeline_app.scene.paper.timeline import PrintRequest, SheetBody
from timeline_app.scene.tracks.tracks import Track

# A label of 13 px with a third of that between lines.
_FACT_LINE_PX = 17.0
# More is a text, and belongs to the notes; the picture needs the room.
_MOST_FACT_LINES = 5
# A caption with hardly any air: fourteen rows are seen as one picture.
_ROW_PX = 15.0
# Most of a row, so that rows do not touch.
_TICK_PX = 9.0
# About a row, between picture and contents.
_GAP_PX = 14.0
# A quarter for the names of themes, the rest for time.
_LABEL_SHARE = 0.26
# A label with air enough to put a finger on it.
_ENTRY_PX = 18.0
# A name, leaders and a page number on one line.
_CONTENTS_COLUMN_PX = 320.0
# Twice an entry: columns are not read across.
_COLUMN_GAP_PX = 36.0
# A header of 12 px with as much air around it.
_HEADING_PX = 24.0
# The golden section: the picture leads, the contents have room.
_MOST_SHARE = 0.62


class ContentsEntry(NamedTuple):
    """A line of the contents: what begins on which page, and how many events it holds."""

    title: str
    events: int
    page: int
    target: str


def overview_part(
    request: PrintRequest, facts: Sequence[str], contents: Sequence[ContentsEntry], sheet: Sheet
) -> SheetBody:
    """Return what stands on the first page."""
    y = sheet.body_top
    primitives: list[Primitive] = []
    links: list[LinkArea] = []
    for fact in facts:
        runs = [Run(fact, TextStyle.LABEL, "ink")]
        for line in first_lines(runs, sheet.width, _MOST_FACT_LINES, request.measurer):
            primitives += [piece.label(0.0, y + _FACT_LINE_PX / 2) for piece in line]
            y += _FACT_LINE_PX
    y += _GAP_PX
    room = sheet.body_top + sheet.body_px - y
    picture, height = _picture(request, sheet, y, room * _MOST_SHARE)
    primitives += picture
    y += height + _GAP_PX
    items, its_links = _contents(request, contents, sheet, y)
    primitives += items
    links += its_links
    target = LinkTarget("overview", 0.0, 0.0)
    return SheetBody(tuple(primitives), tuple(links), (target,), sheet.body_top + sheet.body_px)


def _picture(
    request: PrintRequest, sheet: Sheet, top: float, room: float
) -> tuple[list[Primitive], float]:
    """Return a row for each track with a tick where each of its events begins."""
    tracks = request.track_set.tracks
    left = sheet.width * _LABEL_SHARE
    scale = request.scale(sheet.width - left)
    asked = SceneRequest(
        msgspec.structs.replace(request.track_set, tracks=()),
        scale, request.measurer, request.title_of, PAPER,
        request.names, keep_labels_inside=True,
    )  # fmt: skip
    ruler = build_scene(asked).ruler
    items = list(cropped(ruler.items, 0.0, scale.width_px, request.measurer))
    primitives: list[Primitive] = [moved(item, left, top) for item in items]
    y = top + ruler.height_px + 4
    fitting = max(1, int((room - ruler.height_px) / _ROW_PX))
    bottom = y + min(len(tracks), fitting) * _ROW_PX
    for item in cropped(ruler.grid, 0.0, scale.width_px, request.measurer):
        if isinstance(item, Line):
            primitives.append(Line(item.x1 + left, y, item.x1 + left, bottom, item.color))
    for track in tracks[:fitting]:
        primitives += _row(track, scale, left, y, request)
        y += _ROW_PX
    if len(tracks) > fitting:
        text = f"and {len(tracks) - fitting:,} more"
        primitives.append(
            fitted_label(0.0, y + 6, text, TextStyle.CAPTION, "ink-faint", left, request.measurer)
        )
        y += _ROW_PX
    return primitives, y - top


def _row(
    track: Track, scale: TimeScale, left: float, y: float, request: PrintRequest
) -> Iterator[Primitive]:
    middle, measurer = y + _ROW_PX / 2, request.measurer
    count = f"{len(track.rows):,}"
    count_px = measurer.width(count, TextStyle.CAPTION)
    yield fitted_label(
        0.0, middle, track.label, TextStyle.CAPTION, "ink", left - count_px - 24, measurer
    )
    yield Label(left - count_px - 12, middle, count, TextStyle.CAPTION, "ink-soft", count_px)
    places = np.unique(np.round(scale.x_of(track.start_s)))
    for x in places[(places >= 0) & (places <= scale.width_px)].tolist():
        yield Box(left + x, middle - _TICK_PX / 2, 2.0, _TICK_PX, track.color)


def _contents(
    request: PrintRequest, contents: Sequence[ContentsEntry], sheet: Sheet, top: float
) -> tuple[list[Primitive], list[LinkArea]]:
    """Return the table of contents in columns, as much of it as there is room for."""
    measurer = request.measurer
    primitives: list[Primitive] = [
        fitted_label(0.0, top + 8, "Contents", TextStyle.SECTION, "accent", sheet.width, measurer)
    ]
    links: list[LinkArea] = []
    top += _HEADING_PX
    across = max(1, round(sheet.width / (_CONTENTS_COLUMN_PX + _COLUMN_GAP_PX)))
    width = (sheet.width - (across - 1) * _COLUMN_GAP_PX) / across
    most = max(1, int((sheet.body_top + sheet.body_px - top) / _ENTRY_PX))
    down = min(most, -(-len(contents) // across))
    for number, entry in enumerate(contents[: down * across]):
        column, line = divmod(number, down)
        x, y = column * (width + _COLUMN_GAP_PX), top + line * _ENTRY_PX
        primitives += _entry(entry, x, y + _ENTRY_PX / 2, width, request)
        links.append(LinkArea(x, y, width, _ENTRY_PX, entry.target))
    return primitives, links


def _entry(
    entry: ContentsEntry, x: float, y: float, width: float, request: PrintRequest
) -> Iterator[Primitive]:
    measurer = request.measurer
    page = str(entry.page)
    page_px = measurer.width(page, TextStyle.NOTE_STRONG)
    noun = "event" if entry.events == 1 else "events"
    title = f"{entry.title} · {entry.events:,} {noun}" if entry.events else entry.title
    label = fitted_label(x, y, title, TextStyle.NOTE, "ink", width - page_px - 16, measurer)
    yield label
    yield Line(x + label.width + 6, y + 4, x + width - page_px - 6, y + 4, "grid-strong")
    yield Label(x + width - page_px, y, page, TextStyle.NOTE_STRONG, "accent", page_px)
