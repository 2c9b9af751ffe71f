"""What goes into a brief: the rows that are printed, in words and numbers."""

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from timeline_app.core.citations.anchoring import AttachedText
from timeline_app.core.dates.edtf import parse
from timeline_app.core.event_list.event_list import EventList
from timeline_app.core.table.arrays import Rows
from timeline_app.core.table.table import Basis
from timeline_app.core.wording.date_words import date_in_words
from timeline_app.core.wording.plain_text import one_line
from timeline_app.scene.brief.request import BriefRequest, Detail, Fold, Imprint
from timeline_app.scene.display import TextMeasurer
from timeline_app.scene.paper.document import Layout
from timeline_app.scene.paper.page import DocumentInfo
from timeline_app.scene.paper.timeline import PrintRequest
from timeline_app.scene.tracks.tracks import TrackSet
from timeline_app.state.paper.brief_entries import SENTENCE_END, EntryWriter
from timeline_app.state.paper.brief_sources import BriefSources
from timeline_app.state.paper.codes import Codes
from timeline_app.state.paper.first_page import choices_of
from timeline_app.state.paper.glance import glance_of
from timeline_app.state.paper.stamp import Stamp


class BriefJob(NamedTuple):
    """What a brief is written from; `tracks_of` and `drawing_of` make them for some rows.

    So many events were `asked` for, of which rows may be a choice.
    Of other layouts it is a part of a brief: its axis with what is told of it, or its chronology.
    """

    events: EventList
    rows: Rows
    filter: str
    info: DocumentInfo
    stamp: Stamp
    originals: Mapping[str, AttachedText]
    tracks_of: Callable[[Rows], TrackSet]
    drawing_of: Callable[[Rows, Mapping[int, int]], PrintRequest]
    asked: int
    layout: Layout = Layout.BRIEF
    detail: Detail = Detail.FULL


def brief_request(job: BriefJob, numbers: dict[int, int], measurer: TextMeasurer) -> BriefRequest:
    """Return what a brief is made from."""
    events, rows = job.events, job.rows.tolist()
    is_dated = events.table.basis[job.rows] != Basis.UNDATED
    codes = Codes(events.head.documents)
    writer = EntryWriter(events, numbers, codes, job.detail)
    dated = job.rows[is_dated]
    has_axis = len(dated) > 0 and job.layout is not Layout.CHRONOLOGY
    # Title, date and basis stand on the axis already.
    is_told = job.detail is not Detail.NONE
    sources = BriefSources(events, job.originals, codes)
    return BriefRequest(
        info=job.info,
        imprint=_imprint(job),
        deck=list(_deck(job)),
        glance=glance_of(events, job.rows, numbers),
        choices=choices_of(events, rows, numbers, job.stamp.printed_at),
        axis=job.drawing_of(dated, numbers) if has_axis else None,
        folds=list(_folds(job, job.rows[~is_dated], numbers)),
        dates=writer.dates(rows) if is_told or job.layout is not Layout.AXIS else (),
        acts=writer.acts(rows),
        sources=sources.parts((numbers[row], events.table.event(row)) for row in rows)
        if is_told
        else (),
        measurer=measurer,
        has_front=job.layout is Layout.BRIEF,
    )


def _folds(job: BriefJob, rows: Rows, numbers: Mapping[int, int]) -> Iterator[Fold]:
    """Yield the promises without a date of each track."""
    if not len(rows):
        return
    for track in job.tracks_of(rows).tracks:
        found = tuple(numbers[row] for row in track.rows.tolist())
        yield Fold(track.id, one_line(track.label), track.color, found)


def _imprint(job: BriefJob) -> Imprint:
    head, stamp = job.events.head, job.stamp
    file = one_line(job.events.path.name)
    which, printed = stamp.words()
    if which:
        file += f" · {which}"
    as_of = f"as of {date_in_words(parse(head.as_of))}" if head.as_of else ""
    around = " · ".join(part for part in (as_of, printed) if part)
    return Imprint(one_line(head.title), file, _chosen_words(job), around)


def _chosen_words(job: BriefJob) -> str:
    """Return what was filtered, and how many of how many events that leaves."""
    count, whole = job.asked, len(job.events.table)
    noun = "event" if whole == 1 else "events"
    counted = f"all {whole:,} {noun}" if count == whole else f"{count:,} of {whole:,} {noun}"
    return f"{one_line(job.filter)} · {counted}" if job.filter else counted


def _deck(job: BriefJob) -> Iterator[str]:
    """Yield a sentence on the list, and what was chosen of it."""
    description = one_line(job.events.head.description)
    if description:
        yield SENTENCE_END.split(description, maxsplit=1)[0]
    if job.filter or job.asked < len(job.events.table):
        yield _chosen_words(job)
