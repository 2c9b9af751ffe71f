"""When an event is, in words: the one place for all that shows it."""

from timeline_app.core.dates.edtf import parse
from timeline_app.core.dates.parsed_date import Precision, Shape
from timeline_app.core.record.entries import is_between_documents
from timeline_app.core.record.facet_kinds import BASIS_LABELS
from timeline_app.core.record.model import UNSET, Discrepancy, Event
from timeline_app.core.record.settling import is_to_settle, words_to_settle
from timeline_app.core.wording.date_words import basis_in_words, date_in_words
from timeline_app.core.wording.span_words import length_in_words
from timeline_app.program.plain_text import short


def own_date_in_words(event: Event) -> str:
    """Return the date of an event with its part of the day; nothing if it has no date."""
    if event.date is None:
        return ""
    words = date_in_words(parse(event.date))
    return words if event.part_of_day is UNSET else f"{words}, {event.part_of_day}"


def is_not_read(event: Event) -> bool:
    """Tell whether the source gives an event a date that could not be read.

    When it was announced is a makeshift then, to have a place for it, and nothing to be told.
    """
    return event.date is None and is_to_settle(event.date_note)


def not_read_in_words(event: Event) -> str:
    """Return in words that the date of an event was not read; nothing if it was, or has none."""
    if not is_not_read(event):
        return ""
    words = words_to_settle(event.date_note)
    return f"date not read: “{short(words)}”" if words else "date not read"


def announced_in_words(event: Event) -> str:
    """Return when an event was announced; nothing if that is not said."""
    if not event.announced or is_not_read(event):
        return ""
    return date_in_words(parse(event.announced))


def short_date(event: Event) -> str:
    """Return when an event is where room is short: an undated one by its announcement."""
    return (
        own_date_in_words(event)
        or not_read_in_words(event)
        or f"announced {announced_in_words(event)}"
    )


def length_of_event_in_words(event: Event) -> str:
    """Return how long an event goes on from a first to a last day; nothing if that is not told.

    Of months or years only that is known within which it lies, or the longest it can have been.
    """
    if event.date is None:
        return ""
    when = parse(event.date)
    is_told = when.shape is Shape.INTERVAL and not (when.open_start or when.open_end)
    if not is_told or when.approximate or when.approximate_start or when.approximate_end:
        return ""
    length = length_in_words(when.start_s, when.end_s)
    if when.precision <= Precision.DAY:
        return length
    first, last = (parse(part) for part in event.date.split("/"))
    if (first.start_s, first.end_s) == (last.start_s, last.end_s):
        return f"within one {'year' if first.precision is Precision.YEAR else 'month'}"
    return f"at most {length}"


def short_basis(event: Event) -> str:
    """Return how the date of an event is known, where room is short."""
    return BASIS_LABELS[event.date_basis].lower()


def event_date_in_words(event: Event) -> str:
    """Return when an event is, where nothing beside it tells that it has no date."""
    return (
        own_date_in_words(event)
        or not_read_in_words(event)
        or f"no date given (announced: {announced_in_words(event)})"
    )


def basis_of_event_in_words(event: Event) -> str:
    """Return how the date of an event is known, or that it was not read."""
    return not_read_in_words(event) or basis_in_words(event.date_basis)


def told_in_a_line(event: Event) -> str:
    """Return an event in a line: its title, when it is and how that is known."""
    if event.date is None:
        return f"{event.title}: {event_date_in_words(event)}"
    return f"{event.title}: {own_date_in_words(event)}, {short_basis(event)}"


def discrepancy_heading(discrepancy: Discrepancy) -> str:
    """Return what a discrepancy is: documents that differ, or a remark on one of them."""
    if is_between_documents(discrepancy):
        return "The sources differ"
    return "Remark on the source"
