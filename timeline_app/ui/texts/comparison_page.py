"""Two documents on one event, side by side, as HTML."""

from collections.abc import Sequence

from timeline_app.core.citations.comparison import (
    Aspect,
    Comparison,
    Passages,
    compare,
    differing_words,
)
from timeline_app.core.citations.excerpt import pieces_of
from timeline_app.core.event_list.event_list import EventList
from timeline_app.core.record.model import Citation, Event
from timeline_app.core.wording.plain_text import upper_first
from timeline_app.program.plain_text import LONGEST_LABEL
from timeline_app.render.theme import ColorTheme
from timeline_app.ui.session.source_shelf import SourceShelf
from timeline_app.ui.texts.markup import html, link, shared_style
from timeline_app.ui.texts.quotations import marked_pieces


def comparison_html(event: Event, events: EventList, shelf: SourceShelf, theme: ColorTheme) -> str:
    """Return the comparison of an event's documents, or nothing if there is only one."""
    comparison = compare(event, events)
    if comparison is None:
        return ""
    return _style(theme) + _Table(event, comparison, events, shelf).html()


def _style(theme: ColorTheme) -> str:
    hexes = theme.hex
    return (
        f"<style>{shared_style(hexes)} h2 {{font-size:18px;margin:2px 0 6px 0}}"
        f" .names td {{font-weight:bold;padding:6px 14px 6px 10px}}"
        f" .matter {{background-color:{hexes('panel')};color:{hexes('ink-soft')};"
        "padding:4px 10px 4px 10px}"
        f" .alone {{background-color:{hexes('accent-soft')};color:{hexes('ink')};"
        "padding:7px 14px 12px 10px}"
        " .cell {padding:7px 14px 12px 10px}"
        f" .differs {{background-color:{hexes('mark-text')};color:{hexes('ink')}}}</style>"
    )


class _Table:
    """Writes a row for each matter, a column for each document."""

    def __init__(
        self, event: Event, comparison: Comparison, events: EventList, shelf: SourceShelf
    ) -> None:
        self._title = event.title
        self._comparison = comparison
        names = events.name_of_id
        self._names = [names.get(document, document) for document in comparison.documents]
        self._events = events
        self._shelf = shelf
        # A gist tells all of its paragraph, so it stands but once.
        self._told: set[str] = set()
        self._keys = {citation: str(number) for number, citation in enumerate(event.citations)}
        for index, discrepancy in enumerate(event.discrepancies):
            for number, citation in enumerate(discrepancy.citations):
                self._keys.setdefault(citation, f"{index}.{number}")

    def html(self) -> str:
        """Return the table under the event, with what the differences come to."""
        comparison = self._comparison
        rows = [self._row([html(name, LONGEST_LABEL) for name in self._names], "cell", "names")]
        for aspect in comparison.aspects:
            rows += [self._heading(upper_first(aspect.title), aspect), self._passages(aspect)]
        for naming in comparison.namings:
            rows.append(self._heading(f"How they name {naming.name}"))
            cells = [html("; ".join(f"“{text}”" for text in texts)) for texts in naming.spellings]
            rows.append(self._row(cells))
        for difference in comparison.differences:
            rows.append(self._heading(f"They differ: {difference.title}", difference))
            rows.append(self._passages(difference))
        for remark in comparison.remarks:
            names = self._telling(remark) or "the sources"
            rows.append(self._heading(f"Remark on {names}: {remark.title}"))
            rows.append(self._passages(remark, nothing=""))
        return (
            f"<h2>{html(self._title, LONGEST_LABEL)}</h2>{self._verdict()}"
            f"<table width='100%' cellspacing='0'>{''.join(rows)}</table>"
        )

    def _heading(self, title: str, aspect: Aspect | None = None) -> str:
        """Return the row that names a matter, and the one document that tells of it."""
        text = html(title)
        if aspect is not None and aspect.is_one_sided:
            names = html(self._telling(aspect), LONGEST_LABEL)
            text += f" <span class='warn'>· only in {names}</span>"
        span = len(self._names)
        return f"<tr><td colspan='{span}' class='matter'>{text}</td></tr>"

    def _telling(self, aspect: Aspect) -> str:
        """Return the names of the documents that tell of a matter."""
        named = zip(self._names, aspect.passages, strict=True)
        return " and ".join(name for name, passages in named if passages)

    def _row(self, cells: Sequence[str], look: str = "cell", row_look: str = "") -> str:
        return self._cells([(cell, look) for cell in cells], row_look)

    def _cells(self, cells: Sequence[tuple[str, str]], row_look: str = "") -> str:
        width = 100 // len(cells)
        written = (
            f"<td class='{look}' width='{width}%' valign='top'>{cell}</td>" for cell, look in cells
        )
        return f"<tr class='{row_look}'>{''.join(written)}</tr>"

    def _passages(self, aspect: Aspect, nothing: str = "nothing on this") -> str:
        """Return the row of a matter; words that only one of the originals has are marked.

        A document without a word on it has a cell that says `nothing`.
        """
        words = [" … ".join(map(self._shelf.cited_words, side)) for side in aspect.passages]
        marks = differing_words(words) if all(words) else [[] for _ in words]
        return self._cells(
            [
                (
                    self._cell(side, text, ranges)
                    if side
                    else f"<span class='faint'>{nothing}</span>",
                    "alone" if side and aspect.is_one_sided else "cell",
                )
                for side, text, ranges in zip(aspect.passages, words, marks, strict=True)
            ]
        )

    def _cell(self, passages: Passages, words: str, marks: Sequence[tuple[int, int]]) -> str:
        first_of = {citation.paragraph: citation for citation in reversed(passages)}
        places = " ".join(self._link(first_of[number]) for number in sorted(first_of))
        if words.strip(" …"):
            return f"“{marked_pieces(pieces_of(words, marks), look='differs')}” {places}"
        gists = dict.fromkeys(filter(None, map(self._gist, passages)))
        told = " ".join(html(gist) for gist in gists if gist not in self._told)
        self._told.update(gists)
        if gists and not told:
            told = "as told above"
        return f"<span class='soft'>{told}</span> {places}"

    def _link(self, citation: Citation) -> str:
        return link("cite", self._keys[citation], f"¶\u00a0{citation.paragraph}")

    def _gist(self, citation: Citation) -> str:
        paragraph = self._events.paragraph(citation.document, citation.paragraph)
        return paragraph.gist if paragraph else ""

    def _verdict(self) -> str:
        """Say which document alone tells of what, and how much is on record."""
        alone: dict[str, list[str]] = {}
        for aspect in self._comparison.aspects:
            if aspect.is_one_sided:
                alone.setdefault(self._telling(aspect), []).append(aspect.title)
        lines = [f"Only “{names}” gives {_listed(titles)}." for names, titles in alone.items()]
        differences, remarks = len(self._comparison.differences), len(self._comparison.remarks)
        noun = "difference between them is" if differences == 1 else "differences between them are"
        lines.append(
            f"{differences} {noun} on record: see below."
            if differences
            else "No difference between them is on record."
        )
        if remarks:
            lines.append(f"{remarks} remark{'s' if remarks > 1 else ''} on one of them below.")
        look = "warn" if differences else "faint"
        return f"<p class='{look}'>{html(' '.join(lines))}</p>"


def _listed(titles: Sequence[str]) -> str:
    """Return several matters as people list them."""
    *first, last = titles
    return f"{', '.join(first)} and {last}" if first else last
