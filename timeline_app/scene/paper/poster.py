"""A poster: panels of the drawing side by side on one sheet, and the notes in what is left."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain, count

from timeline_app.scene.cutting import moved
from timeline_app.scene.display import Line, Primitive
from timeline_app.scene.paper.columns import (
    Column,
    SetLines,
    columns_at,
    columns_of,
    height_of,
    placed,
    poured,
)
from timeline_app.scene.paper.notes import Notes, set_notes
from timeline_app.scene.paper.page import LinkArea, LinkTarget
from timeline_app.scene.paper.refusals import PaperTooSmallError
from timeline_app.scene.paper.sheet import Paper, Sheet
from timeline_app.scene.paper.timeline import SMALLEST_SHRINK, Drawing, PrintRequest, SheetBody

# Notes of more do not fit A0 in a type that can be read.
MOST_POSTER_EVENTS = 1_500
BRIEF_REMARK = "notes shortened to fit: the other layouts print them whole"

# Three times the type of a page is read from across a room.
_LARGEST = 3.0
# Halving finds the size among these in four tries, each a tenth larger than the last.
_STEPS = 14
# Less leaves no room for labels beside their marks.
_LEAST_PANEL_PX = 760.0
# More bands are more than an eye follows from one to the next.
_MOST_PANELS = 6
# More than a lane, so that bands are not taken for tracks.
_PANEL_GAP_PX = 34.0
# About two lines of notes between timeline and notes.
_NOTES_GAP_PX = 26.0
# A heading with a note below it; less is a widow.
_LEAST_COLUMN_PX = 120.0
# No note takes less than a line for its title and one for its date.
_LEAST_NOTE_PX2 = 37.0 * 350.0


def fits_poster(request: PrintRequest, notes: Notes, paper: Paper) -> bool:
    """Tell whether a poster fits a paper in the smallest size that can be read."""
    return _of_size(request, notes.shortened(), paper, SMALLEST_SHRINK) is not None


def poster_body(
    request: PrintRequest, notes: Notes, paper: Paper
) -> tuple[Sheet, SheetBody] | None:
    """Return the poster in the largest size that fits, or None if it fits in none."""
    if len(notes.events) > MOST_POSTER_EVENTS:
        return None
    found = _largest(request, notes, paper)
    if found is None and notes.events:
        found = _largest(request, notes.shortened(), paper)
        if found is not None:
            return found[0], replace(found[1], remark=BRIEF_REMARK)
    return found


def _largest(request: PrintRequest, notes: Notes, paper: Paper) -> tuple[Sheet, SheetBody] | None:
    ratio = (_LARGEST / SMALLEST_SHRINK) ** (1 / (_STEPS - 1))
    low, high = 0, _STEPS - 1
    best: tuple[Sheet, SheetBody] | None = None
    while low <= high:
        middle = (low + high) // 2
        found = _of_size(request, notes, paper, SMALLEST_SHRINK * ratio**middle)
        if found is None:
            high = middle - 1
        else:
            best, low = found, middle + 1
    return best


def _of_size(
    request: PrintRequest, notes: Notes, paper: Paper, shrink: float
) -> tuple[Sheet, SheetBody] | None:
    """Return the poster in one size, in as few panels as will do."""
    try:
        sheet = Sheet(paper, shrink, request.words, request.measurer)
    except PaperTooSmallError:
        return None
    if len(notes.events) * _LEAST_NOTE_PX2 > sheet.width * sheet.body_px:
        return None
    for count_of_panels in range(1, _MOST_PANELS + 1):
        panels = _panels(request, sheet, count_of_panels)
        if panels is not None:
            body = _with_notes(request, notes, sheet, panels)
            if body is not None:
                return sheet, body
    return None


class _Panels:
    """Pieces of a drawing side by side: where each stands, and how many there is room for."""

    def __init__(self, width: float, most: int, bodies: Sequence[SheetBody]) -> None:
        self.width = width
        self.most = most
        self.bodies = bodies

    def x(self, number: int) -> float:
        """Return where a panel begins."""
        return number * (self.width + _PANEL_GAP_PX)


def _panels(request: PrintRequest, sheet: Sheet, most: int) -> _Panels | None:
    """Return the drawing in no more than some panels, or None if it needs more."""
    width = (sheet.width - (most - 1) * _PANEL_GAP_PX) / most
    if most > 1 and width < _LEAST_PANEL_PX:
        return None
    try:
        drawing = Drawing(request, sheet.panel(width))
        cuts = drawing.cuts()
    except PaperTooSmallError:
        return None
    if len(cuts) > most:
        return None
    return _Panels(width, most, [drawing.body(cut) for cut in cuts])


def _with_notes(
    request: PrintRequest, notes: Notes, sheet: Sheet, panels: _Panels
) -> SheetBody | None:
    """Return the panels with the notes in what they leave free, or None if there is too little."""
    drawn = _joined(panels)
    if not notes.events:
        return drawn
    columns, width = _free_columns(sheet, panels)
    blocks = list(set_notes(notes, width, request.measurer, lambda _: ""))
    if height_of(blocks) > sum(column.height for column in columns):
        return None
    filled = list(poured(blocks, chain(columns, endless_columns(sheet))))
    if len(filled) > len(columns):
        return None
    written = body_of(filled, sheet)
    top = columns[0].y - _NOTES_GAP_PX / 2
    rules: list[Primitive] = []
    if columns[0].y > sheet.body_top:
        x = panels.x(len(panels.bodies) - 1)
        rules.append(Line(x, top, x + panels.width, top, "grid-strong"))
    return SheetBody(
        (*drawn.primitives, *rules, *written.primitives),
        (*drawn.links, *written.links),
        (*drawn.targets, *written.targets),
        written.bottom,
    )


def _free_columns(sheet: Sheet, panels: _Panels) -> tuple[list[Column], float]:
    """Return the columns below the last panel and in the panels that are left, and their width."""
    _, width = columns_of(panels.width)
    bottom = sheet.body_top + sheet.body_px
    last = len(panels.bodies) - 1
    top = panels.bodies[last].bottom + _NOTES_GAP_PX
    tops = [(last, top)] if bottom - top >= _LEAST_COLUMN_PX else []
    tops += [(number, sheet.body_top) for number in range(last + 1, panels.most)]
    columns = [
        column._replace(x=column.x + panels.x(number))
        for number, top in tops
        for column in columns_at(panels.width, top, bottom - top)
    ]
    return columns or [Column(0.0, bottom, 0.0)], width


def _joined(panels: _Panels) -> SheetBody:
    primitives: list[Primitive] = []
    links: list[LinkArea] = []
    targets: list[LinkTarget] = []
    for number, body in enumerate(panels.bodies):
        x = panels.x(number)
        primitives += [moved(item, x, 0.0) for item in body.primitives]
        links += [link._replace(x=link.x + x) for link in body.links]
        targets += [target._replace(x=target.x + x) for target in body.targets]
    return SheetBody(
        tuple(primitives), tuple(links), tuple(targets), max(p.bottom for p in panels.bodies)
    )


def endless_columns(sheet: Sheet) -> Iterator[Column]:
    """Yield the columns of one sheet after the other."""
    for _ in count():
        yield from columns_at(sheet.width, sheet.body_top, sheet.body_px)


def body_of(columns: Sequence[tuple[Column, SetLines]], sheet: Sheet) -> SheetBody:
    """Return what some columns of notes put on a sheet."""
    primitives: list[Primitive] = []
    links: list[LinkArea] = []
    targets: list[LinkTarget] = []
    for column, lines in columns:
        items, its_links, its_targets = placed(column, lines)
        primitives += items
        links += its_links
        targets += its_targets
    return SheetBody(
        tuple(primitives), tuple(links), tuple(targets), sheet.body_top + sheet.body_px
    )
