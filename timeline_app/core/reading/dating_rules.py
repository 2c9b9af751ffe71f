"""The rules of honest dating: what date, basis, note and recurrence may say together."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from timeline_app.core.dates.edtf import EdtfError, parse
from timeline_app.core.record.problems import Fault, JsonPath
from timeline_app.core.table.extents import is_one_day
from timeline_app.core.wording.date_words import recurrence_in_words
from timeline_app.core.wording.plain_text import upper_first

Plain = Mapping[str, Any]


def dating_faults(event: Plain, path: JsonPath) -> Iterator[Fault]:
    """Yield what is wrong with when an event is; an event that has no place in time is left out."""
    date, basis, announced = event["date"], event["date_basis"], event.get("announced", "")
    yield from edtf_faults(date, (*path, "date"), path)
    if announced:
        needed = path if basis == "undated" else (*path, "announced")
        yield from edtf_faults(announced, (*path, "announced"), needed)
    if basis == "undated" and date is not None:
        remedy = "Set date to null, or change date_basis"
        yield Fault((*path, "date"), "an undated event has a date", remedy, path)
    if basis == "undated" and not announced:
        message = "an undated event has no 'announced'"
        yield Fault(path, message, "Add when it was said or agreed", path)
    if basis != "undated" and date is None:
        remedy = "Give the date, or set date_basis to undated"
        yield Fault((*path, "date"), f"a date that is {basis} is missing", remedy, path)
    if basis in ("inferred", "derived") and not event.get("date_note", "").strip():
        message = f"an event with {basis} date has no 'date_note'"
        yield Fault(path, message, "Add a note that says how the date was found")
    yield from _detail_faults(event, path)


def edtf_faults(text: Any, path: JsonPath, to_prune: JsonPath) -> Iterator[Fault]:
    """Yield what is wrong with a date; None is no date and nothing is wrong with it."""
    if text is not None:
        yield from _try(lambda: parse(text), EdtfError, path, to_prune)


def _detail_faults(event: Plain, path: JsonPath) -> Iterator[Fault]:
    if event.get("recurrence"):
        rule, place = event["recurrence"], (*path, "recurrence")
        yield from _try(lambda: recurrence_in_words(rule), ValueError, place, place)
    is_missing = event["date"] is None and event["date_basis"] != "undated"
    if "part_of_day" in event and not (is_missing or _may_have_part_of_day(event["date"])):
        place = (*path, "part_of_day")
        message = "a part of the day is given, but the date is no single day"
        yield Fault(place, message, "Remove part_of_day, or give the day", place)


def _may_have_part_of_day(text: str | None) -> bool:
    try:
        date = parse(text) if text is not None else None
    except EdtfError:
        return True
    return date is not None and is_one_day(date)


def _try(
    act: Callable[[], object], error_type: type[ValueError], path: JsonPath, to_prune: JsonPath
) -> Iterator[Fault]:
    try:
        act()
    except error_type as error:
        message, _, remedy = str(error).rpartition(": ")
        remedy = upper_first(remedy.rstrip("."))
        yield Fault(path, message or remedy, remedy, to_prune)
