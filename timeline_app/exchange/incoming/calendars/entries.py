"""The entries of a calendar (iCalendar) one by one, so that a broken one costs only itself."""

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

from icalendar import Event

from timeline_app.exchange.incoming.calendars.content import Content

# What the library raises for some spoiled lines, beside saying which property it gave up.
_UNSOUND = (ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RecursionError)
ENTRIES = {"VEVENT", "VTODO", "VJOURNAL", "VFREEBUSY"}
CALENDAR = "VCALENDAR"
# A calendar holds time zones with rules in them, and entries with alarms.
_MOST_DEEP = 8
_LINE_END = re.compile(r"\r\n|\n|\r")
_MARK = re.compile(r"(BEGIN|END):\s*([\w-]+)\s*", re.IGNORECASE)
# A picture or a file that is packed into the calendar: text that no list has room for.
_PACKED = re.compile(r"ATTACH\b[^:]*(?:ENCODING=BASE64|VALUE=BINARY)", re.IGNORECASE)
# Of a name that it does not know, the library does not take the value for text.
_NEW_NAMES = {"NAME": "SUMMARY", "X-WR-CALNAME": "SUMMARY", "X-WR-CALDESC": "DESCRIPTION"}
_OLD_NAME = re.compile(rf"^(?:{'|'.join(_NEW_NAMES)})(?=[;:])", re.IGNORECASE)
# What says nothing about an event is not even read, which takes a third of the time away.
_UNUSED = re.compile(r"X-(?!WR-|TIMELINE-APP-)|(?:SEQUENCE|TRANSP|PRIORITY|GEO)\b", re.IGNORECASE)
# No entry that people write has as many lines; a file of one endless entry is a mistake.
_MOST_LINES = 100_000


class Entry(NamedTuple):
    """One part of a calendar as it stands there: its kind, such as VEVENT, its line and content.

    `complaint` says why nothing could be read of it. Alarms in an entry are left out, and so are
    files that are packed into it, which `has_packed` tells.
    """

    kind: str
    line: int
    content: Content
    complaint: str = ""
    has_packed: bool = False


class _Part:
    """A part of a calendar that has begun, and its own lines."""

    def __init__(self, kind: str, line: int) -> None:
        self.kind, self.line = kind, line
        self._lines: list[str] = []
        self._has_packed = self._is_skipping = False

    def add(self, line: str) -> None:
        is_continued = line[:1] in (" ", "\t")
        if not is_continued:
            is_packed = _PACKED.match(line) is not None
            self._has_packed |= is_packed
            self._is_skipping = is_packed or _UNUSED.match(line) is not None
        if not self._is_skipping and line.strip():
            self._lines.append(_OLD_NAME.sub(lambda name: _NEW_NAMES[name[0].upper()], line))

    def read(self, complaint: str) -> Entry:
        if len(self._lines) > _MOST_LINES:
            complaint, self._lines = f"it has more than {_MOST_LINES:,} lines", []
        # Of events alone the library keeps what is sound beside a property that is not.
        text = "\r\n".join(["BEGIN:VEVENT", *self._lines, "END:VEVENT", ""])
        try:
            component = Event.from_ical(text.encode("utf-8", "replace"))
        except _UNSOUND:
            component = None
        if not isinstance(component, Event):
            component, complaint = None, complaint or "its lines are no calendar entry"
        return Entry(self.kind, self.line, Content(component), complaint, self._has_packed)


def entries_of(text: str) -> Iterator[Entry]:
    """Yield what stands in a calendar; the properties of the calendar itself come last."""
    begun: list[_Part] = []
    for number, line in enumerate(_LINE_END.split(text), 1):
        mark = _MARK.fullmatch(line)
        name = mark[2].upper() if mark else ""
        if mark is None:
            if begun:
                begun[-1].add(line)
        elif mark[1].upper() == "END":
            yield from _ended(begun, _last(begun, {name}), is_whole=True)
        else:
            if name in ENTRIES:
                place = min(_last(begun, ENTRIES), _MOST_DEEP - 1)
                yield from _ended(begun, place, is_whole=False)
            if len(begun) < _MOST_DEEP:
                begun.append(_Part(name, number))
    yield from _ended(begun, 0, is_whole=False)


def _last(begun: list[_Part], kinds: Collection[str]) -> int:
    """Return the number of the last part of such a kind; how many there are if there is none."""
    places = [place for place, part in enumerate(begun) if part.kind in kinds]
    return places[-1] if places else len(begun)


def _ended(begun: list[_Part], place: int, *, is_whole: bool) -> Iterator[Entry]:
    """Yield the part at a place and those in it; only that one may have an end of its own."""
    while len(begun) > place:
        part = begun.pop()
        has_end = is_whole and len(begun) == place
        if part.kind in ENTRIES or part.kind == CALENDAR:
            yield part.read("" if has_end or part.kind == CALENDAR else "it has no end")
