"""Properties of our own in a calendar: they give an event back when the calendar is imported.

What people read there has several fields in one text, and a date that is vague as its days.
"""

from collections.abc import Iterable, Iterator

from timeline_app.core.event_list.event_list import EventList
from timeline_app.core.record.model import UNSET, Event

OWN_PREFIX = "X-TIMELINE-APP-"
"""Before the names of columns, as tables have them; one of several values stands several times."""

OWN_COLUMNS = (
    *(
        "id",
        "title",
        "edtf",
        "basis",
        "date_note",
        "announced",
        "part_of_day",
        "recurrence",
        "kind",
    ),
    *("summary", "people", "subjects", "organisations", "part_of", "key_event", "sources"),
    "discrepancies",
)
"""What these properties say; all else stands in those that every calendar has."""


def own_properties(event: Event, events: EventList) -> Iterator[tuple[str, str]]:
    """Yield the properties of an event, each with a text; what has none is left out."""
    names = events.name_of_id
    part_of_day = "" if event.part_of_day is UNSET else event.part_of_day
    texts: tuple[Iterable[str], ...] = (
        *((event.id,), (event.title,), (event.date or "",), (event.date_basis,)),
        *((event.date_note,), (event.announced,), (part_of_day,), (event.recurrence,)),
        *((event.kind,), (event.summary,)),
        *((names.get(id, id) for id in ids) for ids in (event.leaders, event.subjects)),
        (names.get(id, id) for id in event.organisations),
        *((event.part_of,), ("yes" if event.key else "",)),
        dict.fromkeys(names.get(one.document, one.document) for one in event.citations),
        (one.text for one in event.discrepancies),
    )
    for column, several in zip(OWN_COLUMNS, texts, strict=True):
        yield from ((own_property(column), text) for text in several if text)


def own_property(column: str) -> str:
    """Return the name of the property that says what a column of a table does."""
    return OWN_PREFIX + column.upper().replace("_", "-")
