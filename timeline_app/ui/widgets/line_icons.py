"""The line icons of the program: one set, drawn in the colours of the palette at any scale."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QIconEngine, QPainter, QPalette, QPixmap

from timeline_app.program.locations import data_folder

ICON_PX = 18
"""As high as a line of text with its gap, so that a button with either is as high."""


def icon_folder() -> Path:
    """Return where the icons lie."""
    return data_folder() / "resources" / "icons"


def line_icon(name: str) -> QIcon:
    """Return an icon of the set, drawn when it is first shown and anew in another theme."""
    return QIcon(_LineEngine(name, {}))


class _LineEngine(QIconEngine):
    """Draws an icon in the colour that text on a button has; what is checked, in the accent."""

    def __init__(self, name: str, drawn: dict[tuple[int, int, str], QPixmap]) -> None:
        super().__init__()
        self._name = name
        self._drawn = drawn

    def clone(self) -> QIconEngine:
        """Return another that draws the same, and shares what was drawn."""
        return _LineEngine(self._name, self._drawn)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Draw the icon into a rectangle, as it was drawn before in that many pixels."""
        pixels = rect.size() * painter.device().devicePixelRatio()
        painter.drawPixmap(rect, self.pixmap(pixels, mode, state))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """Return the icon in a size that counts the pixels of the device."""
        color = _color(mode, state)
        key = (size.width(), size.height(), color)
        if key not in self._drawn:
            pixmap = self._drawn[key] = QPixmap(size)
            pixmap.fill(Qt.GlobalColor.transparent)
            painter = QPainter(pixmap)
            try:
                self._draw(painter, QRectF(0, 0, size.width(), size.height()), color)
            finally:
                painter.end()
        return self._drawn[key]

    def _draw(self, painter: QPainter, rect: QRectF, color: str) -> None:
        # Loading it takes a millisecond, which a start in the terminal need not spend.
        from PySide6.QtSvg import QSvgRenderer

        file = icon_folder() / "lucide" / f"{self._name}.svg"
        drawing = file.read_bytes().replace(b"currentColor", color.encode())
        QSvgRenderer(QByteArray(drawing)).render(painter, rect)


def _color(mode: QIcon.Mode, state: QIcon.State) -> str:
    groups, roles = QPalette.ColorGroup, QPalette.ColorRole
    group = groups.Disabled if mode is QIcon.Mode.Disabled else groups.Active
    is_on = state is QIcon.State.On and group is groups.Active
    role = roles.Highlight if is_on else roles.ButtonText
    return QGuiApplication.palette().color(group, role).name()
