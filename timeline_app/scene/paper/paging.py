"""Pages of a timeline on paper: what other floors need of `scene.paper`, in one place.

The layout is made anew for paper: no lane limit, so every event in the span is drawn with its
label and nothing hides in a cluster. All sizes are px of 1/96 inch; a sheet may be shrunk as a
whole, down to where the smallest text still has 7 pt.
"""

from timeline_app.scene.axis.pieces import event_spans_of
from timeline_app.scene.paper.document import Layout, build_document, build_pages
from timeline_app.scene.paper.drafts import DocumentRequest, Section
from timeline_app.scene.paper.notes import WHOLE_DOCUMENT, Note, Notes, Source
from timeline_app.scene.paper.page import (
    Bookmark,
    DocumentInfo,
    LinkArea,
    LinkTarget,
    Page,
    PaperDocument,
    landing,
)
from timeline_app.scene.paper.picture import build_picture
from timeline_app.scene.paper.refusals import PaperError
from timeline_app.scene.paper.sheet import PAPER, PX_PER_MM, Paper, PrintWords
from timeline_app.scene.paper.timeline import (
    MOST_EVENTS,
    NOTHING_TEXT,
    SMALLEST_TEXT_PT,
    PrintRequest,
)

__all__ = [
    "MOST_EVENTS",
    "NOTHING_TEXT",
    "PAPER",
    "PX_PER_MM",
    "SMALLEST_TEXT_PT",
    "WHOLE_DOCUMENT",
    "Bookmark",
    "DocumentInfo",
    "DocumentRequest",
    "Layout",
    "LinkArea",
    "LinkTarget",
    "Note",
    "Notes",
    "Page",
    "Paper",
    "PaperDocument",
    "PaperError",
    "PrintRequest",
    "PrintWords",
    "Section",
    "Source",
    "build_document",
    "build_pages",
    "build_picture",
    "event_spans_of",
    "landing",
]
