"""Every key of the catalogue is pressed in the real window and does what it says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QInputDialog, QLineEdit, QWidget

from tests.ui.conftest import in_even_time
from timeline_app.core.record.model import FilterRecord
from timeline_app.state.command_catalogue import COMMANDS
from timeline_app.state.command_places import EVENT_KEYS, LIST_KEYS, TIMELINE_KEYS
from timeline_app.ui.dialogs.date_jump import DateJump
from timeline_app.ui.editing.list_dialog import ListDialog
from timeline_app.ui.paper.print_dialog import PrintDialog
from timeline_app.ui.window.main_window import MainWindow

KEYED = [(command.id, key) for command in COMMANDS for key in command.keys]
Look = Callable[[MainWindow], Any]


def clipboard() -> str:
    return QGuiApplication.clipboard().text()


def open_dialog(window: MainWindow) -> str:
    found = [w.objectName() for w in window.findChildren(QWidget) if w.isWindow() and w.isVisible()]
    return ",".join(found)


# What shows that a command did its work: it must change when the key is pressed.
EFFECTS: dict[str, Look] = {
    "open": lambda w: w.property("asked"),
    "import": lambda w: w.property("asked"),
    "new-list": lambda w: w.property("asked"),
    "save": lambda w: w.property("asked"),
    "edit-list": lambda w: w.session.editing.is_on,
    "edit-event": lambda w: w.detail_pane.isVisible(),
    "attach-sources": lambda w: w.property("asked"),
    "export-pdf": lambda w: w.property("asked"),
    "print": lambda w: w.property("asked"),
    "reload": lambda w: w.controller.events,
    "quit": lambda w: w.isVisible(),
    "undo": lambda w: w.controller.state.filter,
    "redo": lambda w: w.controller.state.filter,
    "show-filters": lambda w: w.filter_pane.width(),
    "show-reading": lambda w: w.detail_pane.width(),
    "show-overview": lambda w: w.session.settings.shut_panes,
    "show-legend": lambda w: w.session.settings.shut_panes,
    "full-screen": lambda w: w.isFullScreen(),
    "mark-left": lambda w: w.controller.selected_row,
    "mark-right": lambda w: w.controller.selected_row,
    "mark-up": lambda w: w.controller.selected_row,
    "mark-down": lambda w: w.controller.selected_row,
    "open-track": lambda w: w.controller.state.collapsed,
    "find": lambda w: w.focusWidget().objectName(),
    "find-next": lambda w: w.controller.selected_row,
    "find-previous": lambda w: w.controller.selected_row,
    "filter-by-search": lambda w: w.controller.state.filter.text,
    "copy-rows": lambda w: clipboard(),
    "copy-event": lambda w: clipboard(),
    "copy-markdown": lambda w: clipboard(),
    "copy-link": lambda w: clipboard(),
    "clear-filter": lambda w: w.controller.state.filter,
    "palette": open_dialog,
    "keys": open_dialog,
    "zoom-in": lambda w: w.controller.state.span.duration_s,
    "zoom-out": lambda w: w.controller.state.span.duration_s,
    "story": lambda w: w.controller.state.story,
    "show-promises": lambda w: w.action("show-promises").isChecked(),
    "go-to-date": lambda w: w.property("asked"),
    "fit-all": lambda w: w.controller.state.span,
    "fit-selection": lambda w: w.controller.state.span,
    "show-timeline": lambda w: w.timeline.isVisible(),
    "show-list": lambda w: w.event_list.isVisible(),
    "save-view": lambda w: w.property("asked"),
    "show-document": lambda w: w.source_pane.isVisible(),
    "compare": lambda w: w.reading.comparison.isVisible(),
    "collapse-all": lambda w: w.controller.state.collapsed,
    "expand-all": lambda w: w.controller.state.collapsed,
    "dim-others": lambda w: w.controller.dims_others,
    "show-problems": lambda w: w.problems_pane.isVisible(),
    "back": lambda w: w.controller.state.filter,
    "forward": lambda w: w.controller.state.filter,
    "previous-event": lambda w: w.controller.selected_row,
    "next-event": lambda w: w.controller.selected_row,
    "previous-of-leader": lambda w: w.controller.selected_row,
    "next-of-leader": lambda w: w.controller.selected_row,
    "next-pane": lambda w: w.focusWidget().objectName(),
    "previous-pane": lambda w: w.focusWidget().objectName(),
    "pan-left": lambda w: w.controller.state.span,
    "pan-right": lambda w: w.controller.state.span,
    "show-earlier": lambda w: w.controller.state.span,
    "show-later": lambda w: w.controller.state.span,
    "show-above": lambda w: w.timeline.verticalScrollBar().value(),
    "show-below": lambda w: w.timeline.verticalScrollBar().value(),
    "scroll-up": lambda w: w.timeline.verticalScrollBar().value(),
    "scroll-down": lambda w: w.timeline.verticalScrollBar().value(),
}


@pytest.fixture
def asking_nobody(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    """A window whose dialogs for files and printers are cancelled at once, and noted."""

    def ask(*_arguments: object) -> tuple[str, str]:
        window.setProperty("asked", True)
        return "", ""

    for name in ("getOpenFileName", "getOpenFileNames", "getSaveFileName"):
        monkeypatch.setattr(QFileDialog, name, ask)
    # The bundled list is not to be written.
    monkeypatch.setattr("timeline_app.ui.editing.questions.save", ask)
    for dialog in (PrintDialog, DateJump, QInputDialog, ListDialog):
        monkeypatch.setattr(dialog, "exec", lambda _self: len(ask()) - 2)
    return window


def reset(window: MainWindow) -> None:
    """Bring the window into a state in which every command has something to do."""
    for name in ("commandPalette", "keySheet"):
        for dialog in window.findChildren(QWidget, name):
            dialog.close()
    window.setProperty("asked", False)
    window.action("show-timeline").trigger()
    window.problems_pane.hide()
    window.session.editing.turn_off()
    window.action("dim-others").setChecked(False)
    controller = window.controller
    in_even_time(window)
    controller.set_filter(FilterRecord())
    controller.select("talks-two-prime-ministers")
    window.finder.set_query("committee")
    QApplication.processEvents()
    window.timeline.verticalScrollBar().setValue(60)
    QGuiApplication.clipboard().setText("before")
    window.activateWindow()
    window.timeline.setFocus()
    QApplication.processEvents()


def prepare(window: MainWindow, command: str) -> QWidget:
    """Make the command's effect visible; return the widget that has the focus."""
    if command in ("back", "forward", "undo", "redo"):
        window.controller.filtering.toggle("leaders", "pham-minh-chinh")
        window.controller.filtering.toggle("themes", "mechanisms")
        window.controller.history.go_back()
    elif command == "save":
        window.action("save").setEnabled(True)
    elif command == "edit-event":
        window.session.editing.turn_on()
    elif command == "compare":
        window.controller.select("state-visit-to-lam")
    elif command == "show-timeline":
        QTest.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    elif command == "expand-all":
        window.controller.folding.collapse(frozenset({"aid"}))
    elif command == "clear-filter":
        window.controller.filtering.toggle("themes", "aid")
    elif command in LIST_KEYS:
        QTest.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
        window.event_list.setFocus()
        return window.event_list
    return window.timeline if command in TIMELINE_KEYS | EVENT_KEYS else window


def press(widget: QWidget, key: str) -> None:
    combination = QKeySequence(key)[0]  # type: ignore[index]
    QTest.keyClick(widget, combination.key(), combination.keyboardModifiers())
    QApplication.processEvents()


def test_given_every_key_of_the_catalogue_then_each_shows_its_effect(
    asking_nobody: MainWindow,
) -> None:
    window, idle = asking_nobody, []
    for command, key in sorted(KEYED, key=lambda item: item[0] == "quit"):
        reset(window)
        widget = prepare(window, command)
        before = EFFECTS[command](window)
        press(widget, key)
        if EFFECTS[command](window) == before:
            idle.append((command, key))
    assert idle == []


def test_no_two_commands_share_a_key() -> None:
    keys = Counter(QKeySequence(key).toString() for _, key in KEYED)
    assert [key for key, count in keys.items() if count > 1] == []
    assert "" not in keys


def test_given_the_key_sheet_then_it_lists_every_key(window: MainWindow) -> None:
    from timeline_app.ui.dialogs.key_sheet import keys_html

    sheet = keys_html()
    for _, key in KEYED:
        native = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
        assert f"{native}<" in sheet or f"{native}," in sheet


def test_given_letters_in_the_palette_then_enter_runs_the_command(window: MainWindow) -> None:
    from timeline_app.ui.dialogs.palette import CommandPalette

    press(window, "Ctrl+K")
    palette = window.findChild(CommandPalette)
    assert isinstance(palette, CommandPalette)
    QTest.keyClicks(palette.box, "list")
    assert "List" in palette.list.item(0).text()
    QTest.keyClick(palette.box, Qt.Key.Key_Return)
    assert window.event_list.isVisible()


def test_given_one_types_in_a_field_then_plain_keys_are_letters(window: MainWindow) -> None:
    press(window, "Ctrl+F")
    span = window.controller.state.span
    QTest.keyClicks(window.focusWidget(), "fn+p")
    assert window.controller.state.span == span
    assert window.controller.selected is None


@pytest.mark.parametrize("pane", ["timelineView", "filterTree", "detailPane"])
def test_given_home_in_any_pane_then_it_leads_to_the_top_of_the_story(
    window: MainWindow, pane: str
) -> None:
    controller, bar = window.controller, window.timeline.verticalScrollBar()
    in_even_time(window)
    bar.setValue(bar.maximum())
    assert bar.value() > 0
    widget = window.findChild(QWidget, pane)
    assert widget is not None
    widget.setFocus()
    press(widget, "Home")
    assert controller.state.story
    assert bar.value() == 0


@pytest.mark.parametrize("name", ["searchBox", "dateFrom"])
def test_given_home_in_a_field_then_it_moves_the_caret(window: MainWindow, name: str) -> None:
    controller = window.controller
    controller.set_span(controller.state.span.zoomed(0.5, controller.state.span.middle_s))
    field = window.findChild(QLineEdit, name)
    assert field is not None
    field.setFocus()
    QTest.keyClicks(field, "2026")
    press(field, "Home")
    assert field.cursorPosition() == 0
    assert not controller.state.story
