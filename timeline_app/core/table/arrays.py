"""The kinds of arrays that columns are made of: for the reader of a signature, what is in one."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

Mask = NDArray[np.bool_]
"""Whether something holds, one entry per row or event."""
Rows = NDArray[np.signedinteger[Any]]
"""Rows of the table, or places in another column; those that are kept for long in 32 bits."""
Offsets = NDArray[np.integer[Any]]
"""Where things begin or end in a text, or in which order they come."""
Seconds = NDArray[np.int64]
"""Moments, counted from 1970-01-01."""
Flags = NDArray[np.uint8]
"""Small codes of a fixed set, such as forms, traits or parts of the day."""
Codes = NDArray[np.signedinteger[Any]]
"""Codes of values that a list has, -1 for none."""
Bits = NDArray[np.unsignedinteger[Any]]
"""One bit for each value that a list has."""
Letters = NDArray[np.uint8]
"""A text as its bytes."""


def distinct(numbers: Rows) -> Rows:
    """Return whole numbers in order, each once.

    `np.unique` loads masked arrays first, which takes a process that prints 15 ms.
    """
    ordered = np.sort(numbers)
    return ordered[np.diff(ordered, prepend=ordered[:1] - 1) > 0]


def rows_where(mask: Mask) -> Rows:
    """Return the rows of a mask in the half of the room that numpy would give them."""
    if mask.all():
        return np.arange(len(mask), dtype=np.int32)
    return np.flatnonzero(mask).astype(np.int32)


def places_before(column: Seconds, rows: Rows, seconds: Seconds) -> Rows:
    """Count for each of some seconds the rows whose entry in a column in time order is before it.

    The column is searched, and then the rows: so their entries need not be copied.
    """
    # Of the type of the rows, since another would make numpy convert all of them at every call.
    firsts = np.searchsorted(column, seconds, side="left").astype(rows.dtype)
    return np.searchsorted(rows, firsts, side="left")
