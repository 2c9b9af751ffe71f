"""The notes: an entry for each event, and then the sources that all of them rest on."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from timeline_app.scene.display import TextMeasurer, TextStyle
from timeline_app.scene.paper.columns import (
    EntrySetter,
    Lead,
    SetLine,
    SetLines,
    heading_line,
    indent_for,
)
from timeline_app.scene.paper.flow import Run, Runs
from timeline_app.scene.paper.page import event_target, note_target, source_target
from timeline_app.scene.tags import Item, Role, Tag

SOURCES_TITLE = "Sources"

# What stands below the heading of a sheet.
_LEVEL = Role.HEADING_3


class Note(NamedTuple):
    """What is said of one event: its number and title, then paragraphs of runs."""

    number: int
    title: str
    heading: str
    paragraphs: tuple[Runs, ...]


WHOLE_DOCUMENT = 0
"""Stands for the number of a paragraph where a document is named and no more."""


class Source(NamedTuple):
    """A document that is cited: what it is, and by number what is said of its paragraphs."""

    id: str
    title: str
    details: str
    paragraphs: tuple[tuple[int, tuple[Runs, ...]], ...]


class Notes(NamedTuple):
    """The notes in the order of their numbers, and the sources."""

    events: Sequence[Note] = ()
    sources: Sequence[Source] = ()


def anchor_of_heading(text: str) -> str:
    """Return the name of the place where a heading stands in the notes."""
    return f"notes-{text}"


def set_notes(
    notes: Notes, width_px: float, measurer: TextMeasurer, page_of: Callable[[int], str],
    tag: Tag,
) -> Iterator[SetLines]:  # fmt: skip
    """Yield notes and sources as lines, each with the heading it begins under.

    `page_of` tells where an event of a number is drawn. The tag holds all of it.
    """
    heading, entries = "", tag.holding(Role.LIST)
    leads = [str(max((note.number for note in notes.events), default=0))]
    leads += [_lead_of(number) for source in notes.sources for number, _ in source.paragraphs]
    setter = EntrySetter(width_px, indent_for(leads, measurer), measurer)
    for note in notes.events:
        block: list[SetLine] = []
        if note.heading != heading:
            heading, entries = note.heading, tag.holding(Role.LIST)
            block.append(_heading(heading, width_px, measurer, tag.holding(_LEVEL)))
        yield (*block, *_note_lines(note, setter, page_of(note.number), entries))
    title_setter = EntrySetter(width_px, 0.0, measurer)
    for index, source in enumerate(notes.sources):
        block = []
        if index == 0:
            block.append(_heading(SOURCES_TITLE, width_px, measurer, tag.holding(_LEVEL)))
        block += _source_title(source, title_setter, tag)
        entries = tag.holding(Role.LIST)
        for number, paragraphs in source.paragraphs:
            item, name = Item(entries), source_target(source.id, number)
            is_whole = number == WHOLE_DOCUMENT
            words = source.title if is_whole else f"{source.title}, paragraph {number}"
            lead = Lead(_lead_of(number), name, words, item.label)
            yield (*block, *setter.lines(lead, paragraphs, item.paragraphs(paragraphs)))
            block = []


def _source_title(source: Source, setter: EntrySetter, tag: Tag) -> Iterator[SetLine]:
    title = Run(source.title, TextStyle.NOTE_STRONG, "ink")
    details = Run(source.details, TextStyle.NOTE, "ink-soft")
    lead = Lead("", source_target(source.id), source.title, tag)
    tags = tag.holding(Role.HEADING_4), tag.holding(Role.PARAGRAPH)
    for line in setter.lines(lead, [(title,), (details,)], tags):
        yield line._replace(keeps_next=True)


def _lead_of(paragraph: int) -> str:
    return "–" if paragraph == WHOLE_DOCUMENT else f"¶\u00a0{paragraph}"


def _heading(text: str, width_px: float, measurer: TextMeasurer, tag: Tag) -> SetLine:
    return heading_line(text, anchor_of_heading(text), width_px, measurer, tag)


def _note_lines(note: Note, setter: EntrySetter, page: str, entries: Tag) -> Iterator[SetLine]:
    title = [Run(note.title, TextStyle.NOTE_STRONG, "ink")]
    if page:
        title.append(Run(f" {page}", TextStyle.NOTE, "accent", event_target(note.number)))
    item, words = Item(entries), f"note {note.number}: {note.title}"
    name, target = note_target(note.number), event_target(note.number)
    lead = Lead(str(note.number), name, words, item.label, target)
    paragraphs = [tuple(title), *note.paragraphs]
    yield from setter.lines(lead, paragraphs, item.paragraphs(paragraphs))
