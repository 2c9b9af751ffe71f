"""Calendars: what they can hold is there, what they can't is named, and doubt is said."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, cast

import ics
import pytest
import vobject
from icalendar import Calendar

from tests.lists import event, full_list, reading_of, sound_list, undated
from timeline_app.core.event_list.event_list import EventList
from timeline_app.exchange.calendar import LeftOut, to_calendar, write_calendar
from timeline_app.exchange.content import Content
from timeline_app.exchange.own_properties import OWN_PREFIX
from timeline_app.exchange.revision import revised_at

REVISED = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)


def exported(events: EventList, **wanted: bool) -> tuple[list[Any], list[LeftOut]]:
    content, left_out = to_calendar(events, range(len(events.table)), REVISED, **wanted)
    calendar = Calendar.from_ical(content)
    assert calendar["VERSION"] == "2.0"
    assert calendar["PRODID"]
    return list(calendar.walk("VEVENT")), left_out


def one_entry(folder: Path, **changes: Any) -> Any:
    entries, left_out = exported(sound_list(folder, event(**changes)), has_long=True)
    assert left_out == []
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
    ("when", "reason"),
    [
        ("2026/..", "no end"),
        ("[..2025-12-02]", "no start"),
        ("-0043-03-15", "a year that calendars do not have"),
        ("{2025-12-01,2025-12-05}", "several separate dates"),
        ("Y12000", "a year that calendars do not have"),
        ("2026/2030", "2026–2030, more than 60 days"),
        ("2026-01-01/2026-03-02", "1 January – 2 March 2026, more than 60 days"),
    ],
)
def test_what_a_calendar_cannot_hold_is_left_out_by_name(
    tmp_path: Path, when: str, reason: str
) -> None:
    entries, left_out = exported(sound_list(tmp_path, event(date=when), undated()))
    assert entries == []
    assert sorted(left_out) == [
        LeftOut("Title of bridge-opened", reason),
        LeftOut("Title of railway-promised", "no date"),
    ]


def test_what_is_left_out_is_told_title_by_title(tmp_path: Path) -> None:
    events = sound_list(tmp_path, event(), event("plan", date="2026/2030"), undated())
    written = write_calendar(Content(events, range(3)))
    assert written.remark.split("\n")[0] == "2 of 3 events were left out of the calendar"
    assert sorted(written.remark.split("\n")[1:]) == [
        "Title of plan (2026–2030, more than 60 days)",
        "Title of railway-promised (no date)",
    ]
    wanted = Content(events, range(3), has_promises=True, has_long=True)
    assert write_calendar(wanted).remark == ""


def test_sixty_days_are_still_an_entry(tmp_path: Path) -> None:
    entries, left_out = exported(sound_list(tmp_path, event(date="2026-01-01/2026-03-01")))
    assert (len(entries), left_out) == (1, [])


def test_a_promise_without_a_date_is_a_task_without_a_day_where_that_is_wanted(
    tmp_path: Path,
) -> None:
    events = sound_list(tmp_path, undated(place="Savan"))
    content, left_out = to_calendar(events, [0], REVISED, has_promises=True)
    [task] = cast(list[Any], Calendar.from_ical(content).walk("VTODO"))
    assert left_out == []
    assert (str(task["SUMMARY"]), task["STATUS"]) == ("Title of railway-promised", "NEEDS-ACTION")
    assert "announced: December 2025" in task["DESCRIPTION"]
    assert not {"DUE", "DTSTART", "DURATION"} & set(task)


def test_an_entry_tells_what_it_rests_on(tmp_path: Path) -> None:
    events = reading_of(tmp_path, full_list()).events
    entries, left_out = exported(events)
    assert len(left_out) == 1
    entry = next(entry for entry in entries if entry["UID"].startswith("bridge-opened@"))
    assert str(entry["SUMMARY"]) == "Title of bridge-opened (afternoon)"
    assert str(entry["LOCATION"]) == "Savan"
    assert [str(name) for name in entry["CATEGORIES"].cats] == ["Transport", "Water"]
    assert str(entry["DESCRIPTION"]).split("\n") == [
        "Two ministers opened it.",
        "Date: 3 December 2025, afternoon (stated)",
        "Source: Report, paragraph 2",
        "Source: Report, paragraph 2",
    ]
    own = {name: entry[name] for name in entry if name.startswith(OWN_PREFIX)}
    assert str(own[f"{OWN_PREFIX}BASIS"]) == "stated"
    assert str(own[f"{OWN_PREFIX}TITLE"]) == "Title of bridge-opened"
    assert str(own[f"{OWN_PREFIX}PART-OF-DAY"]) == "afternoon"
    assert [str(name) for name in own[f"{OWN_PREFIX}PEOPLE"]] == ["Ann Lee", "Bo Vông"]


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
        (
            "FREQ=DAILY;UNTIL=20301231",
            "2025-12-03T10:00+07:00",
            "FREQ=DAILY;UNTIL=20301231T165959Z",
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


@pytest.mark.parametrize(
    ("when", "start", "end", "offset_hours"),
    [
        ("2025-12-03T09:00:00+07:00", "2025-12-03T09:00:00", "2025-12-03T09:00:01", 7),
        ("2025-12-03T09:00Z", "2025-12-03T09:00:00", "2025-12-03T09:01:00", 0),
        ("2025-12-03T09:00-03:30~", "2025-12-03T09:00:00", "2025-12-03T09:01:00", -3.5),
        (
            "2025-12-03T09:00+07:00/2025-12-03T11:00",
            "2025-12-03T09:00:00",
            "2025-12-03T11:00:00",
            7,
        ),
        (
            "2025-12-03T23:30+07:00/2025-12-03T13:00-08:00",
            "2025-12-03T23:30:00",
            "2025-12-03T13:00:00",
            7,
        ),
    ],
)
def test_a_time_with_an_offset_is_at_the_same_moment_in_the_calendar(
    tmp_path: Path, when: str, start: str, end: str, offset_hours: float
) -> None:
    entry = one_entry(tmp_path, date=when)
    first, last = entry["DTSTART"].dt, entry["DTEND"].dt
    assert first.utcoffset() == timedelta(hours=offset_hours)
    assert (f"{first:%Y-%m-%dT%H:%M:%S}", f"{last:%Y-%m-%dT%H:%M:%S}") == (start, end)
    assert first < last
    assert "(UTC" in entry["DESCRIPTION"]
    assert str(entry["X-TIMELINE-APP-EDTF"]) == when


def test_lists_have_ids_of_their_own_that_stay_when_they_are_corrected(tmp_path: Path) -> None:
    one, again, other = (
        exported(sound_list(tmp_path, event(summary=title), title=title))[0][0]["UID"]
        for title in ("The bridge", "The “Bridge”", "Another list")
    )
    assert one == again != other


def test_a_corrected_list_has_a_later_version(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    events = sound_list(tmp_path, event())
    versions = []
    for second in (1_700_000_000, 1_700_000_060):
        os.utime(events.path, (second, second))
        data = write_calendar(Content(events, [0])).data
        [entry] = cast(list[Any], Calendar.from_ical(data).walk("VEVENT"))
        assert entry["DTSTAMP"].dt == entry["LAST-MODIFIED"].dt
        versions.append((entry["UID"], entry["SEQUENCE"], entry["DTSTAMP"].dt.timestamp()))
    assert versions[0][0] == versions[1][0]
    assert versions[0][1] < versions[1][1] < 2**31
    assert [second for *_, second in versions] == [1_700_000_000, 1_700_000_060]


def test_given_a_time_in_the_environment_then_it_is_the_version(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    data = write_calendar(Content(sound_list(tmp_path, event()), [0])).data
    assert b"DTSTAMP:20231114T221320Z" in data
    assert b"SEQUENCE:28333333" in data


@pytest.mark.parametrize(
    ("as_of", "day"), [("2025-12", "2025-12-01"), ("", "1970-01-01"), ("Y12000", "1970-01-01")]
)
def test_a_list_without_a_file_is_as_old_as_it_says(tmp_path: Path, as_of: str, day: str) -> None:
    events = sound_list(tmp_path, event(), as_of=as_of)
    events.path.unlink()
    assert f"{revised_at(events, {}):%Y-%m-%d}" == day


HOSTILE_CALENDAR = 'Bridges; "roads", and\\or: “Đường sắt”\nBEGIN:VEVENT'


def test_other_libraries_read_the_same(tmp_path: Path) -> None:
    events = sound_list(
        tmp_path,
        event("a", title=HOSTILE_CALENDAR, place="a;b,c", themes=["transport"]),
        event("b", date="2025-12-03T09:00+07:00"),
        event("c", date="[2025-12-01..2025-12-02]", recurrence="FREQ=YEARLY"),
        event("d", recurrence="FREQ=MONTHLY;INTERVAL=3"),
        undated("e"),
    )
    data, _ = to_calendar(events, range(5), REVISED, has_promises=True)
    text = data.decode("utf-8")
    read_by_ics = {one.uid.partition("@")[0]: one for one in ics.Calendar(text).events}
    read_by_vobject = {
        one.uid.value.partition("@")[0]: one for one in vobject.readOne(text).vevent_list
    }
    assert set(read_by_ics) == set(read_by_vobject) == set("abcd")
    assert read_by_ics["a"].name == read_by_vobject["a"].summary.value == HOSTILE_CALENDAR
    assert read_by_ics["a"].location == read_by_vobject["a"].location.value == "a;b,c"
    moment = datetime.fromisoformat("2025-12-03T09:00:00+07:00")
    assert read_by_vobject["b"].dtstart.value == moment
    assert read_by_ics["b"].begin.datetime == moment
    assert read_by_vobject["d"].rrule.value == "FREQ=MONTHLY;INTERVAL=3"
    assert [task.name for task in ics.Calendar(text).todos] == ["Title of e"]
    assert not hasattr(vobject.readOne(text).vtodo, "due")


def test_the_same_rows_give_the_same_bytes(tmp_path: Path) -> None:
    events = reading_of(tmp_path, full_list()).events
    content, _ = to_calendar(events, [1], REVISED)
    assert content == to_calendar(events, [1], REVISED)[0]
    assert content.count(b"\r\n") == content.count(b"\n")
    assert max(len(line) for line in content.split(b"\r\n")) <= 75
