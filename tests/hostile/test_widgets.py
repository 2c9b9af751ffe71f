"""The whole window on lists with hostile texts in every field: all of it is plain text."""

from __future__ import annotations

import os
import re
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6 import QtGui
from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractListModel,
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QPoint,
    QPointF,
    Qt,
    QUrl,
)
from PySide6.QtGui import QAction, QHelpEvent, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QMenu,
    QMessageBox,
    QTextBrowser,
    QToolTip,
    QWidget,
)

from tests.hostile.strings import FORBIDDEN, HOSTILE, event_with_problem, write_hostile_list
from tests.hostile.test_sizes import dialogs
from tests.ui.conftest import OpenWindow
from timeline_app.program.plain_text import one_line
from timeline_app.ui.canvas.cluster_popup import ClusterPopup
from timeline_app.ui.dialogs.palette import CommandPalette
from timeline_app.ui.texts.describe import describe_hit
from timeline_app.ui.texts.text_pane import TextPane
from timeline_app.ui.widgets.plain_widgets import letters, tool_tip
from timeline_app.ui.window.main_window import MainWindow

OWN_TAGS = re.compile(r"</?(qt|b|br)/?>")
each_text = pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))


class Canary:
    """A pipe that tells whether anybody opened it to read, and keeps nobody waiting."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "canary.png"
        self._is_over = self._sang = False
        os.mkfifo(self.path)
        self._watch = threading.Thread(target=self._wait_for_reader, daemon=True)
        self._watch.start()

    def _wait_for_reader(self) -> None:
        os.close(os.open(self.path, os.O_WRONLY))
        self._sang = not self._is_over

    def sings(self) -> bool:
        """Tell whether there was a reader; ends the watch."""
        self._is_over = True
        reader = os.open(self.path, os.O_RDONLY | os.O_NONBLOCK)
        self._watch.join()
        os.close(reader)
        return self._sang


def is_harmless(text: str) -> bool:
    """Tell whether Qt shows a tool tip as plain text, or one that the program escaped."""
    if not QtGui.Qt.mightBeRichText(text):
        return True
    return "<" not in OWN_TAGS.sub("", text)


def has_mnemonic(text: str) -> bool:
    return "&" in text.replace("&&", "")


def own_texts(widget: QWidget) -> Iterator[tuple[str, str]]:
    """Yield what a widget says to people, by what it is."""
    yield "tool tip", widget.toolTip()
    yield "what's this", widget.whatsThis()
    yield "status tip", widget.statusTip()
    yield "name", widget.accessibleName()
    yield "description", widget.accessibleDescription()
    yield "title", widget.windowTitle()
    for kind in (QLabel, QAbstractButton):
        if isinstance(widget, kind):
            yield "text", widget.text()
    if isinstance(widget, QComboBox):
        yield from (("entry", widget.itemText(i)) for i in range(widget.count()))


def item_texts(model: QAbstractItemModel, parent: QModelIndex) -> Iterator[tuple[str, str]]:
    """Yield what the items of a model say, in every role."""
    # A list has one column, but does not tell from Python.
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(parent)
    for row in range(model.rowCount(parent)):
        for column in range(columns):
            index = model.index(row, column, parent)
            for role in Qt.ItemDataRole:
                value = model.data(index, role)
                if isinstance(value, str) and role is not Qt.ItemDataRole.UserRole:
                    is_tip = role in TIP_ROLES
                    yield ("tool tip" if is_tip else "item"), value
        if not isinstance(model, QAbstractListModel | QAbstractTableModel):
            yield from item_texts(model, model.index(row, 0, parent))


TIP_ROLES = (
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.StatusTipRole,
    Qt.ItemDataRole.WhatsThisRole,
)


def action_texts(window: QWidget) -> Iterator[tuple[str, str]]:
    """Yield what the entries of all menus say, also of those that are filled when they open."""
    for menu in window.findChildren(QMenu):
        menu.aboutToShow.emit()
    for action in window.findChildren(QAction):
        yield "tool tip", action.toolTip()
        yield "status tip", action.statusTip()
        yield "entry of a menu", action.text()


def check(window: QWidget, own_mnemonics: set[str]) -> None:
    """Fail where a widget below a window takes a text for more than text."""
    for widget in [window, *window.findChildren(QWidget)]:
        name = widget.objectName() or type(widget).__name__
        if isinstance(widget, QLabel) and not name.startswith("qt_"):
            check_label(widget)
        if isinstance(widget, QAbstractButton):
            check_mnemonic(widget.text(), own_mnemonics)
        if isinstance(widget, QAbstractItemView):
            for kind, text in item_texts(widget.model(), QModelIndex()):
                fail_on(kind, text, name)
        for kind, text in own_texts(widget):
            fail_on(kind, text, name)
    for kind, text in action_texts(window):
        fail_on(kind, text, "action")
        if kind == "entry of a menu":
            check_mnemonic(text, own_mnemonics)


def check_label(label: QLabel) -> None:
    """Fail if a label shows HTML, but for the one that shows tool tips."""
    if label.objectName() == "qtooltip_label":
        assert is_harmless(label.text()), label.text()
    elif label.textFormat() is not Qt.TextFormat.PlainText:
        assert not QtGui.Qt.mightBeRichText(label.text()), label.text()


def check_mnemonic(text: str, own: set[str]) -> None:
    assert text in own or not has_mnemonic(text), text


def fail_on(kind: str, text: str, name: str) -> None:
    if kind == "tool tip":
        assert is_harmless(text), (name, text)
    assert not set(text) & FORBIDDEN, (name, kind, ascii(text))
    if kind in ("entry of a menu", "status tip", "title"):
        assert "\t" not in text, (name, kind)


def hover_everywhere(window: MainWindow, qapp: QApplication) -> None:
    """Ask for the tool tip of everything that is drawn, and of every row of the trees and lists."""
    view = window.timeline
    for hit in view.scene.hits:
        place = view.placed.place_of(hit).center().toPoint()
        ask_for_tip(view.viewport(), place)
        assert is_harmless(QToolTip.text()), QToolTip.text()
        assert is_harmless(describe_hit(hit, window.controller.events))
    for pane in window.findChildren(QAbstractItemView):
        for y in range(4, pane.viewport().height(), 12):
            ask_for_tip(pane.viewport(), QPoint(20, y))
            assert is_harmless(QToolTip.text()), QToolTip.text()
    QToolTip.hideText()
    qapp.processEvents()


def ask_for_tip(widget: QWidget, place: QPoint) -> None:
    event = QHelpEvent(QEvent.Type.ToolTip, place, widget.mapToGlobal(place))
    QApplication.sendEvent(widget, event)


def own_mnemonics(window: MainWindow) -> set[str]:
    """Return what the program itself marks with a key: its commands, menus and buttons."""
    from timeline_app.state.command_catalogue import COMMANDS, MENUS

    buttons = {
        "&Save as PDF…",
        "&Print…",
        "&Close",
        "&Cancel",
        "&OK",
        "&Open",
        "&Save",
        "Open re&cent",
    }
    qt_own = {"&Undo", "&Redo", "Cu&t", "&Copy", "&Paste", "Copy &Link Location", "Select All"}
    submenus = {command.submenu for command in COMMANDS}
    return (
        {command.text for command in COMMANDS}
        | submenus
        | set(MENUS)
        | {"Open re&cent"}
        | buttons
        | qt_own
    )


@each_text
def test_given_a_hostile_text_everywhere_then_all_of_the_window_is_plain(
    text: str, open_window: OpenWindow, tmp_path: Path, qapp: QApplication
) -> None:
    canary = Canary(tmp_path)
    text = text.replace("{canary}", str(canary.path))
    path = write_hostile_list(tmp_path, text, event_with_problem(text))
    window = open_window(path)
    own = own_mnemonics(window)
    window.problems_pane.show()
    window.controller.select("bridge-opened")
    for facet in ("themes", "leaders", "organisations", "places", "documents"):
        values = window.filter_pane.shown_values(facet)
        if values:
            window.controller.filtering.toggle(facet, next(v for v in values if v != "\x00all"))
    window.controller.filtering.clear()
    window.session.told.emit(text)
    check(window, own)
    hover_everywhere(window, qapp)
    window.action("show-list").trigger()
    hover_everywhere(window, qapp)
    window.controller.filtering.toggle("themes", "transport")
    check(window, own)
    for dialog in dialogs(window):
        dialog.show()
        check(dialog, own)
        dialog.close()
    qapp.processEvents()
    assert not canary.sings()


@each_text
def test_given_a_hostile_text_then_palette_and_cluster_show_it_as_it_is(
    text: str, open_window: OpenWindow, tmp_path: Path
) -> None:
    window = open_window(write_hostile_list(tmp_path, text))
    own = own_mnemonics(window)
    popup = ClusterPopup(window.controller, window)
    popup.open_at(window.controller.model.rows, QPoint(10, 10))
    check(popup, own)
    popup.close()
    window.action("palette").trigger()
    palette = window.findChild(CommandPalette)
    assert isinstance(palette, CommandPalette)
    check(palette, own)
    entries = [palette.list.item(i).text() for i in range(palette.list.count())]
    assert any(entry.startswith(one_line(text)[:50]) for entry in entries)
    palette.close()


def test_given_an_ampersand_then_it_is_a_letter_in_every_menu(
    open_window: OpenWindow, tmp_path: Path
) -> None:
    folder = tmp_path / "R&D"
    folder.mkdir()
    window = open_window(write_hostile_list(folder, "R&D & so"))
    menu = window._tool_bar.views.menu()
    menu.aboutToShow.emit()
    action = next(action for action in menu.actions() if action.text() == "R&&D && so")
    action.trigger()
    assert window._tool_bar.views.text().startswith("View: R&&D && so")
    window.session.views.save("R&D of mine")
    menu.aboutToShow.emit()
    named = [action.text() for sub in menu.findChildren(QMenu) for action in sub.actions()]
    assert named == ["R&&D of mine"] * 2
    window.session.open(folder / "events.json")
    window.recent.fill()
    assert all("R&&D" in action.text() for action in window.recent.actions())


def test_given_a_star_in_brackets_then_the_title_bar_shows_it(
    open_window: OpenWindow, tmp_path: Path
) -> None:
    window = open_window(write_hostile_list(tmp_path, "[*] draft"))
    assert window.windowTitle().startswith("[*][*] draft")


@pytest.mark.parametrize("name", ["{path}", "file://{path}", "file:{path}"])
def test_given_html_that_asks_for_a_file_then_no_text_pane_reads_it(
    name: str, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The panes escape everything; this is the second lock, tried by opening the first."""
    canary = tmp_path / "canary.txt"
    canary.write_text("h1 { color: red }")
    os.utime(canary, (1, 1))
    address = name.format(path=canary)
    for pane in window.findChildren(TextPane):
        pane.setHtml(
            f"<link rel='stylesheet' href='{address}'><img src='{address}'>"
            f"<table background='{address}'><tr><td>x</td></tr></table>"
        )
        pane.grab()
        assert pane.document().resource(2, QUrl(address)) is not None
        assert canary.stat().st_atime == 1


def test_given_a_pane_of_text_then_it_is_one_that_loads_nothing(window: MainWindow) -> None:
    for dialog in dialogs(window):
        assert all(isinstance(one, TextPane) for one in dialog.findChildren(QTextBrowser))
    assert all(isinstance(one, TextPane) for one in window.findChildren(QTextBrowser))
    assert not [one for one in window.findChildren(QTextDocument) if one.parent() is window]


def test_given_a_message_then_all_of_it_is_plain_text(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    from timeline_app.ui.paper.output import Output

    seen: list[tuple[str, Any]] = []

    def look(box: QMessageBox) -> int:
        seen.extend((label.text(), label.textFormat()) for label in box.findChildren(QLabel))
        return 0

    monkeypatch.setattr(QMessageBox, "exec", look)
    Output(window.controller, window)._tell("<img src='x'> & so")
    window.detail_pane.agrees_to_open("http://x/?<b>&y", "<b>x</b>")
    said = [text for text, kind in seen if kind is Qt.TextFormat.PlainText]
    assert "<img src='x'> & so" in said
    assert "http://x/?<b>&y" in said
    assert "This link leads to <b>x</b>." in said


def test_given_a_title_with_a_line_break_then_the_calendar_is_written_from_the_window(
    open_window: OpenWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from timeline_app.ui.paper.output import Output

    # It is told that one of the events has no date that a calendar can hold.
    monkeypatch.setattr(QMessageBox, "exec", lambda _box: 0)
    window = open_window(write_hostile_list(tmp_path, "one\ntwo"))
    Output(window.controller, window).write_other(tmp_path / "x.ics")
    assert b"X-WR-CALNAME:one two" in (tmp_path / "x.ics").read_bytes()


def test_a_tool_tip_shows_a_text_as_it_is(qapp: QApplication) -> None:
    document = QTextDocument()
    for text in HOSTILE:
        document.setHtml(tool_tip(text))
        shown = " ".join(document.toPlainText().split())
        assert shown == " ".join(one_line(text).split())
    assert letters("a & b\tc") == "a && b c"


def test_given_a_reading_pane_then_hovering_its_links_opens_nothing(
    open_window: OpenWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from PySide6.QtGui import QDesktopServices

    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: pytest.fail(url.toString()))
    monkeypatch.setattr(TextPane, "agrees_to_open", lambda *_: False)
    window = open_window(write_hostile_list(tmp_path, "http://example.org/x file:///etc/passwd"))
    window.controller.select("bridge-opened")
    pane = window.detail_pane.viewport()
    for y in range(0, pane.height(), 20):
        QTest.mouseMove(pane, QPointF(60, y).toPoint())
        QTest.mouseClick(pane, Qt.MouseButton.LeftButton, pos=QPoint(60, y))
