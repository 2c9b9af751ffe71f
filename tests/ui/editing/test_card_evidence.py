"""What the card of a new event cites, and what it says of its date by that."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QToolButton

from tests.state.editing.proposing import minutes
from tests.ui.editing.test_words_to_event import (
    card_of,
    choose_sentence,
    events_of,
    press,
    write,
)
from timeline_app.program.plain_text import opening
from timeline_app.state.editing.proposing.chosen import UnciteableWordsError
from timeline_app.ui.editing.event import words_desk
from timeline_app.ui.editing.event.event_card import EventCard
from timeline_app.ui.window.main_window import MainWindow


def _remove_citation(card: EventCard, paragraph: int) -> None:
    rows = card.fields.citations
    place = [one.paragraph for one in rows.citations].index(paragraph)
    removers = [one for one in rows.findChildren(QToolButton) if one.isVisible()]
    removers[place].click()
    QApplication.processEvents()


def _add_to_card(window: MainWindow, words: str) -> None:
    window.source_pane.setFocus()
    window.source_pane.words.select(minutes.chosen(words))
    press(window, Qt.Key.Key_Return)


def _marked(window: MainWindow) -> list[str]:
    return [part.cursor.selectedText() for part in window.source_pane.extraSelections()]


def test_given_a_date_that_the_words_state_then_typing_it_keeps_it_stated(
    minutes_window: MainWindow,
) -> None:
    choose_sentence(minutes_window, 3, "The library reopened on 12 February 2025")
    press(minutes_window, Qt.Key.Key_Return)
    when = card_of(minutes_window).fields.when
    when.date.setFocus()
    when.date.selectAll()
    write(minutes_window, "13 February 2025")
    assert when.basis.currentData() == "inferred"
    when.date.selectAll()
    write(minutes_window, "2025-02-12")
    assert when.basis.currentData() == "stated"


def test_given_a_basis_that_a_person_chose_then_typing_leaves_it(
    minutes_window: MainWindow,
) -> None:
    choose_sentence(minutes_window, 2, "Mayor Ruth Okafor opened the meeting")
    press(minutes_window, Qt.Key.Key_Return)
    when = card_of(minutes_window).fields.when
    when.date.setFocus()
    write(minutes_window, "March 2025")
    when.basis.setFocus()
    press(minutes_window, Qt.Key.Key_Up)
    assert when.date_basis == "stated"
    when.date.setFocus()
    when.date.selectAll()
    write(minutes_window, "April 2025")
    assert when.date_basis == "stated"
    assert "do not state it" in when.words.text()


def test_given_a_typed_date_that_no_words_give_then_enter_asks_how_it_is_known(
    minutes_window: MainWindow,
) -> None:
    choose_sentence(minutes_window, 2, "Mayor Ruth Okafor opened the meeting")
    press(minutes_window, Qt.Key.Key_Return)
    write(minutes_window, "The council meets")
    card = card_of(minutes_window)
    card.fields.when.date.setFocus()
    write(minutes_window, "March 2025")
    press(minutes_window, Qt.Key.Key_Return)
    assert not events_of(minutes_window)
    assert minutes_window.focusWidget() is card.fields.when.note
    write(minutes_window, "The minutes are of that month.")
    press(minutes_window, Qt.Key.Key_Return)
    [event] = events_of(minutes_window)
    assert (event.date, event.date_basis) == ("2025-03", "inferred")


def test_given_words_that_are_taken_away_then_they_stay_away_with_what_they_gave(
    minutes_window: MainWindow,
) -> None:
    window = minutes_window
    choose_sentence(window, 2, "Mayor Ruth Okafor opened the meeting")
    press(window, Qt.Key.Key_Return)
    write(window, "The council meets")
    _add_to_card(window, "The library reopened on 12 February 2025")
    card = card_of(window)
    assert (card.fields.when.date.text(), card.fields.when.date_basis) == (
        "12 February 2025", "stated",
    )  # fmt: skip
    _remove_citation(card, 3)
    assert (card.fields.when.date.text(), card.fields.when.date_basis) == ("", "undated")
    assert _marked(window) == ["Mayor Ruth Okafor opened the meeting"]
    card.fields.names["leaders"].set_names(())
    card.fields.names["leaders"].set_names(("Ruth Okafor",))
    card.fields.when.date.setFocus()
    write(window, "12 February 2025")
    assert [one.paragraph for one in card.fields.citations.citations] == [2]
    assert card.fields.when.date_basis == "inferred"
    card.fields.when.note.setText("By what the clerk says.")
    press(window, Qt.Key.Key_Return)
    [event] = events_of(window)
    assert [one.paragraph for one in event.citations] == [2]


def test_given_the_first_words_taken_away_then_the_others_say_what_is_proposed(
    minutes_window: MainWindow,
) -> None:
    window = minutes_window
    choose_sentence(window, 2, "Mayor Ruth Okafor opened the meeting")
    press(window, Qt.Key.Key_Return)
    _add_to_card(window, "Mr. Hale thanked the donors of the River Trust")
    card = card_of(window)
    card.fields.names["themes"].set_names(("Thanks",))
    _remove_citation(card, 2)
    names = card.fields.names
    assert names["leaders"].names() == ("Thomas Hale",)
    assert names["organisations"].names() == ("River Trust",)
    assert names["themes"].names() == ("Thanks",)
    assert card.fields.title.text() == "Mr. Hale thanked the donors of the River Trust"


def test_given_a_tick_and_other_people_then_the_tick_stays(minutes_window: MainWindow) -> None:
    window = minutes_window
    choose_sentence(window, 2, "Mayor Ruth Okafor opened the meeting")
    press(window, Qt.Key.Key_Return)
    card = card_of(window)
    rows = card.fields.citations
    next(tick for tick in rows.findChildren(QCheckBox) if tick.text() == "on what terms").click()
    card.fields.names["leaders"].set_names(())
    assert [one.supports for one in rows.citations] == [("event", "terms")]


def test_given_a_card_then_only_the_words_of_its_event_are_marked_until_escape(
    minutes_window: MainWindow,
) -> None:
    window = minutes_window
    choose_sentence(window, 3, "The library reopened on 12 February 2025")
    press(window, Qt.Key.Key_Return)
    write(window, "Library open again")
    press(window, Qt.Key.Key_Return)
    page = window.source_pane.toHtml()
    _add_to_card(window, "Mayor Ruth Okafor opened the meeting")
    mark = window.source_pane._theme.hex("mark-text")
    assert mark in page
    assert mark not in window.source_pane.toHtml()
    press(window, Qt.Key.Key_Escape)
    assert mark in window.source_pane.toHtml()


def test_given_a_date_reckoned_from_another_event_then_its_words_count_for_when(
    minutes_window: MainWindow,
) -> None:
    window = minutes_window
    choose_sentence(window, 3, "The library reopened on 12 February 2025")
    press(window, Qt.Key.Key_Return)
    write(window, "Library open again")
    press(window, Qt.Key.Key_Return)
    _add_to_card(window, "Mayor Ruth Okafor opened the meeting")
    card = card_of(window)
    when = card.fields.when
    when.reckoning.click()
    when.reckon.title.setText("Library open")
    assert not when.date.text()
    when.reckon.title.setText("Library open again")
    assert not when.date.text()
    when.reckon.count.setText("3")
    assert (when.date.text(), when.date_basis) == ("15 February 2025", "derived")
    assert [one.supports for one in card.fields.citations.citations] == [
        ("event", "date", "leaders")
    ]
    when.reckoning.click()
    assert not when.reckon.isVisible()


def test_given_no_title_of_an_event_then_reckoning_says_so(minutes_window: MainWindow) -> None:
    window = minutes_window
    choose_sentence(window, 3, "The library reopened on 12 February 2025")
    press(window, Qt.Key.Key_Return)
    write(window, "Library open again")
    press(window, Qt.Key.Key_Return)
    _add_to_card(window, "Mayor Ruth Okafor opened the meeting")
    when = card_of(window).fields.when
    when.reckoning.click()
    write(window, "Libr")
    assert not when.reckon._note.isVisible()
    write(window, "x")
    assert "No event with a date has this title" in when.reckon._note.text()


def test_given_an_edit_then_the_paragraph_in_work_stays_where_it_is(
    minutes_window: MainWindow,
) -> None:
    window, pane = minutes_window, minutes_window.source_pane
    window.resize(900, 600)
    QApplication.processEvents()
    pane.setFocus()
    font = pane.document().defaultFont()
    font.setPointSize(40)
    pane.document().setDefaultFont(font)
    QApplication.processEvents()
    words = minutes.chosen("The library reopened")
    pane.words.select(words)
    bar = pane.verticalScrollBar()
    bar.setValue(bar.value() + pane.words.place_of(words).top() - pane.mapToGlobal(QPoint()).y())
    top = pane.words.place_of(words).top()
    press(window, Qt.Key.Key_Return)
    assert pane.words.place_of(words).top() == top
    write(window, "Library open again")
    press(window, Qt.Key.Key_Return)
    assert events_of(window)
    assert pane.words.place_of(words).top() == top
    window.action("undo").trigger()
    QApplication.processEvents()
    assert not events_of(window)
    assert pane.words.place_of(words).top() == top


def test_given_a_long_quotation_then_it_ends_at_a_word() -> None:
    assert opening("Repairs took until the end of 1919", 20) == "Repairs took until…"
    assert opening("Repairs took", 20) == "Repairs took"
    assert opening("ກ" * 30, 20) == "ກ" * 19 + "…"


def test_given_a_document_taken_out_meanwhile_then_words_can_still_be_taken_away(
    minutes_window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose_sentence(minutes_window, 2, "Mayor Ruth Okafor opened the meeting")
    press(minutes_window, Qt.Key.Key_Return)
    card = card_of(minutes_window)
    _add_to_card(minutes_window, "The library reopened on 12 February 2025")

    def refuse(*_asked: object) -> None:
        raise UnciteableWordsError("The list does not know this document: add it first")

    monkeypatch.setattr(words_desk, "propose_by_all", refuse)
    complaints: list[object] = []
    monkeypatch.setattr(sys, "excepthook", lambda *what: complaints.append(what))
    _remove_citation(card, 3)
    assert not complaints
    assert [one.paragraph for one in card.fields.citations.citations] == [2]
