"""What sets off the selected event and what is pointed at: grounds under them, and arcs."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

import numpy as np

from timeline_app.core.dates.edtf import parse
from timeline_app.core.event_list.event_list import EventList
from timeline_app.scene.display import Box, Curve, Hit, Label, Scene
from timeline_app.ui.drawing.canvas_painter import arc, around

# Half of a line of labels.
_HALF_LINE_PX = 8.0
# More arcs than these are a tangle.
_MOST_PROMISES = 500


class Highlights(NamedTuple):
    """What is drawn under the events that are set off, and over all events but their `words`."""

    grounds: tuple[Box, ...] = ()
    arcs: tuple[Curve, ...] = ()
    words: tuple[Label, ...] = ()


class Highlighter:
    """Finds the highlights of a scene; looks through it only when something has changed."""

    def __init__(self, refresh: Callable[[], None]) -> None:
        self._refresh = refresh
        self._shows_promises = False
        self._basis: tuple[Scene, int | None, Hit | None, bool] | None = None
        self._highlights = Highlights()

    def show_promises(self, is_on: bool) -> None:
        """Draw the arcs from announcement to due date of all events in view, or of some."""
        self._shows_promises = is_on
        self._refresh()

    def highlights(
        self, scene: Scene, row: int | None, hover: Hit | None, events: EventList
    ) -> Highlights:
        """Return what sets off a selected row and a hit that is pointed at."""
        basis = (scene, row, hover, self._shows_promises)
        old = self._basis
        if old is None or any(new is not was for new, was in zip(basis, old, strict=True)):
            self._basis = basis
            self._highlights = highlights_of(scene, row, hover, events, self._shows_promises)
        return self._highlights


def highlights_of(
    scene: Scene, row: int | None, hover: Hit | None, events: EventList, all_promises: bool = False
) -> Highlights:
    """Look through a scene for what is to be set off."""
    grounds = []
    for hit in scene.hits:
        if row is not None and row in hit.rows:
            grounds.append(around(hit, "accent-soft", "accent"))
        elif hit == hover:
            grounds.append(around(hit, "panel", ""))
    rows = {row} | (set(hover.rows) if hover is not None and len(hover.rows) == 1 else set())
    if all_promises:
        rows |= {hit.rows[0] for hit in scene.hits[:_MOST_PROMISES] if len(hit.rows) == 1}
    arcs = tuple(_arcs(scene, rows, events))
    return Highlights(tuple(grounds), arcs, tuple(_words_met(scene, arcs)))


def announced_of(events: EventList, row: int) -> float | None:
    """Return when a dated event was announced, if the list says so."""
    event = events.table.event(row)
    if event.date is None or not event.announced:
        return None
    return float(parse(event.announced).anchor_start_s)


def _arcs(scene: Scene, rows: set[int | None], events: EventList) -> list[Curve]:
    """Return arcs from announcement to due date for some events, as far as both are on the axis."""
    arcs, table, span = [], events.table, scene.scale.span
    for hit in scene.hits:
        if len(hit.rows) == 1 and hit.rows[0] in rows:
            announced_s = announced_of(events, hit.rows[0])
            due_s = float(table.draw_start_s[hit.rows[0]])
            if announced_s is not None and span.start_s <= announced_s < due_s < span.end_s:
                x, x_end = scene.scale.x_of(announced_s), scene.scale.x_of(due_s)
                arcs.append(arc(hit, x, x_end))
    return arcs


def _words_met(scene: Scene, arcs: tuple[Curve, ...]) -> Iterator[Label]:
    """Yield the labels that stand where an arc passes, those that slide wherever they are."""
    if not arcs:
        return
    tops, bottoms = (np.array([arc.y - by for arc in arcs]) for by in (arcs[0].rise, 0.0))
    lefts, rights = (np.array([arc[place] for arc in arcs]) for place in (0, 1))
    for item in scene.items:
        if isinstance(item, Label):
            x_end = max(item.x + item.width, item.x_end)
            is_level = (tops < item.y + _HALF_LINE_PX) & (bottoms > item.y - _HALF_LINE_PX)
            if np.any(is_level & (lefts < x_end) & (rights > item.x)):
                yield item
