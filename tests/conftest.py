"""What every test gets: no display, own settings folders, and no warning that goes unseen.

Qt is imported only when a test asks for it, so that the many tests without Qt need none.
"""

from __future__ import annotations

import gc
import logging
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtWidgets import QApplication, QWidget

# Qt reads it when the first application object is made. Its own screen without a display is
# smaller than the window.
_SCREEN = Path(__file__).with_name("screen.json")
os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={_SCREEN}"

# The offscreen platform says so for windows that a real one would serve.
HARMLESS_QT_MESSAGES = re.compile(
    r"This plugin does not support (propagateSizeHints|raise|grabbing the keyboard)\(?\)?"
)


@pytest.fixture(scope="session", autouse=True)
def own_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Settings and caches of the user stay untouched, also by programs that tests start."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
            folder = home / name.lower()
            folder.mkdir()
            patch.setenv(name, str(folder))
        yield home


@pytest.fixture(autouse=True)
def no_log_warnings(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """A logged warning fails the test; one that expects it looks and calls caplog.clear()."""
    yield
    records = [r for when in ("setup", "call") for r in caplog.get_records(when)]
    loud = [record.getMessage() for record in records if record.levelno >= logging.WARNING]
    assert not loud, f"logged: {loud}"


@pytest.fixture(scope="session")
def qapp(own_folders: Path) -> Iterator[QApplication]:
    """The one application object that Qt allows in a process."""
    from PySide6.QtCore import QStandardPaths
    from PySide6.QtWidgets import QApplication

    from timeline_app.render.typeface import use_typeface

    assert own_folders.is_dir()
    QStandardPaths.setTestModeEnabled(True)
    application = QApplication.instance() or QApplication(["timeline-app"])
    assert isinstance(application, QApplication)
    use_typeface(application)
    yield application
    # What a test has copied is an object of Python, which must not outlive the interpreter.
    application.clipboard().clear()
    application.quit()


@pytest.fixture(autouse=True)
def clean_qt(request: pytest.FixtureRequest) -> Iterator[None]:
    """A test with Qt leaves no message, window, running thread or running timer behind."""
    if "qapp" not in request.fixturenames:
        yield
        return
    request.getfixturevalue("qapp")
    messages: list[str] = []
    with qt_messages_into(messages):
        before = top_level_widgets()
        yield
        left = leftovers(before)
    loud = [message for message in messages if not HARMLESS_QT_MESSAGES.search(message)]
    assert not loud, f"Qt said: {loud}"
    assert not left, f"left behind: {left}"


@pytest.fixture
def owned(qapp: QApplication) -> Iterator[Callable[[QObject], None]]:
    """Call it with a window or another object of Qt to have it deleted after the test."""
    assert qapp is not None
    objects: list[QObject] = []
    yield objects.append
    from shiboken6 import delete, isValid

    for thing in reversed(objects):
        if isValid(thing):
            delete(thing)


class qt_messages_into:  # noqa: N801  reads like a function where it is used
    """Collects what Qt has to say from warnings upwards."""

    def __init__(self, messages: list[str]) -> None:
        self.messages = messages

    def __enter__(self) -> None:
        from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

        quiet = (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg)

        def listen(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
            if kind not in quiet:
                self.messages.append(message)

        self.previous = qInstallMessageHandler(listen)

    def __exit__(self, *_failure: object) -> None:
        from PySide6.QtCore import qInstallMessageHandler

        qInstallMessageHandler(self.previous)


def top_level_widgets() -> list[QWidget]:
    from PySide6.QtWidgets import QApplication

    return QApplication.topLevelWidgets()


def leftovers(before: list[QWidget]) -> list[str]:
    """What outlives its test, by name; windows are deleted so that the next test starts clean."""
    from PySide6.QtCore import QCoreApplication, QEvent
    from shiboken6 import delete, isValid

    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    if any(widget not in before for widget in top_level_widgets()):
        gc.collect()
    # Qt keeps one label for all tool tips and hides it by itself.
    windows = [
        widget
        for widget in top_level_widgets()
        if widget not in before and widget.metaObject().className() != "QTipLabel"
    ]
    names = [f"window {widget.objectName() or type(widget).__name__}" for widget in windows]
    for window in windows:
        if isValid(window):
            delete(window)
    return names + running_threads_and_timers()


def running_threads_and_timers() -> list[str]:
    from PySide6.QtCore import QThread, QThreadPool, QTimer
    from shiboken6 import isValid

    running = []
    for thing in gc.get_objects():
        kind = type(thing)
        if issubclass(kind, QTimer) and isValid(thing) and thing.isActive():
            running.append(f"timer {thing.objectName() or kind.__name__}")
        elif issubclass(kind, QThread) and isValid(thing) and thing.isRunning():
            running.append(f"thread {thing.objectName() or kind.__name__}")
    if not QThreadPool.globalInstance().waitForDone(1_000):
        running.append("work in the thread pool")
    return running
