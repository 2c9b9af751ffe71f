"""Rhythms: when an event that recurs by a rule (RFC 5545) takes place again."""

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from timeline_app.core.dates.civil import TIME_MAX_S

if TYPE_CHECKING:
    from dateutil.rrule import rrule, rruleset

_EPOCH = datetime(1970, 1, 1)
# Of a rule that ends, so many are gone through to find its end; a rule a minute ends within days.
_MOST_COUNTED = 10_000
_UNITS_S = {"SECONDLY": 1, "MINUTELY": 60, "HOURLY": 3_600, "DAILY": 86_400, "WEEKLY": 604_800}
# As many ticks as can be told apart on a wide screen.
MOST_SHOWN = 400


def occurrences(rule: str, first_s: int, from_s: float, to_s: float) -> list[int]:
    """Return the seconds in `[from_s, to_s)` at which something begins again.

    The first time is not among them. At most `MOST_SHOWN` are returned; years beyond 1 to 9999
    have none.
    """
    found: list[int] = []
    first, start, end = (_moment(second) for second in (first_s, max(from_s, first_s + 1), to_s))
    if first is None or start is None or end is None or start >= end:
        return found
    rhythm = _parsed(rule, _nearer(rule, first, start))
    for moment in rhythm.xafter(start, count=MOST_SHOWN, inc=True):
        if moment >= end:
            break
        found.append(_second(moment))
    return found


def last_s(rule: str, first_s: int) -> int:
    """Return when something begins for the last time; the end of time if it goes on for ever."""
    first = _moment(first_s)
    parts = rule.upper()
    if first is None or not ("COUNT=" in parts or "UNTIL=" in parts):
        return TIME_MAX_S
    last = first
    for number, moment in enumerate(_parsed(rule, first)):
        if number >= _MOST_COUNTED:
            return TIME_MAX_S
        last = moment
    return _second(last)


def _nearer(rule: str, first: datetime, start: datetime) -> datetime:
    """Return a start as good as the first, but not so long before what is asked for.

    A rule is gone through from its start. One by the week or less falls on the same moments from
    any start that lies whole intervals later, unless it counts.
    """
    parts = dict(part.partition("=")[::2] for part in rule.upper().split(";"))
    frequency = next((value for name, value in parts.items() if name.endswith("FREQ")), "")
    unit_s = _UNITS_S.get(frequency)
    if unit_s is None or "COUNT" in parts or start <= first:
        return first
    step_s = unit_s * int(parts.get("INTERVAL", "1"))
    return first + timedelta(seconds=int((start - first).total_seconds()) // step_s * step_s)


def _parsed(rule: str, first: datetime) -> "rrule | rruleset":
    from dateutil.rrule import rrulestr

    text = rule.upper().removeprefix("RRULE:")
    if "UNTIL=" in text and text.partition("UNTIL=")[2].partition(";")[0].endswith("Z"):
        # An end in UTC goes with a start in UTC only; here neither has a zone.
        before, _, after = text.partition("UNTIL=")
        until, _, rest = after.partition(";")
        text = f"{before}UNTIL={until.removesuffix('Z')}" + (f";{rest}" if rest else "")
    return rrulestr(text, dtstart=first)


def _moment(second: float) -> datetime | None:
    try:
        return _EPOCH + timedelta(seconds=int(second))
    except OverflowError:
        return datetime.max if second > 0 else None


def _second(moment: datetime) -> int:
    return int(moment.replace(tzinfo=UTC).timestamp())
