"""Pointing: what lies under the cursor, and what a click on it does."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QToolTip, QWidget

from timeline_app.scene.display import Hit
from timeline_app.ui.canvas.hit_testing import PlacedScene
from timeline_app.ui.session.controller import Controller

# Enough to see where one goes, little enough not to get lost.
_DOUBLE_CLICK_ZOOM = 0.5


class Pointing(QObject):
    """Follows the cursor over a viewport, whose scene lies where `placed` says.

    `tool_tip` gives the words for what is pointed at.
    """

    clusterOpened = Signal(object, QPoint)

    def __init__(
        self,
        viewport: QWidget,
        placed: Callable[[], PlacedScene],
        controller: Controller,
        tool_tip: Callable[[Hit], str],
    ) -> None:
        super().__init__(viewport)
        self._viewport = viewport
        self._placed = placed
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
        self.point_at(self._placed().hit_at(position))

    def click(self, position: QPointF, is_empty: bool) -> None:
        """Select an event, open a cluster or a track, or show the events where none is in view."""
        placed, controller = self._placed(), self._controller
        band = placed.heading_at(position)
        if band is not None:
            controller.set_collapsed(controller.state.collapsed ^ {band.track})
            return
        hit = placed.hit_at(position)
        if hit is not None and hit.count > 1:
            self.point_at(hit)
            self.open_cluster()
        elif hit is None and controller.tracks.row_count and is_empty:
            controller.navigation.fit_rows(controller.model.rows)
        else:
            rows = () if hit is None else controller.tracks.rows_of(hit).tolist()
            controller.select_row(rows[0] if rows else None)

    def double_click(self, position: QPointF, second: float) -> None:
        """Zoom to an event or cluster, or, on the ground, in on the second that lies there."""
        placed, controller = self._placed(), self._controller
        hit = placed.hit_at(position)
        if hit is not None:
            controller.navigation.fit_rows(controller.tracks.rows_of(hit))
        elif placed.heading_at(position) is None:
            controller.navigation.zoom(_DOUBLE_CLICK_ZOOM, second)

    def open_cluster(self) -> bool:
        """Open the cluster under the cursor, else the one of the selection; False if none is."""
        placed = self._placed()
        hit = self.hover or placed.hit_of_row(self._controller.selected_row)
        if hit is None or hit.count <= 1:
            return False
        corner = placed.place_of(hit).bottomLeft()
        self.clusterOpened.emit(hit, self._viewport.mapToGlobal(corner.toPoint()))
        return True

    def show_tool_tip(self, event: QHelpEvent) -> None:
        """Say what lies under the cursor."""
        hit = self._placed().hit_at(QPointF(event.pos()))
        text = self._tool_tip(hit) if hit is not None else ""
        QToolTip.showText(event.globalPos(), text, self._viewport)
