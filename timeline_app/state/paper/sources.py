"""The sources on paper: each document that is cited, and its paragraphs with their gists."""

from collections.abc import Iterable, Iterator, Sequence

from timeline_app.core.event_list.event_list import EventList
from timeline_app.core.record.citing import citations_of
from timeline_app.core.record.model import Citation, Document, Event
from timeline_app.core.wording.document_words import publication_in_words
from timeline_app.core.wording.plain_text import one_line
from timeline_app.scene.display import TextStyle
from timeline_app.scene.paper.flow import Run, Runs
from timeline_app.scene.paper.page import note_target
from timeline_app.scene.paper.paging import WHOLE_DOCUMENT, Source

NO_GIST = "No gist of this paragraph is stored."


def number_told(events: EventList, citation: Citation) -> int:
    """Return the number of a cited paragraph, or that the document is named and no more."""
    place = citation.document, citation.paragraph
    return citation.paragraph if events.is_in_a_place(*place) else WHOLE_DOCUMENT


class SourceWriter:
    """Names documents and tells what stands in their paragraphs."""

    def __init__(self, events: EventList) -> None:
        self._events = events
        self._documents = {document.id: document for document in events.head.documents}
        self._details: dict[str, str] = {}

    def title(self, document_id: str) -> str:
        """Return the title of a document."""
        return one_line(self._document(document_id).title)

    def details(self, document_id: str) -> str:
        """Return who published a document, and when."""
        details = self._details.get(document_id)
        if details is None:
            details = publication_in_words(self._document(document_id))
            self._details[document_id] = details
        return details

    def sources(self, numbered: Iterable[tuple[int, Event]]) -> list[Source]:
        """Return all that some numbered events cite, in the order of the list."""
        numbers: dict[str, dict[int, dict[int, None]]] = {}
        for number, event in numbered:
            for citation in citations_of(event):
                paragraphs = numbers.setdefault(citation.document, {})
                paragraphs.setdefault(number_told(self._events, citation), {})[number] = None
        order = [*self._documents, *(name for name in numbers if name not in self._documents)]
        return [
            Source(
                name,
                self.title(name),
                self.details(name),
                tuple(
                    (paragraph, tuple(self._paragraphs(name, paragraph, list(events))))
                    for paragraph, events in sorted(numbers[name].items())
                ),
            )
            for name in order
            if name in numbers
        ]

    def _document(self, document_id: str) -> Document:
        return self._documents.get(document_id, Document(document_id, document_id))

    def _paragraphs(self, document: str, number: int, events: Sequence[int]) -> Iterator[Runs]:
        paragraph = self._events.paragraph(document, number)
        gist = paragraph.gist if paragraph is not None else NO_GIST
        cited = [Run("Notes " if len(events) > 1 else "Note ", TextStyle.NOTE, "ink-faint")]
        for event in events:
            text = f"{event}, " if event != events[-1] else str(event)
            cited.append(Run(text, TextStyle.NOTE, "accent", note_target(event)))
        if number != WHOLE_DOCUMENT:
            yield (Run(one_line(gist), TextStyle.NOTE, "ink-soft"),)
        yield tuple(cited)
