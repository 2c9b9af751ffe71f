"""An event list put together from drafts, the same way for every format."""

from collections.abc import Sequence
from datetime import date
from typing import Any, get_args

import msgspec

from timeline_app.core.dates.civil import SECONDS_PER_DAY, civil_from_days
from timeline_app.core.dates.edtf import EdtfDate, parse
from timeline_app.core.dates.parsed_date import EdtfError
from timeline_app.core.dates.typed_calendar import year_edtf
from timeline_app.core.record.facet_kinds import ANY_KIND
from timeline_app.core.record.model import (
    FORMAT,
    UNSET,
    Citation,
    DateBasis,
    Discrepancy,
    Document,
    Event,
    EventFile,
    Leader,
    Organisation,
    PartOfDay,
    Support,
    Theme,
)
from timeline_app.core.record.normal_words import normalised_words, words_sha256
from timeline_app.core.record.settling import settling_note
from timeline_app.core.table.extents import is_one_day
from timeline_app.core.wording.date_words import date_in_words
from timeline_app.core.wording.recurrence_words import recurrence_in_words
from timeline_app.exchange.incoming.draft import DraftEvent, DraftList, DraftSource, Remark
from timeline_app.exchange.incoming.event_ids import event_ids
from timeline_app.exchange.incoming.reading_options import Progress, untold
from timeline_app.exchange.incoming.slugs import Slugs, slug
from timeline_app.exchange.incoming.waiting import Place, WaitingPlaces
from timeline_app.exchange.incoming.wholes import cut_circles

_EVENTS_A_STEP = 1_000
"""Telling more often costs more than a bar that moves smoother is worth."""


class Assembly(msgspec.Struct, frozen=True):
    """The list that drafts make, which of its dates are to be settled, and what was changed."""

    file: EventFile
    to_settle: tuple[Remark, ...]
    changed: tuple[Remark, ...]
    count_undated: int


def assemble(
    draft: DraftList,
    name: str,
    saved: date,
    before: EventFile | None = None,
    progress: Progress = untold,
) -> Assembly:
    """Return the list that a file makes; `before` is what it made last time, for the ids.

    `saved` is the day on which the file was saved: all that it says was said by then. Raises
    CancelledError if the one who is told of the progress does.
    """
    known = before or EventFile(format=FORMAT, title=name)
    return _Assembler(draft, name, saved, known).assembly(progress)


class _Assembler:
    """Puts a list together, event by event."""

    def __init__(self, draft: DraftList, name: str, saved: date, before: EventFile) -> None:
        self._draft = draft
        self._name = name
        self._ids = event_ids(draft.events, before.events)
        starts = [_start_year(event) for event in draft.events]
        self._announced = _time_of_writing(starts, saved)
        self._places = WaitingPlaces(starts, saved)
        self._saved = saved
        self._people, self._bodies = Slugs("person"), Slugs("body")
        self._themes, self._documents = Slugs("theme"), Slugs("document")
        self._labels: dict[str, dict[str, str]] = {"people": {}, "bodies": {}, "themes": {}}
        self._sources: dict[str, Document] = {}
        for slugs, entries in (
            (self._people, [(one.name, one.id) for one in before.leaders]),
            (self._bodies, [(one.name, one.id) for one in before.organisations]),
            (self._themes, [(one.label, one.id) for one in before.themes]),
            (self._documents, [(one.url or one.title, one.id) for one in before.documents]),
        ):
            for label, id_ in entries:
                slugs.keep(label, id_)
        self._to_settle: list[Remark] = []
        self._changed: list[Remark] = []

    def assembly(self, progress: Progress) -> Assembly:
        """Return the list with what is to be said of it."""
        wholes = self._wholes()
        events = []
        for index, draft in enumerate(self._draft.events):
            if index % _EVENTS_A_STEP == 0:
                progress(index, len(self._draft.events))
            place = self._place(index, draft)
            events.append(self._event(draft, self._ids[index], wholes[index], place))
        labels = self._labels
        as_of = self._draft.as_of
        file = EventFile(
            format=FORMAT,
            title=self._draft.title or self._name.rpartition(".")[0] or self._name,
            description=self._draft.description,
            as_of=as_of.isoformat() if as_of else "",
            language=self._draft.language or "en",
            documents=tuple(self._sources.values()),
            leaders=tuple(Leader(id_, name) for id_, name in labels["people"].items()),
            organisations=tuple(Organisation(id_, name) for id_, name in labels["bodies"].items()),
            themes=tuple(Theme(id_, label) for id_, label in labels["themes"].items()),
            events=tuple(events),
        )
        undated = sum(event.date is None for event in events)
        return Assembly(file, tuple(self._to_settle), tuple(self._changed), undated)

    def _place(self, index: int, draft: DraftEvent) -> Place:
        """Return where an event is if it has no date, and why."""
        if draft.date.words:
            return self._places.of(index, draft.date.words)
        return Place(self._announced, f"written down by {self._saved.isoformat()}")

    def _event(self, draft: DraftEvent, id_: str, part_of: str, place: Place) -> Event:
        when = _date_or_none(draft.date.edtf)
        basis = self._basis(draft, when)
        announced = draft.announced if _date_or_none(draft.announced) else ""
        themes = self._entries("themes", self._themes, draft.themes)
        recurrence = draft.recurrence if self._is_rule(draft) else ""
        return Event(
            id=id_,
            title=draft.title or draft.place_in_file,
            kind=slug(draft.kind, "kind") if draft.kind else ANY_KIND,
            date=when.text if when else None,
            date_basis=basis,
            summary=draft.summary,
            date_note=self._note(draft, when, basis, "" if when or announced else place.reason),
            announced=announced or ("" if when else place.edtf),
            part_of_day=self._part_of_day(draft, when),
            recurrence=recurrence,
            leaders=self._entries("people", self._people, draft.people),
            subjects=self._entries("people", self._people, draft.subjects),
            organisations=self._entries("bodies", self._bodies, draft.organisations),
            place=draft.place,
            themes=themes,
            part_of=part_of,
            citations=self._citations(draft.sources, basis),
            discrepancies=tuple(Discrepancy(text) for text in draft.discrepancies if text),
            key=draft.is_key,
        )

    def _basis(self, draft: DraftEvent, when: EdtfDate | None) -> DateBasis:
        """Return how a date is known: it is stated only where the file says by whom."""
        if when is None:
            return "undated"
        if draft.basis is not None and draft.basis != "undated":
            return draft.basis
        return "stated" if draft.sources else "inferred"

    def _note(self, draft: DraftEvent, when: EdtfDate | None, basis: DateBasis, placed: str) -> str:
        """Return a note that leads back to the file, with the words of the cell if they say more.

        It begins with what asks to be settled, so that the list can be asked for that.
        """
        place = f"{self._name}, {draft.place_in_file}"
        placed = f"; {placed}" if placed else ""
        read = draft.date
        if draft.basis is not None and not read.words:
            # A file that says how a date is known says in its own note what there is to say.
            needs_note = basis in ("inferred", "derived") and not draft.date_note
            said = read.note or (f"As in {place}" if needs_note else "")
            return "\n".join(filter(None, (said, draft.date_note)))
        if read.words and (when is None or not read.is_settled):
            self._to_settle.append(
                Remark(draft.place_in_file, f"“{read.words}”: {read.note or 'it was not read'}")
            )
            note = f"{settling_note(read.words, read.note, place)}{placed}"
        elif when is None:
            note = f"No date in {place}{placed}"
        elif read.words:
            text = f"“{read.words}” was read as {date_in_words(when)}"
            self._changed.append(Remark(draft.place_in_file, text))
            note = f"“{read.words}”{f' ({read.note})' if read.note else ''}, as in {place}"
        elif basis == "stated" or draft.date_note:
            note = read.note
        else:
            note = f"{f'{read.note}; ' if read.note else ''}as in {place}"
        return "\n".join(filter(None, (note[:1].upper() + note[1:], draft.date_note)))

    def _part_of_day(self, draft: DraftEvent, when: EdtfDate | None) -> Any:
        if draft.part_of_day not in get_args(PartOfDay) or when is None or not is_one_day(when):
            return UNSET
        return draft.part_of_day

    def _is_rule(self, draft: DraftEvent) -> bool:
        if not draft.recurrence:
            return False
        try:
            recurrence_in_words(draft.recurrence)
        except ValueError as error:
            text = f"the rule by which it recurs was left out ({error}): {draft.recurrence}"
            self._changed.append(Remark(draft.place_in_file, text))
            return False
        return True

    def _entries(self, what: str, slugs: Slugs, names: Sequence[str]) -> tuple[str, ...]:
        """Return the ids of names, each once, and list the names."""
        labels = self._labels[what]
        found: dict[str, None] = {}
        for name in names:
            if name.strip():
                id_ = slugs.of(name)
                labels.setdefault(id_, name.strip())
                found[id_] = None
        return tuple(found)

    def _citations(self, sources: Sequence[DraftSource], basis: DateBasis) -> tuple[Citation, ...]:
        """Return a citation of each source by its title: the file says no more of it.

        A title is the first paragraph of a document, and the words of it are known.
        """
        supports: tuple[Support, ...] = ("event", "date") if basis == "stated" else ("event",)
        found = {}
        for source in sources:
            document = self._document(source)
            words = normalised_words(document.title)
            if words:
                span = (0, len(words))
                found[document.id] = Citation(document.id, 1, span, words_sha256(words), supports)
        return tuple(found.values())

    def _document(self, source: DraftSource) -> Document:
        id_ = self._documents.of(source.url or source.title)
        known = self._sources.get(id_)
        if known is None:
            title = source.title or source.url.partition("://")[2] or source.url
            published = source.published if _date_or_none(source.published) else ""
            known = Document(id_, title, source.publisher, published, url=source.url)
            self._sources[id_] = known
        return known

    def _wholes(self) -> list[str]:
        """Return the id of what each event is part of, without circles."""
        ids: dict[str, str] = {}
        for trait in ("title", "key"):
            for draft, id_ in zip(self._draft.events, self._ids, strict=True):
                if getattr(draft, trait):
                    ids[getattr(draft, trait)] = id_
        whole_of = {
            id_: ids.get(draft.part_of_key, "")
            for draft, id_ in zip(self._draft.events, self._ids, strict=True)
        }
        cut = set(cut_circles(whole_of))
        for draft, id_ in zip(self._draft.events, self._ids, strict=True):
            if id_ in cut:
                text = "it was part of itself, which was left out"
                self._changed.append(Remark(draft.place_in_file, text))
            elif draft.part_of_key and not whole_of[id_]:
                text = f"it is part of {draft.part_of_key!r}, which is not in the file"
                self._changed.append(Remark(draft.place_in_file, text))
        return [whole_of[id_] for id_ in self._ids]


def _date_or_none(edtf: str | None) -> EdtfDate | None:
    if not edtf:
        return None
    try:
        return parse(edtf)
    except EdtfError:
        return None


def _start_year(event: DraftEvent) -> int | None:
    when = _date_or_none(event.date.edtf)
    return civil_from_days(when.anchor_start_s // SECONDS_PER_DAY)[0] if when else None


def _time_of_writing(years: Sequence[int | None], saved: date) -> str:
    """Return when that was said which has no date.

    A list is written after its earliest event, and at the latest when its file was saved.
    """
    first = min((year for year in years if year is not None), default=saved.year)
    if first < saved.year:
        return f"[{year_edtf(first)}..{saved.isoformat()}]"
    return f"[..{saved.isoformat()}]"
