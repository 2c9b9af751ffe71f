"""What can be done at once about a problem: edits to choose from, each with what it does."""

import datetime
import re
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import msgspec

from timeline_app.core.dates.edtf import EdtfError, parse
from timeline_app.core.dates.typed_date import parse_typed_date
from timeline_app.core.reading.suggest import closest
from timeline_app.core.record.model import Event, Leader, Organisation, Theme
from timeline_app.core.record.problems import Problem
from timeline_app.core.spotting.spotter import spot_dates
from timeline_app.core.wording.date_words import date_in_words
from timeline_app.state.editing.draft import Draft, NamedSection
from timeline_app.state.editing.edits import Edit
from timeline_app.state.editing.entry_edits import add_entry, name_of
from timeline_app.state.editing.event_edits import change_event
from timeline_app.state.editing.names import ENTRY_WORDS
from timeline_app.state.editing.proposing.dates import date_of

_PLACE = re.compile(r"\$\.events\[(\d+)\](?:\.([a-z_]+))?(?:\[(\d+)\])?")
_SECTIONS: dict[str, NamedSection] = {
    "leaders": "leaders",
    "subjects": "leaders",
    "organisations": "organisations",
    "themes": "themes",
}


class QuickFix(msgspec.Struct, frozen=True):
    """An edit that takes a problem away, and what it does in words."""

    words: str
    edit: Edit


def event_of_problem(draft: Draft, problem: Problem) -> Event | None:
    """Return the event that a problem is about, if it is about one."""
    match = _PLACE.match(problem.path)
    place = int(match[1]) if match else -1
    return draft.file.events[place] if 0 <= place < len(draft.file.events) else None


def quick_fixes(
    draft: Draft, problem: Problem, today: datetime.date | None = None
) -> tuple[QuickFix, ...]:
    """Return what can be done at once about a problem of an event."""
    event, match = event_of_problem(draft, problem), _PLACE.match(problem.path)
    if event is None or match is None:
        return ()
    field = match[2] or ""
    if field in ("date", "announced"):
        text = getattr(event, field)
        return tuple(_date_fixes(draft, event, field, text or "", today or datetime.date.today()))
    if field in _SECTIONS and match[3]:
        return tuple(_name_fixes(draft, event, field, int(match[3])))
    if "announced" in problem.message:
        return tuple(_announced_fixes(draft, event))
    return ()


def _date_fixes(
    draft: Draft, event: Event, field: str, text: str, today: datetime.date
) -> Iterator[QuickFix]:
    language = draft.file.language
    readings = [
        one for date in spot_dates(text, language) for one in (date.edtf, *date.other_readings)
    ]
    with suppress(EdtfError):
        readings.insert(0, parse_typed_date(text, today).text)
    for edtf in dict.fromkeys(readings):
        edit = change_event(draft, event.id, **_named(field, edtf))
        if edit:
            yield QuickFix(f"{date_in_words(parse(edtf))} ({edtf})", edit)


def _name_fixes(draft: Draft, event: Event, field: str, place: int) -> Iterator[QuickFix]:
    section, ids = _SECTIONS[field], getattr(event, field)
    if place >= len(ids):
        return
    wanted, known = ids[place], {entry.id: entry for entry in draft.section(section)}
    if wanted in known:
        return
    others = (*ids[:place], *ids[place + 1 :])
    meant = closest(wanted, frozenset(known))
    if meant:
        changed = tuple(dict.fromkeys((*ids[:place], meant, *ids[place + 1 :])))
        edit = change_event(draft, event.id, **_named(field, changed))
        yield QuickFix(f"Take {name_of(known[meant])}", edit)
    entry = _entry(section, wanted)
    yield QuickFix(
        f"Add the {ENTRY_WORDS[section]} “{name_of(entry)}”", add_entry(draft, section, entry)
    )
    yield QuickFix("Take it out", change_event(draft, event.id, **_named(field, others)))


def _named(field: str, value: Any) -> dict[str, Any]:
    return {field: value}


def _announced_fixes(draft: Draft, event: Event) -> Iterator[QuickFix]:
    cited = {citation.document for citation in event.citations}
    for document in draft.file.documents:
        date = date_of(document) if document.id in cited else None
        if date is not None:
            edit = change_event(draft, event.id, announced=date.text)
            yield QuickFix(f"Announced {date_in_words(date)}, by {document.title}", edit)


def _entry(section: NamedSection, entry_id: str) -> Leader | Organisation | Theme:
    name = entry_id.replace("-", " ")
    if section == "leaders":
        return Leader(entry_id, name.title())
    name = name[:1].upper() + name[1:]
    return Organisation(entry_id, name) if section == "organisations" else Theme(entry_id, name)
