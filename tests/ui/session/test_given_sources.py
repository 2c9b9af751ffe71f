"""`timeline-app FILE --sources DIR` opens the window with those originals attached."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from tests.lists import PARAGRAPHS, citation, event, event_list, paragraph_file, write_list
from timeline_app.app import open_window
from timeline_app.cli import main
from timeline_app.command_line.usage import WRONG_USE
from timeline_app.state.settings import load_settings
from timeline_app.ui.widgets.plain_widgets import PlainLabel
from timeline_app.ui.window.main_window import MainWindow

Open = Callable[[Path], MainWindow]


@pytest.fixture
def own_list(tmp_path: Path) -> Path:
    plain = event_list(event(citations=[citation(2, (0, 4))]))
    return write_list(tmp_path, plain, report=paragraph_file())


@pytest.fixture
def open_with(
    own_list: Path, qapp: QApplication, owned: Callable[[QObject], None], own_settings: Path
) -> Open:
    assert own_settings.is_dir()

    def open_(folder: Path) -> MainWindow:
        window = open_window(own_list, sources=str(folder))
        owned(window)
        owned(window.session)
        window.show()
        qapp.processEvents()
        return window

    return open_


def test_given_a_folder_with_an_original_of_any_name_then_it_is_attached_for_this_time(
    open_with: Open, own_settings: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "originals"
    folder.mkdir()
    (folder / "notes.md").write_text("nothing of the kind", encoding="utf-8")
    (folder / "some.text").write_text("\n".join(PARAGRAPHS), encoding="utf-8")
    window = open_with(folder)
    assert window.session.shelf.file_name("report") == "some.text"
    assert "1 of 1 originals attached" in window.statusBar().currentMessage()
    labels = window.statusBar().findChildren(PlainLabel)
    assert not any(label.isVisible() and "document" in label.text() for label in labels)
    assert window.session.problems == ()
    assert load_settings(own_settings / "settings.json")[0].attached == {}
    window.session.reload()
    assert window.session.shelf.file_name("report") == "some.text"


def test_given_a_folder_without_any_then_the_window_says_so(
    open_with: Open, tmp_path: Path
) -> None:
    folder = tmp_path / "empty"
    folder.mkdir()
    window = open_with(folder)
    assert "No file in" in window.statusBar().currentMessage()


def test_given_a_file_then_that_one_is_attached(open_with: Open, tmp_path: Path) -> None:
    (tmp_path / "some.text").write_text("\n".join(PARAGRAPHS), encoding="utf-8")
    window = open_with(tmp_path / "some.text")
    assert window.session.shelf.file_name("report") == "some.text"
    assert "1 of 1 originals attached" in window.statusBar().currentMessage()


def test_given_a_file_that_is_no_original_then_the_window_says_so(
    open_with: Open, tmp_path: Path
) -> None:
    (tmp_path / "notes.txt").write_text("nothing of the kind", encoding="utf-8")
    window = open_with(tmp_path / "notes.txt")
    assert "notes.txt is no original" in window.statusBar().currentMessage()


def test_given_no_folder_then_one_sentence_says_so(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert main(["--sources", str(tmp_path / "missing")]) == WRONG_USE
    assert "is neither a folder nor a file" in capsys.readouterr().err
