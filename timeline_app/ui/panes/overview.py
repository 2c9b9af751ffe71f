"""The overview strip: the whole extent with its density, and the visible window to drag."""

import math
from functools import partial

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from timeline_app.render.fonts import FontMeasurer
from timeline_app.render.painter import DisplayPainter, Viewport
from timeline_app.render.theme import ColorTheme
from timeline_app.scene.axis.span import LinearScale, TimeSpan
from timeline_app.scene.display import Label, TextStyle
from timeline_app.scene.ticks import step_for, ticks
from timeline_app.state.scene_requests import span_in_view
from timeline_app.state.view_state import whole_span
from timeline_app.ui.drawing.kept_picture import KeptPicture
from timeline_app.ui.session.controller import Controller
from timeline_app.ui.session.navigation import zoom_of_wheel

# High enough for columns to differ, and less than a tenth of the canvas.
_HEIGHT_PX = 64
# Where the canvas is short, all tracks of the story are worth more than tall columns.
_LOW_HEIGHT_PX, _SHORT_CANVAS_PX = 40, 880
# A line of the labels of a ruler.
_LABELS_PX = 18
# Two pixels and a gap: the least at which columns are seen one by one.
_COLUMN_PX = 3
# A single event is still seen.
_LEAST_COLUMN_PX = 3.0
# As letters stand from a line before them.
_TICK_GAP_PX = 3
# Two years side by side are not read as one number.
_LABEL_GAP_PX = 12.0
# Wide enough to be seen and dragged, however far one has zoomed in.
_MIN_WINDOW_PX = 8.0
# Twice this is what a mouse meets without aiming; in a narrow window the middle keeps a third.
_HANDLE_PX = 6.0
# Rare enough in a pan that hardly a frame draws the strip anew, little enough to be no jump.
_GROWTH_SHARE = 1 / 16
# Further off the list, what it holds would be a few columns; the view is then out of the strip.
_MOST_GROWTH = 3


class Overview(QWidget):
    """Shows where the visible span lies in the whole, and moves or resizes it."""

    def __init__(
        self, controller: Controller, theme: ColorTheme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("overview")
        self.setAccessibleName("Overview of the whole time")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        # Its ground covers all of it, so nothing behind has to be filled first.
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._controller = controller
        self._measurer = FontMeasurer()
        self._grip: str = ""
        self._grab_s = 0.0
        self._held: LinearScale | None = None
        self._ground = KeptPicture()
        self.set_theme(theme)
        for signal in (controller.filterChanged, controller.listChanged):
            signal.connect(self.update)
        for signal in (controller.spanChanged, controller.selectionChanged):
            signal.connect(self.update)

    def set_theme(self, theme: ColorTheme) -> None:
        """Draw in another theme."""
        self._theme = theme
        self._display = DisplayPainter(theme, self._measurer)
        self.update()

    def sizeHint(self) -> QSize:
        """Return a height that fits density and labels, less of it below a short canvas."""
        rows = self.parentWidget()
        is_low = rows is not None and rows.height() < _SHORT_CANVAS_PX
        return QSize(400, _LOW_HEIGHT_PX if is_low else _HEIGHT_PX)

    def scale(self) -> LinearScale:
        """Return the scale of the strip: everything, and the visible span if it reaches on.

        It grows by steps, so that what is drawn stays the same while the view moves, and not while
        a hand holds on to a place of it.
        """
        if self._held is not None:
            return self._held
        whole, span = whole_span(self._controller.events), self._controller.state.span
        step_s = whole.duration_s * _GROWTH_SHARE
        before, after = whole.start_s - span.start_s, span.end_s - whole.end_s
        both = TimeSpan(
            whole.start_s - max(0, math.ceil(before / step_s)) * step_s,
            whole.end_s + max(0, math.ceil(after / step_s)) * step_s,
        )
        grown = both if both.duration_s < _MOST_GROWTH * whole.duration_s else whole
        return LinearScale(grown, float(max(1, self.width())))

    def window_rect(self) -> QRectF:
        """Return where the visible span is drawn, never too narrow to be grabbed."""
        scale, span = self.scale(), self._span()
        left, right = scale.x_of(span.start_s), scale.x_of(span.end_s)
        if right - left < _MIN_WINDOW_PX:
            middle = (left + right) / 2
            left, right = middle - _MIN_WINDOW_PX / 2, middle + _MIN_WINDOW_PX / 2
        return QRectF(left, 4, right - left, self.height() - _LABELS_PX - 6)

    def _span(self) -> TimeSpan:
        return span_in_view(self._controller.state, self._controller.tracks)

    def _columns(self, scale: LinearScale) -> np.ndarray:
        edges_s = np.linspace(
            scale.span.start_s, scale.span.end_s, max(2, self.width() // _COLUMN_PX + 1)
        )
        return self._controller.model.counts_between(edges_s)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw density, years, the selection and the window."""
        painter = QPainter(self)
        try:
            self._paint(painter)
        finally:
            painter.end()

    def _paint(self, painter: QPainter) -> None:
        scale = self.scale()
        basis = (self._controller.model, self._theme, scale)
        self._ground.paint(
            painter,
            basis,
            self.size(),
            self.devicePixelRatioF(),
            partial(self._paint_ground, scale),
        )
        row = self._controller.selected_row
        if row is not None:
            x = scale.x_of(float(self._controller.events.table.draw_start_s[row]))
            painter.fillRect(
                QRectF(x - 1, 4, 2, self.height() - _LABELS_PX - 6), self._theme.color("ink")
            )
        fill, window = QColor(self._theme.color("accent")), self.window_rect()
        fill.setAlpha(38)
        # Filled apart from its frame: a large box with round corners takes five times as long.
        painter.fillRect(window.adjusted(1, 1, -1, -1), fill)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("accent"), 1.6))
        painter.drawRoundedRect(window, 3, 3)

    def _paint_ground(self, scale: LinearScale, painter: QPainter) -> None:
        """Draw what lies under selection and window."""
        painter.fillRect(self.rect(), self._theme.color("panel"))
        painter.fillRect(QRectF(0, 0, self.width(), 1), self._theme.color("panel-line"))
        self._paint_density(painter, scale)
        self._paint_labels(painter, scale)

    def _paint_density(self, painter: QPainter, scale: LinearScale) -> None:
        columns = np.log1p(self._columns(scale))
        tallest = float(columns.max(initial=0.0))
        base, height = self.height() - _LABELS_PX - 4, self.height() - _LABELS_PX - 12
        used = np.flatnonzero(columns)
        talls = np.maximum(_LEAST_COLUMN_PX, height * columns[used] / max(tallest, 1.0))
        # All at once: one by one they take longer than everything else in the strip.
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("theme-none"))
        painter.drawRects(
            [
                QRectF(number * _COLUMN_PX, base - tall, _COLUMN_PX - 1, tall)
                for number, tall in zip(used.tolist(), talls.tolist(), strict=True)
            ]
        )

    def _paint_labels(self, painter: QPainter, scale: LinearScale) -> None:
        step = step_for(scale.span.duration_s / scale.width_px)
        labels: list[Label] = []
        for tick in ticks(scale.span, step):
            x = scale.x_of(float(tick.seconds)) + _TICK_GAP_PX
            width = self._measurer.width(tick.label, TextStyle.RULER)
            is_whole = x >= 0 and x + width <= self.width()
            if is_whole and (not labels or x > labels[-1].x + labels[-1].width + _LABEL_GAP_PX):
                # Without a tick, a year beside its place is taken for the middle of its letters.
                painter.fillRect(
                    QRectF(x - _TICK_GAP_PX, self.height() - _LABELS_PX - 4, 1, _LABELS_PX),
                    self._theme.color("grid-strong"),
                )
                y = self.height() - _LABELS_PX / 2 - 1
                labels.append(Label(x, y, tick.label, TextStyle.RULER, "ink-soft", width))
        self._display.paint(painter, labels, Viewport(0, 0, self.width(), self.height()))

    def _grip_at(self, x: float) -> str:
        rect = self.window_rect()
        wide = rect.width() > 3 * _HANDLE_PX
        if wide and abs(x - rect.left()) <= _HANDLE_PX:
            return "left"
        if wide and abs(x - rect.right()) <= _HANDLE_PX:
            return "right"
        return "middle" if rect.left() <= x <= rect.right() else ""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Grab the window or one of its edges; elsewhere jump there."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        span, seconds = self._span(), self._seconds_at(event.position())
        self._grip = self._grip_at(event.position().x())
        if not self._grip:
            self._controller.set_span(span.panned(seconds - span.middle_s))
            self._grip = "middle"
            span = self._controller.state.span
        self._grab_s = seconds - span.start_s
        self._held = self.scale()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move or resize the visible span."""
        if not self._grip:
            edge = self._grip_at(event.position().x()) in ("left", "right")
            self.setCursor(Qt.CursorShape.SizeHorCursor if edge else Qt.CursorShape.ArrowCursor)
            return
        span, seconds = self._span(), self._seconds_at(event.position())
        if self._grip == "middle":
            span = span.panned(seconds - self._grab_s - span.start_s)
        elif self._grip == "left":
            span = TimeSpan(min(seconds, span.end_s - 3_600), span.end_s)
        else:
            span = TimeSpan(span.start_s, max(seconds, span.start_s + 3_600))
        self._controller.set_span(span)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        self._grip, self._held = "", None
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom the view at the place under the cursor."""
        anchor_s = self._seconds_at(event.position())
        self._controller.navigation.zoom(zoom_of_wheel(event.angleDelta().y()), anchor_s)
        event.accept()

    def _seconds_at(self, position: QPointF) -> float:
        return self.scale().seconds_of(position.x())
