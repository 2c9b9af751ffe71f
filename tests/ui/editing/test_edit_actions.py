"""The commands of editing: what menus and title say, and what is asked before anything is lost."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox
from shiboken6 import delete

from tests.lists import full_list, write_list
from tests.ui.conftest import OpenWindow
from timeline_app.core.open_list import read_list
from timeline_app.scene.axis.span import TimeSpan
from timeline_app.state.editing.event_edits import change_event
from timeline_app.state.editing.storage import draft_place, keep_draft, kept_draft
from timeline_app.ui.editing.list_dialog import ListDialog
from timeline_app.ui.widgets.plain_message import PlainMessage
from timeline_app.ui.window.main_window import MainWindow

Answer = Callable[[str], None]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return write_list(tmp_path, full_list())


@pytest.fixture
def window(open_window: OpenWindow, path: Path) -> MainWindow:
    return open_window(path)


@pytest.fixture
def answer(monkeypatch: pytest.MonkeyPatch) -> Answer:
    """Press a button of every question that comes up, by its name without the mark of a key."""

    def press(name: str) -> None:
        def exec_(message: QMessageBox) -> int:
            buttons = {one.text().replace("&", ""): one for one in message.buttons()}
            buttons[name].click()
            return 0

        monkeypatch.setattr(QMessageBox, "exec", exec_)

    return press


def edit(window: MainWindow, title: str = "Opening") -> None:
    window.action("edit-list").trigger() if not window.session.editing.is_on else None
    editing = window.session.editing
    assert editing.do(change_event(editing.draft, "bridge-opened", title=title)) == ()
    QApplication.processEvents()


def test_nothing_of_editing_is_offered_while_it_is_off(window: MainWindow) -> None:
    assert not window.action("edit-list").isChecked()
    for name in ("save", "save-as", "list-properties", "edit-names"):
        assert not window.action(name).isEnabled()
    assert window.windowTitle() == "The bridge[*] – Timeline"
    assert window.action("undo").text() == "&Undo filter or view"


def test_the_title_says_that_the_list_may_change(window: MainWindow) -> None:
    edit(window)
    assert window.windowTitle() == "The bridge[*] [editing] – Timeline"
    assert window.isWindowModified()
    assert window.action("undo").text() == "&Undo: title of Title of bridge-opened"
    window.action("undo").trigger()
    assert not window.isWindowModified()
    assert window.action("redo").text() == "R&edo: title of Title of bridge-opened"
    assert not window.action("undo").isEnabled()
    window.action("edit-list").trigger()
    assert window.action("undo").text() == "&Undo filter or view"


def test_undo_is_of_edits_and_back_of_views(window: MainWindow) -> None:
    edit(window)
    controller = window.controller
    controller.visit(controller.state.with_span(TimeSpan(1.7e9, 1.71e9)))
    here = controller.state
    window.action("undo").trigger()
    assert controller.state == here
    window.action("back").trigger()
    assert controller.state != here


def test_saving_by_the_command(window: MainWindow, path: Path) -> None:
    edit(window)
    window.action("save").trigger()
    assert not window.isWindowModified()
    assert "Opening" in path.read_text(encoding="utf-8")
    assert not window.action("save").isEnabled()


@pytest.mark.parametrize(
    ("button", "is_closed", "is_written"),
    [("Save", True, True), ("Discard", True, False), ("Cancel", False, False)],
)
def test_closing_asks_what_becomes_of_changes(
    window: MainWindow,
    path: Path,
    answer: Answer,
    button: str,
    is_closed: bool,
    is_written: bool,
) -> None:
    edit(window)
    answer(button)
    assert window.close() is is_closed
    assert ("Opening" in path.read_text(encoding="utf-8")) is is_written
    assert draft_place(path).exists() is not is_closed


@pytest.mark.parametrize("button", ["Keep mine", "Take theirs", "Save as…", "Cancel"])
def test_a_conflict_is_settled_as_somebody_says(
    window: MainWindow, path: Path, answer: Answer, button: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = path.with_name("mine.events.json")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(other), ""))
    edit(window)
    theirs = path.read_text(encoding="utf-8").replace("The bridge", "Their bridge")
    path.write_text(theirs, encoding="utf-8")
    answer(button)
    window.action("save").trigger()
    written = path.read_text(encoding="utf-8")
    assert ("Opening" in written) is (button == "Keep mine")
    assert (written == theirs) is (button != "Keep mine")
    assert other.exists() is (button == "Save as…")
    assert window.isWindowModified() is (button == "Cancel")
    shown = window.controller.events.head.title
    assert (shown == "Their bridge") is (button == "Take theirs")


def test_a_new_list_is_opened_for_editing(
    window: MainWindow, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = path.with_name("mine.events.json")

    def fill(dialog: ListDialog) -> int:
        dialog.title.setText("Mine")
        dialog.as_of.setText("Dec 2025")
        dialog.language.setCurrentText("vi")
        dialog._read()
        return dialog.result()

    monkeypatch.setattr(ListDialog, "exec", fill)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    window.action("new-list").trigger()
    head = read_list(target).events.head
    assert (head.title, head.as_of, head.language) == ("Mine", "2025-12", "vi")
    assert window.windowTitle() == "Mine[*] [editing] – Timeline"


@pytest.mark.parametrize("is_taken", [False, True])
def test_given_a_name_without_an_ending_then_it_gets_one_but_nobodys_place(
    window: MainWindow, path: Path, monkeypatch: pytest.MonkeyPatch, is_taken: bool
) -> None:
    target, said = path.with_name("mine.json"), list[str]()
    if is_taken:
        target.write_text("theirs", encoding="utf-8")
    edit(window)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path.parent / "mine"), ""))
    monkeypatch.setattr(PlainMessage, "exec", lambda message: said.append(message.text()))
    window.action("save-as").trigger()
    assert window.session.editing.path == (path if is_taken else target)
    assert ("theirs" in target.read_text(encoding="utf-8")) is is_taken
    assert bool(said) is is_taken


def test_given_a_reader_who_wants_to_edit_an_event_then_the_way_is_said(
    window: MainWindow,
) -> None:
    told: list[str] = []
    window.session.told.connect(told.append)
    window.controller.select(window.controller.events.table.event(0).id)
    QTest.keyClick(window, Qt.Key.Key_F2)
    assert "Edit this list" in told[-1]
    window.action("edit-list").trigger()
    told.clear()
    QTest.keyClick(window, Qt.Key.Key_F2)
    assert not told


def test_a_list_needs_a_title_and_a_date_that_is_one(window: MainWindow) -> None:
    window.action("edit-list").trigger()
    dialog = ListDialog(window.session.editing.draft.head, "List properties", window)
    dialog.title.setText(" ")
    dialog._read()
    assert "title" in dialog.note.text()
    dialog.title.setText("Mine")
    dialog.as_of.setText("soon")
    dialog._read()
    assert "soon" in dialog.note.text()
    assert not dialog.result()


def test_a_draft_that_was_left_is_offered(window: MainWindow, path: Path) -> None:
    edit(window)
    draft = window.session.editing.draft
    window.session.editing.turn_off(forgets=True)
    keep_draft(path, draft, path.read_text(encoding="utf-8"))
    window.session.open(path)
    question = window.findChild(QMessageBox, "draftQuestion")
    assert question is not None
    question.buttons()[0].click()
    assert window.session.editing.draft == draft
    assert window.isWindowModified()
    assert kept_draft(path) is not None


def test_given_a_window_that_goes_unclosed_then_another_may_edit_its_list(
    window: MainWindow, path: Path, open_window: OpenWindow
) -> None:
    window.action("edit-list").trigger()
    other = open_window(path)
    assert not other.session.editing.turn_on()
    delete(window.session)
    assert other.session.editing.turn_on()


def leave_draft(window: MainWindow, path: Path) -> None:
    """A draft beside the list, as a program that was killed leaves it, and nothing decided yet."""
    edit(window)
    draft = window.session.editing.draft
    window.session.editing.turn_off(forgets=True)
    keep_draft(path, draft, path.read_text(encoding="utf-8"))


def test_given_a_draft_that_waits_then_editing_begins_with_what_becomes_of_it(
    window: MainWindow, path: Path
) -> None:
    leave_draft(window, path)
    for word, is_on, is_there in (("Later", False, True), ("Delete", True, False)):
        window.action("edit-list").trigger()
        assert not window.session.editing.is_on
        *_, question = window.findChildren(QMessageBox, "draftQuestion")
        next(button for button in question.buttons() if word in button.text()).click()
        assert window.session.editing.is_on is window.action("edit-list").isChecked() is is_on
        assert draft_place(path).exists() is is_there
    assert not window.session.editing.is_changed


def test_given_a_draft_that_waits_then_a_sitting_without_edits_leaves_it(
    window: MainWindow, path: Path
) -> None:
    leave_draft(window, path)
    kept = draft_place(path).read_bytes()
    assert window.session.editing.turn_on()
    assert window.session.editing.turn_off()
    assert draft_place(path).read_bytes() == kept


def test_the_program_ended_by_a_signal_keeps_a_draft(window: MainWindow, path: Path) -> None:
    edit(window)
    assert window.session.editing.turn_off()
    assert window.close()
    assert draft_place(path).exists()
