"""Words in arrays of letters: where they stand, and a number for each that tells it from others."""

import os

import numpy as np
from numpy.typing import NDArray

from timeline_app.core.table.arrays import Letters, Mask, Rows

Keys = NDArray[np.uint64]

WORD_BYTES = 64
"""Of longer words only so many bytes are kept and compared: those are no words but addresses."""
# The bytes of the widest number that numpy counts with.
_BLOCK = np.uint64().itemsize
_MASKS = np.array([(1 << 8 * size) - 1 for size in range(_BLOCK + 1)], np.uint64)
_LAST_OF_ASCII = ord("\x7f")
# To repeat values or to look them up lets no other thread run; of so many it takes 1 ms.
_GATHERED = 20_000
_LETTERS = b"0123456789abcdefghijklmnopqrstuvwxyz"


def _lowered() -> bytes:
    """Return for each byte what it is in a word: 0 where it parts words."""
    table = bytearray(256)
    for letter in _LETTERS:
        table[letter] = table[ord(chr(letter).upper())] = letter
    table[128:] = range(128, 256)
    return bytes(table)


_LOWERED = _lowered()


class WordKeys:
    """Gives equal words equal keys; other words have others, but for one chance in 2 ** 64.

    The chance is drawn anew for every index, so nobody can write words that are taken for others.
    """

    def __init__(self) -> None:
        self._factor = np.uint64(int.from_bytes(os.urandom(8), "little") | 1)

    def keys(self, letters: Letters, starts: Rows, ends: Rows, most: int = WORD_BYTES) -> Keys:
        """Return the keys of words `[starts, ends)`; behind the letters is room for a block."""
        lengths = np.minimum(ends - starts, most)
        found = _block(letters, starts, lengths)
        places, offset = np.flatnonzero(lengths > _BLOCK), _BLOCK
        while len(places):
            block = _block(letters, starts[places] + offset, lengths[places] - offset)
            mixed = (found[places] ^ (found[places] >> np.uint64(29))) * self._factor
            found[places] = (mixed ^ (mixed >> np.uint64(32))) + block * self._factor
            offset += _BLOCK
            places = places[lengths[places] > offset]
        return found

    def order(self, keys: Keys) -> Rows:
        """Return the places of keys so that equal ones stand together, in their order."""
        places = np.arange(len(keys), dtype=np.uint64)
        packed = (keys * self._factor) & ~np.uint64(0xFFFFFFFF) | places
        packed.sort()
        order = (packed & np.uint64(0xFFFFFFFF)).astype(np.int64)
        ordered = keys[order]
        # Among some thousand words now and then two are alike in the half that was sorted by.
        is_mixed = (ordered[1:] != ordered[:-1]) & (packed[1:] >> 32 == packed[:-1] >> 32)
        return np.argsort(keys, kind="stable") if is_mixed.any() else order


def lowered(letters: Letters, starts: Rows, ends: Rows) -> Letters:
    """Return letters as they stand in words, 0 wherever they are in none of some strings.

    It begins with a 0 and has room for a block behind it, so all places are one further.
    """
    edges = np.zeros(len(letters) + 1, np.int8)
    edges[starts] = 1
    edges[ends] -= 1
    inside = np.cumsum(edges[:-1], dtype=np.int8)
    found = np.zeros(len(letters) + 1 + _BLOCK, np.uint8)
    small = np.frombuffer(letters.tobytes().translate(_LOWERED), np.uint8)
    np.multiply(small, inside.view(np.uint8), out=found[1 : len(letters) + 1])
    return found


def with_room(letters: bytes) -> Letters:
    """Return letters with room for a block behind them."""
    return np.frombuffer(letters + bytes(_BLOCK), np.uint8)


def words_in(letters: Letters) -> tuple[Rows, Rows]:
    """Return where words begin and end in letters as `lowered` makes them."""
    is_letter = letters != 0
    edges = np.flatnonzero(is_letter[1:] != is_letter[:-1]) + 1
    return edges[::2], edges[1::2]


def are_foreign(letters: Letters, starts: Rows, ends: Rows) -> Mask:
    """Return which words hold other letters than those of ASCII."""
    is_high = letters > _LAST_OF_ASCII
    if not is_high.any():
        return np.zeros(len(starts), np.bool_)
    counts = np.concatenate([[0], np.cumsum(is_high, dtype=np.int32)])
    found: Mask = counts[ends] > counts[starts]
    return found


def gathered(letters: Letters, starts: Rows, lengths: Rows) -> Letters:
    """Return some pieces of a text, one after the other."""
    pieces = [
        _gathered(letters, starts[first : first + _GATHERED], lengths[first : first + _GATHERED])
        for first in range(0, len(starts), _GATHERED)
    ]
    return np.concatenate(pieces) if pieces else letters[:0]


def _gathered(letters: Letters, starts: Rows, lengths: Rows) -> Letters:
    before = np.cumsum(lengths) - lengths
    found: Letters = letters[np.arange(int(lengths.sum())) + np.repeat(starts - before, lengths)]
    return found


def alphabetical(letters: Letters, starts: Rows, lengths: Rows) -> Rows:
    """Return the order of some words by their bytes."""
    columns = []
    for offset in range(0, int(lengths.max(initial=0)), _BLOCK):
        left = np.clip(lengths - offset, 0, _BLOCK)
        places = np.minimum(starts + offset, len(letters) - _BLOCK)
        columns.append(_block(letters, places, left).byteswap())
    return np.lexsort(columns[::-1]) if columns else np.arange(len(starts))


def _block(letters: Letters, starts: Rows, lengths: Rows) -> Keys:
    """Return up to eight bytes of each word as a number."""
    blocks = np.ndarray((len(letters) - _BLOCK + 1,), "<u8", letters.data, strides=(1,))
    found: Keys = blocks[starts] & _MASKS[np.minimum(lengths, _BLOCK)]
    return found
