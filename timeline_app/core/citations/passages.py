"""Passages: what each cited paragraph says, as its words or as a gist, and where that is."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from timeline_app.core.citations.anchoring import AttachedText
from timeline_app.core.citations.quoting import quoted
from timeline_app.core.citations.weight import order_of_evidence
from timeline_app.core.event_list.event_list import EventList
from timeline_app.core.record.citing import words_as_counted
from timeline_app.core.record.model import Citation, Document, Support
from timeline_app.core.wording.document_words import publication_in_words
from timeline_app.program.plain_text import one_line

OriginalOf = Callable[[str], AttachedText | None]


class Passage(NamedTuple):
    """What one paragraph says: in its own words or, without the original, as a gist.

    `document` is an id, `title` names it with its publication, and `place` is where in it, empty
    where no more than the document is named. The paragraph is cited for what it `supports`.
    """

    quotes: tuple[str, ...]
    gist: str
    document: str
    title: str
    place: str
    number: int
    supports: tuple[Support, ...]

    @property
    def quotation(self) -> str:
        """The words in quotation marks, with dots for what stands between them."""
        return " … ".join(f"“{quote}”" for quote in self.quotes)

    @property
    def source(self) -> str:
        """Where it says so, document and place."""
        return f"{self.title}, {self.place}" if self.place else self.title


class PassageWriter:
    """Finds passages in a list; `original_of` finds the attached original of a document."""

    def __init__(self, events: EventList, original_of: OriginalOf) -> None:
        self._events = events
        self._original_of = original_of
        self._documents = {document.id: document for document in events.head.documents}

    def passages(self, citations: Sequence[Citation]) -> Iterator[Passage]:
        """Yield what some citations rest on, each paragraph once, the event's own words first."""
        places = _by_paragraph(citations)
        for document, number in sorted(places, key=order_of_evidence(citations)):
            cited = places[document, number]
            quotation = quoted(self._original_of(document), cited)
            quotes = tuple(map(closed_up, quotation.passages))
            paragraph = self._events.paragraph(document, number)
            gist = "" if quotes or paragraph is None else closed_up(paragraph.gist)
            is_in_a_place = self._events.is_in_a_place(document, number)
            place = f"¶ {number}" if is_in_a_place else ""
            if is_in_a_place and not quotes:
                in_order = sorted(cited, key=lambda citation: citation.words)
                place += f", words {', '.join(map(words_as_counted, in_order))}"
            remarks = "".join(f" ({remark})" for remark in quotation.remarks)
            supports = dict.fromkeys(word for citation in cited for word in citation.supports)
            yield Passage(
                quotes, gist, document, self._title(document), f"{place}{remarks}".strip(), number,
                tuple(supports),
            )  # fmt: skip

    def places(self, citations: Sequence[Citation]) -> str:
        """Return where some citations lead, in brackets, each document once."""
        names = self._events.name_of_id
        numbers: dict[str, list[int]] = {}
        for document, number in _by_paragraph(citations):
            in_it = numbers.setdefault(document, [])
            if self._events.is_in_a_place(document, number):
                in_it.append(number)
        places = (
            names.get(document, document)
            + (f", ¶ {', '.join(map(str, sorted(in_it)))}" if in_it else "")
            for document, in_it in numbers.items()
        )
        return f" ({'; '.join(places)})" if numbers else ""

    def _title(self, document_id: str) -> str:
        document = self._documents.get(document_id, Document(document_id, document_id))
        parts = (document.title, publication_in_words(document))
        return closed_up(", ".join(part for part in parts if part))


def closed_up(text: str) -> str:
    """Return a text as one line; a space that keeps a number with its unit stays what it is."""
    return " ".join(filter(None, one_line(text).split(" ")))


def _by_paragraph(citations: Sequence[Citation]) -> dict[tuple[str, int], list[Citation]]:
    """Return citations by document and paragraph, the documents in the order they are named."""
    places: dict[tuple[str, int], list[Citation]] = {}
    for citation in citations:
        places.setdefault((citation.document, citation.paragraph), []).append(citation)
    order = {one: number for number, one in enumerate(dict.fromkeys(d for d, _ in places))}
    return {place: places[place] for place in sorted(places, key=lambda p: order[p[0]])}
