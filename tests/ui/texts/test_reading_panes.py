"""Questions answered in the panes, without a display."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import quote

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QTextBrowser,
    QToolButton,
    QTreeWidgetItem,
)

from tests.ui.conftest import OpenWindow
from timeline_app.core.record.model import FilterRecord
from timeline_app.scene.metrics import SCREEN
from timeline_app.ui.texts.text_pane import TextPane
from timeline_app.ui.window.main_window import MainWindow

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def titles(window: MainWindow) -> list[str]:
    table = window.controller.events.table
    return [table.event(int(row)).title for row in window.controller.model.rows]


def tick(window: MainWindow, facet: str, value: str) -> None:
    """Click the check box of a value."""
    item = window.filter_pane.item(facet, value)
    assert isinstance(item, QTreeWidgetItem)
    tree = window.filter_pane.tree
    tree.scrollToItem(item)
    place = tree.visualItemRect(item)
    QTest.mouseClick(tree.viewport(), LEFT, NONE, QPoint(place.left() + 8, place.center().y()))
    QApplication.processEvents()


def click_link(pane: QTextBrowser, text: str, nth: int = 0) -> None:
    """Click a link of a text pane by what it says."""
    cursor = pane.document().find(text, 0)
    for _ in range(200):
        assert not cursor.isNull(), f"{text!r} is not in {pane.objectName()}"
        if cursor.charFormat().isAnchor() and nth == 0:
            break
        nth -= bool(cursor.charFormat().isAnchor())
        cursor = pane.document().find(text, cursor)
    start = QTextCursor(pane.document())
    start.setPosition(cursor.selectionStart())
    pane.setTextCursor(start)
    pane.ensureCursorVisible()
    place = pane.cursorRect(start).center() + QPoint(4, 0)
    QTest.mouseClick(pane.viewport(), LEFT, NONE, place)
    QApplication.processEvents()


def type_date(window: MainWindow, name: str, text: str) -> None:
    field = window.findChild(QLineEdit, name)
    assert isinstance(field, QLineEdit)
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def test_who_was_at_the_conference_on_the_afternoon_of_3_december_and_where_it_says_so(
    window: MainWindow, sources: list[Path]
) -> None:
    window.session.attach(sources)
    type_date(window, "dateFrom", "3 Dec 2025")
    type_date(window, "dateTo", "3 Dec 2025")
    QTest.keyClick(window, Qt.Key.Key_F, CTRL)
    QTest.keyClicks(window.focusWidget(), "investment promotion conference meets")
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    event = window.controller.selected
    assert event is not None
    text = window.detail_pane.toPlainText()
    assert "3 December 2025, afternoon" in text
    assert "Sonexay Siphandone" in text
    click_link(window.detail_pane, "¶ ")
    assert "stand there exactly" in window.source_pane.toPlainText()


def test_what_happened_while_both_prime_ministers_took_part(window: MainWindow) -> None:
    tick(window, "leaders", "pham-minh-chinh")
    either = len(titles(window))
    tick(window, "leaders", "sonexay-siphandone")
    assert len(titles(window)) > either
    item = window.filter_pane.item("leaders", "\x00all")
    assert item is not None
    tick(window, "leaders", "\x00all")
    assert window.controller.state.filter.all_leaders
    table = window.controller.events.table
    both = [table.event(int(row)).leaders for row in window.controller.model.rows]
    assert both
    assert all({"pham-minh-chinh", "sonexay-siphandone"} <= set(people) for people in both)


def test_what_was_promised_without_a_date_about_aid(window: MainWindow) -> None:
    tick(window, "themes", "aid")
    item = window.filter_pane.item("basis", "undated")
    assert item is not None
    promised = int(item.text(1))
    tick(window, "basis", "undated")
    assert len(titles(window)) == promised > 0
    assert all(
        window.controller.events.table.event(int(row)).date is None
        for row in window.controller.model.rows
    )


def test_what_else_happened_on_that_day(window: MainWindow) -> None:
    window.controller.select("investment-conference-2025")
    text = window.detail_pane.toPlainText()
    assert "ON THE SAME DAYS" in text
    following = text.partition("ON THE SAME DAYS")[2].strip().splitlines()[0]
    click_link(window.detail_pane, following[:40])
    event = window.controller.selected
    assert event is not None
    assert event.title == following


def test_what_did_this_leader_do_next(window: MainWindow) -> None:
    window.controller.select("talks-two-prime-ministers")
    row = window.controller.selected_row
    assert row is not None
    click_link(window.detail_pane, "▶")
    later = window.controller.selected
    assert later is not None
    assert "pham-minh-chinh" in later.leaders
    later_row = window.controller.selected_row
    assert later_row is not None
    assert later_row > row


def test_where_do_the_two_documents_differ_on_one_event(window: MainWindow) -> None:
    window.controller.select("state-visit-to-lam")
    click_link(window.detail_pane, "Compare the documents")
    sheet = window.reading.comparison
    assert sheet.isVisible()
    text = sheet.pane.toPlainText()
    assert "The date · only in Laos-Vietnam Joint Statement" in text
    assert "nothing on this" in text
    assert "Only “Laos-Vietnam Joint Statement” gives the date" in text
    assert "How they name To Lam" in text
    assert "No difference between them is on record. 3 remarks on one of them below." in text
    assert "Remark on Laos-Vietnam Joint Statement: " in text
    assert "REMARK ON THE SOURCE" in window.detail_pane.toPlainText()
    assert "THE SOURCES DIFFER" not in window.detail_pane.toPlainText()
    window.controller.select("high-level-party-meeting")
    text = sheet.pane.toPlainText()
    assert "1 difference between them is on record: see below. 1 remark on one of them" in text
    assert "They differ: " in text
    assert "THE SOURCES DIFFER" in window.detail_pane.toPlainText()
    window.controller.select("investment-conference-2025")
    assert not sheet.isVisible()
    assert "Compare the documents" not in window.detail_pane.toPlainText()


def test_which_days_are_meant_by_dragging_over_the_ruler(even_window: MainWindow) -> None:
    window = even_window
    view = window.timeline
    y = round(SCREEN.ruler_px / 2)
    gutter_px = round(view.axis.gutter_px())
    first, last = gutter_px + 40, gutter_px + round(view.axis.width_px() / 2)
    QTest.mousePress(view.viewport(), LEFT, SHIFT, QPoint(first, y))
    QTest.mouseMove(view.viewport(), QPoint(last, y))
    QTest.mouseRelease(view.viewport(), LEFT, SHIFT, QPoint(last, y))
    record = window.controller.state.filter
    assert (record.from_, record.to) == ("2025-12-01", "2025-12-02")
    texts = [window.findChild(QLineEdit, name) for name in ("dateFrom", "dateTo")]
    assert [field.text() for field in texts if isinstance(field, QLineEdit)] == [
        "1 December 2025",
        "2 December 2025",
    ]


def test_how_to_cite_it_and_share_the_rows(window: MainWindow) -> None:
    window.controller.select("meeting-48")
    click_link(window.detail_pane, "Markdown")
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("**48th meeting of the Viet Nam–Laos")
    assert "> — " in copied
    assert "¶ 18" in copied
    QTest.keyClick(window, Qt.Key.Key_2, CTRL)
    table = window.event_list
    table.scrollToTop()
    first = table.visualRect(table.model().index(0, 2)).center()
    QTest.mouseClick(table.viewport(), LEFT, NONE, first)
    QTest.keyClick(table, Qt.Key.Key_Down, SHIFT)
    QTest.keyClick(table, Qt.Key.Key_C, CTRL | SHIFT)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert len(lines) == 3
    assert len({line.count("\t") for line in lines}) == 1


@pytest.mark.parametrize("column", range(5))
def test_given_a_click_on_a_column_head_then_the_list_is_sorted_by_it(
    window: MainWindow, column: int
) -> None:
    table = window.event_list
    QTest.keyClick(window, Qt.Key.Key_2, CTRL)
    window.controller.select("meeting-48")
    for order in (Qt.SortOrder.DescendingOrder, Qt.SortOrder.AscendingOrder):
        table.sortByColumn(column, order)
        assert sorted(table.rows_shown()) == list(window.controller.model.rows)
    first = table.rows_shown()
    table.sortByColumn(column, Qt.SortOrder.DescendingOrder)
    assert first != table.rows_shown()
    assert "48th meeting" in str(table.currentIndex().siblingAtColumn(2).data())


def test_given_the_originals_then_the_status_says_how_many_citations_are_exact(
    window: MainWindow, sources: list[Path]
) -> None:
    told: list[str] = []
    window.session.told.connect(told.append)
    window.session.attach(sources)
    assert told == ["2 of 2 originals attached: 885 of 885 citations exact"]


def test_given_a_narrow_window_then_the_list_gives_titles_the_most_room(
    window: MainWindow,
) -> None:
    window.resize(1280, 800)
    QTest.keyClick(window, Qt.Key.Key_2, CTRL)
    QApplication.processEvents()
    widths = [window.event_list.columnWidth(column) for column in range(5)]
    assert widths[2] == max(widths)
    assert sum(widths) <= window.event_list.viewport().width()
    window.event_list.setColumnWidth(0, 300)
    window.resize(1400, 800)
    QApplication.processEvents()
    assert window.event_list.columnWidth(0) == 300


def test_given_a_wrong_text_then_it_is_refused_with_a_reason(
    window: MainWindow, tmp_path: Path
) -> None:
    path = tmp_path / "shopping.txt"
    path.write_text("milk, bread and three eggs\n")
    window.session.attach([path])
    text = window.source_pane.toPlainText()
    assert "shopping.txt was refused" in text
    assert "matches none of the list's documents" in text


EVIL = (
    "<script>alert(1)</script><img src='file:///etc/passwd'>\u202egnp.exe\x07 "
    "javascript:alert(1) http://example.org/a?b=c"
)


def test_given_evil_texts_then_every_pane_shows_them_as_text(
    open_window: OpenWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    event = {"id": "a", "title": EVIL, "summary": EVIL, "kind": "x", "date": "2025"}
    event |= {"date_basis": "inferred", "date_note": EVIL, "place": EVIL}
    path = tmp_path / "events.json"
    plain = {"format": "timeline-events/1", "title": EVIL, "description": EVIL}
    path.write_text(json.dumps({**plain, "events": [event]}))
    opened: list[str] = []
    asked: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    window = open_window(path)
    window.controller.select("a")
    text = window.detail_pane.toPlainText()
    assert "<script>alert(1)</script>" in text
    assert "\u202e" not in text + window.windowTitle()
    assert "\x07" not in text
    pane = window.detail_pane

    def agree(_address: str, host: str) -> bool:
        asked.append(host)
        return True

    monkeypatch.setattr(pane, "agrees_to_open", agree)
    click_link(pane, "http://example.org")
    assert (asked, opened) == (["example.org"], ["http://example.org/a?b=c"])


@pytest.mark.parametrize(
    "address", ["file:///etc/passwd", "javascript:alert(1)", "ftp://x/y", "http://", "data:,x"]
)
def test_given_an_odd_scheme_then_no_pane_follows_it(
    window: MainWindow, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(TextPane, "agrees_to_open", lambda *_: pytest.fail("asked"))
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: pytest.fail("opened"))
    before = window.detail_pane.toPlainText()
    window.detail_pane.anchorClicked.emit(QUrl(f"web:{quote(address, safe='')}"))
    window.detail_pane.anchorClicked.emit(QUrl(address))
    assert window.detail_pane.toPlainText() == before


def test_given_a_place_on_the_canvas_then_hover_and_click_agree(window: MainWindow) -> None:
    window.timeline.setFocus()
    QTest.keyClick(window.timeline, Qt.Key.Key_N)
    row = window.controller.selected_row
    assert row is not None
    place = window.timeline.placed.place_of_row(row)
    if place is not None:
        hit = window.timeline.placed.hit_at(QPointF(place.center()))
        assert hit is None or row in hit.rows


def test_given_a_ticked_value_then_the_others_say_how_many_more_they_bring(
    window: MainWindow,
) -> None:
    tick(window, "themes", "aid")
    item = window.filter_pane.item("themes", "transport")
    assert item is not None
    before, more = len(titles(window)), item.text(1)
    assert more.startswith("+")
    tick(window, "themes", "transport")
    assert len(titles(window)) == before + int(more)


def test_given_many_chips_then_they_wrap_and_the_window_keeps_its_width(
    window: MainWindow,
) -> None:
    width = window.width()
    for facet in ("leaders", "themes", "kinds", "documents", "places", "organisations", "basis"):
        value = window.controller.events.table.facets[facet].values[0]
        window.controller.filtering.toggle(facet, value)
    QApplication.processEvents()
    assert window.width() == width
    bar = window.filter_bar
    assert len(bar.chip_texts()) == 8
    assert bar.height() > 50


def test_given_a_range_of_dates_then_the_bar_leads_to_what_has_none(window: MainWindow) -> None:
    controller = window.controller
    controller.set_filter(FilterRecord(themes=("transport",), from_="2026", to="2030"))
    dated = len(controller.model.rows)
    *_, chip = window.filter_bar.findChildren(QToolButton, "undatedMore")
    more = int(chip.text().split()[0])
    assert chip.text() == f"{more} have no date"
    chip.click()
    assert controller.state.filter == FilterRecord(themes=("transport",), basis=("undated",))
    assert len(controller.model.rows) == more > dated > 0
    assert "undatedMore" not in [c.objectName() for c in window.filter_bar._chips]


def test_given_a_match_in_a_track_far_below_then_the_timeline_scrolls_to_it(
    window: MainWindow,
) -> None:
    window.controller.select("expressway-early-completion")
    row = window.controller.selected_row
    assert row is not None
    hit = next(hit for hit in window.timeline.scene.hits if row in hit.rows)
    place = window.timeline.placed.place_of(hit)
    assert window.timeline.viewport().rect().contains(place.center().toPoint())
