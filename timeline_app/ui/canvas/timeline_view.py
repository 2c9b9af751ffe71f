"""The timeline widget: shows the scene of the current view and passes gestures on."""

import time
from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip, QWidget

from timeline_app.render.fonts import FontMeasurer
from timeline_app.render.theme import Theme
from timeline_app.scene.axis.span import LinearScale
from timeline_app.scene.display import Band, Hit, Scene
from timeline_app.scene.layout import SceneRequest
from timeline_app.scene.metrics import SCREEN
from timeline_app.ui.canvas.canvas_painter import CanvasPainter, Frame, heading_y
from timeline_app.ui.canvas.cross_fade import CrossFade
from timeline_app.ui.canvas.date_names import desktop_date_names
from timeline_app.ui.canvas.gestures import Gestures
from timeline_app.ui.canvas.highlights import Marked
from timeline_app.ui.canvas.scene_supply import Look, SceneSupply
from timeline_app.ui.session.controller import Controller
from timeline_app.ui.session.motion import wants_motion


class TimelineView(QAbstractScrollArea):
    """Ruler and tracks. Scrolls vertically like any scroll area; time is the controller's."""

    clusterOpened = Signal(object, QPoint)

    def __init__(self, controller: Controller, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("timelineView")
        self.setAccessibleName("Timeline")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setMouseTracking(True)
        self.wheel_zooms = False
        self._controller = controller
        self._measurer = FontMeasurer()
        self._scene: Scene | None = None
        self._hover: Hit | None = None
        self._marked: Marked | None = None
        self._names = desktop_date_names()
        self.supply = SceneSupply(self._request, self.viewport().update, self)
        self.cross_fade = CrossFade(self.viewport().update, self)
        self.motion = controller.motion
        self.motion.is_enabled = self.cross_fade.is_enabled = wants_motion(self)
        self.gestures = Gestures(self, controller, self.motion)
        self.set_theme(theme)
        controller.filterChanged.connect(self._drop_scene)
        controller.layoutChanged.connect(self._drop_scene)
        controller.listChanged.connect(self._drop_scene)
        controller.spanChanged.connect(self.viewport().update)
        controller.selectionChanged.connect(self.show_selection)
        self.verticalScrollBar().valueChanged.connect(self.viewport().update)
        self.gestures.clicked.connect(self._click)
        self.gestures.boxChanged.connect(self.viewport().update)

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme."""
        self._canvas = CanvasPainter(theme, self._measurer)
        self.viewport().update()

    @property
    def scene(self) -> Scene:
        """The scene for the current view."""
        scroll = float(self.verticalScrollBar().value())
        page = max(1.0, self.viewport().height() - SCREEN.ruler_px)
        scene = self.supply.scene(Look(self._visible_scale(), scroll, page))
        if scene is self._scene:
            return scene
        self._scene = scene
        # That may scroll, and so ask for another scene.
        self._fit_scroll_bar(scene)
        return self.scene

    def seconds_at(self, x: float) -> float:
        """Return the second at an x of the viewport."""
        return self._visible_scale().seconds_of(x)

    def hit_at(self, position: QPointF) -> Hit | None:
        """Return the event, cluster or bin at a place of the viewport."""
        if position.y() < SCREEN.ruler_px or self._band_heading_at(position) is not None:
            return None
        place = self._to_scene(position)
        return self.scene.hit_at(place.x(), place.y())

    def place_of_row(self, row: int) -> QRect | None:
        """Return where an event is drawn in the viewport, if it is."""
        for hit in self.scene.hits:
            if hit.rows == (row,):
                corner = self._from_scene(QPointF(hit.x, hit.y))
                return QRect(int(corner.x()), int(corner.y()), int(hit.width), int(hit.height))
        return None

    def place_of_hit(self, hit: Hit) -> QRectF:
        """Return where a hit of the scene lies in the viewport."""
        corner = self._from_scene(QPointF(hit.x, hit.y))
        return QRectF(corner.x(), corner.y(), hit.width, hit.height)

    def width_px(self) -> float:
        """Return the width of the time axis."""
        return float(max(1, self.viewport().width()))

    def scroll_tracks(self, lanes: int) -> None:
        """Scroll the tracks by some lanes."""
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + round(lanes * SCREEN.lane_px))

    def open_focused_cluster(self) -> bool:
        """Open the cluster under the cursor, else the one of the selection; False if none is."""
        hit = self._hover or self._hit_of_row(self._controller.selected_row)
        if hit is None or hit.count <= 1:
            return False
        corner = self._from_scene(QPointF(hit.x, hit.y + hit.height))
        self.clusterOpened.emit(hit, self.viewport().mapToGlobal(corner.toPoint()))
        return True

    def _visible_scale(self) -> LinearScale:
        return LinearScale(self._controller.state.span, self.width_px())

    def _request(
        self, scale: LinearScale, heights: tuple[float, float], lanes: Mapping[tuple[str, int], int]
    ) -> SceneRequest:
        return SceneRequest(
            self._controller.tracks,
            scale,
            self._measurer,
            self._controller.title_of,
            names=self._names,
            collapsed=self._controller.state.collapsed,
            kept_lanes=lanes,
            now_s=time.time(),
            labels_within=self._controller.first_span,
            view_y=heights,
        )

    def _drop_scene(self) -> None:
        self.supply.drop()
        self.cross_fade.forget()
        self._hover = None
        self.viewport().update()

    def _fit_scroll_bar(self, scene: Scene) -> None:
        bar = self.verticalScrollBar()
        page = self.viewport().height() - round(SCREEN.ruler_px)
        bar.setRange(0, max(0, round(scene.height_px) - page))
        bar.setPageStep(page)
        bar.setSingleStep(round(SCREEN.lane_px))

    def _offset_x(self) -> float:
        """Return where the view begins in the scene, on a whole dot of the screen."""
        x, dots_per_px = self.scene.scale.x_of(self._controller.state.span.start_s), self._dots()
        return round(x * dots_per_px) / dots_per_px

    def _dots(self) -> float:
        return self.viewport().devicePixelRatioF()

    def _to_scene(self, position: QPointF) -> QPointF:
        y = position.y() - SCREEN.ruler_px + self.verticalScrollBar().value()
        return QPointF(position.x() + self._offset_x(), y)

    def _from_scene(self, position: QPointF) -> QPointF:
        y = position.y() + SCREEN.ruler_px - self.verticalScrollBar().value()
        return QPointF(position.x() - self._offset_x(), y)

    def _marks(self, scene: Scene) -> Marked:
        """Return what sets off the selected event and what is pointed at, kept between frames."""
        row, hover = self._controller.selected_row, self._hover
        if self._marked is None or not self._marked.is_of(scene, row, hover):
            self._marked = Marked.of(scene, row, hover, self._controller)
        return self._marked

    def show_selection(self) -> None:
        """Scroll the selected event, or the cluster it is in, into view."""
        row = self._controller.selected_row
        hit = self._hit_of_row(row)
        if hit is None and row is not None:
            self._scroll_to_track_of(row)
            hit = self._hit_of_row(row)
        if hit is not None:
            place = self.place_of_hit(hit).toRect()
            top, bottom = SCREEN.ruler_px + SCREEN.header_px, self.viewport().height()
            bar = self.verticalScrollBar()
            if place.top() < top:
                bar.setValue(bar.value() + round(place.top() - top))
            elif place.bottom() > bottom:
                bar.setValue(bar.value() + place.bottom() - bottom + 8)
        self.viewport().update()

    def _hit_of_row(self, row: int | None) -> Hit | None:
        return next((hit for hit in self.scene.hits if row in hit.rows), None)

    def _scroll_to_track_of(self, row: int) -> None:
        """Bring the first track of a row into view, since tracks out of view are not laid out."""
        tracks = self._controller.tracks.track_of_id
        for band in self.scene.bands:
            if row in tracks[band.track].rows:
                self.verticalScrollBar().setValue(round(band.y))
                return

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the scene."""
        scene = self.scene
        marks = self._marks(scene)
        frame = Frame(
            scene,
            self._offset_x(),
            float(self.verticalScrollBar().value()),
            self.viewport().width(),
            self.viewport().height(),
            marks.highlights,
            self.gestures.box,
            marks.arcs,
            self._empty_text(),
            self._dots(),
        )
        tiles = self.supply.tiles(frame, self._canvas)
        self.cross_fade.follow(frame, tiles, self._canvas)
        frame = replace(frame, ghosts=self.cross_fade.ghosts(frame))
        painter = QPainter(self.viewport())
        try:
            self._canvas.paint(painter, frame, tiles)
            self.decorate(painter)
        finally:
            painter.end()

    def _empty_text(self) -> str:
        """Say why no event is to be seen, and what helps; nothing if there are some."""
        tracks, span = self._controller.tracks, self._controller.state.span
        if not len(self._controller.events.table):
            return self.why_empty()
        if not tracks.tracks:
            return "No event passes the filter."
        if any(track.count_in(span) for track in tracks.tracks):
            return ""
        return (
            f"No event in this time: click, or press Home, to see the {tracks.row_count:,} shown."
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out anew for another size."""
        super().resizeEvent(event)
        self._fit_scroll_bar(self.scene)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom or pan by modifier and place, else scroll the tracks."""
        if not self.gestures.wheel(event):
            super().wheelEvent(event)
        event.accept()

    def viewportEvent(self, event: QEvent) -> bool:
        """Handle pinches, tool tips and leaving beside what every scroll area handles."""
        if isinstance(event, QNativeGestureEvent):
            self.gestures.pinch(event)
            return True
        if isinstance(event, QHelpEvent):
            self._show_tool_tip(event)
            return True
        if event.type() is QEvent.Type.Leave:
            self._set_hover(None)
        return super().viewportEvent(event)

    def _show_tool_tip(self, event: QHelpEvent) -> None:
        hit = self.hit_at(QPointF(event.pos()))
        text = self.describe(hit) if hit is not None else ""
        QToolTip.showText(event.globalPos(), text, self.viewport())

    why_empty: Callable[[], str] = staticmethod(lambda: "This list has no events.")
    """Says why the list has no events; set by the window."""
    describe: Callable[[Hit], str] = staticmethod(lambda hit: "")
    """Gives the text of a tool tip; set by the window."""
    decorate: Callable[[QPainter], None] = staticmethod(lambda painter: None)
    """Draws over the events, such as marks of a search; set by the window."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a click or a drag."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.gestures.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on with a drag, else show what lies under the cursor."""
        if not self.gestures.is_pressed:
            self._set_hover(self.hit_at(event.position()))
            return
        self.gestures.move(event)
        if self.gestures.is_panning:
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a drag, or take a click."""
        if event.button() is Qt.MouseButton.LeftButton and self.gestures.is_pressed:
            self.viewport().unsetCursor()
            self.gestures.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Zoom to an event or cluster."""
        hit = self.hit_at(event.position())
        if hit is not None:
            self._controller.navigation.fit_rows(self._controller.tracks.rows_of(hit))
        elif self._band_heading_at(event.position()) is None:
            self._controller.navigation.zoom(0.5, self.seconds_at(event.position().x()))

    def _click(self, position: QPointF) -> None:
        band = self._band_heading_at(position)
        if band is not None:
            self._controller.set_collapsed(self._controller.state.collapsed ^ {band.track})
            return
        hit = self.hit_at(position)
        if hit is not None and hit.count > 1:
            self._set_hover(hit)
            self.open_focused_cluster()
        elif hit is None and self._controller.tracks.row_count and self._empty_text():
            self._controller.navigation.fit_rows(self._controller.model.rows)
        else:
            rows = () if hit is None else self._controller.tracks.rows_of(hit).tolist()
            self._controller.select_row(rows[0] if rows else None)

    def _band_heading_at(self, position: QPointF) -> Band | None:
        if position.y() < SCREEN.ruler_px:
            return None
        scroll = self.verticalScrollBar().value()
        y = position.y() - SCREEN.ruler_px + scroll
        for band in self.scene.bands:
            top = heading_y(band, scroll)
            if top <= y < top + band.header_height:
                return band
        return None

    def _set_hover(self, hit: Hit | None) -> None:
        if hit != self._hover:
            self._hover = hit
            self.viewport().setCursor(
                Qt.CursorShape.PointingHandCursor if hit else Qt.CursorShape.ArrowCursor
            )
            self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open a cluster with Enter; leave all other keys to the commands."""
        opens = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if not (opens and self.open_focused_cluster()):
            event.ignore()
