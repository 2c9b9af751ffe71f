"""The event list as the program uses it: head, table, paragraphs and what is made from them."""

from functools import cached_property
from pathlib import Path

import msgspec

from timeline_app.core.event_list.settling import DatesToSettle, dates_to_settle
from timeline_app.core.finding.search_index import SearchIndex
from timeline_app.core.record.facet_kinds import SUBJECTS
from timeline_app.core.record.model import (
    FORMAT,
    Leader,
    ListHead,
    Paragraph,
    ParagraphFile,
)
from timeline_app.core.record.names import names_of
from timeline_app.core.table.table import EventTable, build_table


class _CitedParagraph(msgspec.Struct, gc=False):
    document: str
    paragraph: int


class _CitingEvent(msgspec.Struct, gc=False):
    """As much of an event as says which paragraphs it cites."""

    id: str
    citations: tuple[_CitedParagraph, ...] = ()


class EventList(msgspec.Struct, frozen=True, eq=False, dict=True):
    """A list in memory. `paragraphs` holds the paragraph file of each document that has one."""

    path: Path
    head: ListHead
    table: EventTable
    paragraphs: dict[str, ParagraphFile]

    @cached_property
    def text_index(self) -> SearchIndex:
        """The searchable text of every row; filled at first use."""
        return SearchIndex(self.head, self.table, self.paragraphs)

    @cached_property
    def to_settle(self) -> DatesToSettle:
        """Which dates wait for somebody, though they are no faults."""
        return dates_to_settle(self.path, self.table)

    @cached_property
    def leader_of_id(self) -> dict[str, Leader]:
        """Leaders by id."""
        return {leader.id: leader for leader in self.head.leaders}

    @cached_property
    def name_of_id(self) -> dict[str, str]:
        """What people read instead of the id of a leader, organisation, theme or document."""
        return names_of(self.head)

    @cached_property
    def only_spoken_of(self) -> frozenset[int]:
        """Codes of the people who take part in nothing, but are spoken of."""
        subjects, there = (self.table.facets[one].occurring for one in (SUBJECTS.id, "leaders"))
        pairs = zip(subjects, there, strict=True)
        return frozenset(code for code, (is_subject, acts) in enumerate(pairs) if is_subject > acts)

    def is_only_spoken_of(self, person: str) -> bool:
        """Tell whether somebody takes part in nothing, but is spoken of."""
        people = self.table.facets["leaders"].values
        return any(people[code] == person for code in self.only_spoken_of)

    def parts_of(self, event_id: str) -> list[str]:
        """Return the ids of the events that are part of another, in time order."""
        rows = self.table.rows_of(self.table.store.parts_of(event_id))
        return [event.id for event in self.table.events(rows)]

    @cached_property
    def events_of_paragraph(self) -> dict[tuple[str, int], list[str]]:
        """Ids of the events that cite a paragraph, in time order, by document and number."""
        found: dict[tuple[str, int], list[str]] = {}
        decoder = msgspec.json.Decoder(_CitingEvent)
        for event in self.table.decoded(range(len(self.table)), decoder):
            for place in dict.fromkeys((c.document, c.paragraph) for c in event.citations):
                found.setdefault(place, []).append(event.id)
        return found

    @cached_property
    def documents_without_paragraphs(self) -> frozenset[str]:
        """Ids of the documents that have no paragraph file."""
        return frozenset(one.id for one in self.head.documents if not one.paragraphs)

    def is_in_a_place(self, document: str, paragraph: int) -> bool:
        """Tell whether a citation leads somewhere in a document, or names it and no more.

        What was imported cites a source by its title, as the beginning of a document without a
        paragraph file: there is nothing to be looked up.
        """
        return paragraph > 1 or document not in self.documents_without_paragraphs

    def paragraph(self, document: str, number: int) -> Paragraph | None:
        """Return what is stored of a paragraph, or None if there is no such paragraph."""
        file = self.paragraphs.get(document)
        if file is None or not 0 < number <= len(file.paragraphs):
            return None
        return file.paragraphs[number - 1]


def empty_list(path: Path) -> EventList:
    """Return a list without events, for when there is nothing to show."""
    head = ListHead(FORMAT, "No event list")
    return EventList(path, head, build_table([], head), {})
