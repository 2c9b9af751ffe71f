"""Filters as algebra: small values that turn a table into a mask and combine with & | ~."""

from abc import abstractmethod
from collections.abc import Iterable

import msgspec
import numpy as np

from timeline_app.core.dates.civil import TIME_MAX_S, TIME_MIN_S
from timeline_app.core.dates.edtf import parse
from timeline_app.core.dates.rhythm import occurrences
from timeline_app.core.event_list.event_list import EventList
from timeline_app.core.record.facet_kinds import FACETS, SUBJECTS
from timeline_app.core.record.model import FilterRecord
from timeline_app.core.table.arrays import Mask
from timeline_app.core.table.extents import Trait
from timeline_app.core.table.table import Basis, EventTable

_RECURRING = np.uint8(Trait.RECURRING)


class Filter(msgspec.Struct, frozen=True):
    """A condition on events."""

    @abstractmethod
    def to_mask(self, events: EventList) -> Mask:
        """Return for each row whether it meets the condition."""

    def __and__(self, other: "Filter") -> "Filter":
        return And(self, other)

    def __or__(self, other: "Filter") -> "Filter":
        return Or(self, other)

    def __invert__(self) -> "Filter":
        return Not(self)


class Everything(Filter, frozen=True):
    """Every event."""

    def to_mask(self, events: EventList) -> Mask:
        """Return a mask that is true throughout, and takes no room for it."""
        return np.broadcast_to(np.True_, len(events.table))


class AnyOf(Filter, frozen=True):
    """Events with at least one of some values in a facet."""

    facet: str
    values: tuple[str, ...]

    def to_mask(self, events: EventList) -> Mask:
        """Return which rows have one of the values."""
        return events.table.facets[self.facet].any_of(self.values)


class People(Filter, frozen=True):
    """Events in which people took part, or are spoken of: any of them, or all together."""

    leaders: tuple[str, ...]
    about: tuple[str, ...] = ()
    spoken_of: bool = False
    together: bool = False

    def to_mask(self, events: EventList) -> Mask:
        """Return which rows have the people."""
        there = events.table.people(with_subjects=self.spoken_of)
        subjects = events.table.facets[SUBJECTS.id]
        if self.together:
            mask: Mask = there.all_of(self.leaders) & subjects.all_of(self.about)
            return mask
        return there.any_of(self.leaders) | subjects.any_of(self.about)


class Overlaps(Filter, frozen=True):
    """Events whose date covers some of a span, seconds, half-open, or who recur in it."""

    start_s: int = TIME_MIN_S
    end_s: int = TIME_MAX_S

    def to_mask(self, events: EventList) -> Mask:
        """Return which rows may lie in the span."""
        table = events.table
        if self.start_s >= self.end_s:
            return np.zeros(len(table), dtype=np.bool_)
        mask: Mask = (table.start_s < self.end_s) & (table.end_s > self.start_s)
        recurs = mask & (table.traits & _RECURRING > 0) & (table.basis != Basis.UNDATED)
        for row in np.flatnonzero(recurs & (table.draw_end_s <= self.start_s)).tolist():
            mask[row] = self._has_occurrence(table, row)
        return mask

    def _has_occurrence(self, table: EventTable, row: int) -> bool:
        """Tell whether an event that recurs does so in the span."""
        first_s, end_s = int(table.draw_start_s[row]), int(table.draw_end_s[row])
        from_s = self.start_s - (end_s - first_s) + 1
        return bool(occurrences(table.event(row).recurrence, first_s, from_s, self.end_s))


class ContainsText(Filter, frozen=True):
    """Events that mention a text, whatever its case and diacritics."""

    text: str

    def to_mask(self, events: EventList) -> Mask:
        """Return which rows hold the text."""
        return events.text_index.mask(self.text)


class And(Filter, frozen=True):
    """Both conditions."""

    left: Filter
    right: Filter

    def to_mask(self, events: EventList) -> Mask:
        """Return where both hold."""
        return self.left.to_mask(events) & self.right.to_mask(events)


class Or(Filter, frozen=True):
    """Either condition."""

    left: Filter
    right: Filter

    def to_mask(self, events: EventList) -> Mask:
        """Return where at least one holds."""
        return self.left.to_mask(events) | self.right.to_mask(events)


class Not(Filter, frozen=True):
    """The opposite of a condition."""

    inner: Filter

    def to_mask(self, events: EventList) -> Mask:
        """Return where the condition does not hold."""
        return ~self.inner.to_mask(events)


def filter_of(record: FilterRecord, but_not: str = "") -> Filter:
    """Turn a filter record into a condition, leaving out the facet named `but_not`.

    Any value within a facet will do, and every facet must be met. Raises EdtfError for a date
    that cannot be read.
    """
    condition: Filter = Everything()
    for part in _parts(record, but_not):
        condition = part if isinstance(condition, Everything) else condition & part
    return condition


def narrows(record: FilterRecord) -> bool:
    """Tell whether a filter asks for anything, be it true of all events."""
    return any(True for _ in _parts(record, ""))


def _parts(record: FilterRecord, but_not: str) -> Iterable[Filter]:
    for facet in FACETS:
        values = record.values_in(facet)
        if facet == but_not or not record.chosen_in(facet):
            continue
        if facet == "leaders":
            yield People(values, record.about, record.spoken_of, record.all_leaders)
        else:
            yield AnyOf(facet, values)
    if record.from_ or record.to:
        start_s = parse(record.from_).start_s if record.from_ else TIME_MIN_S
        end_s = parse(record.to).end_s if record.to else TIME_MAX_S
        yield Overlaps(start_s, end_s)
    if record.text.strip():
        yield ContainsText(record.text)
