"""Excerpts: events as one pastes them into a letter, with what they rest on."""

import re
from collections.abc import Callable, Iterator, Sequence
from html import escape
from typing import NamedTuple

from timeline_app.core.citations.anchoring import AttachedText
from timeline_app.core.citations.quoting import quoted
from timeline_app.core.event_list.event_list import EventList
from timeline_app.core.record.citing import words_as_counted
from timeline_app.core.record.model import Citation, Document, Event
from timeline_app.core.wording.date_words import basis_in_words, recurrence_in_words
from timeline_app.core.wording.document_words import publication_in_words
from timeline_app.core.wording.event_words import (
    announced_in_words,
    discrepancy_heading,
    own_date_in_words,
)
from timeline_app.core.wording.plain_text import upper_first
from timeline_app.program.plain_text import one_line

_MARKDOWN_SIGNS = re.compile(r"[\\`*_{}\[\]<>#|~]")
OriginalOf = Callable[[str], AttachedText | None]


class Passage(NamedTuple):
    """What one paragraph says: in its own words or, without the original, as a gist."""

    quotes: tuple[str, ...]
    gist: str
    source: str

    @property
    def quotation(self) -> str:
        """The words in quotation marks, with dots for what stands between them."""
        return " … ".join(f"“{quote}”" for quote in self.quotes)


class Excerpt(NamedTuple):
    """An event in words, each of them one line: the title, the date with its reason, the rest."""

    title: str
    facts: tuple[str, ...]
    passages: tuple[Passage, ...]
    differences: tuple[str, ...]


class ExcerptWriter:
    """Writes excerpts from a list; `original_of` finds the attached original of a document."""

    def __init__(self, events: EventList, original_of: OriginalOf) -> None:
        self._events = events
        self._original_of = original_of
        self._documents = {document.id: document for document in events.head.documents}

    def excerpt(self, event: Event) -> Excerpt:
        """Return what is to be said of an event."""
        return Excerpt(
            _closed_up(event.title),
            tuple(map(_closed_up, _facts(event))),
            tuple(self._passages(event.citations)),
            tuple(
                _closed_up(f"{discrepancy_heading(one)}: {one.text}{self._places(one.citations)}")
                for one in event.discrepancies
            ),
        )

    def _passages(self, citations: Sequence[Citation]) -> Iterator[Passage]:
        for (document, number), cited in _by_paragraph(citations).items():
            quotation = quoted(self._original_of(document), cited)
            quotes = tuple(map(_closed_up, quotation.passages))
            paragraph = self._events.paragraph(document, number)
            gist = "" if quotes or paragraph is None else _closed_up(paragraph.gist)
            place = f"¶ {number}"
            if not quotes:
                in_order = sorted(cited, key=lambda citation: citation.words)
                place += f", words {', '.join(map(words_as_counted, in_order))}"
            remarks = "".join(f" ({remark})" for remark in quotation.remarks)
            yield Passage(quotes, gist, f"{self._document(document)}, {place}{remarks}")

    def _places(self, citations: Sequence[Citation]) -> str:
        """Return where some citations lead, in brackets."""
        places = [
            f"{self._title(document)}, ¶ {number}" for document, number in _by_paragraph(citations)
        ]
        return f" ({'; '.join(places)})" if places else ""

    def _document(self, document_id: str) -> str:
        document = self._documents.get(document_id, Document(document_id, document_id))
        parts = (document.title, publication_in_words(document))
        return _closed_up(", ".join(part for part in parts if part))

    def _title(self, document_id: str) -> str:
        return self._events.name_of_id.get(document_id, document_id)


def as_text(excerpts: Sequence[Excerpt]) -> str:
    """Return excerpts as plain text."""
    return "\n\n\n".join(map(_text, excerpts))


def as_html(excerpts: Sequence[Excerpt]) -> str:
    """Return excerpts as rich text that a word processor or a mail takes."""
    return "\n".join(map(_html, excerpts))


def as_markdown(excerpts: Sequence[Excerpt]) -> str:
    """Return excerpts as Markdown."""
    return "\n".join(map(_markdown, excerpts))


def _text(excerpt: Excerpt) -> str:
    blocks = ["\n".join((excerpt.title, *excerpt.facts))]
    for passage in excerpt.passages:
        gist = f"Gist: {passage.gist}" if passage.gist else ""
        lines = (passage.quotation or gist, f"— {passage.source}")
        blocks.append("\n".join(line for line in lines if line))
    return "\n\n".join((*blocks, *excerpt.differences))


def _html(excerpt: Excerpt) -> str:
    blocks = [f"<p>{'<br>'.join((f'<b>{escape(excerpt.title)}</b>', *_safe(excerpt.facts)))}</p>"]
    for passage in excerpt.passages:
        gist = f"<i>Gist: {escape(passage.gist)}</i>" if passage.gist else ""
        lines = (escape(passage.quotation) or gist, f"— {escape(passage.source)}")
        blocks.append(f"<blockquote>{'<br>'.join(line for line in lines if line)}</blockquote>")
    return "\n".join((*blocks, *(f"<p>{line}</p>" for line in _safe(excerpt.differences))))


def _markdown(excerpt: Excerpt) -> str:
    blocks = [f"**{_escaped(excerpt.title)}**", *map(_escaped, excerpt.facts)]
    for passage in excerpt.passages:
        gist = f"*Gist: {_escaped(passage.gist)}*" if passage.gist else ""
        lines = (_escaped(passage.quotation) or gist, f"— {_escaped(passage.source)}")
        blocks.append("\n>\n".join(f"> {line}" for line in lines if line))
    return "\n\n".join((*blocks, *map(_escaped, excerpt.differences))) + "\n"


def _facts(event: Event) -> Iterator[str]:
    """Yield when the event is, how that is known and why, and how it repeats."""
    announced, words = announced_in_words(event), own_date_in_words(event)
    reason = f": {event.date_note}" if event.date_note else ""
    if words:
        yield f"{upper_first(words)}, {basis_in_words(event.date_basis)}{reason}"
        if announced:
            yield f"Announced {announced}"
    else:
        yield f"No date given; announced {announced}{reason}"
    if event.recurrence:
        yield f"Repeats {recurrence_in_words(event.recurrence)}"


def _by_paragraph(citations: Sequence[Citation]) -> dict[tuple[str, int], list[Citation]]:
    """Return citations by document and paragraph, the documents in the order they are named."""
    places: dict[tuple[str, int], list[Citation]] = {}
    for citation in citations:
        places.setdefault((citation.document, citation.paragraph), []).append(citation)
    order = list(dict.fromkeys(document for document, _ in places))
    return {place: places[place] for place in sorted(places, key=lambda p: order.index(p[0]))}


def _closed_up(text: str) -> str:
    """Return a text as one line; a space that keeps a number with its unit stays what it is."""
    return " ".join(filter(None, one_line(text).split(" ")))


def _safe(lines: Sequence[str]) -> Iterator[str]:
    return map(escape, lines)


def _escaped(text: str) -> str:
    """Return a text with the signs that Markdown gives a meaning made harmless."""
    return _MARKDOWN_SIGNS.sub(r"\\\g<0>", text)
