"""What the detail pane shows of an event, as HTML: every name links to where it leads."""

from collections.abc import Iterable, Iterator
from functools import partial

import numpy as np

from timeline_app.core.citations.comparison import is_comparable
from timeline_app.core.dates.edtf import parse
from timeline_app.core.event_list.event_list import EventList
from timeline_app.core.event_list.neighbours import same_day_rows, stepped
from timeline_app.core.finding.query import Query
from timeline_app.core.record.entries import is_between_documents
from timeline_app.core.record.facet_kinds import kind_label
from timeline_app.core.record.model import Citation, Event
from timeline_app.core.table.arrays import Mask
from timeline_app.core.wording.date_words import recurrence_in_words
from timeline_app.core.wording.event_words import (
    announced_in_words,
    discrepancy_heading,
    is_not_read,
    length_of_event_in_words,
    short_basis,
    short_date,
)
from timeline_app.core.wording.plain_text import upper_first
from timeline_app.program.plain_text import LONGEST_LABEL
from timeline_app.render.theme import ColorTheme
from timeline_app.state.list_columns import PEOPLE_HEADING
from timeline_app.ui.session.source_shelf import SourceShelf
from timeline_app.ui.texts.markup import html, html_with_links, link, shared_style
from timeline_app.ui.texts.quotations import Quotations
from timeline_app.ui.widgets.basis_marks import SIDE_PX

_BASIS_REASONS = {
    "stated": "Stated",
    "inferred": "Inferred",
    "derived": "Derived by arithmetic",
}
FACTS = "facts"
"""The anchor from which on the page holds facts and links, no more what is told of the event."""
MARK = "mark"
"""The scheme of the symbol of a date basis."""
# Above what may be long, so that nobody has to look for it.
_COPYING = (
    "<p class='faint'>Copy as <a href='copy:text'>text</a> ·"
    " <a href='copy:markdown'>Markdown</a> · <a href='copy:link'>link</a></p>"
)
# More would push the sources out of sight.
_MOST_LINKS = 12
# More than anybody reads of one event; Qt takes a second to set some thousands.
_MOST_NAMES = 100


class DetailPage:
    """Writes the page of one event; `mask` are the rows that pass the filter."""

    def __init__(
        self, events: EventList, shelf: SourceShelf, theme: ColorTheme, mask: Mask, sought: Query
    ) -> None:
        self._events = events
        self._shelf = shelf
        self._theme = theme
        self._mask = mask
        self._sought = sought

    def style(self) -> str:
        """Return the style rules of the page."""
        hexes = self._theme.hex
        return (
            f"<style>{shared_style(self._theme.hex)} h2 {{font-size:18px;margin:2px 0 6px 0}}"
            f" .box {{background-color:{hexes('accent-soft')};color:{hexes('ink')}}}"
            f" .head {{color:{hexes('ink-faint')};font-weight:bold;margin:20px 0 4px 0}}"
            f" .quote {{background-color:{hexes('panel')};padding:6px 10px 7px 10px}}"
            " .doc {margin:8px 0 4px 0} .quotation {margin-bottom:4px}"
            " .line {margin:4px 0} .facts {margin-top:4px} .facts td {padding:2px 12px 3px 0}"
            "</style>"
        )

    def event(self, event: Event, row: int) -> str:
        """Return the page of an event."""
        return (
            f"{self._hidden(row)}<h2>{html(event.title, LONGEST_LABEL)}</h2>{self._date(event)}"
            f"<p>{html_with_links(event.summary)}</p>{_COPYING}{self._quotations(event)}"
            f"{self._discrepancies(event)}{self._facts(event)}"
            f"{_section('CONTAINS', self._parts(event))}"
            f"{_section('BEFORE AND AFTER', self._steps(row))}"
            f"{_section('ON THE SAME DAYS', self._neighbours(row))}"
        )

    def _hidden(self, row: int) -> str:
        if self._mask[row]:
            return ""
        show = link("unfilter", "", "show it")
        return f"<p class='warn'>The filter hides this event · {show}</p>"

    def _quotations(self, event: Event) -> str:
        if not event.citations:
            return ""
        writer = Quotations(self._events, self._shelf, self._theme, self._sought)
        quotations = writer.html(event.citations)
        compare = f"<p class='line'>{link('compare', '', 'Compare the documents')}</p>"
        comparing = compare if is_comparable(event) else ""
        return f"<p class='head'>WHAT THE SOURCES SAY</p>{comparing}{quotations}"

    def _date(self, event: Event) -> str:
        when = html(upper_first(short_date(event)))
        if event.date is None and not is_not_read(event):
            when = "No day is set"
        length = length_of_event_in_words(event)
        parts = [f"<b>{when}</b>", _basis(event)]
        parts += [f"<span class='soft'>{length}</span>"] if length else []
        text = " · ".join(parts)
        lines = [text, *(f"<span class='soft'>{line}</span>" for line in self._date_lines(event))]
        return f"<p>{'<br>'.join(lines)}</p>"

    def _date_lines(self, event: Event) -> Iterator[str]:
        if event.recurrence:
            yield html(upper_first(recurrence_in_words(event.recurrence)))
        reason = _BASIS_REASONS.get(event.date_basis, "")
        places = self._places(
            (str(number), citation)
            for number, citation in enumerate(event.citations)
            if "date" in citation.supports
        )
        if event.date_basis == "undated":
            note = (
                event.date_note or "The sources set no day for it; it is shown at its announcement."
            )
            yield f"{html_with_links(note)} {places}"
        elif event.date_note:
            yield f"{reason}: {html_with_links(event.date_note)} {places}"
        elif places:
            yield f"{reason} in {places}"

    def _facts(self, event: Event) -> str:
        rows = "".join(
            f"<tr><td class='faint'>{name}</td><td>{value}</td></tr>"
            for name, value in self._fact_rows(event)
            if value
        )
        table = f"<table class='facts' cellspacing='0'>{rows}</table>"
        return f"<p class='head'><a name='{FACTS}'></a>WHO, WHERE, WHAT</p>{table}"

    def _fact_rows(self, event: Event) -> Iterator[tuple[str, str]]:
        if event.announced:
            yield "Announced", html(announced_in_words(event))
            due = event.date and parse(event.date).start_s >= parse(event.announced).end_s
            yield "Due", html(short_date(event)) if due else ""
        yield PEOPLE_HEADING.replace(", ", ",<br>"), self._leaders(event.leaders)
        yield "Organisations", self._links("organisations", event.organisations)
        yield "Spoken of", self._leaders(event.subjects, scheme="about")
        yield "Place", link("places", event.place, event.place) if event.place else ""
        yield "Themes", self._links("themes", event.themes)
        yield "Kind", link("kinds", event.kind, kind_label(event.kind))
        yield "Part of", self._event_link(event.part_of)

    def _leaders(self, ids: tuple[str, ...], scheme: str = "leaders") -> str:
        people = self._events.leader_of_id
        texts = []
        for leader in ids[:_MOST_NAMES]:
            person = people.get(leader)
            text = link(scheme, leader, person.name if person else leader)
            if scheme == "leaders":
                text += f" {link('before', leader, '◀')} {link('after', leader, '▶')}"
            if person and person.role:
                text += f"<br><span class='faint'>{html(person.role, LONGEST_LABEL)}</span>"
            texts.append(text)
        return "<br>".join(_some(texts, len(ids)))

    def _links(self, facet: str, ids: tuple[str, ...]) -> str:
        names = self._events.name_of_id
        links = [link(facet, i, names.get(i, i)) for i in ids[:_MOST_NAMES]]
        return ", ".join(_some(links, len(ids)))

    def _event_link(self, event_id: str) -> str:
        row = self._events.table.row_with_id(event_id)
        return "" if row is None else self._row_link(row)

    def _row_link(self, row: int) -> str:
        event = self._events.table.event(row)
        return link("event", event.id, event.title)

    def _parts(self, event: Event) -> list[str]:
        ids = self._events.parts_of(event.id)
        return _some([self._event_link(part) for part in ids[:_MOST_LINKS]], len(ids))

    def _neighbours(self, row: int) -> list[str]:
        rows = same_day_rows(self._events, row)
        return _some([self._row_link(int(r)) for r in rows[:_MOST_LINKS]], len(rows))

    def _steps(self, row: int) -> list[str]:
        """Return the shown events before and after in time."""
        shown, lines = np.flatnonzero(self._mask), []
        for step, sign in ((-1, "◀"), (1, "▶")):
            there = stepped(shown, row, step)
            if there is not None:
                event = self._events.table.event(there)
                when = f"<span class='faint'>{html(short_date(event))}</span>"
                lines.append(f"{sign} {link('step', str(step), event.title)} {when}")
        return lines

    def _discrepancies(self, event: Event) -> str:
        """Return where documents differ, and then what is remarked on one alone."""
        told: dict[str, list[str]] = {}
        in_order = sorted(
            enumerate(event.discrepancies[:_MOST_NAMES]),
            key=lambda numbered: not is_between_documents(numbered[1]),
        )
        for index, discrepancy in in_order:
            places = self._places(
                (f"{index}.{number}", citation)
                for number, citation in enumerate(discrepancy.citations[:_MOST_NAMES])
            )
            items = told.setdefault(discrepancy_heading(discrepancy), [])
            items.append(f"<p class='line'>{html(discrepancy.text)} {places}</p>")
        more = _some([], len(event.discrepancies) - len(in_order))
        parts = (
            f"<p class='head'><span class='warn'>{heading.upper()}</span></p>{''.join(items)}"
            for heading, items in told.items()
        )
        return "".join((*parts, *more))

    def _places(self, cited: Iterable[tuple[str, Citation]]) -> str:
        """Return links to some paragraphs, each once; of several documents with their codes."""
        keys: dict[tuple[str, int], str] = {}
        for key, citation in cited:
            keys.setdefault((citation.document, citation.paragraph), key)
        codes = {document.id: document.short for document in self._events.head.documents}
        if len({document for document, _ in keys}) == 1:
            codes = {}
        named = self._events.name_of_id
        words = (
            f"{codes.get(document, '')} ¶ {number}".strip().replace(" ", "\u00a0")
            if self._events.is_in_a_place(document, number)
            else named.get(document, document)
            for document, number in keys
        )
        return " ".join(map(partial(link, "cite"), keys.values(), words))


def _basis(event: Event) -> str:
    """Return how the date is known, with its symbol."""
    words = short_basis(event).replace(" ", "&nbsp;")
    image = (
        f"<img src='{MARK}:{event.date_basis}' width='{SIDE_PX}' height='{SIDE_PX}'"
        " style='vertical-align:middle'>"
    )
    return f"<span class='box'>&nbsp;{image}&nbsp;{words}&nbsp;</span>"


def _section(head: str, lines: list[str]) -> str:
    return f"<p class='head'>{head}</p><p class='line'>{'<br>'.join(lines)}</p>" if lines else ""


def _some(links: list[str], total: int) -> list[str]:
    more = total - len(links)
    return [*links, f"<span class='faint'>and {more:,} more</span>"] if more > 0 else links
