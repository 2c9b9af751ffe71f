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
