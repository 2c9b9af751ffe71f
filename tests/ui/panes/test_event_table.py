"""The list: two lines a row, columns with room or chosen, and looking at it changes nothing."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QItemSelectionModel, QPoint, Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QToolButton, QWidget

from tests.synthetic import synthetic_bytes
from timeline_app.core.open_list import read_list
from timeline_app.core.record.model import Event, FilterRecord
from timeline_app.core.table.event_store import EventStore
from timeline_app.scene.display import MarkShape
from timeline_app.state.list_columns import COLUMN_IDS, COLUMNS
from timeline_app.state.settings import load_settings
from timeline_app.ui.panes.event_table import EventListView
from timeline_app.ui.panes.match_delegate import MARK_ROLE, WHY_ROLE, wrapped
from timeline_app.ui.window.main_window import MainWindow

DATE, BASIS, TITLE = 0, 1, 2


@pytest.fixture
def table(window: MainWindow) -> EventListView:
    """The list, shown."""
    window.resize(1_560, 900)
    window.action("show-list").trigger()
    QApplication.processEvents()
    return window.event_list


def shown_columns(table: EventListView) -> list[str]:
    return [one for place, one in enumerate(COLUMN_IDS) if not table.isColumnHidden(place)]


def choose(table: EventListView, heading: str) -> None:
    menu = table.columns_menu()
    next(action for action in menu.actions() if action.text() == heading).trigger()
    menu.close()


def test_given_the_list_is_shown_and_left_then_nothing_has_changed(window: MainWindow) -> None:
    before, bar = window.controller.state, window.timeline.verticalScrollBar().value()
    window.action("show-list").trigger()
    window.event_list.setFocus(Qt.FocusReason.TabFocusReason)
    QApplication.processEvents()
    assert list(window.event_list.chosen_rows()) == []
    window.action("show-timeline").trigger()
    QApplication.processEvents()
    assert window.controller.state == before
    assert before.story
    assert not window.controller.history.can_go_back
    assert window.timeline.verticalScrollBar().value() == bar


def test_given_the_list_then_overview_and_legend_belong_to_the_timeline_alone(
    table: EventListView, window: MainWindow
) -> None:
    strips = [window.findChild(QWidget, name) for name in ("overview", "legend")]
    assert not any(strip.isVisible() for strip in strips if strip)
    window.action("show-timeline").trigger()
    assert all(strip is not None and strip.isVisible() for strip in strips)


def test_given_an_event_selected_on_the_timeline_then_the_list_opens_where_it_stands(
    window: MainWindow,
) -> None:
    row = len(window.controller.events.table) - 5
    window.controller.select_row(row)
    window.action("show-list").trigger()
    QApplication.processEvents()
    table = window.event_list
    assert list(table.chosen_rows()) == [row]
    assert table.viewport().rect().contains(table.visualRect(table.currentIndex()))


def test_given_a_row_is_clicked_then_its_event_is_selected(
    table: EventListView, window: MainWindow
) -> None:
    index = table.model().index(3, TITLE)
    place = table.visualRect(index).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert window.controller.selected_row == table.rows_shown()[3]
    QTest.keyClick(table, Qt.Key.Key_Down)
    assert window.controller.selected_row == table.rows_shown()[4]


def test_given_a_wide_window_then_the_event_column_takes_what_is_left(
    table: EventListView, window: MainWindow
) -> None:
    assert shown_columns(table) == ["date", "basis", "title", "people", "place"]
    before = [table.columnWidth(place) for place in range(len(COLUMNS))]
    window.resize(1_960, 900)
    QApplication.processEvents()
    after = [table.columnWidth(place) for place in range(len(COLUMNS))]
    assert shown_columns(table)[-1] == "organisations"
    assert after[TITLE] > before[TITLE] + 100
    assert sum(after) == table.viewport().width()
    window.resize(900, 600)
    QApplication.processEvents()
    assert shown_columns(table) == ["date", "basis", "title"]
    assert not table.horizontalScrollBar().isVisible()


def test_given_too_little_room_then_the_headings_count_the_columns_and_name_them_in_a_tip(
    table: EventListView, window: MainWindow
) -> None:
    more = table.findChild(QToolButton, "moreColumns")
    assert isinstance(more, QToolButton)
    window.resize(900, 600)
    QApplication.processEvents()
    assert more.text() == "+3"
    assert "Took part, or present and Place and Organisations" in more.toolTip()
    assert more.geometry().right() == table.horizontalHeader().width() - 1
    window.resize(1_960, 900)
    QApplication.processEvents()
    assert not more.isVisible()


def test_given_any_width_then_rows_are_copied_as_a_table_with_all_columns(
    table: EventListView, window: MainWindow
) -> None:
    copied = []
    for width_px in (900, 1_960):
        window.resize(width_px, 700)
        QApplication.processEvents()
        copied.append(table.lines(np.array([0])))
    assert copied[0] == copied[1]
    assert copied[0][0].split("\t") == [column.heading for column in COLUMNS]


def test_given_nobody_took_part_then_another_column_has_that_room(
    table: EventListView, window: MainWindow
) -> None:
    events = window.controller.events
    places, leaders = events.table.facets["places"], events.table.facets["leaders"]
    lonely = next(
        one
        for one in places.values
        if not leaders.any_of(leaders.values)[places.any_of([one])].any()
    )
    assert shown_columns(table)[-2:] == ["people", "place"]
    window.controller.filtering.add("places", lonely)
    assert "people" not in shown_columns(table)
    assert "place" in shown_columns(table)


def test_given_no_room_then_an_event_announced_on_one_of_two_days_has_its_date_whole(
    table: EventListView, window: MainWindow
) -> None:
    window.resize(1_440, 900)
    QApplication.processEvents()
    controller, width = window.controller, table.columnWidth(DATE) - 18
    for row in range(len(controller.events.table)):
        words = COLUMNS[DATE].text(
            controller.events.table.event(row), controller.events, FilterRecord()
        )
        if words.startswith("Announced"):
            assert not wrapped(words, table.font(), width).is_cut, words


def test_given_a_search_as_filter_then_select_all_and_copy_copy_just_the_rows_shown(
    table: EventListView, window: MainWindow
) -> None:
    window.finder.set_query("cybercrime")
    window.action("filter-by-search").trigger()
    table.setFocus()
    rows = table.rows_shown()
    assert 1 < len(rows) < len(window.controller.events.table)
    QTest.keyClick(table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QApplication.clipboard().text().split("\n\n\n")
    titles = [window.controller.events.table.event(row).title for row in rows]
    assert [text.splitlines()[0] for text in copied] == titles


def test_given_somebody_set_a_column_then_it_keeps_its_width(
    table: EventListView, window: MainWindow
) -> None:
    table.setColumnWidth(DATE, 201)
    window.resize(1_000, 700)
    QApplication.processEvents()
    assert table.columnWidth(DATE) == 201


def test_given_columns_are_chosen_then_they_are_remembered_until_room_decides_again(
    table: EventListView, own_settings: Path
) -> None:
    choose(table, "Kind")
    choose(table, "Basis")
    assert shown_columns(table) == ["date", "title", "people", "place", "kind"]
    settings, problems = load_settings(own_settings / "settings.json")
    assert (list(settings.list_columns), problems) == (shown_columns(table), [])
    choose(table, "As many as there is room for")
    assert shown_columns(table) == ["date", "basis", "title", "people", "place"]
    assert load_settings(own_settings / "settings.json")[0].list_columns == ()


def test_given_every_column_is_chosen_then_they_are_scrolled_and_none_is_too_narrow(
    table: EventListView,
) -> None:
    for column in COLUMNS[5:]:
        choose(table, column.heading)
    assert shown_columns(table) == list(COLUMN_IDS)
    assert table.columnWidth(TITLE) >= COLUMNS[TITLE].width_px
    assert min(table.columnWidth(place) for place in range(len(COLUMNS))) >= 70


def test_given_the_command_then_it_shows_the_list_and_its_columns(window: MainWindow) -> None:
    window.action("list-columns").trigger()
    QApplication.processEvents()
    menu = window.event_list.findChild(QMenu, "columnsMenu")
    assert isinstance(menu, QMenu)
    assert menu.isVisible()
    assert window.action("show-list").isChecked()
    ticked = [a.text() for a in menu.actions() if a.isChecked() and a.isEnabled()]
    assert ticked[:2] == ["Date", "Basis"]
    event = next(a for a in menu.actions() if a.text() == "Event")
    assert not event.isEnabled()
    menu.close()


def test_given_a_heading_is_clicked_then_the_list_is_sorted_by_it_and_an_arrow_says_so(
    table: EventListView,
) -> None:
    heads = table.horizontalHeader()
    place = QPoint(heads.sectionViewportPosition(TITLE) + 20, heads.height() // 2)
    QTest.mouseClick(heads.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert heads.isSortIndicatorShown()
    assert heads.sortIndicatorSection() == TITLE
    rising = table.rows_shown()
    QTest.mouseClick(heads.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert table.rows_shown() == rising[::-1]


def test_given_the_menu_of_orders_was_left_then_it_opens_again(table: EventListView) -> None:
    menu = table.columns_menu()
    menu.popup(table.mapToGlobal(table.rect().center()))
    for _ in range(2):
        sort_by = next(action for action in menu.actions() if action.text() == "Sort by")
        orders = sort_by.menu()
        assert isinstance(orders, QMenu)
        orders.popup(table.mapToGlobal(table.rect().center()))
        orders.close()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    menu.close()


def test_given_the_basis_then_its_symbol_stands_beside_its_word(table: EventListView) -> None:
    model = table.model()
    cells = {model.index(row, BASIS).data(): MarkShape(model.index(row, BASIS).data(MARK_ROLE))
             for row in range(model.rowCount())}  # fmt: skip
    assert cells == {
        "Stated": MarkShape.DOT,
        "Inferred": MarkShape.RING,
        "Derived": MarkShape.RING_DOT,
        "No date given": MarkShape.OPEN_RING,
    }
    assert model.index(0, TITLE).data(MARK_ROLE) is None


def test_given_any_row_then_it_has_room_for_two_lines(table: EventListView) -> None:
    heights = {table.rowHeight(place) for place in range(table.model().rowCount())}
    assert len(heights) == 1
    assert heights.pop() > 2 * table.fontMetrics().lineSpacing()


@pytest.mark.parametrize(
    ("text", "lines", "is_cut"),
    [
        ("Short", ["Short"], False),
        ("One line and then another", ["One line and", "then another"], False),
        ("One line and then another and a third one", ["One line and", "then anoth…"], True),
        ("Onewordthatislongerthananycell", ["Onewordthatisl", "ongerthananycell"], False),
        ("", [""], False),
        ("𝐎ne 𝐥ine and then another", ["𝐎ne 𝐥ine and", "then another"], False),
    ],
)
def test_given_a_text_then_it_takes_two_lines_before_it_is_cut(
    window: MainWindow, text: str, lines: list[str], is_cut: bool
) -> None:
    font = QFont(window.font())
    room_px = QFontMetrics(font).horizontalAdvance("One line and th")
    shown = wrapped(text, font, room_px)
    found = shown.text.split("\u2028")
    assert shown.is_cut is is_cut
    assert len(found) == len(lines)
    if not is_cut:
        assert "".join(found).replace(" ", "") == text.replace(" ", "")
    else:
        assert found[0] == lines[0]
        assert found[1].endswith("…")


def test_given_a_filter_change_then_several_chosen_rows_give_way_to_the_selected_one(
    table: EventListView, window: MainWindow
) -> None:
    select = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    table.selectRow(2)
    table.selectionModel().select(table.model().index(4, 0), select)
    assert list(table.chosen_rows()) == [table.rows_shown()[2], table.rows_shown()[4]]
    window.controller.filtering.clear()
    assert window.controller.selected_row == table.rows_shown()[2]


def test_given_ten_thousand_events_then_only_those_in_sight_are_decoded(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "many.events.json"
    path.write_bytes(synthetic_bytes(10_000, 1))
    window.controller.open(read_list(path).events)
    decoded: list[int] = []
    read = EventStore.__getitem__

    def read_and_note(store: EventStore, index: int) -> Event:
        decoded.append(index)
        return read(store, index)

    monkeypatch.setattr(EventStore, "__getitem__", read_and_note)
    window.action("show-list").trigger()
    QApplication.processEvents()
    window.event_list.grab()
    in_sight = window.height() // window.event_list.rowHeight(0) + 2
    assert window.event_list.model().rowCount() == 10_000
    assert 0 < len(set(decoded)) <= in_sight


def test_given_another_list_then_no_cell_of_the_one_before_is_shown(
    table: EventListView, window: MainWindow, tmp_path: Path
) -> None:
    table.grab()
    table.sortByColumn(TITLE, Qt.SortOrder.AscendingOrder)
    path = tmp_path / "other.events.json"
    path.write_bytes(synthetic_bytes(50, 1))
    events = read_list(path).events
    window.controller.open(events)
    titles = [table.model().index(place, TITLE).data() for place in range(50)]
    assert sorted(titles) == sorted(one.title for one in events.table.events(np.arange(50)))


def test_given_a_search_or_a_filter_then_a_row_tells_why_it_is_there(
    window: MainWindow, table: EventListView
) -> None:
    def whys() -> list[str]:
        model = table.model()
        return [model.index(place, DATE).data(WHY_ROLE) for place in range(model.rowCount())]

    assert not any(whys())
    window.controller.set_filter(FilterRecord(text="cybercrime"))
    assert whys()
    assert all(why.startswith("Found in: ") for why in whys())
    window.controller.set_filter(FilterRecord(about=("ho-chi-minh",)))
    assert set(whys()) == {"Spoken of: Ho Chi Minh"}
    window.finder.set_query("ho chi minh")
    assert all(why.startswith("Found in: ") for why in whys())
    assert all(why.endswith(" · spoken of: Ho Chi Minh") for why in whys())
