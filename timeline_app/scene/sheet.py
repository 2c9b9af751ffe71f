"""A sheet of paper: its sizes, and what stands on every sheet around the timeline."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from timeline_app.scene.display import (
    Box,
    Label,
    Line,
    Mark,
    MarkShape,
    Primitive,
    TextMeasurer,
    TextStyle,
)
from timeline_app.scene.metrics import SCREEN

PX_PER_MM = 96 / 25.4
PAPER = replace(SCREEN, lane_limit=100_000, small_track_rows=10**9, lane_px=22.0)

HEADING_PX = 64.0
_LEGEND_PX = 40.0
_FOOTER_PX = 26.0
_LEAST_LANES = 4
_LEAST_WIDTH_PX = 200.0
_LEGEND_MARK_PX = 26.0
_LEGEND_GAP_PX = 24.0
_LEGEND_LINES = 2
_LEAST_STICKY_PX = 40.0
_LEGEND: tuple[tuple[MarkShape, str], ...] = (
    (MarkShape.DOT, "stated"),
    (MarkShape.RING, "inferred"),
    (MarkShape.RING_DOT, "derived"),
    (MarkShape.OPEN_RING, "no date given"),
)


class PaperTooSmallError(Exception):
    """The content does not fit the sheets asked for; the message says what would."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet: its size and margin in mm, how many sheets across, and how many down at most."""

    width_mm: float
    height_mm: float
    margin_mm: float = 14.0
    across: int = 1
    down: int | None = None

    @property
    def content_px(self) -> tuple[float, float]:
        """Width and height between the margins, in px."""
        margins = 2 * self.margin_mm
        return (self.width_mm - margins) * PX_PER_MM, (self.height_mm - margins) * PX_PER_MM


@dataclass(frozen=True, slots=True)
class PrintWords:
    """What is written on every page."""

    title: str
    filter: str
    source: str


class Sheet:
    """The inner sizes of a sheet when everything on it is drawn `1 / shrink` times larger.

    `body_px` is the height that is left for tracks below `body_top`.
    """

    def __init__(self, paper: Paper, shrink: float) -> None:
        self.shrink = shrink
        width, height = paper.content_px
        self.width = width / shrink
        self.height = height / shrink
        self.body_top = HEADING_PX + PAPER.ruler_px
        self.body_px = self.height - self.body_top - _LEGEND_PX - _FOOTER_PX
        least_px = PAPER.header_px + _LEAST_LANES * PAPER.lane_px
        if self.body_px < least_px or self.width < _LEAST_WIDTH_PX:
            raise PaperTooSmallError("the paper is too small for a timeline: use A5 or larger")

    def heading(self, words: PrintWords, measurer: TextMeasurer) -> Iterator[Primitive]:
        """Yield title and filter."""
        for text, style, color, y in (
            (words.title, TextStyle.TITLE, "ink", 16.0),
            (words.filter, TextStyle.LABEL, "ink-soft", 42.0),
        ):
            yield fitted_label(0.0, y, text, style, color, self.width, measurer)

    def legend(self, measurer: TextMeasurer) -> Iterator[Primitive]:
        """Yield what the symbols mean, in as many lines as there is room for."""
        top = self.height - _FOOTER_PX - _LEGEND_PX
        line_px = _LEGEND_PX / _LEGEND_LINES
        x, y = 0.0, top + line_px / 2
        for symbol, text in _legend_entries():
            width = measurer.width(text, TextStyle.CAPTION)
            entry_px = _LEGEND_MARK_PX + 6 + width
            if x and x + entry_px > self.width:
                x, y = 0.0, y + line_px
            if x + entry_px > self.width or y > top + _LEGEND_PX:
                return
            yield moved(symbol, x, y)
            yield Label(x + _LEGEND_MARK_PX + 6, y, text, TextStyle.CAPTION, "ink-soft", width)
            x += entry_px + _LEGEND_GAP_PX

    def footer(self, source: str, pages: str, measurer: TextMeasurer) -> Iterator[Primitive]:
        """Yield where the events come from, and the number of the page."""
        y = self.height - _FOOTER_PX / 2
        yield Line(0.0, y - 11, self.width, y - 11, "grid-strong")
        width = measurer.width(pages, TextStyle.CAPTION)
        room = self.width - width - 20
        yield fitted_label(0.0, y, source, TextStyle.CAPTION, "ink-soft", room, measurer)
        yield Label(self.width - width, y, pages, TextStyle.CAPTION, "ink-soft", width)


def _legend_entries() -> Iterator[tuple[Primitive, str]]:
    for shape, text in _LEGEND:
        yield Mark(shape, _LEGEND_MARK_PX / 2, 0.0, 4.5, "ink-soft"), text
    for fill, stroke, dashed, text in (
        ("theme-none", "", False, "period"),
        ("theme-none-tint", "theme-none", True, "within these days"),
    ):
        yield Box(0.0, -6.0, _LEGEND_MARK_PX, 12.0, fill, stroke, dashed, 3.0), text


def fitted_label(
    x: float, y: float, text: str, style: TextStyle, color: str, room_px: float,
    measurer: TextMeasurer,
) -> Label:  # fmt: skip
    """Return a label that is cut to the room it has."""
    fitted = measurer.elided(text, style, room_px)
    return Label(x, y, fitted, style, color, measurer.width(fitted, style))


def moved(item: Primitive, dx: float, dy: float) -> Primitive:
    """Return a primitive at another place."""
    if isinstance(item, Line):
        return item._replace(x1=item.x1 + dx, x2=item.x2 + dx, y1=item.y1 + dy, y2=item.y2 + dy)
    if isinstance(item, Label) and item.x_end:
        return item._replace(x=item.x + dx, y=item.y + dy, x_end=item.x_end + dx)
    return item._replace(x=item.x + dx, y=item.y + dy)


def cropped(
    items: Iterable[Primitive], left: float, right: float, measurer: TextMeasurer
) -> Iterator[Primitive]:
    """Yield what belongs between two x: boxes are cut there, the rest is there or not.

    A label that may slide stands where it is seen on this sheet, and is cut to the room there.
    """
    for item in items:
        if isinstance(item, Box):
            start, end = max(item.x, left), min(item.x + item.width, right)
            if start < end:
                yield item._replace(x=start, width=end - start)
        elif isinstance(item, Label):
            label = _label_between(item, left, right, measurer)
            if label is not None:
                yield label
        elif isinstance(item, Mark):
            if left - 1 <= item.x - item.radius and item.x + item.radius <= right + 1:
                yield item
        elif left <= item.x1 < right:
            yield item


def _label_between(label: Label, left: float, right: float, measurer: TextMeasurer) -> Label | None:
    if not label.x_end:
        is_inside = label.x >= left - 1 and label.x + label.width <= right + 1
        return label if is_inside else None
    x, x_end = max(label.x, left + PAPER.padding_px), min(label.x_end, right - PAPER.padding_px)
    if label.width <= x_end - x:
        return label._replace(x=x, x_end=0.0)
    if x_end - x < _LEAST_STICKY_PX:
        return None
    return fitted_label(x, label.y, label.text, label.style, label.color, x_end - x, measurer)


def between(items: Sequence[Primitive], top: float, bottom: float) -> Iterator[Primitive]:
    """Yield what begins between two y."""
    for item in items:
        y = min(item.y1, item.y2) if isinstance(item, Line) else item.y
        if top <= y < bottom:
            yield item
