"""How much the packed parts of a PDF hold, found out without holding it.

A library unpacks a stream whole before it says how large it is, and a few kilobytes can swell to
gigabytes.
"""

import re
import zlib

_STREAM = re.compile(rb"stream\r?\n")
# Nobody packs twice what does not shrink again, except to hide how large it is.
_PACKED_TWICE = re.compile(rb"/FlateDecode\s*/FlateDecode")
# So much is unpacked at a time: it fits into the cache of a processor.
_PIECE_BYTES = 65_536


def swells_beyond(data: bytes, most_bytes: int) -> bool:
    """Tell whether the streams of a PDF unpack to more than so much."""
    if _PACKED_TWICE.search(data):
        return True
    left = most_bytes
    for match in _STREAM.finditer(data):
        left -= _unpacked_bytes(data, match.end(), left)
        if left < 0:
            return True
    return False


def _unpacked_bytes(data: bytes, start: int, most_bytes: int) -> int:
    """Return how much a stream unpacks to, or a little more than the most; 0 if it is no such."""
    unpacking, total = zlib.decompressobj(), 0
    try:
        for place in range(start, len(data), _PIECE_BYTES):
            packed = data[place : place + _PIECE_BYTES]
            while packed and not unpacking.eof and total <= most_bytes:
                total += len(unpacking.decompress(packed, _PIECE_BYTES))
                packed = unpacking.unconsumed_tail
            if unpacking.eof or total > most_bytes:
                break
    except zlib.error:
        return total
    return total
