"""Edits of events. Each function returns an edit of the draft it is given, and changes nothing."""

from collections.abc import Collection, Iterator
from typing import Any

import msgspec

from timeline_app.core.record.model import UNSET, Citation, Discrepancy, Event
from timeline_app.core.writing.new_ids import new_id
from timeline_app.state.editing.draft import Draft
from timeline_app.state.editing.edits import Edit, Splice, put_in, replaced, taken_out
from timeline_app.state.editing.names import called, fields_of

_LISTS = ("leaders", "subjects", "organisations", "themes", "citations", "discrepancies")
_DATING = ("date", "date_basis", "date_note", "part_of_day", "recurrence")
_TEXTS = ("kind", "place", "announced", "part_of")


def add_event(draft: Draft, event: Event) -> Edit:
    """Add an event at the end; one without an id of its own gets one made of its title."""
    taken = {other.id for other in draft.file.events}
    if not event.id or event.id in taken:
        event = _with(event, id=new_id(event.title, taken, "event"))
    splices = (put_in("events", len(draft.file.events), event),)
    return Edit(f"new event {called(event)}", splices, selects=event.id)


def change_event(draft: Draft, event_id: str, *, is_typing: bool = False, **changes: Any) -> Edit:
    """Set fields of an event; while `is_typing` into one, all of it is one step to undo."""
    place = draft.place_of("events", event_id)
    event = draft.file.events[place]
    changes = {name: value for name, value in changes.items() if value != getattr(event, name)}
    splices = tuple(replaced(draft, "events", place, _with(event, **changes)))
    target = ("events", event_id, *sorted(changes)) if is_typing else ()
    return Edit(fields_of(changes, event), splices, target)


def add_citations(draft: Draft, event_id: str, *citations: Citation) -> Edit:
    """Add citations to an event, but for those that it has already."""
    event = draft.event(event_id)
    added = tuple(one for one in dict.fromkeys(citations) if one not in event.citations)
    edit = change_event(draft, event_id, citations=(*event.citations, *added))
    return msgspec.structs.replace(edit, name=f"citation for {called(event)}")


def remove_citation(draft: Draft, event_id: str, number: int) -> Edit:
    """Take a citation of an event away, by its place in it."""
    event = draft.event(event_id)
    kept = (*event.citations[:number], *event.citations[number + 1 :])
    edit = change_event(draft, event_id, citations=kept)
    return msgspec.structs.replace(edit, name=f"citation taken from {called(event)}")


def add_discrepancy(draft: Draft, event_id: str, discrepancy: Discrepancy) -> Edit:
    """Record a disagreement between or within sources."""
    event = draft.event(event_id)
    edit = change_event(draft, event_id, discrepancies=(*event.discrepancies, discrepancy))
    return msgspec.structs.replace(edit, name=f"discrepancy of {called(event)}")


def make_part_of(draft: Draft, event_id: str, whole_id: str) -> Edit:
    """Make an event part of another, or of none with an empty id."""
    edit = change_event(draft, event_id, part_of=whole_id)
    event = draft.event(event_id)
    if not whole_id:
        return msgspec.structs.replace(edit, name=f"{called(event)} is part of nothing")
    whole = draft.event(whole_id)
    return msgspec.structs.replace(edit, name=f"{called(event)} is part of {called(whole)}")


def duplicate_event(draft: Draft, event_id: str) -> Edit:
    """Add a copy of an event behind it, with an id of its own."""
    place = draft.place_of("events", event_id)
    event = draft.file.events[place]
    twin = _with(event, id=_another_id(draft, event.title))
    splices = (put_in("events", place + 1, twin),)
    name = f"duplicate of {called(event)}"
    return Edit(name, splices, selects=twin.id, selects_before=event_id)


def delete_event(draft: Draft, event_id: str, then: str = "") -> Edit:
    """Take an event out; what was part of it becomes part of what it was part of itself.

    `then` is the event to go on with.
    """
    place = draft.place_of("events", event_id)
    event = draft.file.events[place]
    moved = _hung_under(draft, event_id, event.part_of)
    splices = (*moved, taken_out(draft, "events", place))
    return Edit(f"delete {called(event)}", splices, selects=then, selects_before=event_id)


def split_event(draft: Draft, event_id: str, title: str, citations: Collection[int]) -> Edit:
    """Make two of an event: a second one behind it takes some citations, by their places.

    Both keep date, people and place until somebody changes them; discrepancies stay with the first.
    """
    place = draft.place_of("events", event_id)
    event = draft.file.events[place]
    numbered = list(enumerate(event.citations))
    stays = tuple(one for number, one in numbered if number not in citations)
    goes = tuple(one for number, one in numbered if number in citations)
    second = _with(
        event, id=_another_id(draft, title), title=title, summary="",
        citations=goes, discrepancies=(), key=False,
    )  # fmt: skip
    first = _with(event, citations=stays)
    splices = (Splice("events", place, (event,), (first, second)),)
    name = f"split {called(event)}"
    return Edit(name, splices, selects=second.id, selects_before=event_id)


def merge_events(
    draft: Draft, event_id: str, other_id: str, from_other: Collection[str] = ()
) -> Edit:
    """Make one of two events: it keeps the first one's id, and everything that either cites.

    Where both say something else, the first one's word counts, but for the fields `from_other`.
    """
    event, other = draft.event(event_id), draft.event(other_id)
    merged = _merged(event, other, from_other)
    if merged.part_of in (event_id, other_id):
        merged = _with(merged, part_of="")
    hung = [splice for splice in _hung_under(draft, other_id, event_id)]
    hung = [splice for splice in hung if splice.before[0].id != event_id]
    first = Splice("events", draft.place_of("events", event_id), (event,), (merged,))
    gone = taken_out(draft, "events", draft.place_of("events", other_id))
    name = f"merge {called(event)} with {called(other)}"
    return Edit(name, (*hung, first, gone), selects=event_id)


def differing_fields(event: Event, other: Event) -> tuple[str, ...]:
    """Return the fields in which two events say something else, so that somebody must choose."""
    names = ("title", "summary", *_TEXTS, "date")
    return tuple(
        name
        for name in names
        if getattr(event, name) and getattr(other, name) not in ("", None, getattr(event, name))
    )


def _merged(event: Event, other: Event, from_other: Collection[str]) -> Event:
    changes: dict[str, Any] = {
        name: tuple(dict.fromkeys((*getattr(event, name), *getattr(other, name))))
        for name in _LISTS
    }
    for name in ("title", "summary", *_TEXTS):
        if name in from_other or not getattr(event, name):
            changes[name] = getattr(other, name)
    if "date" in from_other or (event.date is None and other.date is not None):
        changes |= {name: getattr(other, name) for name in _DATING}
    changes["subjects"] = tuple(
        one for one in changes["subjects"] if one not in changes["leaders"] or one in event.subjects
    )
    changes["key"] = event.key or other.key
    return _with(event, **changes)


def _hung_under(draft: Draft, event_id: str, whole_id: str) -> Iterator[Splice]:
    """Yield what makes the parts of an event parts of another one, or of none."""
    for place, part in enumerate(draft.file.events):
        if part.part_of == event_id != part.id:
            new_whole = "" if whole_id in (part.id, event_id) else whole_id
            yield from replaced(draft, "events", place, _with(part, part_of=new_whole))


def _another_id(draft: Draft, title: str) -> str:
    return new_id(title, {event.id for event in draft.file.events}, "event")


def _with(event: Event, **changes: Any) -> Event:
    if changes.get("part_of_day") in ("", None) and "part_of_day" in changes:
        changes["part_of_day"] = UNSET
    return msgspec.structs.replace(event, **changes)
