"""Folding: what tracks stand for, and which of them and of their folds are open."""

from collections.abc import Iterable

from timeline_app.scene.tracks.tracks import Grouping
from timeline_app.state.view_state import ViewState
from timeline_app.ui.session.viewed import Viewed


class Folding:
    """Opens and closes tracks and folds."""

    def __init__(self, viewed: Viewed) -> None:
        self._viewed = viewed
        self._lent: tuple[str, ViewState, ViewState] | None = None

    def group_by(self, grouping: Grouping) -> None:
        """Sort the events into other tracks, which is a step of the history."""
        state = self._viewed.state
        if grouping is not state.grouping:
            self._viewed.visit(
                state.with_(grouping=grouping, collapsed=None, open_folds=frozenset())
            )

    def collapse(self, tracks: Iterable[str]) -> None:
        """Collapse just these tracks."""
        self._viewed.arrange(self._viewed.state.with_(collapsed=frozenset(tracks)))

    def collapse_all(self) -> None:
        """Collapse every track."""
        self.collapse(track.id for track in self._viewed.tracks.tracks)

    def open_folds(self, tracks: Iterable[str]) -> None:
        """Show the events without a date of just these tracks one by one."""
        self._viewed.arrange(self._viewed.state.with_(open_folds=frozenset(tracks)))

    def open(self, track: str, collapsed: frozenset[str], *, fold: bool = False) -> None:
        """Open a track, given those that are collapsed now, and its fold if that is asked."""
        state = self._viewed.state
        if track in collapsed:
            state = state.with_(collapsed=collapsed - {track})
        if fold:
            state = state.with_(open_folds=state.open_folds | {track})
        self._viewed.arrange(state)

    def lend(self, track: str, collapsed: frozenset[str], *, fold: bool = False) -> None:
        """Open a track and its fold for as long as an event of it is looked at."""
        before = self._viewed.state
        self.open(track, collapsed, fold=fold)
        self._lent = (track, before, self._viewed.state)

    def give_back(self, *, but: str = "") -> None:
        """Close what was lent, unless it is that track, or somebody folded tracks since."""
        if self._lent is None or self._lent[0] == but:
            return
        (_, before, after), self._lent = self._lent, None
        state = self._viewed.state
        if (state.collapsed, state.open_folds) == (after.collapsed, after.open_folds):
            kept = {"collapsed": before.collapsed, "open_folds": before.open_folds}
            self._viewed.arrange(state.with_(**kept))
