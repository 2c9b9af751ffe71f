"""How an entry of a calendar recurs: its rule as our format has it, and what it has no room for."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, time
from typing import Any

from icalendar import vRecur

from timeline_app.core.record.problems import shown
from timeline_app.core.wording.recurrence_words import recurrence_in_words
from timeline_app.exchange.incoming.calendars.content import Content, edtf_of

# A remark names so many dates; more are counted.
_MOST_NAMED = 10
_EXCEPTIONS = {"EXDATE": "it does not take place on", "RDATE": "it also takes place on"}


def rule_of(content: Content) -> str:
    """Return the rule of an entry; nothing if it has none that our format can hold."""
    rule, start = content.one("RRULE"), content.moment("DTSTART")
    if not isinstance(rule, vRecur) or start is None:
        return ""
    text = _text(_with_plain_end(rule, start))
    try:
        recurrence_in_words(text)
    except ValueError:
        return ""
    return text


def unsaid(content: Content) -> Iterator[str]:
    """Say what an entry tells of its rhythm that a rule alone does not."""
    if "RRULE" in content and not rule_of(content):
        rule = shown(_text(content.one("RRULE") or content.text("RRULE")))
        yield f"its rule {rule} cannot be kept: only its first time is in the list"
    elif len(content.all("RRULE")) > 1:
        yield "it has several rules, of which the first is kept"
    for name, words in _EXCEPTIONS.items():
        dates = list(_dates(content, name))
        more = len(dates) - _MOST_NAMED
        rest = f" and {more:,} more" if more > 0 else ""
        if dates:
            yield f"{words} {', '.join(dates[:_MOST_NAMED])}{rest}, which a rule cannot say"


def _with_plain_end(rule: vRecur, start: date) -> vRecur:
    """Return a rule that ends by the wall clock of its start, behind its last time."""
    ends = rule.get("UNTIL")
    last = ends[0] if isinstance(ends, list) and ends else ends
    if not isinstance(last, date) or not isinstance(start, datetime):
        return rule
    if isinstance(last, datetime) and last.tzinfo is not None and start.tzinfo is not None:
        last = last.astimezone(start.tzinfo).replace(tzinfo=None)
    elif not isinstance(last, datetime) or last.tzinfo is not None:
        # The last day counts whole, and so does that of another, unknown zone.
        last = datetime.combine(last, time(23, 59, 59))
    return vRecur({**rule, "UNTIL": [last]})


def _text(rule: object) -> str:
    if not isinstance(rule, vRecur):
        return str(rule)
    # The library's types leave this out.
    written: Callable[[], bytes] = rule.to_ical
    return written().decode("utf-8")


def _dates(content: Content, name: str) -> Iterator[str]:
    for values in content.all(name):
        for value in getattr(values, "dts", ()):
            moment: Any = value.dt[0] if isinstance(value.dt, tuple) else value.dt
            if isinstance(moment, date):
                yield edtf_of(moment)
