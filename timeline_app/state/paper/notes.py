"""The notes on paper in words: what is known of each event, and where it says so.

What a paragraph says stands once, among the sources; each citation leads there.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from timeline_app.core.citations.anchoring import AttachedText
from timeline_app.core.citations.quoting import quoted
from timeline_app.core.dates.civil import SECONDS_PER_DAY, civil_from_days
from timeline_app.core.event_list.event_list import EventList
from timeline_app.core.record.model import Citation, Event
from timeline_app.core.wording.date_words import basis_in_words, recurrence_in_words
from timeline_app.core.wording.event_words import (
    announced_in_words,
    discrepancy_heading,
    is_not_read,
    not_read_in_words,
    own_date_in_words,
)
from timeline_app.core.wording.plain_text import one_line, upper_first
from timeline_app.scene.brief.request import Detail
from timeline_app.scene.display import TextStyle
from timeline_app.scene.paper.flow import Run, Runs
from timeline_app.scene.paper.page import note_target, source_target
from timeline_app.scene.paper.paging import WHOLE_DOCUMENT, Note, Notes
from timeline_app.scene.ticks import year_label
from timeline_app.state.paper.sources import SourceWriter, number_told

# Some seven lines of a column: enough to check an event; the rest is in the original.
_LONGEST_QUOTE = 600


class NoteWriter:
    """Writes the notes of some events; `originals` are the attached texts by document."""

    def __init__(
        self,
        events: EventList,
        number_of: Mapping[int, int],
        originals: Mapping[str, AttachedText],
    ) -> None:
        self._events = events
        self._number_of = number_of
        self._originals = originals
        self._sources = SourceWriter(events)
        self._numbers_of_ids: dict[str, tuple[int, str]] = {}

    def notes(self, rows: Sequence[int], detail: Detail = Detail.FULL) -> Notes:
        """Return the notes of some rows with the sources; short ones are without, or none."""
        if detail is Detail.NONE:
            return Notes()
        is_short = detail is Detail.SHORT
        table = self._events.table
        years = (table.draw_start_s[list(rows)] // SECONDS_PER_DAY).tolist()
        found = {row: table.event(row) for row in rows}
        self._numbers_of_ids = {
            event.id: (self._number_of[row], event.title) for row, event in found.items()
        }
        notes = [
            Note(
                self._number_of[row],
                one_line(found[row].title),
                year_label(civil_from_days(day)[0]),
                tuple(
                    self._short_paragraphs(found[row]) if is_short else self._paragraphs(found[row])
                ),
            )
            for row, day in zip(rows, years, strict=True)
        ]
        if is_short:
            return Notes(notes)
        numbered = ((self._number_of[row], event) for row, event in found.items())
        return Notes(notes, self._sources.sources(numbered))

    def _paragraphs(self, event: Event) -> Iterator[Runs]:
        yield tuple(_date_runs(event))
        facts = list(self._fact_runs(event))
        if facts:
            yield tuple(facts)
        if event.summary:
            yield (_soft(event.summary),)
        for discrepancy in event.discrepancies:
            places = self._citation_paragraphs(discrepancy.citations)
            yield (
                _strong(f"{discrepancy_heading(discrepancy)}: "),
                _soft(f"{discrepancy.text} "),
                *chain.from_iterable(places),
            )
        yield from self._citation_paragraphs(event.citations)

    def _short_paragraphs(self, event: Event) -> Iterator[Runs]:
        """Yield date and basis, and where it says so."""
        yield tuple(_date_runs(event, has_note=False))
        cited: dict[str, dict[int, None]] = {}
        for citation in event.citations:
            number = number_told(self._events, citation)
            cited.setdefault(citation.document, {})[number] = None
        for document, paragraphs in cited.items():
            numbers = ", ".join(str(number) for number in paragraphs if number != WHOLE_DOCUMENT)
            name = _soft(f"{self._events.name_of_id.get(document, document)} ")
            yield (name, _strong(f"¶ {numbers}")) if numbers else (name,)

    def _fact_runs(self, event: Event) -> Iterator[Run]:
        names = self._events.name_of_id
        for word, ids in (
            ("", event.leaders),
            ("Spoken of: ", event.subjects),
            ("Bodies: ", event.organisations),
        ):
            if ids:
                listed = ", ".join(names.get(i, i) for i in ids)
                yield Run(f"{word}{one_line(listed)}. ", TextStyle.NOTE, "ink")
        if event.place:
            yield Run(f"{one_line(event.place)}. ", TextStyle.NOTE, "ink")
        whole = self._numbers_of_ids.get(event.part_of)
        if whole is not None:
            number, title = whole
            yield _soft("Part of ")
            yield Run(f"{number} {one_line(title)}", TextStyle.NOTE, "accent", note_target(number))
            yield _soft(".")

    def _citation_paragraphs(self, citations: Sequence[Citation]) -> Iterator[Runs]:
        """Yield each document once with the paragraphs cited, and the cited words if there."""
        cited: dict[str, dict[int, list[Citation]]] = {}
        for citation in citations:
            paragraphs = cited.setdefault(citation.document, {})
            number = number_told(self._events, citation)
            paragraphs.setdefault(number, []).append(citation)
        for document, paragraphs in cited.items():
            title, details = self._sources.title(document), self._sources.details(document)
            name = f"{title}, {details}" if details else title
            is_whole = WHOLE_DOCUMENT in paragraphs
            runs = [] if is_whole else [_soft(f"{name}: ")]
            original = self._originals.get(document)
            last = next(reversed(paragraphs))
            for number, its_citations in paragraphs.items():
                target = source_target(document, number)
                words = name if number == WHOLE_DOCUMENT else f"¶\u00a0{number}"
                runs.append(Run(words, TextStyle.NOTE_STRONG, "accent", target))
                if original is None:
                    end = ". " if number == last else "; "
                    runs.append(_faint(f" for {_supported(its_citations)}{end}"))
                else:
                    runs.append(_faint(f" for {_supported(its_citations)}:"))
                    quotes = (_quote(original, citation) for citation in its_citations)
                    runs.append(Run("".join(quotes) + " ", TextStyle.NOTE, "ink"))
            yield tuple(runs)


def _supported(citations: Sequence[Citation]) -> str:
    """Return what a paragraph is cited for."""
    return ", ".join(dict.fromkeys(word for one in citations for word in one.supports))


def _date_runs(event: Event, has_note: bool = True) -> Iterator[Run]:
    announced = announced_in_words(event)
    words = own_date_in_words(event)
    if is_not_read(event):
        yield _strong(f"{upper_first(not_read_in_words(event))}. ")
    elif not words:
        yield _strong("No date given; ")
        yield Run(f"announced {announced}. ", TextStyle.NOTE, "ink")
    else:
        yield _strong(f"{upper_first(words)}, ")
        yield Run(f"{basis_in_words(event.date_basis)}. ", TextStyle.NOTE, "ink")
        if announced:
            yield Run(f"Announced {announced}. ", TextStyle.NOTE, "ink")
    if event.recurrence:
        words = recurrence_in_words(event.recurrence)
        yield Run(f"Repeats: {words}. ", TextStyle.NOTE, "ink")
    if event.date_note and has_note:
        yield _soft(event.date_note)


def _quote(original: AttachedText, citation: Citation) -> str:
    """Return the cited words as the attached text has them, or why there are none."""
    passages, remarks = quoted(original, (citation,))
    note = "".join(f" ({remark})" for remark in remarks)
    if not passages:
        return note
    text = one_line(passages[0])
    if len(text) > _LONGEST_QUOTE:
        text = text[:_LONGEST_QUOTE].rstrip() + "…"
    return f" “{text}”{note}"


def _strong(text: str) -> Run:
    return Run(one_line(text), TextStyle.NOTE_STRONG, "ink")


def _soft(text: str) -> Run:
    return Run(one_line(text), TextStyle.NOTE, "ink-soft")


def _faint(text: str) -> Run:
    return Run(text, TextStyle.NOTE, "ink-faint")
