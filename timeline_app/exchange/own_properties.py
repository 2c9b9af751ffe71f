"""Properties of our own in a calendar: they give an event back when the calendar is imported.

What people read there has several fields in one text, and a date that is vague as its days.
"""

from collections.abc import Iterator

from timeline_app.core.event_list.event_list import EventList
from timeline_app.core.record.model import UNSET, Event

OWN_PREFIX = "X-TIMELINE-APP-"
"""Before the names of fields, in capitals; a field of several values stands several times."""
OWN_SIGN = f"{OWN_PREFIX}BASIS"
"""What every entry has."""


def own_properties(event: Event, events: EventList) -> Iterator[tuple[str, str]]:
    """Yield the properties of an event, each with a text."""
    names = events.name_of_id
    fields: dict[str, tuple[str, ...]] = {
        "id": (event.id,),
        "title": (event.title,),
        "date": (event.date or "",),
        "basis": (event.date_basis,),
        "date-note": (event.date_note,),
        "announced": (event.announced,),
        "part-of-day": ("" if event.part_of_day is UNSET else event.part_of_day,),
        "recurrence": (event.recurrence,),
        "kind": (event.kind,),
        "summary": (event.summary,),
        "people": tuple(names.get(one, one) for one in event.leaders),
        "subjects": tuple(names.get(one, one) for one in event.subjects),
        "organisations": tuple(names.get(one, one) for one in event.organisations),
        "part-of": (event.part_of,),
        "key-event": ("yes" if event.key else "",),
        "sources": tuple(
            dict.fromkeys(names.get(one.document, one.document) for one in event.citations)
        ),
        "discrepancies": tuple(one.text for one in event.discrepancies),
    }
    for name, texts in fields.items():
        yield from ((OWN_PREFIX + name.upper(), text) for text in texts if text)
