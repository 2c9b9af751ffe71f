"""Ctrl+K finds anything by name, and leads there."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from timeline_app.core.finding.event_index import make_event_index
from timeline_app.core.record.model import FilterRecord
from timeline_app.scene.tracks.tracks import Grouping
from timeline_app.ui.dialogs import palette_entries
from timeline_app.ui.dialogs.palette import CommandPalette
from timeline_app.ui.window.main_window import MainWindow


@pytest.fixture
def palette(window: MainWindow) -> Iterator[CommandPalette]:
    """The palette, just opened."""
    window.action("palette").trigger()
    found = window.findChild(CommandPalette)
    assert isinstance(found, CommandPalette)
    yield found
    window.controller.motion.stop()


def rows(palette: CommandPalette) -> list[str]:
    """What the rows say: their names and kinds."""
    items = (palette.list.item(row) for row in range(palette.list.count()))
    return [str(item.data(Qt.ItemDataRole.AccessibleTextRole)) for item in items]


def choose(palette: CommandPalette, query: str, row: str) -> None:
    """Type something, go down to a row with the arrows, and press Enter."""
    QTest.keyClicks(palette.box, query)
    for _step in range(rows(palette).index(row)):
        QTest.keyClick(palette.box, Qt.Key.Key_Down)
    QTest.keyClick(palette.box, Qt.Key.Key_Return)


@pytest.mark.parametrize(
    ("query", "row", "record"),
    [
        ("to lam", "To Lam, Leader", FilterRecord(leaders=("to-lam",))),
        ("kaysone", "Kaysone Phomvihane, Leader", FilterRecord(about=("kaysone-phomvihane",))),
        ("AID", "Aid, Theme", FilterRecord(themes=("aid",))),
        ("vientian", "Vientiane, Place", FilterRecord(places=("Vientiane",))),
        ("signing", "Signing, Kind", FilterRecord(kinds=("signing",))),
        ("differ", "The sources differ, Only", FilterRecord(only=("sources-differ",))),
        ("later than", "Dated later than announced, Only", FilterRecord(only=("deadline-ahead",))),
    ],
)
def test_given_the_name_of_a_value_then_it_filters_by_that(
    window: MainWindow, palette: CommandPalette, query: str, row: str, record: FilterRecord
) -> None:
    choose(palette, query, row)
    assert window.controller.state.filter == record


def test_given_a_value_that_is_ticked_then_it_stays_so(
    window: MainWindow, palette: CommandPalette
) -> None:
    window.controller.filtering.toggle("themes", "aid")
    choose(palette, "aid", "Aid, Theme")
    assert window.controller.state.filter == FilterRecord(themes=("aid",))


def test_given_somebody_only_spoken_of_who_is_ticked_then_he_stays_so(
    window: MainWindow, palette: CommandPalette
) -> None:
    window.controller.filtering.toggle("leaders", "kaysone-phomvihane")
    choose(palette, "kaysone", "Kaysone Phomvihane, Leader")
    assert window.controller.state.filter == FilterRecord(about=("kaysone-phomvihane",))
    assert len(window.controller.model.rows)


def test_given_another_spelling_then_it_finds_the_name(
    window: MainWindow, palette: CommandPalette
) -> None:
    QTest.keyClicks(palette.box, "VN")
    assert any("Viet Nam" in row or "Vietnam" in row for row in rows(palette))


def test_given_a_command_of_a_submenu_then_its_name_says_what_of(palette: CommandPalette) -> None:
    palette.box.setText("dark")
    assert rows(palette)[0] == "Colours: Dark, Command"


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("deadline", "Dated later than announced"),
        ("due date", "Dated later than announced"),
        ("documents disagree", "The sources differ"),
    ],
)
def test_given_the_words_of_a_newcomer_then_they_find_the_question(
    palette: CommandPalette, query: str, found: str
) -> None:
    palette.box.setText(query)
    assert f"{found}, Only" in rows(palette)


def test_given_a_document_then_it_opens(window: MainWindow, palette: CommandPalette) -> None:
    choose(palette, "joint statement", "Laos-Vietnam Joint Statement, Document")
    assert window.source_pane.title == "Laos-Vietnam Joint Statement"
    assert window.source_pane.isVisible()


def test_given_the_title_of_an_event_then_it_is_selected(
    window: MainWindow, palette: CommandPalette
) -> None:
    event = window.controller.events.table.event(30)
    choose(palette, event.title, f"{event.title}, Event")
    assert window.controller.state.selection == event.id


def test_given_an_event_that_the_filter_hides_then_it_is_let_in_and_that_is_said(
    window: MainWindow, palette: CommandPalette
) -> None:
    said: list[str] = []
    window.controller.told.connect(said.append)
    window.controller.set_filter(FilterRecord(text="no such words"))
    event = window.controller.events.table.event(30)
    choose(palette, event.title, f"{event.title}, Event")
    assert window.controller.state.selection == event.id
    assert window.controller.state.filter == FilterRecord()
    assert "cleared" in said[-1]


def test_given_views_and_tracks_then_they_are_found_too(
    window: MainWindow, palette: CommandPalette
) -> None:
    window.session.views.save("Rivers")
    choose(palette, "plans 2026", "Plans 2026–2030, View")
    assert window.controller.state.filter.from_ == "2026"
    window.action("palette").trigger()
    again = window.findChildren(CommandPalette)[-1]
    choose(again, "riv", "Rivers, Your view")
    assert window.controller.state.filter == FilterRecord()
    window.action("palette").trigger()
    again = window.findChildren(CommandPalette)[-1]
    choose(again, "leader", "Leader, Tracks")
    assert window.controller.state.grouping is Grouping.LEADER


def test_given_words_that_only_a_summary_holds_then_the_search_takes_them(
    window: MainWindow, palette: CommandPalette
) -> None:
    QTest.keyClicks(palette.box, "minister")
    assert rows(palette)[-1].startswith("Search everything for “minister”, ")
    palette.list.setCurrentRow(palette.list.count() - 1)
    QTest.keyClick(palette.box, Qt.Key.Key_Return)
    assert window.finder.query == "minister"


def test_given_nothing_fits_then_it_says_so_and_enter_does_nothing(
    window: MainWindow, palette: CommandPalette
) -> None:
    before = window.controller.state
    QTest.keyClicks(palette.box, "xyzzy")
    assert rows(palette) == ["Nothing here is called “xyzzy”, and no event mentions it"]
    QTest.keyClick(palette.box, Qt.Key.Key_Return)
    assert palette.isVisible()
    assert window.controller.state == before


def test_given_events_that_are_still_read_then_names_are_there_and_events_follow(
    window: MainWindow, palette: CommandPalette, monkeypatch: pytest.MonkeyPatch
) -> None:
    index = window.controller.events.text_index
    monkeypatch.setattr(palette_entries, "_SMALL_LIST", 0)
    events = window.controller.events
    made = make_event_index(events.table.store, events.paragraphs)
    monkeypatch.setattr(index, "_events", None)
    QTest.keyClicks(palette.box, "aid")
    assert "Aid, Theme" in rows(palette)
    assert rows(palette)[-1] == "Reading the events…"
    index.take(made)
    QTest.qWait(200)
    assert any(row.endswith(", Event") for row in rows(palette))


def test_given_only_words_to_leave_out_then_the_rest_can_be_searched_for(
    palette: CommandPalette,
) -> None:
    palette.box.setText("-2045")
    (row,) = rows(palette)
    assert row.startswith("Search everything for “-2045”, ")


def test_given_a_command_that_needs_editing_then_it_says_so_and_turns_it_on(
    window: MainWindow, palette: CommandPalette, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []

    def ask(session: object, _window: object) -> list[str]:
        asked.append(session)
        return []

    monkeypatch.setattr("timeline_app.ui.editing.adding.adding.ask_for_documents", ask)
    assert not any(row.startswith("Add document") for row in rows(palette))
    choose(palette, "add doc", "Add document…, turns on “Edit this list” first")
    assert (window.session.editing.is_on, asked) == (True, [window.session])


def test_given_a_command_that_needs_an_event_then_it_says_that(
    window: MainWindow, palette: CommandPalette
) -> None:
    said: list[str] = []
    window.session.told.connect(said.append)
    choose(palette, "split", "Change event: Split in two…, select an event first")
    assert said == ["Select an event first"]
    assert not window.session.editing.is_on
