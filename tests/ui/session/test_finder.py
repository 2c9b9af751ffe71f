"""Search: it finds everything, marks it, and steps through it without hiding anything."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QTextBrowser, QToolButton

from tests.synthetic import synthetic_bytes
from tests.ui.conftest import OpenWindow, run_ms, waited_for
from timeline_app.core.dates.edtf import parse
from timeline_app.state.view_state import span_of_date
from timeline_app.ui.session import finder
from timeline_app.ui.window.main_window import MainWindow

SHIFT = Qt.KeyboardModifier.ShiftModifier


def search(window: MainWindow, text: str) -> None:
    QTest.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    box = window.findChild(QLineEdit, "searchBox")
    assert isinstance(box, QLineEdit)
    assert window.focusWidget() is box
    if text.isascii():
        QTest.keyClicks(window.focusWidget(), text)
    else:  # QTest can't press the keys of other letters
        QApplication.sendEvent(box, typed_by_input_method(text))


def typed_by_input_method(text: str) -> QInputMethodEvent:
    event = QInputMethodEvent()
    event.setCommitString(text)
    return event


def marked_words(pane: QTextBrowser) -> list[str]:
    return [part.cursor.selectedText() for part in pane.extraSelections()]


def test_given_matches_by_cited_paragraphs_alone_then_their_number_is_said_once(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    search(window, "expressway")
    found = window.finder.found
    monkeypatch.setattr(window.finder, "found", msgspec.structs.replace(found, direct_count=0))
    assert window.finder.summary().endswith("matches, only by a paragraph that is cited")


@pytest.mark.parametrize("text", ["Ha Noi", "Hanoi", "Hà Nội", "HÀ NỘI"])
def test_given_any_spelling_then_the_same_names_are_found(window: MainWindow, text: str) -> None:
    search(window, text)
    ids = {window.controller.events.table.event(int(row)).id for row in window.finder.found.rows}
    assert {"vung-ang-port-link", "expressway-early-completion"} & ids


def test_given_a_search_then_nothing_is_hidden_and_matches_are_counted(window: MainWindow) -> None:
    total = len(window.controller.model.rows)
    search(window, "expressway")
    assert len(window.controller.model.rows) == total
    count = len(window.finder.found.rows)
    cited = count - window.finder.found.direct_count
    assert 0 < cited < count
    only = f"{cited} only by a paragraph that is cited"
    assert window.search_bar.text() == f"{count} matches, {only}"
    window.controller.filtering.toggle("themes", "aid")
    assert "outside the filter" in window.search_bar.text()


def test_given_a_filter_by_the_search_then_no_button_offers_it_again(window: MainWindow) -> None:
    search(window, "expressway")
    last = window.search_bar.findChildren(QToolButton)[-1]
    assert (last.text(), last.isVisible()) == ("Show only these", True)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return, SHIFT)
    assert not last.isVisible()
    window.controller.filtering.clear()
    assert last.isVisible()


def test_given_enter_then_the_best_match_comes_first_and_is_marked(window: MainWindow) -> None:
    search(window, "expressway")
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    event = window.controller.selected
    assert event is not None
    assert window.search_bar.text().startswith("1 of ")
    assert {word.casefold() for word in marked_words(window.detail_pane)} == {"expressway"}
    first = window.controller.selected_row
    QTest.keyClick(window, Qt.Key.Key_F3)
    assert window.controller.selected_row == int(window.finder.found.rows[1])
    QTest.keyClick(window, Qt.Key.Key_F3, SHIFT)
    assert window.controller.selected_row == first


def test_given_a_word_only_in_gists_then_its_events_rank_after_direct_ones(
    window: MainWindow,
) -> None:
    found = window.controller.events.text_index.find("delegation")
    texts = [window.controller.events.table.event(int(row)) for row in found.rows]
    assert 0 < found.direct_count < len(texts)
    assert "delegation" in " ".join([texts[0].title, texts[0].summary]).casefold()
    assert "delegation" not in " ".join([texts[-1].title, texts[-1].summary]).casefold()


def test_given_a_variant_of_a_name_then_the_person_is_found(window: MainWindow) -> None:
    search(window, "President of the Communist Party")
    assert len(window.finder.found.rows) > 0


def test_given_the_originals_then_their_words_are_searched_too(
    window: MainWindow, sources: list[Path]
) -> None:
    index = window.controller.events.text_index
    word = "bolstering"
    before = len(index.find(word).rows)
    window.session.attach(sources)
    texts = " ".join(window.session.shelf.paragraph_texts().values()).casefold()
    assert (len(index.find(word).rows) > before) == (word in texts)
    common = next(
        word
        for word in texts.split()
        if word.isalpha() and len(word) > 6 and not _known_without_sources(window, word)
    )
    assert len(index.find(common).rows) > 0


def _known_without_sources(window: MainWindow, word: str) -> bool:
    index = window.controller.events.text_index
    index.set_sources({})
    known = len(index.find(word).rows) > 0
    index.set_sources(window.session.shelf.paragraph_texts())
    return known or not len(index.find(word).rows)


def test_given_escape_then_the_search_is_over_and_the_timeline_has_the_focus(
    window: MainWindow,
) -> None:
    search(window, "aid")
    assert window.search_bar.isVisible()
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    assert not window.search_bar.isVisible()
    assert window.focusWidget() is window.timeline
    assert not marked_words(window.detail_pane)


def test_given_nothing_matches_then_it_says_so(window: MainWindow) -> None:
    search(window, "zzzzqq")
    assert window.search_bar.text() == "No matches"
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    assert window.controller.selected is None


def test_given_another_match_is_selected_then_the_counter_follows(window: MainWindow) -> None:
    search(window, "expressway")
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    third = int(window.finder.found.rows[2])
    window.controller.select_row(third)
    assert window.search_bar.text().startswith("3 of ")
    window.controller.select("")
    assert " of " not in window.search_bar.text()
    QTest.keyClick(window, Qt.Key.Key_F3)
    assert window.search_bar.text().startswith("4 of ")


def test_given_the_cross_in_the_box_then_the_filter_it_made_goes_too(window: MainWindow) -> None:
    search(window, "expressway")
    box = window.findChild(QLineEdit, "searchBox")
    assert isinstance(box, QLineEdit)
    QTest.keyClick(box, Qt.Key.Key_Return, SHIFT)
    assert window.controller.state.filter.text == "expressway"
    cross = box.findChild(QToolButton)
    assert isinstance(cross, QToolButton)
    QTest.mouseClick(cross, Qt.MouseButton.LeftButton)
    assert box.text() == ""
    assert window.controller.state.filter.text == ""


def test_given_the_list_then_a_search_steps_and_counts_by_its_rows_as_sorted(
    window: MainWindow,
) -> None:
    window.action("show-list").trigger()
    table, finder = window.event_list, window.finder
    table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    search(window, "expressway")
    listed = [row for row in table.rows_shown() if finder.matches(row)]
    stepped = []
    for place in range(len(listed)):
        finder.step(1)
        assert window.search_bar.text().startswith(f"{place + 1} of {len(listed)} matches")
        stepped.append(window.controller.selected_row)
    assert stepped == listed
    table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    assert window.search_bar.text().startswith("1 of ")
    finder.step(-1)
    assert window.controller.selected_row == listed[0]


def test_given_the_timeline_again_then_the_best_match_is_the_first_again(
    window: MainWindow,
) -> None:
    search(window, "expressway")
    window.action("show-list").trigger()
    window.action("show-timeline").trigger()
    window.finder.step(1)
    assert window.controller.selected_row == int(window.finder.found.rows[0])


def test_given_matches_that_the_list_does_not_show_then_they_come_last(window: MainWindow) -> None:
    window.action("show-list").trigger()
    window.controller.filtering.toggle("themes", "transport")
    search(window, "expressway")
    count, shown = len(window.finder.found.rows), set(window.event_list.rows_shown())
    found = []
    for _ in range(count):
        window.finder.step(1)
        found.append(window.controller.selected_row in shown)
    assert found == sorted(found, reverse=True)
    assert 0 < sum(found) < count


def test_given_a_date_is_searched_for_then_the_bar_leads_to_it(window: MainWindow) -> None:
    window.finder.set_query("1 July 2027")
    button = next(
        one for one in window.search_bar.findChildren(QToolButton) if "July" in one.text()
    )
    assert (button.text(), button.isHidden()) == ("Show 1 July 2027", False)
    steps = [one for one in window.search_bar.findChildren(QToolButton) if one is not button]
    assert not any(one.isEnabled() or one.isVisible() for one in steps)
    button.click()
    span = window.controller.state.span
    day = span_of_date(parse("2027-07-01"), 0.0)
    assert span is not None
    assert span.start_s <= day.start_s < day.end_s <= span.end_s
    window.finder.set_query("2027 people")
    assert button.isHidden()


def test_given_the_list_then_a_date_that_is_searched_for_filters_it(window: MainWindow) -> None:
    window.action("show-list").trigger()
    window.finder.set_query("1 July 2027")
    button = next(
        one for one in window.search_bar.findChildren(QToolButton) if "July" in one.text()
    )
    button.click()
    record = window.controller.state.filter
    assert (record.from_, record.to) == ("2027-07-01", "2027-07-01")


@pytest.fixture
def slow_to_begin(monkeypatch: pytest.MonkeyPatch) -> None:
    """No index is begun before the hand moves, however long the test takes to get there."""
    monkeypatch.setattr(finder, "_BEGIN_AFTER_MS", 60_000)
    monkeypatch.setattr(finder, "_REST_MS", 3_000)


@pytest.fixture
def large(open_window: OpenWindow, tmp_path: Path) -> MainWindow:
    """A window on a list for which an index is made beside it."""
    path = tmp_path / "large.json"
    path.write_bytes(synthetic_bytes(2_500, 7))
    window = open_window(path)
    assert waited_for(lambda: not window.session.opening.is_running)
    return window


def test_given_a_hand_that_moves_the_view_then_the_index_waits_for_it(
    slow_to_begin: None, large: MainWindow
) -> None:
    index = large.controller.events.text_index
    span = large.controller.state.span
    for number in range(40):
        large.controller.set_span(span.panned(span.duration_s * (1 + number % 2) / 10))
        run_ms(10)
    assert not index.is_complete
    assert waited_for(lambda: index.is_complete)


def test_given_a_word_typed_while_the_view_moves_then_it_is_answered(large: MainWindow) -> None:
    span = large.controller.state.span
    large.controller.set_span(span.panned(span.duration_s / 10))
    large.finder.set_query("school")
    for number in range(60):
        large.controller.set_span(span.panned(span.duration_s * (1 + number % 2) / 10))
        run_ms(10)
    assert waited_for(lambda: len(large.finder.found.rows) > 0)
