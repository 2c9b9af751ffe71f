"""Comparison: what each document says of one event, and where they differ."""

from dataclasses import dataclass

from timeline_app.core.event_list import EventList
from timeline_app.core.model import Citation, Discrepancy, Event, Support

SUPPORT_WORDS: dict[Support, str] = {
    "event": "the event",
    "date": "the date",
    "leaders": "who took part",
    "place": "the place",
    "terms": "the terms",
}


@dataclass(frozen=True, slots=True)
class Side:
    """One document's part in an event: its citations, and what it alone supports."""

    document: str
    title: str
    citations: tuple[Citation, ...]
    supports: tuple[Support, ...]
    alone: tuple[Support, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """The documents on one event side by side, and their recorded disagreements."""

    sides: tuple[Side, ...]
    differences: tuple[Discrepancy, ...]


def compare(event: Event, events: EventList) -> Comparison | None:
    """Return how the documents of an event compare, or None if there is only one."""
    documents = list(dict.fromkeys(citation.document for citation in event.citations))
    if len(documents) < 2:  # noqa: PLR2004  one document has nothing to be compared with
        return None
    supports = {
        document: [
            support
            for support in SUPPORT_WORDS
            if any(c.document == document and support in c.supports for c in event.citations)
        ]
        for document in documents
    }
    sides = tuple(
        Side(
            document,
            events.name_of_id.get(document, document),
            tuple(
                sorted(
                    (c for c in event.citations if c.document == document),
                    key=lambda c: (c.paragraph, c.words),
                )
            ),
            tuple(found),
            tuple(
                s for s in found if all(s not in supports[o] for o in documents if o != document)
            ),
        )
        for document, found in supports.items()
    )
    return Comparison(sides, event.discrepancies)
