"""The rows of a filter as JSON: events alone, or a list of their own."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from timeline_app.core.event_list.event_list import EventList
from timeline_app.core.event_list.matches import says_why, why_matched
from timeline_app.core.record.model import FilterRecord
from timeline_app.exchange.content import Content, Written
from timeline_app.program.paths import resolved
from timeline_app.program.plain_text import short

_FOLDER = "paragraphs"
# As many digits as tell the versions of a few files apart.
_DIGITS = 12
_MISSING = "paragraph files that could not be read are not there either, those of"


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


def to_event_file(
    events: EventList, rows: Sequence[int], paragraphs: Mapping[str, str] | None = None
) -> str:
    """Return rows as an `events.json` of their own, with the whole head.

    `paragraphs` names the paragraph file of each document that has one there, by its path from the
    list; without it they are named as they are, for the list's own folder. An event that was part
    of one that is not among the rows stands alone.
    """
    chosen = events.table.events(rows)
    ids = {event.id for event in chosen}
    head = msgspec.to_builtins(events.head)
    items = [msgspec.to_builtins(event) for event in chosen]
    if paragraphs is not None:
        for document in head.get("documents", ()):
            document.pop("paragraphs", None)
            if document["id"] in paragraphs:
                document["paragraphs"] = paragraphs[document["id"]]
    for item in items:
        if item.get("part_of", "") not in ids:
            item.pop("part_of", None)
    return _json({**head, "events": items})


def write_json(content: Content) -> Written:
    """Return the rows as a file of their own, with the paragraph files that citations need."""
    events = content.events
    if content.folder is not None and _is_own_folder(content.folder, events.path):
        return Written(to_event_file(events, content.rows).encode("utf-8"))
    names, beside = dict[str, str](), dict[str, bytes]()
    for document, file in events.paragraphs.items():
        data = _json(msgspec.to_builtins(file)).encode("utf-8")
        # Named after what it holds, it never takes the place of one that another list needs.
        digest = hashlib.sha256(data).hexdigest()[:_DIGITS]
        names[document] = f"{_FOLDER}/{document}-{digest}.json"
        beside[names[document]] = data
    missing = [one.title for one in events.head.documents if one.paragraphs and one.id not in names]
    remark = "\n".join((_MISSING, *map(short, missing))) if missing else ""
    text = to_event_file(events, content.rows, names)
    return Written(text.encode("utf-8"), remark, beside)


def _is_own_folder(folder: Path, path: Path) -> bool:
    # The paragraphs of a list inside a PDF lie in there, and not beside it.
    return path.suffix.lower() != ".pdf" and resolved(folder) == resolved(path.parent)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"
