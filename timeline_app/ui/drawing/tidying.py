"""Tidying: garbage is collected while nobody does anything, and never on the way.

By itself the collector comes whenever enough has been made, in the middle of a drag as likely as
not. What a frame makes goes without it; only what refers to itself waits until a hand rests.
"""

from functools import partial

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication

from timeline_app.program.memory import (
    collect_by_itself,
    collect_what_is_new,
    freeze_all,
)
from timeline_app.ui.session.controller import Controller

# Longer than a hand rests between two turns of a wheel, shorter than people look at what they see.
_REST_MS = 700


class Tidying(QObject):
    """Collects when a view has rested for a while, and freezes what another list has brought."""

    def __init__(self, controller: Controller, parent: QObject) -> None:
        super().__init__(parent)
        self._is_first = self._is_new_list = True
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_REST_MS)
        self._timer.timeout.connect(self._tidy)
        controller.listChanged.connect(self._expect_list)
        for signal in (
            controller.spanChanged,
            controller.filterChanged,
            controller.layoutChanged,
            controller.selectionChanged,
            controller.motion.passed,
        ):
            signal.connect(self._timer.start)
        collect_by_itself(is_on=False)
        self.destroyed.connect(partial(collect_by_itself, is_on=True))
        self._timer.start()

    def _expect_list(self) -> None:
        self._is_new_list = True
        self._timer.start()

    def _tidy(self) -> None:
        if QGuiApplication.mouseButtons() is not Qt.MouseButton.NoButton:
            self._timer.start()
            return
        # What there is at first has never been looked at, and holds no garbage worth a pause.
        if not self._is_first:
            collect_what_is_new()
        if self._is_new_list:
            freeze_all()
        self._is_first = self._is_new_list = False
