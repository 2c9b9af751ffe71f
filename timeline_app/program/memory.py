"""Memory while many objects are made at once: the garbage collector, and what is given back."""

import ctypes
import gc
import linecache
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


def collect_by_itself(*_: object, is_on: bool) -> None:
    """Let the collector come by itself, whenever enough has been made, or only when called."""
    if is_on:
        gc.unfreeze()
        gc.enable()
    else:
        gc.disable()


def freeze_all() -> None:
    """Let the collector never look again at what there is now, which takes no time.

    That is what a program is made of, and a list that is open: to search it takes 30 ms and more.
    """
    gc.freeze()


def collect_what_is_new() -> None:
    """Collect garbage among the objects made since all others were frozen, in about a ms."""
    gc.collect()


def forget_source_lines() -> None:
    """Let go of the lines of source code that Python keeps for tracebacks.

    PySide asks for the source of every module that is loaded, to see whether it mentions PySide:
    12 MB, where a program is not packaged and has any.
    """
    linecache.clearcache()


def give_back_memory() -> None:
    """Return memory that is no longer used to the system, where the C library can.

    The one of GNU keeps what lies below the last piece in use, a third of a large list's size.
    """
    with suppress(AttributeError, OSError, TypeError):
        ctypes.CDLL(None).malloc_trim(0)
