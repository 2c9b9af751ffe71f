"""The rows of a filter as CSV."""

import csv
import io
from collections.abc import Sequence

from timeline_app.core.event_list.event_list import EventList
from timeline_app.core.event_list.matches import says_why, why_matched
from timeline_app.core.record.citing import words_as_counted
from timeline_app.core.record.model import UNSET, Event, FilterRecord
from timeline_app.core.wording.event_words import event_date_in_words
from timeline_app.exchange.content import Content, Written
from timeline_app.program.plain_text import plain

COLUMNS = (
    "id", "title", "date", "date_basis", "date_in_words", "announced", "part_of_day", "kind",
    "leaders", "subjects", "organisations", "place", "themes", "part_of", "date_note", "summary",
    "citations",
)  # fmt: skip


def event_record(event: Event, events: EventList) -> dict[str, str]:
    """Return an event as flat text fields, lists joined with semicolons."""
    names = events.name_of_id
    part_of_day = "" if event.part_of_day is UNSET else event.part_of_day
    return {
        "id": event.id,
        "title": event.title,
        "date": event.date or "",
        "date_basis": event.date_basis,
        "date_in_words": event_date_in_words(event),
        "announced": event.announced,
        "part_of_day": part_of_day,
        "kind": event.kind,
        "leaders": "; ".join(names.get(i, i) for i in event.leaders),
        "subjects": "; ".join(names.get(i, i) for i in event.subjects),
        "organisations": "; ".join(names.get(i, i) for i in event.organisations),
        "place": event.place,
        "themes": "; ".join(names.get(i, i) for i in event.themes),
        "part_of": event.part_of,
        "date_note": event.date_note,
        "summary": event.summary,
        "citations": "; ".join(
            f"{c.document} ¶{c.paragraph} words {words_as_counted(c)}" for c in event.citations
        ),
    }


def to_csv(
    events: EventList,
    rows: Sequence[int],
    asked: FilterRecord = FilterRecord(),  # noqa: B008
) -> str:
    """Return rows as CSV as RFC 4180 has it: CRLF line ends, a heading line.

    Where a filter asks for a text or for people, a last column says what matched.
    """
    buffer = io.StringIO(newline="")
    columns = (*COLUMNS, "matched") if says_why(asked) else COLUMNS
    writer = csv.DictWriter(buffer, columns, lineterminator="\r\n")
    writer.writeheader()
    for row in rows:
        event = events.table.event(row)
        record = event_record(event, events)
        if says_why(asked):
            record["matched"] = "; ".join(why_matched(events, event, asked))
        writer.writerow({name: plain(text) for name, text in record.items()})
    return buffer.getvalue()


def write_csv(content: Content) -> Written:
    """Return the rows as a CSV file."""
    return Written(to_csv(content.events, content.rows).encode("utf-8"))
