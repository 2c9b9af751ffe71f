"""A file that is read again, parted into paragraphs as somebody has settled them before.

A list holds no text, but fingerprints of each paragraph and of what was left out. Since joining,
splitting and leaving out change no words, the file can be led through the same steps again: each
paragraph is taken off its beginning, with as many words as it has, if these are the words.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import msgspec

from timeline_app.core.record.model import ParagraphFile
from timeline_app.core.record.normal_words import normalised_words, words_sha256
from timeline_app.exchange.documents.document import ReadDocument, ReadParagraph
from timeline_app.exchange.documents.operations import breaks_off, joined, split_at

Rows = tuple[ReadParagraph, ...]

# Each paragraph takes one step, and each row that is left out another; so many more for each, and
# for a text of few, are enough for words that recur, and too few for a file made to have no end.
_STEPS_PER_ROW, _SPARE_STEPS = 3, 2_000


class _State(NamedTuple):
    """What is left of a file, and the paragraphs taken off it, as a chain from the last one.

    `between` are rows that the paragraph at the beginning steps over; they come after it.
    """

    rows: Rows
    between: Rows = ()
    taken: int = 0
    last: ReadParagraph | None = None
    before: _State | None = None


def arranged_as(read: ReadDocument, file: ParagraphFile) -> ReadDocument | None:
    """Return a document with the paragraphs that a list knows; None if it has not all its words.

    Words that recur can be taken in two ways, of which one leads on; the other is tried later.
    """
    search = _Search(file)
    ways = [iter([_State(read.paragraphs)])]
    steps_left = _SPARE_STEPS + _STEPS_PER_ROW * (len(read.paragraphs) + len(file.paragraphs))
    while ways and steps_left:
        steps_left -= 1
        state = next(ways[-1], None)
        if state is None:
            ways.pop()
        elif search.is_done(state):
            return msgspec.structs.replace(read, paragraphs=_paragraphs(state))
        else:
            ways.append(search.following(state))
    return None


def _paragraphs(state: _State) -> Rows:
    found = []
    at: _State | None = state
    while at is not None and at.last is not None:
        found.append(at.last)
        at = at.before
    return tuple(reversed(found))


class _Search:
    """Knows the paragraphs of a list, and what it has left out of their file."""

    def __init__(self, file: ParagraphFile) -> None:
        self._paragraphs = file.paragraphs
        self._left_out = file.left_out
        self._prints = {one.sha256 for one in file.left_out}
        self._counts = {one.word_count for one in file.left_out}

    def is_done(self, state: _State) -> bool:
        """Tell whether all words are where they belong."""
        return state.taken == len(self._paragraphs) and not (state.rows or state.between)

    def following(self, state: _State) -> Iterator[_State]:
        """Yield what may come next, the likeliest first."""
        if not state.rows:
            return
        head, rest = state.rows[0], state.rows[1:]
        wanted = self._paragraphs[state.taken : state.taken + 1]
        for paragraph in wanted:
            first, *more = _split(head, paragraph.word_count)
            if _print_of(first.text) == paragraph.sha256:
                last = msgspec.structs.replace(first, kind=paragraph.kind)
                rows = (*more, *state.between, *rest)
                yield _State(rows, (), state.taken + 1, last, state)
        if not state.between:
            yield from (state._replace(rows=rows) for rows in self._without_first(state.rows))
        for paragraph in wanted:
            if rest and (_count(head) < paragraph.word_count or breaks_off(head)):
                yield from self._going_on(state, head, rest)
            yield from self._without_inner(state, head, rest)

    def _going_on(self, state: _State, head: ReadParagraph, rest: Rows) -> Iterator[_State]:
        """Yield what may come next if a paragraph goes on after the first row."""
        if self._has(rest[0]):
            yield state._replace(rows=(head, *rest[1:]), between=(*state.between, rest[0]))
        yield state._replace(rows=(joined(head, rest[0]), *rest[1:]))
        for rows in self._without_first(rest):
            yield state._replace(rows=(head, *rows))

    def _without_inner(self, state: _State, head: ReadParagraph, rest: Rows) -> Iterator[_State]:
        """Yield what may come next if something within the first row is left out of a paragraph."""
        words = normalised_words(head.text)
        for first in range(1, len(words)):
            for count in self._counts:
                if words_sha256(words[first : first + count]) in self._prints:
                    beginning, *more = _split(head, first)
                    after = _split(more[0], count)[1:] if more else ()
                    yield state._replace(rows=(beginning, *after, *rest))

    def _without_first(self, rows: Rows) -> Iterator[Rows]:
        """Yield rows without what may be left out at their beginning."""
        if not rows:
            return
        if self._has(rows[0]) or not normalised_words(rows[0].text):
            yield rows[1:]
        for words in self._left_out:
            for row, rest in _runs(rows, words.word_count):
                first, *more = _split(row, words.word_count)
                if _print_of(first.text) == words.sha256:
                    yield (*more, *rest)

    def _has(self, row: ReadParagraph) -> bool:
        """Tell whether a row is left out as a whole, by the list or by its reader."""
        return row.kind == "skip" or _print_of(row.text) in self._prints


def _runs(rows: Rows, count: int) -> Iterator[tuple[ReadParagraph, Rows]]:
    """Yield the first rows as one that has so many words, and the rows after it.

    A word that is parted at its end may be a longer one, and count no more.
    """
    row, rest = rows[0], rows[1:]
    while True:
        if _count(row) >= count:
            yield row, rest
        if not rest or not (_count(row) < count or breaks_off(row)):
            return
        row, rest = joined(row, rest[0]), rest[1:]


def _split(row: ReadParagraph, count: int) -> Rows:
    """Return the first words of a row and the others; the row alone if it has no more."""
    return split_at(ReadDocument(paragraphs=(row,)), 0, count).paragraphs


def _count(row: ReadParagraph) -> int:
    return len(normalised_words(row.text))


def _print_of(text: str) -> str:
    return words_sha256(normalised_words(text))
