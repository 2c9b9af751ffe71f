"""Columns of lines: nothing is lost, what belongs together stays, the last ones end level."""

from __future__ import annotations

from itertools import chain

from hypothesis import given
from hypothesis import strategies as st

from timeline_app.scene.brief.filling import Filling
from timeline_app.scene.display import Label, TextStyle
from timeline_app.scene.paper.columns import SetLine, SetLines

LINE_PX = 10.0
MOST_PX = 100.0


def line(text: str, keeps_next: bool) -> SetLine:
    label = Label(0.0, 5.0, text, TextStyle.NOTE, "ink", 10.0)
    return SetLine(LINE_PX, (label,), keeps_next=keeps_next)


def entry(number: int, lines: int) -> SetLines:
    """So many lines that stay together, and a gap."""
    kept = [line(f"{number}.{at}", keeps_next=at < lines - 1) for at in range(lines)]
    return (*kept, SetLine(4.0, ()))


def texts(columns: list[SetLines]) -> list[list[str]]:
    return [[one.labels[0].text for one in column if one.labels] for column in columns]


LENGTHS = st.lists(st.integers(1, 14), max_size=30)


def all_columns(lengths: list[int], height: float) -> list[SetLines]:
    filling = Filling([entry(n, lines) for n, lines in enumerate(lengths)], MOST_PX)
    found: list[SetLines] = []
    first = 0
    while first < filling.count:
        columns, first = filling.columns(first, 1, height)
        found += columns
    return found


@given(LENGTHS)
def test_given_entries_then_each_line_stands_once_and_in_order(lengths: list[int]) -> None:
    found = [text for column in texts(all_columns(lengths, MOST_PX)) for text in column]
    assert found == [f"{n}.{at}" for n, lines in enumerate(lengths) for at in range(lines)]


@given(LENGTHS)
def test_given_entries_that_fit_a_column_then_none_is_parted(lengths: list[int]) -> None:
    for column in texts(all_columns(lengths, MOST_PX)):
        for text in column:
            number = int(text.split(".")[0])
            if lengths[number] * LINE_PX <= MOST_PX:
                its_own = [one for one in column if one.startswith(f"{number}.")]
                assert len(its_own) == lengths[number]


@given(LENGTHS)
def test_given_entries_then_no_column_is_higher_than_it_may_be(lengths: list[int]) -> None:
    for column in all_columns(lengths, MOST_PX):
        assert sum(one.height for one in column) <= MOST_PX + 0.1
        assert not column or column[0].labels


@given(st.lists(st.integers(1, 6), min_size=1, max_size=8), st.integers(1, 3))
def test_given_a_last_page_then_its_columns_are_level_and_hold_the_same(
    lengths: list[int], count: int
) -> None:
    filling = Filling([entry(n, lines) for n, lines in enumerate(lengths)], MOST_PX)
    level_px = filling.level_px(0, count, MOST_PX)
    whole, end = filling.columns(0, count, MOST_PX)
    if level_px is None:
        assert end < filling.count
        return
    level, end = filling.columns(0, count, level_px)
    assert end == filling.count
    assert list(chain(*texts(level))) == list(chain(*texts(whole)))
    assert level_px <= MOST_PX
    _, end = filling.columns(0, count, level_px - LINE_PX)
    highest = max(lengths) * LINE_PX
    assert end < filling.count or level_px - LINE_PX < highest + 0.1
