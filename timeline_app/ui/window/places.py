"""Where a few things lie on the screen, for a try-out that drives the program from outside."""

import json

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from timeline_app.ui.window.main_window import MainWindow

_INSIDE = QPoint(60, -4)
_BOX_INSET_PX = 8


def places_line(window: MainWindow, leader: str) -> str:
    """Return a line of JSON with points to click on, in pixels of the screen."""
    return json.dumps(
        {
            "leader": _global(*_leader_box(window, leader)),
            "timeline": _global(window.timeline, window.timeline.rect().bottomLeft() + _INSIDE),
        }
    )


def _leader_box(window: MainWindow, leader: str) -> tuple[QWidget, QPoint]:
    item = window.filter_pane.item("leaders", leader)
    if item is None:
        return window, QPoint()
    tree = item.treeWidget()
    rectangle = tree.visualItemRect(item)
    return tree.viewport(), QPoint(rectangle.left() + _BOX_INSET_PX, rectangle.center().y())


def _global(widget: QWidget, point: QPoint) -> list[int]:
    place = widget.mapToGlobal(point)
    return [place.x(), place.y()]
