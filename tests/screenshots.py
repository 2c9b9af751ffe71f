"""Takes the README's screenshots from the real window: `python3 dev.py screenshots`.

Needs a display; dev.py starts a virtual one where there is none. Writes into `resources/readme/`.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from timeline_app.app import create_application, create_window
from timeline_app.render.theme import dark_theme, light_theme
from timeline_app.ui.window.main_window import MainWindow

FOLDER = Path(__file__).resolve().parent.parent / "resources" / "readme"
SHOTS = (
    ("window-light", light_theme, QSize(1280, 800)),
    ("window-dark", dark_theme, QSize(1280, 800)),
)
SELECTED = "investment-conference-2025"
# Of the example: a sentence that nothing is made of yet, in a paragraph with two others.
WORDS_SHOT, WORDS = "words-to-event", "carried the books back"


def settle(application: QApplication) -> None:
    for _ in range(20):
        application.processEvents()


def save(window: MainWindow, name: str) -> bool:
    """Write a picture of the window, or say that it cannot be written."""
    path = FOLDER / f"{name}.png"
    if not window.grab().save(str(path)):
        print(f"{path} could not be written", file=sys.stderr)
        return False
    print(path.relative_to(FOLDER.parent.parent))
    return True


def show_words(window: MainWindow) -> None:
    """Open the example's document, and the card beside words of it that become an event."""
    window.action("example").trigger()
    window.action("edit-list").trigger()
    window.action("show-document").trigger()
    pane = window.source_pane
    pane.setFocus()
    while WORDS not in pane.textCursor().block().text():
        QTest.keyClick(pane, Qt.Key.Key_Down)
    QTest.keyClick(pane, Qt.Key.Key_Space)
    QTest.keyClick(pane, Qt.Key.Key_Return)


def main() -> int:
    """Take every picture in a window that opens as for someone who never opened it."""
    with tempfile.TemporaryDirectory() as home:
        os.environ |= {f"XDG_{name}_HOME": home for name in ("CONFIG", "CACHE", "DATA")}
        return take_pictures()


def take_pictures() -> int:
    application = create_application()
    window = create_window(None)
    assert isinstance(window, MainWindow)
    window.show()
    window.controller.select(SELECTED)
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, theme, size in SHOTS:
        window.resize(size)
        window.set_theme(theme())
        settle(application)
        if not save(window, name):
            return 1
    window.set_theme(light_theme())
    show_words(window)
    settle(application)
    if not save(window, WORDS_SHOT):
        return 1
    window.close()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
