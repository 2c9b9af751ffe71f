"""What the reading pane shows while no event is selected: the list, and ways into it."""

from collections.abc import Iterator

from timeline_app.core.event_list.event_list import EventList
from timeline_app.core.record.model import Document
from timeline_app.core.wording.document_words import publication_in_words
from timeline_app.program.plain_text import LONGEST_LABEL
from timeline_app.ui.texts.markup import html, html_with_links, link

# More than a pane shows without scrolling; menu and filters have them all.
_MOST_LISTED = 20


def start_page(events: EventList) -> str:
    """Return the page as HTML."""
    head = events.head
    views = [link("view", view.id, view.label) for view in head.views[:_MOST_LISTED]]
    documents = [_document(document, events) for document in head.documents[:_MOST_LISTED]]
    advice = "Select an event to see what is known of it and where it says so."
    return (
        f"<h2>{html(head.title, LONGEST_LABEL)}</h2>"
        f"<p class='soft'>{html_with_links(head.description)}</p>"
        f"<p class='faint'>{advice if len(events.table) else ''}</p>"
        f"{_section('WHERE TO BEGIN', views)}{_section('DOCUMENTS', documents)}"
    )


def _document(document: Document, events: EventList) -> str:
    told = [link("document", document.id, document.title), *_about(document, events)]
    return "<br>".join(told)


def _about(document: Document, events: EventList) -> Iterator[str]:
    """Yield who published a document and when, and how long it is, as far as that is known."""
    published = publication_in_words(document)
    paragraphs = events.paragraphs.get(document.id)
    count = f"{len(paragraphs.paragraphs):,} paragraphs" if paragraphs is not None else ""
    words = " · ".join(part for part in (html(published, LONGEST_LABEL), count) if part)
    if words:
        yield f"<span class='faint'>{words}</span>"


def _section(head: str, parts: list[str]) -> str:
    """Return the parts under a heading; nothing without any."""
    lines = "".join(f"<p class='line'>{part}</p>" for part in parts)
    return f"<p class='head'>{head}</p>{lines}" if parts else ""
