"""The form in the reading pane's place: fields, checks, steps to undo, and what else is done."""

from __future__ import annotations

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget

from tests.state.editing.proposing import minutes
from timeline_app.core.record.model import Event
from timeline_app.state.editing.event_edits import add_event
from timeline_app.state.editing.proposing.chosen import citation_of
from timeline_app.ui.columns.editing_side import EditingSide
from timeline_app.ui.editing.event.event_dialogs import MergeDialog, SplitDialog
from timeline_app.ui.editing.event.event_form import EventForm
from timeline_app.ui.window.main_window import MainWindow

OPENED = Event(
    id="opened", title="Library open again", kind="opening", date="2025-02-12",
    date_basis="stated",
    citations=(
        citation_of(minutes.chosen("The library reopened"), ("event", "date")),
        citation_of(minutes.chosen("Mr. Hale thanked the donors"), ("event",)),
    ),
)  # fmt: skip
APPROVED = Event(
    id="approved", title="Bridge approved", kind="decision", date="2025-03-04",
    date_basis="inferred", date_note="The date of the meeting.",
)  # fmt: skip


@pytest.fixture
def edited(minutes_window: MainWindow) -> MainWindow:
    """The window with two events, the form of the first one open."""
    editing = minutes_window.session.editing
    for event in (APPROVED, OPENED):
        assert not editing.do(add_event(editing.draft, event))
    minutes_window.action("edit-event").trigger()
    return minutes_window


def form_of(window: MainWindow) -> EventForm:
    [form] = window.findChildren(EventForm)
    return form


def side_of(window: MainWindow) -> EditingSide:
    [side] = window.findChildren(EditingSide)
    return side


def event_of(window: MainWindow, event_id: str = "opened") -> Event:
    return window.session.editing.draft.event(event_id)


def type_over(window: MainWindow, text: str) -> None:
    focus = window.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(focus, text)


def test_given_the_command_then_the_form_stands_in_the_reading_panes_place(
    edited: MainWindow,
) -> None:
    form = form_of(edited)
    assert form.isVisible()
    assert not edited.detail_pane.isVisible()
    assert edited.focusWidget() is form.fields.title
    QTest.keyClick(form.fields.title, Qt.Key.Key_Escape)
    assert edited.detail_pane.isVisible()


def test_given_a_field_that_is_left_then_it_is_one_step_named_after_it(
    edited: MainWindow,
) -> None:
    type_over(edited, "The library is open")
    assert event_of(edited).title == "Library open again"
    QTest.keyClick(form_of(edited).fields.title, Qt.Key.Key_Tab)
    assert event_of(edited).title == "The library is open"
    sitting = edited.session.editing.sitting
    assert sitting.undo_name == "title of Library open again"
    edited.session.editing.undo()
    assert form_of(edited).fields.title.text() == "Library open again"


def test_given_what_check_finds_fault_with_then_it_is_said_and_not_done(
    edited: MainWindow,
) -> None:
    fields = form_of(edited).fields
    fields.when.date.setFocus()
    type_over(edited, "soon")
    assert "soon" in _remedies(edited)
    fields.title.setFocus()
    assert event_of(edited).date == "2025-02-12"
    type_over(edited, "The library is open")
    fields.kind.setFocus()
    assert event_of(edited).title == "The library is open"
    assert fields.when.date.text() == "soon"
    fields.when.date.setFocus()
    type_over(edited, "February 2025")
    fields.when.note.setFocus()
    assert "how the date was found" in _remedies(edited)
    type_over(edited, "By the report of the month.")
    fields.title.setFocus()
    assert (event_of(edited).date, event_of(edited).date_basis) == ("2025-02", "inferred")
    assert fields.when.date.text() == "February 2025"
    assert not _remedies(edited)


def test_given_words_that_are_chosen_then_the_edited_event_rests_on_them(
    edited: MainWindow,
) -> None:
    pane = edited.source_pane
    pane.words.select(minutes.chosen("The clerk visited the market"))
    pane.words.choose()
    assert [one.paragraph for one in event_of(edited).citations] == [3, 3, 5]
    form_of(edited).fields.discrepancies._add()
    form_of(edited).fields.discrepancies._lines[0].setText("Two dates")
    pane.words.select(minutes.chosen("Works on Mill Bridge"))
    pane.words.choose()
    [difference] = event_of(edited).discrepancies
    assert (difference.text, difference.citations[0].paragraph) == ("Two dates", 4)


def test_given_a_whole_that_is_chosen_by_its_title_then_it_is_part_of_it(
    edited: MainWindow,
) -> None:
    form_of(edited).fields.part_of.setFocus()
    type_over(edited, "Bridge approved")
    form_of(edited).fields.title.setFocus()
    assert event_of(edited).part_of == "approved"
    form_of(edited).fields.part_of.setFocus()
    type_over(edited, "Nothing of that name")
    assert "there is no event" in _remedies(edited)


def test_given_a_rhythm_that_is_chosen_then_no_code_is_to_be_written(edited: MainWindow) -> None:
    field = form_of(edited).fields.recurrence
    assert not field.rule.isVisible()
    field.choice.setFocus()
    field.choice.setCurrentText("Every quarter")
    assert event_of(edited).recurrence == "FREQ=MONTHLY;INTERVAL=3"
    assert field.choice.currentText() == "Every quarter"
    field.choice.setCurrentText("Every so many…")
    field.unit.setCurrentText("years")
    field.count.setValue(5)
    assert event_of(edited).recurrence == "FREQ=YEARLY;INTERVAL=5"
    assert field.count.isVisible()
    field.choice.setCurrentText("Does not recur")
    assert event_of(edited).recurrence == ""


def test_given_a_rule_without_a_choice_then_its_words_stand_beside_it(edited: MainWindow) -> None:
    field = form_of(edited).fields.recurrence
    field.details.click()
    assert field.rule.isVisible()
    field.rule.setFocus()
    type_over(edited, "FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=3")
    form_of(edited).fields.title.setFocus()
    assert event_of(edited).recurrence == "FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=3"
    assert field.choice.currentText() == "Every year"
    assert field._words.text() == "every year on 3 May"


def test_given_another_event_then_the_date_is_reckoned_from_it(edited: MainWindow) -> None:
    when = form_of(edited).fields.when
    when.reckoning.click()
    when.reckon.count.setText("2")
    when.reckon.unit.setCurrentText("months")
    when.reckon.title.setFocus()
    type_over(edited, "Bridge approved")
    assert when.date.text() == "May 2025"
    form_of(edited).fields.title.setFocus()
    event = event_of(edited)
    assert (event.date, event.date_basis) == ("2025-05", "derived")
    assert event.date_note == "Reckoned from “Bridge approved”: 4 March 2025 + 2 months = May 2025."


def test_given_the_event_itself_then_it_is_not_reckoned_from(edited: MainWindow) -> None:
    when = form_of(edited).fields.when
    when.reckoning.click()
    type_over(edited, "Library open again")
    assert when.date.text() == "12 February 2025"


def test_events_are_duplicated_and_deleted_and_that_is_taken_back(edited: MainWindow) -> None:
    edited.action("duplicate-event").trigger()
    titles = [event.title for event in edited.session.editing.draft.file.events]
    assert titles.count("Library open again") == 2
    edited.action("delete-event").trigger()
    edited.session.editing.undo()
    edited.session.editing.undo()
    assert len(edited.session.editing.draft.file.events) == 2


def test_given_an_event_that_is_deleted_then_the_next_in_time_is_selected(
    edited: MainWindow,
) -> None:
    said: list[str] = []
    edited.session.told.connect(said.append)
    controller = edited.session.controller
    edited.action("delete-event").trigger()
    assert (controller.state.selection, said[-1]) == ("approved", "Done: delete Library open again")
    edited.action("undo").trigger()
    assert (controller.state.selection, said[-1]) == ("opened", "Undone: delete Library open again")
    edited.action("redo").trigger()
    assert (controller.state.selection, said[-1]) == (
        "approved",
        "Redone: delete Library open again",
    )


def test_an_event_is_split_by_its_citations(
    edited: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    def answer(dialog: SplitDialog) -> int:
        dialog.title.setText("Donors thanked")
        dialog.ticks[1].setChecked(True)
        return QDialog.DialogCode.Accepted.value

    monkeypatch.setattr(SplitDialog, "exec", answer)
    edited.action("split-event").trigger()
    assert len(event_of(edited).citations) == 1
    assert event_of(edited, "donors-thanked").citations == OPENED.citations[1:]


def test_two_events_are_merged_and_a_person_says_whose_word_counts(
    edited: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    def answer(dialog: MergeDialog) -> int:
        dialog.line.setText("Bridge approved")
        dialog.ticks["kind"].setChecked(True)
        return QDialog.DialogCode.Accepted.value

    monkeypatch.setattr(MergeDialog, "exec", answer)
    edited.action("merge-events").trigger()
    [event] = edited.session.editing.draft.file.events
    assert (event.id, event.kind, event.title) == ("opened", "decision", "Library open again")


def test_given_a_problem_of_an_event_then_its_menu_mends_it(edited: MainWindow) -> None:
    editing = edited.session.editing
    draft = editing.draft
    path = edited.controller.events.path
    text = path.read_text(encoding="utf-8")
    assert draft.file.events
    editing.turn_off(forgets=True)
    event = '{"id":"x","title":"X","kind":"k","date":"3 Dec 2025","date_basis":"stated"}'
    head, _, _ = text.rpartition("}")
    path.write_text(head.rstrip() + f', "events": [{event}]}}', encoding="utf-8")
    edited.session.reload()
    assert editing.turn_on()
    problem = edited.session.problems[0]
    edited.problems_pane.fixAsked.emit(problem, edited.rect().center())
    menu = edited.findChild(QWidget, "fixMenu")
    assert isinstance(menu, QMenu)
    menu.actions()[0].trigger()
    QApplication.processEvents()
    assert editing.draft.event("x").date == "2025-12-03"
    assert not edited.session.problems


def test_given_a_list_that_is_saved_then_what_is_being_typed_is_saved_too(
    edited: MainWindow,
) -> None:
    type_over(edited, "The library is open")
    edited.session.editing.save()
    assert "The library is open" in edited.controller.events.path.read_text(encoding="utf-8")


def test_given_editing_that_is_turned_off_then_the_form_is_gone(edited: MainWindow) -> None:
    form = form_of(edited)
    type_over(edited, "The library is open")
    edited.session.editing.turn_off()
    assert not form.isVisible()
    edited.controller.select("")
    assert not edited.session.editing.is_on


def test_given_another_event_that_changes_then_the_form_changes_nothing(
    edited: MainWindow,
) -> None:
    editing = edited.session.editing
    edited.source_pane.setFocus()
    for number in range(3):
        other = msgspec.structs.replace(APPROVED, id=f"other-{number}", title=f"Other {number}")
        # As undoing does it, the event of the form stays selected.
        editing.do(msgspec.structs.replace(add_event(editing.draft, other), selects=""))
    assert event_of(edited) == OPENED
    assert len(editing.sitting.done) == 5


def test_given_a_date_that_cannot_be_read_then_escape_says_so_before_it_is_dropped(
    edited: MainWindow,
) -> None:
    date = form_of(edited).fields.when.date
    date.setFocus()
    type_over(edited, "one of these days")
    QTest.keyClick(date, Qt.Key.Key_Escape)
    assert form_of(edited).isVisible()
    assert "cannot be read" in _remedies(edited)
    QTest.keyClick(date, Qt.Key.Key_Escape)
    assert edited.detail_pane.isVisible()
    assert event_of(edited).date == "2025-02-12"


def _remedies(window: MainWindow) -> str:
    labels = form_of(window).fields._remedies.values()
    return " ".join(label.text() for label in labels if label.text())


def test_given_a_field_with_nothing_of_its_own_to_undo_then_the_list_undoes(
    edited: MainWindow,
) -> None:
    fields = form_of(edited).fields
    fields.title.setFocus()
    type_over(edited, "The library is open")
    fields.place.setFocus()
    assert event_of(edited).title == "The library is open"
    QTest.keyClick(fields.place, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert event_of(edited).title == "Library open again"
    QTest.keyClicks(fields.place, "Wend")
    QTest.keyClick(fields.place, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert not fields.place.text()


def test_given_escape_with_a_date_that_nothing_explains_then_its_note_is_asked_for(
    edited: MainWindow,
) -> None:
    fields = form_of(edited).fields
    fields.when.date.setFocus()
    type_over(edited, "March 2025")
    QTest.keyClick(fields.when.date, Qt.Key.Key_Escape)
    assert edited.focusWidget() is fields.when.note
    assert "press Esc again" in _remedies(edited)
    QTest.keyClick(fields.when.note, Qt.Key.Key_Escape)
    assert not form_of(edited).isVisible()
    assert event_of(edited).date == "2025-02-12"
