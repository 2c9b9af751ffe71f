"""Curation: advice on how a list is worded, cited and dated, where its format leaves it free.

What is asked here makes a list easier to read and to check, but a list without it is sound. So it
is advice and no problem: nobody else's list fails for it unless that is asked for.
"""

import re
from collections.abc import Iterator, Mapping

from timeline_app.core.citations.sources import Attachment
from timeline_app.core.dates.edtf import parse
from timeline_app.core.event_list.event_list import EventList
from timeline_app.core.record.model import Event
from timeline_app.core.record.normal_words import normalised_words
from timeline_app.core.record.problems import Problem
from timeline_app.core.record.settling import REMEDY, is_to_settle
from timeline_app.core.wording.plain_text import one_line

LONGEST_TITLE = 80
"""Letters: two lines of a label, and what a row of the event table shows at a usual width."""
TELLING_LETTERS = 25
"""Letters by which two titles must differ: so much is left of a label on a crowded day."""
OCCASIONS = frozenset({"press", "publication", "signing", "speech", "statement"})
"""Kinds of what is over once it is said or signed: it has the time at which that was done."""

Advice = tuple[str, str]
"""What is to be said of an event, and what to do about it."""

_YEAR = re.compile(r"\d{4}")
_YEAR_AND_DAY = re.compile(r"(?<![\d-])(\d{4})(?:-\d\d(?:-(\d\d))?)?")
# A day may be printed as 3rd.
_NUMBER = re.compile(r"(?<!\w)\d+")


def curation_advice(
    events: EventList, attachments: Mapping[str, Attachment] | None = None
) -> list[Problem]:
    """Return what could be better, event by event in the order of time.

    Whether people and stated dates stand in the words that are marked for them can only be told
    of a document whose original is attached.
    """
    return [
        Problem(str(events.path), 0, f"event {event.id}", message, remedy)
        for event, earlier in _with_alikes(events)
        for message, remedy in (
            *_title_advice(event, earlier),
            *_dating_advice(event, events),
            *_evidence_advice(event, attachments or {}),
            *_people_advice(event, events, attachments or {}),
        )
    ]


def _with_alikes(events: EventList) -> Iterator[tuple[Event, str]]:
    """Yield every event with the id of an earlier one whose title begins like its own."""
    first: dict[str, str] = {}
    for row in range(len(events.table)):
        event = events.table.event(row)
        beginning = " ".join(normalised_words(event.title))[:TELLING_LETTERS]
        earlier = first.setdefault(beginning, event.id)
        yield event, "" if earlier == event.id else earlier


def _title_advice(event: Event, earlier: str) -> Iterator[Advice]:
    if len(event.title) > LONGEST_TITLE:
        message = f"the title has {len(event.title)} letters"
        yield message, f"Say it in {LONGEST_TITLE} letters"
    if earlier:
        message = f"the first {TELLING_LETTERS} letters of the title are those of {earlier}"
        yield message, "Begin with what tells the two apart"


def _dating_advice(event: Event, events: EventList) -> Iterator[Advice]:
    if is_to_settle(event.date_note):
        yield one_line(event.date_note), REMEDY
    if event.kind in OCCASIONS and event.date_basis == "undated":
        message = f"a {event.kind} has no date of its own, only when it was announced"
        yield message, "Date it by its occasion, or call it what was promised there"
    if event.announced and not _can_be_checked(event, events):
        message = "nothing tells how 'announced' is known"
        yield message, "Make it part of an event of that time, or say it in 'date_note'"


def _evidence_advice(event: Event, attachments: Mapping[str, Attachment]) -> Iterator[Advice]:
    """Tell of a date that no words are marked for, or that they do not state as they should."""
    if event.date is None or not event.citations:
        return
    if not any("date" in citation.supports for citation in event.citations):
        remedy = "Mark those that it was taken from"
        if event.date_basis == "stated":
            remedy += ", or call it inferred with a note where none state it"
        yield "no words are marked for the date", remedy
        return
    marked = _marked_words(event, attachments, {"date"})
    if event.date_basis != "stated" or marked is None:
        return
    said = {int(number) for number in _NUMBER.findall(marked)}
    lacking = [str(number) for number in _numbers_of(event.date) if number not in said]
    if lacking:
        message = f"no words that are marked for the date say {' and '.join(lacking)}"
        yield message, "Mark the words that state it, or call it inferred with a note"


def _numbers_of(date: str) -> list[int]:
    """Return the years and days of a date as it is printed; months have names."""
    found = [part for match in _YEAR_AND_DAY.findall(date) for part in match if part]
    return list(dict.fromkeys(map(int, found)))


def _can_be_checked(event: Event, events: EventList) -> bool:
    """Tell whether a note gives the year, or the event is part of one that was at that time."""
    if any(year in event.date_note for year in _YEAR.findall(event.announced)):
        return True
    whole = events.table.row_of_id.get(event.part_of)
    date = events.table.event(whole).date if whole is not None else None
    if date is None:
        return False
    said, when = parse(event.announced), parse(date)
    return when.start_s <= said.start_s and said.end_s <= when.end_s


def _people_advice(
    event: Event, events: EventList, attachments: Mapping[str, Attachment]
) -> Iterator[Advice]:
    marked = _marked_words(event, attachments, {"event", "leaders"})
    if marked is None:
        return
    for leader in (*event.leaders, *event.subjects):
        person = events.leader_of_id[leader]
        names = (person.name, *(variant.text for variant in person.variants))
        if not any(f" {' '.join(normalised_words(name))} " in marked for name in names):
            message = f"no words that are marked name {person.name}"
            yield message, "Mark words that name everybody, or take the person out"


def _marked_words(
    event: Event, attachments: Mapping[str, Attachment], for_what: set[str]
) -> str | None:
    """Return the words marked for some parts of an event; None if not all are attached."""
    passages = []
    for citation in event.citations:
        if not for_what & set(citation.supports):
            continue
        attachment = attachments.get(citation.document)
        anchor = attachment.text.anchor(citation) if attachment else None
        if anchor is None or anchor.paragraph is None or anchor.words is None:
            return None
        passages.append(" ".join(anchor.paragraph.content.words[slice(*anchor.words)]))
    # A bar keeps the end of one passage and the beginning of the next from making a name.
    return f" {' | '.join(passages)} "
