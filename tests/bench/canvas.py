"""The timeline widget at 1600x900, offscreen: panning, zooming, filtering, pointing.

A frame is timed from the new span or filter to the painted widget, and on through all events that
then wait: the slice of work ahead that the canvas does between frames counts as a part of the frame
before it. Nothing is prepared before the first frame.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from tests.bench.measure import Figure, Times, timed
from timeline_app.core.event_list.event_list import EventList
from timeline_app.core.record.model import FilterRecord
from timeline_app.render.theme import light_theme
from timeline_app.scene.axis.span import TimeSpan
from timeline_app.scene.display import Box, Hit, Label, Line, Mark
from timeline_app.state.view_state import whole_span, with_facet
from timeline_app.ui.canvas.timeline_view import TimelineView
from timeline_app.ui.session.controller import Controller

SIZE = QSize(1600, 900)
FRAMES = 300
DAY_S = 86_400.0
ZOOM_FRAMES_DOWN = FRAMES // 2


class Blank(QWidget):
    """A widget that paints nothing: what a repaint costs by itself."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill the ground."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), light_theme().color("paper"))
        painter.end()


class Bare(QWidget):
    """A widget that draws as many shapes and texts as a frame of the timeline does."""

    def __init__(self, boxes: int, texts: int) -> None:
        super().__init__()
        self._boxes, self._texts = boxes, texts

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw shapes and texts with a bare painter."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), light_theme().color("paper"))
        painter.setBrush(light_theme().color("theme-1-tint"))
        for number in range(self._boxes):
            x, y = number * 37 % 1500, number * 24 % 880
            painter.drawRoundedRect(QRectF(x, y, 80, 18), 3, 3)
        for number in range(self._texts):
            x, y = number * 53 % 1500, number * 24 % 880
            painter.drawText(QPointF(x, y), "Laos and Viet Nam sign")
        painter.end()


def canvas_figures(events: EventList) -> Iterator[Figure]:
    """Measure the canvas on one list."""
    controller = Controller(events)
    view = TimelineView(controller, light_theme())
    view.resize(SIZE)
    view.show()
    QApplication.processEvents()
    count = len(events.table)
    blank = repaint_times(Blank()).median
    controller.set_span(busy_span(events))
    bare = repaint_times(bare_of(view)).median
    pan = pan_times(view, controller)
    yield Figure("pan frame, p99", count, pan.p99, "ms", bare, "8.3")
    yield Figure("pan frame, median", count, pan.median, "ms", bare, "")
    zoom = zoom_times(view, controller)
    yield Figure("zoom frame, p99", count, zoom.p99, "ms", bare, "16.7")
    yield Figure("zoom frame, median", count, zoom.median, "ms", bare, "")
    toggle = toggle_times(view, controller)
    yield Figure("filter toggle to frame, p99", count, toggle.p99, "ms", blank, "33")
    yield Figure("hit test, p99", count, hit_times(view).p99, "ms", blank, "1")
    yield Figure("empty repaint, median", count, blank, "ms", blank, "")
    view.close()
    view.deleteLater()
    controller.deleteLater()


def show(view: TimelineView) -> None:
    """Paint a frame, and do what the canvas does between two frames."""
    view.viewport().repaint()
    QApplication.processEvents()


def busy_span(events: EventList) -> TimeSpan:
    """Return a span of a month in the middle of the list."""
    middle_s = float(events.table.draw_start_s[len(events.table) // 2])
    return TimeSpan(middle_s - 15 * DAY_S, middle_s + 15 * DAY_S)


def bare_of(view: TimelineView) -> Bare:
    """Return a bare widget that draws what lies in the view, shape for shape."""
    left = view.scene.scale.x_of(view.scene.scale.span.middle_s) - SIZE.width() / 2
    items = [item for item in view.scene.items if not isinstance(item, Line)]
    seen = [item for item in items if left < item.x < left + SIZE.width()]
    texts = sum(isinstance(item, Label) for item in seen)
    return Bare(sum(isinstance(item, Box | Mark) for item in seen), texts)


def repaint_times(widget: QWidget) -> Times:
    """Repaint a widget of the canvas's size again and again."""
    widget.resize(SIZE)
    widget.show()
    QApplication.processEvents()
    times = timed(widget.repaint for _ in range(100))
    widget.close()
    widget.deleteLater()
    return times


def pan_times(view: TimelineView, controller: Controller) -> Times:
    """Pan by some px a frame."""
    start = busy_span(controller.events)

    def step(number: int) -> None:
        controller.set_span(start.panned(number * start.duration_s / 120))
        show(view)

    step(0)
    return timed(partial(step, number) for number in range(FRAMES))


def zoom_times(view: TimelineView, controller: Controller) -> Times:
    """Zoom from everything to one day and back."""
    whole = whole_span(controller.events)
    anchor_s = float(controller.events.table.draw_start_s[len(controller.events.table) // 2])
    factor = (DAY_S / whole.duration_s) ** (1.0 / ZOOM_FRAMES_DOWN)

    def step(number: int) -> None:
        steps = number if number <= ZOOM_FRAMES_DOWN else FRAMES - number
        controller.set_span(whole.zoomed(factor**steps, anchor_s))
        show(view)

    step(0)
    return timed(partial(step, number) for number in range(FRAMES))


def toggle_times(view: TimelineView, controller: Controller) -> Times:
    """Tick one theme after the other."""
    values = controller.events.table.facets["themes"].values
    controller.set_span(whole_span(controller.events))

    def step(number: int) -> None:
        chosen = (values[number // 2 % len(values)],) if number % 2 == 0 else ()
        controller.set_filter(with_facet(FilterRecord(), "themes", chosen))
        show(view)

    step(1)
    return timed(partial(step, number) for number in range(60))


def hit_times(view: TimelineView) -> Times:
    """Point at places all over the canvas."""
    places = [QPointF(17 * n % SIZE.width(), 60 + 13 * n % 800) for n in range(FRAMES)]
    return timed(partial(hit_at, view, place) for place in places)


def hit_at(view: TimelineView, place: QPointF) -> Hit | None:
    """Find what lies at a place, as a move of the cursor does."""
    return view.placed.hit_at(place)
