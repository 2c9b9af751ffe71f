"""Edits of leaders, organisations, themes and views: ids never break.

Whoever is renamed keeps the id. Whoever is merged into another is replaced by the other's id
wherever events and views name it.
"""

from collections.abc import Iterator
from typing import Any

import msgspec

from timeline_app.core.record.model import Event, FilterRecord
from timeline_app.core.writing.new_ids import new_id
from timeline_app.state.editing.draft import Draft, NamedEntry, NamedSection
from timeline_app.state.editing.edits import Edit, Splice, put_in, replaced, taken_out
from timeline_app.state.editing.names import ENTRY_WORDS, called

# Where ids of a part stand: in events, and in the filters of views.
_IN_EVENTS = {
    "leaders": ("leaders", "subjects"),
    "organisations": ("organisations",),
    "themes": ("themes",),
    "views": (),
}
_IN_FILTERS = {
    "leaders": ("leaders", "about"),
    "organisations": ("organisations",),
    "themes": ("themes",),
    "views": (),
}


def add_entry(draft: Draft, section: NamedSection, entry: NamedEntry) -> Edit:
    """Add an entry at the end; one without an id of its own gets one made of its name."""
    items = draft.section(section)
    taken = {item.id for item in items}
    if not entry.id or entry.id in taken:
        made = new_id(name_of(entry), taken, ENTRY_WORDS[section])
        entry = msgspec.structs.replace(entry, id=made)
    splices = (put_in(section, len(items), entry),)
    return Edit(f"new {ENTRY_WORDS[section]} {called(entry)}", splices)


def change_entry(draft: Draft, section: NamedSection, entry_id: str, **changes: Any) -> Edit:
    """Change the name or another field of an entry, which keeps its id."""
    place = draft.place_of(section, entry_id)
    entry = draft.section(section)[place]
    changed = msgspec.structs.replace(entry, **changes)
    what = "rename" if name_of(changed) != name_of(entry) else "change"
    name = f"{what} {ENTRY_WORDS[section]} {called(entry)}"
    return Edit(name, tuple(replaced(draft, section, place, changed)))


def move_entry(draft: Draft, section: NamedSection, entry_id: str, steps: int) -> Edit:
    """Move an entry up or down in its part, as far as there is room."""
    items, place = draft.section(section), draft.place_of(section, entry_id)
    new_place = max(0, min(len(items) - 1, place + steps))
    name = f"order of {section}"
    if new_place == place:
        return Edit(name, ())
    entry = items[place]
    return Edit(name, (taken_out(draft, section, place), put_in(section, new_place, entry)))


def merge_entries(draft: Draft, section: NamedSection, entry_id: str, into_id: str) -> Edit:
    """Make an entry one with another, which takes its place in events and views."""
    entry = draft.section(section)[draft.place_of(section, entry_id)]
    into_place = draft.place_of(section, into_id)
    into = draft.section(section)[into_place]
    name = f"merge {ENTRY_WORDS[section]} {called(entry)} into {called(into)}"
    if entry_id == into_id:
        return Edit(name, ())
    kept: tuple[Splice, ...] = ()
    if hasattr(into, "variants"):
        variants = tuple(dict.fromkeys((*into.variants, *entry.variants)))
        both = msgspec.structs.replace(into, variants=variants)
        kept = tuple(replaced(draft, section, into_place, both))
    named_anew = _replaced_ids(draft, section, entry_id, into_id)
    gone = taken_out(draft, section, draft.place_of(section, entry_id))
    return Edit(name, (*named_anew, *kept, gone))


def delete_entry(draft: Draft, section: NamedSection, entry_id: str) -> Edit:
    """Take an entry out that nothing names. Raises ValueError if something does."""
    if uses_of(draft, section, entry_id):
        raise ValueError(f"{entry_id} is still named")
    place = draft.place_of(section, entry_id)
    name = f"delete {ENTRY_WORDS[section]} {called(draft.section(section)[place])}"
    return Edit(name, (taken_out(draft, section, place),))


def uses_of(draft: Draft, section: NamedSection, entry_id: str) -> int:
    """Return how many events and views name an entry."""
    keys, filters = _IN_EVENTS[section], _IN_FILTERS[section]
    events = sum(
        any(entry_id in getattr(event, key) for key in keys) for event in draft.file.events
    )
    views = sum(
        any(entry_id in getattr(view.filter, key) for key in filters) for view in draft.file.views
    )
    return events + views


def name_of(entry: NamedEntry) -> str:
    """Return the name of an entry, which some parts of the format call a label."""
    found: str = getattr(entry, name_field(entry))
    return found


def name_field(entry: NamedEntry) -> str:
    """Return which field of an entry holds its name."""
    return "name" if hasattr(entry, "name") else "label"


def _replaced_ids(draft: Draft, section: NamedSection, old: str, new: str) -> Iterator[Splice]:
    for place, event in enumerate(draft.file.events):
        found = _with_ids(event, _IN_EVENTS[section], old, new)
        yield from replaced(draft, "events", place, found)
    for place, view in enumerate(draft.file.views):
        record = _with_ids(view.filter, _IN_FILTERS[section], old, new)
        if record != view.filter:
            changed = msgspec.structs.replace(view, filter=record)
            yield from replaced(draft, "views", place, changed)


def _with_ids(
    holder: Event | FilterRecord, keys: tuple[str, ...], old: str, new: str
) -> Event | FilterRecord:
    changes = {
        key: tuple(dict.fromkeys(new if one == old else one for one in getattr(holder, key)))
        for key in keys
        if old in getattr(holder, key)
    }
    return msgspec.structs.replace(holder, **changes) if changes else holder
