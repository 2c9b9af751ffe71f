"""The bounds of a date: as a text always, as a value only where that very day is known."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given

from tests.core.dates.test_edtf import single_text
from timeline_app.core.dates.edtf import parse
from timeline_app.exchange.tables.bounds import bounds_of


@pytest.mark.parametrize(
    ("edtf", "earliest", "latest"),
    [
        ("2025-12-03", "2025-12-03", "2025-12-03"),
        ("2025-12", "2025-12-01", "2025-12-31"),
        ("2025-12-01/2026", "2025-12-01", "2026-12-31"),
        ("[2025-12-01..2025-12-09]", "2025-12-01", "2025-12-09"),
        ("{2026-01-05, 2025-12-01}", "2025-12-01", "2026-01-05"),
        ("2025-12/..", "2025-12-01", ""),
        ("[..2025-12-02]", "", "2025-12-02"),
        ("2025-12-03T14:30", "2025-12-03T14:30", "2025-12-03T14:30"),
        ("2025-12-03T14:30/2025-12-03T16:00:05", "2025-12-03T14:30", "2025-12-03T16:00:05"),
        ("2025-12-03T09:00+07/2025-12-03T11:00Z", "2025-12-03T09:00+07:00", "2025-12-03T11:00Z"),
        ("-0043-03-15", "-0043-03-15", "-0043-03-15"),
        ("Y12000", "Y12000", "Y12000"),
    ],
)
def test_bounds_are_days_or_times_as_written(edtf: str, earliest: str, latest: str) -> None:
    assert [bound.text for bound in bounds_of(parse(edtf))] == [earliest, latest]


@pytest.mark.parametrize(
    ("edtf", "earliest", "latest"),
    [
        ("2025-12-03", date(2025, 12, 3), date(2025, 12, 3)),
        ("2025-12-01/2026", date(2025, 12, 1), None),
        ("2025-12-01/2025-12-03~", date(2025, 12, 1), None),
        ("2025-12-03T14:30", datetime(2025, 12, 3, 14, 30), datetime(2025, 12, 3, 14, 30)),
        ("1900-03-01/9999-12-31", date(1900, 3, 1), date(9999, 12, 31)),
        *((edtf, None, None) for edtf in ("2025-12", "2025", "2025-12-03?", "2025-12-03~")),
        *((edtf, None, None) for edtf in ("1900-02-28", "2025-12-03T09:00+07:00", "2025-12-XX")),
    ],
)
def test_a_value_stands_only_for_a_day_that_is_named_without_doubt(
    edtf: str, earliest: date | None, latest: date | None
) -> None:
    assert [bound.value for bound in bounds_of(parse(edtf))] == [earliest, latest]


@given(single_text)
def test_bounds_hold_what_a_date_can_mean(edtf: str) -> None:
    when = parse(edtf)
    earliest, latest = bounds_of(when)
    assert parse(earliest.text).start_s <= when.start_s
    assert parse(latest.text).end_s >= when.end_s
