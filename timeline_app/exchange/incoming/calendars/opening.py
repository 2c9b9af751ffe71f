"""Calendars (iCalendar, RFC 5545) through the `icalendar` package, entry by entry."""

import re
from collections.abc import Collection, Iterator
from datetime import date, datetime
from pathlib import Path
from textwrap import shorten

from timeline_app.exchange.incoming.calendars.content import Content, parameter_of
from timeline_app.exchange.incoming.calendars.dates import date_of
from timeline_app.exchange.incoming.calendars.entries import CALENDAR, Entry, entries_of
from timeline_app.exchange.incoming.calendars.own_entries import is_own, own_event
from timeline_app.exchange.incoming.calendars.people import people_of
from timeline_app.exchange.incoming.calendars.rhythm import rule_of, unsaid
from timeline_app.exchange.incoming.draft import (
    DraftEvent,
    DraftList,
    DraftSource,
    Remark,
    UnknownFileError,
)
from timeline_app.exchange.incoming.foreign_file import read_bytes
from timeline_app.exchange.incoming.reading_options import ReadOptions
from timeline_app.exchange.incoming.web_text import is_web_address, plain_text
from timeline_app.program.plain_text import one_line, plain

_TASK, _NOTE, _FREE_OR_BUSY = "VTODO", "VJOURNAL", "VFREEBUSY"
_KINDS = {_TASK: "task", _NOTE: "note"}
# An entry without a summary is called by the first words of its description.
_LONGEST_MADE_TITLE = 80
# Progress is told now and then: a call costs more than an entry.
_ENTRIES_A_STEP = 500
_HTML = re.compile(r"</?(?:a|b|br|div|html|i|li|ol|p|span|strong|table|ul)\b[^<>]*>", re.IGNORECASE)


def read_calendar(path: Path, options: ReadOptions) -> DraftList:
    """Return the entries of a calendar. Raises OSError and UnknownFileError."""
    data = read_bytes(path)
    text, is_old = _decoded(data)
    parts = list(_told(text, options))
    heads = [part.content for part in parts if part.kind == CALENDAR]
    entries = [part for part in parts if part.kind != CALENDAR]
    if not entries:
        raise UnknownFileError(f"{path.name} is a calendar without entries: choose another")
    known = {_key(entry) for entry in entries}
    events, left_out = [], []
    changed = [Remark("file", "it is no UTF-8 and was read as Windows-1252")] if is_old else []
    for entry in entries:
        complaint = _complaint(entry)
        if complaint:
            left_out.append(Remark(_place(entry), complaint))
        else:
            events.append(_event(entry, known))
            changed += [Remark(_place(entry), words) for words in _changes(entry)]
    return DraftList(
        title=_head(heads, "SUMMARY") or path.stem,
        description=_head(heads, "DESCRIPTION"),
        events=tuple(events),
        count_read=len(entries),
        what="entry",
        as_of=_as_of(entries),
        changed=tuple(changed),
        left_out=tuple(left_out),
    )


def _decoded(data: bytes) -> tuple[str, bool]:
    """Return the text of a calendar, and whether it is in an encoding from before UTF-8."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace"), False
    try:
        return data.decode("utf-8-sig"), False
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace"), True


def _told(text: str, options: ReadOptions) -> Iterator[Entry]:
    count = text.upper().count("BEGIN:VEVENT")
    for number, entry in enumerate(entries_of(text)):
        if number % _ENTRIES_A_STEP == 0:
            options.progress(min(number, count), count)
        yield entry


def _complaint(entry: Entry) -> str:
    """Say why an entry is left out; nothing if it comes in."""
    content = entry.content
    if entry.complaint:
        return entry.complaint
    if entry.kind == _FREE_OR_BUSY:
        return "a time that is free or busy is no event"
    if content.text("STATUS").upper() == "CANCELLED":
        return f"“{_title(content)}” was cancelled"
    has_date = any(name in content for name in ("DTSTART", "DTEND", "DUE"))
    return "" if has_date or _title(content) else "it has neither a title nor a date"


def _event(entry: Entry, known: Collection[str]) -> DraftEvent:
    content, key = entry.content, _key(entry)
    if is_own(content):
        return own_event(_place(entry), content)
    uid = content.text("UID")
    parent = uid if key != uid else _parent(content)
    when = date_of(content, is_task=entry.kind == _TASK)
    made = content.moment("CREATED")
    people, bodies = people_of(content)
    return DraftEvent(
        place_in_file=_place(entry),
        title=_title(content) or "Without a title",
        date=when,
        key=key,
        summary=_description(content),
        kind=_KINDS.get(entry.kind, ""),
        recurrence=rule_of(content) if when.edtf else "",
        announced=str(made)[:10] if made and not when.edtf else "",
        people=people,
        organisations=bodies,
        themes=content.categories(),
        place=one_line(content.text("LOCATION")),
        part_of_key=parent if parent in known and parent != key else "",
        sources=tuple(_sources(content)),
    )


def _changes(entry: Entry) -> Iterator[str]:
    """Say what of an entry that comes in is not in the list as it was in the calendar."""
    content = entry.content
    if is_own(content):
        return
    if entry.has_packed:
        yield "a file that is packed into it was left out"
    if not _title(content):
        yield "it has no title"
    if "RECURRENCE-ID" in content:
        yield "it is one time of an entry that recurs, changed: the rule shows the old time too"
    if content.text("CLASS").upper() in ("PRIVATE", "CONFIDENTIAL"):
        yield f"it is marked as {content.text('CLASS').lower()} in the calendar"
    yield from unsaid(content)
    for name in content.spoiled:
        if not name:
            yield "a line in it is no line of a calendar and was left out"
        elif name not in ("DTSTART", "DTEND", "DUE", "RRULE"):
            yield f"its {one_line(name)} cannot be read and was left out"


def _place(entry: Entry) -> str:
    return f"line {entry.line:,}"


def _key(entry: Entry) -> str:
    """Return what the calendar calls an entry, or one time of it that was changed."""
    uid, time = entry.content.text("UID"), entry.content.written("RECURRENCE-ID")
    return f"{uid}/{time}" if uid and time else uid


def _parent(content: Content) -> str:
    kind = parameter_of(content.one("RELATED-TO"), "RELTYPE") or "PARENT"
    return content.text("RELATED-TO") if kind.upper() == "PARENT" else ""


def _title(content: Content) -> str:
    summary = " ".join(one_line(content.text("SUMMARY")).split())
    return summary or shorten(_description(content), _LONGEST_MADE_TITLE, placeholder="…")


def _description(content: Content) -> str:
    text = plain(content.text("DESCRIPTION")).strip()
    return plain_text(text).text if _HTML.search(text) else text


def _sources(content: Content) -> Iterator[DraftSource]:
    values = [*content.all("URL"), *content.all("ATTACH")]
    addresses = dict.fromkeys(str(value).strip() for value in values)
    yield from (DraftSource(url=address) for address in addresses if is_web_address(address))


def _head(heads: list[Content], name: str) -> str:
    return next(filter(None, (one_line(head.text(name)) for head in heads)), "")


def _as_of(entries: list[Entry]) -> date | None:
    """Return the day on which the calendar was changed last, as far as it says that."""
    moments = (
        entry.content.moment(name) for entry in entries for name in ("LAST-MODIFIED", "DTSTAMP")
    )
    days = [m.date() if isinstance(m, datetime) else m for m in moments if m is not None]
    return max(days, default=None)
