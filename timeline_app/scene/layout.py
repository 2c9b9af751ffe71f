"""Layout: from tracks and a scale to a scene, in which nothing overlaps.

A small track is packed whole, so that a pan moves no lane; where the view rests, lanes in which
nothing is shown close up.
A large one is cut into cells of time with fixed edges: a sparse cell is drawn event by event, a
crowded one as density. A large track keeps its height and what stays in view its lane, so that
panning moves nothing up or down.
"""

from collections.abc import Generator

from timeline_app.scene.axis.piecewise import PiecewiseScale
from timeline_app.scene.display import Band, Hit, Label, Primitive, Ruler, Scene
from timeline_app.scene.piece_ruler import PieceRuler
from timeline_app.scene.present import behind_labels
from timeline_app.scene.ruler import grid_primitives, ruler_primitives, ruler_step
from timeline_app.scene.tracks.large_band import LargeTrackLayout
from timeline_app.scene.tracks.request import Lanes, SceneRequest
from timeline_app.scene.tracks.small_band import TrackLayout
from timeline_app.scene.tracks.tracks import Track

__all__ = ["SceneRequest", "build_scene", "scene_in_steps"]


def build_scene(request: SceneRequest) -> Scene:
    """Lay out every track and return the display list."""
    steps = scene_in_steps(request)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            scene: Scene = end.value
            return scene


def scene_in_steps(request: SceneRequest) -> Generator[None, None, Scene]:
    """Lay out one track a step and return the display list, so that others may go in between."""
    y = 0.0
    bands: list[Band] = []
    item_ends: list[int] = []
    items: list[Primitive] = []
    hits: list[Hit] = []
    lanes: Lanes = {}
    for track in request.shown_tracks():
        layout = _layout_of(request, track, y)
        bands.append(layout.build())
        items += layout.items
        item_ends.append(len(items))
        hits += layout.hits
        lanes |= layout.lanes
        y += bands[-1].height + request.metrics.band_gap_px
        if layout.items:
            yield
    ruler = behind_labels(_ruler_of(request, y), items, request.measurer, request.metrics)
    sliding = (item for item in items if isinstance(item, Label) and item.x_end)
    return Scene(
        request.scale, y, ruler, tuple(bands), tuple(items), tuple(hits), lanes,
        tuple(item_ends), tuple(sliding),
    )  # fmt: skip


def _ruler_of(request: SceneRequest, height_px: float) -> Ruler:
    scale, measurer, metrics = request.scale, request.measurer, request.metrics
    if isinstance(scale, PiecewiseScale):
        rulers = PieceRuler(measurer, metrics, request.names, request.sheet_px)
        return rulers.ruler(scale, height_px, request.now_s)
    step = ruler_step(scale, measurer, request.names)
    items = ruler_primitives(scale, measurer, metrics, request.names, step)
    grid = grid_primitives(scale, height_px, request.now_s, step)
    return Ruler(tuple(items), tuple(grid), metrics.ruler_px)


def _layout_of(request: SceneRequest, track: Track, y: float) -> TrackLayout:
    """Choose by what the filter leaves, never by what is in view, so that panning changes nothing.

    Where there are many tracks, only short ones can be packed whole in every frame of a zoom.
    """
    metrics = request.metrics
    is_much = request.track_set.row_count > metrics.small_total_rows
    limit = metrics.small_share_rows if is_much else metrics.small_track_rows
    is_large = not request.is_paper and len(track.rows) > limit
    return (LargeTrackLayout if is_large else TrackLayout)(request, track, y)
