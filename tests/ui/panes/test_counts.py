"""Numbers and orders that the panes show, compared with counting by hand."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QPaintEvent, QRegion
from PySide6.QtWidgets import QApplication, QToolButton

from tests.lists import event, event_list, undated, write_list
from tests.ui.conftest import OpenWindow
from timeline_app.core.record.model import FilterRecord
from timeline_app.ui.panes.facet_tree import VALUE_ROLE
from timeline_app.ui.window.main_window import MainWindow

BASIS_COLUMN = 1


def test_given_events_that_share_values_then_a_value_says_how_many_more_it_would_bring(
    open_window: OpenWindow, tmp_path: Path
) -> None:
    both, one = ["transport", "water"], ["water"]
    plain = event_list(
        event("a", themes=["transport"]), event("b", themes=both), event("c", themes=one),
        event("d", themes=one), event("e", themes=both),
    )  # fmt: skip
    window = open_window(write_list(tmp_path, plain))
    window.controller.filtering.toggle("themes", "transport")
    water = window.filter_pane.item("themes", "water")
    assert water is not None
    assert water.text(1) == "+2"
    assert "adds 2 more" in water.toolTip(1)
    window.controller.filtering.toggle("themes", "water")
    assert len(window.controller.model.rows) == 5


def test_given_a_range_then_what_it_leaves_out_is_counted_as_a_click_shows_it(
    open_window: OpenWindow, tmp_path: Path
) -> None:
    events = [undated("in-range"), undated("earlier", announced="2024-01"), event("dated")]
    window = open_window(write_list(tmp_path, event_list(*events)))
    window.controller.set_filter(FilterRecord(from_="2025-12", to="2025-12"))
    assert len(window.controller.model.rows) == 2
    (chip,) = window.filter_bar.findChildren(QToolButton, "undatedMore")
    assert chip.text() == "2 have no date"
    chip.click()
    assert len(window.controller.model.rows) == 2
    window.controller.set_filter(FilterRecord(from_="2024", to="2025"))
    assert "undatedMore" not in [chip.objectName() for chip in window.filter_bar._chips]


def test_given_promises_without_a_date_asked_for_from_a_later_day_then_they_are_seen(
    window: MainWindow,
) -> None:
    controller, said = window.controller, list[str]()
    controller.told.connect(said.append)
    controller.set_filter(FilterRecord(from_="2027-07-01", to="2027-07-01"))
    before = controller.state
    *_, chip = window.filter_bar.findChildren(QToolButton, "undatedMore")
    chip.click()
    rows = set(controller.model.rows.tolist())
    assert len(rows) == int(chip.text().split()[0])
    assert said[-1].startswith(f"{len(rows)} events without a date")
    scene = window.timeline.scene
    singles = {hit.rows[0] for hit in scene.hits if len(hit.rows) == 1}
    top = scene.bands[0]
    assert singles.issuperset(controller.tracks.track_of_id[top.track].rows.tolist())
    assert not any(band.is_collapsed for band in scene.bands)
    controller.history.go_back()
    assert (controller.state.filter, controller.state.span) == (before.filter, before.span)


def test_given_a_list_sorted_either_way_then_equal_rows_stay_in_the_order_of_time(
    window: MainWindow,
) -> None:
    table, basis = window.event_list, window.controller.events.table.basis
    for order in (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder):
        table.sortByColumn(BASIS_COLUMN, order)
        shown = table.rows_shown()
        assert len({int(basis[row]) for row in shown}) > 1
        for row, after in pairwise(shown):
            assert basis[row] != basis[after] or row < after


def test_given_what_answers_a_question_then_it_stands_right_below_the_dates(
    window: MainWindow,
) -> None:
    tree = window.filter_pane.tree
    heading, value = tree.topLevelItem(0), window.filter_pane.item("only", "deadline-ahead")
    assert heading is not None
    assert value is not None
    assert "Only those" in heading.text(0)
    assert value.text(0) == "Dated later than announced"
    found = window.session.views.all()
    promised = next(view for view in found if view.label == "Dated later than announced")
    window.session.views.go_to(promised)
    assert window.filter_bar.chip_texts()[0] == "Dated later than announced  ×"


class Painted(QObject):
    """Which part of a widget was drawn anew, and how many times."""

    def __init__(self) -> None:
        super().__init__()
        self.region = QRegion()
        self.times = 0

    def eventFilter(self, _watched: QObject, told: QEvent) -> bool:
        if isinstance(told, QPaintEvent):
            self.region += told.region()
            self.times += 1
        return False


def test_given_another_filter_then_counts_and_what_is_ticked_are_drawn_anew_and_no_more(
    window: MainWindow,
) -> None:
    tree, painted = window.filter_pane.tree, Painted()
    window.resize(900, 1000)
    QApplication.processEvents()
    tree.viewport().installEventFilter(painted)
    window.controller.set_filter(FilterRecord(themes=("digital-cyber",)))
    QApplication.processEvents()
    tree.viewport().removeEventFilter(painted)
    item, rows, names = tree.itemAt(5, 5), 0, list[str]()
    while item is not None and tree.visualItemRect(item).bottom() < tree.viewport().height():
        rect, rows = tree.visualItemRect(item), rows + 1
        count = QPoint(tree.header().sectionViewportPosition(1) + 2, rect.center().y())
        assert painted.region.contains(count), item.text(0)
        if painted.region.contains(rect.center()):
            names.append(item.data(0, VALUE_ROLE))
        item = tree.itemBelow(item)
    assert rows > 10
    assert "digital-cyber" in names
    assert len(names) < rows


def test_given_a_tick_whose_counts_are_no_wider_then_the_values_are_drawn_once(
    window: MainWindow,
) -> None:
    tree, painted = window.filter_pane.tree, Painted()
    window.controller.filtering.toggle("basis", "stated")
    window.controller.filtering.clear()
    QApplication.processEvents()
    tree.viewport().installEventFilter(painted)
    window.controller.filtering.toggle("basis", "stated")
    QApplication.processEvents()
    window.timeline.viewport().repaint()
    QApplication.processEvents()
    tree.viewport().removeEventFilter(painted)
    assert painted.times == 1
