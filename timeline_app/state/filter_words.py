"""A filter in words, for headings and messages."""

from timeline_app.core.dates.edtf import parse
from timeline_app.core.event_list.event_list import EventList
from timeline_app.core.record.facet_kinds import FACETS
from timeline_app.core.record.model import FilterRecord
from timeline_app.core.wording.date_words import date_in_words


def label_of(facet: str, value: str, events: EventList) -> str:
    """Return what people read for a value of a facet."""
    column = events.table.facets[facet]
    label = column.labels[column.values.index(value)] if value in column.values else value
    return FACETS[facet].label_in_words(label)


def values_in_words(record: FilterRecord, facet: str, events: EventList, most: int) -> str:
    """Return the values chosen in a facet, in about so many letters; “+2” stands for the rest."""
    names = [label_of(facet, value, events) for value in record.values_in(facet)]
    kind = FACETS[facet]
    joiner = " and " if record.wants_all_of(facet) else ", "
    start = f"{kind.noun}: " if kind.needs_noun else ""
    text = rest = ""
    for count in range(min(len(names), most), 0, -1):
        rest = f" +{len(names) - count}" if count < len(names) else ""
        text = f"{start}{joiner.join(names[:count])}"
        text = text[:1].upper() + text[1:]
        if len(text + rest) <= most:
            return text + rest
    return f"{text[: most - len(rest) - 1]}…{rest}"


def filter_in_words(record: FilterRecord, events: EventList) -> str:
    """Return the filter as one line, or an empty text if it lets everything through."""
    parts = []
    for facet, kind in FACETS.items():
        values = record.values_in(facet)
        if values:
            joiner = " and " if record.wants_all_of(facet) else " or "
            names = joiner.join(label_of(facet, value, events) for value in values)
            parts.append(f"{kind.nouns if len(values) > 1 else kind.noun}: {names}")
    if record.from_:
        parts.append(f"from {date_in_words(parse(record.from_))}")
    if record.to:
        parts.append(f"to {date_in_words(parse(record.to))}")
    if record.text.strip():
        parts.append(f"text: “{record.text.strip()}”")
    return " · ".join(parts)
