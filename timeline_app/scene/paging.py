"""Pages: a scene cut into sheets of paper, each with heading, ruler, legend and footer.

The layout is made anew for paper: no lane limit, so every event in the span is drawn with its
label and nothing hides in a cluster. All sizes are px of 1/96 inch; a sheet may be shrunk as a
whole, down to where the smallest text still has 7 pt.
"""

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from timeline_app.scene.display import (
    TEXT_SIZES_PX,
    Band,
    Box,
    Line,
    Primitive,
    Scene,
    TextMeasurer,
    TextStyle,
)
from timeline_app.scene.layout import SceneRequest, build_scene
from timeline_app.scene.ruler import ENGLISH, DateNames
from timeline_app.scene.sheet import (
    HEADING_PX,
    PAPER,
    PX_PER_MM,
    Paper,
    PaperTooSmallError,
    PrintWords,
    Sheet,
    between,
    cropped,
    fitted_label,
    moved,
)
from timeline_app.scene.span import LinearScale, TimeSpan
from timeline_app.scene.tracks import TrackSet

__all__ = [
    "PAPER",
    "PX_PER_MM",
    "Page",
    "Paper",
    "PaperTooSmallError",
    "PrintRequest",
    "PrintWords",
    "build_pages",
    "moved",
]

PX_PER_PT = 96 / 72
SMALLEST_TEXT_PT = 7.0
MOST_EVENTS = 10_000
NOTHING_TEXT = "No events in this span"

_SHRINK_STEPS = 6
_HEADING_X_PX = 10.0
_STRIPE_PX = 3.0
_LABEL_SHARE = 0.9


@dataclass(frozen=True, slots=True)
class PrintRequest:
    """All that pages are made from."""

    track_set: TrackSet
    span: TimeSpan
    measurer: TextMeasurer
    title_of: Callable[[int], str]
    words: PrintWords
    names: DateNames = ENGLISH


@dataclass(frozen=True, slots=True)
class Page:
    """One sheet: its display list in px between the margins, and the factor to shrink it by."""

    primitives: tuple[Primitive, ...]
    shrink: float


def build_pages(request: PrintRequest, paper: Paper) -> list[Page]:
    """Lay out and cut everything into sheets, line by line and from left to right.

    Raises PaperTooSmallError when it does not fit the number of sheets asked for.
    """
    sheet, scene = _fitting(request, paper)
    cuts = _cuts(scene, sheet.body_px)
    total = len(cuts) * paper.across
    pages: list[Page] = []
    for cut in cuts:
        for column in range(paper.across):
            number = f"page {len(pages) + 1} of {total}"
            primitives = _Cutter(request, scene, sheet).page(cut, column, number)
            pages.append(Page(tuple(primitives), sheet.shrink))
    return pages


def _fitting(request: PrintRequest, paper: Paper) -> tuple[Sheet, Scene]:
    """Return the largest drawing that fits the sheets asked for."""
    count = sum(track.count_in(request.span) for track in request.track_set.tracks)
    if count > MOST_EVENTS:
        raise PaperTooSmallError(
            f"{count:,} events are too many to print: filter them or take a shorter span, "
            f"to have at most {MOST_EVENTS:,}"
        )
    smallest = SMALLEST_TEXT_PT * PX_PER_PT / min(TEXT_SIZES_PX.values())
    steps = _SHRINK_STEPS if paper.down else 1
    needed = 0
    for step in range(steps):
        sheet = Sheet(paper, 1.0 - (1.0 - smallest) * step / max(1, steps - 1))
        scene = _scene(request, sheet, paper.across)
        needed = len(_cuts(scene, sheet.body_px))
        if paper.down is None or needed <= paper.down:
            return sheet, scene
    raise PaperTooSmallError(
        f"the timeline needs {paper.across}x{needed} sheets of this paper: "
        f"ask for --pages {paper.across}x{needed}, use larger paper or filter more"
    )


def _scene(request: PrintRequest, sheet: Sheet, across: int) -> Scene:
    scale = LinearScale(request.span, sheet.width * across)
    metrics = replace(PAPER, max_label_px=min(PAPER.max_label_px, sheet.width * _LABEL_SHARE))
    return build_scene(
        SceneRequest(
            request.track_set, scale, request.measurer, request.title_of, metrics, request.names,
            keep_labels_inside=True, sheet_px=sheet.width,
        )
    )  # fmt: skip


def _cuts(scene: Scene, body_px: float) -> list[tuple[float, float]]:
    """Cut the height at lane edges so that each piece fits a sheet, headings kept with lanes."""
    edges = [edge for band in scene.bands for edge in _edges(band)]
    cuts, top, last = [], 0.0, 0.0
    for edge in [*edges, scene.height_px]:
        room = body_px - (PAPER.header_px if _continued(scene, top) else 0.0)
        if edge - top > room and last > top:
            cuts.append((top, last))
            top = last
        last = edge
    return [*cuts, (top, scene.height_px)]


def _edges(band: Band) -> Iterator[float]:
    """Yield where a band may be cut: before it, and after each lane but the heading."""
    yield band.y
    lanes = math.floor((band.height - band.header_height) / PAPER.lane_px)
    for lane in range(1, lanes):
        yield band.y + band.header_height + 2.0 + lane * PAPER.lane_px


def _continued(scene: Scene, top: float) -> bool:
    return any(band.y < top < band.y + band.height for band in scene.bands)


@dataclass(frozen=True, slots=True)
class _Cutter:
    """Draws one sheet of a scene."""

    request: PrintRequest
    scene: Scene
    sheet: Sheet

    def page(self, cut: tuple[float, float], column: int, number: str) -> Iterator[Primitive]:
        """Yield all that stands on a sheet, in px between its margins."""
        sheet, words, measurer = self.sheet, self.request.words, self.request.measurer
        top, bottom = cut
        left = column * sheet.width
        header_px = PAPER.header_px if _continued(self.scene, top) else 0.0
        y_offset = sheet.body_top + header_px - top
        yield from sheet.heading(words, measurer)
        for item in cropped(self.scene.ruler, left, left + sheet.width, measurer):
            yield moved(item, -left, HEADING_PX)
        yield from self._grid(left, bottom + y_offset)
        yield from self._headings(cut, y_offset)
        items = between(self.scene.items, top, bottom)
        for item in cropped(items, left, left + sheet.width, measurer):
            yield moved(item, -left, y_offset)
        if not self.scene.bands:
            y = sheet.body_top + PAPER.lane_px
            yield fitted_label(
                0.0, y, NOTHING_TEXT, TextStyle.LABEL, "ink-soft", sheet.width, measurer
            )
        yield from sheet.legend(measurer)
        yield from sheet.footer(words.source, number, measurer)

    def _grid(self, left: float, bottom: float) -> Iterator[Primitive]:
        top = self.sheet.body_top
        right = left + self.sheet.width
        for item in cropped(self.scene.grid, left, right, self.request.measurer):
            if isinstance(item, Line):
                yield Line(item.x1 - left, top, item.x1 - left, bottom, item.color)
            elif isinstance(item, Box):
                yield Box(item.x - left, top, item.width, bottom - top, item.fill)

    def _headings(self, cut: tuple[float, float], y_offset: float) -> Iterator[Primitive]:
        top, bottom = cut
        for band in self.scene.bands:
            if top <= band.y < bottom:
                yield from self._heading(band, band.y + y_offset, band.label)
            elif band.y < top < band.y + band.height:
                yield from self._heading(band, self.sheet.body_top, f"{band.label}, continued")

    def _heading(self, band: Band, y: float, text: str) -> Iterator[Primitive]:
        height, room = PAPER.header_px - 4, self.sheet.width - 2 * _HEADING_X_PX
        yield Box(_STRIPE_PX, y + 2, self.sheet.width - _STRIPE_PX, height, f"{band.color}-tint")
        yield Box(0.0, y + 2, _STRIPE_PX, height, band.color)
        middle = y + PAPER.header_px / 2
        yield fitted_label(
            _HEADING_X_PX, middle, text, TextStyle.HEADER, "ink", room, self.request.measurer
        )
