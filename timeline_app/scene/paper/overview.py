"""The first page of a booklet: facts, a small picture of the whole, and the contents."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import msgspec

from timeline_app.scene.cutting import cropped, fitted_label, moved, spaced
from timeline_app.scene.display import (
    Band,
    Label,
    Line,
    Primitive,
    Scene,
    TextStyle,
    tagged,
)
from timeline_app.scene.layout import SceneRequest, build_scene
from timeline_app.scene.paper.flow import Run, first_lines
from timeline_app.scene.paper.page import LinkArea, LinkTarget
from timeline_app.scene.paper.sheet import PAPER, Sheet
from timeline_app.scene.paper.timeline import PrintRequest, SheetBody
from timeline_app.scene.tags import Role, Tag, contents_link

# A label of 13 px with a third of that between lines.
_FACT_LINE_PX = 17.0
# More is a text, and belongs to the notes; the picture needs the room.
_MOST_FACT_LINES = 5
# A caption above a thin bar: fourteen rows are still seen as one picture.
_ROW_PX = 19.0
# A little less than on a sheet, where a line has more room.
_RADIUS_PX = 4.0
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
    request: PrintRequest, facts: Sequence[str], contents: Sequence[ContentsEntry], sheet: Sheet,
    tag: Tag,
) -> SheetBody:  # fmt: skip
    """Return what stands on the first page, all of it within an element."""
    y = sheet.body_top
    primitives: list[Primitive] = []
    links: list[LinkArea] = []
    for fact in facts:
        runs, its_tag = [Run(fact, TextStyle.LABEL, "ink")], tag.holding(Role.PARAGRAPH)
        for line in first_lines(runs, sheet.width, _MOST_FACT_LINES, request.measurer):
            primitives += [piece.label(0.0, y + _FACT_LINE_PX / 2, its_tag) for piece in line]
            y += _FACT_LINE_PX
    y += _GAP_PX
    room = sheet.body_top + sheet.body_px - y
    picture, height = _picture(request, sheet, y, room * _MOST_SHARE)
    counts = (f"{track.label} {len(track.rows):,}" for track in request.track_set.tracks)
    words = f"A line for each track, with so many events: {', '.join(counts)}."
    primitives += tagged(picture, tag.holding(Role.FIGURE, words))
    y += height + _GAP_PX
    items, its_links = _contents(request, contents, sheet, y, tag)
    primitives += items
    links += its_links
    target = LinkTarget("overview", 0.0, 0.0, "Overview")
    return SheetBody(tuple(primitives), tuple(links), (target,), sheet.body_top + sheet.body_px)


def _picture(
    request: PrintRequest, sheet: Sheet, top: float, room: float
) -> tuple[list[Primitive], float]:
    """Return a line for each track: its marks by date basis, its promises folded."""
    left = sheet.width * _LABEL_SHARE
    scene = _scene(request, sheet.width - left)
    items = cropped(scene.ruler.items, 0.0, scene.scale.width_px, request.measurer)
    primitives: list[Primitive] = [moved(item, left, top) for item in items]
    y = top + scene.ruler.height_px + 4
    fitting = max(1, int((room - scene.ruler.height_px) / _ROW_PX))
    bands = scene.bands[:fitting]
    bottom = bands[-1].y + bands[-1].height if bands else 0.0
    for item in cropped(scene.ruler.grid, 0.0, scene.scale.width_px, request.measurer):
        if isinstance(item, Line):
            primitives.append(Line(item.x1 + left, y, item.x1 + left, y + bottom, item.color))
    for band in bands:
        primitives += _row_label(band, left, y + band.y + band.height / 2, request)
    shown = scene.items_between(0.0, bottom)
    for item in cropped(shown, 0.0, scene.scale.width_px, request.measurer):
        primitives.append(moved(item, left, y))
    y += bottom
    if len(scene.bands) > fitting:
        text = f"and {len(scene.bands) - fitting:,} more"
        primitives.append(
            fitted_label(0.0, y + 6, text, TextStyle.CAPTION, "ink-faint", left, request.measurer)
        )
        y += _ROW_PX
    return primitives, y - top


def _scene(request: PrintRequest, width: float) -> Scene:
    """Return the drawing with every track collapsed, as a window shows what it cannot spell out."""
    metrics = msgspec.structs.replace(
        PAPER, collapsed_px=_ROW_PX, band_gap_px=0.0, mark_radius_px=_RADIUS_PX, header_px=0.0
    )
    asked = SceneRequest(
        request.track_set, request.scale(width), request.measurer, request.title_of, metrics,
        request.names, keep_labels_inside=True,
        collapsed=frozenset(track.id for track in request.track_set.tracks),
    )  # fmt: skip
    return build_scene(asked)


def _row_label(
    band: Band, left: float, middle: float, request: PrintRequest
) -> Iterator[Primitive]:
    measurer = request.measurer
    count = f"{band.count:,}"
    count_px = measurer.width(count, TextStyle.CAPTION)
    room_px = left - count_px - 24
    yield spaced(fitted_label(0.0, middle, band.label, TextStyle.CAPTION, "ink", room_px, measurer))
    yield Label(left - count_px - 12, middle, count, TextStyle.CAPTION, "ink-soft", count_px)


def _contents(
    request: PrintRequest, contents: Sequence[ContentsEntry], sheet: Sheet, top: float, tag: Tag
) -> tuple[list[Primitive], list[LinkArea]]:
    """Return the table of contents in columns, as much of it as there is room for."""
    measurer, heading = request.measurer, tag.holding(Role.HEADING_3)
    primitives: list[Primitive] = [
        fitted_label(
            0.0, top + 8, "Contents", TextStyle.SECTION, "accent", sheet.width, measurer, heading
        )
    ]
    whole = tag.holding(Role.CONTENTS)
    links: list[LinkArea] = []
    top += _HEADING_PX
    across = max(1, round(sheet.width / (_CONTENTS_COLUMN_PX + _COLUMN_GAP_PX)))
    width = (sheet.width - (across - 1) * _COLUMN_GAP_PX) / across
    most = max(1, int((sheet.body_top + sheet.body_px - top) / _ENTRY_PX))
    down = min(most, -(-len(contents) // across))
    for number, entry in enumerate(contents[: down * across]):
        column, line = divmod(number, down)
        x, y = column * (width + _COLUMN_GAP_PX), top + line * _ENTRY_PX
        its_tag = contents_link(whole)
        primitives += _entry(entry, x, y + _ENTRY_PX / 2, width, request, its_tag)
        links.append(LinkArea(x, y, width, _ENTRY_PX, entry.target, its_tag))
    return primitives, links


def _entry(
    entry: ContentsEntry, x: float, y: float, width: float, request: PrintRequest, tag: Tag
) -> Iterator[Primitive]:
    measurer = request.measurer
    page = str(entry.page)
    page_px = measurer.width(page, TextStyle.NOTE_STRONG)
    noun = "event" if entry.events == 1 else "events"
    title = f"{entry.title} · {entry.events:,} {noun}" if entry.events else entry.title
    label = fitted_label(x, y, title, TextStyle.NOTE, "ink", width - page_px - 16, measurer, tag)
    yield spaced(label)
    yield Line(x + label.width + 6, y + 4, x + width - page_px - 6, y + 4, "grid-strong")
    yield Label(x + width - page_px, y, page, TextStyle.NOTE_STRONG, "accent", page_px, tag=tag)
