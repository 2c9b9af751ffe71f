"""What sets off the selected event and what is pointed at: grounds under them, and arcs."""

from dataclasses import dataclass

from timeline_app.core.dates.edtf import parse
from timeline_app.core.event_list.event_list import EventList
from timeline_app.scene.display import Box, Curve, Hit, Scene
from timeline_app.ui.canvas.canvas_painter import arc, around
from timeline_app.ui.session.controller import Controller


@dataclass(frozen=True, slots=True)
class Marked:
    """The highlights and arcs of one scene for a selected row and a hit that is pointed at."""

    scene: Scene
    row: int | None
    hover: Hit | None
    highlights: tuple[Box, ...]
    arcs: tuple[Curve, ...]

    @classmethod
    def of(
        cls, scene: Scene, row: int | None, hover: Hit | None, controller: Controller
    ) -> "Marked":
        """Look through a scene for what is to be set off."""
        highlights = []
        for hit in scene.hits:
            if row is not None and row in hit.rows:
                highlights.append(around(hit, "accent-soft", "accent"))
            elif hit == hover:
                highlights.append(around(hit, "panel", ""))
        rows = {row} | (set(hover.rows) if hover is not None and len(hover.rows) == 1 else set())
        return cls(scene, row, hover, tuple(highlights), tuple(_arcs(scene, rows, controller)))

    def is_of(self, scene: Scene, row: int | None, hover: Hit | None) -> bool:
        """Tell whether this is what is to be shown."""
        return self.scene is scene and self.row == row and self.hover is hover


def _arcs(scene: Scene, rows: set[int | None], controller: Controller) -> list[Curve]:
    """Return arcs from announcement to due date for some events."""
    arcs = []
    for hit in scene.hits:
        if len(hit.rows) == 1 and hit.rows[0] in rows:
            announced_s = announced_of(controller.events, hit.rows[0])
            if announced_s is not None:
                due_s = float(controller.events.table.draw_start_s[hit.rows[0]])
                x, x_end = scene.scale.x_of(announced_s), scene.scale.x_of(due_s)
                arcs.append(arc(x, x_end, hit.y + hit.height / 2))
    return arcs


def announced_of(events: EventList, row: int) -> float | None:
    """Return when a dated event was announced, if the list says so."""
    event = events.table.event(row)
    if event.date is None or not event.announced:
        return None
    return float(parse(event.announced).anchor_start_s)
