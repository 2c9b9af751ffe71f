"""Workbooks: texts that stay texts, and dates that are dates only where a day is known."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from tests.lists import event, full_list, reading_of, sound_list, undated
from timeline_app.core.event_list.event_list import EventList
from timeline_app.core.record.model import Event, ListHead
from timeline_app.core.table.table import build_table
from timeline_app.exchange.content import Content
from timeline_app.exchange.sheets import write_xlsx
from timeline_app.exchange.tables.records import COLUMNS
from timeline_app.exchange.tables.workbook import to_workbook
from timeline_app.program.plain_text import plain

REVISED = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)


def workbook_of(events: EventList) -> Any:
    data, _ = to_workbook(events, range(len(events.table)), {}, REVISED)
    return load_workbook(io.BytesIO(data))


def cells_of(events: EventList, row: int = 0) -> dict[str, Any]:
    """The cells of an event by column."""
    return dict(zip(COLUMNS, workbook_of(events).active[row + 2], strict=True))


def one_event(**changes: Any) -> EventList:
    head = ListHead("timeline-events/1", "x")
    return EventList(Path("events.json"), head, build_table([Event(**event(**changes))], head), {})


def test_a_workbook_has_a_heading_that_stays_filters_and_widths(tmp_path: Path) -> None:
    events = reading_of(tmp_path, full_list()).events
    book = workbook_of(events)
    sheet = book.active
    assert [cell.value for cell in sheet[1]] == list(COLUMNS)
    assert (sheet.max_row, sheet.freeze_panes) == (4, "C2")
    assert sheet.auto_filter.ref == "A1:X4"
    widths = {name: cell.column_letter for name, cell in zip(COLUMNS, sheet[1], strict=True)}
    assert (
        sheet.column_dimensions[widths["sources"]].width
        > sheet.column_dimensions[widths["kind"]].width
    )
    assert (book.properties.title, book.properties.modified) == (
        "The bridge",
        REVISED.replace(tzinfo=None),
    )


def test_a_day_that_is_known_is_a_date_and_all_others_are_texts(tmp_path: Path) -> None:
    events = sound_list(
        tmp_path,
        event("a", date="2025-12-03"),
        event("b", date="2025-12-04T14:30"),
        event("c", date="2025-12-05T09:00+07:00"),
        event("d", date="2026"),
        undated("e"),
    )
    sheet = workbook_of(events).active
    place = COLUMNS.index("earliest")
    rows = {row[0].value: row[place] for row in sheet.iter_rows(min_row=2)}
    assert {name: cell.value for name, cell in rows.items()} == {
        "a": datetime(2025, 12, 3),
        "b": datetime(2025, 12, 4, 14, 30),
        "c": "2025-12-05T09:00+07:00",
        "d": "2026-01-01",
        "e": None,
    }
    assert (rows["a"].number_format, rows["b"].number_format) == (
        "yyyy-mm-dd",
        "yyyy-mm-dd hh:mm:ss",
    )


@pytest.mark.parametrize("text", ["=1+1", "=HYPERLINK(1)", "+1", "-1", "@x", "#N/A", "12", "TRUE"])
def test_a_text_is_no_formula_number_or_error(text: str) -> None:
    cell = cells_of(one_event(title=text))["title"]
    assert (cell.value, cell.data_type) == (text, "s")
    assert bool(cell.quotePrefix) is (text[0] in "=+-@")


@given(st.text(min_size=1).filter(lambda text: "_x" not in text))
def test_a_workbook_keeps_any_plain_text(text: str) -> None:
    cell = cells_of(one_event(title=text, summary="s"))["title"]
    assert (cell.value or "") == plain(text)


def test_a_text_that_looks_like_a_code_is_escaped() -> None:
    assert cells_of(one_event(title="_x0041_"))["title"].value == "_x005F_x0041_"


def test_a_text_too_long_for_a_cell_is_cut_and_that_is_said() -> None:
    written = write_xlsx(Content(one_event(summary="\U0001f600" * 20_000), [0]))
    assert written.remark == "1 text is longer than a cell can be and cut"
    sheet = load_workbook(io.BytesIO(written.data)).active
    assert sheet is not None
    summary = str(sheet[2][COLUMNS.index("summary")].value)
    assert summary.endswith("\U0001f600… (cut)")
    assert len(summary.encode("utf-16-le")) // 2 <= 32_767


def test_the_same_rows_give_the_same_bytes(tmp_path: Path) -> None:
    events = reading_of(tmp_path, full_list()).events
    assert to_workbook(events, [0, 1], {}, REVISED) == to_workbook(events, [0, 1], {}, REVISED)
