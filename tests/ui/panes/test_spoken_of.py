"""People who are honoured or spoken of: in the filter pane, from the reading pane, in links."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton, QTreeWidgetItem

from timeline_app.core.record.model import FilterRecord
from timeline_app.scene.tracks.tracks import Grouping
from timeline_app.state.links import link_text, parse_link
from timeline_app.ui.panes.filter_bar import FilterBar
from timeline_app.ui.panes.filter_pane import FilterPane
from timeline_app.ui.window.main_window import MainWindow

SUBJECT = "kaysone-phomvihane"
THERE = "to-lam"


def row(window: MainWindow, text: str) -> QTreeWidgetItem:
    pane = window.findChild(FilterPane, "filterPane")
    assert isinstance(pane, FilterPane)
    leader = pane.item("leaders", THERE)
    assert leader is not None
    top = leader.parent()
    assert top is not None
    rows = [top.child(n) for n in range(top.childCount())]
    return next(one for one in rows if one is not None and one.text(0) == text)


def tick(window: MainWindow, text: str) -> None:
    one = row(window, text)
    is_on = one.checkState(0) is Qt.CheckState.Checked
    one.setCheckState(0, Qt.CheckState.Unchecked if is_on else Qt.CheckState.Checked)


def spoken_of(window: MainWindow, person: str) -> list[int]:
    mask = window.controller.events.table.facets["subjects"].any_of([person])
    return np.flatnonzero(mask).tolist()


def shown(window: MainWindow) -> list[int]:
    rows: list[int] = window.controller.model.rows.tolist()
    return rows


def test_given_somebody_only_spoken_of_then_ticking_finds_where(window: MainWindow) -> None:
    name = window.controller.events.name_of_id[SUBJECT]
    expected = spoken_of(window, SUBJECT)
    assert row(window, name).text(1) == str(len(expected))
    assert row(window, "only spoken of").flags() == Qt.ItemFlag.NoItemFlags
    tick(window, name)
    assert shown(window) == expected
    assert row(window, name).checkState(0) is Qt.CheckState.Checked
    tick(window, name)
    assert len(shown(window)) == len(window.controller.events.table)


def test_given_the_switch_then_leaders_are_found_where_they_are_spoken_of_too(
    window: MainWindow,
) -> None:
    table = window.controller.events.table
    name = window.controller.events.name_of_id[THERE]
    tick(window, name)
    there = np.flatnonzero(table.facets["leaders"].any_of([THERE])).tolist()
    assert shown(window) == there
    tick(window, "also where spoken of")
    assert shown(window) == sorted({*there, *spoken_of(window, THERE)})
    window.controller.history.go_back()
    assert shown(window) == there
    assert row(window, "also where spoken of").checkState(0) is Qt.CheckState.Unchecked


def test_given_the_link_in_the_reading_pane_then_it_leads_to_where_he_is_spoken_of(
    window: MainWindow,
) -> None:
    window.controller.select_row(spoken_of(window, SUBJECT)[0])
    window.detail_pane.linkChosen.emit("about", SUBJECT)
    assert window.controller.state.filter == FilterRecord(about=(SUBJECT,))
    assert shown(window) == spoken_of(window, SUBJECT)
    texts = {
        window.event_list.model().index(place, 3).data() for place in range(len(shown(window)))
    }
    assert all("spoken of: Kaysone Phomvihane" in text for text in texts)


def test_given_people_spoken_of_then_one_chip_names_all_people_and_takes_them_out(
    window: MainWindow,
) -> None:
    bar = window.findChild(FilterBar)
    assert isinstance(bar, FilterBar)
    window.controller.set_filter(FilterRecord(about=(SUBJECT,)))
    assert bar.chip_texts()[0] == "Spoken of: Kaysone Phomvihane  ×"
    window.controller.set_filter(FilterRecord(leaders=(THERE,), about=(SUBJECT,)))
    assert bar.chip_texts()[0] == "To Lam, Kaysone Phomvihane (spoken of)  ×"
    bar.findChildren(QToolButton, "filterChip")[-1].click()
    assert window.controller.state.filter == FilterRecord()


def test_given_somebody_only_spoken_of_then_every_way_to_choose_him_finds_where(
    window: MainWindow,
) -> None:
    filtering = window.controller.filtering
    alone = FilterRecord(about=(SUBJECT,))
    for choose in (filtering.toggle, filtering.add, filtering.show_only):
        filtering.clear()
        choose("leaders", SUBJECT)
        assert window.controller.state.filter == alone
    filtering.show_only("leaders", THERE, SUBJECT)
    assert window.controller.state.filter == FilterRecord(leaders=(THERE,), about=(SUBJECT,))
    filtering.show_only("leaders")
    assert window.controller.state.filter == FilterRecord()


def test_given_tracks_of_leaders_then_each_event_has_a_track_of_who_was_asked_for(
    window: MainWindow,
) -> None:
    controller = window.controller
    controller.arrange(controller.state.with_(grouping=Grouping.LEADER))
    controller.set_filter(FilterRecord(leaders=(THERE,), about=(SUBJECT,), spoken_of=True))
    rows = {track.id: track.rows.tolist() for track in controller.tracks.tracks}
    assert set(rows) <= {"*key", THERE, SUBJECT}
    assert {*rows[THERE], *rows[SUBJECT]} == set(shown(window))


@pytest.mark.parametrize(
    "record",
    [
        FilterRecord(about=(SUBJECT,)),
        FilterRecord(leaders=(THERE,), spoken_of=True),
        FilterRecord(leaders=(THERE,), about=(SUBJECT,), all_leaders=True),
    ],
)
def test_given_such_a_filter_then_a_link_leads_back_to_it(
    window: MainWindow, record: FilterRecord
) -> None:
    window.controller.set_filter(record)
    text = link_text(window.controller.events.path, window.controller.state)
    assert parse_link(text).filter == record
