"""Context menus: each thing has one that suits it, by mouse and by key."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QToolButton, QWidget

from timeline_app.core.finding.folding import fold
from timeline_app.scene.display import Hit, HitKind
from timeline_app.ui.texts.text_pane import links_in
from timeline_app.ui.window.main_window import MainWindow

Reason = QContextMenuEvent.Reason


def ask(widget: QWidget, at: QPoint, reason: Reason = Reason.Mouse) -> None:
    event = QContextMenuEvent(reason, at, widget.mapToGlobal(at), Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(widget, event)


def opened() -> QMenu:
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def texts(menu: QMenu) -> list[str]:
    return [a.text().replace("&", "") for a in menu.actions() if not a.isSeparator()]


def entry(menu: QMenu, text: str) -> QAction:
    return next(a for a in menu.actions() if a.text().replace("&", "") == text)


def choose(menu: QMenu, text: str) -> None:
    action = entry(menu, text)
    menu.close()
    action.trigger()
    QApplication.sendPostedEvents(menu, QEvent.Type.DeferredDelete)
    QApplication.processEvents()


@pytest.fixture
def wide(window: MainWindow) -> MainWindow:
    window.resize(1_280, 900)
    QApplication.processEvents()
    return window


def mark(window: MainWindow, fits: Callable[[Hit], bool]) -> Hit:
    view = window.timeline
    seen = (h for h in view.scene.hits if not view.scrolling.off_px(view.placed.place_of(h)))
    return next(hit for hit in seen if fits(hit))


def ask_at(window: MainWindow, hit: Hit) -> QMenu:
    place = window.timeline.placed.place_of(hit).center().toPoint()
    ask(window.timeline.viewport(), place)
    return opened()


def test_given_an_event_then_its_menu_selects_it_and_filters_by_what_it_has(
    wide: MainWindow,
) -> None:
    hit = mark(wide, lambda h: h.count == 1 and h.kind is HitKind.BAR)
    menu = ask_at(wide, hit)
    assert wide.controller.selected_row == hit.rows[0]
    assert {"Read the event", "Fit selection", "Copy event", "Copy link"} <= set(texts(menu))
    filters = entry(menu, "Filter by").menu()
    assert isinstance(filters, QMenu)
    theme = next(a for a in filters.actions() if a.text().startswith("Theme"))
    assert not theme.isChecked()
    theme.trigger()
    menu.close()
    assert wide.controller.state.filter.themes


def test_given_a_stack_then_its_menu_lists_it_or_zooms_to_it(wide: MainWindow) -> None:
    wide.controller.folding.collapse_all()
    menu = ask_at(wide, mark(wide, lambda h: h.kind is HitKind.STACK))
    assert texts(menu)[0].startswith("List these")
    choose(menu, "Zoom to them")
    assert not wide.controller.state.story or wide.timeline.motion.passage is not None


def test_given_a_fold_then_its_menu_opens_it(wide: MainWindow) -> None:
    wide.controller.folding.collapse(())
    QApplication.processEvents()
    view = wide.timeline
    fold = next(h for h in view.scene.hits if h.kind is HitKind.FOLD)
    view.scrolling.show(view.placed.place_of(fold))
    QApplication.processEvents()
    choose(ask_at(wide, fold), "Show them one by one")
    assert wide.controller.state.open_folds == {fold.track}


def test_given_the_name_of_a_track_then_its_menu_opens_it_or_shows_it_alone(
    wide: MainWindow,
) -> None:
    placed = wide.timeline.placed
    band = next(b for b in placed.scene.bands if b.is_collapsed)
    at = QPoint(30, round(band.y + placed.ruler_px - placed.scroll + 8))
    ask(wide.timeline.viewport(), at)
    choose(opened(), "Open the track")
    assert band.track not in wide.timeline.placed.collapsed
    ask(wide.timeline.viewport(), at)
    choose(opened(), "Show only this track")
    assert wide.controller.state.filter.themes == (band.track,)


def test_given_the_ground_then_its_menu_has_ways_to_look(wide: MainWindow) -> None:
    ask(wide.timeline.viewport(), QPoint(400, 5))
    assert {"Whole story", "Fit shown", "Go to date…"} <= set(texts(opened()))
    opened().close()


def test_given_the_menu_key_then_it_is_of_the_selected_event_and_beside_it(
    wide: MainWindow,
) -> None:
    hit = mark(wide, lambda h: h.count == 1)
    wide.controller.select_row(hit.rows[0])
    ask(wide.timeline, QPoint(), Reason.Keyboard)
    menu = opened()
    assert "Read the event" in texts(menu)
    here = wide.timeline.walking.here(wide.timeline.placed)
    assert here is not None
    place = wide.timeline.placed.place_of(here).bottomLeft().toPoint()
    corner = wide.timeline.viewport().mapToGlobal(place)
    assert abs(menu.x() - corner.x()) < 5
    menu.close()


def test_given_chips_then_the_menu_of_one_keeps_it_alone_or_takes_it_out(
    wide: MainWindow,
) -> None:
    wide.controller.filtering.toggle("themes", "aid")
    wide.controller.filtering.toggle("leaders", "to-lam")
    QApplication.processEvents()
    chips = wide.filter_bar.findChildren(QToolButton, "filterChip")
    aid = next(chip for chip in chips if chip.text().startswith("Aid") and chip.isVisible())
    ask(aid, QPoint(5, 5))
    assert "Clear filter" in texts(opened())
    choose(opened(), "Keep only this")
    record = wide.controller.state.filter
    assert (record.themes, record.leaders) == (("aid",), ())


def test_given_a_value_of_the_filters_then_its_menu_shows_only_it(wide: MainWindow) -> None:
    wide.controller.filtering.toggle("leaders", "to-lam")
    item = wide.filter_pane.item("leaders", "thongloun-sisoulith")
    assert item is not None
    tree = wide.filter_pane.tree
    ask(tree.viewport(), tree.visualItemRect(item).center())
    choose(opened(), "Show only this")
    assert list(wide.controller.state.filter.leaders) == ["thongloun-sisoulith"]
    heading = item.parent()
    assert heading is not None
    ask(tree.viewport(), tree.visualItemRect(heading).center())
    choose(opened(), "Untick all of these")
    assert not wide.controller.state.filter.leaders


def test_given_a_document_in_the_filters_then_its_menu_opens_it(wide: MainWindow) -> None:
    documents = wide.controller.events.head.documents
    item = wide.filter_pane.item("documents", documents[1].id)
    assert item is not None
    tree = wide.filter_pane.tree
    heading = item.parent()
    assert heading is not None
    heading.setExpanded(True)
    tree.scrollToItem(item)
    ask(tree.viewport(), tree.visualItemRect(item).center())
    choose(opened(), "Open the document")
    assert wide.source_pane.isVisible()
    assert wide.source_pane.title == documents[1].title


def test_given_a_paragraph_sign_then_its_menu_leads_to_the_document_by_mouse_and_key(
    wide: MainWindow,
) -> None:
    pane = wide.detail_pane
    wide.controller.select_row(20)
    QApplication.processEvents()
    first, end, _ = next(part for part in links_in(pane.document()) if part[2].startswith("cite:"))
    cursor = pane.textCursor()
    cursor.setPosition(first + 1)
    pane.setTextCursor(cursor)
    at = pane.cursorRect(cursor).center()
    ask(pane.viewport(), at)
    menu = opened()
    assert {"Read on in the document", "Select all", "Copy event"} <= set(texts(menu))
    menu.close()
    cursor.setPosition(end)
    cursor.setPosition(first, cursor.MoveMode.KeepAnchor)
    pane.setTextCursor(cursor)
    ask(pane, QPoint(), Reason.Keyboard)
    choose(opened(), "Read on in the document")
    assert wide.source_pane.isVisible()


def test_given_the_list_then_its_order_is_chosen_by_a_command(wide: MainWindow) -> None:
    wide.action("list-order").trigger()
    QApplication.processEvents()
    choose(opened(), "Event")
    table = wide.event_list
    titles = [fold(wide.controller.title_of(row)) for row in table.rows_shown()[:20]]
    assert titles == sorted(titles)
    wide.action("list-order").trigger()
    choose(opened(), "Descending")
    assert table.rows_shown()[0] != 0
    assert table.horizontalHeader().sortIndicatorOrder() is Qt.SortOrder.DescendingOrder


def test_given_escape_then_a_menu_goes_and_nothing_else(wide: MainWindow) -> None:
    wide.finder.set_query("aid")
    ask(wide.timeline.viewport(), QPoint(400, 5))
    menu = opened()
    QTest.keyClick(menu, Qt.Key.Key_Escape)
    assert not menu.isVisible()
    assert wide.finder.query == "aid"
