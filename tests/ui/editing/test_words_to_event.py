"""Words of a document become an event: by keys alone, with their citation, and without a trace."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox

from timeline_app.core.record.model import Event
from timeline_app.state.editing.proposing.dates import DateChoice
from timeline_app.ui.columns.editing_side import EditingSide
from timeline_app.ui.editing.event.event_card import EventCard
from timeline_app.ui.window.main_window import MainWindow

_SHIFT = Qt.KeyboardModifier.ShiftModifier


def press(
    window: MainWindow,
    *keys: Qt.Key,
    modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    for key in keys:
        focus = window.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key, modifier)
        QApplication.processEvents()


def write(window: MainWindow, text: str) -> None:
    focus = window.focusWidget()
    assert focus is not None
    QTest.keyClicks(focus, text)


def card_of(window: MainWindow) -> EventCard:
    [card] = window.findChildren(EventCard)
    return card


def events_of(window: MainWindow) -> tuple[Event, ...]:
    return window.session.editing.draft.file.events


def choose_sentence(window: MainWindow, paragraph: int, words: str) -> None:
    """Select the first word of a paragraph by keys, then its whole sentence."""
    pane = window.source_pane
    press(window, Qt.Key.Key_Right)
    while pane.words.selected()[0].paragraph.number < paragraph:
        press(window, Qt.Key.Key_Down)
    press(window, Qt.Key.Key_Home, Qt.Key.Key_Space)
    assert pane.textCursor().selectedText() == words


def test_given_the_keyboard_then_words_become_a_cited_event(minutes_window: MainWindow) -> None:
    window = minutes_window
    choose_sentence(window, 3, "The library reopened on 12 February 2025")
    press(window, Qt.Key.Key_Return)
    card = card_of(window)
    assert card.isVisible()
    assert card.fields.title.selectedText() == "The library reopened on 12 February 2025"
    write(window, "Library open again")
    press(window, Qt.Key.Key_Return)
    [event] = events_of(window)
    assert (event.title, event.date, event.date_basis) == (
        "Library open again", "2025-02-12", "stated",
    )  # fmt: skip
    [citation] = event.citations
    assert (citation.paragraph, citation.words) == (3, (0, 7))
    assert citation.supports == ("event", "date")
    assert window.controller.selected == event
    assert "✓ The cited words stand there exactly." in window.source_pane.toPlainText()
    assert window.focusWidget() is window.source_pane
    assert not card.isVisible()


def test_given_the_documents_words_for_a_title_then_nothing_is_saved(
    minutes_window: MainWindow,
) -> None:
    window = minutes_window
    choose_sentence(window, 3, "The library reopened on 12 February 2025")
    press(window, Qt.Key.Key_Return, Qt.Key.Key_Return)
    assert card_of(window).isVisible()
    assert not events_of(window)


def test_given_escape_then_no_trace_is_left(minutes_window: MainWindow) -> None:
    window = minutes_window
    choose_sentence(window, 3, "The library reopened on 12 February 2025")
    press(window, Qt.Key.Key_Return)
    write(window, "Library open again")
    press(window, Qt.Key.Key_Escape)
    assert not card_of(window).isVisible()
    assert not events_of(window)
    assert not window.session.editing.sitting.done
    assert window.focusWidget() is window.source_pane
    assert window.source_pane.isVisible()


def test_given_more_words_then_the_open_event_rests_on_them_too(
    minutes_window: MainWindow,
) -> None:
    window = minutes_window
    choose_sentence(window, 2, "Mayor Ruth Okafor opened the meeting")
    press(window, Qt.Key.Key_Return)
    card = card_of(window)
    assert card.fields.names["leaders"].names() == ("Ruth Okafor",)
    write(window, "The council meets")
    assert card.fields.when.date_basis == "undated"
    QTest.keyClick(card.fields.when.found, Qt.Key.Key_Down)
    press(window, Qt.Key.Key_F6)
    press(window, Qt.Key.Key_Right, Qt.Key.Key_Space, Qt.Key.Key_Return)
    press(window, Qt.Key.Key_Return)
    [event] = events_of(window)
    assert event.date == "2025-03-04"
    assert event.date_basis == "inferred"
    assert [(c.paragraph, c.words, c.supports) for c in event.citations] == [
        (2, (0, 6), ("event", "leaders")),
        (2, (6, 14), ("event",)),
        (1, (5, 8), ("date",)),
    ]


def test_given_several_dates_then_the_card_says_so_until_one_is_chosen(
    minutes_window: MainWindow,
) -> None:
    when = card_of(minutes_window).fields.when
    when.offer(
        [
            DateChoice(edtf="197X", basis="stated", among=2),
            DateChoice(edtf="[..2027-05]", basis="stated", among=2),
            DateChoice(edtf=None, basis="undated"),
        ]
    )
    assert "2 dates here" in when.words.text()
    QTest.keyClick(when.found, Qt.Key.Key_Down)
    assert when.date.text() == "by May 2027"
    assert "dates here" not in when.words.text()


def test_given_a_tick_then_it_stays_while_one_goes_on_writing(minutes_window: MainWindow) -> None:
    window = minutes_window
    choose_sentence(window, 3, "The library reopened on 12 February 2025")
    press(window, Qt.Key.Key_Return)
    rows = card_of(window).fields.citations
    next(tick for tick in rows.findChildren(QCheckBox) if tick.text() == "on what terms").click()
    write(window, "Library open again")
    press(window, Qt.Key.Key_Return)
    [event] = events_of(window)
    assert event.citations[0].supports == ("event", "date", "terms")


def test_given_shift_and_arrows_then_single_words_are_chosen(minutes_window: MainWindow) -> None:
    window = minutes_window
    choose_sentence(window, 3, "The library reopened on 12 February 2025")
    press(window, Qt.Key.Key_Home)
    press(window, Qt.Key.Key_Right)
    press(window, Qt.Key.Key_Right, modifier=_SHIFT)
    [chosen] = window.source_pane.words.selected()
    assert (chosen.first, chosen.end, chosen.text) == (1, 3, "library reopened")
    press(window, Qt.Key.Key_Left, Qt.Key.Key_Left, modifier=_SHIFT)
    [chosen] = window.source_pane.words.selected()
    assert chosen.text == "The library"


def test_given_editing_is_off_then_words_do_nothing(minutes_window: MainWindow) -> None:
    window = minutes_window
    choose_sentence(window, 3, "The library reopened on 12 February 2025")
    window.session.editing.turn_off()
    assert not window.source_pane.words.selected()
    press(window, Qt.Key.Key_Return)
    assert not card_of(window).isVisible()
    assert [side for side in window.findChildren(EditingSide)]


def test_given_a_heading_alone_then_the_card_says_so(minutes_window: MainWindow) -> None:
    window = minutes_window
    press(window, Qt.Key.Key_Right, Qt.Key.Key_Return)
    advice = card_of(window)._advice
    assert advice.isVisible()
    assert "heading" in advice.text()
    press(window, Qt.Key.Key_Escape)
    choose_sentence(window, 3, "The library reopened on 12 February 2025")
    press(window, Qt.Key.Key_Return)
    assert not advice.isVisible()


def test_given_an_open_card_then_the_words_that_yield_its_date_are_seen(
    minutes_window: MainWindow,
) -> None:
    window = minutes_window
    choose_sentence(window, 3, "The library reopened on 12 February 2025")
    press(window, Qt.Key.Key_Return)
    assert not window.source_pane.textCursor().hasSelection()
    marked = [
        part.cursor.selectedText()
        for part in window.source_pane.extraSelections()
        if part.format.fontUnderline()
    ]
    assert marked == ["12 February 2025"]
    press(window, Qt.Key.Key_Escape)
    selected = window.source_pane.textCursor().selectedText()
    assert selected == "The library reopened on 12 February 2025"


def test_given_shift_over_the_end_of_a_paragraph_then_words_are_taken_one_by_one(
    minutes_window: MainWindow,
) -> None:
    window, words = minutes_window, minutes_window.source_pane.words
    choose_sentence(window, 3, "The library reopened on 12 February 2025")
    press(window, Qt.Key.Key_End)
    press(window, Qt.Key.Key_Right, Qt.Key.Key_Right, modifier=_SHIFT)
    assert [one.text for one in words.selected()] == ["Trust", "Works on"]
    marked = [part.cursor.selectedText() for part in window.source_pane.extraSelections()]
    assert marked == ["Trust"]
    window.source_pane.setFocus()
    QTest.keyClick(window.source_pane, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == "Trust\nWorks on"
    press(window, Qt.Key.Key_Left, modifier=_SHIFT)
    assert [one.text for one in words.selected()] == ["Trust", "Works"]
    press(window, Qt.Key.Key_Left, Qt.Key.Key_Left, modifier=_SHIFT)
    assert [one.text for one in words.selected()] == ["River Trust"]
    assert window.source_pane.extraSelections() == []


def test_given_shift_back_over_the_start_of_a_paragraph_then_words_are_taken_one_by_one(
    minutes_window: MainWindow,
) -> None:
    window, words = minutes_window, minutes_window.source_pane.words
    choose_sentence(window, 3, "The library reopened on 12 February 2025")
    press(window, Qt.Key.Key_Home)
    press(window, Qt.Key.Key_Left, Qt.Key.Key_Left, modifier=_SHIFT)
    assert [one.text for one in words.selected()] == ["the Wend", "The"]
    press(window, Qt.Key.Key_Return)
    rests = card_of(window).fields.citations.citations
    event = [(one.paragraph, one.words) for one in rests if "event" in one.supports]
    assert event == [(2, (12, 14)), (3, (0, 1))]


def test_given_a_document_that_is_opened_then_reading_begins_at_its_first_words(
    minutes_window: MainWindow,
) -> None:
    window = minutes_window
    press(window, Qt.Key.Key_Right)
    assert [one.text for one in window.source_pane.words.selected()] == ["Minutes"]


def test_given_a_document_that_was_left_then_reading_goes_on_where_it_was(
    minutes_window: MainWindow,
) -> None:
    window = minutes_window
    choose_sentence(window, 4, "Works on Mill Bridge begin in May")
    window.action("show-document").trigger()
    window.source_pane.refresh()
    window.action("show-document").trigger()
    window.source_pane.setFocus()
    press(window, Qt.Key.Key_Right)
    assert [one.text for one in window.source_pane.words.selected()] == ["Works"]


def test_given_several_dates_in_the_words_then_enter_asks_before_it_saves(
    minutes_window: MainWindow,
) -> None:
    window = minutes_window
    choose_sentence(window, 3, "The library reopened on 12 February 2025")
    press(window, Qt.Key.Key_Return)
    card = card_of(window)
    card.fields.when.offer(
        [
            DateChoice(edtf="2025-02-12", basis="stated", among=2),
            DateChoice(edtf="2025-06", basis="stated", among=2),
        ]
    )
    write(window, "Work begins")
    press(window, Qt.Key.Key_Return)
    assert card.isVisible()
    assert window.focusWidget() is card.fields.when.found
    assert not events_of(window)
    press(window, Qt.Key.Key_Down, Qt.Key.Key_Return)
    [event] = events_of(window)
    assert event.date == "2025-06"


def test_given_no_date_then_one_that_is_typed_is_inferred_and_cleared_again_none_is_given(
    minutes_window: MainWindow,
) -> None:
    window = minutes_window
    choose_sentence(window, 2, "Mayor Ruth Okafor opened the meeting")
    press(window, Qt.Key.Key_Return)
    when = card_of(window).fields.when
    assert when.basis.currentData() == "undated"
    when.date.setFocus()
    write(window, "by the end of the 1950s")
    assert when.basis.currentData() == "inferred"
    assert "not in these words" in when.words.text()
    when.date.selectAll()
    press(window, Qt.Key.Key_Delete)
    assert when.basis.currentData() == "undated"


@pytest.mark.parametrize(
    ("first", "last", "paragraphs"),
    [("approved the bridge", "The library", [2, 3]), ("4\nWorks on", "Mill Bridge", [4])],
)
def test_given_a_selection_over_an_edge_then_all_that_is_marked_is_chosen(
    minutes_window: MainWindow, first: str, last: str, paragraphs: list[int]
) -> None:
    pane = minutes_window.source_pane
    shown, cursor = pane.toPlainText(), pane.textCursor()
    cursor.setPosition(shown.index(first))
    cursor.setPosition(shown.index(last) + len(last), QTextCursor.MoveMode.KeepAnchor)
    pane.setTextCursor(cursor)
    press(minutes_window, Qt.Key.Key_Return)
    cited = card_of(minutes_window).fields.citations.citations
    assert [one.paragraph for one in cited] == paragraphs


@pytest.mark.parametrize("size", [(1440, 900), (1280, 800), (900, 600)])
def test_given_any_window_then_the_card_leaves_what_the_status_bar_tells(
    minutes_window: MainWindow, size: tuple[int, int]
) -> None:
    minutes_window.resize(*size)
    QApplication.processEvents()
    minutes_window.source_pane.setFocus()
    choose_sentence(minutes_window, 3, "The library reopened on 12 February 2025")
    press(minutes_window, Qt.Key.Key_Return)
    card = card_of(minutes_window)
    assert card.isVisible()
    assert card.y() >= 0
    assert card.y() + card.height() <= minutes_window.statusBar().y()
