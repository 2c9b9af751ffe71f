"""A file brought in again: what it says now, what it said last time, and what was edited since.

An entry is compared part by part. A part that was edited in the list stays as it is; every other
part follows the file. What was taken out of the list stays out; what is no longer in the file goes,
unless it was edited.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeVar

import msgspec

from timeline_app.core.record.model import Event, EventFile, Record
from timeline_app.exchange.incoming.draft import Remark
from timeline_app.exchange.incoming.wholes import cut_circles

Entry = TypeVar("Entry", bound=Record)

_HEAD_LISTS = ("documents", "leaders", "organisations", "themes", "views")
_DATING = ("date", "date_basis", "date_note", "announced", "part_of_day", "recurrence")
"""Parts of an event that make sense only together: if one was edited, all of them stay."""


class Merged(msgspec.Struct, frozen=True):
    """The list that comes out, and what became of its entries."""

    file: EventFile
    added: int = 0
    updated: int = 0
    removed: tuple[Remark, ...] = ()
    kept: tuple[Remark, ...] = ()


def merge(new: EventFile, before: EventFile | None, ours: EventFile) -> Merged:
    """Return the open list brought up to what a file says now.

    Without the memory of last time, whatever differs in the list is taken for edited.
    """
    remarks: list[Remark] = []
    removed: list[Remark] = []
    old = _by_id(before.events if before else ())
    mine, now = _by_id(ours.events), _by_id(new.events)
    events, added, updated = [], 0, 0
    for id_, event in now.items():
        if id_ in mine:
            result = _event(event, old.get(id_), mine[id_], remarks)
            updated += result != mine[id_]
            events.append(result)
        elif id_ in old:
            remarks.append(Remark(f"event {id_}", "was taken out of the list, and stays out"))
        else:
            events.append(event)
            added += 1
    for id_, event in mine.items():
        if id_ in now:
            continue
        if old.get(id_) == event:
            removed.append(Remark(f"event {id_}", "is no longer in the file, and was taken out"))
            continue
        if id_ in old:
            remarks.append(Remark(f"event {id_}", "is no longer in the file, but was edited"))
        events.append(event)
    file = _head(new, before, ours, _with_wholes(events))
    return Merged(file, added, updated, tuple(removed), tuple(remarks))


def _by_id(entries: Sequence[Any]) -> dict[str, Any]:
    return {entry.id: entry for entry in entries}


def _event(new: Event, old: Event | None, mine: Event, remarks: list[Remark]) -> Event:
    result, edited = _three_way(new, old, mine)
    if edited & set(_DATING):
        result = msgspec.structs.replace(result, **{name: getattr(mine, name) for name in _DATING})
    told = sorted(name for name in edited if old is None or _differ(new, old, name))
    if told:
        names = ", ".join(name.replace("_", " ") for name in told)
        remarks.append(Remark(f"event {mine.id}", f"keeps what was edited in the list: {names}"))
    return result


def _differ(new: Record, old: Record, name: str) -> bool:
    return bool(getattr(new, name) != getattr(old, name))


def _three_way(new: Entry, old: Entry | None, mine: Entry) -> tuple[Entry, set[str]]:
    """Return an entry with each part from the side that changed it, and which were edited here."""
    edited = {
        name
        for name in mine.__struct_fields__
        if getattr(mine, name) != getattr(new, name)
        and (old is None or getattr(mine, name) != getattr(old, name))
    }
    parts = {name: getattr(mine, name) for name in edited}
    return msgspec.structs.replace(new, **parts), edited


def _head(
    new: EventFile, before: EventFile | None, ours: EventFile, events: Sequence[Event]
) -> EventFile:
    """Return the list with its head: entries of all sides, but for those nobody needs any more."""
    result, _ = _three_way(new, before, ours)
    needed = set(_references(events))
    lists = {}
    for name in _HEAD_LISTS:
        now, mine = _by_id(getattr(new, name)), _by_id(getattr(ours, name))
        old = _by_id(getattr(before, name)) if before else {}
        lists[name] = tuple(_entries(now, mine, old, needed))
    return msgspec.structs.replace(result, events=tuple(events), **lists)


def _entries(
    now: Mapping[str, Any], mine: Mapping[str, Any], old: Mapping[str, Any], needed: set[str]
) -> Iterator[Any]:
    for id_, entry in now.items():
        if id_ in mine:
            yield _three_way(entry, old.get(id_), mine[id_])[0]
        elif id_ not in old or id_ in needed:
            yield entry
    for id_, entry in mine.items():
        if id_ not in now and (id_ in needed or old.get(id_) != entry):
            yield entry


def _references(events: Sequence[Event]) -> Iterator[str]:
    for event in events:
        yield from (*event.leaders, *event.subjects, *event.organisations, *event.themes)
        yield from (citation.document for citation in event.citations)
        for discrepancy in event.discrepancies:
            yield from (citation.document for citation in discrepancy.citations)


def _with_wholes(events: Sequence[Event]) -> list[Event]:
    """Return events that are part only of what is there, and none of itself."""
    whole_of = {event.id: event.part_of for event in events}
    whole_of = {id_: whole if whole in whole_of else "" for id_, whole in whole_of.items()}
    cut_circles(whole_of)
    return [
        event
        if event.part_of == whole_of[event.id]
        else msgspec.structs.replace(event, part_of=whole_of[event.id])
        for event in events
    ]
