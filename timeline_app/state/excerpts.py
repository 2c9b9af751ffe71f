"""Excerpts: events as one pastes them into a letter, with what they rest on."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from html import escape
from typing import NamedTuple

from timeline_app.core.citations.comparison import SUPPORT_WORDS
from timeline_app.core.citations.passages import OriginalOf, Passage, PassageWriter, closed_up
from timeline_app.core.citations.weight import is_around, rank_of
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
from timeline_app.state.list_columns import PEOPLE_HEADING

Write = Callable[[str], str]
# A note that begins so needs no other words for it.
_SAYS_SO = "no date"
_MARKDOWN_SIGNS = re.compile(r"[\\`*_{}\[\]<>#|~]")


class Excerpt(NamedTuple):
    """An event in words, each of them one line: the title, the date with its reason, the rest.

    `evidence` is what tells of the event, `around` what is cited only for when and where it was.
    """

    title: str
    facts: tuple[str, ...]
    evidence: tuple["Shown", ...]
    around: tuple["Shown", ...]
    differences: tuple[str, ...]


class Shown(NamedTuple):
    """What a paragraph says as it is shown, where it says so, and for what it is cited."""

    words: str
    is_gist: bool
    source: str


# Said in place of words that stand under an event above already.
_ABOVE = "as quoted above"
_AROUND_HEADING = "On when and where:"


class ExcerptWriter:
    """Writes excerpts from a list; `original_of` finds the attached original of a document.

    What says when and where of several events is quoted with the first of them alone.
    """

    def __init__(self, events: EventList, original_of: OriginalOf) -> None:
        self._events = events
        self._passages = PassageWriter(events, original_of)
        self._quoted: set[tuple[str, str]] = set()

    def excerpt(self, event: Event) -> Excerpt:
        """Return what is to be said of an event."""
        places = self._passages.places
        passages = sorted(
            self._passages.passages(event.citations), key=lambda one: rank_of(one.supports)
        )
        return Excerpt(
            closed_up(event.title),
            tuple(map(closed_up, (*_facts(event), *self._who_and_where(event)))),
            tuple(_shown(one) for one in passages if not is_around(one.supports)),
            tuple(self._around(one) for one in passages if is_around(one.supports)),
            tuple(
                closed_up(f"{discrepancy_heading(one)}: {one.text}{places(one.citations)}")
                for one in event.discrepancies
            ),
        )

    def _around(self, passage: Passage) -> Shown:
        shown = _shown(passage)
        key = (passage.source, shown.words)
        if key in self._quoted:
            return Shown("", False, f"{shown.source}, {_ABOVE}" if shown.words else shown.source)
        self._quoted.add(key)
        return shown

    def _who_and_where(self, event: Event) -> Iterator[str]:
        """Yield the gist of an event, its people, bodies and place."""
        names = self._events.name_of_id
        lines = (
            ("", event.summary),
            (PEOPLE_HEADING, _names(event.leaders, names)),
            ("Organisations", _names(event.organisations, names)),
            ("Spoken of", _names(event.subjects, names)),
            ("Place", event.place),
        )
        for label, text in lines:
            if text:
                yield f"{label}: {text}" if label else text


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
    blocks += _quotations(excerpt, str, "\n".join, _same, _same)
    return "\n\n".join((*blocks, *excerpt.differences))


def _html(excerpt: Excerpt) -> str:
    blocks = [f"<p>{'<br>'.join((f'<b>{escape(excerpt.title)}</b>', *_safe(excerpt.facts)))}</p>"]
    blocks += _quotations(
        excerpt,
        escape,
        lambda lines: f"<blockquote>{'<br>'.join(lines)}</blockquote>",
        lambda gist: f"<i>{gist}</i>",
        lambda heading: f"<p>{heading}</p>",
    )
    return "\n".join((*blocks, *(f"<p>{line}</p>" for line in _safe(excerpt.differences))))


def _markdown(excerpt: Excerpt) -> str:
    blocks = [f"**{_escaped(excerpt.title)}**", *map(_escaped, excerpt.facts)]
    blocks += _quotations(
        excerpt,
        _escaped,
        lambda lines: "\n>\n".join(f"> {line}" for line in lines),
        lambda gist: f"*{gist}*",
        _same,
    )
    return "\n\n".join((*blocks, *map(_escaped, excerpt.differences))) + "\n"


def _quotations(
    excerpt: Excerpt,
    safe: Write,
    block: Callable[[Iterable[str]], str],
    gist: Write,
    heading: Write,
) -> Iterator[str]:
    """Yield what is quoted, each with its source, and what says when and where under a heading."""
    for shown in (*excerpt.evidence, None, *excerpt.around):
        if shown is not None:
            words = safe(shown.words)
            lines = (gist(f"Gist: {words}") if shown.is_gist else words, f"— {safe(shown.source)}")
            yield block([line for line in lines if line])
        elif excerpt.around:
            yield heading(_AROUND_HEADING)


def _same(text: str) -> str:
    return text


def _shown(passage: Passage) -> Shown:
    """Return what a paragraph says, with what it is cited for beside where it is."""
    roles = ", ".join(SUPPORT_WORDS[one] for one in passage.supports)
    source = f"{passage.source}, on {roles}" if roles else passage.source
    words = passage.quotation or passage.gist
    return Shown(words, bool(words) and not passage.quotes, source)


def _names(ids: Iterable[str], names: Mapping[str, str]) -> str:
    return ", ".join(names.get(one, one) for one in ids)


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
    elif event.date_note.casefold().startswith(_SAYS_SO):
        yield f"Announced {announced}{reason}"
    else:
        yield f"No date given; announced {announced}{reason}"
    if event.recurrence:
        yield f"Repeats {recurrence_in_words(event.recurrence)}"


def _safe(lines: Sequence[str]) -> Iterator[str]:
    return map(escape, lines)


def _escaped(text: str) -> str:
    """Return a text with the signs that Markdown gives a meaning made harmless."""
    return _MARKDOWN_SIGNS.sub(r"\\\g<0>", text)
