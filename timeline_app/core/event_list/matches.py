"""Why an event passes a filter, where that is not plain to see."""

from timeline_app.core.event_list.event_list import EventList
from timeline_app.core.record.model import Event, FilterRecord


def why_matched(events: EventList, event: Event, record: FilterRecord) -> list[str]:
    """Return where an event holds the text of a filter, and who is only spoken of in it."""
    places = events.text_index.matched(event, record.text) if record.text.strip() else []
    return [*places, *spoken_of(events, event, record)]


def spoken_of(events: EventList, event: Event, record: FilterRecord) -> list[str]:
    """Return who of the people asked for took no part in an event, but is spoken of."""
    asked = (*(record.leaders if record.spoken_of else ()), *record.about)
    people = [one for one in event.subjects if one in asked and one not in event.leaders]
    return [f"spoken of: {events.name_of_id.get(one, one)}" for one in people]


def says_why(record: FilterRecord) -> bool:
    """Tell whether a filter asks for what is not plain to see in every event that passes."""
    return bool(record.text.strip() or record.about or (record.spoken_of and record.leaders))
