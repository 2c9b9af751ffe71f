"""The least that a program with a Qt window can be: the floor for measuring the start.

Like the program with `--smoke-exit` it takes a click once it is painted, says so and closes.
"""

import sys

from PySide6.QtCore import QCoreApplication, QEvent, QPointF, Qt, QTimer
from PySide6.QtGui import QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow


class BareWindow(QMainWindow):
    """Tells when it was clicked and closes."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint, and be clicked once that is done."""
        super().paintEvent(event)
        QTimer.singleShot(0, self.click)

    def click(self) -> None:
        """Send a click behind everything else that waits to be handled."""
        left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        for kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease):
            event = QMouseEvent(kind, QPointF(60, 60), QPointF(60, 60), left, left, none)
            QCoreApplication.postEvent(self, event, Qt.EventPriority.LowEventPriority.value)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Print a line that the measuring program waits for."""
        super().mouseReleaseEvent(event)
        print("a click is answered", flush=True)
        self.close()


if __name__ == "__main__":
    application = QApplication(sys.argv)
    window = BareWindow()
    window.resize(1280, 800)
    window.show()
    raise SystemExit(application.exec())
