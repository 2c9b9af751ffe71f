"""A small timeline of the first events of a file, drawn by the painter of the window."""

from pathlib import Path

import numpy as np
from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from timeline_app.core.event_list.event_list import EventList
from timeline_app.core.record.model import EventFile
from timeline_app.core.table.table import build_table
from timeline_app.render.fonts import FontMeasurer
from timeline_app.render.painter import DisplayPainter, Viewport
from timeline_app.render.theme import ColorTheme
from timeline_app.scene.display import Box, Scene
from timeline_app.scene.lanes.sliding import in_sight
from timeline_app.scene.layout import SceneRequest, build_scene
from timeline_app.scene.ruler import with_whole_labels
from timeline_app.scene.story import scale_of_story
from timeline_app.scene.tracks.tracks import Grouping, build_tracks
from timeline_app.ui.drawing.canvas_painter import CanvasPainter

# A ruler, and as many lines as tell dates apart from each other.
_LEAST_HEIGHT_PX = 120


class PreviewTimeline(QWidget):
    """Draws the story of some events, as wide as it is, as high as they need."""

    def __init__(self, theme: ColorTheme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("previewTimeline")
        self.setAccessibleName("Preview of the timeline")
        self._measurer = FontMeasurer()
        self._canvas = CanvasPainter(theme, self._measurer)
        self._display = DisplayPainter(theme, self._measurer)
        self._events: EventList | None = None
        self._scene: Scene | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_events(self, file: EventFile) -> None:
        """Show the events of a list."""
        self._events = EventList(Path(), file, build_table(file.events, file), {})
        self._lay_out()

    def sizeHint(self) -> QSize:
        """Ask for the height that the events need."""
        height = self._scene.height_px + self._scene.ruler.height_px if self._scene else 0
        return QSize(0, max(round(height), _LEAST_HEIGHT_PX))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the events out anew for another width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._lay_out()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the timeline."""
        painter = QPainter(self)
        try:
            painter.fillRect(self.rect(), self._canvas.paper)
            if self._scene is not None:
                self._paint(painter, self._scene)
        finally:
            painter.end()

    def _paint(self, painter: QPainter, scene: Scene) -> None:
        width, ruler_px = float(self.width()), scene.ruler.height_px
        tracks = Viewport(0.0, 0.0, width, self.height() - ruler_px)
        painter.translate(0.0, ruler_px)
        self._canvas.paint_ground(painter, scene, tracks)
        self._display.paint(painter, in_sight(scene.sliding, 0.0, self._measurer), tracks)
        painter.translate(0.0, -ruler_px)
        back = Box(0.0, 0.0, width, ruler_px, "paper")
        edge = Box(0.0, ruler_px - 1, width, 1, "grid-strong")
        items = with_whole_labels(scene.ruler.items, 0.0, width)
        self._display.paint(painter, [back, *items, edge], Viewport(0.0, 0.0, width, ruler_px))

    def _lay_out(self) -> None:
        events = self._events
        if events is None or self.width() <= 0 or not len(events.table):
            self._scene = None
        else:
            table = events.table
            tracks = build_tracks(table, np.arange(len(table)), Grouping.NONE)
            scale = scale_of_story(tracks, float(self.width()))
            request = SceneRequest(
                tracks, scale, self._measurer, lambda row: table.event(row).title,
                labels_within=scale.span,
            )  # fmt: skip
            self._scene = build_scene(request)
        self.updateGeometry()
        self.update()
