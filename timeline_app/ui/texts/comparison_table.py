"""Two documents on one event, side by side, as HTML."""

from collections.abc import Sequence
from textwrap import shorten

from timeline_app.core.citations.comparison import (
    Aspect,
    Comparison,
    Passages,
    compare,
    differing_words,
)
from timeline_app.core.event_list.event_list import EventList
from timeline_app.core.record.model import Citation, Event
from timeline_app.core.wording.plain_text import upper_first
from timeline_app.program.plain_text import LONGEST_LABEL
from timeline_app.ui.session.source_shelf import SourceShelf
from timeline_app.ui.texts.markup import html, link

# The whole gist stands in the source pane; here it is beside another document's.
_LONGEST_GIST = 110


def comparison_html(event: Event, events: EventList, shelf: SourceShelf) -> str:
    """Return the comparison of an event's documents, or nothing if there is only one."""
    comparison = compare(event, events)
    return "" if comparison is None else _Table(event, comparison, events, shelf).html()


class _Table:
    """Writes a row for each matter, a column for each document."""

    def __init__(
        self, event: Event, comparison: Comparison, events: EventList, shelf: SourceShelf
    ) -> None:
        self._comparison = comparison
        self._events = events
        self._shelf = shelf
        self._keys = {citation: str(number) for number, citation in enumerate(event.citations)}
        for index, discrepancy in enumerate(event.discrepancies):
            for number, citation in enumerate(discrepancy.citations):
                self._keys.setdefault(citation, f"{index}.{number}")
        self._told: set[str] = set()

    def html(self) -> str:
        """Return the table under its heading, with what the differences come to."""
        comparison = self._comparison
        names = self._events.name_of_id
        rows = [
            self._row(
                [f"<b>{html(names.get(i, i), LONGEST_LABEL)}</b>" for i in comparison.documents],
                "side",
            )
        ]
        for aspect in comparison.aspects:
            rows += [self._heading(aspect.title, aspect.is_one_sided), self._passages(aspect)]
        for naming in comparison.namings:
            rows.append(self._heading(f"how they name {naming.name}", is_warned=False))
            cells = [html("; ".join(f"“{text}”" for text in texts)) for texts in naming.spellings]
            rows.append(self._row(cells))
        for difference in comparison.differences:
            if self._is_quoted(difference):
                rows.append(self._heading(f"on record: {difference.title}", is_warned=True))
                rows.append(self._passages(difference))
        return (
            "<p class='head'>THE DOCUMENTS SIDE BY SIDE</p>"
            f"<table width='100%' cellspacing='0'>{''.join(rows)}</table>{self._verdict()}"
        )

    def _heading(self, title: str, is_warned: bool) -> str:
        look = "warn" if is_warned else "faint"
        title = upper_first(title)
        span = len(self._comparison.documents)
        text = f"<span class='{look}'>{html(title, LONGEST_LABEL)}</span>"
        return f"<tr><td colspan='{span}' class='side'>{text}</td></tr>"

    def _row(self, cells: Sequence[str], look: str = "cell") -> str:
        width = 100 // len(cells)
        written = (f"<td class='{look}' width='{width}%' valign='top'>{c}</td>" for c in cells)
        return f"<tr>{''.join(written)}</tr>"

    def _passages(self, aspect: Aspect) -> str:
        """Return the row of a matter; words that only one of the originals has are marked."""
        words = [" … ".join(map(self._shelf.cited_words, side)) for side in aspect.passages]
        marks = differing_words(words) if all(words) else [[] for _ in words]
        return self._row(
            [
                self._cell(side, text, ranges)
                for side, text, ranges in zip(aspect.passages, words, marks, strict=True)
            ]
        )

    def _cell(self, passages: Passages, words: str, marks: Sequence[tuple[int, int]]) -> str:
        if not passages:
            return "<span class='warn'>nothing on this</span>"
        places = " ".join(dict.fromkeys(self._link(citation) for citation in passages))
        if words.strip(" …"):
            return f"“{_marked(words, marks)}” {places}"
        gists = [gist for gist in map(self._gist, passages) if gist and gist not in self._told]
        self._told.update(gists)
        short = (shorten(gist, _LONGEST_GIST, placeholder=" …") for gist in dict.fromkeys(gists))
        told = " ".join(html(gist) for gist in short)
        return f"<span class='soft'>{told}</span> {places}"

    def _link(self, citation: Citation) -> str:
        return link("cite", self._keys[citation], f"¶\u00a0{citation.paragraph}")

    def _gist(self, citation: Citation) -> str:
        paragraph = self._events.paragraph(citation.document, citation.paragraph)
        return paragraph.gist if paragraph else ""

    def _is_quoted(self, difference: Aspect) -> bool:
        """Tell whether the originals show the disagreement between documents word for word."""
        sides = [any(map(self._shelf.cited_words, side)) for side in difference.passages]
        return all(sides)

    def _verdict(self) -> str:
        one_sided = [a.title for a in self._comparison.aspects if a.is_one_sided]
        lines = [f"Only one of them gives {', '.join(one_sided)}."] if one_sided else []
        count = len(self._comparison.differences)
        noun = "difference is" if count == 1 else "differences are"
        lines.append(
            f"{count} {noun} on record: see “The sources differ” above."
            if count
            else "No disagreement between them is on record."
        )
        return f"<p class='{'warn' if count else 'faint'}'>{html(' '.join(lines))}</p>"


def _marked(text: str, ranges: Sequence[tuple[int, int]]) -> str:
    pieces, position = [], 0
    for start, end in ranges:
        pieces += [html(text[position:start]), f"<u class='differs'>{html(text[start:end])}</u>"]
        position = end
    return "".join([*pieces, html(text[position:])])
