"""What somebody has written of an event, in names and words, and the event and edit it makes."""

import datetime
from collections.abc import Iterable, Sequence

import msgspec

from timeline_app.core.dates.edtf import EdtfError, parse
from timeline_app.core.dates.typed_date import parse_typed_date
from timeline_app.core.finding.folding import fold
from timeline_app.core.record.model import (
    UNSET,
    Citation,
    DateBasis,
    Discrepancy,
    Event,
    Leader,
    Organisation,
    Theme,
)
from timeline_app.core.spotting.spotter import spot_dates
from timeline_app.core.wording.date_words import date_in_words
from timeline_app.core.writing.new_ids import new_id
from timeline_app.state.editing.checking import FieldFault, event_field_faults
from timeline_app.state.editing.draft import Draft, NamedEntry, NamedSection
from timeline_app.state.editing.edits import Edit, applied, combined
from timeline_app.state.editing.entry_edits import add_entry, name_of
from timeline_app.state.editing.event_edits import add_event, change_event
from timeline_app.state.editing.names import fields_of
from timeline_app.state.editing.proposing.people import short_names

SECTIONS: tuple[tuple[str, NamedSection], ...] = (
    ("leaders", "leaders"),
    ("subjects", "leaders"),
    ("organisations", "organisations"),
    ("themes", "themes"),
)
"""The fields of an event that name entries, and the parts of a list that these stand in."""


# Two dates in full words; what is longer is no date.
_LONGEST_DATE = 100
_LANGUAGES = ("en", "vi")
_DATING_IN_FILE = {"date", "date_basis", "date_note", "announced", "part_of_day", "recurrence"}


class Written(msgspec.Struct, frozen=True, kw_only=True):
    """The fields of an event as they are typed: names in place of ids, dates in any words."""

    title: str = ""
    summary: str = ""
    kind: str = ""
    date: str = ""
    basis: DateBasis = "stated"
    note: str = ""
    announced: str = ""
    part_of_day: str = ""
    recurrence: str = ""
    leaders: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    place: str = ""
    part_of: str = ""
    citations: tuple[Citation, ...] = ()
    discrepancies: tuple[Discrepancy, ...] = ()
    key: bool = False


def written_of(draft: Draft, event: Event) -> Written:
    """Return an event as it is typed."""
    return Written(
        title=event.title,
        summary=event.summary,
        kind=event.kind,
        date=event.date or "",
        basis=event.date_basis,
        note=event.date_note,
        announced=event.announced,
        part_of_day=event.part_of_day or "",
        recurrence=event.recurrence,
        place=event.place,
        part_of=event.part_of,
        citations=event.citations,
        discrepancies=event.discrepancies,
        key=event.key,
        **{
            field: names_of_ids(draft, section, getattr(event, field))
            for field, section in SECTIONS
        },
    )  # fmt: skip


def names_of_ids(draft: Draft, section: NamedSection, ids: Iterable[str]) -> tuple[str, ...]:
    """Return what people read in place of ids; an id that is not there stays as it is."""
    names = {entry.id: name_of(entry) for entry in draft.section(section)}
    return tuple(names.get(one, one) for one in ids)


def all_spellings(draft: Draft, names: Iterable[str]) -> tuple[str, ...]:
    """Return names of people with every other spelling that the draft has of them.

    Those by which they are called in short are among them: “Dr. Adeyemi” names Ruth Adeyemi.
    """
    others = {
        one.name: (*(variant.text for variant in one.variants), *short_names(one))
        for one in draft.file.leaders
    }
    return tuple(text for name in names for text in (name, *others.get(name, ())))


def new_names(draft: Draft, section: NamedSection, names: Iterable[str]) -> tuple[str, ...]:
    """Return the names that no entry of a part has yet."""
    return tuple(name for name in names if not _id_of(draft, section, name))


def edtf_of(text: str, today: datetime.date | None = None) -> str:
    """Return what was typed as EDTF; what is no date stays as it is, for a check to say so.

    Words mean what they would in a document, and what counts from today is understood besides.
    """
    try:
        return parse(text.strip().upper()).text
    except EdtfError:
        pass
    if spotted := _spotted_whole(text.strip()):
        return spotted
    try:
        return parse_typed_date(text, today or datetime.date.today()).text
    except EdtfError:
        return text.strip()


def _spotted_whole(text: str) -> str:
    """Return the one date that all of some words mean in a text; nothing if they are not sure."""
    if len(text) > _LONGEST_DATE:
        return ""
    for language in _LANGUAGES:
        found = spot_dates(text, language)
        if len(found) == 1 and (found[0].begin, found[0].end) == (0, len(text)):
            is_sure = found[0].is_settled and found[0].basis == "stated"
            return found[0].edtf if is_sure and not found[0].note else ""
    return ""


def date_as_typed(edtf: str) -> str:
    """Return a date in words that mean just that when they are typed, else as EDTF."""
    try:
        words = date_in_words(parse(edtf))
    except EdtfError:
        return edtf
    return words if edtf_of(words) == edtf else edtf


def edit_of(draft: Draft, written: Written, event_id: str = "") -> Edit:
    """Return the edit that writes an event, and adds whom and what it names for the first time.

    Without an id it is a new event.
    """
    entries, edits = draft, []
    for field, section in SECTIONS:
        for name in new_names(entries, section, getattr(written, field)):
            edits.append(add_entry(entries, section, _entry(section, name)))
            entries = applied(entries, edits[-1])
    event = event_of(entries, written, event_id)
    if not event_id:
        adding = add_event(entries, event)
        return combined(adding.name, [*edits, adding])
    before = draft.event(event_id)
    changes = {
        name: value
        for name in Event.__struct_fields__
        if (value := getattr(event, name)) != getattr(before, name)
    }
    if not changes:
        return Edit("", ())
    changing = change_event(entries, event_id, **changes)
    return combined(fields_of(changes, before), [*edits, changing])


def event_of(draft: Draft, written: Written, event_id: str = "") -> Event:
    """Return the event that was written; names that the draft does not know are left out."""
    is_undated = written.basis == "undated"
    return Event(
        id=event_id or new_id(written.title, {e.id for e in draft.file.events}, "event"),
        title=written.title.strip(),
        kind=new_id(written.kind, (), "") if written.kind.strip() else "",
        date=None if is_undated and not written.date.strip() else edtf_of(written.date),
        date_basis=written.basis,
        summary=written.summary.strip(),
        date_note=written.note.strip(),
        announced=edtf_of(written.announced) if written.announced.strip() else "",
        part_of_day=written.part_of_day or UNSET,  # type: ignore[arg-type]  # a check tells
        recurrence=written.recurrence.strip(),
        place=written.place.strip(),
        part_of=written.part_of,
        citations=written.citations,
        discrepancies=written.discrepancies,
        key=written.key,
        **{
            field: _ids_of(draft, section, getattr(written, field)) for field, section in SECTIONS
        },
    )  # fmt: skip


def faults_of(draft: Draft, written: Written, event_id: str = "") -> dict[str, FieldFault]:
    """Return what `check` would say of what was written, the first fault of each field.

    Names that are new are no fault: they are added with the event.
    """
    event = event_of(draft, written, event_id)
    found: dict[str, FieldFault] = {}
    for fault in event_field_faults(draft, event):
        found.setdefault(fault.field, fault)
    return found


def sound_part(draft: Draft, written: Written, event_id: str) -> Written:
    """Return what was written, but for fields that a check finds fault with, as they were.

    What says when an event is goes together: a date without its basis would say something else.
    """
    faulty = set(faults_of(draft, written, event_id))
    if not faulty:
        return written
    before = written_of(draft, draft.event(event_id))
    if faulty & _DATING_IN_FILE:
        faulty |= {"date", "basis", "note", "announced", "part_of_day", "recurrence"}
    kept = {name: getattr(before, name) for name in faulty & set(Written.__struct_fields__)}
    return msgspec.structs.replace(written, **kept)


def split_names(text: str, known: Sequence[NamedEntry]) -> tuple[str, ...]:
    """Return the names that were typed with commas or semicolons between them, each once.

    A comma that belongs to a known name parts nothing.
    """
    names = sorted((name_of(entry) for entry in known), key=len, reverse=True)
    commas = [name for name in names if "," in name or ";" in name]
    held: dict[str, str] = {}
    for number, name in enumerate(commas):
        mark = f"\x00{number}\x00"
        if name in text:
            text, held[mark] = text.replace(name, mark), name
    parts = (part.strip() for piece in text.split(";") for part in piece.split(","))
    return tuple(dict.fromkeys(held.get(part, part) for part in parts if part))


def _entry(section: NamedSection, name: str) -> NamedEntry:
    if section == "leaders":
        return Leader(id="", name=name)
    return Organisation(id="", name=name) if section == "organisations" else Theme("", name)


def _ids_of(draft: Draft, section: NamedSection, names: Iterable[str]) -> tuple[str, ...]:
    ids = (_id_of(draft, section, name) for name in names)
    return tuple(dict.fromkeys(one for one in ids if one))


def _id_of(draft: Draft, section: NamedSection, name: str) -> str:
    """Return the id of who has a name, or has it as an id; however its letters are typed."""
    folded = fold(name)
    entries: Sequence[NamedEntry] = draft.section(section)
    exact = next((entry.id for entry in entries if name in (name_of(entry), entry.id)), "")
    return exact or next((entry.id for entry in entries if fold(name_of(entry)) == folded), "")
