"""The two dates of the filter: what cannot be read stays until it is mended or cleared."""

from __future__ import annotations

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QToolButton

from timeline_app.core.record.model import FilterRecord
from timeline_app.ui.window.main_window import MainWindow


def fields(window: MainWindow) -> tuple[QLineEdit, QLineEdit]:
    first, last = (window.findChild(QLineEdit, f"date{name}") for name in ("From", "To"))
    assert first is not None
    assert last is not None
    return first, last


def complaint(window: MainWindow) -> str:
    label = window.findChild(QLabel, "dateComplaint")
    assert label is not None
    return label.text()


def enter(field: QLineEdit, text: str) -> None:
    field.selectAll()
    QTest.keyClicks(field, text)
    field.editingFinished.emit()


def test_given_two_dates_that_cannot_be_read_then_both_are_complained_of(
    window: MainWindow,
) -> None:
    first, last = fields(window)
    enter(first, "soonish")
    enter(last, "some day")
    told = complaint(window).splitlines()
    assert [line.partition(":")[0] for line in told] == ["From", "To"]
    enter(first, "2026")
    assert complaint(window).startswith("To:")
    assert (first.text(), last.text()) == ("2026", "some day")
    enter(last, "2030")
    assert complaint(window) == ""
    assert window.controller.state.filter == FilterRecord(from_="2026", to="2030")


def test_given_a_wrong_date_then_another_filter_leaves_it_to_be_mended(window: MainWindow) -> None:
    first, _ = fields(window)
    enter(first, "soonish")
    window.controller.filtering.toggle("themes", "aid")
    assert first.text() == "soonish"
    assert complaint(window).startswith("From:")


def test_given_all_is_cleared_then_so_is_what_could_not_be_read(window: MainWindow) -> None:
    first, last = fields(window)
    enter(first, "2026")
    enter(last, "some day")
    *_, clear = window.filter_bar.findChildren(QToolButton, "clearAll")
    clear.click()
    assert (first.text(), last.text(), complaint(window)) == ("", "", "")
    enter(first, "2026")
    assert complaint(window) == ""
