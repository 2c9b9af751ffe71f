"""Dates as iCalendar (RFC 5545) has them: days, or times with or without a zone."""

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo

from icalendar import Timezone, TimezoneStandard

from timeline_app.core.dates.civil import SECONDS_PER_DAY, civil_from_days
from timeline_app.core.dates.edtf import EdtfDate, Precision, Shape, outer_dates
from timeline_app.core.dates.offsets import offset_minutes

_EPOCH_DAY = date(1970, 1, 1).toordinal()
_FIRST_DAY = date(1, 1, 1).toordinal() - _EPOCH_DAY
_LAST_DAY = date(9999, 12, 30).toordinal() - _EPOCH_DAY
_UNTIL = re.compile(r"UNTIL=(\d{8})(T\d{6}Z?)?")
_SUB_DAILY = re.compile("FREQ=(HOURLY|MINUTELY|SECONDLY)")


def is_in_years(when: EdtfDate) -> bool:
    """Tell whether a closed date lies within the years that a calendar counts."""
    first, last = when.start_s // SECONDS_PER_DAY, when.end_s // SECONDS_PER_DAY
    return first >= _FIRST_DAY and last <= _LAST_DAY


def is_plain(when: EdtfDate) -> bool:
    """Whether days or times say all there is to say."""
    is_vague = when.approximate or when.uncertain or when.precision > Precision.DAY
    return not is_vague and when.shape is not Shape.ONE_OF


def span_of(when: EdtfDate) -> tuple[date, date]:
    """Return the first day of a closed date and the day behind its last, or two times.

    A time without an offset is the same in every zone; if only one of two says its offset, that
    holds for both.
    """
    if not _is_timed(when):
        return _day(when.start_s), _day(-(-when.end_s // SECONDS_PER_DAY) * SECONDS_PER_DAY)
    first, last = outer_dates(when)
    if first is None or last is None:
        raise ValueError(f"{when.text} is open, and a calendar has no room for that")
    first_zone, last_zone = _zones(when)
    start, over = _time(first.start_s, first_zone), _time(last.end_s, last_zone)
    written = _time(last.start_s, last_zone)
    end = written if when.shape is Shape.INTERVAL and written > start else over
    # One of several times may be the latest by its clock only.
    return start, max(end, start + timedelta(seconds=1))


def zones_in(moments: Iterable[date]) -> list[Timezone]:
    """Return what tells a calendar of each zone in use but UTC, which it knows."""
    used = {moment.tzinfo for moment in moments if isinstance(moment, datetime)} - {None, UTC}
    return [_told(zone) for zone in sorted(used, key=str) if zone is not None]


def rule_of(recurrence: str, when: EdtfDate) -> str:
    """Return a rule as a calendar needs it; none if one occurrence is no day or time."""
    rule = recurrence.upper().removeprefix("RRULE:")
    if not is_plain(when) or (_SUB_DAILY.search(rule) and not _is_timed(when)):
        return ""
    if not _is_timed(when):
        return _UNTIL.sub(r"UNTIL=\1", rule)
    # The end of a rule must be of the same kind as the start of the event.
    zone = _zones(when)[0]
    if zone is None:
        return _UNTIL.sub(r"UNTIL=\1T235959", rule)
    return _UNTIL.sub(lambda match: f"UNTIL={_last_moment(match[1], zone)}", rule)


def _last_moment(day: str, zone: tzinfo) -> str:
    last = datetime.strptime(f"{day}235959", "%Y%m%d%H%M%S").replace(tzinfo=zone)
    return f"{last.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _is_timed(when: EdtfDate) -> bool:
    return when.precision < Precision.DAY


def _day(second: int) -> date:
    return date(*civil_from_days(second // SECONDS_PER_DAY))


def _time(second: int, zone: tzinfo | None) -> datetime:
    days, rest = divmod(second, SECONDS_PER_DAY)
    return datetime(*civil_from_days(days), tzinfo=zone) + timedelta(seconds=rest)


def _zones(when: EdtfDate) -> tuple[tzinfo | None, tzinfo | None]:
    first, last = (_zone(side.text) if side else None for side in outer_dates(when))
    return first or last, last or first


def _zone(text: str) -> tzinfo | None:
    minutes = offset_minutes(text)
    if not minutes:
        return None if minutes is None else UTC
    hours, rest = divmod(abs(minutes), 60)
    # Without a colon, which would have to stand in quotation marks.
    name = f"UTC{'-' if minutes < 0 else '+'}{hours:02}{rest:02}"
    return timezone(timedelta(minutes=minutes), name)


def _told(zone: tzinfo) -> Timezone:
    told, standard = Timezone(), TimezoneStandard()
    offset = zone.utcoffset(None)
    told.add("tzid", str(zone))
    standard.add("dtstart", datetime(1970, 1, 1))
    standard.add("tzoffsetfrom", offset)
    standard.add("tzoffsetto", offset)
    standard.add("tzname", str(zone))
    told.add_component(standard)
    return told
