"""Windows and dialogs no larger than the screen; where one was left, Qt itself brings back."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QWidget

# What a frame and its title bar take; how much that is, is known only once a window is shown.
_FRAME_PX = QSize(16, 40)


def fitted(wanted: QSize, available: QRect) -> QSize:
    """Return a size as wanted, or as large as a screen has room for with a frame around it."""
    return wanted.boundedTo(available.size() - _FRAME_PX)


def resize_to_fit(window: QWidget, width_px: int, height_px: int) -> None:
    """Give a window a size, as far as its screen has room for it."""
    room = window.screen().availableGeometry()
    window.resize(fitted(QSize(width_px, height_px), room))
