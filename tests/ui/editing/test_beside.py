"""What takes long to read is read beside the window, which says so, and can be given up."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.exchange.documents import files
from timeline_app.exchange.documents.document import DocumentError, Look
from timeline_app.exchange.documents.reading import read_document
from timeline_app.ui.editing.adding.beside import WaitingDialog, done_beside, read_beside
from timeline_app.ui.window.main_window import MainWindow

# A test that hangs is ended before anybody wonders.
_LONGEST_S = 10.0


def waiting() -> WaitingDialog:
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, WaitingDialog)
    return dialog


def test_given_what_takes_long_then_the_window_says_so_until_it_is_there(
    window: MainWindow,
) -> None:
    may_end, said = threading.Event(), []

    def see() -> None:
        said.append(waiting().words.text())
        may_end.set()

    QTimer.singleShot(400, window, see)
    found = done_beside(Path("long.pdf"), window, lambda _look: may_end.wait(_LONGEST_S))
    assert (found, said) == (True, ["Reading long.pdf…"])


def test_given_escape_then_it_is_given_up_and_its_thread_ends(window: MainWindow) -> None:
    ended = threading.Event()

    def work(look: Look) -> str:
        try:
            while not ended.wait(0.01):
                look()
        finally:
            ended.set()
        return "never"

    QTimer.singleShot(400, window, lambda: QTest.keyClick(waiting(), Qt.Key.Key_Escape))
    assert done_beside(Path("long.pdf"), window, work) is None
    assert ended.wait(_LONGEST_S)


def test_given_a_file_that_is_soon_read_then_nothing_is_said(
    window: MainWindow, tmp_path: Path
) -> None:
    path = tmp_path / "minutes.txt"
    path.write_text("The council met.", encoding="utf-8")
    read = read_beside(path, window)
    assert read is not None
    assert read.paragraphs[0].text == "The council met."
    assert not window.findChildren(WaitingDialog)


def test_given_a_file_that_cannot_be_read_then_the_sentence_comes_back(
    window: MainWindow, tmp_path: Path
) -> None:
    with pytest.raises(DocumentError, match="documents are read from"):
        read_beside(tmp_path / "song.mp3", window)


def test_given_what_nobody_foresaw_then_it_is_a_sentence_too(window: MainWindow) -> None:
    def work(_look: Look) -> None:
        raise ZeroDivisionError("nothing is left")

    with pytest.raises(DocumentError, match="did not foresee"):
        done_beside(Path("odd.docx"), window, work)


def test_given_a_pdf_then_reading_can_be_ended_at_each_page(tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    page = files.column(72, 700, ["The council met on 4 March 2025.", "It approved the bridge."])
    path.write_bytes(files.pdf([page, page, page]))
    looks: list[int] = []
    read_document(path, lambda: looks.append(1))
    assert len(looks) == 3

    def end() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        read_document(path, end)
    assert read_document(path).paragraphs
