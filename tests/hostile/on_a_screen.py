"""Opens the windows of the program and prints where they lie; run with screens of choice."""

from __future__ import annotations

import json
import sys

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow

from tests.hostile.test_sizes import dialogs
from timeline_app.app import create_application, create_window
from timeline_app.program.locations import settings_path
from timeline_app.state.settings import load_settings, save_settings
from timeline_app.ui.paper.print_dialog import PrintDialog


def remember_place(place: list[int]) -> None:
    """Have the settings say that the window was left at a place, on a screen of long ago."""
    window = QMainWindow()
    window.setGeometry(QRect(*place))
    geometry = bytes(window.saveGeometry().toBase64().data()).decode()
    settings, _ = load_settings(settings_path())
    settings_path().parent.mkdir(parents=True, exist_ok=True)
    save_settings(settings_path(), settings.with_(geometry=geometry))


def main() -> None:
    """Print the screen and each window as JSON."""
    application = create_application()
    place = json.loads(sys.argv[1])
    if place is not None:
        remember_place(place)
    window = create_window(None)
    window.show()
    application.processEvents()
    told = {"screen": window.screen().availableGeometry().getRect()}
    told["window"] = window.geometry().getRect()
    for dialog in dialogs(window):
        show_everything(dialog)
        dialog.show()
        QApplication.processEvents()
        told[type(dialog).__name__] = dialog.geometry().getRect()
        dialog.close()
    window.close()
    print(json.dumps(told))


def show_everything(dialog: QDialog) -> None:
    """Give the print dialog all its fields, which no choice shows at once."""
    if isinstance(dialog, PrintDialog):
        fields = dialog._form._form
        for row in range(fields.rowCount()):
            fields.setRowVisible(row, True)


main()
