"""Copying: what the clipboard holds after the key, wherever an event is looked at."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextEdit, QWidget

from tests.lists import event, event_list, write_list
from tests.ui.conftest import OpenWindow
from timeline_app.state.command_places import LIST_MENU
from timeline_app.ui.window import copying
from timeline_app.ui.window.main_window import MainWindow

CONTROL = Qt.KeyboardModifier.ControlModifier
EVENT = "talks-two-prime-ministers"


@pytest.fixture
def selected(window: MainWindow) -> MainWindow:
    """A window with an event selected and nothing of ours on the clipboard."""
    window.controller.select(EVENT)
    QGuiApplication.clipboard().setText("before")
    return window


def copy_in(widget: QWidget) -> str:
    """Press the key for copying in a widget; return the plain text on the clipboard."""
    widget.window().activateWindow()
    widget.setFocus()
    QApplication.processEvents()
    QTest.keyClick(widget, Qt.Key.Key_C, CONTROL)
    return QGuiApplication.clipboard().text()


def chosen_title(window: MainWindow) -> str:
    event = window.controller.selected
    assert event is not None
    return event.title


@pytest.mark.parametrize("place", ["timeline", "detail_pane", "source_pane", "event_list"])
def test_given_no_text_is_selected_then_the_key_copies_the_event(
    selected: MainWindow, place: str
) -> None:
    if place == "event_list":
        selected.action("show-list").trigger()
    assert copy_in(getattr(selected, place)).startswith(chosen_title(selected))


def test_given_text_is_selected_in_the_pane_then_the_key_copies_that(selected: MainWindow) -> None:
    pane = selected.detail_pane
    assert isinstance(pane, QTextEdit)
    cursor = QTextCursor(pane.document())
    cursor.movePosition(QTextCursor.MoveOperation.NextWord, QTextCursor.MoveMode.KeepAnchor)
    pane.setTextCursor(cursor)
    copied = copy_in(pane)
    assert copied
    assert copied.strip() == cursor.selectedText().strip()


def test_given_an_event_is_copied_then_it_is_both_rich_and_plain_text(
    selected: MainWindow,
) -> None:
    selected.action("copy-event").trigger()
    data = QGuiApplication.clipboard().mimeData()
    assert f"<b>{chosen_title(selected)}</b>" in data.html()
    assert "<blockquote>" in data.html()
    assert "Gist: " in data.text()
    assert selected.statusBar().currentMessage() == "1 event copied"


def test_given_the_originals_then_the_copy_holds_their_words(
    selected: MainWindow, sources: list[Path]
) -> None:
    selected.session.attach(sources)
    selected.action("copy-event").trigger()
    text = QGuiApplication.clipboard().text()
    assert "“" in text
    assert "Gist: " not in text


def test_given_markdown_then_it_is_plain_text_alone(selected: MainWindow) -> None:
    selected.action("copy-markdown").trigger()
    data = QGuiApplication.clipboard().mimeData()
    assert data.text().startswith("**")
    assert not data.hasHtml()


def test_given_several_rows_then_all_of_them_are_copied_in_the_order_of_the_list(
    selected: MainWindow,
) -> None:
    selected.action("show-list").trigger()
    table = selected.event_list
    flags = QItemSelectionModel.SelectionFlag
    for place in (8, 2, 5):
        index = table.model().index(place, 0)
        table.selectionModel().setCurrentIndex(index, flags.Select | flags.Rows)
    titles = [str(table.model().index(place, 2).data()) for place in (2, 5, 8)]
    table.clearSelection()
    for place in (8, 2, 5):
        index = table.model().index(place, 0)
        table.selectionModel().setCurrentIndex(index, flags.Select | flags.Rows)
    text = copy_in(table)
    places = [text.index(title) for title in titles]
    assert places == sorted(places)
    assert selected.statusBar().currentMessage() == "3 events copied"


def test_given_the_list_is_sorted_otherwise_then_the_table_follows_it(
    selected: MainWindow,
) -> None:
    selected.action("show-list").trigger()
    table = selected.event_list
    table.sortByColumn(2, Qt.SortOrder.DescendingOrder)
    table.selectAll()
    selected.action("copy-rows").trigger()
    heading, *lines = QGuiApplication.clipboard().text().splitlines()
    assert heading.split("\t")[:3] == ["Date", "Basis", "Event"]
    titles = [line.split("\t")[2] for line in lines]
    assert titles == [table.model().index(place, 2).data() for place in range(len(titles))]


def test_given_more_events_than_are_copied_then_that_is_said(
    selected: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copying, "_MOST_EVENTS", 3)
    selected.action("show-list").trigger()
    selected.event_list.selectAll()
    selected.action("copy-event").trigger()
    assert selected.statusBar().currentMessage() == "The first 3 events of 225 copied"


def test_given_nothing_is_selected_then_nothing_is_copied(window: MainWindow) -> None:
    QGuiApplication.clipboard().setText("before")
    assert copy_in(window.timeline) == "before"
    assert not window.action("copy-event").isEnabled()
    window.action("show-list").trigger()
    window.action("copy-rows").trigger()
    assert QGuiApplication.clipboard().text() == "before"
    assert window.statusBar().currentMessage() == "Select rows of the list to copy them"


def test_given_a_row_of_the_list_then_its_menu_copies(selected: MainWindow) -> None:
    page = selected.event_list.parentWidget()
    assert page is not None
    assert page.contextMenuPolicy() is Qt.ContextMenuPolicy.ActionsContextMenu
    assert [a.objectName() for a in page.actions() if not a.isSeparator()] == list(LIST_MENU)


def test_given_everything_is_selected_in_the_list_then_it_can_be_copied(
    window: MainWindow,
) -> None:
    window.action("show-list").trigger()
    window.event_list.setFocus()
    QTest.keyClick(window.event_list, Qt.Key.Key_A, CONTROL)
    copy_in(window.event_list)
    assert window.statusBar().currentMessage() == "225 events copied"


def test_given_a_title_that_a_spreadsheet_would_run_then_its_cell_is_a_text(
    open_window: OpenWindow, tmp_path: Path
) -> None:
    window = open_window(write_list(tmp_path, event_list(event(title="=1+1"))))
    window.action("show-list").trigger()
    window.event_list.selectAll()
    window.action("copy-rows").trigger()
    _, line = QGuiApplication.clipboard().text().splitlines()
    assert "'=1+1" in line.split("\t")
