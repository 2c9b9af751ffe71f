"""What goes on paper or into a picture: the shown events, their span, and what the pages say."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

import numpy as np

from timeline_app.core.citations.anchoring import AttachedText
from timeline_app.core.dates.civil import SECONDS_PER_DAY, civil_from_days
from timeline_app.core.dates.edtf import parse
from timeline_app.core.event_list.event_list import EventList
from timeline_app.core.record.model import Event, FilterRecord
from timeline_app.core.table.arrays import Rows, distinct
from timeline_app.core.wording.date_words import basis_in_words, date_in_words
from timeline_app.core.wording.event_words import told_in_a_line
from timeline_app.core.wording.span_words import span_in_words
from timeline_app.scene.axis.span import TimeSpan
from timeline_app.scene.brief.brief import build_brief
from timeline_app.scene.brief.one_page import build_one_page
from timeline_app.scene.brief.request import BriefRequest, Detail
from timeline_app.scene.display import TextMeasurer
from timeline_app.scene.paper.paging import (
    DocumentInfo,
    DocumentRequest,
    Layout,
    Page,
    Paper,
    PaperDocument,
    PrintRequest,
    PrintWords,
    Section,
    build_document,
    build_picture,
    event_spans_of,
)
from timeline_app.scene.paper.refusals import NothingToPrintError, PaperChoiceError
from timeline_app.scene.ticks import year_label
from timeline_app.scene.tracks.tracks import Grouping, TrackSet, build_tracks, theme_color
from timeline_app.scene.web.strips import Strips, build_strips
from timeline_app.state.filter_words import filter_in_words
from timeline_app.state.paper.brief import BriefJob, brief_request
from timeline_app.state.paper.notes import NoteWriter
from timeline_app.state.paper.one_page import one_page_request
from timeline_app.state.paper.page_range import check_page_range, narrowed_to
from timeline_app.state.paper.stamp import NO_STAMP, Stamp

PAPER_SIZES_MM = {
    "A0": (841.0, 1189.0),
    "A1": (594.0, 841.0),
    "A2": (420.0, 594.0),
    "A3": (297.0, 420.0),
    "A4": (210.0, 297.0),
    "A5": (148.0, 210.0),
    "Letter": (215.9, 279.4),
    "Legal": (215.9, 355.6),
    "Tabloid": (279.4, 431.8),
}
# Inkjet printers leave up to 12.7 mm blank at one edge.
MARGIN_MM = 14.0
# Columns of small print need a little more white around them.
BRIEF_MARGIN_MM = 15.0

_CUSTOM = re.compile(r"(\d{2,4}(?:\.\d+)?)[xX](\d{2,4}(?:\.\d+)?)(?:mm)?")
# So that no mark at either end touches the frame; more would take scale from the events.
_PADDING = 0.02
# Less than a postcard has no room for a label beside its mark; rolls are up to 1.6 m wide.
_SHORTEST_MM, _LONGEST_MM = 90.0, 2_000.0
# Half of the shorter side is left to print on.
_LARGEST_MARGIN_SHARE = 0.25
ON_ONE_PAGE = (Layout.AXIS, Layout.CHRONOLOGY, Layout.POSTER)
"""Layouts that one sheet can have."""
UPRIGHT = (Layout.BRIEF, Layout.CHRONOLOGY)
"""Layouts in columns, for which paper is held upright; what is drawn along time is wide."""
_PARTS_OF_A_BRIEF = (Layout.BRIEF, Layout.AXIS, Layout.CHRONOLOGY)


class SectionBy(StrEnum):
    """What the sections of a booklet are."""

    THEME = "theme"
    LEADER = "leader"
    YEAR = "year"


_GROUPING_OF = {SectionBy.THEME: Grouping.THEME, SectionBy.LEADER: Grouping.LEADER}


def number_of_row(row: int) -> int:
    """Return the number that an event has in every print of its list, whatever the filter."""
    return row + 1


def paper_of(
    name: str,
    is_portrait: bool,
    sheets: tuple[int, int | None] = (1, None),
    margin_mm: float = MARGIN_MM,
) -> Paper:
    """Return a paper by its name or as `WxHmm`, orientation and number of sheets.

    Raises PaperChoiceError if there is no such paper or the margin takes too much of it.
    """
    size = PAPER_SIZES_MM.get(name) or _custom_size(name)
    short, long = sorted(size)
    width, height = (short, long) if is_portrait else (long, short)
    if not 0 <= margin_mm <= short * _LARGEST_MARGIN_SHARE:
        raise PaperChoiceError(
            f"a margin of {margin_mm:g} mm does not suit {name}: "
            f"take 0 to {short * _LARGEST_MARGIN_SHARE:.0f} mm"
        )
    return Paper(width, height, margin_mm, across=sheets[0], down=sheets[1])


def _custom_size(name: str) -> tuple[float, float]:
    match = _CUSTOM.fullmatch(name)
    if match is None:
        known = ", ".join(PAPER_SIZES_MM)
        raise PaperChoiceError(
            f"there is no paper {name!r}: take {known}, or a size such as 300x200mm"
        )
    width, height = float(match[1]), float(match[2])
    if not all(_SHORTEST_MM <= side <= _LONGEST_MM for side in (width, height)):
        raise PaperChoiceError(
            f"paper of {name} cannot be used: sides may have {_SHORTEST_MM:.0f} to "
            f"{_LONGEST_MM:.0f} mm"
        )
    return width, height


@dataclass(frozen=True)
class PrintJob:
    """The rows of a list that pass a filter, ready for paper or picture.

    With a `span` only what has some of its extent in it is taken, with `pieces` what has some in
    one of these parts of time, and they make the axis. `originals` are the attached texts by
    document, from which the notes quote; `is_even` forbids a scale in pieces and takes the span
    as it is; without `has_colors` none are explained. The `stamp` says what was printed, and when.
    `detail` is how much is told of each event, `page_range` names the pages that are wanted, and
    with `is_one_page` an axis or a chronology is put on one sheet, as a poster always is.
    """

    events: EventList
    record: FilterRecord
    rows: Sequence[int]
    grouping: Grouping = Grouping.THEME
    span: TimeSpan | None = None
    originals: Mapping[str, AttachedText] = field(default_factory=dict)
    is_even: bool = False
    has_colors: bool = True
    pieces: tuple[TimeSpan, ...] = ()
    stamp: Stamp = NO_STAMP
    detail: Detail = Detail.FULL
    is_one_page: bool = False
    page_range: str = ""

    @property
    def title(self) -> str:
        """The title of the list."""
        return self.events.head.title

    def printed_rows(self) -> Rows:
        """Return the rows in scope. Raises NothingToPrintError if there are none."""
        rows = np.asarray(self.rows, dtype=np.int64)
        parts = self.pieces or ((self.span,) if self.span is not None else ())
        if parts:
            starts, ends = self.events.table.draw_start_s[rows], self.events.table.draw_end_s[rows]
            rows = rows[np.any([(starts < p.end_s) & (ends > p.start_s) for p in parts], axis=0)]
        if not len(rows):
            raise NothingToPrintError("no event lies in what was asked for: take a wider span")
        return rows

    def document(
        self,
        paper: Paper,
        measurer: TextMeasurer,
        layout: Layout = Layout.PAGES,
        section_by: SectionBy = SectionBy.THEME,
    ) -> PaperDocument:
        """Lay everything out on sheets. Raises PaperError."""
        if self.page_range:
            check_page_range(self.page_range)
        whole = self._whole(paper, measurer, layout, section_by)
        return narrowed_to(whole, self.page_range)

    def _whole(
        self, paper: Paper, measurer: TextMeasurer, layout: Layout, section_by: SectionBy
    ) -> PaperDocument:
        rows = self.printed_rows()
        if layout is Layout.POSTER or self.is_one_page:
            return self._one_page(rows, paper, measurer, layout)
        number_of = {row: number_of_row(row) for row in rows.tolist()}
        if layout in _PARTS_OF_A_BRIEF:
            return build_brief(self._brief(rows, measurer, layout, self.detail), paper)
        writer = NoteWriter(self.events, number_of, self.originals)
        sections: list[Section] = []
        if layout is Layout.BOOKLET:
            sections = list(self._sections(rows, section_by, measurer, number_of))
        request = DocumentRequest(
            self._request(rows, measurer, number_of),
            self._info(rows),
            writer.notes(rows.tolist(), self.detail),
            sections,
            list(self._facts(rows)),
        )
        return build_document(request, layout, paper)

    def picture(self, measurer: TextMeasurer) -> tuple[Page, Paper]:
        """Lay everything out in one piece, and return it with a paper of its size."""
        rows = self.printed_rows()
        # A picture goes into other documents, which say when they were made.
        unstamped = replace(self, stamp=NO_STAMP)
        return build_picture(unstamped._request(rows, measurer, {}))

    def strips(self, measurer: TextMeasurer) -> Strips:
        """Lay everything out in strips for a page, the key events first."""
        rows = self.printed_rows()
        request = self._request(rows, measurer, {})
        tracks = self._tracks(rows, self.grouping, has_key_track=True)
        return build_strips(replace(request, track_set=tracks))

    def _request(
        self,
        rows: Rows,
        measurer: TextMeasurer,
        number_of: Mapping[int, int],
        grouping: Grouping | None = None,
    ) -> PrintRequest:
        table = self.events.table
        return PrintRequest(
            self._tracks(rows, grouping or self.grouping),
            self._span_of(rows),
            measurer,
            lambda row: table.event(row).title,
            self._words(rows),
            number_of=number_of,
            is_even=self.is_even,
            padding=0.0 if self.span else _PADDING,
            pieces=self.pieces,
            words_of=lambda row: _told(table.event(row), number_of.get(row)),
        )

    def _one_page(
        self, rows: Rows, paper: Paper, measurer: TextMeasurer, layout: Layout
    ) -> PaperDocument:
        if layout not in ON_ONE_PAGE:
            raise PaperChoiceError(
                f"the layout {layout} does not go on one page: take axis or chronology for that"
            )
        part = Layout.CHRONOLOGY if layout is Layout.CHRONOLOGY else Layout.AXIS
        request = one_page_request(
            self.events, rows,
            lambda some, detail: self._brief(some, measurer, part, detail, of=rows),
            has_axis=part is Layout.AXIS, detail=self.detail, has_colors=self.has_colors,
        )  # fmt: skip
        return build_one_page(replace(request, larger_papers=_larger_papers(paper)), paper)

    def _brief(
        self, rows: Rows, measurer: TextMeasurer, layout: Layout, detail: Detail,
        of: Rows | None = None,
    ) -> BriefRequest:  # fmt: skip
        grouping = self.grouping
        if grouping is Grouping.THEME and not self.events.head.themes:
            grouping = Grouping.NONE
        job = BriefJob(
            self.events, rows, self.chosen_words, self._info(rows), self.stamp, self.originals,
            tracks_of=lambda some: self._tracks(some, grouping),
            drawing_of=lambda some, numbers: self._request(some, measurer, numbers, grouping),
            asked=len(rows if of is None else of), layout=layout, detail=detail,
        )  # fmt: skip
        numbers = {row: number_of_row(row) for row in rows.tolist()}
        return brief_request(job, numbers, measurer)

    @property
    def chosen_words(self) -> str:
        """Return filter and span in words, or nothing where all of the list is meant."""
        parts = [filter_in_words(self.record, self.events)]
        if self.span is not None:
            parts.append(span_in_words(self.span.start_s, self.span.end_s))
        return " · ".join(part for part in parts if part)

    def _tracks(self, rows: Rows, grouping: Grouping, *, has_key_track: bool = False) -> TrackSet:
        return build_tracks(
            self.events.table, distinct(rows), grouping, has_key_track=has_key_track
        )

    def _span_of(self, rows: Rows) -> TimeSpan:
        if self.pieces:
            return TimeSpan(self.pieces[0].start_s, self.pieces[-1].end_s)
        starts, ends = event_spans_of(self.events.table, rows)
        first, last = float(starts.min()), float(ends.max())
        if self.span is None:
            return TimeSpan(first, last)
        first, last = max(first, self.span.start_s), min(last, self.span.end_s)
        return self.span if self.is_even or first >= last else TimeSpan(first, last)

    def _sections(
        self,
        rows: Rows,
        section_by: SectionBy,
        measurer: TextMeasurer,
        number_of: Mapping[int, int],
    ) -> Iterator[Section]:
        grouping = _GROUPING_OF.get(section_by)
        if grouping is not None:
            # What heads a section heads no track as well.
            inside = self.grouping if section_by is SectionBy.LEADER else grouping
            inside = Grouping.THEME if inside is Grouping.LEADER else inside
            for track in self._tracks(rows, grouping).tracks:
                request = self._request(track.rows, measurer, number_of, inside)
                yield Section(track.id, track.label, request)
            return
        days = (self.events.table.draw_start_s[rows] // SECONDS_PER_DAY).tolist()
        years = np.array([civil_from_days(day)[0] for day in days])
        for year in distinct(years).tolist():
            request = self._request(rows[years == year], measurer, number_of)
            yield Section(str(year), year_label(year), request)

    def _words(self, rows: Rows) -> PrintWords:
        events = self.events
        span = self._span_of(rows)
        parts = [self._filter_words(), span_in_words(span.start_s, span.end_s)]
        if events.head.as_of:
            parts.append(f"as of {date_in_words(parse(events.head.as_of))}")
        counts = f"{len(events.table):,} events, {len(rows):,} on these pages"
        if len(rows) == len(events.table):
            counts = f"all {len(rows):,} events"
        which, printed = self.stamp.words()
        source = " · ".join(part for part in (events.path.name, which, counts, printed) if part)
        return PrintWords(self.title, " · ".join(parts), source, self._colors(rows))

    def _filter_words(self) -> str:
        return filter_in_words(self.record, self.events) or "All events"

    def _colors(self, rows: Rows) -> tuple[tuple[str, str], ...]:
        """Return what the colours stand for, unless the headings of the tracks tell it."""
        if self.grouping is Grouping.THEME or not self.has_colors:
            return ()
        column = self.events.table.facets["themes"]
        codes = distinct(self.events.table.first["themes"][rows]).tolist()
        return tuple(
            (theme_color(code), column.labels[code] if code >= 0 else "No theme") for code in codes
        )

    def _facts(self, rows: Rows) -> Iterator[str]:
        head = self.events.head
        if head.description:
            yield head.description
        basis = self.events.table.facets["basis"]
        counts = basis.counts(rows)
        named = [
            f"{count:,} {basis_in_words(value)}"
            for value, count in zip(basis.values, counts, strict=True)
            if count
        ]
        yield f"{len(rows):,} events on these pages. Dates: {', '.join(named)}."
        sources = "; ".join(
            ", ".join(part for part in (document.title, document.publisher) if part)
            for document in head.documents
        )
        if sources:
            yield f"Sources: {sources}."

    def _info(self, rows: Rows) -> DocumentInfo:
        head = self.events.head
        words = self._words(rows)
        version = f"as of {head.as_of}" if head.as_of else ""
        keywords = ", ".join(part for part in (self.events.path.name, head.format, version) if part)
        return DocumentInfo(
            head.title, head.language, words.filter, keywords, self.stamp.printed_at
        )


def _told(event: Event, number: int | None) -> str:
    """Return what an event is to who cannot see it, behind its number."""
    return told_in_a_line(event) if number is None else f"{number} {told_in_a_line(event)}"


def _larger_papers(paper: Paper) -> dict[str, Paper]:
    """Return the named papers that are larger, the smallest first, held the same way."""
    area = paper.width_mm * paper.height_mm
    is_portrait = paper.width_mm < paper.height_mm
    found = {
        name: paper_of(name, is_portrait, margin_mm=paper.margin_mm)
        for name, (width, height) in PAPER_SIZES_MM.items()
        if name.startswith("A") and width * height > area * 1.01
    }
    return dict(sorted(found.items(), key=lambda item: item[1].width_mm))
