"""No window and no dialog is larger than the screen, wherever it was left."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QDialog

from timeline_app.render.theme import light_theme
from timeline_app.ui.dialogs.about_dialog import AboutDialog
from timeline_app.ui.dialogs.date_jump import DateJump
from timeline_app.ui.dialogs.key_sheet import KeySheet
from timeline_app.ui.dialogs.symbol_tour import SymbolTour
from timeline_app.ui.paper.output import Output
from timeline_app.ui.paper.picture_dialog import PictureDialog
from timeline_app.ui.paper.print_dialog import PrintActions, PrintDialog
from timeline_app.ui.widgets.plain_message import PlainMessage
from timeline_app.ui.widgets.plain_widgets import PlainLabel
from timeline_app.ui.widgets.screen_room import fitted
from timeline_app.ui.window.main_window import MainWindow

SMALL = QRect(0, 0, 900, 600)


@pytest.mark.parametrize("room", [SMALL, QRect(0, 27, 1093, 587), QRect(1920, 0, 800, 480)])
def test_given_a_small_screen_then_window_and_frame_fit(room: QRect) -> None:
    size = fitted(QSize(1280, 800), room)
    assert size.width() <= room.width()
    assert size.height() < room.height() - 30


def test_given_a_large_screen_then_the_size_is_as_wanted() -> None:
    assert fitted(QSize(1280, 800), QRect(0, 0, 1920, 1080)) == QSize(1280, 800)


def dialogs(window: MainWindow) -> list[QDialog]:
    """Return every dialog of the program."""
    output = Output(window.controller, window)
    actions = PrintActions(output.prepared, lambda *_: True, lambda *_: True)
    long = f"/{'long' * 300} cannot be written ({'why ' * 300})"
    return [
        PrintDialog(actions, window),
        PictureDialog(True, window),
        AboutDialog(window),
        DateJump(window),
        KeySheet(light_theme(), window),
        SymbolTour(light_theme(), window),
        PlainMessage("timeline-app", long, window, long),
    ]


def test_given_any_dialog_then_it_fits_a_small_screen(window: MainWindow) -> None:
    for dialog in dialogs(window):
        dialog.show()
        dialog.hide()
        least = dialog.minimumSizeHint()
        assert least.width() <= SMALL.width() - 16, type(dialog).__name__
        assert least.height() <= SMALL.height() - 40, type(dialog).__name__
        room = dialog.screen().availableGeometry().size()
        assert dialog.size().boundedTo(room) == dialog.size(), type(dialog).__name__


def test_given_a_long_word_in_a_label_then_it_does_not_widen_its_window(
    window: MainWindow,
) -> None:
    before = window.minimumSizeHint().width()
    for label in window.findChildren(PlainLabel):
        label.setText("a" * 5_000)
    assert window.minimumSizeHint().width() <= max(before, 1_000)


@pytest.mark.parametrize(
    ("size", "scale", "place"),
    [
        ((900, 600), "1", None),
        ((1024, 600), "1", None),
        ((1366, 768), "1.25", None),
        ((1024, 600), "1", (3_000, 2_000, 1_900, 1_000)),
        ((1366, 768), "1.25", (-2_500, 0, 2_400, 1_300)),
    ],
)
def test_given_a_small_screen_then_all_windows_open_inside_it(
    size: tuple[int, int], scale: str, place: tuple[int, int, int, int] | None, tmp_path: Path
) -> None:
    screen = {"name": "small", "x": 0, "y": 0, "width": size[0], "height": size[1],
              "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}  # fmt: skip
    config = tmp_path / "screens.json"
    config.write_text(json.dumps({"screens": [screen]}))
    surroundings = {
        **os.environ,
        "QT_QPA_PLATFORM": f"offscreen:configfile={config}",
        "QT_SCALE_FACTOR": scale,
        "XDG_CONFIG_HOME": str(tmp_path / "config"),
        "XDG_CACHE_HOME": str(tmp_path / "cache"),
    }
    found = subprocess.run(
        [sys.executable, "-m", "tests.hostile.on_a_screen", json.dumps(place)],
        env=surroundings, capture_output=True, text=True, timeout=60, check=True,
    )  # fmt: skip
    told = json.loads(found.stdout)
    left, top, width, height = told.pop("screen")
    assert told
    for name, (x, y, wide, high) in told.items():
        assert wide <= width, name
        assert high <= height - 20, name
        assert left <= x + 8, name
        assert top <= y + 40, name
        assert x + wide <= left + width + 8, name
        assert y + high <= top + height + 8, name
