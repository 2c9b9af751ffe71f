"""From a view to the scene it shows: its scale, and what is asked of the layout."""

import time
from collections.abc import Callable, Mapping
from typing import Protocol

from timeline_app.core.record.model import FilterRecord
from timeline_app.scene.axis.span import LinearScale, TimeScale, TimeSpan, is_same_zoom
from timeline_app.scene.display import TextMeasurer
from timeline_app.scene.metrics import SCREEN
from timeline_app.scene.story import collapsed_at_first, scale_of_story, span_of_story
from timeline_app.scene.ticks import DateNames
from timeline_app.scene.tracks.request import SceneRequest
from timeline_app.scene.tracks.tracks import TrackSet
from timeline_app.state.view_state import ViewState

# Both ends of a way between two views, in a window that is as it is and one with its panes away.
_SCALES_KEPT = 4


class Shown(Protocol):
    """What is shown: tracks, how they are looked at, and what their events are called."""

    state: ViewState

    @property
    def title_of(self) -> Callable[[int], str]:
        """Gives the title of a row."""

    @property
    def tracks(self) -> TrackSet:
        """The rows that are drawn, sorted into tracks."""


def scale_of(state: ViewState, tracks: TrackSet, width_px: float) -> TimeScale:
    """Return the scale of a view for an axis of some width; that of a story is worked out once."""
    if not state.story:
        return LinearScale(state.span, width_px)
    kept, key = tracks.story_scales, (width_px, state.pieces)
    if key not in kept:
        if len(kept) >= _SCALES_KEPT:
            kept.clear()
        kept[key] = scale_of_story(tracks, width_px, state.pieces)
    return kept[key]


class SceneRequests:
    """Asks for scenes of what is shown.

    Where labels keep to, and which tracks have nothing to show, follows from where the view was
    when it last rested, so that nothing jumps while it is moved.
    """

    def __init__(self, shown: Shown, measurer: TextMeasurer, names: DateNames) -> None:
        self._shown = shown
        self._measurer = measurer
        self._names = names
        self._size = 1.0, 1.0
        self._rest: TimeScale | None = None
        self._chosen: tuple[frozenset[str] | None, FilterRecord] | None = None
        self._first: tuple[TrackSet, frozenset[str], float, frozenset[str]] | None = None

    def see(self, scale: TimeScale, page_px: float) -> None:
        """Take note of what is in view: its scale, and the height of the view below the ruler."""
        self._size = scale.width_px, page_px
        rest = self._rest
        is_even = isinstance(scale, LinearScale) and isinstance(rest, LinearScale)
        if rest is None or not is_even or not is_same_zoom(rest, scale):
            self._rest = scale

    def rest(self, scale: TimeScale) -> bool:
        """Take note that the view rests; tell whether that asks for another scene."""
        before, self._rest = self._rest, scale
        return before != scale

    def request(
        self, scale: TimeScale, heights: tuple[float, float], lanes: Mapping[tuple[str, int], int]
    ) -> SceneRequest:
        """Return the request for a part of time and some heights, keeping lanes where it can."""
        shown, is_even = self._shown, isinstance(scale, LinearScale)
        span = self._rest.span if self._rest is not None and is_even else scale.span
        return SceneRequest(
            shown.tracks,
            scale,
            self._measurer,
            shown.title_of,
            SCREEN.for_page(len(shown.tracks.tracks), self._size[1]),
            self._names,
            collapsed=self._collapsed(),
            open_folds=open_folds(shown),
            kept_lanes=lanes,
            now_s=time.time(),
            labels_within=span,
            shown_span=span if is_even else None,
            view_y=heights,
        )

    def _collapsed(self) -> frozenset[str]:
        """Return the tracks that are collapsed: those that somebody chose, else by their size.

        What was chosen under another filter must not hide the few events that pass this one.
        """
        chosen, record = self._shown.state.collapsed, self._shown.state.filter
        if self._chosen is None or self._chosen[0] != chosen:
            self._chosen = chosen, record
        if chosen is None:
            return self._collapsed_by_size()
        is_other_filter = self._chosen[1] != record
        return chosen if not is_other_filter or self._collapsed_by_size() else frozenset()

    def _collapsed_by_size(self) -> frozenset[str]:
        tracks, folds = self._shown.tracks, open_folds(self._shown)
        _, page_px = self._size
        old = self._first
        if old is None or old[0] is not tracks or old[1:3] != (folds, page_px):
            found = collapsed_at_first(tracks, SCREEN, page_px, folds)
            self._first = old = tracks, folds, page_px, found
        return old[3]


def span_in_view(state: ViewState, tracks: TrackSet) -> TimeSpan:
    """Return the time that is drawn: a span, or of a story what its events fill."""
    return span_of_story(tracks, state.pieces) if state.story else state.span


def open_folds(shown: Shown) -> frozenset[str]:
    """Return the tracks that show events without a date one by one; all if those are asked for."""
    if "undated" in shown.state.filter.basis:
        return frozenset(track.id for track in shown.tracks.tracks)
    return shown.state.open_folds
