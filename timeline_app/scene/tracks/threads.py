"""Threads: how far events go on that have no known end or recur, and their occurrences."""

import math
from collections.abc import Iterator

from timeline_app.core.dates.civil import TIME_MAX_S
from timeline_app.core.dates.rhythm import occurrences
from timeline_app.core.table.table import Basis
from timeline_app.scene.display import Line
from timeline_app.scene.tracks.figures import Figure
from timeline_app.scene.tracks.request import SceneRequest
from timeline_app.scene.tracks.room import Room
from timeline_app.scene.tracks.spacing import RECURRING

# Ticks hang from their thread, clear of the label that slides above it.
_TICK_PX = 2.5


def x_lasts(request: SceneRequest, row: int) -> float:
    """Return to where an event goes on that has no known end, or recurs."""
    end_s = int(request.track_set.table.end_s[row])
    return math.inf if end_s >= TIME_MAX_S else float(request.scale.x_of(float(end_s)))


def thread_ticks(request: SceneRequest, room: Room, figure: Figure, y: float) -> Iterator[Line]:
    """Yield a tick on the thread at `y` of a dated event for each time it recurs in the scene.

    Where a room has no threads, or a thread gives way to another event, there are no ticks.
    """
    look, scale, table = figure.look, request.scale, request.track_set.table
    is_dated = look.basis is not Basis.UNDATED
    if not (look.traits & RECURRING and is_dated and room.has_threads):
        return
    first_s, rule = int(table.draw_start_s[look.row]), table.event(look.row).recurrence
    for second in occurrences(rule, first_s, scale.span.start_s, scale.span.end_s):
        x = scale.x_of(float(second))
        if figure.x_high < x < min(scale.width_px, figure.x_lasts):
            yield Line(x, y, x, y + _TICK_PX, look.color)
