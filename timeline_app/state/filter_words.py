"""A filter in words, for headings and messages."""

from collections.abc import Iterator, Sequence

from timeline_app.core.dates.edtf import parse
from timeline_app.core.event_list.event_list import EventList
from timeline_app.core.record.facet_kinds import FACETS, SUBJECTS
from timeline_app.core.record.model import FilterRecord
from timeline_app.core.wording.date_words import date_in_words


def labels_of(facet: str, values: Sequence[str], events: EventList) -> list[str]:
    """Return what people read for some values of a facet."""
    labels = events.table.facets[facet].labels_of(values)
    return [FACETS[facet].label_in_words(labels.get(value, value)) for value in values]


def values_in_words(record: FilterRecord, facet: str, events: EventList, most: int) -> str:
    """Return the values chosen in a facet, in about so many letters; “+2” stands for the rest."""
    names = _names(record, facet, events)
    kind = FACETS[facet]
    joiner = " and " if record.wants_all_of(facet) else ", "
    start = f"{kind.noun}: " if kind.needs_noun else ""
    if _is_only_about(record, facet):
        start = f"{SUBJECTS.noun}: "
    text = rest = ""
    for count in range(min(len(names), most), 0, -1):
        rest = f" +{len(names) - count}" if count < len(names) else ""
        rest += _also(record, facet)
        text = f"{start}{joiner.join(names[:count])}"
        text = text[:1].upper() + text[1:]
        if len(text + rest) <= most:
            return text + rest
    return f"{text[: most - len(rest) - 1]}…{rest}"


def _names(record: FilterRecord, facet: str, events: EventList) -> list[str]:
    """Return the names of the values chosen in a facet; of people, also of who is spoken of."""
    names = labels_of(facet, record.values_in(facet), events)
    if facet == "leaders":
        sign = "" if _is_only_about(record, facet) else " (spoken of)"
        names += [f"{label}{sign}" for label in labels_of(facet, record.about, events)]
    return names


def _is_only_about(record: FilterRecord, facet: str) -> bool:
    return facet == "leaders" and not record.leaders and bool(record.about)


def _also(record: FilterRecord, facet: str) -> str:
    is_meant = facet == "leaders" and record.spoken_of and record.leaders
    return ", also where spoken of" if is_meant else ""


def filter_in_words(record: FilterRecord, events: EventList) -> str:
    """Return the filter as one line, or an empty text if it lets everything through."""
    parts = []
    for facet, kind in FACETS.items():
        names = _names(record, facet, events)
        if names:
            joiner = " and " if record.wants_all_of(facet) else " or "
            noun = kind.nouns if len(names) > 1 else kind.noun
            noun = SUBJECTS.noun if _is_only_about(record, facet) else noun
            parts.append(f"{noun}: {joiner.join(names)}{_also(record, facet)}")
    if record.from_:
        parts.append(f"from {date_in_words(parse(record.from_))}")
    if record.to:
        parts.append(f"to {date_in_words(parse(record.to))}")
    if record.text.strip():
        parts.append(f"text: “{record.text.strip()}”")
    return " · ".join(parts)


def asked_in_words(record: FilterRecord, events: EventList) -> str:
    """Return the bare values of a filter, for a name; an empty text if it asks for nothing."""
    return ", ".join(_asked(record, events))


def _asked(record: FilterRecord, events: EventList) -> Iterator[str]:
    for facet in FACETS:
        yield from labels_of(facet, record.chosen_in(facet), events)
    if record.from_ and record.from_ == record.to:
        yield date_in_words(parse(record.from_))
    else:
        for word, date in (("from", record.from_), ("to", record.to)):
            if date:
                yield f"{word} {date_in_words(parse(date))}"
    if record.text.strip():
        yield record.text
