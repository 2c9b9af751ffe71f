"""iCalendar (RFC 5545) through the `icalendar` package.

A calendar knows days and times, but not doubt, so every entry says in its summary what its dates
can't: an event on one of several days, in some month or year, or at about a time covers all of
these days, is marked as tentative and names its date in words. No entry makes anybody busy.
"""

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

from icalendar import Calendar, Event, vRecur, vText

from timeline_app import __version__
from timeline_app.core.dates.civil import SECONDS_PER_DAY, civil_from_days
from timeline_app.core.dates.edtf import EdtfDate, Precision, Shape, parse
from timeline_app.core.event_list.event_list import EventList
from timeline_app.core.record import model
from timeline_app.core.wording.date_words import recurrence_in_words
from timeline_app.core.wording.event_words import event_date_in_words, own_date_in_words
from timeline_app.exchange.content import Content, Written
from timeline_app.program.plain_text import one_line, plain

_FIRST_DAY = date(1, 1, 1).toordinal() - date(1970, 1, 1).toordinal()
_LAST_DAY = date(9999, 12, 30).toordinal() - date(1970, 1, 1).toordinal()
_UNTIL = re.compile(r"UNTIL=(\d{8})(T\d{6}Z?)?")
_SUB_DAILY = re.compile("FREQ=(HOURLY|MINUTELY|SECONDLY)")


def to_calendar(events: EventList, rows: Sequence[int]) -> tuple[bytes, int]:
    """Return rows as a calendar, and how many had to be left out.

    Left out is what a calendar cannot hold: no date, an open end, several separate dates, or
    years outside 1 to 9999.
    """
    calendar = Calendar()
    calendar.add("prodid", f"-//timeline-app//{__version__}//EN")
    calendar.add("version", "2.0")
    # Of a name that it does not know, the library would not take it for text.
    calendar.add("x-wr-calname", vText(one_line(events.head.title)))
    stamp, left_out = _stamp(events), 0
    for event in events.table.events(rows):
        when = parse(event.date) if event.date else None
        if when is None or not _is_sayable(when):
            left_out += 1
        else:
            calendar.add_component(_entry(event, when, events, stamp))
    return calendar.to_ical(), left_out


def write_calendar(content: Content) -> Written:
    """Return the rows as a calendar file."""
    data, left_out = to_calendar(content.events, content.rows)
    remark = (
        f"{left_out:,} of {len(content.rows):,} events have no date that a calendar can hold and "
        "were left out"
    )
    return Written(data, remark if left_out else "")


def _entry(event: model.Event, when: EdtfDate, events: EventList, stamp: datetime) -> Event:
    entry = Event()
    entry.add("uid", f"{event.id}@timeline-app")
    entry.add("dtstamp", stamp)
    entry.add("dtstart", _moment(when.start_s, when))
    entry.add("dtend", _moment(_end_s(when), when))
    entry.add("summary", plain(_summary(event, when)))
    entry.add("description", plain(_description(event)))
    entry.add("status", "CONFIRMED" if _is_plain(when) else "TENTATIVE")
    entry.add("transp", "TRANSPARENT")
    if event.place:
        entry.add("location", plain(event.place))
    if event.themes:
        entry.add("categories", [plain(events.name_of_id.get(i, i)) for i in event.themes])
    rule = _rule(event.recurrence, when)
    if rule:
        entry.add("rrule", vRecur.from_ical(rule))
    return entry


def _is_sayable(when: EdtfDate) -> bool:
    first, last = when.start_s // SECONDS_PER_DAY, when.end_s // SECONDS_PER_DAY
    return first >= _FIRST_DAY and last <= _LAST_DAY and when.shape is not Shape.ALL_OF


def _is_plain(when: EdtfDate) -> bool:
    """Whether days or times say all there is to say."""
    is_vague = when.approximate or when.uncertain or when.precision > Precision.DAY
    return not is_vague and when.shape is not Shape.ONE_OF


def _is_timed(when: EdtfDate) -> bool:
    return when.precision < Precision.DAY


def _moment(seconds: int, when: EdtfDate) -> date:
    """Return a day, or a time of day that is the same in every zone."""
    days, rest = divmod(seconds, SECONDS_PER_DAY)
    year, month, day = civil_from_days(days)
    if _is_timed(when):
        return datetime(year, month, day) + timedelta(seconds=rest)
    return date(year, month, day)


def _end_s(when: EdtfDate) -> int:
    """Return where an entry ends: after the last day, or at the time that is written."""
    if not _is_timed(when):
        return -(-when.end_s // SECONDS_PER_DAY) * SECONDS_PER_DAY
    unit_s = 60 if when.precision is Precision.MINUTE else 1
    written_s = when.end_s - unit_s
    return written_s if when.shape is Shape.INTERVAL and written_s > when.start_s else when.end_s


def _rule(recurrence: str, when: EdtfDate) -> str:
    """Return the rule as the calendar needs it; none if one occurrence is no day or time."""
    rule = recurrence.upper().removeprefix("RRULE:")
    if not _is_plain(when) or (_SUB_DAILY.search(rule) and not _is_timed(when)):
        return ""
    # The end of a rule must be of the same kind as the start of the event.
    return _UNTIL.sub(r"UNTIL=\1T235959" if _is_timed(when) else r"UNTIL=\1", rule)


def _stamp(events: EventList) -> datetime:
    """Return the list's own date, so that the same list gives the same file."""
    epoch = datetime(1970, 1, 1, tzinfo=UTC)
    as_of = parse(events.head.as_of) if events.head.as_of else None
    if as_of is None or not _is_sayable(as_of):
        return epoch
    return epoch + timedelta(seconds=as_of.start_s)


def _summary(event: model.Event, when: EdtfDate) -> str:
    if not _is_plain(when):
        return f"{event.title} ({own_date_in_words(event)})"
    if event.part_of_day is not model.UNSET:
        return f"{event.title} ({event.part_of_day})"
    return event.title


def _description(event: model.Event) -> str:
    lines = [event.summary, f"Date: {event_date_in_words(event)} ({event.date_basis})"]
    if event.recurrence:
        lines.append(f"Repeats: {recurrence_in_words(event.recurrence)}")
    lines.append(event.date_note)
    lines += [f"Source: {c.document}, paragraph {c.paragraph}" for c in event.citations]
    return "\n".join(line for line in lines if line)
