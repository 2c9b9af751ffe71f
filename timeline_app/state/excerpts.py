"""Excerpts: events as one pastes them into a letter, with what they rest on."""

import re
from collections.abc import Iterator, Sequence
from html import escape
from typing import NamedTuple

from timeline_app.core.citations.passages import OriginalOf, Passage, PassageWriter, closed_up
from timeline_app.core.event_list.event_list import EventList
from timeline_app.core.record.model import Event
from timeline_app.core.wording.date_words import basis_in_words, recurrence_in_words
from timeline_app.core.wording.event_words import (
    announced_in_words,
    discrepancy_heading,
    is_not_read,
    own_date_in_words,
)
from timeline_app.core.wording.plain_text import upper_first

_MARKDOWN_SIGNS = re.compile(r"[\\`*_{}\[\]<>#|~]")


class Excerpt(NamedTuple):
    """An event in words, each of them one line: the title, the date with its reason, the rest."""

    title: str
    facts: tuple[str, ...]
    passages: tuple[Passage, ...]
    differences: tuple[str, ...]


class ExcerptWriter:
    """Writes excerpts from a list; `original_of` finds the attached original of a document."""

    def __init__(self, events: EventList, original_of: OriginalOf) -> None:
        self._passages = PassageWriter(events, original_of)

    def excerpt(self, event: Event) -> Excerpt:
        """Return what is to be said of an event."""
        places = self._passages.places
        return Excerpt(
            closed_up(event.title),
            tuple(map(closed_up, _facts(event))),
            tuple(self._passages.passages(event.citations)),
            tuple(
                closed_up(f"{discrepancy_heading(one)}: {one.text}{places(one.citations)}")
                for one in event.discrepancies
            ),
        )


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
    elif is_not_read(event):
        yield f"Date not read{reason}"
    else:
        yield f"No date given; announced {announced}{reason}"
    if event.recurrence:
        yield f"Repeats {recurrence_in_words(event.recurrence)}"


def _safe(lines: Sequence[str]) -> Iterator[str]:
    return map(escape, lines)


def _escaped(text: str) -> str:
    """Return a text with the signs that Markdown gives a meaning made harmless."""
    return _MARKDOWN_SIGNS.sub(r"\\\g<0>", text)
