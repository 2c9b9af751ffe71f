"""The sources on a page: the documents, and the gists of those paragraphs that links lead to."""

import re
from collections.abc import Iterator, Sequence

from timeline_app.core.citations.passages import Passage
from timeline_app.core.event_list.event_list import EventList
from timeline_app.core.record.model import Citation, Document
from timeline_app.core.wording.document_words import publication_in_words
from timeline_app.exchange.web.languages import Languages
from timeline_app.program.xml_text import content, value

# Nothing else that stands in a list is to be followed by a click.
_WEB_ADDRESS = re.compile("https?://")
# To read something three times is bearable; forty times, it would be half of the page.
_MOST_REPEATED = 3


class SourceWriter:
    """Names documents in short, remembers what was linked to, and writes that out."""

    def __init__(self, events: EventList, languages: Languages) -> None:
        self._events = events
        self._languages = languages
        self._documents = {document.id: document for document in events.head.documents}
        self._places = {document: place for place, document in enumerate(self._documents)}
        self._linked: dict[str, dict[int, None]] = {document: {} for document in self._documents}

    def document(self, document_id: str) -> Document:
        """Return a document, one without a name if the list has none of this id."""
        return self._documents.get(document_id, Document(document_id, document_id))

    def short_name(self, document_id: str) -> str:
        """Return the code of a document, or its title where it has none."""
        document = self.document(document_id)
        return content(document.short or document.title)

    def is_common(self, passage: Passage) -> bool:
        """Tell whether so many events rest on a paragraph that its gist is to be said once."""
        place = (passage.document, passage.number)
        return len(self._events.events_of_paragraph.get(place, ())) > _MOST_REPEATED

    def link(self, passage: Passage) -> str:
        """Return a link to the gist of a paragraph."""
        name = f"{self.short_name(passage.document)} {content(passage.place)}".strip()
        if passage.document not in self._linked or not passage.gist:
            return name
        self._linked[passage.document][passage.number] = None
        return f'<a href="#{self._anchor(passage.document, passage.number)}">{name}</a>'

    def places(self, citations: Sequence[Citation]) -> str:
        """Return where some citations lead, in brackets."""
        numbers: dict[str, dict[int, None]] = {}
        for citation in citations:
            numbers.setdefault(citation.document, {})[citation.paragraph] = None
        places = [
            f"{self.short_name(document)} ¶ {', '.join(map(str, paragraphs))}"
            if all(self._events.is_in_a_place(document, number) for number in paragraphs)
            else self.short_name(document)
            for document, paragraphs in numbers.items()
        ]
        return f" ({'; '.join(places)})" if places else ""

    def items(self) -> Iterator[str]:
        """Yield each document of the list."""
        for document in self._documents.values():
            yield f"<li>{self._about(document)}{self._paragraphs(document)}</li>"

    def _about(self, document: Document) -> str:
        short = f" ({content(document.short)})" if document.short else ""
        parts = [f"<b>{content(document.title)}</b>{short}"]
        published = publication_in_words(document)
        if published:
            parts.append(content(published))
        for label, address in (("online", document.url), ("archived", document.archived)):
            if _WEB_ADDRESS.match(address):
                said = self._languages.own_words(label)
                parts.append(f'<a href="{value(address)}" rel="noreferrer">{said}</a>')
        return " · ".join(parts)

    def _paragraphs(self, document: Document) -> str:
        found = [
            (number, self._events.paragraph(document.id, number))
            for number in sorted(self._linked[document.id])
        ]
        lines = "".join(
            f'<li id="{self._anchor(document.id, number)}">¶ {number}: {content(one.gist)}</li>'
            for number, one in found
            if one is not None
        )
        return f"<ul>{lines}</ul>" if lines else ""

    def _anchor(self, document_id: str, number: int) -> str:
        return f"s{self._places[document_id]}-{number}"
