"""Lists printed as PDF, for tests that read it back."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.lists import Plain, full_list, reading_of
from timeline_app.core.event_list.event_list import EventList
from timeline_app.core.record.model import FilterRecord
from timeline_app.render.fonts import FontMeasurer
from timeline_app.render.paper import pdf_of
from timeline_app.render.pdf_extras import PdfFile
from timeline_app.scene.paper.paging import Layout, PaperDocument
from timeline_app.state.paper.job import PrintJob, paper_of


def read(plain: Plain) -> EventList:
    with TemporaryDirectory() as folder:
        return reading_of(Path(folder), plain).events


def document_of(events: EventList, layout: Layout = Layout.BRIEF) -> PaperDocument:
    rows = list(range(len(events.table)))
    name = "A1" if layout is Layout.POSTER else "A4"
    paper = paper_of(name, is_portrait=layout is Layout.BRIEF)
    return PrintJob(events, FilterRecord(), rows).document(paper, FontMeasurer(), layout)


@cache
def full_pdf(layout: Layout = Layout.BRIEF) -> PdfFile:
    """The list that has something of everything."""
    return pdf_of(document_of(read(full_list()), layout))
