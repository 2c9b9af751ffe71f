"""File names: they say what is in a file, and every system takes them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.lists import event, sound_list
from timeline_app.core.event_list.event_list import EventList
from timeline_app.core.open_list import read_list
from timeline_app.core.record.model import FilterRecord, ListHead
from timeline_app.core.table.table import build_table
from timeline_app.program.locations import bundled_list
from timeline_app.state.file_names import proposed_name

WINDOWS_DEVICES = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?")


def titled(title: str) -> EventList:
    head = ListHead("timeline-events/1", title)
    return EventList(Path("events.json"), head, build_table([], head), {})


@pytest.mark.parametrize(
    ("record", "ending"),
    [
        (FilterRecord(), ""),
        (FilterRecord(leaders=("to-lam",)), " – To Lam"),
        (FilterRecord(themes=("aid",), basis=("stated",)), " – Aid, stated"),
        (FilterRecord(from_="2025-12-03", to="2025-12-03"), " – 3 December 2025"),
        (FilterRecord(from_="2026"), " – from 2026"),
        (FilterRecord(text="port / harbour?"), " – port harbour"),
    ],
)
def test_given_a_filter_then_the_name_says_list_and_filter(
    record: FilterRecord, ending: str
) -> None:
    events = read_list(bundled_list()).events
    assert proposed_name(events, record) == f"{events.head.title}{ending}"


def test_given_a_long_title_and_many_values_then_both_are_cut_between_words(tmp_path: Path) -> None:
    events = sound_list(tmp_path, event(leaders=["ann-lee"]), title="word " * 40)
    record = FilterRecord(leaders=("ann-lee",), text="another " * 40)
    title, asked = proposed_name(events, record).split(" – ")
    assert title.endswith("word…")
    assert asked.startswith("Ann Lee, another")
    assert asked.endswith("another…")


@pytest.mark.parametrize("title", ["", "...", "CON", "nul.txt", "/", "\N{RIGHT-TO-LEFT OVERRIDE}"])
def test_given_no_fit_title_then_the_name_begins_with_the_program(title: str) -> None:
    assert proposed_name(titled(title), FilterRecord()).startswith("Timeline")


@given(st.text(), st.text())
def test_given_any_texts_then_the_name_is_safe_on_every_system(title: str, text: str) -> None:
    name = proposed_name(titled(title), FilterRecord(text=text))
    assert name
    assert len(name.encode()) <= 143 - len(".json")
    assert not set(name) & set('<>:"/\\|?*\0\n\r\t')
    assert name == name.strip(" .")
    assert not WINDOWS_DEVICES.fullmatch(name)
    assert name.isprintable()
