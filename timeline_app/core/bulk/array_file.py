"""A file of some arrays and a text beside them, read without running any of it.

It is a magic word with the version, a CRC-32 over all that follows, the length of the header, the
header as JSON, and the raw bytes of each array. The checksum guards against damage, not against
somebody who writes one on purpose: it sees every run of up to 32 changed bits and misses one in
four thousand million others, in 0.7 ms a megabyte, half of what a cryptographic one takes. So what
it vouches for is still input like any other, and only kinds of numbers that are listed are read.
"""

import struct
import zlib
from collections.abc import Mapping
from typing import IO, Any

import msgspec
import numpy as np
from numpy.typing import NDArray

MAGIC = b"columns4"
_FRAME = struct.Struct("<8sIQ")
_KINDS = {kind: np.dtype(f"<{kind}") for kind in ("i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8")}
# Columns have one, the bits of a facet two; more was not written here.
_MOST_DIMENSIONS = 2
# Numbers of eight bytes are read as fast as can be where they begin at a multiple of as many.
_ALIGNMENT = 8

Arrays = dict[str, NDArray[Any]]


class _Place(msgspec.Struct):
    """Where an array lies behind the header, and what it is."""

    kind: str
    shape: tuple[int, ...]
    start: int


class _Header(msgspec.Struct):
    arrays: dict[str, _Place]
    text: str


def write_arrays(file: IO[bytes], arrays: Mapping[str, NDArray[Any]], text: str) -> None:
    """Write arrays with a text. Raises OSError."""
    places: dict[str, _Place] = {}
    raw: list[bytes | memoryview] = []
    end = 0
    for name, array in arrays.items():
        kind, start = array.dtype.str[1:], _aligned(end)
        raw += [b"\0" * (start - end), _bytes_of(array, _KINDS[kind])]
        places[name] = _Place(kind, array.shape, start)
        end = start + array.nbytes
    header = msgspec.json.encode(_Header(places, text))
    header += b" " * (_aligned(_FRAME.size + len(header)) - _FRAME.size - len(header))
    body = [header, *raw]
    checksum = zlib.crc32(struct.pack("<Q", len(header)))
    for piece in body:
        checksum = zlib.crc32(piece, checksum)
    file.write(_FRAME.pack(MAGIC, checksum, len(header)))
    file.writelines(body)


def read_arrays(data: bytes) -> tuple[Arrays, str]:
    """Return what was written; the arrays are read-only. Raises ValueError for anything else."""
    if len(data) < _FRAME.size:
        raise ValueError("too short")
    magic, checksum, header_size = _FRAME.unpack_from(data)
    whole = memoryview(data)
    if magic != MAGIC or header_size > len(data) - _FRAME.size:
        raise ValueError("another format")
    # The length of the header stands before it, so the checksum holds for both.
    if zlib.crc32(whole[_FRAME.size - 8 :]) != checksum:
        raise ValueError("damaged")
    header_end = _FRAME.size + header_size
    header = msgspec.json.decode(whole[_FRAME.size : header_end], type=_Header)
    arrays = {name: _array(data, header_end, place) for name, place in header.arrays.items()}
    return arrays, header.text


def _array(data: bytes, header_end: int, place: _Place) -> NDArray[Any]:
    kind, shape = _KINDS.get(place.kind), place.shape
    if kind is None or len(shape) > _MOST_DIMENSIONS or any(length < 0 for length in shape):
        raise ValueError("no such array")
    count = 1
    for length in shape:
        count *= length
    start = header_end + place.start
    if place.start < 0 or start + count * kind.itemsize > len(data):
        raise ValueError("an array beyond the end")
    return np.frombuffer(data, kind, count, start).reshape(shape)


def _bytes_of(array: NDArray[Any], kind: np.dtype[Any]) -> memoryview:
    return np.ascontiguousarray(array, kind).reshape(-1).view(np.uint8).data


def _aligned(offset: int) -> int:
    return -(-offset // _ALIGNMENT) * _ALIGNMENT
