"""Cells as dates: what they mean in EDTF and no more, or that they cannot be read."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.core.dates.edtf import parse
from timeline_app.core.dates.parsed_date import Precision, Shape
from timeline_app.exchange.incoming.cell_dates import is_ongoing, read_cell
from timeline_app.exchange.incoming.dates.forms import NO_YEAR, TWO_DIGITS, TWO_WAYS, DateRules

READ = {
    # days, months and years in numbers
    "2025-12-03": "2025-12-03",
    "2025/12/03": "2025-12-03",
    "2025/3/4": "2025-03-04",
    "20251203": "2025-12-03",
    "3.12.2025": "2025-12-03",
    "3. 12. 2025": "2025-12-03",
    "13/12/2025": "2025-12-13",
    "12/13/2025": "2025-12-13",
    "5/5/2025": "2025-05-05",
    "12/2025": "2025-12",
    "2025.12": "2025-12",
    "1066": "1066",
    "850": "0850",
    "45994": "2025-12-03",
    # with names of months
    "Dec 2025": "2025-12",
    "December 2025": "2025-12",
    "3 Dec 2025": "2025-12-03",
    "3-Dec-2025": "2025-12-03",
    "Dec. 3rd, 2025": "2025-12-03",
    "December 3, 2025": "2025-12-03",
    "2025 Dec 3": "2025-12-03",
    "Wed, 3 Dec 2025": "2025-12-03",
    "3. Dezember 2025": "2025-12-03",
    "1er janvier 1900": "1900-01-01",
    "août 1914": "1914-08",
    "3 de diciembre de 2025": "2025-12-03",
    "ngày 3 tháng 12 năm 2025": "2025-12-03",
    "2 tháng 9 năm 1945": "1945-09-02",
    "tháng 12/2025": "2025-12",
    "tháng Giêng năm 1973": "1973-01",
    # what is doubtful or about
    "1999?": "1999?",
    "1999 (?)": "1999?",
    "possibly 1999": "1999?",
    "c. 1850": "1850~",
    "c1850": "1850~",
    "ca. 1850": "1850~",
    "1999 (approx.)": "1999~",
    "um 1850": "1850~",
    "vers 1850": "1850~",
    "hacia 1850": "1850~",
    "khoảng năm 1850": "1850~",
    "c. 1850?": "1850%",
    # what is partly unknown
    "08/??/1999": "1999-08",
    "??/08/1999": "1999-08",
    "25/??/1999": "1999-XX-25",
    "??/??/1999": "1999",
    "00/00/1999": "1999",
    "1999-??-??": "1999",
    "1999-08-00": "1999-08",
    "19??": "19XX",
    "185-": "185X",
    # what is open on a side
    "before 15 June 1997": "[..1997-06-14]",
    "before June 1997": "[..1997-05]",
    "before 1997": "[..1996]",
    "vor 1990": "[..1989]",
    "before the 1920s": "[..192X]",
    "before c. 1850": "[..1850~]",
    "after 15 June 1997": "[1997-06-16..]",
    "después de 1990": "[1991..]",
    "by 2030": "[..2030]",
    "no later than March 2020": "[..2020-03]",
    "1999 at the latest": "[..1999]",
    "not before 1999": "[1999..]",
    "since 2026": "2026/..",
    "2026 onwards": "2026/..",
    "2026 – present": "2026/..",
    "2026–": "2026/..",
    "1990 đến nay": "1990/..",
    "until 2026": "../2026",
    "1999–?": "1999/",
    "1999 – unbekannt": "1999/",
    # runs
    "2026–2030": "2026/2030",
    "2026-2030": "2026/2030",
    "1914–18": "1914/1918",
    "1914-18": "1914/1918",
    "2021-22": "2021/2022",
    "1–3 December 2025": "2025-12-01/2025-12-03",
    "December 1-3, 2025": "2025-12-01/2025-12-03",
    "28 Dec 2025 – 5 Jan 2026": "2025-12-28/2026-01-05",
    "Jan–Mar 2026": "2026-01/2026-03",
    "von 1990 bis 1995": "1990/1995",
    "de 1990 à 1995": "1990/1995",
    "c. 1850–1860": "1850~/1860~",
    "1850–c. 1860": "1850/1860~",
    "1999–2001?": "1999?/2001?",
    "between 1990 and 1995": "[1990..1995]",
    "1990 or 1991": "[1990,1991]",
    "3 or 4 December 2025": "[2025-12-03,2025-12-04]",
    # parts of years, and many years
    "spring 2027": "2027-21",
    "Frühjahr 2027": "2027-21",
    "mùa xuân 2027": "2027-21",
    "winter 2026/27": "2026-24",
    "early 2026": "2026-37~",
    "mid-2026": "2026-38~",
    "fin 2026": "2026-39~",
    "late March 2026": "2026-03",
    "Q3 2026": "2026-35",
    "quý III năm 2026": "2026-35",
    "first half of 2026": "2026-40",
    "2. Halbjahr 2026": "2026-41",
    "1920s": "192X",
    "années 1920": "192X",
    "1900s": "19XX",
    "1st century": "00XX",
    "late 19th century": "18XX",
    "XIXe siècle": "18XX",
    "siglo XIX": "18XX",
    "thế kỷ XIX": "18XX",
    "2. Jh. v. Chr.": "-01XX",
    # before year 1
    "44 BC": "-0043",
    "44 v. Chr.": "-0043",
    "44 av. J.-C.": "-0043",
    "44 a. C.": "-0043",
    "44 TCN": "-0043",
    "-44": "-0043",
    "15 March 44 BC": "-0043-03-15",
    "100–44 BC": "-0099/-0043",
    "10,000 BC": "-9999",
    "AD 79": "0079",
    # times of day
    "2025-12-03 14:30": "2025-12-03T14:30",
    "3 Dec 2025 2:30 pm": "2025-12-03T14:30",
    "2025-12-03T14:30:00+07:00": "2025-12-03T14:30:00+07:00",
    "3 Dec 2025 00:00:00": "2025-12-03",
}

UNREADABLE = {
    "": "empty",
    "present": "not read",
    "ongoing": "not read",
    "today": "not read",
    "tomorrow": "not read",
    "next Monday": "not read",
    "Monday": "not read",
    "unknown": "not read",
    "about Easter 2020": "not read",
    "1990-5": "not read",
    "3 Dec": NO_YEAR,
    "Dec 25": NO_YEAR,
    "December": NO_YEAR,
    "'99": TWO_DIGITS,
    "3/4/99": TWO_DIGITS,
    "Dec-25": TWO_DIGITS,
    "31 February 2025": "does not exist",
    "Thu, 3 Dec 2025": "weekday",
    "3 Dec – 5 Jan 2026": "ends before it starts",
    "1999 14:30": "no single day",
    "3 Dec 2025 (or 4 Dec)": "brackets",
    "0 BC": "no year 0",
    "12.13.2022": "with the day first there is no month 13",
    "x" * 200: "too long",
}


@pytest.mark.parametrize(("text", "edtf"), READ.items())
def test_given_a_cell_then_it_means_this_and_no_more(text: str, edtf: str) -> None:
    found = read_cell(text)
    assert found.edtf == edtf
    assert not found.reason
    parse(edtf)


@pytest.mark.parametrize(("text", "reason"), UNREADABLE.items())
def test_given_a_cell_that_is_no_date_then_it_says_why(text: str, reason: str) -> None:
    found = read_cell(text)
    assert found.edtf is None
    assert reason in found.reason
    assert not found.is_settled


def test_given_both_orders_are_dates_then_both_stay_open() -> None:
    found = read_cell("3/4/2025")
    assert found.edtf == "[2025-03-04,2025-04-03]"
    assert found.reason == TWO_WAYS
    assert not found.is_settled


@pytest.mark.parametrize(("is_day_first", "edtf"), [(True, "2025-04-03"), (False, "2025-03-04")])
def test_given_an_order_then_it_is_kept_to(is_day_first: bool, edtf: str) -> None:
    assert read_cell("3/4/2025", DateRules(is_day_first)).edtf == edtf
    assert read_cell("3.4.2025", DateRules(is_day_first)).edtf == "2025-04-03"
    assert read_cell("13/4/2025").edtf == "2025-04-13"


@pytest.mark.parametrize(
    ("text", "is_day_first"), [("4/13/2025", True), ("13-4-2025", False), ("13/??/2025", False)]
)
def test_given_a_date_against_the_known_order_then_it_is_not_turned_round(
    text: str, is_day_first: bool
) -> None:
    found = read_cell(text, DateRules(is_day_first))
    assert found.edtf is None
    assert "there is no month 13" in found.reason


@pytest.mark.parametrize(
    ("text", "edtf"),
    [("13/4/30", "2030-04-13"), ("13/4/31", "1931-04-13"), ("Dec-25", "2025-12"), ("'99", "1999")],
)
def test_given_an_answer_on_two_digits_then_years_have_a_century(text: str, edtf: str) -> None:
    assert read_cell(text, DateRules(century_ends=2030)).edtf == edtf


def test_given_a_column_of_edtf_then_it_is_read_as_such() -> None:
    assert read_cell("2021-22", DateRules(is_edtf=True)).edtf == "2021-22"
    assert read_cell("-0043", DateRules(is_edtf=True)).edtf == "-0043"
    assert read_cell("-0043").edtf == "-0042"


def test_given_a_workbook_that_counts_from_1904_then_day_numbers_do() -> None:
    assert read_cell("44532", DateRules(is_1904=True)).edtf == "2025-12-03"


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("3 December 2025, morning", "morning"),
        ("3 Dec 2025, 2 pm", "afternoon"),
        ("3. Dezember 2025 abends", "evening"),
        ("3 décembre 2025, la nuit", "night"),
    ],
)
def test_given_a_part_of_the_day_then_it_stays_one(text: str, part: str) -> None:
    found = read_cell(text)
    assert (found.edtf, found.part_of_day) == ("2025-12-03", part)


def test_given_a_remark_in_brackets_then_somebody_should_look() -> None:
    found = read_cell("3 Dec 2025 (planned)")
    assert found.edtf == "2025-12-03"
    assert not found.is_settled


@pytest.mark.parametrize(
    "text", ["present", "ongoing", "heute", "aujourd’hui", "en curso", "nay", "to date"]
)
def test_given_a_word_for_now_then_an_end_is_open(text: str) -> None:
    assert is_ongoing(text)
    assert not is_ongoing("2026")


WORDS = st.sampled_from(
    [
        *("before", "after", "c.", "about", "early", "late", "spring", "Q3", "1920s", "century"),
        *("BC", "present", "to", "–", "-", "/", "?", "??", "or", "Dec", "décembre", "tháng 12"),
        *("3", "13", "25", "99", "1999", "2025", "44", "since", "(", ")", "the", "first", "half"),
        *("Monday", "14:30", "pm"),
    ]
)


@given(st.one_of(st.text(max_size=30), st.lists(WORDS, max_size=6).map(" ".join)))
def test_given_any_text_then_it_is_read_or_not_but_never_fails(text: str) -> None:
    found = read_cell(text)
    if found.edtf is None:
        assert found.reason
    else:
        parse(found.edtf)


@given(st.lists(WORDS, max_size=6).map(" ".join))
def test_given_no_year_in_a_cell_then_no_year_is_made_up(text: str) -> None:
    found = read_cell(text)
    if not any(word.strip("s'").isdigit() and int(word.strip("s'")) > 25 for word in text.split()):
        assert found.edtf is None or any(mark in text for mark in ("BC", "century"))


@given(st.dates(date(1, 1, 1)), st.sampled_from(["year", "month", "day"]))
def test_given_a_date_then_what_is_read_is_as_precise_as_what_is_written(
    day: date, unit: str
) -> None:
    year, month = f"{day.year:04}", f"{day:%B}"
    texts = {
        "year": [year, f"c. {year}", f"before {year}", f"{year}?"],
        "month": [f"{month} {year}", f"about {month} {year}", f"??/{day.month:02}/{year}"],
        "day": [f"{day.day} {month} {year}", f"{month} {day.day}, {year}", day.isoformat()],
    }[unit]
    least = {"year": Precision.YEAR, "month": Precision.MONTH, "day": Precision.DAY}[unit]
    for text in texts:
        edtf = read_cell(text).edtf
        if edtf is not None:
            found = parse(edtf)
            assert found.precision >= least
            if found.shape is Shape.POINT:
                assert found.start_s <= parse(day.isoformat()).start_s < found.end_s
        else:
            assert "0000" in text or "before 0001" in text
