"""What an event cites: for the event itself and for its discrepancies."""

from collections.abc import Iterator

from timeline_app.core.record.model import Citation, Event
from timeline_app.core.record.problems import JsonPath


def citations_of(event: Event) -> Iterator[Citation]:
    """Yield every citation of an event, those of its discrepancies last."""
    for _, citation in placed_citations_of(event):
        yield citation


def placed_citations_of(event: Event) -> Iterator[tuple[JsonPath, Citation]]:
    """Yield every citation of an event with its path in the event."""
    for index, citation in enumerate(event.citations):
        yield ("citations", index), citation
    for index, discrepancy in enumerate(event.discrepancies):
        for number, citation in enumerate(discrepancy.citations):
            yield ("discrepancies", index, "citations", number), citation


def words_as_counted(citation: Citation) -> str:
    """Return which words of its paragraph a citation means, the first word being number 1.

    The file counts from 0 up to the word after; people count so, and whatever they read does.
    """
    first, end = citation.words
    return str(end) if end <= first + 1 else f"{first + 1}–{end}"
