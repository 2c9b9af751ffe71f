"""Which panes stand side by side, at any width."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.ui.columns.arrangement import (
    CENTRE,
    COMPARISON,
    DOCUMENT,
    FILTERS,
    READING,
    arranged,
    beneath,
)

DOCUMENT_PX = 520


@pytest.mark.parametrize(("room_px", "reading_px"), [(1280, 340), (1440, 420), (1920, 440)])
def test_given_a_window_then_the_event_has_a_width_that_suits_it(
    room_px: int, reading_px: int
) -> None:
    assert arranged(room_px, [], DOCUMENT_PX, {}).beside[READING] == reading_px


def test_given_a_narrow_window_then_what_was_opened_last_has_the_place_of_the_canvas() -> None:
    assert arranged(900, [], DOCUMENT_PX, {}).shown == {FILTERS, CENTRE}
    assert arranged(900, [READING], DOCUMENT_PX, {}).shown == {FILTERS, READING}
    assert arranged(900, [READING, DOCUMENT], DOCUMENT_PX, {}).shown == {FILTERS, DOCUMENT}


@pytest.mark.parametrize(("room_px", "main"), [(1280, DOCUMENT), (1440, DOCUMENT), (1920, CENTRE)])
def test_given_a_document_then_it_stands_beside_the_canvas_only_where_both_have_room(
    room_px: int, main: str
) -> None:
    now = arranged(room_px, [DOCUMENT], DOCUMENT_PX, {})
    assert now.main == main
    assert {DOCUMENT, READING} <= now.shown


def test_given_a_comparison_then_it_takes_the_place_of_canvas_and_event() -> None:
    assert arranged(1280, [COMPARISON], DOCUMENT_PX, {}).shown == {FILTERS, COMPARISON}


def test_given_widths_chosen_by_hand_then_they_count() -> None:
    now = arranged(1440, [], DOCUMENT_PX, {READING: 500, FILTERS: 200})
    assert now.beside == {FILTERS: 200, READING: 500}


@given(
    st.integers(300, 4_000),
    st.lists(st.sampled_from([DOCUMENT, COMPARISON]), unique=True),
    st.integers(300, 900),
)
def test_given_any_room_then_the_canvas_keeps_its_least_beside_a_document(
    room_px: int, opened: list[str], document_px: int
) -> None:
    now = arranged(room_px, opened, document_px, {})
    assert now.main not in now.beside
    if DOCUMENT in now.beside:
        assert room_px - sum(now.beside.values()) >= 640


def test_given_sheets_on_each_other_then_each_says_what_it_covers() -> None:
    assert beneath([DOCUMENT]) == CENTRE
    assert beneath([COMPARISON, DOCUMENT]) == COMPARISON
