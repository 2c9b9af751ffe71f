"""A known fault: bindings that give away references to None until the interpreter aborts.

PySide6 6.12.0 on CPython 3.11 dies after some 7,000 calls, so no small test shows it.
"""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter, QPainterPath, QTransform

ROUNDS = 1_000
TOLERANCE = 100


def draw_much(painter: QPainter) -> Callable[[], None]:
    box = QRectF(1, 1, 50, 20)
    path = QPainterPath()
    path.addRect(box)
    colour = QColor("teal")

    def draw() -> None:
        painter.save()
        painter.setPen(colour)
        painter.fillRect(box, colour)
        painter.drawRoundedRect(box, 2, 2)
        painter.drawPath(path)
        painter.drawLine(QPointF(0, 0), QPointF(9, 9))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, "x")
        painter.setTransform(QTransform())
        painter.restore()

    return draw


@pytest.mark.usefixtures("qapp")
def test_calls_by_the_thousand_keep_the_references_to_none() -> None:
    assert QGuiApplication.instance() is not None
    image = QImage(100, 50, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    try:
        draw = draw_much(painter)
        draw()
        before = sys.getrefcount(None)
        for _ in range(ROUNDS):
            draw()
        after = sys.getrefcount(None)
    finally:
        painter.end()
    assert abs(after - before) < TOLERANCE
