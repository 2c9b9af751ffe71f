"""iCalendar (RFC 5545) through the `icalendar` package.

A calendar knows days and times, but not doubt, so every entry says in its summary what its dates
can't: an event on one of several days, in some month or year, or at about a time covers all of
these days, is marked as tentative and names its date in words. No entry makes anybody busy. What
a calendar cannot hold, or would show as a banner over months, is left out by name.
"""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from icalendar import Calendar, Component, Event, Todo, vRecur, vText

from timeline_app import __version__
from timeline_app.core.dates.edtf import EdtfDate, Shape, parse
from timeline_app.core.event_list.event_list import EventList
from timeline_app.core.record import model
from timeline_app.core.record.normal_words import normalised_words, words_sha256
from timeline_app.core.wording.date_words import date_in_words, recurrence_in_words
from timeline_app.core.wording.event_words import event_date_in_words, own_date_in_words
from timeline_app.exchange.calendar_times import (
    is_in_years,
    is_plain,
    rule_of,
    span_of,
    zones_in,
)
from timeline_app.exchange.content import Content, Written
from timeline_app.exchange.own_properties import own_properties
from timeline_app.exchange.revision import revised_at
from timeline_app.program.plain_text import one_line, plain, short

LONGEST_DAYS = 60
"""What lasts longer stands as a banner over every week that somebody looks at."""
# Digits of the fingerprint of a list: enough that two lists never share them.
_LIST_DIGITS = 16


class LeftOut(NamedTuple):
    """An event that is not in the calendar, and why."""

    title: str
    reason: str


class _Stamps(NamedTuple):
    """What tells the entries of a list from those of others, and its versions from one another."""

    list_id: str
    revised: datetime

    def put_on(self, entry: Component, event_id: str) -> None:
        """Name an entry and its version."""
        entry.add("uid", f"{event_id}@{self.list_id}.timeline-app")
        entry.add("dtstamp", self.revised)
        entry.add("last-modified", self.revised)
        # Counted in seconds, it would outgrow the numbers that calendars count in.
        entry.add("sequence", int(self.revised.timestamp()) // 60)


def to_calendar(
    events: EventList,
    rows: Sequence[int],
    revised: datetime,
    *,
    has_promises: bool = False,
    has_long: bool = False,
) -> tuple[bytes, list[LeftOut]]:
    """Return rows as a calendar, and what had to be left out.

    That is what has no date, unless promises are wanted as tasks; an open end, several separate
    dates, or years outside 1 to 9999; and what lasts more than 60 days, unless that is wanted.
    """
    stamps = _Stamps(_list_id(events), max(revised, datetime(1970, 1, 1, tzinfo=UTC)))
    entries, moments, left_out = list[Component](), list[date](), list[LeftOut]()
    for event in events.table.events(rows):
        when = parse(event.date) if event.date else None
        reason = _hindrance(when, has_long)
        if when is None and has_promises:
            entries.append(_task(event, events, stamps))
        elif when is None or reason:
            left_out.append(LeftOut(short(event.title), reason))
        else:
            entries.append(_entry(event, when, events, stamps))
            moments += span_of(when)
    return _calendar(events, [*zones_in(moments), *entries]).to_ical(), left_out


def write_calendar(content: Content) -> Written:
    """Return the rows as a calendar file."""
    data, left_out = to_calendar(
        content.events,
        content.rows,
        revised_at(content.events),
        has_promises=content.has_promises,
        has_long=content.has_long,
    )
    return Written(data, _remark(left_out, len(content.rows)))


def _remark(left_out: Sequence[LeftOut], count: int) -> str:
    if not left_out:
        return ""
    were = "was" if len(left_out) == 1 else "were"
    head = f"{len(left_out):,} of {count:,} events {were} left out of the calendar"
    return "\n".join((head, *(f"{one.title} ({one.reason})" for one in left_out)))


def _hindrance(when: EdtfDate | None, has_long: bool) -> str:
    """Return why a calendar cannot hold a date; nothing if it can."""
    if when is None:
        return "no date"
    if when.open_start or when.open_end:
        return "no end" if when.open_end else "no start"
    if when.shape is Shape.ALL_OF:
        return "several separate dates"
    if not is_in_years(when):
        return "a year that calendars do not have"
    first, behind = span_of(when)
    if behind - first > timedelta(days=LONGEST_DAYS) and not has_long:
        return f"{date_in_words(when)}, more than {LONGEST_DAYS} days"
    return ""


def _calendar(events: EventList, components: Sequence[Component]) -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", f"-//timeline-app//{__version__}//EN")
    calendar.add("version", "2.0")
    # Of a name that it does not know, the library would not take it for text.
    calendar.add("x-wr-calname", vText(one_line(events.head.title)))
    for component in components:
        calendar.add_component(component)
    return calendar


def _entry(event: model.Event, when: EdtfDate, events: EventList, stamps: _Stamps) -> Event:
    entry = Event()
    stamps.put_on(entry, event.id)
    start, end = span_of(when)
    entry.add("dtstart", start)
    entry.add("dtend", end)
    entry.add("summary", plain(_summary(event, when)))
    entry.add("status", "CONFIRMED" if is_plain(when) else "TENTATIVE")
    entry.add("transp", "TRANSPARENT")
    _describe(entry, event, events)
    rule = rule_of(event.recurrence, when)
    if rule:
        entry.add("rrule", vRecur.from_ical(rule))
    return entry


def _task(event: model.Event, events: EventList, stamps: _Stamps) -> Todo:
    """Return an event without a date as something to be done, and by no day."""
    task = Todo()
    stamps.put_on(task, event.id)
    task.add("summary", plain(event.title))
    task.add("status", "NEEDS-ACTION")
    _describe(task, event, events)
    return task


def _describe(entry: Component, event: model.Event, events: EventList) -> None:
    entry.add("description", plain(_description(event, events)))
    if event.place:
        entry.add("location", plain(event.place))
    if event.themes:
        entry.add("categories", [plain(events.name_of_id.get(i, i)) for i in event.themes])
    for name, text in own_properties(event, events):
        # What is not said to be text, some readers give back as it is escaped.
        entry.add(name, vText(plain(text)), parameters={"VALUE": "TEXT"})


def _list_id(events: EventList) -> str:
    """Return what its title makes of a list, however it is spelt."""
    words = normalised_words(events.head.title) or [events.head.title]
    return words_sha256(words)[:_LIST_DIGITS]


def _summary(event: model.Event, when: EdtfDate) -> str:
    if not is_plain(when):
        return f"{event.title} ({own_date_in_words(event)})"
    if event.part_of_day is not model.UNSET:
        return f"{event.title} ({event.part_of_day})"
    return event.title


def _description(event: model.Event, events: EventList) -> str:
    lines = [event.summary, f"Date: {event_date_in_words(event)} ({event.date_basis})"]
    if event.recurrence:
        lines.append(f"Repeats: {recurrence_in_words(event.recurrence)}")
    lines.append(event.date_note)
    for cited in event.citations:
        name = events.name_of_id.get(cited.document, cited.document)
        is_in_a_place = events.is_in_a_place(cited.document, cited.paragraph)
        lines.append(f"Source: {name}{f', paragraph {cited.paragraph}' if is_in_a_place else ''}")
    return "\n".join(line for line in lines if line)
