"""The timeline widget: shows the scene of the current view and passes gestures on."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from timeline_app.render.fonts import FontMeasurer
from timeline_app.render.theme import ColorTheme
from timeline_app.scene.display import Scene
from timeline_app.state.scene_requests import SceneRequests
from timeline_app.ui.canvas.axis import CanvasAxis
from timeline_app.ui.canvas.date_names import desktop_date_names
from timeline_app.ui.canvas.focus_ring import FocusRing
from timeline_app.ui.canvas.gestures import Gestures
from timeline_app.ui.canvas.highlights import Highlighter
from timeline_app.ui.canvas.hit_testing import PlacedScene
from timeline_app.ui.canvas.pointing import Pointing
from timeline_app.ui.canvas.revealing import Revealing
from timeline_app.ui.canvas.scrolling import TrackScrolling
from timeline_app.ui.canvas.walking import Walking
from timeline_app.ui.drawing.canvas_painter import CanvasPainter
from timeline_app.ui.drawing.cross_fade import CrossFade
from timeline_app.ui.drawing.frame import Frame
from timeline_app.ui.drawing.gutter import Gutter, GutterHints, margins_of
from timeline_app.ui.drawing.hidden import floor_of
from timeline_app.ui.drawing.scene_supply import SceneSupply, VisiblePart
from timeline_app.ui.session.controller import Controller
from timeline_app.ui.session.motion import wants_motion
from timeline_app.ui.texts.describe import describe_hit, why_nothing_is_seen

# Longer than the pause between two notches of a wheel, shorter than anyone looks around.
_SETTLE_MS = 150
# Enough to see where one goes, little enough not to get lost.
_DOUBLE_CLICK_ZOOM = 0.5


class Overlay(Protocol):
    """Draws over the events, such as marks of a search."""

    def paint(self, painter: QPainter, placed: PlacedScene, size: QSize) -> None:
        """Draw over what is visible in a viewport of some size."""

    def set_theme(self, theme: ColorTheme) -> None:
        """Draw in another theme."""


def _opaque_widget(parent: QWidget) -> QWidget:
    """Return what a canvas is drawn on.

    Made here: to hand out a widget of unknown type, such as the viewport that Qt would make, Qt for
    Python first makes every type of widget there is, which takes 8 ms.
    """
    widget = QWidget(parent)
    widget.setMouseTracking(True)
    # Every frame covers all of it: else Qt fills it five times over first, for each widget that
    # lies behind, which takes an eighth of a frame.
    widget.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
    return widget


class TimelineView(QAbstractScrollArea):
    """Ruler and tracks. Scrolls vertically like any scroll area; time is the controller's.

    `why_empty` says why the list has no events. `menuAsked` names what a context menu is wanted
    for, if anything, and `readAsked` that the selected event is to be read.
    """

    clusterOpened = Signal(object, QPoint)
    menuAsked = Signal(object, QPoint)
    readAsked = Signal()

    def __init__(
        self,
        controller: Controller,
        theme: ColorTheme,
        parent: QWidget | None = None,
        *,
        overlay: Overlay | None = None,
        why_empty: Callable[[], str] | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("timelineView")
        self.setAccessibleName("Timeline")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setViewport(_opaque_widget(self))
        # As if the tracks were too tall for the view, as they mostly are: otherwise the first scene
        # would be laid out twice, with the scroll bar and without.
        self.verticalScrollBar().setRange(0, 1)
        self._controller = controller
        self._overlay = overlay
        self._why_empty = why_empty
        self._measurer = FontMeasurer()
        self._scene: Scene | None = None
        self._is_resized = False
        self.highlighter = Highlighter(self.viewport().update)
        self._build_parts()
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self.set_theme(theme)
        update = self.viewport().update
        controller.filterChanged.connect(self._drop_scene)
        controller.layoutChanged.connect(self._drop_scene)
        controller.listChanged.connect(self._drop_scene)
        controller.spanChanged.connect(update)
        controller.spanChanged.connect(self._settle.start)
        self._settle.timeout.connect(self.settle)
        controller.selectionChanged.connect(self.revealing.show_selection)
        controller.opened.connect(lambda: self.verticalScrollBar().setValue(0))
        controller.revealed.connect(self.revealing.reveal)
        self.verticalScrollBar().valueChanged.connect(update)
        self.gestures.clicked.connect(
            lambda position: self.pointing.click(position, bool(self.empty_text()))
        )
        self.gestures.boxChanged.connect(update)
        self.pointing.clusterOpened.connect(self.clusterOpened)
        self.pointing.paged.connect(self.scrolling.by_pages)
        self.pointing.sought.connect(self.revealing.seek)

    def _build_parts(self) -> None:
        controller, viewport = self._controller, self.viewport()
        gutter = Gutter(self._measurer)
        self.axis = CanvasAxis(controller, viewport)
        self._requests = SceneRequests(controller, self._measurer, desktop_date_names())
        self.supply = SceneSupply(self._requests.request, viewport.update, self)
        self.cross_fade = CrossFade(viewport.update, self)
        self.motion = controller.motion
        self.motion.passed.connect(viewport.update)
        self.motion.is_enabled = self.cross_fade.is_enabled = wants_motion(self)
        self.scrolling = TrackScrolling(self.verticalScrollBar(), viewport)
        self.revealing = Revealing(lambda: self.placed, controller, self.scrolling, viewport.update)
        self.walking = Walking(lambda: self.placed, controller, self.scrolling, viewport.width)
        self._ring = FocusRing(self, self.walking.here)
        self.gestures = Gestures(self.axis, controller, lambda: self.scene.ruler.height_px, self)
        self.pointing = Pointing(
            viewport,
            lambda: self.placed,
            lambda: GutterHints(gutter, self._frame(self.placed)),
            controller,
            lambda hit: describe_hit(
                hit,
                controller.events,
                viewport.rect().toRectF().contains(self.placed.place_of(hit)),
            ),
        )

    def set_theme(self, theme: ColorTheme) -> None:
        """Draw in another theme."""
        self._theme = theme
        self._canvas = CanvasPainter(theme, self._measurer)
        if self._overlay is not None:
            self._overlay.set_theme(theme)
        self.viewport().update()

    @property
    def scene(self) -> Scene:
        """The scene for the current view."""
        scale = self.axis.scale
        self._requests.see(scale, self.scrolling.page)
        part = VisiblePart(scale, self.scrolling.top, self.scrolling.page)
        scene = self.supply.scene(part)
        if scene is self._scene and not self._is_resized:
            return scene
        self._scene, self._is_resized = scene, False
        # That may scroll, and so ask for another scene.
        self.scrolling.fit(scene)
        return self.scene

    @property
    def placed(self) -> PlacedScene:
        """The scene with where it lies in the viewport, on a whole dot of the screen."""
        scene, dots_per_px = self.scene, self.viewport().devicePixelRatioF()
        x = scene.scale.x_of(self.axis.scale.span.start_s) if self.axis.is_even() else 0.0
        offset = round(x * dots_per_px) / dots_per_px
        ruler_px, top = scene.ruler.height_px, self.scrolling.top
        floor = ruler_px + floor_of(scene, top, self.viewport().height() - ruler_px)
        return PlacedScene(scene, offset, top, self.axis.gutter_px(), floor)

    def empty_text(self) -> str:
        """Say why no event is to be seen, and what helps; nothing if there are some."""
        if self._why_empty is not None and not len(self._controller.events.table):
            return self._why_empty()
        return why_nothing_is_seen(self._controller)

    def settle(self) -> None:
        """Lay out anew where the view has come to rest, so that no label is cut by its edges."""
        if self.motion.passage is not None:
            self._settle.start()
            return
        before, was_seen = self.scene, self.revealing.sees_selection(self.placed)
        was_top = self.scrolling.top
        if self._requests.rest(self.axis.scale):
            self.supply.drop()
            # A scene that is lower lets the view scroll less far at once.
            self.scrolling.hold(before, was_top, self.scene)
            self.viewport().update()
            if was_seen:
                self.revealing.show_selection()
        self.revealing.show_sought()

    def _drop_scene(self) -> None:
        self.supply.drop()
        self.cross_fade.forget()
        self.pointing.forget()
        self.viewport().update()

    def _frame(self, placed: PlacedScene) -> Frame:
        """Return what is drawn now, but for what fades."""
        row, events = self._controller.selected_row, self._controller.events
        highlights = self.highlighter.highlights(placed.scene, row, self.pointing.hover, events)
        return Frame(
            placed.scene,
            placed.offset,
            placed.scroll,
            self.viewport().width(),
            self.viewport().height(),
            highlights.grounds,
            self.gestures.box,
            highlights.arcs,
            self.empty_text(),
            self.viewport().devicePixelRatioF(),
            gutter=placed.gutter,
            margins=margins_of(placed.scene, self.axis.scale, self._controller.tracks),
            tracks=self._controller.tracks,
            words=highlights.words,
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the scene."""
        placed = self.placed
        frame = self._frame(placed)
        tiles = self.supply.tiles(frame, self._canvas)
        self.cross_fade.follow(frame, tiles, self._canvas)
        frame = frame._replace(ghosts=self.cross_fade.ghosts(frame))
        painter = QPainter(self.viewport())
        try:
            self._canvas.paint(painter, frame, tiles)
            if self._overlay is not None:
                self._overlay.paint(painter, placed, self.viewport().size())
            self._ring.paint(painter, placed, self._theme)
        finally:
            painter.end()

    def showEvent(self, event: QShowEvent) -> None:
        """Show what was selected meanwhile, once the view has its size."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self.revealing.show_owed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out anew for another size, the selected event staying in view if it was."""
        super().resizeEvent(event)
        was_seen = self._scene is not None and self.revealing.was_seen(
            self._scene, event.oldSize().height()
        )
        # Others may follow before anything is painted, as when a bar above comes and grows.
        self._is_resized = True
        if was_seen:
            self.revealing.show_selection()

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
            self.pointing.show_tool_tip(event)
            return True
        if event.type() is QEvent.Type.Leave:
            self.pointing.point_at(None)
        return super().viewportEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a click or a drag."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.gestures.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on with a drag, else show what lies under the cursor."""
        if not self.gestures.is_pressed:
            self.pointing.move(event.position())
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
        """Zoom to an event or cluster, or in on the time that lies there."""
        if not self.pointing.double_click(event.position()):
            self.axis.zoom_at(event.position().x(), _DOUBLE_CLICK_ZOOM)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of what lies there, or by key for that of the selected event."""
        placed = self.placed
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            here = self.walking.here(placed)
            place = placed.place_of(here).bottomLeft().toPoint() if here else QPoint()
            self.menuAsked.emit(here, self.viewport().mapToGlobal(place))
        else:
            at = event.pos().toPointF()
            self.menuAsked.emit(placed.hit_at(at) or placed.heading_at(at), event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open what is selected with Enter; leave all other keys to the commands."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        elif not self.pointing.open_here(self.walking.openable(self.placed)):
            self.readAsked.emit()
        else:
            # What was opened may lie below the view.
            self.revealing.show_selection()
