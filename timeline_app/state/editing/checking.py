"""The checks of `check` for an event as it is typed: what is wrong in which field, and why."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec

from timeline_app.core.reading.dating_rules import dating_faults
from timeline_app.core.reading.references import Known, event_faults, head_faults, written_ids
from timeline_app.core.reading.structure import structure_faults
from timeline_app.core.record.model import Event, ListHead
from timeline_app.core.record.problems import Fault
from timeline_app.state.editing.draft import Draft
from timeline_app.state.editing.edits import Edit, applied, inverse

# What `check` says in the words of files, for who sees fields: fault, field, words and remedy.
_IN_PLAIN_WORDS = (
    (
        re.compile("an undated event has a date"),
        "date",
        "There is a date, and yet “No date given”",
        "Choose how the date is known, or take the date away",
    ),
    (
        re.compile("an undated event has no 'announced'"),
        "announced",
        "Nothing says where an event without a date belongs",
        "Write under “Announced” when it was said or agreed",
    ),
    (
        re.compile("a date that is (?:stated|inferred|derived) is missing"),
        "date",
        "The date is missing",
        "Write it, or choose “No date given”",
    ),
    (
        re.compile("an event with (?:inferred|derived) date has no 'date_note'"),
        "date_note",
        "Nothing says how the date was found",
        "Write it in a few words: they are shown beside the date",
    ),
    (
        re.compile("a part of the day is given, but the date is no single day"),
        "part_of_day",
        "There is a part of the day, but the date is no single day",
        "Choose no part of the day, or write the day",
    ),
)
_NAMED_FIELD = re.compile("'([a-z_]+)'")


class FieldFault(msgspec.Struct, frozen=True):
    """What is wrong in a field, and what to do; the field is empty if it is the whole."""

    field: str
    message: str
    remedy: str

    def sentence(self) -> str:
        """Return fault and remedy as one text."""
        return f"{self.message}. {self.remedy}"


def event_field_faults(draft: Draft, event: Event) -> tuple[FieldFault, ...]:
    """Return what `check` would say of an event in the place of the one with its id."""
    return tuple(_event_faults(draft, event, known_in(draft, [event.id])))


def new_faults(before: Draft, edit: Edit) -> tuple[FieldFault, ...]:
    """Return what an edit would make wrong; what was wrong before can be mended step by step."""
    if not edit:
        return ()
    known = edit_faults(before, inverse(edit))
    return tuple(one for one in edit_faults(applied(before, edit), edit) if one not in known)


def edit_faults(after: Draft, edit: Edit) -> tuple[FieldFault, ...]:
    """Return what is wrong with what an edit puts into a draft; `after` is the draft after it."""
    events = [
        item for splice in edit.splices if splice.section == "events" for item in splice.after
    ]
    known = known_in(after)
    found = [fault for event in events for fault in _event_faults(after, event, known)]
    if any(splice.section not in ("events", "paragraph_files") for splice in edit.splices):
        found += _head_faults(after, known)
    return tuple(dict.fromkeys(found))


def known_in(draft: Draft, more_events: Iterable[str] = ()) -> Known:
    """Return what the events of a draft may refer to."""
    file = draft.file
    ids = {
        "leader": (one.id for one in file.leaders),
        "theme": (one.id for one in file.themes),
        "organisation": (one.id for one in file.organisations),
        "document": (one.id for one in file.documents),
        "event": (*(event.id for event in file.events), *more_events),
    }
    sets = {noun: frozenset(found) for noun, found in ids.items()}
    return Known(sets, sets, draft.paragraphs)


def _event_faults(draft: Draft, event: Event, known: Known) -> Iterator[FieldFault]:
    plain = _plain(event)
    faults = structure_faults(plain, Event)
    if not faults:
        faults = [*dating_faults(plain, ()), *event_faults(plain, known, ())]
    yield from (_in_field(fault) for fault in faults if fault.message)
    if event.part_of and _is_in_circle(draft, event):
        yield FieldFault("part_of", "the event would be part of itself", "Choose another whole")


def _in_field(fault: Fault) -> FieldFault:
    for pattern, field, message, remedy in _IN_PLAIN_WORDS:
        if pattern.fullmatch(fault.message):
            return FieldFault(field, message, remedy)
    if fault.path:
        field = str(fault.path[0])
    else:
        named = _NAMED_FIELD.findall(fault.message)
        field = named[-1] if named else ""
    return FieldFault(field, fault.message, fault.remedy)


def _is_in_circle(draft: Draft, event: Event) -> bool:
    whole_of: Mapping[str, str] = {one.id: one.part_of for one in draft.file.events}
    step, seen = event.part_of, {event.id}
    while step and step not in seen:
        seen.add(step)
        step = whole_of.get(step, "")
    return step == event.id


def _head_faults(draft: Draft, known: Known) -> Iterator[FieldFault]:
    plain = _plain(draft.list_head)
    faults = structure_faults(plain, ListHead)
    if not faults:
        ids = written_ids(plain)
        faults = list(head_faults(plain, Known(ids, ids, known.paragraphs)))
    for fault in faults:
        if fault.message:
            field = str(fault.path[-1]) if fault.path else ""
            yield FieldFault(field, fault.message, fault.remedy)


def _plain(record: msgspec.Struct) -> dict[str, Any]:
    """Return a record as it is read from JSON, lists and all."""
    plain: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(record))
    return plain
