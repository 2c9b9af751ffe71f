"""The real window on the bundled list, without a display."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEventLoop, QObject, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from timeline_app.app import create_window
from timeline_app.program.locations import bundled_list
from timeline_app.state.view_state import state_of_view
from timeline_app.ui.canvas.timeline_view import TimelineView
from timeline_app.ui.window.main_window import MainWindow

SOURCES = bundled_list().parent.parent / "shared" / "sources"
OpenWindow = Callable[[Path | None], MainWindow]


@pytest.fixture
def open_window(
    qapp: QApplication, owned: Callable[[QObject], None], own_settings: Path
) -> OpenWindow:
    """Open a window on a list; it is taken down after the test."""
    assert own_settings.is_dir()

    def open_(path: Path | None) -> MainWindow:
        window = create_window(path)
        assert isinstance(window, MainWindow)
        owned(window)
        owned(window.session)
        window.show()
        qapp.processEvents()
        return window

    return open_


@pytest.fixture
def own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A settings folder of the test's own."""
    folder = tmp_path / "settings"
    folder.mkdir()
    monkeypatch.setattr("timeline_app.app.settings_path", lambda: folder / "settings.json")
    return folder


@pytest.fixture
def window(open_window: OpenWindow) -> MainWindow:
    """The window on the bundled list."""
    return open_window(None)


@pytest.fixture
def even_window(window: MainWindow) -> MainWindow:
    """The window on the days of the visit, in even time, all tracks open."""
    return in_even_time(window)


@pytest.fixture
def sources() -> list[Path]:
    """The original documents; the test is skipped where they are not at hand."""
    if not SOURCES.is_dir():
        pytest.skip("the original documents do not lie beside the repository")
    return sorted(SOURCES.glob("*.txt"))


def in_even_time(window: MainWindow, view_id: str = "visit-days") -> MainWindow:
    """The window in a named view of even time, all tracks open, with nothing to go back to."""
    controller = window.controller
    view = next(view for view in controller.events.head.views if view.id == view_id)
    controller.show_state(state_of_view(view).with_(collapsed=frozenset()))
    controller.history.forget()
    QApplication.processEvents()
    return window


def wheel(view: TimelineView, at: QPointF, notches: int, keys: Qt.KeyboardModifier) -> None:
    """Turn the wheel at a place of the viewport."""
    event = QWheelEvent(
        at,
        view.viewport().mapToGlobal(at),
        QPoint(),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        keys,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view.viewport(), event)


def waited_for(is_reached: Callable[[], bool], longest_ms: int = 10_000) -> bool:
    """Let events happen until something is reached; tell whether it was."""
    end_s = time.monotonic() + longest_ms / 1_000
    while not is_reached() and time.monotonic() < end_s:
        run_ms(10)
    return is_reached()


def run_ms(duration_ms: int) -> None:
    """Let the event loop run; `qWait` would keep Python from the threads beside the window."""
    loop = QEventLoop()
    QTimer.singleShot(duration_ms, loop.quit)
    loop.exec()
