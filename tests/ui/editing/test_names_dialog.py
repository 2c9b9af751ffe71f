"""The dialog of names: every change is an edit at once."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QInputDialog

from tests.lists import PARAGRAPHS, full_list, paragraph_file, write_list
from tests.ui.conftest import OpenWindow
from timeline_app.ui.editing.names_dialog import NamesDialog
from timeline_app.ui.editing.names_page import NamesPage
from timeline_app.ui.session.editing import Editing
from timeline_app.ui.window.main_window import MainWindow


@pytest.fixture
def window(open_window: OpenWindow, tmp_path: Path) -> MainWindow:
    window = open_window(write_list(tmp_path, full_list()))
    assert window.session.editing.turn_on()
    return window


@pytest.fixture
def editing(window: MainWindow) -> Editing:
    return window.session.editing


@pytest.fixture
def dialog(window: MainWindow) -> NamesDialog:
    return NamesDialog(window.session.editing, window.controller, window.session.shelf, window)


def texts(page: NamesPage) -> list[str]:
    return [page.names.item(row).text() for row in range(page.names.count())]


def typed(page: NamesPage, field: str, text: str) -> None:
    page.fields[field].setText(text)
    page.fields[field].editingFinished.emit()


def test_names_are_listed_with_how_often_they_are_used(dialog: NamesDialog) -> None:
    assert texts(dialog.pages["leaders"]) == ["Ann Lee  (2)", "Bo Vông  (1)"]
    assert not dialog.pages["leaders"].buttons["D&elete"].isEnabled()


def test_renaming_keeps_the_id(dialog: NamesDialog, editing: Editing) -> None:
    typed(dialog.pages["leaders"], "name", "Anne Lee")
    assert texts(dialog.pages["leaders"])[0] == "Anne Lee  (2)"
    assert editing.draft.file.leaders[0].id == "ann-lee"
    assert editing.sitting.undo_name == "rename leader Ann Lee"


def test_an_empty_name_is_refused_with_the_remedy(dialog: NamesDialog, editing: Editing) -> None:
    page = dialog.pages["themes"]
    typed(page, "label", "")
    assert "at least one character" in page.note.text()
    assert not editing.is_changed


def test_new_names_can_be_deleted_again(dialog: NamesDialog, editing: Editing) -> None:
    page = dialog.pages["organisations"]
    page.buttons["&Add"].click()
    typed(page, "name", "Port authority")
    assert editing.draft.file.organisations[-1].name == "Port authority"
    page.buttons["D&elete"].click()
    assert len(editing.draft.file.organisations) == 1


def test_a_spelling_is_kept_with_where_a_document_prints_it(
    open_window: OpenWindow, tmp_path: Path
) -> None:
    path = write_list(tmp_path, full_list(), report=paragraph_file())
    original = tmp_path / "report.txt"
    original.write_text("\n".join(PARAGRAPHS), encoding="utf-8")
    window = open_window(path)
    window.session.attach([original])
    assert window.session.editing.turn_on()
    page = NamesDialog(
        window.session.editing, window.controller, window.session.shelf, window
    ).pages["leaders"]
    printed = PARAGRAPHS[1].split()[0]
    assert page.fields["variants"].text() == "Minister Lee"
    typed(page, "variants", f"Minister Lee; {printed}; Nobody Xyz")
    kept = window.session.editing.draft.file.leaders[0].variants
    assert [(one.text, one.document) for one in kept] == [
        ("Minister Lee", "report"),
        (printed, "report"),
    ]
    assert printed in PARAGRAPHS[kept[1].paragraph - 1]
    assert kept[0].note == "short"
    assert "No attached document prints “Nobody Xyz”" in page.note.text()
    typed(page, "variants", printed)
    assert len(window.session.editing.draft.file.leaders[0].variants) == 1
    assert not page.note.text().startswith("No attached")


def test_a_new_view_is_what_is_shown(dialog: NamesDialog, editing: Editing) -> None:
    page = dialog.pages["views"]
    page.buttons["&Add"].click()
    assert editing.draft.file.views[-1].label == "New view"
    typed(page, "span", "no time")
    assert page.note.text()
    typed(page, "span", "2025-12")
    assert editing.draft.file.views[-1].span == "2025-12"


def test_order_and_merging(
    dialog: NamesDialog, editing: Editing, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = dialog.pages["themes"]
    page.buttons["Do&wn"].click()
    assert [theme.id for theme in editing.draft.file.themes] == ["water", "transport"]
    assert page.current_id == "transport"
    monkeypatch.setattr(QInputDialog, "getItem", lambda *_: ("1. Water", True))
    page.buttons["&Merge into…"].click()
    assert [theme.id for theme in editing.draft.file.themes] == ["water"]
    assert editing.draft.event("bridge-opened").themes == ("water",)


def test_given_a_name_that_one_event_uses_then_it_is_said_of_one(dialog: NamesDialog) -> None:
    page, notes = dialog.pages["leaders"], set[str]()
    for row in range(page.names.count()):
        page.names.setCurrentRow(row)
        notes.add(page.note.text())
    assert not any(note.startswith("1 events") for note in notes)
    assert any(note.startswith("1 event or view uses it") for note in notes)
