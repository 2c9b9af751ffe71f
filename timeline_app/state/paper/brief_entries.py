"""The events of a brief in words: dated ones by date, promises by what announced them."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from timeline_app.core.dates.edtf import parse
from timeline_app.core.event_list.event_list import EventList
from timeline_app.core.record.model import UNSET, Event
from timeline_app.core.table.table import Basis
from timeline_app.core.wording.date_words import date_in_words, recurrence_in_words
from timeline_app.core.wording.event_words import (
    announced_in_words,
    discrepancy_heading,
    is_not_read,
    short_basis,
)
from timeline_app.core.wording.plain_text import one_line, upper_first
from timeline_app.scene.brief.request import Act, DateGroup, Detail, Entry, ThemeGroup
from timeline_app.scene.display import TextStyle
from timeline_app.scene.paper.flow import Run, Runs
from timeline_app.scene.paper.page import note_target
from timeline_app.scene.tracks.draughtsman import SHAPES
from timeline_app.scene.tracks.tracks import theme_color
from timeline_app.state.paper.codes import Codes

SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
"""White behind the end of a sentence."""

# A reason that two promises share is said of the act; one alone is said beside its promise.
_SHARED_BY = 2
# To look up another entry takes longer than to read a line.
_LEAST_SAID_ONCE = 60
_NO_THEME = "No theme"


class EntryWriter:
    """Writes entries; `numbers` are those of all rows that are printed."""

    def __init__(
        self, events: EventList, numbers: Mapping[int, int], codes: Codes,
        detail: Detail = Detail.FULL,
    ) -> None:  # fmt: skip
        self._events = events
        self._detail = detail
        self._numbers = numbers
        self._codes = codes
        self._themes = events.table.facets["themes"]
        self._first_themes = events.table.first["themes"]
        self._said: dict[str, int] = {}
        self._no_theme = _NO_THEME if events.head.themes else ""

    def dates(self, rows: Sequence[int]) -> list[DateGroup]:
        """Return the rows that have a date, each date said once, in the order of time."""
        groups: dict[str, list[Entry]] = {}
        for row in rows:
            event = self._events.table.event(row)
            if event.date is not None:
                words = upper_first(date_in_words(parse(event.date)))
                groups.setdefault(words, []).append(self._dated(row, event))
        return [DateGroup(words, tuple(entries)) for words, entries in groups.items()]

    def acts(self, rows: Sequence[int]) -> list[Act]:
        """Return the rows without a date by what announced them, and then by theme."""
        table = self._events.table
        found: dict[tuple[str, str], list[tuple[int, Event]]] = {}
        for row in rows:
            event = table.event(row)
            if event.date is None:
                whole = event.part_of if table.row_with_id(event.part_of) is not None else ""
                announced = "" if is_not_read(event) else event.announced
                found.setdefault((whole, announced), []).append((row, event))
        return [self._act(whole, promises) for (whole, _), promises in found.items()]

    def color(self, row: int) -> str:
        """Return the colour of the theme of an event."""
        return theme_color(int(self._first_themes[row]))

    def _dated(self, row: int, event: Event) -> Entry:
        details = [short_basis(event)]
        if event.part_of_day is not UNSET:
            details.append(str(event.part_of_day))
        if event.recurrence:
            details.append(recurrence_in_words(event.recurrence))
        lead = (_strong(event.title), _aside(", ".join(details)))
        announced = announced_in_words(event)
        after = f"Announced {announced}." if announced else ""
        body = self._body(event, self._numbers[row], one_line(event.date_note), after)
        paragraphs = self._paragraphs(lead, body)
        shape = SHAPES[Basis(int(self._events.table.basis[row]))]
        title = one_line(event.title)
        return Entry(self._numbers[row], title, paragraphs, self.color(row), shape)

    def _act(self, whole: str, promises: Sequence[tuple[int, Event]]) -> Act:
        events = [event for _, event in promises]
        announced = announced_in_words(events[0])
        notes = Counter(event.date_note for event in events if event.date_note)
        shared, times = notes.most_common(1)[0] if notes else ("", 0)
        said = shared if times >= _SHARED_BY and self._detail is Detail.FULL else ""
        themes: dict[int, list[Entry]] = {}
        for row, event in promises:
            theme = int(self._first_themes[row])
            themes.setdefault(theme, []).append(self._promise(row, event, said))
        last = len(self._themes.labels)
        order = sorted(themes, key=lambda theme: theme if theme >= 0 else last)
        groups = (
            ThemeGroup(
                one_line(self._themes.labels[theme]) if theme >= 0 else self._no_theme,
                tuple(themes[theme]),
            )
            for theme in order
        )
        title = f"Announced {announced}" if announced else "Dates not read"
        caption: list[Run] = []
        row_of_whole = self._events.table.row_with_id(whole)
        if row_of_whole is not None:
            act = self._events.table.event(row_of_whole)
            number = self._numbers.get(row_of_whole)
            caption.append(_soft(f"{title}. " if number is None else f"{title}; see "))
            title = one_line(act.title)
            if number is not None:
                target = note_target(number)
                caption.append(Run(f"{number}. ", TextStyle.NOTE, "accent", target))
        if said:
            caption.append(_soft(one_line(said)))
        return Act(title, tuple(caption), tuple(groups))

    def _promise(self, row: int, event: Event, said: str) -> Entry:
        note = _beyond(one_line(event.date_note), one_line(said))
        lead: Runs = (_strong(event.title),)
        if event.recurrence:
            lead = (*lead, _aside(recurrence_in_words(event.recurrence)))
        body = self._body(event, self._numbers[row], note, has_whole=False)
        paragraphs = self._paragraphs(lead, body)
        return Entry(self._numbers[row], one_line(event.title), paragraphs, self.color(row))

    def _paragraphs(self, lead: Runs, body: Runs) -> tuple[Runs, ...]:
        """Return what stands below one another; what is short goes on in one line."""
        if self._detail is Detail.SHORT and body:
            return ((*lead, _SPACE, *body),)
        return tuple(runs for runs in (lead, body) if runs)

    def _once(self, text: str, lead: str, number: int) -> Iterator[Run]:
        """Yield a text, or where it has been said before: whole sentences come again and again."""
        first = self._said.setdefault(text, number)
        if first == number or len(text) < _LEAST_SAID_ONCE:
            yield _soft(text)
            return
        yield Run(f"{lead}\u00a0{first}.", TextStyle.NOTE, "accent", note_target(first))

    def _body(
        self, event: Event, number: int, note: str, after: str = "", *, has_whole: bool = True
    ) -> Runs:
        """Return gist, reason of the date, people, differences and citations as one paragraph."""
        cited = [*event.citations, *(c for d in event.discrepancies for c in d.citations)]
        if self._detail is not Detail.FULL:
            return () if self._detail is Detail.NONE else tuple(self._codes.runs(cited))
        runs: list[Run] = []
        if event.summary:
            runs.append(Run(one_line(event.summary), TextStyle.NOTE, "ink"))
        if note.strip():
            runs += self._once(note.strip(), "Reason as for", number)
        if after:
            runs.append(_soft(after))
        for discrepancy in event.discrepancies:
            runs.append(
                Run(f"{discrepancy_heading(discrepancy)}:", TextStyle.NOTE_STRONG, "ink-soft")
            )
            runs += self._once(one_line(discrepancy.text), "see", number)
        people = self._people(event)
        if people:
            runs.append(Run(people, TextStyle.NOTE, "ink"))
        parted = [part for run in runs for part in (run, _SPACE)]
        if has_whole:
            parted += self._whole(event)
        return (*parted, *self._codes.runs(cited))

    def _whole(self, event: Event) -> Iterator[Run]:
        row = self._events.table.row_with_id(event.part_of)
        number = self._numbers.get(row) if row is not None else None
        if number is not None:
            yield _soft("Part of ")
            yield Run(f"{number}. ", TextStyle.NOTE, "accent", note_target(number))

    def _people(self, event: Event) -> str:
        names = self._events.name_of_id
        parts = [
            word + ", ".join(one_line(names.get(one, one)) for one in ids)
            for word, ids in (
                ("", event.leaders), ("spoken of: ", event.subjects), ("", event.organisations),
            )
            if ids
        ]  # fmt: skip
        if event.place:
            parts.append(one_line(event.place))
        return upper_first("; ".join(parts)) + "." if parts else ""


def _beyond(note: str, said: str) -> str:
    """Return the sentences of a note that are not said of the whole act already."""
    sentences = SENTENCE_END.split(note)
    known = said.casefold()
    return " ".join(one for one in sentences if one.rstrip(".").casefold() not in known)


def _aside(text: str) -> Run:
    """Return what follows a title: its first word stays with the point before it."""
    return Run(f" ·\u00a0{one_line(text)}", TextStyle.NOTE, "ink-soft")


def _strong(text: str) -> Run:
    return Run(one_line(text), TextStyle.NOTE_STRONG, "ink")


def _soft(text: str) -> Run:
    return Run(one_line(text), TextStyle.NOTE, "ink-soft")


_SPACE = Run(" ", TextStyle.NOTE, "ink")
