"""Calendars brought in: ends, zones, rhythms, people, tasks, and what is broken in them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.exchange.incoming.drafts import draft_of
from timeline_app.exchange.incoming.draft import DraftEvent, DraftList, UnknownFileError


def entry(*lines: str, kind: str = "VEVENT", title: str = "Bridge opens") -> str:
    return "\r\n".join([f"BEGIN:{kind}", f"SUMMARY:{title}", *lines, f"END:{kind}"])


def read(folder: Path, *entries: str, head: str = "") -> DraftList:
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", *filter(None, [head]), *entries, "END:VCALENDAR", ""]
    return draft_of(folder, "x.ics", "\r\n".join(lines))


def one(folder: Path, *lines: str, kind: str = "VEVENT") -> DraftEvent:
    (event,) = read(folder, entry(*lines, kind=kind)).events
    return event


def texts(draft: DraftList) -> list[str]:
    return [remark.text for remark in draft.changed]


@pytest.mark.parametrize(
    ("lines", "edtf"),
    [
        (["DTSTART;VALUE=DATE:19940408"], "1994-04-08"),
        (["DTSTART;VALUE=DATE:19940408", "DTEND;VALUE=DATE:19940409"], "1994-04-08"),
        (["DTSTART;VALUE=DATE:19940408", "DTEND;VALUE=DATE:19940408"], "1994-04-08"),
        (["DTSTART;VALUE=DATE:19940408", "DTEND;VALUE=DATE:19940411"], "1994-04-08/1994-04-10"),
        (["DTSTART;VALUE=DATE:19940408", "DURATION:P3D"], "1994-04-08/1994-04-10"),
        (["DTSTART:19940408T100000"], "1994-04-08T10:00"),
        (["DTSTART:19940408T100030"], "1994-04-08T10:00:30"),
        (["DTSTART:19940408T100000", "DTEND:19940408T113000"], "1994-04-08T10:00/1994-04-08T11:30"),
        (["DTSTART:19940408T233000", "DURATION:PT1H"], "1994-04-08T23:30/1994-04-09T00:30"),
        (["DTSTART:19940408T100000Z"], "1994-04-08T10:00Z"),
        (["DTSTART;TZID=Europe/Vienna:19940408T100000"], "1994-04-08T10:00+02:00"),
        (["DTSTART;TZID=No/Where:19940408T100000"], "1994-04-08T10:00"),
    ],
)
def test_given_days_and_times_then_ends_of_days_are_the_day_after(
    tmp_path: Path, lines: list[str], edtf: str
) -> None:
    date = one(tmp_path, *lines).date
    assert (date.edtf, date.is_settled) == (edtf, True)


@pytest.mark.parametrize(
    ("start", "note"),
    [
        ("DTSTART:19940408T100000", ""),
        ("DTSTART:19940408T100000Z", "time in UTC"),
        ("DTSTART;TZID=Europe/Vienna:19940408T100000", "time of Europe/Vienna (UTC+02:00)"),
        ("DTSTART;TZID=No/Where:19940408T100000", "time of No/Where"),
    ],
)
def test_given_a_zone_then_the_note_names_it(tmp_path: Path, start: str, note: str) -> None:
    assert one(tmp_path, start).date.note == note


@pytest.mark.parametrize("end", ["DTEND:19940407T100000", "DURATION:-PT1H", "DTEND:gone"])
def test_given_an_end_that_is_none_then_the_start_stays_to_be_settled(
    tmp_path: Path, end: str
) -> None:
    date = one(tmp_path, "DTSTART:19940408T100000", end).date
    assert (date.edtf, date.is_settled) == ("1994-04-08T10:00", False)
    assert "the end" in date.note


def test_given_a_spoiled_date_then_the_event_comes_in_with_its_words(tmp_path: Path) -> None:
    date = one(tmp_path, "DTSTART:sometime in May").date
    assert (date.edtf, date.words, date.is_settled) == (None, "sometime in May", False)


@pytest.mark.parametrize(
    ("lines", "edtf"),
    [
        (["DUE;VALUE=DATE:19940408"], "1994-04-08"),
        (["DTSTART;VALUE=DATE:19940401", "DUE;VALUE=DATE:19940408"], "1994-04-01/1994-04-08"),
        (["DTSTART;VALUE=DATE:19940401", "DURATION:P2D"], "1994-04-01/1994-04-02"),
        ([], None),
    ],
)
def test_given_a_task_then_it_is_until_the_day_it_is_due(
    tmp_path: Path, lines: list[str], edtf: str | None
) -> None:
    event = one(tmp_path, "CREATED:19940301T080000Z", *lines, kind="VTODO")
    assert (event.date.edtf, event.kind) == (edtf, "task")
    assert event.announced == ("" if edtf else "1994-03-01")


@pytest.mark.parametrize(
    ("start", "rule", "kept"),
    [
        ("DTSTART:19940408T100000", "FREQ=WEEKLY;COUNT=3", "FREQ=WEEKLY;COUNT=3"),
        ("DTSTART;TZID=Europe/Vienna:19940408T100000", "FREQ=DAILY;UNTIL=19940410T080000Z",
         "FREQ=DAILY;UNTIL=19940410T100000"),
        ("DTSTART:19940408T100000", "FREQ=DAILY;UNTIL=19940410",
         "FREQ=DAILY;UNTIL=19940410T235959"),
        ("DTSTART;VALUE=DATE:19940408", "FREQ=DAILY;UNTIL=19940410", "FREQ=DAILY;UNTIL=19940410"),
    ],
)  # fmt: skip
def test_given_a_rule_then_it_ends_by_the_wall_clock_of_its_start(
    tmp_path: Path, start: str, rule: str, kept: str
) -> None:
    assert one(tmp_path, start, f"RRULE:{rule}").recurrence == kept


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("RRULE:FREQ=SOMETIMES", "its rule 'FREQ=SOMETIMES' cannot be kept"),
        ("EXDATE:19940415T100000", "does not take place on 1994-04-15T10:00"),
        ("RDATE;VALUE=DATE:19940501", "also takes place on 1994-05-01"),
        ("RECURRENCE-ID:19940415T100000", "one time of an entry that recurs"),
        ("CLASS:PRIVATE", "marked as private"),
        ("LOCATION;X", "a line in it is no line of a calendar"),
        ("ATTACH;ENCODING=BASE64;VALUE=BINARY:AAAA\r\n BBBB", "a file that is packed into it"),
    ],
)
def test_given_what_a_list_has_no_room_for_then_that_is_said(
    tmp_path: Path, line: str, words: str
) -> None:
    draft = read(tmp_path, entry("DTSTART:19940408T100000", line))
    assert len(draft.events) == 1
    assert [words in text for text in texts(draft)] == [True]


def test_given_people_and_things_then_who_takes_part_is_named(tmp_path: Path) -> None:
    event = one(
        tmp_path,
        "DTSTART:19940408T100000",
        "ORGANIZER;CN=Ann Lee:mailto:ann@x.org",
        "ATTENDEE;CN=\"Ray, Bo\":mailto:bo@x.org",
        "ATTENDEE:MAILTO:cy@x.org",
        "ATTENDEE;CN=Dan;PARTSTAT=DECLINED:mailto:d@x.org",
        "ATTENDEE;CN=Hall;CUTYPE=ROOM:mailto:h@x.org",
        "ATTENDEE;CN=Council;CUTYPE=GROUP:mailto:c@x.org",
        "ATTENDEE;CN=Ann Lee:mailto:ann@x.org",
    )  # fmt: skip
    assert event.people == ("Ann Lee", "Ray, Bo", "cy@x.org")
    assert event.organisations == ("Council",)


def test_given_the_other_properties_then_each_has_its_place(tmp_path: Path) -> None:
    draft = read(
        tmp_path,
        entry(
            "UID:1@x",
            "DTSTART:19940408T100000",
            "DTSTAMP:20250102T000000Z",
            "DESCRIPTION:First\\, of four\\nby the river",
            "LOCATION:Savan",
            "CATEGORIES:River\\, wide,Road",
            "CATEGORIES:Rail",
            "URL:https://a.org/1",
            "ATTACH:https://a.org/2",
            "ATTACH:CID:x",
        ),
        entry("UID:2@x", "DTSTART:19940409T100000", "RELATED-TO:1@x"),
        entry("UID:3@x", "DTSTART:19940409T100000", "RELATED-TO:gone@x"),
        entry("UID:2@x", "DTSTART:19940410T100000", "RECURRENCE-ID:19940409T100000"),
        head="X-WR-CALNAME:Bridges\\, all\r\nX-WR-CALDESC:Of one river",
    )
    first, second, third, fourth = draft.events
    assert (draft.title, draft.description) == ("Bridges, all", "Of one river")
    assert str(draft.as_of) == "2025-01-02"
    assert first.summary == "First, of four\nby the river"
    assert (first.place, first.themes) == ("Savan", ("River, wide", "Road", "Rail"))
    assert [source.url for source in first.sources] == ["https://a.org/1", "https://a.org/2"]
    assert [e.part_of_key for e in (first, second, third, fourth)] == ["", "1@x", "", "2@x"]
    assert fourth.key == "2@x/1994-04-09T10:00"


def test_given_an_entry_that_this_program_wrote_then_its_parts_come_back(tmp_path: Path) -> None:
    own = {
        **{"ID": "bridge", "TITLE": "Bridge\\, opens", "EDTF": "1994-04~", "BASIS": "inferred"},
        **{"DATE-NOTE": "As told", "PEOPLE": "Ann Lee", "SOURCES": "Report", "KEY-EVENT": "yes"},
        **{"PART-OF": "rail", "ANNOUNCED": "1993", "KIND": "ceremony", "DISCREPANCIES": "1995?"},
    }
    lines = [f"X-TIMELINE-APP-{name};VALUE=TEXT:{text}" for name, text in own.items()]
    event = one(
        tmp_path,
        "UID:bridge@x",
        "DTSTART;VALUE=DATE:19940401",
        "DTEND;VALUE=DATE:19940501",
        "STATUS:TENTATIVE",
        "DESCRIPTION:Date: about April 1994",
        "X-TIMELINE-APP-PEOPLE;VALUE=TEXT:Bo Ray",
        "CATEGORIES:River",
        *lines,
    )
    assert (event.key, event.title, event.date.edtf) == ("bridge", "Bridge, opens", "1994-04~")
    assert (event.basis, event.date_note, event.announced) == ("inferred", "As told", "1993")
    assert (event.people, event.themes) == (("Bo Ray", "Ann Lee"), ("River",))
    assert [source.title for source in event.sources] == ["Report"]
    assert (event.part_of_key, event.kind, event.is_key) == ("rail", "ceremony", True)
    assert event.discrepancies == ("1995?",)
    assert not event.summary


def test_given_html_in_a_description_then_it_is_plain_text(tmp_path: Path) -> None:
    event = one(tmp_path, "DTSTART:19940408T100000", "DESCRIPTION:<p>One</p><p>two &lt; 3</p>")
    assert event.summary == "One two < 3"


def test_given_broken_entries_then_the_rest_comes_in_and_each_is_said(tmp_path: Path) -> None:
    draft = read(
        tmp_path,
        entry("DTSTART:19940408T100000", "BEGIN:VALARM", "SUMMARY:Alarm", "END:VALARM"),
        entry("DTSTART:19940408T100000", "STATUS:CANCELLED", title="Rail"),
        "BEGIN:VEVENT\r\nDTSTART:19940408T100000",
        "BEGIN:VEVENT\r\nEND:VEVENT",
        "BEGIN:VTIMEZONE\r\nTZID:x\r\nBEGIN:STANDARD\r\nEND:STANDARD\r\nEND:VTIMEZONE",
        "BEGIN:VFREEBUSY\r\nEND:VFREEBUSY",
        entry("DTSTART:19940409T100000"),
        "BEGIN:VEVENT\r\nSUMMARY:Last",
    )
    assert [event.title for event in draft.events] == ["Bridge opens", "Bridge opens"]
    assert [remark.text for remark in draft.left_out] == [
        "“Rail” was cancelled",
        "it has no end",
        "it has neither a title nor a date",
        "a time that is free or busy is no event",
        "it has no end",
    ]
    assert draft.left_out[1].place == "line 15"


def test_given_old_letters_or_two_bytes_each_then_they_are_read(tmp_path: Path) -> None:
    text = "BEGIN:VEVENT\nSUMMARY:Brücke\nDTSTART:19940408T100000\nEND:VEVENT\n"
    for encoding in ("latin-1", "utf-16", "utf-8-sig"):
        draft = draft_of(tmp_path, "x.ics", text.encode(encoding))
        assert draft.events[0].title == "Brücke"
        assert bool(draft.changed) is (encoding == "latin-1")


def test_given_a_calendar_without_entries_then_that_is_said(tmp_path: Path) -> None:
    with pytest.raises(UnknownFileError, match="without entries"):
        read(tmp_path)


def test_given_very_many_begins_then_reading_takes_no_time(tmp_path: Path) -> None:
    head = "BEGIN:VCALENDAR\n" + "BEGIN:X\n" * 50_000
    draft = draft_of(tmp_path, "x.ics", head + "BEGIN:VEVENT\n" * 2_000)
    assert len(draft.left_out) == 2_000
