"""Where the events stand in the text of a list: found by how they begin, or else by decoding.

An object that begins with an id can be nothing but an event, and no text of a file can look like
the beginning of one, since quotes in a text are escaped. So events that all begin alike, with the
same between them, are found without decoding. Whoever decodes them must see that there are as
many: one that begins with another key is missed.
"""

import re
from typing import NamedTuple

import msgspec
import numpy as np
from numpy.typing import NDArray

from timeline_app.core.record.model import ListHead
from timeline_app.core.table.arrays import Letters, Offsets

_PIECE_BYTES = 1_000_000
"""So much is searched at once: it fits in the processor's cache."""
_EVENTS_KEY = re.compile(rb'"events"\s*:\s*\[')
_OPENING = re.compile(rb'\s*(\{\s*"id")')


class MisplacedError(ValueError):
    """Events do not all begin alike: only decoding finds them."""


class FileParts(NamedTuple):
    """The head of a file, and where each event begins and ends."""

    head: ListHead
    starts: Offsets
    ends: Offsets


class _BulkFile(ListHead, frozen=True):
    """The file with its events still encoded."""

    events: list[msgspec.Raw] = []  # noqa: RUF012  msgspec copies it


def exact_parts(data: bytes) -> FileParts:
    """Find the events of any list. Raises DecodeError for what is not JSON or has another head."""
    file = msgspec.json.decode(data, type=_BulkFile)
    lengths = np.fromiter(map(len, file.events), np.int64, len(file.events))
    starts = np.empty(len(lengths), np.int64)
    position = data.find(bytes(file.events[0])) if file.events else 0
    for index, length in enumerate(lengths.tolist()):
        position = data.index(b"{", position)
        starts[index] = position
        position += length
    return FileParts(_head_of(file), starts, starts + lengths)


def quick_parts(data: bytes) -> FileParts:
    """Find events that all begin alike. Raises MisplacedError if they do not."""
    key = _EVENTS_KEY.search(data)
    opening = _OPENING.match(data, key.end()) if key else None
    array_end = data.rfind(b"]")
    if key is None or opening is None or array_end < opening.end():
        raise MisplacedError("no events that begin with an id")
    try:
        file = msgspec.json.decode(data[: key.end()] + data[array_end:], type=_BulkFile)
    except msgspec.DecodeError as error:
        raise MisplacedError("something stands behind the events") from error
    starts, gap = _starts(data, opening.start(1), array_end, opening[1])
    last_end = data.rfind(b"}", 0, array_end) + 1
    if data[last_end:array_end].strip():
        raise MisplacedError("something stands behind the events")
    return FileParts(_head_of(file), starts, np.append(starts[1:] - gap, last_end))


def _starts(data: bytes, first: int, end: int, opening: bytes) -> tuple[Offsets, int]:
    """Return where events begin, and how many bytes stand between any two."""
    second = data.find(opening, first + 1, end)
    between = data[data.rfind(b"}", first, second) : second] if second >= 0 else b"}"
    if between[1:].strip() != b"," * (second >= 0):
        raise MisplacedError("no comma between events")
    letters = np.frombuffer(data, np.uint8)
    pieces = [np.array([first])]
    for begin in range(first + 1, end, _PIECE_BYTES):
        found = begin + np.flatnonzero(letters[begin : min(begin + _PIECE_BYTES, end)] == ord("{"))
        found = found[found + len(opening) <= end]
        found = found[_are(letters, found, opening)]
        if not np.all(_are(letters, found - len(between), between)):
            raise MisplacedError("not always the same between events")
        pieces.append(found)
    return np.concatenate(pieces), len(between) - 1


def _are(letters: Letters, places: Offsets, wanted: bytes) -> NDArray[np.bool_]:
    """Tell at which places something stands."""
    found = np.ones(len(places), np.bool_)
    for offset, letter in enumerate(wanted):
        found &= letters[places + offset] == letter
    return found


def _head_of(file: _BulkFile) -> ListHead:
    values = {name: getattr(file, name) for name in ListHead.__struct_fields__}
    return ListHead(**values)
