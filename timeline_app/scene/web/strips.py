"""The story in strips on one axis: each track as a line, and opened with all of its events."""

from collections.abc import Iterator
from itertools import pairwise

import msgspec
import numpy as np

from timeline_app.scene.cutting import cropped, moved
from timeline_app.scene.display import Band, Hit, Primitive, Scene
from timeline_app.scene.layout import SceneRequest, build_scene
from timeline_app.scene.metrics import SCREEN
from timeline_app.scene.paper.sheet import PAPER
from timeline_app.scene.paper.timeline import PrintRequest, check_count
from timeline_app.scene.tracks.tracks import KEY_TRACK, TrackSet

# Beside the names of the tracks it fills a window of 1,300 px with letters in their own size.
WIDTH_PX = 1_000.0
# A page has a heading of its own over each track.
_OPENED = msgspec.structs.replace(PAPER, header_px=0.0, band_gap_px=0.0)
_KEY = "key-events"


class Drawn(msgspec.Struct, frozen=True):
    """A part of the drawing from y = 0 on, and where its events lie."""

    items: tuple[Primitive, ...]
    height_px: float
    hits: tuple[Hit, ...] = ()


class Strip(msgspec.Struct, frozen=True):
    """A track: its name and colour, opened, and as a line without links, but for key events."""

    track: str
    label: str
    color: str
    count: int
    opened: Drawn
    line: Drawn | None


class Strips(msgspec.Struct, frozen=True):
    """All tracks below one ruler, and the rows in them; the grid runs through any height."""

    ruler: Drawn
    grid: Drawn
    strips: tuple[Strip, ...]
    rows: tuple[int, ...]


def build_strips(request: PrintRequest) -> Strips:
    """Lay out the tracks of a request. Raises TooManyEventsError."""
    check_count(request)
    scale, every = request.scale(WIDTH_PX), _with_plain_ids(request.track_set)
    opened = SceneRequest(
        every, scale, request.measurer, request.title_of, _OPENED, request.names,
        keep_labels_inside=True, sheet_px=WIDTH_PX,
    )  # fmt: skip
    lines = msgspec.structs.replace(
        opened, metrics=SCREEN, collapsed=frozenset(track.id for track in every.tracks),
        labels_within=scale.span, keep_labels_inside=False,
    )  # fmt: skip
    wide, narrow = build_scene(opened), build_scene(lines)
    line_of = {
        track: msgspec.structs.replace(drawn, hits=()) for track, drawn in _parts(narrow, request)
    }
    strips = tuple(
        Strip(
            band.track, band.label, band.color, band.count, drawn,
            None if band.track == _KEY else line_of[band.track],
        )
        for band, (_, drawn) in zip(wide.bands, _parts(wide, request), strict=True)
    )  # fmt: skip
    ruler, height_px = wide.ruler, wide.height_px
    rows = np.unique(np.concatenate([track.rows for track in every.tracks]))
    return Strips(
        Drawn(ruler.items, ruler.height_px), Drawn(ruler.grid, height_px), strips,
        tuple(rows.tolist()),
    )  # fmt: skip


def _with_plain_ids(tracks: TrackSet) -> TrackSet:
    """Return tracks of which that of the key events is one like others, so that paper shows it."""
    renamed = (
        msgspec.structs.replace(track, id=_KEY) if track.id == KEY_TRACK else track
        for track in tracks.tracks
    )
    return msgspec.structs.replace(tracks, tracks=tuple(renamed))


def _parts(scene: Scene, request: PrintRequest) -> Iterator[tuple[str, Drawn]]:
    """Yield what is drawn of each track, moved to y = 0."""
    ends = pairwise((0, *scene.item_ends))
    hits = _hits_of(scene)
    for band, (first, end) in zip(scene.bands, ends, strict=True):
        items = cropped(scene.items[first:end], 0.0, WIDTH_PX, request.measurer)
        yield (
            band.track,
            Drawn(
                tuple(moved(item, 0.0, -band.y) for item in items), band.height, hits[band.track]
            ),
        )


def _hits_of(scene: Scene) -> dict[str, tuple[Hit, ...]]:
    found: dict[str, list[Hit]] = {band.track: [] for band in scene.bands}
    tops = {band.track: band for band in scene.bands}
    for hit in scene.hits:
        found[hit.track].append(_raised(hit, tops[hit.track]))
    return {track: tuple(hits) for track, hits in found.items()}


def _raised(hit: Hit, band: Band) -> Hit:
    return msgspec.structs.replace(hit, y=hit.y - band.y)
