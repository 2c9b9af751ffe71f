"""The letters of events that are searched, read from their encoded bytes by whole arrays.

A million events would take seconds as objects, in which no other thread can draw. So strings are
found by their quotes, and what a string is by the key before it. Only events with an escape in them
are decoded one by one.
"""

from collections.abc import Sequence
from typing import NamedTuple

import msgspec
import numpy as np
from numpy.typing import NDArray

from timeline_app.core.table.arrays import Letters, Mask

_QUOTE, _ESCAPE, _COLON, _SPACE, _ZERO, _NINE = b'"\\: 09'
# Where an event says something itself; `text` is that of a discrepancy.
_SPOKEN_KEYS = (b"title", b"summary", b"place", b"kind", b"date_note", b"text")
_DOCUMENT, _PARAGRAPH = b"document", b"paragraph"
# Ordinals have at most ten digits.
_MOST_DIGITS = 10

Places = NDArray[np.int64]


class _Cited(msgspec.Struct, gc=False):
    document: str
    paragraph: int


class _Discrepancy(msgspec.Struct, gc=False):
    text: str
    citations: tuple[_Cited, ...] = ()


class _Spoken(msgspec.Struct, gc=False):
    """As much of an event as is searched."""

    title: str
    kind: str
    summary: str = ""
    place: str = ""
    date_note: str = ""
    citations: tuple[_Cited, ...] = ()
    discrepancies: tuple[_Discrepancy, ...] = ()


_decode = msgspec.json.Decoder(_Spoken).decode


class EventLetters(NamedTuple):
    """Strings `[starts, ends)` in some letters, and which event each is from, in rising order.

    `cited_*` are the paragraphs that are cited: the place of the document's id, the number, and
    the event.
    """

    letters: Letters
    starts: Places
    ends: Places
    events: Places
    cited_starts: Places
    cited_ends: Places
    cited_numbers: Places
    cited_events: Places


def read_letters(buffer: memoryview, starts: Places, ends: Places) -> list[EventLetters]:
    """Return what some events say, which stand at places of a buffer in rising order."""
    first = int(starts[0])
    letters = np.frombuffer(buffer[first : int(ends[-1])], np.uint8)
    bounds = starts - first
    escapes = np.flatnonzero(letters == _ESCAPE)
    escaped = np.unique(np.searchsorted(bounds, escapes, side="right") - 1)
    found = [_plain(letters, bounds, escaped)]
    if len(escaped):
        encoded = [buffer[int(starts[event]) : int(ends[event])] for event in escaped]
        found.append(_decoded([_decode(text) for text in encoded], escaped))
    return found


def _plain(letters: Letters, bounds: Places, escaped: Places) -> EventLetters:
    """Find the strings of the events that hold no escape."""
    quotes = np.flatnonzero(letters == _QUOTE)
    if len(escaped):
        is_plain = np.ones(len(bounds) + 1, np.bool_)
        is_plain[escaped] = False
        quotes = quotes[is_plain[np.searchsorted(bounds, quotes, side="right") - 1]]
    starts, ends = quotes[::2] + 1, quotes[1::2]
    is_key = letters[_after_space(letters, ends + 1)] == _COLON
    key_places = np.flatnonzero(is_key)
    key_starts, key_ends = starts[is_key], ends[is_key]
    is_spoken = np.zeros(len(starts), np.bool_)
    for key in _SPOKEN_KEYS:
        values = key_places[_spells(letters, key_starts, key_ends, key)] + 1
        is_spoken[values] = True
    documents = key_places[_spells(letters, key_starts, key_ends, _DOCUMENT)] + 1
    numbers = key_ends[_spells(letters, key_starts, key_ends, _PARAGRAPH)]
    spoken = np.flatnonzero(is_spoken)
    return EventLetters(
        letters,
        starts[spoken],
        ends[spoken],
        np.searchsorted(bounds, starts[spoken], side="right") - 1,
        starts[documents],
        ends[documents],
        _numbers(letters, numbers + 1),
        np.searchsorted(bounds, numbers, side="right") - 1,
    )


def _after_space(letters: Letters, places: Places) -> Places:
    """Return where after some places there is something else than space."""
    places = np.minimum(places, len(letters) - 1)
    late = np.flatnonzero(letters[places] <= _SPACE)
    while len(late):
        places[late] += 1
        late = late[places[late] < len(letters)]
        late = late[letters[places[late]] <= _SPACE]
        places = np.minimum(places, len(letters) - 1)
    return places


def _spells(letters: Letters, starts: Places, ends: Places, word: bytes) -> Mask:
    """Return which strings are a word."""
    found: Mask = ends - starts == len(word)
    places = np.flatnonzero(found)
    for offset, letter in enumerate(word):
        places = places[letters[starts[places] + offset] == letter]
    found[:] = False
    found[places] = True
    return found


def _numbers(letters: Letters, places: Places) -> Places:
    """Return the numbers that stand after the keys that end at some places."""
    places = _after_space(letters, _after_space(letters, places) + 1)
    numbers = np.zeros(len(places), np.int64)
    for _ in range(_MOST_DIGITS):
        digits = letters[np.minimum(places, len(letters) - 1)].astype(np.int64)
        is_digit = (digits >= _ZERO) & (digits <= _NINE)
        numbers = np.where(is_digit, numbers * 10 + digits - _ZERO, numbers)
        places = places + is_digit
    return numbers


def _decoded(spoken: Sequence[_Spoken], events: Places) -> EventLetters:
    """Return the strings of events that were decoded, as if they stood one after the other."""
    texts: list[bytes] = []
    counts: list[int] = []
    cited: list[tuple[int, bytes, int]] = []
    for event, one in zip(events.tolist(), spoken, strict=True):
        notes = [note.text for note in one.discrepancies]
        said = [one.title, one.summary, one.place, one.kind, one.date_note, *notes]
        texts += [text.encode("utf-8", "surrogatepass") for text in said]
        counts.append(len(said))
        both = (*one.citations, *(c for note in one.discrepancies for c in note.citations))
        cited += [(event, c.document.encode(), c.paragraph) for c in both]
    documents = [document for _, document, _ in cited]
    joined = b'"'.join([*texts, *documents, b""])
    lengths = np.array([len(text) for text in [*texts, *documents]], np.int64)
    ends = np.cumsum(lengths + 1) - 1
    starts, count = ends - lengths, len(texts)
    return EventLetters(
        np.frombuffer(joined, np.uint8),
        starts[:count],
        ends[:count],
        np.repeat(events, counts),
        starts[count:],
        ends[count:],
        np.array([number for _, _, number in cited], np.int64),
        np.array([event for event, _, _ in cited], np.int64),
    )
