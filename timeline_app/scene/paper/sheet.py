"""A sheet of paper: its sizes, and what stands on every sheet around the content."""

from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass
from typing import NamedTuple

import msgspec

from timeline_app.scene.cutting import fitted_label, moved
from timeline_app.scene.display import (
    Label,
    Line,
    Primitive,
    TextMeasurer,
    TextStyle,
    tagged,
)
from timeline_app.scene.metrics import SCREEN
from timeline_app.scene.paper.flow import Run, first_lines
from timeline_app.scene.paper.legend import LEGEND_LINE_PX, legend_lines
from timeline_app.scene.paper.refusals import PaperTooSmallError
from timeline_app.scene.tags import FOOT, HEAD, PLACE, TITLE, Role, Tag

# Px of 1/96 inch, an inch of 25.4 mm.
PX_PER_MM = 96 / 25.4
PAPER = msgspec.structs.replace(
    SCREEN,
    header_px=24.0,
    gutter_px=0.0,
    band_gap_px=10.0,
    lane_limit=100_000,
    small_track_rows=10**9,
    lane_px=22.0,
    max_label_px=760.0,
)

# A ruler and a heading with four lanes: less is no timeline.
LEAST_BODY_PX = PAPER.ruler_px + PAPER.header_px + 4 * PAPER.lane_px
# A caption, and white that parts it from the legend.
FOOTER_PX = 26.0
# A title of 22 px with a third of that between lines.
_TITLE_LINE_PX = 29.0
# A label of 13 px with a third of that between lines.
_FILTER_LINE_PX = 17.0
# A section's 16 px with as much air around it.
_SECTION_PX = 30.0
# About a line of white below what heads a sheet.
_HEADING_GAP_PX = 12.0
HEADING_PX = _TITLE_LINE_PX + _FILTER_LINE_PX + _HEADING_GAP_PX
# Little: the legend belongs to what is drawn above it.
_LEGEND_GAP_PX = 5.0
# Titles of lists fit two lines; one without end must not take the sheet.
_MOST_TITLE_LINES = 2
# A filter of some twenty values; more is cut, so that the sheet keeps its timeline.
_MOST_FILTER_LINES = 4
# A mark with a short label beside it.
_LEAST_WIDTH_PX = 200.0
# Above what rounding adds up to over a sheet, and below what is seen.
_EPSILON_PX = 0.01


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


class HeadingTags(NamedTuple):
    """What the title of a sheet is, its filter, and the name of its section."""

    title: Tag
    filter: Tag
    section: Tag


AGAIN = HeadingTags(TITLE, HEAD, PLACE)
"""On a sheet that only says again what it belongs to."""


@dataclass(frozen=True, slots=True)
class PrintWords:
    """What is written on every page; `colors` are colour tokens with what they stand for."""

    title: str
    filter: str
    source: str
    colors: tuple[tuple[str, str], ...] = ()


class Sheet:
    """The inner sizes of a sheet when everything on it is drawn `1 / shrink` times larger.

    `body_px` is the height that is left between heading and footer, from `body_top` on; `below_px`
    what legend and footer take.
    """

    def __init__(
        self, paper: Paper, shrink: float, words: PrintWords, measurer: TextMeasurer,
        section: str = "", has_legend: bool = True,
    ) -> None:  # fmt: skip
        self.paper = paper
        self.shrink = shrink
        self._measurer = measurer
        self._words = words
        width, height = paper.content_px
        self.width = width / shrink
        self.height = height / shrink
        self._require(self.width >= _LEAST_WIDTH_PX)
        self._heading = list(self._heading_labels(section))
        self._legend: list[list[Primitive]] = []
        if has_legend:
            self._legend = legend_lines(words.colors, self.width, measurer, Tag(Role.SECTION))
        self.body_top = self._heading_px
        self.below_px = FOOTER_PX + _LEGEND_GAP_PX + LEGEND_LINE_PX * len(self._legend)
        self.body_px = self.height - self.body_top - self.below_px
        self._require(self.body_px >= LEAST_BODY_PX - _EPSILON_PX)

    def panel(self, width: float) -> "Sheet":
        """Return the sheet as something drawn in a part of its width sees it."""
        panel = copy(self)
        panel.width = width
        return panel

    def heading(self, tags: HeadingTags = AGAIN) -> Iterator[Primitive]:
        """Yield title, filter and section."""
        for items, tag in zip(self._heading, tags, strict=True):
            yield from tagged(items, tag)

    def legend(self, *, is_again: bool = False) -> Iterator[Primitive]:
        """Yield what the symbols and colours mean; again, it is for the eye alone."""
        y = self.height - FOOTER_PX - LEGEND_LINE_PX * len(self._legend)
        for line in self._legend:
            for item in line:
                placed = moved(item, 0.0, y + LEGEND_LINE_PX / 2)
                yield placed._replace(tag=FOOT) if is_again else placed
            y += LEGEND_LINE_PX

    def footer(self, pages: str, mark: str = "") -> Iterator[Primitive]:
        """Yield where the events come from, where the sheet belongs, and the number of the page."""
        y, measurer = self.height - FOOTER_PX / 2 + 3, self._measurer
        yield Line(0.0, y - 12, self.width, y - 12, "grid-strong", tag=FOOT)
        width = measurer.width(pages, TextStyle.CAPTION)
        source = f"{self._words.source} · {mark}" if mark else self._words.source
        room = self.width - width - 20
        yield fitted_label(0.0, y, source, TextStyle.CAPTION, "ink-soft", room, measurer, FOOT)
        yield Label(self.width - width, y, pages, TextStyle.CAPTION, "ink-soft", width, tag=FOOT)

    def _heading_labels(self, section: str) -> Iterator[list[Label]]:
        """Yield the labels of title, filter and section."""
        y = 0.0
        for text, style, color, most, line_px in (
            (self._words.title, TextStyle.TITLE, "ink", _MOST_TITLE_LINES, _TITLE_LINE_PX),
            (self._words.filter, TextStyle.LABEL, "ink-soft", _MOST_FILTER_LINES, _FILTER_LINE_PX),
        ):
            runs = [Run(text, style, color)]
            labels: list[Label] = []
            for line in first_lines(runs, self.width, most, self._measurer):
                labels += [piece.label(0.0, y + line_px / 2) for piece in line]
                y += line_px
            yield labels
        self._heading_px = y + _HEADING_GAP_PX
        labels = []
        if section:
            middle = self._heading_px + _SECTION_PX / 2 - 4
            labels.append(fitted_label(
                0.0, middle, section, TextStyle.SECTION, "accent", self.width, self._measurer
            ))  # fmt: skip
            self._heading_px += _SECTION_PX
        yield labels

    def _require(self, is_enough: bool) -> None:
        if not is_enough:
            raise PaperTooSmallError
