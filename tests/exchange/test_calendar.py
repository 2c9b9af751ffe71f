"""Calendars: what they can hold is there, what they can't is counted, and doubt is said."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from tests.lists import event, full_list, reading_of, sound_list, undated
from timeline_app.core.event_list.event_list import EventList
from timeline_app.exchange.calendar import to_calendar


def exported(events: EventList) -> tuple[list[Any], int]:
    content, left_out = to_calendar(events, range(len(events.table)))
    calendar = Calendar.from_ical(content)
    assert calendar["VERSION"] == "2.0"
    assert calendar["PRODID"]
    return list(calendar.walk("VEVENT")), left_out


def one_entry(folder: Path, **changes: Any) -> Any:
    entries, left_out = exported(sound_list(folder, event(**changes)))
    assert left_out == 0
    [entry] = entries
    return entry


@pytest.mark.parametrize(
    ("when", "start", "end", "status", "suffix"),
    [
        ("2025-12-03", date(2025, 12, 3), date(2025, 12, 4), "CONFIRMED", ""),
        ("2025-12-01/2025-12-02", date(2025, 12, 1), date(2025, 12, 3), "CONFIRMED", ""),
        (
            "[2025-12-01..2025-12-02]",
            date(2025, 12, 1),
            date(2025, 12, 3),
            "TENTATIVE",
            " (on one day of 1–2 December 2025)",
        ),
        (
            "2025-12-03~",
            date(2025, 12, 3),
            date(2025, 12, 4),
            "TENTATIVE",
            " (about 3 December 2025)",
        ),
        ("2026", date(2026, 1, 1), date(2027, 1, 1), "TENTATIVE", " (2026)"),
        ("2026/2030", date(2026, 1, 1), date(2031, 1, 1), "TENTATIVE", " (2026–2030)"),
        ("2026-37~", date(2026, 1, 1), date(2026, 5, 1), "TENTATIVE", " (early 2026)"),
        (
            "2025-12-03T14:30/2025-12-03T16:00",
            datetime(2025, 12, 3, 14, 30),
            datetime(2025, 12, 3, 16, 0),
            "CONFIRMED",
            "",
        ),
        (
            "2025-12-03T14:30",
            datetime(2025, 12, 3, 14, 30),
            datetime(2025, 12, 3, 14, 31),
            "CONFIRMED",
            "",
        ),
        ("2025-12-03/2025-12-03T14:30", date(2025, 12, 3), date(2025, 12, 4), "CONFIRMED", ""),
        ("0001-01-01", date(1, 1, 1), date(1, 1, 2), "CONFIRMED", ""),
    ],
)
def test_a_date_becomes_days_or_times_and_doubt_is_said(
    tmp_path: Path, when: str, start: date, end: date, status: str, suffix: str
) -> None:
    entry = one_entry(tmp_path, date=when)
    assert (entry["DTSTART"].dt, entry["DTEND"].dt) == (start, end)
    assert str(entry["SUMMARY"]) == f"Title of bridge-opened{suffix}"
    assert (entry["STATUS"], entry["TRANSP"]) == (status, "TRANSPARENT")


@pytest.mark.parametrize(
    "when", ["2026/..", "[..2025-12-02]", "-0043-03-15", "{2025-12-01,2025-12-05}", "Y12000"]
)
def test_what_a_calendar_cannot_hold_is_left_out_and_counted(tmp_path: Path, when: str) -> None:
    entries, left_out = exported(sound_list(tmp_path, event(date=when), undated()))
    assert (entries, left_out) == ([], 2)


def test_an_entry_tells_what_it_rests_on(tmp_path: Path) -> None:
    events = reading_of(tmp_path, full_list()).events
    entries, left_out = exported(events)
    assert left_out == 1
    entry = next(entry for entry in entries if entry["UID"] == "bridge-opened@timeline-app")
    assert str(entry["SUMMARY"]) == "Title of bridge-opened (afternoon)"
    assert str(entry["LOCATION"]) == "Savan"
    assert [str(name) for name in entry["CATEGORIES"].cats] == ["Transport", "Water"]
    assert str(entry["DESCRIPTION"]).split("\n") == [
        "Two ministers opened it.",
        "Date: 3 December 2025, afternoon (stated)",
        "Source: report, paragraph 2",
        "Source: report, paragraph 2",
    ]
    assert entry["DTSTAMP"].dt == datetime.fromisoformat("2025-12-01T00:00:00+00:00")


@pytest.mark.parametrize(
    ("rule", "when", "expected"),
    [
        ("FREQ=YEARLY", "2025-12-03", "FREQ=YEARLY"),
        ("RRULE:freq=monthly;interval=3", "2025-12-03", "FREQ=MONTHLY;INTERVAL=3"),
        (
            "FREQ=YEARLY;UNTIL=20301231T235959Z",
            "2025-12-03",
            "FREQ=YEARLY;UNTIL=20301231",
        ),
        (
            "FREQ=DAILY;UNTIL=20301231",
            "2025-12-03T10:00",
            "FREQ=DAILY;UNTIL=20301231T235959",
        ),
        ("FREQ=HOURLY", "2025-12-03", None),
        ("FREQ=YEARLY", "2026", None),
        ("FREQ=YEARLY", "[2025-12-01..2025-12-02]", None),
    ],
)
def test_a_recurrence_becomes_a_rule_where_one_time_is_known(
    tmp_path: Path, rule: str, when: str, expected: str | None
) -> None:
    entry = one_entry(tmp_path, date=when, recurrence=rule)
    found = entry["RRULE"].to_ical().decode() if "RRULE" in entry else None
    assert found == expected
    assert "Repeats: every" in entry["DESCRIPTION"]


def test_any_text_survives(tmp_path: Path) -> None:
    title = "Bridges; roads, and\\or “Đường sắt”\nline two" + " very long" * 30
    entry = one_entry(tmp_path, title=title + "\x07", place="a;b,c")
    assert str(entry["SUMMARY"]) == title + " "
    assert str(entry["LOCATION"]) == "a;b,c"


@pytest.mark.parametrize("as_of", ["", "../2025", "Y12000"])
def test_a_list_without_a_usable_date_is_stamped_all_the_same(tmp_path: Path, as_of: str) -> None:
    entries, _ = exported(sound_list(tmp_path, event(), as_of=as_of))
    assert entries[0]["DTSTAMP"].dt.year == 1970


def test_the_same_rows_give_the_same_bytes(tmp_path: Path) -> None:
    events = reading_of(tmp_path, full_list()).events
    content, _ = to_calendar(events, [1])
    assert content == to_calendar(events, [1])[0]
    assert content.count(b"\r\n") == content.count(b"\n")
    assert max(len(line) for line in content.split(b"\r\n")) <= 75
