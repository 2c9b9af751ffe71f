"""Memory while many objects are made at once: the garbage collector, and what is given back."""

import ctypes
import gc
from collections.abc import Iterator
from contextlib import contextmanager, suppress


@contextmanager
def without_collector() -> Iterator[None]:
    """Pause the garbage collector: it would search a great many new objects in vain."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def give_back_memory() -> None:
    """Return memory that is no longer used to the system, where the C library can.

    The one of GNU keeps what lies below the last piece in use, a third of a large list's size.
    """
    with suppress(AttributeError, OSError, TypeError):
        ctypes.CDLL(None).malloc_trim(0)
