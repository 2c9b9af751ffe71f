"""When an entry of a calendar is (RFC 5545), as EDTF.

The end of days is the day after, that of times is meant as it stands. A time is kept with its
offset and placed by its own wall clock; the zone is named in the note.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from timeline_app.core.dates.edtf import EdtfError, parse
from timeline_app.core.record.problems import shown
from timeline_app.exchange.incoming.calendars.content import (
    Content,
    edtf_of,
    offset_of,
    parameter_of,
)
from timeline_app.exchange.incoming.draft import DraftDate


def date_of(content: Content, *, is_task: bool = False) -> DraftDate:
    """Return when an entry is; a task is due at its end, which may be all that is given."""
    end_name = "DUE" if is_task else "DTEND"
    start, last = content.moment("DTSTART"), content.moment(end_name)
    words = " to ".join(filter(None, (content.written("DTSTART"), content.written(end_name))))
    notes = list(_zones(content, ("DTSTART", end_name)))
    if start is None and is_task:
        start, last = last, None
    if start is None:
        note = "it is no date of a calendar" if words else ""
        return DraftDate(None, words, note, is_settled=not words)
    if end_name in content.spoiled:
        notes.append(f"the end, {shown(content.written(end_name))}, is no date")
    try:
        text = _until(content, start, last, is_exclusive=not is_task or last is None)
    except (EdtfError, OverflowError):
        notes.append("the end does not lie after the start")
        return DraftDate(edtf_of(start), words, "; ".join(notes), is_settled=False)
    is_settled = end_name not in content.spoiled
    return DraftDate(text, "" if is_settled else words, "; ".join(notes), is_settled)


def _until(content: Content, start: date, last: date | None, *, is_exclusive: bool) -> str:
    """Return when an entry is. Raises EdtfError and OverflowError for an end before its start."""
    length = content.length("DURATION")
    if last is None and length is not None:
        last = start + length
    # Some programs end a day on the day itself, which can only mean that day.
    if is_exclusive and last is not None and not isinstance(last, datetime) and last != start:
        last -= timedelta(days=1)
    first = edtf_of(start)
    if last is None or edtf_of(last) == first:
        return first
    text = f"{first}/{edtf_of(last)}"
    parse(text)
    return text


def _zones(content: Content, names: tuple[str, ...]) -> Iterator[str]:
    """Say in which time zone times are meant, once if they agree."""
    found = {}
    for name in names:
        moment = content.moment(name)
        if isinstance(moment, datetime):
            zone, offset = parameter_of(content.one(name), "TZID"), offset_of(moment)
            found[zone or offset] = f"UTC{'' if offset == 'Z' else offset}" if offset else ""
    for zone, offset in found.items():
        if zone and zone not in ("Z", "UTC"):
            yield f"time of {zone}" + (f" ({offset})" if offset else "")
        elif offset:
            yield f"time in {offset}"
