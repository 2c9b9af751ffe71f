"""What sets off the selected event and what is pointed at: grounds under them, and arcs."""

from typing import NamedTuple

from timeline_app.core.dates.edtf import parse
from timeline_app.core.event_list.event_list import EventList
from timeline_app.scene.display import Box, Curve, Hit, Scene
from timeline_app.ui.canvas.canvas_painter import arc, around


class Highlights(NamedTuple):
    """What is drawn under the events that are set off, and over all events."""

    grounds: tuple[Box, ...] = ()
    arcs: tuple[Curve, ...] = ()


class Highlighter:
    """Finds the highlights of a scene; looks through it only when something has changed."""

    def __init__(self) -> None:
        self._basis: tuple[Scene, int | None, Hit | None] | None = None
        self._highlights = Highlights()

    def highlights(
        self, scene: Scene, row: int | None, hover: Hit | None, events: EventList
    ) -> Highlights:
        """Return what sets off a selected row and a hit that is pointed at."""
        basis = self._basis
        is_known = basis is not None and (
            basis[0] is scene and basis[1] == row and basis[2] is hover
        )
        if not is_known:
            self._basis = scene, row, hover
            self._highlights = highlights_of(scene, row, hover, events)
        return self._highlights


def highlights_of(
    scene: Scene, row: int | None, hover: Hit | None, events: EventList
) -> Highlights:
    """Look through a scene for what is to be set off."""
    grounds = []
    for hit in scene.hits:
        if row is not None and row in hit.rows:
            grounds.append(around(hit, "accent-soft", "accent"))
        elif hit == hover:
            grounds.append(around(hit, "panel", ""))
    rows = {row} | (set(hover.rows) if hover is not None and len(hover.rows) == 1 else set())
    return Highlights(tuple(grounds), tuple(_arcs(scene, rows, events)))


def announced_of(events: EventList, row: int) -> float | None:
    """Return when a dated event was announced, if the list says so."""
    event = events.table.event(row)
    if event.date is None or not event.announced:
        return None
    return float(parse(event.announced).anchor_start_s)


def _arcs(scene: Scene, rows: set[int | None], events: EventList) -> list[Curve]:
    """Return arcs from announcement to due date for some events."""
    arcs = []
    for hit in scene.hits:
        if len(hit.rows) == 1 and hit.rows[0] in rows:
            announced_s = announced_of(events, hit.rows[0])
            if announced_s is not None:
                due_s = float(events.table.draw_start_s[hit.rows[0]])
                x, x_end = scene.scale.x_of(announced_s), scene.scale.x_of(due_s)
                arcs.append(arc(x, x_end, hit.y + hit.height / 2))
    return arcs
