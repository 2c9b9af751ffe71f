"""What columns say, worked out for one event at a time, the slow and plain way."""

from __future__ import annotations

from typing import NamedTuple

from timeline_app.core.dates.edtf import Shape, parse
from timeline_app.core.record.entries import is_between_documents
from timeline_app.core.record.model import UNSET, Event
from timeline_app.core.table.extents import Form, Trait, is_one_day

_HOURS = {"night": (0, 6), "morning": (6, 12), "afternoon": (12, 18), "evening": (18, 24)}


class Extent(NamedTuple):
    """Where one event lies on the axis and how it is drawn there, in seconds."""

    draw_start_s: int
    draw_end_s: int
    start_s: int
    end_s: int
    form: Form
    traits: Trait


def extent_of(event: Event) -> Extent:
    """Where an event lies: its date, or for an undated one when it was announced."""
    date = parse(event.announced if event.date is None else event.date)
    draw_start_s, draw_end_s = date.anchor_start_s, date.anchor_end_s
    start_s, end_s = date.start_s, date.end_s
    if event.part_of_day is not UNSET and is_one_day(date):
        first_hour, end_hour = _HOURS[event.part_of_day]
        draw_start_s += first_hour * 3600
        draw_end_s -= (24 - end_hour) * 3600
        start_s = start_s if date.open_start else draw_start_s
        end_s = end_s if date.open_end else draw_end_s
    is_period = date.shape is Shape.INTERVAL and event.date is not None
    traits = Trait(0)
    for holds, trait in (
        (date.open_start, Trait.OPEN_START),
        (date.open_end, Trait.OPEN_END),
        (date.approximate_start or date.uncertain, Trait.FADE_START),
        (date.approximate_end or date.uncertain, Trait.FADE_END),
        (bool(event.recurrence), Trait.RECURRING),
        (date.shape is Shape.ONE_OF, Trait.WITHIN),
    ):
        if holds:
            traits |= trait
    form = Form.PERIOD if is_period else Form.POINT
    return Extent(draw_start_s, draw_end_s, start_s, end_s, form, traits)


def values_of(event: Event, facet: str) -> tuple[str, ...]:
    """An event's values in a facet, the primary one first, each once."""
    if facet == "documents":
        saying = (one for one in event.citations if set(one.supports) != {"date"})
        return tuple(dict.fromkeys(one.document for one in saying))
    if facet == "places":
        return (event.place,) if event.place else ()
    if facet == "kinds":
        return (event.kind,)
    if facet == "only":
        between = [is_between_documents(one) for one in event.discrepancies]
        is_ahead = (
            event.date is not None
            and event.announced
            and parse(event.date).end_s > parse(event.announced).end_s
        )
        return (
            *(["deadline-ahead"] if is_ahead else []),
            *(["sources-differ"] if any(between) else []),
            *(["source-remarks"] if not all(between) else []),
        )
    if facet == "basis":
        return (event.date_basis,)
    values: tuple[str, ...] = getattr(event, facet)
    return values
