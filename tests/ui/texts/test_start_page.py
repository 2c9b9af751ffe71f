"""What the reading pane shows while no event is selected."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication

from tests.lists import event, event_list, write_list
from tests.ui.conftest import OpenWindow
from tests.ui.texts.test_reading_panes import click_link
from timeline_app.ui.window.main_window import MainWindow


def test_given_nothing_is_selected_then_views_and_documents_are_named(window: MainWindow) -> None:
    text, head = window.detail_pane.toPlainText(), window.controller.events.head
    assert head.description in text
    for view in head.views:
        assert view.label in text
    for document in head.documents:
        assert f"{document.title}" in text
        paragraphs = window.controller.events.paragraphs[document.id]
        assert f"{len(paragraphs.paragraphs)} paragraphs" in text


def test_given_a_view_is_clicked_then_it_is_shown_and_can_be_taken_back(
    window: MainWindow,
) -> None:
    click_link(window.detail_pane, "Aid")
    assert "aid" in window.controller.state.filter.themes
    window.action("undo").trigger()
    assert not window.controller.state.filter.themes


def test_given_a_document_is_clicked_then_it_opens(window: MainWindow) -> None:
    window.resize(1_280, 800)
    QApplication.processEvents()
    document = window.controller.events.head.documents[1]
    click_link(window.detail_pane, document.title)
    assert window.source_pane.isVisible()
    assert window.source_pane.title == document.title


def test_given_a_list_with_neither_then_no_heading_stands_over_nothing(
    open_window: OpenWindow, tmp_path: Path
) -> None:
    plain = event_list(event())
    plain["documents"], plain["views"] = [], []
    plain["events"][0]["citations"] = []
    window = open_window(write_list(tmp_path, plain))
    text = window.detail_pane.toPlainText()
    assert "WHERE TO BEGIN" not in text
    assert "DOCUMENTS" not in text
    assert "Select an event" in text
