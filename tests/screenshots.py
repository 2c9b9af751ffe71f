"""Takes the README's screenshots from the real window: `python3 dev.py screenshots`.

Needs a display; dev.py starts a virtual one where there is none. Writes into `resources/readme/`.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import QSize
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


def settle(application: QApplication) -> None:
    for _ in range(20):
        application.processEvents()


def main() -> int:
    """Take every picture in a window that opens as for someone who never opened it."""
    with tempfile.TemporaryDirectory() as home:
        os.environ |= {"XDG_CONFIG_HOME": home, "XDG_CACHE_HOME": home}
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
        picture = window.grab()
        path = FOLDER / f"{name}.png"
        if not picture.save(str(path)):
            print(f"{path} could not be written", file=sys.stderr)
            return 1
        print(path.relative_to(FOLDER.parent.parent))
    window.close()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
