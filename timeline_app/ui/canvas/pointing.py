"""Pointing: what lies under the cursor, and what a click on it does."""

import math
from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QObject, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QToolTip, QWidget

from timeline_app.core.dates.civil import SECONDS_PER_DAY
from timeline_app.core.wording.span_words import span_in_words
from timeline_app.program.plain_text import short
from timeline_app.scene.axis.span import TimeSpan
from timeline_app.scene.display import Hit, HitKind, Scene
from timeline_app.scene.piece_names import place_in_words
from timeline_app.scene.present import present_of
from timeline_app.scene.ticks import ENGLISH
from timeline_app.scene.tracks.tracks import Track
from timeline_app.ui.canvas.hit_testing import PlacedScene
from timeline_app.ui.drawing.gutter import GutterHints, Hint
from timeline_app.ui.session.controller import Controller
from timeline_app.ui.texts.markup import html

# As near as a hand can be expected to point at a line.
_NEAR_PRESENT_PX = 5.0


class Pointing(QObject):
    """Follows the cursor over a viewport, whose scene lies where `placed` says.

    `hints` are what stands in the gutter beside it. `tool_tip` gives the words for what is pointed
    at. An event beside the view is `sought`, and the tracks above or below it by `paged` views.
    """

    clusterOpened = Signal(object, QPoint)
    sought = Signal(int)
    paged = Signal(int)

    def __init__(
        self,
        viewport: QWidget,
        placed: Callable[[], PlacedScene],
        hints: Callable[[], GutterHints],
        controller: Controller,
        tool_tip: Callable[[Hit], str],
    ) -> None:
        super().__init__(viewport)
        self._viewport = viewport
        self._placed = placed
        self.hints = hints
        self._controller = controller
        self._tool_tip = tool_tip
        self.hover: Hit | None = None

    def forget(self) -> None:
        """Point at nothing, because something else is drawn."""
        self.hover = None

    def point_at(self, hit: Hit | None) -> None:
        """Set off what is pointed at."""
        if hit != self.hover:
            self.hover = hit
            shape = Qt.CursorShape.PointingHandCursor if hit else Qt.CursorShape.ArrowCursor
            self._viewport.setCursor(shape)
            self._viewport.update()

    def move(self, position: QPointF) -> None:
        """Point at what lies at a place."""
        placed = self._placed()
        self.point_at(placed.hit_at(position))
        if self.hover is None:
            can_click = position.x() < placed.gutter and self._is_button(position)
            shape = Qt.CursorShape.PointingHandCursor if can_click else Qt.CursorShape.ArrowCursor
            self._viewport.setCursor(shape)

    def click(self, position: QPointF, is_empty: bool) -> None:
        """Select an event, open a cluster or a track, or show the events where none is in view."""
        placed, controller = self._placed(), self._controller
        if position.x() < placed.gutter and self._click_gutter(position):
            return
        hit = placed.hit_at(position)
        if hit is not None and hit.can_open:
            self.open_hit(hit)
        elif hit is None and controller.tracks.row_count and is_empty:
            controller.navigation.fit_rows(controller.model.rows)
        else:
            rows = () if hit is None else controller.tracks.rows_of(hit).tolist()
            controller.select_row(rows[0] if rows else None)

    def _is_button(self, position: QPointF) -> bool:
        return bool(self.hints().at(position) or self._placed().heading_at(position))

    def _click_gutter(self, position: QPointF) -> bool:
        """Go where a hint leads, else open or close the track; False if nothing is there."""
        placed = self._placed()
        hint, band = self.hints().at(position), placed.heading_at(position)
        if hint is not None:
            self.follow(hint)
        elif band is not None:
            self._controller.folding.collapse(placed.collapsed ^ {band.track})
        return bool(hint or band)

    def follow(self, hint: Hint) -> None:
        """Go where a hint leads."""
        if not hint.track:
            self.paged.emit(hint.step)
            return
        controller = self._controller
        track = controller.tracks.track_of_id[hint.track]
        self.sought.emit(nearest_beside(track, controller.state.span, hint.step))

    def follow_next(self, step: int) -> None:
        """Go to the nearest event before the view (-1) or after it.

        It is one of the selected event's track, if that has one there.
        """
        controller = self._controller
        if controller.state.story:
            return
        span, row = controller.state.span, controller.selected_row
        side = 0 if step < 0 else 1
        tracks = [track for track in controller.tracks.tracks if track.beside(span)[side]]
        own = [track for track in tracks if row is not None and row in track.rows]
        rows = [nearest_beside(track, span, step) for track in own or tracks]
        if rows:
            table = controller.events.table
            ends = table.draw_start_s if step > 0 else -table.draw_end_s
            self.sought.emit(min(rows, key=lambda row: int(ends[row])))

    def toggle_fold(self, track: str) -> None:
        """Show the promises of a track one by one, or as one line again."""
        folding, collapsed = self._controller.folding, self._placed().collapsed
        opened = self._controller.state.open_folds
        if track in collapsed or track not in opened:
            folding.open(track, collapsed, fold=True)
        else:
            folding.open_folds(opened - {track})

    def double_click(self, position: QPointF) -> bool:
        """Zoom to an event or cluster; False on the ground, where the time is what is meant.

        In the gutter and on a fold each of the two clicks counts for itself.
        """
        placed, controller = self._placed(), self._controller
        hit = placed.hit_at(position)
        if position.x() < placed.gutter or (hit is not None and hit.kind is HitKind.FOLD):
            self.click(position, False)
        elif hit is not None:
            controller.navigation.fit_rows(controller.tracks.rows_of(hit))
        else:
            return False
        return True

    def open_here(self, here: Hit | None) -> bool:
        """Open what is selected, or else under the cursor; False if there is no more to it."""
        hit = here or self.hover
        if hit is None:
            return False
        collapsed = self._placed().collapsed
        if hit.can_open:
            self.open_hit(hit)
        elif hit.track in collapsed:
            self._controller.folding.open(hit.track, collapsed)
        return hit.can_open or hit.track in collapsed

    def open_hit(self, hit: Hit) -> None:
        """Open a fold, or close it, or list the events of a cluster."""
        if hit.kind is HitKind.FOLD:
            self.toggle_fold(hit.track)
            return
        placed = self._placed()
        corner = placed.place_of(hit).bottomLeft()
        self.clusterOpened.emit(hit, self._viewport.mapToGlobal(corner.toPoint()))

    def show_tool_tip(self, event: QHelpEvent) -> None:
        """Say what lies under the cursor."""
        placed, position = self._placed(), QPointF(event.pos())
        hit, band = placed.hit_at(position), placed.heading_at(position)
        text = self._tool_tip(hit) if hit is not None else ""
        if band is not None:
            act = "open" if band.is_collapsed else "close"
            text = html(f"{short(band.label)}: {band.count:,} events. Click to {act} it.")
        elif position.y() < placed.ruler_px and position.x() >= placed.gutter:
            text = html(_ruler_words(placed.scene, placed.to_scene(position).x()))
        QToolTip.showText(event.globalPos(), text, self._viewport)


def _ruler_words(scene: Scene, x: float) -> str:
    """Return what lies at an x of the ruler: the present, or a piece of the axis."""
    present_x = present_of(scene.ruler)
    if present_x is None or abs(x - present_x) > _NEAR_PRESENT_PX:
        return place_in_words(scene.scale, x, ENGLISH)
    day_s = scene.scale.seconds_of(present_x) // SECONDS_PER_DAY * SECONDS_PER_DAY
    return f"Today, {span_in_words(day_s, day_s + SECONDS_PER_DAY)}"


def nearest_beside(track: Track, span: TimeSpan, step: int) -> int:
    """Return the row of a track that comes next after a span, or with -1 ends last before it."""
    if step > 0:
        return int(track.rows[track.begun_before(span.end_s)])
    ended = np.flatnonzero(track.end_s <= math.floor(span.start_s))[::-1]
    return int(track.rows[ended[np.argmax(track.end_s[ended])]])
