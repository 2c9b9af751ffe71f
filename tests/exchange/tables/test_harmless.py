"""Cells that nothing runs: each is a text, and the text can be had back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.exchange.tables.harmless import harmless, is_run, unharmed

text = st.text(st.one_of(st.sampled_from("'=+-@\t\r\n＝＠ a"), st.characters()), max_size=8)


@given(text)
def test_no_cell_begins_as_a_formula_does_and_each_text_can_be_had_back(text: str) -> None:
    cell = harmless(text)
    assert not is_run(cell)
    assert unharmed(cell) == text


@pytest.mark.parametrize("text", ["", "'", "it's", "'quoted'", "a = b", " =1", "1-2"])
def test_a_text_that_nothing_runs_stays_as_it_is(text: str) -> None:
    assert harmless(text) == text
    assert unharmed(text) == text
