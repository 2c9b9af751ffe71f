"""What a scene is made from."""

import math
from collections.abc import Callable, Iterator, Mapping

import msgspec

from timeline_app.scene.axis.span import TimeScale, TimeSpan
from timeline_app.scene.display import TextMeasurer
from timeline_app.scene.metrics import SCREEN, Metrics
from timeline_app.scene.ticks import ENGLISH, DateNames
from timeline_app.scene.tracks.tracks import Track, TrackSet

Lanes = dict[tuple[str, int], int]


class SceneRequest(msgspec.Struct, frozen=True):
    """All that a scene is made from.

    `title_of` gives the label of a row; `now_s` is the present. `kept_lanes` are the lanes of a
    scene at the same zoom (`Scene.lanes_at`), so that what stays in view stays in its lane. Tracks
    outside `view_y` are measured but not drawn. Labels of what lies within `labels_within` keep
    within it where they can.

    With `keep_labels_inside`, as paper needs it, only what lies in the span is laid out, and no
    label runs over the edges of the sheets, `sheet_px` wide, that stand side by side.
    """

    track_set: TrackSet
    scale: TimeScale
    measurer: TextMeasurer
    title_of: Callable[[int], str]
    metrics: Metrics = SCREEN
    names: DateNames = ENGLISH
    collapsed: frozenset[str] = frozenset()
    kept_lanes: Mapping[tuple[str, int], int] = msgspec.field(default_factory=dict)
    now_s: float = float("-inf")
    labels_within: TimeSpan | None = None
    keep_labels_inside: bool = False
    sheet_px: float = math.inf
    view_y: tuple[float, float] = (-math.inf, math.inf)

    @property
    def is_paper(self) -> bool:
        """Tell whether everything has to stay on sheets of paper."""
        return self.keep_labels_inside

    def shown_tracks(self) -> Iterator[Track]:
        """Yield the tracks to lay out: on paper those that have something to show."""
        for track in self.track_set.tracks:
            if not self.is_paper or track.count_in(self.scale.span):
                yield track
