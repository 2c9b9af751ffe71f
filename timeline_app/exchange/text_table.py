"""The rows of a filter as aligned columns, for a terminal."""

from collections.abc import Sequence

from timeline_app.core.event_list.event_list import EventList
from timeline_app.core.wording.event_words import event_date_in_words
from timeline_app.core.wording.plain_text import one_line


def to_table(events: EventList, rows: Sequence[int], text: str = "") -> str:
    """Return rows as aligned columns: date in words, basis, title, id; each row is one line.

    Of rows that were found by a text it says where only a paragraph that they cite holds it.
    """
    found = events.text_index.find(text)
    told = set(found.rows[found.direct_count :].tolist())
    lines = [
        (
            event_date_in_words(event),
            event.date_basis,
            " ".join(one_line(event.title).split()),
            event.id,
        )
        for event in events.table.events(rows)
    ]
    notes = ["  (in a cited paragraph)" if row in told else "" for row in rows]
    widths = [max((len(line[i]) for line in lines), default=0) for i in range(3)]
    return "".join(
        "  ".join([*(line[i].ljust(widths[i]) for i in range(3)), line[3]]) + note + "\n"
        for line, note in zip(lines, notes, strict=True)
    )


def _closed_up(text: str) -> str:
    return " ".join(one_line(text).split())
