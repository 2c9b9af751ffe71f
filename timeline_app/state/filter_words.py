"""A filter in words, for headings and messages."""

from timeline_app.core.dates.edtf import parse
from timeline_app.core.event_list.event_list import EventList
from timeline_app.core.event_list.filters import FILTER_FACETS
from timeline_app.core.record.model import FilterRecord
from timeline_app.core.table.facets import BASIS_LABELS
from timeline_app.core.wording.date_words import date_in_words

FACET_NOUNS = {
    "leaders": ("Leader", "Leaders"),
    "themes": ("Theme", "Themes"),
    "kinds": ("Kind", "Kinds"),
    "organisations": ("Organisation", "Organisations"),
    "documents": ("Document", "Documents"),
    "places": ("Place", "Places"),
    "basis": ("Date", "Dates"),
}


def label_of(facet: str, value: str, events: EventList) -> str:
    """Return what people read for a value of a facet."""
    if facet == "basis":
        return BASIS_LABELS.get(value, value).lower()
    column = events.table.facets[facet]
    return column.labels[column.values.index(value)] if value in column.values else value


def filter_in_words(record: FilterRecord, events: EventList) -> str:
    """Return the filter as one line, or an empty text if it lets everything through."""
    parts = []
    for facet in FILTER_FACETS:
        values = getattr(record, facet)
        if values:
            joiner = " and " if facet == "leaders" and record.all_leaders else " or "
            names = joiner.join(label_of(facet, value, events) for value in values)
            parts.append(f"{FACET_NOUNS[facet][len(values) > 1]}: {names}")
    if record.from_:
        parts.append(f"from {date_in_words(parse(record.from_))}")
    if record.to:
        parts.append(f"to {date_in_words(parse(record.to))}")
    if record.text.strip():
        parts.append(f"text: “{record.text.strip()}”")
    return " · ".join(parts)
