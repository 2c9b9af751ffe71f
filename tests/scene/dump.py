"""Prints what the canvas would show, one JSON object an item: `python -m tests.scene.dump`.

First comes one object with the pieces and breaks of the axis and the height of the scene, then the
items in drawing order. It takes the way of the window, real text measuring included, but needs no
display: `--size` is that of the canvas, gutter and ruler included.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterator, Sequence
from typing import Any

from PySide6.QtGui import QGuiApplication

from timeline_app.command_line.choosing import add_file, add_filters, choose
from timeline_app.command_line.usage import UsageError
from timeline_app.core.event_list.event_list import EventList
from timeline_app.core.record.model import FilterRecord
from timeline_app.render.fonts import FontMeasurer
from timeline_app.render.typeface import use_typeface
from timeline_app.scene.axis.piecewise import PiecewiseScale
from timeline_app.scene.axis.span import LinearScale, TimeScale
from timeline_app.scene.display import Hit, Scene
from timeline_app.scene.layout import build_scene
from timeline_app.scene.metrics import SCREEN
from timeline_app.scene.ticks import ENGLISH
from timeline_app.scene.tracks.tracks import Grouping, TrackSet
from timeline_app.state.list_model import ListModel, SortedTracks
from timeline_app.state.scene_requests import SceneRequests, scale_of
from timeline_app.state.view_state import ViewState, first_state, state_of_view

DAY_S = 86_400.0
STORY = "story"


class Shown:
    """What a window without a window shows."""

    def __init__(self, events: EventList, state: ViewState) -> None:
        self.events = events
        self.state = state
        self.tracks: TrackSet = SortedTracks(events).narrowed(
            state.grouping, ListModel(events, state.filter)
        )

    def title_of(self, row: int) -> str:
        """Return the title of a row."""
        return self.events.table.event(row).title


def shown_scene(shown: Shown, width_px: float, height_px: float) -> Scene:
    """Return the scene that a canvas of some size shows at rest."""
    axis_px = width_px - SCREEN.gutter_of(width_px)
    scale = scale_of(shown.state, shown.tracks, axis_px)
    requests = SceneRequests(shown, FontMeasurer(), ENGLISH)
    requests.see(scale, height_px - SCREEN.ruler_px)
    return build_scene(requests.request(scale, (0.0, float("inf")), {}))


def state_of(
    events: EventList, record: FilterRecord, view: str, grouping: Grouping, opened: str
) -> ViewState:
    """Return the view that the options ask for."""
    state = first_state(events)
    if view != STORY:
        state = next(state_of_view(one) for one in events.head.views if one.id == view)
    if record != FilterRecord():
        state = state.with_(filter=record)
    state = state.with_(grouping=grouping)
    if opened == "auto":
        return state
    tracks = SortedTracks(events).whole(grouping).tracks
    collapsed = frozenset(track.id for track in tracks) if opened == "none" else frozenset()
    return state.with_(collapsed=collapsed)


def grouping(text: str) -> Grouping:
    """Return a grouping by its name, in the singular too."""
    return Grouping(text if text in [one.value for one in Grouping] else f"{text}s")


def items(scene: Scene, events: EventList, gutter_px: float) -> Iterator[dict[str, Any]]:
    """Yield what there is to see: headings, and the events in drawing order."""
    width = scene.scale.width_px
    for band in scene.bands:
        yield {
            "kind": "heading", "ids": [], "track": band.track, "lane": 0, "x": -gutter_px,
            "y": band.y, "width": gutter_px, "height": band.height, "label": band.label,
            "label_is_whole": True, "in_view": True, "count": band.count,
            "collapsed": band.is_collapsed,
        }  # fmt: skip
    for hit in scene.hits:
        yield _item(hit, events, width)


def _item(hit: Hit, events: EventList, width: float) -> dict[str, Any]:
    return {
        "kind": hit.kind.value,
        "ids": [event.id for event in events.table.events(hit.rows)],
        "track": hit.track,
        "lane": hit.lane,
        "x": round(hit.x, 2),
        "y": round(hit.y, 2),
        "width": round(hit.width, 2),
        "height": round(hit.height, 2),
        "label": hit.label,
        "label_is_whole": hit.label_is_whole,
        "in_view": hit.x < width and hit.x + hit.width > 0,
        "count": hit.count,
    }


def axis(scene: Scene) -> dict[str, Any]:
    """Return the pieces and breaks of the axis, and how high the scene is."""
    scale = scene.scale
    return {
        "pieces": [*_pieces(scale)],
        "breaks": [*_breaks(scale)],
        "width_px": scale.width_px,
        "height_px": scene.height_px,
    }


def _pieces(scale: TimeScale) -> Iterator[dict[str, Any]]:
    pieces = scale.pieces if isinstance(scale, PiecewiseScale) else ()
    if isinstance(scale, LinearScale):
        yield _piece(scale, 0.0)
    for piece in pieces:
        yield _piece(piece.scale, piece.x_start)


def _piece(scale: LinearScale, x: float) -> dict[str, Any]:
    return {
        "span": [scale.span.start_s, scale.span.end_s],
        "x": x,
        "width": scale.width_px,
        "px_per_day": scale.px_per_s * DAY_S,
    }


def _breaks(scale: TimeScale) -> Iterator[dict[str, Any]]:
    for gap in scale.breaks() if isinstance(scale, PiecewiseScale) else ():
        if gap.skipped is not None:
            yield {
                "x": gap.x_start,
                "width": gap.x_end - gap.x_start,
                "skipped_s": gap.skipped.duration_s,
            }


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the scene that was asked for."""
    parser = argparse.ArgumentParser(prog="python -m tests.scene.dump", description=__doc__)
    add_file(parser)
    add_filters(parser)
    parser.add_argument("--size", default="1440x900", metavar="WxH")
    parser.add_argument("--group", type=grouping, default=Grouping.THEME)
    parser.add_argument("--view", default=STORY, metavar="ID", help="a view, or story")
    parser.add_argument("--open", choices=("all", "none", "auto"), default="auto")
    parser.add_argument("--json", action="store_true", help="one object a line (always so)")
    options = parser.parse_args(arguments)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    existing = QGuiApplication.instance()
    application = existing if isinstance(existing, QGuiApplication) else QGuiApplication(["dump"])
    use_typeface(application)
    width, _, height = options.size.partition("x")
    try:
        chosen = choose(options)
    except UsageError as error:
        print(error, file=sys.stderr)
        return 2
    state = state_of(chosen.events, chosen.record, options.view, options.group, options.open)
    scene = shown_scene(Shown(chosen.events, state), float(width), float(height))
    gutter_px = SCREEN.gutter_of(float(width))
    for line in (axis(scene), *items(scene, chosen.events, gutter_px)):
        print(json.dumps(line, ensure_ascii=False))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
