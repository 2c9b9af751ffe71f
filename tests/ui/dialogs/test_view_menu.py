"""The menu of views: what is shown has its name there, and views of one's own are kept."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QInputDialog, QMenu

from tests.ui.conftest import OpenWindow
from timeline_app.core.record.model import FilterRecord
from timeline_app.scene.tracks.tracks import Grouping
from timeline_app.ui.window.main_window import MainWindow


def menu_of(window: MainWindow) -> QMenu:
    menu = window._tool_bar.views.menu()
    menu.aboutToShow.emit()
    return menu


def entry(menu: QMenu, text: str) -> QAction:
    return next(action for action in menu.actions() if action.text() == text)


def submenu(window: MainWindow, title: str) -> QMenu:
    return next(menu for menu in menu_of(window).findChildren(QMenu) if title in menu.title())


def typing(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setattr(QInputDialog, "exec", lambda _self: 1)
    monkeypatch.setattr(QInputDialog, "textValue", lambda _self: name)


def saved(window: MainWindow, monkeypatch: pytest.MonkeyPatch, name: str = "Water & roads") -> None:
    window.controller.set_filter(FilterRecord(themes=("aid",)))
    window.controller.folding.group_by(Grouping.LEADER)
    typing(monkeypatch, name)
    window.action("save-view").trigger()


def test_given_a_view_of_the_list_then_the_button_says_so(window: MainWindow) -> None:
    button = window._tool_bar.views
    width = button.width()
    assert button.text() == "View: Whole story"
    entry(menu_of(window), "Aid").trigger()
    assert button.text() == "View: Aid"
    assert entry(menu_of(window), "Aid").isChecked()
    window.action("zoom-in").trigger()
    entry(menu_of(window), "Transport and energy projects").trigger()
    assert button.text().endswith("…")
    assert "Transport and energy projects" in button.toolTip()
    assert button.width() == width


def test_given_a_view_with_a_filter_then_home_keeps_the_filter_and_says_so(
    window: MainWindow,
) -> None:
    entry(menu_of(window), "Plans 2026–2030").trigger()
    asked = window.controller.state.filter
    window.action("story").trigger()
    assert window.controller.state.filter == asked
    button = window._tool_bar.views
    assert button.text() == "View: Whole story, filtered"
    ticked = [action.text() for action in menu_of(window).actions() if action.isChecked()]
    assert ticked == ["&Whole story"]


def test_given_the_list_then_its_view_is_not_called_after_a_time(window: MainWindow) -> None:
    controller, button = window.controller, window._tool_bar.views
    controller.set_span(controller.state.span.zoomed(0.5, controller.state.span.middle_s))
    window.action("show-list").trigger()
    assert button.text() == "View: All events"
    controller.filtering.toggle("themes", "aid")
    controller.set_span(controller.state.span.zoomed(0.5, controller.state.span.middle_s))
    assert button.text() == "View: Filtered events"
    window.action("show-timeline").trigger()
    assert button.text() == "View: Even time, filtered"


def test_given_the_list_then_nothing_is_offered_that_only_the_timeline_shows(
    window: MainWindow,
) -> None:
    def offered() -> set[bool]:
        actions = (window.action(name) for name in ("zoom-in", "zoom-out"))
        grouping = window._tool_bar.grouping
        return {grouping.isEnabled(), *(action.isEnabled() for action in actions)}

    assert offered() == {True}
    window.action("show-list").trigger()
    assert offered() == {False}
    window.action("show-timeline").trigger()
    assert offered() == {True}


def test_given_time_that_nobody_named_then_it_is_called_even(window: MainWindow) -> None:
    controller = window.controller
    controller.set_span(controller.state.span.zoomed(0.5, controller.state.span.middle_s))
    assert window._tool_bar.views.text() == "View: Even time"


def test_given_a_view_of_ones_own_then_it_leads_back_to_filter_time_and_tracks(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved(window, monkeypatch)
    assert window._tool_bar.views.text() == "View: Water && roads"
    before = window.controller.state
    window.controller.filtering.clear()
    window.controller.folding.group_by(Grouping.THEME)
    entry(menu_of(window), "Water && roads").trigger()
    after = window.controller.state
    assert (after.filter, after.grouping, after.story) == (before.filter, Grouping.LEADER, True)


def test_given_a_view_with_a_name_then_no_other_one_is_ticked(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    def ticked() -> list[str]:
        return [action.text() for action in menu_of(window).actions() if action.isChecked()]

    assert ticked() == ["&Whole story"]
    saved(window, monkeypatch)
    assert ticked() == ["Water && roads"]


def test_given_a_filter_then_a_name_is_proposed_that_says_what_it_asks_for(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    views = window.session.views
    assert views.proposed_name() == ""
    window.controller.set_filter(FilterRecord(basis=("undated",), from_="2025-12-03"))
    assert views.proposed_name() == "No date given, from 3 December 2025"
    saved(window, monkeypatch)
    assert views.proposed_name() == "Water & roads"


def test_given_a_view_of_ones_own_then_another_start_has_it_for_this_list_only(
    window: MainWindow, open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved(window, monkeypatch)
    again = open_window(None)
    assert list(again.session.views.own) == ["Water & roads"]


@pytest.mark.parametrize("name", ["Water+%26+roads", "water+%26+ROADS"])
def test_given_a_link_to_a_view_of_ones_own_then_it_is_shown(
    window: MainWindow, open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    saved(window, monkeypatch)
    path = window.controller.events.path
    again = open_window(Path(f"{path}#view={name}"))
    assert again._tool_bar.views.text() == "View: Water && roads"
    assert again.controller.state.filter == FilterRecord(themes=("aid",))


def test_given_a_link_to_a_view_that_nobody_named_then_that_is_said(window: MainWindow) -> None:
    said: list[str] = []
    window.session.told.connect(said.append)
    path = window.controller.events.path
    window.session.open(Path(f"{path}#view=plans-2026-2030"))
    assert (window.controller.state.filter.from_, said) == ("2026", [])
    window.session.open(Path(f"{path}#view=no-such"))
    assert said == ["events.json has no view 'no-such'."]
    assert window.controller.state.story


def test_given_another_name_then_the_view_has_that_one(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved(window, monkeypatch)
    typing(monkeypatch, "Rivers")
    submenu(window, "Rename").actions()[0].trigger()
    assert list(window.session.views.own) == ["Rivers"]
    assert window._tool_bar.views.text() == "View: Rivers"


def test_given_a_name_that_is_taken_then_both_views_stay_and_that_is_said(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    window.session.told.connect(said.append)
    for name in ("one", "two"):
        saved(window, monkeypatch, name)
    window.session.views.rename("one", "two")
    assert list(window.session.views.own) == ["one", "two"]
    assert "two" in said[-1]


def test_given_a_view_is_deleted_then_the_menu_offers_no_more_to_delete(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved(window, monkeypatch)
    submenu(window, "Delete").actions()[0].trigger()
    assert window.session.views.own == {}
    texts = [action.text() for action in menu_of(window).actions()]
    assert "Delete a view of your own" not in texts


def test_given_nobody_types_a_name_then_nothing_is_saved(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved(window, monkeypatch, "  ")
    monkeypatch.setattr(QInputDialog, "exec", lambda _self: 0)
    window.action("save-view").trigger()
    assert window.session.views.own == {}
