"""The text index: which texts hold some words, in a handful of arrays.

Each word of the texts stands once, in alphabetical order, with the places where it occurs; a place
is the number of a text and the place in it, in one number. So the words with a beginning stand
together, and so do their places. There is no object for each word or text: the collector of Python
has nothing to walk through, and other threads can draw while all this is made.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from timeline_app.core.finding.folding import folded_words
from timeline_app.core.finding.query import Phrase, Term, parts_of_word
from timeline_app.core.finding.recent import Recent
from timeline_app.core.finding.word_keys import (
    WORD_BYTES,
    Keys,
    WordKeys,
    alphabetical,
    are_foreign,
    gathered,
    lowered,
    with_room,
    words_in,
)
from timeline_app.core.table.arrays import Letters, Mask, Rows

Entries = NDArray[np.uint32]

# Added up in two microseconds, of which a search takes twenty.
_RUN_WORDS = 64
_ENTRY_BITS = np.iinfo(np.uint32).bits
# The words of the queries that somebody types while looking for one thing.
_MOST_PHRASES = 64


class TextIndex:
    """Finds the texts that hold a term.

    `words` are the letters of all words, each of as many as `word_lengths` tells; word n occurs at
    `entries[entry_ends[n - 1] : entry_ends[n]]`.
    """

    def __init__(
        self,
        text_count: int,
        words: Letters,
        word_lengths: NDArray[np.uint8],
        entries: Entries,
        entry_ends: NDArray[np.uint32],
    ) -> None:
        self.text_count = text_count
        self.words, self.word_lengths = words, word_lengths
        # Where every run of words begins: where each of a million does would take 4 MB.
        ends = np.cumsum(word_lengths, dtype=np.int64)
        self._run_starts = np.concatenate([[0], ends[_RUN_WORDS - 1 :: _RUN_WORDS]])
        self.entries, self.entry_ends = entries, entry_ends
        self._shift = np.uint32(place_bits(text_count))
        self._letters = words.data
        # A bit for each text: of a million, 64 masks would take 64 MB.
        self._masks: Recent[Phrase, NDArray[np.uint8]] = Recent(_MOST_PHRASES)

    def mask(self, term: Term) -> Mask:
        """Return which texts hold a term, in any of its spellings."""
        mask = np.zeros(self.text_count, np.bool_)
        for phrase in (*term.spellings, *self._splits(term.split_word)):
            bits = self._masks.answer(phrase, self._with_phrase)
            mask |= np.unpackbits(bits, count=self.text_count).view(np.bool_)
        return mask

    def _with_phrase(self, phrase: Phrase) -> NDArray[np.uint8]:
        mask = np.zeros(self.text_count, np.bool_)
        last = len(phrase.words) - 1
        found = [
            (offset, self._places(word, is_open=phrase.is_open and offset == last))
            for offset, word in enumerate(phrase.words)
        ]
        # Beginning with the rarest, each following word has less to be compared with.
        found.sort(key=lambda one: len(one[1]))
        beginnings = self._moved(found[0][1], -found[0][0])
        for offset, places in found[1:]:
            beginnings = beginnings[_are_in(self._moved(beginnings, offset), places)]
        mask[beginnings >> self._shift] = True
        return np.packbits(mask)

    def _moved(self, entries: Entries, offset: int) -> Entries:
        """Return entries so many words further on in the same texts."""
        if not offset:
            return entries
        below = np.uint32((1 << int(self._shift)) - 1)
        moved = entries + np.uint32(offset & int(below))
        return entries & ~below | moved & below

    def _places(self, word: str, *, is_open: bool) -> Entries:
        """Return where a word occurs, or if it is open each that begins with it."""
        encoded = word.encode("utf-8", "surrogatepass")[:WORD_BYTES]
        first = self._bisect(encoded)
        # No text has this byte, and none comes after it.
        last = self._bisect(encoded + (b"\xff" if is_open else b"\0"))
        begin = int(self.entry_ends[first - 1]) if first else 0
        return self.entries[begin : int(self.entry_ends[last - 1]) if last else 0]

    def _bisect(self, word: bytes) -> int:
        return bisect_left(range(len(self.word_lengths)), word, key=self._word)

    def _word(self, number: int) -> bytes:
        run = number // _RUN_WORDS
        before = self.word_lengths[run * _RUN_WORDS : number]
        begin = int(self._run_starts[run]) + int(before.sum(dtype=np.int64))
        return bytes(self._letters[begin : begin + int(self.word_lengths[number])])

    def _splits(self, word: str) -> Iterator[Phrase]:
        """Yield how a word may be written as two or three words that occur."""
        for parts in parts_of_word(word):
            if all(len(self._places(part, is_open=False)) for part in parts):
                yield Phrase(parts, is_open=False)


def place_bits(text_count: int) -> int:
    """Return how many bits of an entry tell the place in the text; places count round and round.

    With a million texts that is each of 4,096 places.
    """
    return _ENTRY_BITS - max(1, (text_count - 1).bit_length())


def _are_in(entries: Entries, others: Entries) -> Mask:
    """Return which entries are among others."""
    if not len(others):
        return np.zeros(len(entries), np.bool_)
    if np.any(others[1:] < others[:-1]):
        others = np.sort(others)
    found: Mask = others[np.minimum(np.searchsorted(others, entries), len(others) - 1)] == entries
    return found


class _Piece(NamedTuple):
    """The words of some texts: keys, how often each occurs and where, and its letters."""

    keys: Keys
    counts: Rows
    entries: Entries
    letters: Letters
    lengths: Rows


class TextIndexBuilder:
    """Gathers the words of texts that come in pieces, each text whole in one of them."""

    def __init__(self, text_count: int) -> None:
        self._text_count = text_count
        self._bits = place_bits(text_count)
        self._maker = WordKeys()
        self._folded: dict[bytes, tuple[bytes, ...]] = {}
        self._pieces: list[_Piece] = []

    def add(self, letters: Letters, starts: Rows, ends: Rows, texts: Rows) -> None:
        """Take in strings `[starts, ends)`, in rising order, each with the number of its text."""
        if not len(starts):
            return
        letters = lowered(letters, starts, ends)
        begins, stops = words_in(letters)
        strings = np.searchsorted(starts, begins - 1, side="right") - 1
        foreign = np.flatnonzero(are_foreign(letters, begins, stops))
        if len(foreign):
            letters, begins, stops, strings = self._fold(letters, begins, stops, strings, foreign)
        if len(begins):
            # A phrase goes on in no other string.
            running = np.arange(len(begins)) + strings
            entries = _entries(texts[strings], running, self._bits)
            self._pieces.append(self._piece(letters, begins, stops, entries))

    def add_texts(self, texts: Iterable[str]) -> None:
        """Take in all texts at once, each of one string."""
        encoded = [text.encode("utf-8", "surrogatepass") for text in texts]
        lengths = np.array([len(text) for text in encoded], np.int64)
        ends = np.cumsum(lengths + 1) - 1
        letters = np.frombuffer(b"\n".join([*encoded, b""]), np.uint8)
        self.add(letters, ends - lengths, ends, np.arange(len(encoded)))

    def _fold(
        self, letters: Letters, begins: Rows, stops: Rows, strings: Rows, foreign: Rows
    ) -> tuple[Letters, Rows, Rows, Rows]:
        """Put folded words in the place of those that hold more than ASCII."""
        data, folded = letters.data, self._folded
        words: list[tuple[bytes, ...]] = []
        for begin, stop in zip(begins[foreign].tolist(), stops[foreign].tolist(), strict=True):
            word = bytes(data[begin:stop])
            known = folded.get(word)
            if known is None:
                known = _folded_bytes(word)
                if len(word) <= WORD_BYTES:
                    folded[word] = known
            words.append(known)
        counts = np.ones(len(begins), np.int64)
        counts[foreign] = [len(parts) for parts in words]
        flat = [part for parts in words for part in parts]
        lengths = np.array([len(part) for part in flat], np.int64)
        is_foreign = np.zeros(len(begins), np.bool_)
        is_foreign[foreign] = True
        is_foreign = np.repeat(is_foreign, counts)
        begins, stops, strings = (np.repeat(one, counts) for one in (begins, stops, strings))
        stops[is_foreign] = len(letters) + np.cumsum(lengths)
        begins[is_foreign] = stops[is_foreign] - lengths
        return np.concatenate([letters, with_room(b"".join(flat))]), begins, stops, strings

    def _piece(self, letters: Letters, begins: Rows, stops: Rows, entries: Entries) -> _Piece:
        keys = self._maker.keys(letters, begins, stops)
        order = self._maker.order(keys)
        ordered = keys[order]
        firsts = np.flatnonzero(np.concatenate([[True], ordered[1:] != ordered[:-1]]))
        ones = order[firsts]
        lengths = np.minimum(stops[ones] - begins[ones], WORD_BYTES)
        return _Piece(
            ordered[firsts],
            np.diff(firsts, append=len(ordered)),
            entries[order],
            gathered(letters, begins[ones], lengths),
            lengths,
        )

    def index(self) -> TextIndex:
        """Return the index of all that was taken in; the builder has nothing any more then."""
        pieces, self._pieces = self._pieces, []
        keys = _joined([piece.keys for piece in pieces], np.uint64)
        _, firsts, codes = np.unique(keys, return_index=True, return_inverse=True)
        lengths = _joined([piece.lengths for piece in pieces], np.int64)
        letters = _joined([*(piece.letters for piece in pieces), with_room(b"")], np.uint8)
        starts = (np.cumsum(lengths) - lengths)[firsts]
        lengths = lengths[firsts]
        order = alphabetical(letters, starts, lengths)
        words = gathered(letters, starts[order], lengths[order])
        ranks = np.empty(len(order), np.int64)
        ranks[order] = np.arange(len(order))
        entries, entry_ends = _placed(pieces, ranks[codes], len(order))
        word_lengths = lengths[order].astype(np.uint8)
        return TextIndex(self._text_count, words, word_lengths, entries, entry_ends)


def _placed(
    pieces: list[_Piece], ranks: Rows, word_count: int
) -> tuple[Entries, NDArray[np.uint32]]:
    """Put all entries in the order of their words, letting go of each piece that is done."""
    bounds = np.cumsum([0, *(len(piece.keys) for piece in pieces)])
    ranks_of = [ranks[bounds[n] : bounds[n + 1]] for n in range(len(pieces))]
    totals = np.zeros(word_count, np.int64)
    for piece, codes in zip(pieces, ranks_of, strict=True):
        totals[codes] += piece.counts
    ends = np.cumsum(totals)
    following = ends - totals
    entries = np.empty(int(totals.sum()), np.uint32)
    pieces.reverse()
    for codes in ranks_of:
        piece = pieces.pop()
        before = np.cumsum(piece.counts) - piece.counts
        shifts = np.repeat(following[codes] - before, piece.counts)
        entries[np.arange(len(piece.entries)) + shifts] = piece.entries
        following[codes] += piece.counts
    return entries, ends.astype(np.uint32)


def index_of(texts: Sequence[str]) -> TextIndex:
    """Return the index of a few texts."""
    builder = TextIndexBuilder(len(texts))
    builder.add_texts(texts)
    return builder.index()


def _folded_bytes(word: bytes) -> tuple[bytes, ...]:
    parts = folded_words(word.decode("utf-8", "surrogatepass"))
    return tuple(part.encode("utf-8", "surrogatepass")[:WORD_BYTES] for part in parts)


def _entries(texts: Rows, running: Rows, bits: int) -> Entries:
    """Return text and place of words as one number; `running` counts from any number on."""
    is_first = np.concatenate([[True], texts[1:] != texts[:-1]])
    firsts = np.maximum.accumulate(np.where(is_first, running, 0))
    return (texts << bits | (running - firsts) & ((1 << bits) - 1)).astype(np.uint32)


def _joined(pieces: Sequence[NDArray[Any]], kind: type[np.generic]) -> NDArray[Any]:
    return np.concatenate([np.zeros(0, kind), *pieces])
