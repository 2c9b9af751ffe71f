"""What a scene is made from."""

import math
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property

import msgspec

from timeline_app.scene.axis.blending import BlendedScale
from timeline_app.scene.axis.piecewise import PiecewiseScale
from timeline_app.scene.axis.span import LinearScale, TimeScale, TimeSpan
from timeline_app.scene.display import TextMeasurer
from timeline_app.scene.metrics import SCREEN, Metrics
from timeline_app.scene.tags import Tag
from timeline_app.scene.ticks import ENGLISH, DateNames
from timeline_app.scene.tracks.room import Room
from timeline_app.scene.tracks.tracks import KEY_TRACK, Track, TrackSet

Lanes = dict[tuple[str, int], int]


class SceneRequest(msgspec.Struct, frozen=True, dict=True):
    """All that a scene is made from.

    `title_of` gives the label of a row; `now_s` is the present. `kept_lanes` are the lanes of a
    scene at the same zoom (`Scene.lanes_at`), so that what stays in view stays in its lane. Tracks
    outside `view_y` are measured but not drawn. Labels of what lies within `labels_within` keep
    within it where they can. A track that has nothing in `shown_span` takes one line. In
    `open_folds` a track shows its undated events one by one.

    With `keep_labels_inside`, as paper needs it, only what lies in the span is laid out, and no
    label runs over the edges of the sheets, `sheet_px` wide, that stand side by side. There
    `tag_of` gives the tag of a row in a track.
    """

    track_set: TrackSet
    scale: TimeScale
    measurer: TextMeasurer
    title_of: Callable[[int], str]
    metrics: Metrics = SCREEN
    names: DateNames = ENGLISH
    collapsed: frozenset[str] = frozenset()
    open_folds: frozenset[str] = frozenset()
    kept_lanes: Mapping[tuple[str, int], int] = msgspec.field(default_factory=dict)
    now_s: float = float("-inf")
    labels_within: TimeSpan | None = None
    shown_span: TimeSpan | None = None
    keep_labels_inside: bool = False
    sheet_px: float = math.inf
    view_y: tuple[float, float] = (-math.inf, math.inf)
    tag_of: Callable[[str, int], Tag] | None = None

    @property
    def is_paper(self) -> bool:
        """Tell whether everything has to stay on sheets of paper."""
        return self.keep_labels_inside

    @property
    def is_whole(self) -> bool:
        """Tell whether the view shows the whole story, so that it is never moved sideways."""
        return not isinstance(self.scale, LinearScale)

    @property
    def is_passing(self) -> bool:
        """Tell whether this is one of many scenes on the way between the story and even time."""
        return isinstance(self.scale, BlendedScale)

    @property
    def shows_everything(self) -> bool:
        """Tell whether every event of an open track has a mark of its own: there are not many."""
        return self.is_paper or self.track_set.row_count <= self.metrics.whole_rows

    @cached_property
    def room(self) -> Room:
        """The bounds that marks and labels keep to, the same for all tracks."""
        width_px = self.scale.width_px
        gaps: tuple[tuple[float, float], ...] = ()
        if isinstance(self.scale, PiecewiseScale):
            breaks = self.scale.breaks()
            gaps = tuple((gap.x_start, gap.x_end) for gap in breaks if gap.skipped is not None)
        room = Room(
            width_px=width_px,
            gaps=gaps,
            is_fixed=self.is_whole and not self.is_paper,
        )
        if self.is_paper:
            sheet_px = min(self.sheet_px, width_px)
            return msgspec.structs.replace(room, sheet_px=sheet_px, paper_px=width_px)
        if self.labels_within is not None:
            ends_s = self.labels_within.start_s, self.labels_within.end_s
            x_start, x_end = (float(self.scale.x_of(second)) for second in ends_s)
            if x_end - x_start >= self.metrics.least_edges_px:
                return msgspec.structs.replace(room, edges_px=(x_start, x_end))
        return room

    def shown_tracks(self) -> Iterator[Track]:
        """Yield the tracks to lay out: on paper those that have something to show."""
        for track in self.track_set.tracks:
            if not self.is_paper or (track.id != KEY_TRACK and track.has_some_in(self.scale.span)):
                yield track
