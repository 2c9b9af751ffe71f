"""EDTF texts and the extents they stand for."""

import time
from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.dates.edtf_tables import INVALID, SINGLE_DATES, SPANS, Ymd
from timeline_app.core.dates.civil import TIME_MAX_S, TIME_MIN_S, second_of
from timeline_app.core.dates.edtf import (
    EdtfDate,
    EdtfError,
    Precision,
    Shape,
    outer_dates,
    parse,
)
from timeline_app.core.dates.offsets import offset_minutes, offset_text

S = Shape


def second(ymd: Ymd | None, sentinel: int) -> int:
    return sentinel if ymd is None else second_of(*ymd)


@pytest.mark.parametrize(("text", "start", "end", "precision"), SINGLE_DATES)
def test_a_single_date_reaches_as_far_as_its_precision(
    text: str, start: Ymd, end: Ymd, precision: Precision
) -> None:
    parsed = parse(text)
    assert (parsed.start_s, parsed.end_s) == (second_of(*start), second_of(*end))
    assert (parsed.anchor_start_s, parsed.anchor_end_s) == (parsed.start_s, parsed.end_s)
    assert (parsed.text, parsed.shape, parsed.precision) == (text, S.POINT, precision)


@pytest.mark.parametrize(("text", "start", "end", "drawn", "until", "shape", "precision"), SPANS)
def test_an_interval_or_set_reaches_over_its_members(
    text: str,
    start: Ymd | None,
    end: Ymd | None,
    drawn: Ymd,
    until: Ymd,
    shape: Shape,
    precision: Precision,
) -> None:
    parsed = parse(text)
    assert parsed.start_s == second(start, TIME_MIN_S)
    assert parsed.end_s == second(end, TIME_MAX_S)
    assert (parsed.open_start, parsed.open_end) == (start is None, end is None)
    assert (parsed.anchor_start_s, parsed.anchor_end_s) == (second_of(*drawn), second_of(*until))
    assert (parsed.shape, parsed.precision) == (shape, precision)


@pytest.mark.parametrize("text", INVALID, ids=lambda text: ascii(text[:20]))
def test_a_text_that_is_no_date_is_refused_in_one_short_printable_sentence(text: str) -> None:
    with pytest.raises(EdtfError) as caught:
        parse(text)
    message = str(caught.value)
    assert message.isprintable()
    assert len(message) < 200
    assert ": " in message, "the sentence names the fault and the remedy"


@pytest.mark.parametrize(
    ("text", "approximate", "uncertain", "start", "end"),
    [
        ("2025-12-03", False, False, False, False),
        ("2025-12-03~", True, False, True, True),
        ("2025-12-03?", False, True, False, False),
        ("2025-12-03%", True, True, True, True),
        ("2004-06~-11", True, False, True, True),
        ("?2004-06-~11", True, True, True, True),
        ("2004~/2006", True, False, True, False),
        ("2004/2006%", True, True, False, True),
        ("2004~/..", True, False, True, False),
        ("[2004,2006~]", True, False, False, True),
    ],
)
def test_a_mark_is_kept_with_the_end_it_stands_at(
    text: str, approximate: bool, uncertain: bool, start: bool, end: bool
) -> None:
    parsed = parse(text)
    assert (parsed.approximate, parsed.uncertain) == (approximate, uncertain)
    assert (parsed.approximate_start, parsed.approximate_end) == (start, end)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("2025-13", "2025-13 has no month 13: months run from 01 to 12"),
        ("2021-02-29", "2021-02-29 does not exist: 2021-02 has 28 days"),
        ("2025-12-03T24:00", "2025-12-03T24:00 has no hour 24: hours run from 00 to 23"),
        ("", "The date is empty: write a date such as 2025-12-03"),
        ("20251203", "20251203 is written without hyphens: write it like 2025-12-03"),
        ("201u", "201u writes unknown digits its own way: write a capital X for each"),
    ],
)
def test_a_refusal_names_the_fault_and_the_remedy(text: str, sentence: str) -> None:
    with pytest.raises(EdtfError) as caught:
        parse(text)
    assert str(caught.value).startswith(sentence)


def test_an_interval_that_ends_before_it_starts_is_refused() -> None:
    with pytest.raises(EdtfError, match="ends before it starts"):
        parse("2030/2026")


def test_a_written_wall_clock_counts_whatever_its_zone() -> None:
    here, there = parse("2025-12-03T23:30"), parse("2025-12-03T23:30-11:00")
    assert (here.start_s, here.end_s) == (there.start_s, there.end_s)


def test_an_end_whose_clock_shows_less_counts_by_the_clock_of_the_start() -> None:
    flight = parse("2025-12-03T23:30+07:00/2025-12-03T13:00-08:00")
    assert flight.start_s == parse("2025-12-03T23:30").start_s
    assert flight.end_s == parse("2025-12-04T04:00").end_s
    for sides in (
        "2025-12-03T23:30+07:00/2025-12-03T13:00+07",
        "2025-12-03T23:30/2025-12-03T13:00Z",
    ):
        with pytest.raises(EdtfError, match="ends before it starts"):
            parse(sides)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2025-12-03~", "2025-12-03~", "2025-12-03~"),
        ("2025-12/2026", "2025-12", "2026"),
        ("2025-12/..", "2025-12", None),
        ("/2026", None, "2026"),
        ("[2027, 2025-12..2026]", "2025-12", "2027"),
        ("{..2026}", None, "2026"),
        ("[2025-12..]", "2025-12", None),
    ],
)
def test_the_outer_dates_are_those_with_which_it_begins_and_ends(
    text: str, first: str | None, last: str | None
) -> None:
    found = outer_dates(parse(text))
    assert [date and date.text for date in found] == [first, last]


@given(st.integers(-23 * 60 - 59, 23 * 60 + 59))
def test_an_offset_is_read_as_it_is_written(minutes: int) -> None:
    text = f"2025-12-03T09:00{offset_text(minutes)}"
    assert offset_minutes(text) == minutes
    assert offset_minutes(parse(f"{text}?").text) == minutes
    assert parse(text).start_s == parse("2025-12-03T09:00").start_s


@pytest.mark.parametrize(
    "text", ["2025-12-03", "2025-12-03T09:00", "2025-12-03T09:00:05~", "-0043"]
)
def test_a_date_without_an_offset_has_none(text: str) -> None:
    assert offset_minutes(text) is None


edtf_alphabet = st.text(alphabet="0123456789XYESTZ-/.,[]{}?~%: ", max_size=30)
year_text = st.integers(-9999, 9999).map(lambda year: f"{'-' * (year < 0)}{abs(year):04}")
month_text = st.integers(1, 12).map(lambda month: f"-{month:02}")
day_text = st.integers(1, 28).map(lambda day: f"-{day:02}")
mark = st.sampled_from(["", "", "?", "~", "%"])
single_text = st.one_of(
    st.tuples(year_text, mark),
    st.tuples(year_text, mark, month_text, mark),
    st.tuples(year_text, month_text, mark, day_text, mark),
    st.tuples(year_text, st.integers(21, 41).map(lambda code: f"-{code}"), mark),
).map("".join)


@given(st.one_of(st.text(), edtf_alphabet))
def test_any_text_is_a_date_or_refused_and_nothing_else(text: str) -> None:
    with suppress(EdtfError):
        check_sound(parse(text))


def check_sound(parsed: EdtfDate) -> None:
    assert TIME_MIN_S <= parsed.start_s < parsed.end_s <= TIME_MAX_S
    assert TIME_MIN_S < parsed.anchor_start_s < parsed.anchor_end_s < TIME_MAX_S
    assert parsed.open_start or parsed.start_s == parsed.anchor_start_s
    assert parsed.open_end or parsed.end_s == parsed.anchor_end_s


@given(single_text, single_text, st.sampled_from(["{}/{}", "[{}..{}]", "[{},{}]", "{}/..", "/{1}"]))
def test_two_dates_in_order_make_a_sound_interval_or_set(one: str, two: str, form: str) -> None:
    one, two = sorted((one, two), key=lambda text: parse(text).start_s)
    parsed = parse(form.format(one, two))
    check_sound(parsed)
    assert parsed.precision <= max(parse(one).precision, parse(two).precision)


@given(st.dates(), st.times(), mark)
def test_a_calendar_date_is_read_as_datetime_reads_it(day: date, clock: object, mark: str) -> None:
    parsed = parse(f"{day.isoformat()}{mark}")
    epoch = date(1970, 1, 1)
    assert timedelta(seconds=parsed.start_s) == day - epoch
    assert parsed.end_s - parsed.start_s == 86_400
    minute = parse(f"{day.isoformat()}T{str(clock)[:5]}")
    assert parsed.start_s <= minute.start_s < minute.end_s <= parsed.end_s


@given(single_text, st.data())
def test_an_unknown_digit_never_makes_a_date_shorter(text: str, data: st.DataObject) -> None:
    position = data.draw(st.sampled_from([i for i, c in enumerate(text) if c.isdigit()]))
    blurred = text[:position] + "X" + text[position + 1 :]
    try:
        wide = parse(blurred)
    except EdtfError:  # a season has no digits to leave out
        return
    known = parse(text)
    assert wide.precision >= known.precision or known.precision is Precision.SEASON
    assert wide.start_s <= known.start_s or known.precision is Precision.SEASON
    assert wide.end_s >= known.end_s or known.precision is Precision.SEASON


def test_the_costliest_texts_take_no_time() -> None:
    texts = ["XXXX-02-30", "[" + "XXXX-XX-XX," * 44 + "XXXX-02-30]", "?" * 500, "[" + ".." * 249]
    started = time.perf_counter()
    for text in texts:
        with pytest.raises(EdtfError):
            parse(text)
    assert time.perf_counter() - started < 1.0
