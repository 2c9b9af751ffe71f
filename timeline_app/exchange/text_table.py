"""The rows of a filter as aligned columns, for a terminal."""

from collections.abc import Sequence

from timeline_app.core.event_list.event_list import EventList
from timeline_app.core.event_list.matches import says_why, why_matched
from timeline_app.core.record.model import Event, FilterRecord
from timeline_app.core.wording.date_words import recurrence_in_words
from timeline_app.core.wording.event_words import event_date_in_words
from timeline_app.core.wording.plain_text import one_line


def to_table(
    events: EventList,
    rows: Sequence[int],
    record: FilterRecord = FilterRecord(),  # noqa: B008
) -> str:
    """Return rows as aligned columns, each in one line: date and rhythm in words, basis, title, id.

    Where a filter asks for a text or for people, a last column says what matched.
    """
    found = events.table.events(rows)
    lines = [
        (
            _when(event),
            event.date_basis,
            " ".join(one_line(event.title).split()),
            event.id,
            ", ".join(why_matched(events, event, record)) if says_why(record) else "",
        )
        for event in found
    ]
    widths = [max((len(line[i]) for line in lines), default=0) for i in range(4)]
    return "".join(
        "  ".join([*(line[i].ljust(widths[i]) for i in range(4)), line[4]]).rstrip() + "\n"
        for line in lines
    )


def _when(event: Event) -> str:
    words = event_date_in_words(event)
    if not event.recurrence:
        return words
    return f"{words}, repeats {recurrence_in_words(event.recurrence)}"
