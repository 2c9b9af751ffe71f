"""Files made to harm: one sentence or a sound draft, never anything else, and in good time."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.exchange.incoming.drafts import assert_sound
from timeline_app.exchange.incoming.calendars.opening import read_calendar
from timeline_app.exchange.incoming.draft import DraftList, UnknownFileError
from timeline_app.exchange.incoming.reading_options import ReadOptions
from timeline_app.exchange.incoming.timeline_project.opening import read_timeline_project
from timeline_app.exchange.incoming.timelinejs.opening import read_timelinejs
from timeline_app.exchange.incoming.web_text import plain_text

Read = Callable[[Path, ReadOptions], DraftList]
LENIENT = settings(
    deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=100
)
READERS = [read_timelinejs, read_calendar, read_timeline_project]
SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner),
    max_leaves=5,
)
SLIDE_KEYS = ("start_date", "end_date", "text", "media", "group", "display_date", "unique_id")
DATES = st.fixed_dictionaries({}, optional={
    key: SCALARS for key in ("year", "month", "day", "hour", "minute", "second", "display_date")
})  # fmt: skip
SLIDES = st.dictionaries(st.sampled_from(SLIDE_KEYS), VALUES | DATES)
NAMES = st.sampled_from([
    *("DTSTART", "DTEND", "DUE", "DURATION", "RRULE", "EXDATE", "RDATE", "RECURRENCE-ID", "UID"),
    *("SUMMARY", "CATEGORIES", "ATTENDEE", "ORGANIZER", "URL", "ATTACH", "STATUS", "RELATED-TO"),
    *("BEGIN", "END", "CREATED", "DTSTAMP", "X-A"),
])  # fmt: skip
MARKS = st.sampled_from(
    ["", ";VALUE=DATE", ";TZID=Europe/Vienna", ";VALUE=PERIOD", ";X=", ";CN=\"a", ";TZID="]
)  # fmt: skip
WORDS = (
    st.sampled_from(["00010101", "99991231T235959", "19940408T100000Z", "FREQ=DAILY;COUNT=2"])
    | st.sampled_from(["P999999999D", "-P1D", "FREQ=YEARLY;UNTIL=00010101T000000Z", "VEVENT", ""])
    | st.text(max_size=12)
)
LINES = st.lists(st.builds("{}{}:{}".format, NAMES, MARKS, WORDS), max_size=10)


def read_any(read: Read, path: Path, data: bytes) -> DraftList | None:
    path.write_bytes(data)
    sentence = ""
    try:
        draft = read(path, ReadOptions())
    except UnknownFileError as error:
        draft, sentence = None, str(error)
    assert "\n" not in sentence
    if draft is not None:
        assert_sound(draft)
    return draft


@LENIENT
@given(st.binary(max_size=200))
@pytest.mark.parametrize("read", READERS)
def test_given_any_bytes_then_there_is_a_sentence_or_a_draft(
    read: Read, tmp_path: Path, data: bytes
) -> None:
    read_any(read, tmp_path / "x", data)


@LENIENT
@given(st.lists(SLIDES | VALUES, max_size=3), st.lists(SLIDES, max_size=2), SLIDES | VALUES)
def test_given_any_slides_then_each_is_an_event_or_said(
    tmp_path: Path, slides: list[object], eras: list[object], title: object
) -> None:
    data = json.dumps({"events": slides, "eras": eras, "title": title}).encode()
    draft = read_any(read_timelinejs, tmp_path / "x.json", data)
    assert (draft.count_read if draft else 0) == len(slides) + len(eras)


@LENIENT
@given(st.lists(LINES, min_size=1, max_size=3))
def test_given_any_lines_then_each_entry_is_an_event_or_said(
    tmp_path: Path, entries: list[list[str]]
) -> None:
    lines = [line for entry in entries for line in ("BEGIN:VEVENT", *entry, "END:VEVENT")]
    data = "\r\n".join(lines).encode("utf-8", "replace")
    draft = read_any(read_calendar, tmp_path / "x.ics", data)
    assert draft is not None
    assert draft.count_read >= len(entries)


@LENIENT
@given(st.text(max_size=20), st.text(max_size=20), st.text(max_size=20), st.booleans())
def test_given_any_texts_then_an_event_of_the_timeline_project_comes_in(
    tmp_path: Path, start: str, end: str, text: str, is_fuzzy: bool
) -> None:
    parts = {"start": start, "end": end, "text": text, "fuzzy": str(is_fuzzy), "category": text}
    body = "".join(f"<{tag}>{escape(words)}</{tag}>" for tag, words in parts.items())
    data = f"<timeline><events><event>{body}</event></events></timeline>"
    read_any(read_timeline_project, tmp_path / "x", data.encode("utf-8", "replace"))


@given(st.text(alphabet="<>/!-&;#ab \"'=", max_size=60))
def test_given_any_markup_then_it_is_one_line_of_plain_text(markup: str) -> None:
    assert "\n" not in plain_text(markup).text


@pytest.mark.parametrize(
    "markup", ["<a ", "<", "</", "<!--", "<script>", "&#x", "<a href='", '<a href="x" ', "<a b=c>"]
)
def test_given_endless_markup_then_it_is_read_in_good_time(markup: str) -> None:
    began = time.process_time()
    plain_text(markup * (200_000 // len(markup)))
    assert time.process_time() - began < 3
