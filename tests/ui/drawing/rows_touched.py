"""Counts the entries of columns that a piece of work looks at, on however fast a machine."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec
import numpy as np

from timeline_app.scene.tracks.tracks import Track
from timeline_app.ui.window.main_window import MainWindow


class Watched(np.ndarray):
    """A column that tells how many of its entries, and of what is made of it, are looked at."""

    seen = 0

    @classmethod
    def of(cls, array: np.ndarray[Any, Any]) -> Watched:
        """Return a column as one that is watched."""
        return array.view(cls)

    def __array_ufunc__(self, ufunc: Any, method: str, *inputs: Any, **options: Any) -> Any:
        Watched.seen += max(np.size(thing) for thing in inputs)
        plain = [_plain(thing) for thing in inputs]
        if "out" in options:
            options["out"] = tuple(_plain(thing) for thing in options["out"])
        return _watched(getattr(ufunc, method)(*plain, **options))

    def __array_function__(self, function: Any, types: Any, given: Any, options: Any) -> Any:
        plain = [_plain(thing) for thing in given]
        if function is np.searchsorted:
            # By halving: as many looks as the number of entries has bits.
            Watched.seen += np.size(plain[1]) * int(np.size(plain[0])).bit_length()
        else:
            Watched.seen += max((np.size(thing) for thing in _flat(plain)), default=0)
        return _watched(function(*plain, **{n: _plain(t) for n, t in options.items()}))

    def __getitem__(self, key: Any) -> Any:
        found = _plain(self)[_plain(key)]
        if isinstance(key, np.ndarray):
            Watched.seen += key.size
        return _watched(found)

    def tolist(self) -> Any:
        Watched.seen += self.size
        return super().tolist()


def _plain(thing: Any) -> Any:
    if isinstance(thing, Watched):
        return thing.view(np.ndarray)
    return type(thing)(map(_plain, thing)) if isinstance(thing, list | tuple) else thing


def _watched(thing: Any) -> Any:
    return thing.view(Watched) if isinstance(thing, np.ndarray) and thing.size > 1 else thing


def _flat(things: list[Any]) -> list[Any]:
    parted = (thing if isinstance(thing, list | tuple) else [thing] for thing in things)
    return [part for parts in parted for part in parts]


def watch(window: MainWindow) -> None:
    """Watch all columns of a window's list, its tracks, and what its filter lets pass."""
    controller = window.controller
    table, model = controller.events.table, controller.model
    for name in (
        "start_s",
        "end_s",
        "draw_start_s",
        "draw_end_s",
        "form",
        "basis",
        "traits",
    ):
        msgspec.structs.force_setattr(table, name, Watched.of(getattr(table, name)))
    for column in table.facets.values():
        for name, array in column.held.arrays().items():
            msgspec.structs.force_setattr(column.held, name, Watched.of(array))
    for name in ("mask", "rows"):
        vars(model)[name] = Watched.of(getattr(model, name))
    for track in controller.tracks.tracks:
        _watch_track(track)


def _watch_track(track: Track) -> None:
    for name in ("rows", "all_start_s", "end_s"):
        msgspec.structs.force_setattr(track, name, Watched.of(getattr(track, name)))
    for name in ("sorted_end_s", "block_end_s"):
        vars(track)[name] = Watched.of(getattr(track, name))


def touched(work: Callable[[], object]) -> int:
    """Return how many entries some work looks at."""
    before = Watched.seen
    work()
    return Watched.seen - before
