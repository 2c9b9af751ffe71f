"""Dates as people type them into a box."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.core.dates.edtf import EdtfError, Precision, parse
from timeline_app.core.dates.typed_date import parse_typed_date
from timeline_app.core.wording.date_words import date_in_words

TODAY = date(2025, 12, 3)  # a Wednesday

TYPED = """
3 Dec 2025 = 2025-12-03
3rd of December, 2025 = 2025-12-03
Dec 3, 2025 = 2025-12-03
3-dec-2025 = 2025-12-03
2025 Dec 3 = 2025-12-03
Wed 3 December 2025 = 2025-12-03
3.12.2025 = 2025-12-03
31/12/2025 = 2025-12-31
12/31/2025 = 2025-12-31
2025/12/3 = 2025-12-03
2025-1-3 = 2025-01-03
20251203 = 2025-12-03
3 Dec 2025 14:30 = 2025-12-03T14:30
2025-12-03 14:30 = 2025-12-03T14:30
2025-12-03t14:30+07:00 = 2025-12-03T14:30+07:00
3 Dec 2025 14:30 +0700 = 2025-12-03T14:30+07:00
3 December 2025, 14:30 (UTC+7) = 2025-12-03T14:30+07:00
3 December 2025, 14:30:05 (UTC−3:30) = 2025-12-03T14:30:05-03:30
3 December 2025, 14:30 UTC = 2025-12-03T14:30Z
3 December 2025, 09:00–11:30 = 2025-12-03T09:00/2025-12-03T11:30
3 December 2025, 09:00–11:30 (UTC+7) = 2025-12-03T09:00+07:00/2025-12-03T11:30+07:00
3 Dec 2025 9:00-11:30 = 2025-12-03T09:00/2025-12-03T11:30
3pm 3 Dec 2025 UTC+1 = [2025-12-03T15:00+01:00..2025-12-03T15:59+01:00]
Dec. 3rd, 2025 at 2:30pm = 2025-12-03T14:30
3pm 3 Dec 2025 = [2025-12-03T15:00..2025-12-03T15:59]
dec 2025 = 2025-12
December of 2025 = 2025-12
december next year = 2026-12
12/2025 = 2025-12
2027 = 2027
the year 2027 = 2027
44 BC = -0043
AD 14 = 0014
12000 BCE = Y-11999
2030s = 203X
the 1900s = 19XX
21st century = 20XX
5th century BC = -04XX
Q1 2026 = 2026-33
2026-Q4 = 2026-36
third quarter of 2026 = 2026-35
H2 2026 = 2026-41
early 2026 = 2026-37~
mid-2026 = 2026-38~
winter 2025-26 = 2025-24
winter 2025–2026 = 2025-24
end of next year = 2026-39~
summer 2026 = 2026-22
fall 2026 = 2026-23
today = 2025-12-03
Yesterday = 2025-12-02
day after tomorrow = 2025-12-05
this week = 2025-12-01/2025-12-07
next month = 2026-01
last quarter = 2025-35
next quarter = 2026-33
this quarter = 2025-36
last year = 2024
this decade = 202X
next century = 21XX
next monday = 2025-12-08
next wednesday = 2025-12-10
last wednesday = 2025-11-26
this sunday = 2025-12-07
in 3 months = 2026-03
two years ago = 2023
a week ago = 2025-11-24/2025-11-30
10 days from now = 2025-12-13
999999 centuries ago = Y-99997899/Y-99997800
300 decades ago = -097X
about 2026 = 2026~
c. 3 Dec 2025 = 2025-12-03~
possibly early 2026 = 2026-37%
1–2 December 2025 = 2025-12-01/2025-12-02
30 November - 2 December 2025 = 2025-11-30/2025-12-02
January–March 2026 = 2026-01/2026-03
from Dec 2025 to 2030 = 2025-12/2030
between 2026 and 2030 = 2026/2030
2026-2030 = 2026/2030
since 2026 = 2026/..
until 2030 = ../2030
by 2 December 2025 = [..2025-12-02]
2026/.. = 2026/..
201x = 201X
2025-12-03t14:30 = 2025-12-03T14:30
"""


@pytest.mark.parametrize("line", TYPED.strip().splitlines())
def test_a_typed_date_is_read_and_nothing_is_added(line: str) -> None:
    typed, edtf = line.split(" = ")
    assert parse_typed_date(typed, TODAY) == parse(edtf)


@pytest.mark.parametrize("typed", ["december", "3 dec", "friday", "3 dec 99", "dec 3rd"])
def test_a_date_without_its_year_is_refused_not_guessed(typed: str) -> None:
    with pytest.raises(EdtfError, match="has no year of four digits: add one"):
        parse_typed_date(typed, TODAY)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "No date was typed"),
        ("  ", "No date was typed"),
        ("foo", "foo is not a date that can be placed: write it like 3 Dec 2025"),
        ("31 feb 2025", "2025-02-31 does not exist: 2025-02 has 28 days"),
        ("2025-13", "2025-13 has no month 13"),
        ("3/12/2025", "3/12/2025 can be read in two ways: write 2025-03-12 or 2025-12-03"),
        ("thu 3 dec 2025", "2025-12-03 is no thu: leave out the weekday"),
        ("2030 to 2026", "2030/2026 ends before it starts"),
        ("third half of 2026", "third half of 2026 does not exist: a year has 2 of these"),
        ("3 dec 12000 bc", "The year -11999 is too far away for months and days"),
        ("999999 months ago", "The year -81308 is too far away for months and days"),
        ("x" * 101, "“" + "x" * 39),
    ],
)
def test_what_cannot_be_placed_is_refused_with_a_reason(typed: str, sentence: str) -> None:
    with pytest.raises(EdtfError) as caught:
        parse_typed_date(typed, TODAY)
    assert str(caught.value).startswith(sentence)


WORDS = """
3 31 12 2025 99 dec december may Q1 early next last this week quarter century in to from and about
by - – / . , am 14:30 3pm 2nd th 21st BC years ago utc monday of the T XX ~ 20X5
"""
words = st.sampled_from(WORDS.split())


@given(st.one_of(st.text(), st.lists(words, max_size=8).map(" ".join)), st.dates())
def test_any_typed_text_is_a_date_or_refused_and_nothing_else(typed: str, today: date) -> None:
    try:
        parse_typed_date(typed, today)
    except EdtfError as error:
        assert str(error).isprintable()  # noqa: PT017


@given(st.dates())
def test_the_words_of_a_day_month_or_year_can_be_typed_back(day: date) -> None:
    for text in (f"{day}", f"{day}"[:7], f"{day}"[:4], f"{day}"[:4] + "-34", f"{day}"[:7] + "~"):
        said = date_in_words(parse(text))
        assert parse_typed_date(said, TODAY) == parse(text)


@given(st.dates(date(1000, 1, 1)), st.dates(date(1000, 1, 1)))
def test_the_words_of_an_interval_can_be_typed_back(one: date, two: date) -> None:
    one, two = min(one, two), max(one, two)
    for length in (10, 7, 4):
        interval = parse(f"{str(one)[:length]}/{str(two)[:length]}")
        typed = parse_typed_date(date_in_words(interval), TODAY)
        assert (typed.start_s, typed.end_s) == (interval.start_s, interval.end_s)


@given(st.dates(max_value=date(9899, 12, 1)))
def test_relative_words_hold_on_any_day(today: date) -> None:
    now = parse_typed_date("today", today)
    for unit in ("week", "month", "quarter", "year", "decade", "century"):
        current = parse_typed_date(f"this {unit}", today)
        following = parse_typed_date(f"next {unit}", today)
        assert current.start_s <= now.start_s < now.end_s <= current.end_s
        assert following.start_s == current.end_s


def test_a_month_that_was_typed_stays_a_month() -> None:
    assert parse_typed_date("Dec 2025", TODAY).precision is Precision.MONTH
