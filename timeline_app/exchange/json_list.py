"""The rows of a filter as JSON: events alone, or a list of their own."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec

from timeline_app.core.event_list.event_list import EventList
from timeline_app.core.event_list.matches import says_why, why_matched
from timeline_app.core.record.model import FilterRecord
from timeline_app.exchange.content import Content, Written


def to_json_records(
    events: EventList,
    rows: Sequence[int],
    record: FilterRecord = FilterRecord(),  # noqa: B008
) -> str:
    """Return rows as a JSON array of events, as they stand in the file.

    Where a filter asks for a text or for people, `matched` says what matched in each.
    """
    found = events.table.events(rows)
    items = [msgspec.to_builtins(event) for event in found]
    if says_why(record):
        for item, event in zip(items, found, strict=True):
            item["matched"] = why_matched(events, event, record)
    return _json(items)


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


def write_json(content: Content) -> Written:
    """Return the rows as a file of their own."""
    return Written(to_event_file(content.events, content.rows).encode("utf-8"))


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"
