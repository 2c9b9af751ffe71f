"""The least that a program with a Qt window can be: the floor for measuring the start.

It tells when the event loop gets round to it once it is painted, as a program that answers a click
does. The click itself is left out: to make one costs more than to answer it.
"""

import sys

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow


class BareWindow(QMainWindow):
    """Tells when it was painted and closes."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint, tell and close."""
        super().paintEvent(event)
        QTimer.singleShot(0, self.tell)

    def tell(self) -> None:
        """Print a line that the measuring program waits for."""
        print("painted", flush=True)
        self.close()


if __name__ == "__main__":
    application = QApplication(sys.argv)
    window = BareWindow()
    window.resize(1280, 800)
    window.show()
    raise SystemExit(application.exec())
