"""Files that are watched: saved in place, replaced, taken away and put back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.conftest import waited_for
from timeline_app.program.whole_file import write_whole
from timeline_app.ui.reading.file_watch import FileWatch

LONGER_THAN_A_SAVE_SETTLES_MS = 400


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "watched" / "list.json"
    path.parent.mkdir()
    path.write_text("1", encoding="utf-8")
    return path


@pytest.fixture
def told(qapp: QApplication, owned: Callable[[QObject], None], file: Path) -> list[Path]:
    """The changes that a watch of the file tells."""
    assert qapp is not None
    parent = QObject()
    owned(parent)
    watch = FileWatch(parent)
    changes: list[Path] = []
    watch.changed.connect(changes.append)
    watch.watch([file])
    return changes


def test_given_a_file_that_is_saved_in_place_then_it_is_told_each_time(
    file: Path, told: list[Path]
) -> None:
    for text in ("22", "333", "4444"):
        told.clear()
        file.write_text(text, encoding="utf-8")
        assert waited_for(lambda: told == [file])


def test_given_a_file_that_is_replaced_then_it_is_told_each_time(
    file: Path, told: list[Path]
) -> None:
    for data in (b"22", b"333", b"4444"):
        told.clear()
        write_whole(file, data)
        assert waited_for(lambda: told == [file])


def test_given_a_replaced_file_that_is_then_saved_in_place_then_both_are_told(
    file: Path, told: list[Path]
) -> None:
    """The file that came in its place must be watched as well, not its folder alone."""
    write_whole(file, b"22")
    assert waited_for(lambda: len(told) == 1)
    file.write_text("333", encoding="utf-8")
    assert waited_for(lambda: len(told) == 2)


def test_given_a_file_that_goes_and_comes_back_then_both_are_told(
    file: Path, told: list[Path]
) -> None:
    file.unlink()
    assert waited_for(lambda: len(told) == 1)
    file.write_text("22", encoding="utf-8")
    assert waited_for(lambda: len(told) == 2)


def test_given_another_file_in_the_folder_changes_then_nothing_is_told(
    file: Path, told: list[Path]
) -> None:
    file.with_name("other.json").write_text("2", encoding="utf-8")
    QTest.qWait(LONGER_THAN_A_SAVE_SETTLES_MS)
    assert told == []
