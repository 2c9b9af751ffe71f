"""Qt ends the process when it can show nothing; this says why in a sentence first."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QGuiApplication

# As in `command_line.usage`, which this floor may not load.
_WRONG_USE = 2


@contextmanager
def one_sentence_if_qt_gives_up() -> Iterator[None]:
    """Replace what Qt has to say before it ends the process, and the core that it dumps."""
    held_back: list[str] = []

    def listen(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
        held_back.append(message)
        if kind == QtMsgType.QtFatalMsg:
            _give_up()

    before = qInstallMessageHandler(listen)
    try:
        yield
        if QGuiApplication.primaryScreen() is None:
            # The first window would end the process.
            _give_up()
    finally:
        qInstallMessageHandler(before)
        if held_back:
            sys.stderr.write("".join(f"{message}\n" for message in held_back))


def _give_up() -> NoReturn:
    sys.stderr.write(f"timeline-app: {_sentence()}\n")
    sys.stderr.flush()
    # Qt would end the process by abort(), and cannot be taken down in an orderly way any more.
    os._exit(_WRONG_USE)


def _sentence() -> str:
    chosen = os.environ.get("QT_QPA_PLATFORM", "")
    if chosen:
        return (
            f"no window can open on {chosen!r}, which QT_QPA_PLATFORM asks for: "
            "unset it; `timeline-app list`, `print` and `export` work without a window"
        )
    return (
        "no window can open here: Qt finds no display that it can use; "
        "`timeline-app list`, `print` and `export` work without one"
    )
