"""Tables, calendars and lists as text, from the rows of a filter."""

import csv
import io
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec

from timeline_app.core.event_list.event_list import EventList
from timeline_app.core.record.model import UNSET, Event
from timeline_app.core.wording.event_words import event_date_in_words

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
            f"{c.document} ¶{c.paragraph} words {c.words[0]}–{c.words[1]}" for c in event.citations
        ),
    }


def to_csv(events: EventList, rows: Sequence[int]) -> str:
    """Return rows as CSV as RFC 4180 has it: CRLF line ends, a heading line."""
    buffer = io.StringIO(newline="")
    writer = csv.DictWriter(buffer, COLUMNS, lineterminator="\r\n")
    writer.writeheader()
    for row in rows:
        writer.writerow(event_record(events.table.event(row), events))
    return buffer.getvalue()


def to_table(events: EventList, rows: Sequence[int], text: str = "") -> str:
    """Return rows as aligned columns: date in words, basis, title, id; each row is one line.

    Of rows that were found by a text it says where only a paragraph that they cite holds it.
    """
    found = events.text_index.find(text)
    told = set(found.rows[found.direct_count :].tolist())
    lines = [
        (event_date_in_words(event), event.date_basis, one_line(event.title), event.id)
        for event in events.table.events(rows)
    ]
    notes = ["  (in a cited paragraph)" if row in told else "" for row in rows]
    widths = [max((len(line[i]) for line in lines), default=0) for i in range(3)]
    return "".join(
        "  ".join([*(line[i].ljust(widths[i]) for i in range(3)), line[3]]) + note + "\n"
        for line, note in zip(lines, notes, strict=True)
    )


def to_json_records(events: EventList, rows: Sequence[int]) -> str:
    """Return rows as a JSON array of events, as they stand in the file."""
    return _json([msgspec.to_builtins(event) for event in events.table.events(rows)])


def to_event_file(events: EventList, rows: Sequence[int], folder: Path | None = None) -> str:
    """Return rows as an `events.json` of their own, with the whole head.

    Paragraph files are named by their path from the list, so documents name theirs only if the
    text is meant for the list's own folder. Citations stay as they are either way; an event that
    was part of one that is not among the rows stands alone.
    """
    chosen = events.table.events(rows)
    ids = {event.id for event in chosen}
    head = msgspec.to_builtins(events.head)
    items = [msgspec.to_builtins(event) for event in chosen]
    if folder is None or folder.resolve() != events.path.parent.resolve():
        for document in head.get("documents", ()):
            document.pop("paragraphs", None)
    for item in items:
        if item.get("part_of", "") not in ids:
            item.pop("part_of", None)
    return _json({**head, "events": items})


def one_line(text: str) -> str:
    """Return a text without line ends and characters that steer a terminal."""
    visible = "".join(letter if letter.isprintable() else " " for letter in text)
    return " ".join(visible.split())


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"
