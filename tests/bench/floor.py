"""The floor of the window's frames: a bare widget of its size, driven in the same process."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

SIZE = QSize(1600, 900)
# About as many as a canvas full of events shows.
_BOXES = 300


class BareWindow(QWidget):
    """Paints rounded boxes with labels, antialiased, a little farther on in every frame."""

    def __init__(self) -> None:
        super().__init__()
        self._offset_px = 0
        self.resize(SIZE)

    def move_on(self) -> None:
        """Paint a frame of a pan as the window does: once asked for, once at once."""
        self._offset_px += 5
        self.update()
        QApplication.processEvents()
        self.repaint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw all boxes anew."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor("white"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(200, 220, 240))
        for number in range(_BOXES):
            x, y = (number * 97 + self._offset_px) % 1500, number // 8 * 22 % 860
            painter.drawRoundedRect(QRectF(x, y, 90, 18), 3, 3)
            painter.drawText(x + 4, y + 14, f"Meeting on subject {number % 97}")
        painter.end()


def floor_ms(frames: int, time_of: Callable[[Callable[[], object]], float]) -> list[float]:
    """Return what each of some frames of a bare window takes; its first ones only warm up."""
    bare = BareWindow()
    bare.show()
    for _ in range(5):
        bare.move_on()
    times = [time_of(bare.move_on) for _ in range(frames)]
    bare.close()
    bare.deleteLater()
    return times
