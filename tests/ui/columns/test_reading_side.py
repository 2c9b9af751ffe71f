"""The reading side: an event with its quotations, its documents, and how they compare."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractSlider, QApplication, QToolButton, QWidget

from tests.lists import PARAGRAPHS, citation, event, event_list, paragraph_file, write_list
from tests.ui.conftest import OpenWindow, waited_for
from tests.ui.texts.test_reading_panes import click_link
from timeline_app.app import create_window
from timeline_app.program.locations import bundled_list
from timeline_app.ui.panes.search_bar import SearchBox
from timeline_app.ui.texts.text_pane import TextPane, fragments_in
from timeline_app.ui.window.main_window import MainWindow

CTRL = Qt.KeyboardModifier.ControlModifier


def resized(window: MainWindow, width: int, height: int = 800) -> MainWindow:
    window.resize(width, height)
    QApplication.processEvents()
    return window


def press(window: MainWindow, key: Qt.Key, keys: Qt.KeyboardModifier | None = None) -> None:
    widget = window.focusWidget() or window
    QTest.keyClick(widget, key, keys or Qt.KeyboardModifier.NoModifier)
    QApplication.processEvents()


def marked(pane: TextPane, color: str) -> list[QTextCursor]:
    """The parts of a text that stand on a colour."""
    found = []
    for fragment in fragments_in(pane.document()):
        if fragment.charFormat().background().color().name() == color:
            cursor = QTextCursor(pane.document())
            cursor.setPosition(fragment.position())
            cursor.setPosition(
                fragment.position() + fragment.length(), QTextCursor.MoveMode.KeepAnchor
            )
            found.append(cursor)
    return found


def cited_words(window: MainWindow, pane: TextPane) -> list[QTextCursor]:
    theme = window._look.theme
    return marked(pane, theme.color("mark-text").name())


def is_in_sight(pane: TextPane, part: QTextCursor) -> bool:
    start = QTextCursor(pane.document())
    start.setPosition(part.selectionStart())
    return pane.viewport().rect().contains(pane.cursorRect(start).center())


def way_back(sheet: QWidget) -> QToolButton:
    button = sheet.findChild(QToolButton, "sheetBack")
    assert isinstance(button, QToolButton)
    return button


@pytest.fixture
def own_window(open_window: OpenWindow, tmp_path: Path) -> MainWindow:
    """A window on an event that cites one paragraph twice and another once."""
    cited = [citation(2, (0, 4)), citation(2, (4, 13), supports=["event"]), citation(3, (0, 3))]
    plain = event_list(event(citations=cited, date_note="Because it says so."))
    window = open_window(write_list(tmp_path, plain, report=paragraph_file()))
    window.controller.select("bridge-opened")
    return resized(window, 1440)


def attach(window: MainWindow, folder: Path, text: str = "\n".join(PARAGRAPHS)) -> None:
    (folder / "paper.txt").write_text(text, encoding="utf-8")
    window.session.attach([folder / "paper.txt"])
    QApplication.processEvents()


def test_given_an_event_then_its_date_and_the_reason_come_before_the_quotations(
    own_window: MainWindow,
) -> None:
    text = own_window.detail_pane.toPlainText()
    parts = [
        "Title of",
        "3 December 2025",
        "Because it says so",
        "WHAT THE SOURCES SAY",
        "¶ 2 on",
    ]
    assert [text.index(part) for part in parts] == sorted(text.index(part) for part in parts)


def test_given_no_original_then_each_gist_stands_once(own_window: MainWindow) -> None:
    text = own_window.detail_pane.toPlainText()
    events = own_window.controller.events
    for number in (2, 3):
        paragraph = events.paragraph("report", number)
        assert paragraph is not None
        assert text.count(paragraph.gist) == 1
    assert "attach the original" in text
    assert not cited_words(own_window, own_window.detail_pane)


def test_given_the_original_then_its_paragraphs_stand_with_the_cited_words_marked(
    own_window: MainWindow, tmp_path: Path
) -> None:
    attach(own_window, tmp_path)
    text = own_window.detail_pane.toPlainText()
    assert text.count(PARAGRAPHS[1]) == 1
    assert text.count(PARAGRAPHS[2]) == 1
    assert "✓ exact" in text
    words = [part.selectedText() for part in cited_words(own_window, own_window.detail_pane)]
    assert words[0].startswith("On 3 December 2025")
    assert "attach the original" not in text


def test_given_an_edited_original_then_the_paragraph_says_what_has_changed(
    own_window: MainWindow, tmp_path: Path
) -> None:
    attach(own_window, tmp_path, "\n".join(PARAGRAPHS).replace("3 December", "4 December"))
    states = own_window.detail_pane.toPlainText().partition("¶ 2 on the event")[2].splitlines()[0]
    assert "✓ exact" in states
    assert "≠ changed" in states


def test_given_a_filter_that_hides_the_event_then_it_says_so_and_shows_it_again(
    window: MainWindow,
) -> None:
    window.controller.select("meeting-48")
    assert "The filter hides" not in window.detail_pane.toPlainText()
    window.controller.filtering.toggle("leaders", "to-lam")
    assert "The filter hides this event" in window.detail_pane.toPlainText()
    click_link(window.detail_pane, "show it")
    assert window.controller.selected_row in window.controller.model.rows
    assert "The filter hides" not in window.detail_pane.toPlainText()


def test_given_an_event_opened_from_a_search_then_its_first_match_is_in_sight(
    window: MainWindow,
) -> None:
    """Unless it is found only among facts and links: there nothing is told of it."""
    resized(window, 1280, 520)
    window.finder.set_query("Hanoi")
    out_of_sight_at_first = only_in_links = 0
    for _ in range(len(window.finder.found.rows)):
        window.finder.step(1)
        QApplication.processEvents()
        pane = window.detail_pane
        selections = pane.extraSelections()
        facts = pane.document().find("WHO, WHERE, WHAT").position()
        if selections and selections[0].cursor.position() < facts:
            assert is_in_sight(pane, selections[0].cursor)
            out_of_sight_at_first += pane.verticalScrollBar().value() > 0
        else:
            assert pane.verticalScrollBar().value() == 0
            only_in_links += bool(selections)
    assert out_of_sight_at_first
    assert only_in_links


def test_given_the_start_then_no_document_takes_room(window: MainWindow) -> None:
    resized(window, 1440)
    assert window.detail_pane.width() == pytest.approx(420, abs=4)
    assert not window.source_pane.isVisible()
    assert resized(window, 1280).detail_pane.width() == pytest.approx(340, abs=4)


@pytest.mark.parametrize("width", [900, 1280, 1440])
def test_given_little_room_then_the_document_covers_the_canvas_and_a_button_leads_back(
    window: MainWindow, width: int
) -> None:
    resized(window, width)
    window.controller.select("meeting-48")
    QApplication.processEvents()
    click_link(window.detail_pane, "¶ ")
    assert window.source_pane.isVisible()
    assert not window.timeline.isVisible()
    button = way_back(window.reading.document)
    assert button.text() == ("Back to the event" if width < 1000 else "Back to the timeline")
    button.click()
    assert not window.source_pane.isVisible()
    assert window.detail_pane.isVisible()


def test_given_room_then_the_document_stands_beside_the_event_and_the_canvas_keeps_its_own(
    window: MainWindow,
) -> None:
    resized(window, 1920, 1000)
    window.controller.select("meeting-48")
    click_link(window.detail_pane, "¶ ")
    assert window.source_pane.isVisible()
    assert window.timeline.width() >= 640
    way_back(window.reading.document).click()
    assert not window.source_pane.isVisible()


@pytest.mark.parametrize("width", [900, 1280, 1440, 1920])
def test_given_a_document_then_its_lines_are_read_well(
    window: MainWindow, sources: list[Path], width: int
) -> None:
    window.session.attach(sources)
    resized(window, width, 900)
    window.action("show-document").trigger()
    QApplication.processEvents()
    lengths = []
    block = window.source_pane.document().begin()
    while block.isValid():
        lines = block.layout().lineCount()
        lengths += [block.layout().lineAt(i).textLength() for i in range(lines - 1)]
        block = block.next()
    assert 60 <= sum(lengths) / len(lengths) <= 75


def test_given_keys_then_document_and_comparison_open_and_escape_closes_the_topmost(
    window: MainWindow,
) -> None:
    resized(window, 1440)
    window.controller.select("state-visit-to-lam")
    window.timeline.setFocus()
    QTest.keyClick(window, Qt.Key.Key_4, CTRL)
    assert window.reading.comparison.isVisible()
    click_link(window.reading.comparison.pane, "¶ ")
    assert window.source_pane.isVisible()
    assert window.focusWidget() is window.source_pane
    assert way_back(window.reading.document).text() == "Back to the comparison"
    press(window, Qt.Key.Key_Escape)
    assert window.reading.comparison.isVisible()
    press(window, Qt.Key.Key_Escape)
    assert window.timeline.isVisible()
    QTest.keyClick(window, Qt.Key.Key_3, CTRL)
    assert window.action("show-document").isChecked()
    QTest.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert not window.source_pane.isVisible()
    QTest.keyClick(window, Qt.Key.Key_3, CTRL)
    QTest.keyClick(window, Qt.Key.Key_1, CTRL)
    assert window.timeline.isVisible()


def test_given_the_originals_then_cited_words_stay_in_sight_whatever_is_resized(
    window: MainWindow, sources: list[Path]
) -> None:
    window.session.attach(sources)
    resized(window, 1440, 900)
    window.controller.select("investment-conference-2025")
    click_link(window.detail_pane, "¶ ")
    pane = window.source_pane
    for width, height in ((1280, 800), (900, 600), (1920, 1000), (1100, 620), (1440, 900)):
        resized(window, width, height)
        assert any(is_in_sight(pane, part) for part in cited_words(window, pane)), (width, height)


def test_given_somebody_scrolls_away_then_a_resize_does_not_throw_them_back(
    window: MainWindow, sources: list[Path]
) -> None:
    window.session.attach(sources)
    resized(window, 1440, 900)
    window.controller.select("state-visit-to-lam")
    click_link(window.detail_pane, "¶ ")
    bar = window.source_pane.verticalScrollBar()
    bar.triggerAction(QAbstractSlider.SliderAction.SliderToMaximum)
    resized(window, 1430, 880)
    assert bar.value() > bar.maximum() / 2


def test_given_words_sought_in_the_document_then_they_are_counted_and_stepped_through(
    window: MainWindow,
) -> None:
    resized(window, 1440)
    window.action("show-document").trigger()
    window.source_pane.setFocus()
    QTest.keyClick(window.source_pane, Qt.Key.Key_F, CTRL)
    field = window.reading.document.find_field
    assert window.focusWidget() is field.line
    QTest.keyClicks(field.line, "cooperation")
    count = window.source_pane.matches.count
    assert count > 1
    assert field._count.text() == f"1 of {count}"
    bar = window.source_pane.verticalScrollBar()
    first = bar.value()
    press(window, Qt.Key.Key_Return)
    assert field._count.text() == f"2 of {count}"
    for _ in range(count - 2):
        press(window, Qt.Key.Key_Return)
    assert bar.value() > first
    press(window, Qt.Key.Key_Escape)
    assert field._count.text() == ""
    assert window.source_pane.isVisible()
    press(window, Qt.Key.Key_Escape)
    assert not window.source_pane.isVisible()


def test_given_a_narrow_window_then_the_event_opens_as_a_sheet_and_escape_leads_back(
    window: MainWindow,
) -> None:
    resized(window, 900, 600)
    assert window.timeline.isVisible()
    assert not window.detail_pane.isVisible()
    window.controller.select("meeting-48")
    QApplication.processEvents()
    assert window.detail_pane.isVisible()
    assert not window.timeline.isVisible()
    window.detail_pane.setFocus()
    press(window, Qt.Key.Key_Escape)
    assert window.timeline.isVisible()
    resized(window, 1280)
    assert window.detail_pane.isVisible()
    assert window.timeline.isVisible()


def test_given_the_event_covers_the_canvas_then_the_keyboard_goes_along_and_back(
    window: MainWindow,
) -> None:
    resized(window, 900, 600)
    window.timeline.setFocus()
    window.controller.select("meeting-48")
    QApplication.processEvents()
    assert window.focusWidget() is window.detail_pane
    press(window, Qt.Key.Key_Escape)
    assert window.focusWidget() is window.timeline


def test_given_a_match_opened_over_the_canvas_then_escape_leaves_search_and_sheet(
    window: MainWindow,
) -> None:
    resized(window, 900, 600)
    window.action("find").trigger()
    box = window.focusWidget()
    assert isinstance(box, SearchBox)
    QTest.keyClicks(box, "cybercrime")
    press(window, Qt.Key.Key_Return)
    assert window.detail_pane.isVisible()
    press(window, Qt.Key.Key_Escape)
    assert (box.text(), window.focusWidget()) == ("", window.detail_pane)
    box.setFocus()
    press(window, Qt.Key.Key_Escape)
    assert window.timeline.isVisible()
    assert window.focusWidget() is window.timeline


def test_given_a_link_to_an_event_then_a_narrow_window_opens_with_its_quotations(
    qapp: QApplication, owned: Callable[[QObject], None], own_settings: Path
) -> None:
    assert own_settings.is_dir()
    window = create_window(Path(f"{bundled_list()}#event=meeting-48"))
    owned(window)
    owned(window.session)
    window.resize(900, 600)
    window.show()
    assert waited_for(window.detail_pane.isVisible)
    assert "WHAT THE SOURCES SAY" in window.detail_pane.toPlainText()
    assert not window.timeline.isVisible()


def test_given_problems_are_asked_for_then_they_are_seen_though_a_document_was_open(
    window: MainWindow,
) -> None:
    resized(window, 1280)
    window.action("show-document").trigger()
    window.action("show-problems").trigger()
    assert window.problems_pane.isVisible()


def test_given_a_pane_is_drawn_wider_then_the_next_window_has_it_so(
    open_window: OpenWindow,
) -> None:
    window = resized(open_window(None), 1440)
    columns = window._panes.columns
    sizes = columns.sizes()
    columns.moveSplitter(sum(sizes) - 520, columns.count() - 1)
    QApplication.processEvents()
    assert window.detail_pane.width() > 500
    wide = window.detail_pane.width()
    window.close()
    again = resized(open_window(None), 1440)
    assert again.detail_pane.width() == pytest.approx(wide, abs=2)
    assert resized(again, 1280).detail_pane.width() == pytest.approx(wide, abs=2)


def test_given_the_list_beneath_then_the_way_back_names_it(window: MainWindow) -> None:
    resized(window, 1280)
    window.controller.select("meeting-48")
    QTest.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    window.action("show-document").trigger()
    button = way_back(window.reading.document)
    assert button.text() == "Back to the list"
    button.click()
    assert window.event_list.isVisible()
    QTest.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    window.action("show-document").trigger()
    assert button.text() == "Back to the timeline"
