"""Names, focus and contrast; and what the canvas tells assistive technology."""

from __future__ import annotations

import itertools
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget

from timeline_app.render.theme import ColorTheme, contrast, dark_theme, light_theme
from timeline_app.state.view_state import whole_span
from timeline_app.ui.canvas.accessibility import MOST_ITEMS, CanvasEvents
from timeline_app.ui.window.main_window import MainWindow

INK = ("ink", "ink-soft", "ink-faint", "accent", "warning", "good", "bad")
PAPERS = ("paper", "panel")
ON_MARKS = [("ink", back) for back in ("accent-soft", "mark-text", "mark-match", "mark-paragraph")]
ON_ROWS = [(ink, "mark-paragraph") for ink in INK]
PAIRS = [*itertools.product(INK, PAPERS), *ON_MARKS, *ON_ROWS, ("on-theme", "accent")]


@pytest.mark.parametrize("theme", [light_theme(), dark_theme()], ids=lambda theme: theme.name)
@pytest.mark.parametrize(("ink", "paper"), PAIRS, ids=str)
def test_every_text_stands_out_from_its_background(theme: ColorTheme, ink: str, paper: str) -> None:
    assert contrast(theme.hex(ink), theme.hex(paper)) >= 4.5


def canvas_of(window: MainWindow) -> Any:
    interface = QAccessible.queryAccessibleInterface(window.timeline)
    assert interface is not None
    return interface


def test_the_canvas_is_a_list_of_what_is_in_view(window: MainWindow) -> None:
    canvas = canvas_of(window)
    assert canvas.role() == QAccessible.Role.List
    assert 5 < canvas.childCount() <= MOST_ITEMS
    item = canvas.child(0)
    assert item.role() == QAccessible.Role.ListItem
    names = [canvas.child(i).text(QAccessible.Text.Name) for i in range(canvas.childCount())]
    assert "To Lam pays a state visit to Laos" in names
    visit = canvas.child(names.index("To Lam pays a state visit to Laos"))
    assert visit.text(QAccessible.Text.Description) == "1–2 December 2025, 2 days, stated"
    assert visit.rect().isValid()
    assert canvas.indexOfChild(visit) == names.index("To Lam pays a state visit to Laos")
    corner = window.timeline.viewport().mapToGlobal(QPoint(0, 0))
    assert visit.rect().top() > corner.y()


def test_given_the_story_then_its_pieces_folds_and_hints_are_told_in_words(
    window: MainWindow,
) -> None:
    canvas = canvas_of(window)
    told = canvas.text(QAccessible.Text.Description)
    assert "1–3 December 2025 (3 days), 28 days not shown, 2026 – 2030 (5 years)" in told
    assert "Below: " in told
    view = window.timeline
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    names = [canvas.child(i).text(QAccessible.Text.Name) for i in range(canvas.childCount())]
    assert any("promised, no date given, announced" in name for name in names)


def test_given_even_time_then_what_lies_beside_the_view_is_told(even_window: MainWindow) -> None:
    told = canvas_of(even_window).text(QAccessible.Text.Description)
    assert "not shown" not in told
    assert "later" in told


def test_given_a_cluster_then_it_says_how_many_events_it_holds(window: MainWindow) -> None:
    window.controller.set_span(whole_span(window.controller.events))
    hit = next(hit for hit in window.timeline.scene.hits if hit.count > 1)
    window.timeline.verticalScrollBar().setValue(round(hit.y) - 100)
    canvas = canvas_of(window)
    names = [canvas.child(i).text(QAccessible.Text.Name) for i in range(canvas.childCount())]
    cluster = canvas.child(names.index(f"{hit.count} events close together"))
    assert cluster.text(QAccessible.Text.Description)
    before = window.controller.state.span.duration_s
    cluster.press()
    QTest.qWait(400)
    assert window.controller.state.span.duration_s < before


def test_given_an_item_scrolls_away_then_it_is_not_valid_any_more(even_window: MainWindow) -> None:
    window = even_window
    item = canvas_of(window).child(0)
    assert item.isValid()
    window.controller.set_span(window.controller.state.span.panned(4e9))
    window.timeline.scene.hit_at(0, 0)
    assert not item.isValid()


def test_given_a_selection_then_its_item_is_selected_and_focused(window: MainWindow) -> None:
    window.timeline.setFocus()
    window.controller.select("to-lam-meets-thongloun")
    canvas = canvas_of(window)
    states = [canvas.child(i).state() for i in range(canvas.childCount())]
    assert [bool(state.selected) for state in states].count(True) == 1


def test_given_more_than_a_client_can_take_then_the_focus_is_on_no_hint(
    even_window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = canvas_of(even_window)
    canvas = even_window.timeline.findChild(CanvasEvents)
    assert canvas is not None
    monkeypatch.setattr(f"{CanvasEvents.__module__}.MOST_ITEMS", len(canvas.hints()) + 2)
    # Handed out by Qt, which takes them down while it is there.
    items = [told.child(number) for number in range(told.childCount())]
    assert len(canvas.hints()) > 1
    for hit in canvas.visible_hits()[:5]:
        even_window.controller.select_row(hit.rows[0])
        index = canvas.focused_index()
        assert index < 0 or items[index].role() == QAccessible.Role.ListItem


def test_every_control_that_takes_the_focus_has_a_name(window: MainWindow) -> None:
    nameless = [
        f"{type(widget).__name__} {widget.objectName()}"
        for widget in window.findChildren(QWidget)
        if widget.isVisible()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not (widget.accessibleName() or _text_of(widget))
    ]
    assert nameless == []


def _text_of(widget: QWidget) -> str:
    return widget.text() if isinstance(widget, QAbstractButton) else ""


def test_given_tab_then_the_focus_goes_once_round_from_search_to_the_event(
    window: MainWindow,
) -> None:
    window.activateWindow()
    QTest.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    seen: list[str] = []
    for _ in range(40):
        focus = window.focusWidget()
        if focus.objectName() in seen and focus.objectName() == "searchBox":
            break
        seen.append(focus.objectName())
        QTest.keyClick(focus, Qt.Key.Key_Tab)
        QApplication.processEvents()
    assert seen == ["searchBox", "filterTree", "timelineView", "detailPane"]


def test_given_the_filters_then_they_work_by_keyboard_alone(window: MainWindow) -> None:
    box = window.filter_pane.narrow
    box.setFocus()
    QTest.keyClicks(box, "general secretary to lam")
    assert window.filter_pane.shown_values("leaders") == ["to-lam"]
    assert isinstance(box, QLineEdit)
    tree = window.filter_pane.tree
    tree.setFocus()
    heading = tree.topLevelItem(0)
    assert heading is not None
    tree.setCurrentItem(heading)
    QTest.keyClick(tree, Qt.Key.Key_Down)
    QTest.keyClick(tree, Qt.Key.Key_Space)
    assert window.controller.state.filter.leaders == ("to-lam",)
