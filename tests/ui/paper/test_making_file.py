"""A file made beside the window: there, or cancelled at once, or a sentence says why not."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QProgressDialog, QWidget
from shiboken6 import delete

from tests.synthetic import synthetic_bytes
from timeline_app.core.open_list import read_list
from timeline_app.exchange.content import NotWrittenError, Written
from timeline_app.state.paper.choice import PrintChoice
from timeline_app.ui.paper.making_file import made_beside
from timeline_app.ui.paper.output import Output
from timeline_app.ui.window.main_window import MainWindow

AT_ONCE_S = 1.0


@pytest.fixture
def parent(qapp: QApplication) -> Iterator[QWidget]:
    assert qapp is not None
    widget = QWidget()
    yield widget
    delete(widget)


def cancel_soon() -> None:
    """Press Cancel as soon as it is there."""
    shown = [one for one in QApplication.topLevelWidgets() if isinstance(one, QProgressDialog)]
    if shown:
        shown[0].canceled.emit()
    else:
        QTimer.singleShot(20, cancel_soon)


def test_given_what_is_quick_then_it_is_returned_without_a_word(parent: QWidget) -> None:
    wanted = Written(b"done", "remark")
    assert made_beside(parent, lambda: wanted, "…") == wanted
    assert not parent.findChildren(QProgressDialog)


def test_given_what_takes_time_then_it_is_waited_for(parent: QWidget) -> None:
    def slow() -> Written:
        time.sleep(0.7)
        return Written(b"late")

    assert made_beside(parent, slow, "…") == Written(b"late")


def test_given_cancel_then_nobody_waits_for_the_rest(parent: QWidget) -> None:
    go_on = threading.Event()

    def endless() -> Written:
        go_on.wait(20)
        return Written(b"too late")

    QTimer.singleShot(20, cancel_soon)
    began = time.monotonic()
    made = made_beside(parent, endless, "…")
    took_s = time.monotonic() - began
    go_on.set()
    assert made is None
    assert took_s < AT_ONCE_S


def test_given_a_refusal_then_it_is_raised_here(parent: QWidget) -> None:
    def refuse() -> Written:
        raise NotWrittenError("no room")

    with pytest.raises(NotWrittenError, match="no room"):
        made_beside(parent, refuse, "…")


def test_given_what_nobody_foresaw_then_it_is_one_sentence(parent: QWidget) -> None:
    def fail() -> Written:
        raise RuntimeError("odd")

    with pytest.raises(NotWrittenError, match="odd"):
        made_beside(parent, fail, "…")


def test_given_many_pages_that_are_cancelled_then_no_file_is_left(
    window: MainWindow, tmp_path: Path
) -> None:
    source, path = tmp_path / "many.json", tmp_path / "out.pdf"
    source.write_bytes(synthetic_bytes(3_000, 7))
    path.write_bytes(b"old")
    window.controller.open(read_list(source).events)
    output = Output(window.controller, window)
    document = output.laid_out(PrintChoice())
    QTimer.singleShot(20, cancel_soon)
    assert not output._write(path, document, PrintChoice())
    assert path.read_bytes() == b"old"
    assert {item.name for item in tmp_path.iterdir()} >= {"many.json", "out.pdf"}
