"""Dates in running text: what is found, how it is known, and what must not be found."""

import re
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.spotting.no_dates import NO_DATES_IN_ENGLISH, NO_DATES_IN_VIETNAMESE
from tests.core.spotting.phrases import ENGLISH, VIETNAMESE
from timeline_app.core.dates.edtf import EdtfDate, Precision, parse
from timeline_app.core.spotting.spotter import SpottedDate, spot_dates

DOCUMENT = parse("2025-12-03")
_MARKED = re.compile("«(.*?)»")


def lines(table: str) -> list[str]:
    return table.strip().splitlines()


def told(text: str, dates: tuple[SpottedDate, ...]) -> str:
    """Return a text and its dates as a line of the tables."""
    pieces, place = [], 0
    for date in dates:
        pieces += [text[place : date.begin], "«", text[date.begin : date.end], "»"]
        place = date.end
    meant = []
    for date in dates:
        basis = "" if date.basis == "stated" else f" {date.basis}"
        others = "" if date.is_settled else " " + " ".join(["?", *date.other_readings])
        meant.append(f"{date.edtf}{basis}{others}")
    return f"{''.join(pieces)}{text[place:]} -> {' ; '.join(meant)}"


@pytest.mark.parametrize(
    ("line", "language"),
    [*((line, "en") for line in lines(ENGLISH)), *((line, "vi") for line in lines(VIETNAMESE))],
)
def test_a_phrase_means_what_the_table_says(line: str, language: str) -> None:
    text = _MARKED.sub(r"\1", line.partition(" -> ")[0])
    assert told(text, spot_dates(text, language, DOCUMENT)) == line


@pytest.mark.parametrize(
    ("line", "language"),
    [
        *((line, "en") for line in lines(NO_DATES_IN_ENGLISH)),
        *((line, "vi") for line in lines(NO_DATES_IN_VIETNAMESE)),
    ],
)
def test_a_number_that_is_no_date_is_not_found(line: str, language: str) -> None:
    assert told(line, spot_dates(line, language, DOCUMENT)) == f"{line} -> "


def test_there_are_hundreds_of_phrases() -> None:
    assert len(lines(ENGLISH)) + len(lines(VIETNAMESE)) >= 200


@pytest.mark.parametrize(
    ("text", "edtf", "note"),
    [
        ("in December", "XXXX-12", "no year"),
        ("on 3 December", "XXXX-12-03", "no year"),
        ("from 1 to 3 December", "XXXX-12-01/XXXX-12-03", "no year"),
    ],
)
def test_given_no_date_of_the_document_then_a_missing_year_stays_open(
    text: str, edtf: str, note: str
) -> None:
    [date] = spot_dates(text)
    assert (date.edtf, date.is_settled) == (edtf, False)
    assert note in date.note


@pytest.mark.parametrize("text", ["yesterday", "last year", "on Tuesday"])
def test_given_no_date_of_the_document_then_nothing_is_reckoned(text: str) -> None:
    assert spot_dates(text) == ()


@pytest.mark.parametrize(
    ("text", "published", "edtf"),
    [
        ("yesterday", "2025-12", "[2025-11-30..2025-12-30]"),
        ("last month", "2025-12", "2025-11"),
        ("last month", "2025", "[2024-12..2025-11]"),
        ("last year", "2025", "2024"),
        ("over the past five years", "2025", "2020~/2025~"),
        ("on 3 December", "2025", "2025-12-03"),
    ],
)
def test_what_is_reckoned_is_as_wide_as_the_date_of_the_document(
    text: str, published: str, edtf: str
) -> None:
    [date] = spot_dates(text, "en", parse(published))
    assert date.edtf == edtf
    assert date.rests_on_document
    assert date.note


@pytest.mark.parametrize("published", ["2020/..", "../2020", "Y20000", "[2020..]", "-0043"])
def test_given_a_document_of_no_usable_date_then_nothing_is_reckoned(published: str) -> None:
    assert spot_dates("yesterday", "en", parse(published)) == ()


def test_a_year_from_a_date_nearby_is_told_with_its_place() -> None:
    text = "On 5 December 2024 he came. On 7 December he left."
    _, date = spot_dates(text)
    [(begin, end)] = date.rests_on
    assert text[begin:end] == "5 December 2024"
    assert "5 December 2024" in date.note
    assert not date.rests_on_document


def test_given_a_sentence_before_that_disagrees_then_the_note_names_both_years() -> None:
    text = "It opens before June 2027. The council decides at its next meeting on 11 November."
    _, date = spot_dates(text, "en", parse("2025-10-14"))
    assert (date.edtf, date.other_readings) == ("2025-11-11", ("2027-11-11",))
    assert not date.is_settled
    assert date.rests_on_document
    assert "14 October 2025" in date.note
    assert "“before June 2027”, in another sentence, is 2027" in date.note


def test_given_dates_on_both_sides_then_the_one_in_the_sentence_gives_the_year() -> None:
    text = "He was born on 5 May 1990. On 7 May he went, and came on 9 May 2024."
    assert [date.edtf for date in spot_dates(text)][1] == "2024-05-07"


def test_a_founding_year_names_the_year_it_was_reckoned_from() -> None:
    by, anniversary = spot_dates("by 2045, the 100th anniversary of its founding")
    assert anniversary.note.startswith("2045 − 100 = 1945")
    assert anniversary.rests_on == ((by.begin, by.end),)


def test_the_year_of_a_feast_names_what_it_was_reckoned_from() -> None:
    before = "The Company was founded on 9 June 1905. It thrived.\nIn 1917 a bomb fell."
    [date] = spot_dates("On the 25th anniversary of its founding", "en", DOCUMENT, before)
    assert (date.edtf, date.basis) == ("1930", "derived")
    assert date.note.startswith("1905 + 25 = 1930")


def test_given_a_feast_whose_year_nothing_tells_then_no_year_is_made_of_the_founding() -> None:
    text = "The Company, founded in 1905, celebrated its 50th anniversary."
    assert [date.edtf for date in spot_dates(text, "en", DOCUMENT)] == ["1905"]


def test_given_two_foundings_then_the_year_of_a_feast_stays_open() -> None:
    before = "The Company was founded in 1905. The brewery was founded in 1880."
    assert spot_dates("the 25th anniversary of its founding", "en", DOCUMENT, before) == ()


def test_the_year_of_a_treaty_is_not_lent_to_a_day() -> None:
    text = "Recalling the 1995 Mekong agreement and its many effects, they met on 3 December."
    assert [date.edtf for date in spot_dates(text, "en", DOCUMENT)] == ["1995", "2025-12-03"]


@pytest.mark.parametrize(
    ("text", "language", "part"),
    [
        ("this morning", "en", "morning"),
        ("on the afternoon of 3 December 2025", "en", "afternoon"),
        ("on 3 December 2025 in the evening", "en", "evening"),
        ("tối 2/12/2025", "vi", "evening"),
        ("December 2025", "en", ""),
    ],
)
def test_parts_of_a_day_are_told(text: str, language: str, part: str) -> None:
    [date] = spot_dates(text, language, DOCUMENT)
    assert date.part_of_day == part


def test_what_counts_from_a_date_in_the_paragraph_before_says_so() -> None:
    before = "It was founded in the spring of 1923 for a rent of 1400 pence."
    [date] = spot_dates("The following year they took on a boy.", "en", DOCUMENT, before)
    assert (date.begin, date.end, date.edtf) == (0, 18, "1924")
    assert date.note == "Counted from “the spring of 1923” before it."
    assert date.rests_on == ()


@pytest.mark.parametrize(
    "text", ["in the month of December", "on Tuesday", "over the last ten years"]
)
def test_given_a_history_then_nothing_counts_from_when_it_was_written(text: str) -> None:
    history, news = "On 4 May 1931 the works opened.", "On 4 May 2025 the works opened."
    assert not any(date.rests_on_document for date in spot_dates(text, "en", DOCUMENT, history))
    assert all(date.rests_on_document for date in spot_dates(text, "en", DOCUMENT, news))
    assert spot_dates(text, "en", DOCUMENT, news)


def test_dates_do_not_reach_over_a_paragraph() -> None:
    assert [date.edtf for date in spot_dates("in 2024\n3 December 2025")] == ["2024", "2025-12-03"]


def test_letters_in_pieces_are_read_and_their_places_told() -> None:
    import unicodedata

    text = unicodedata.normalize("NFD", "Họp từ ngày 1 đến ngày 3 tháng 12 năm 2025 ở Viêng Chăn")
    [date] = spot_dates(text, "vi")
    words = unicodedata.normalize("NFC", text[date.begin : date.end])
    assert words == "từ ngày 1 đến ngày 3 tháng 12 năm 2025"


def test_of_an_unknown_language_only_days_in_digits_are_found() -> None:
    text = "le 3 décembre 2025, 2025-12-03, en 2026, 31.12.2026"
    assert [date.edtf for date in spot_dates(text, "fr")] == ["2025-12-03", "2026-12-31"]


_FRAGMENTS = st.sampled_from(
    [word for line in lines(ENGLISH) + lines(VIETNAMESE) for word in line.split(" -> ")[0].split()]
    + ["-", "–", "/", ".", ",", "3", "12", "31", "2025", "44", "BC", "\n", "ı", "ſept", "Ⅻ", "٣"]
)
_TEXTS = st.one_of(
    st.text(), st.lists(_FRAGMENTS, max_size=14).map(" ".join), st.lists(_FRAGMENTS).map("".join)
)
_DOCUMENTS = st.sampled_from(
    [None, *map(parse, ("2025-12-03", "2025-12", "2025", "0001", "9999-12-31", "19XX", "2020/.."))]
)
_OF_A_DAY = re.compile(
    r"\d|day|night|morning|afternoon|ago|tomorrow|hôm|mai|sáng|chiều|tối|trưa|đêm|ngày|một|hai|ba"
    r"|bốn|năm|sáu|bảy|tám|chín|mười|later|earlier",
    re.IGNORECASE,
)


@settings(deadline=None)
@given(_TEXTS, st.sampled_from(["en", "vi", "", "fr", "en-GB"]), _DOCUMENTS)
def test_any_text_gives_sound_dates_in_order_within_it(
    text: str, language: str, document: EdtfDate | None
) -> None:
    text = text.replace("«", "").replace("»", "")
    place = 0
    for date in spot_dates(text, language, document):
        assert place <= date.begin < date.end <= len(text)
        place = date.end
        for edtf in (date.edtf, *date.other_readings):
            parse(edtf)
        assert all(0 <= begin < end <= len(text) for begin, end in date.rests_on)
        assert date.basis == "stated" or date.note
        assert date.is_settled or date.note or date.other_readings


@settings(deadline=None)
@given(_TEXTS, st.sampled_from(["en", "vi"]), _DOCUMENTS)
def test_no_day_comes_from_words_that_name_none(
    text: str, language: str, document: EdtfDate | None
) -> None:
    for date in spot_dates(text, language, document):
        is_day = parse(date.edtf).precision <= Precision.DAY and ".." not in date.edtf
        assert not is_day or _OF_A_DAY.search(text[date.begin : date.end])


_UNITS = {
    "{year}": Precision.YEAR,
    "early {year}": Precision.SEASON,
    "summer {year}": Precision.SEASON,
    "Q2 {year}": Precision.SEASON,
    "March {year}": Precision.MONTH,
    "late March {year}": Precision.MONTH,
    "3 March {year}": Precision.DAY,
    "the {decade}s": Precision.DECADE,
}
_LEADS = ["", "by ", "before ", "after ", "since ", "until ", "about ", "by about ", "not before "]


@settings(deadline=None)
@given(
    st.sampled_from(list(_UNITS)),
    st.sampled_from(_LEADS),
    st.integers(1500, 2100),
    st.sampled_from(["", " to 2140", " and so on"]),
)
def test_no_date_is_finer_than_its_words(unit: str, lead: str, year: int, trail: str) -> None:
    text = f"it was {lead}{unit.format(year=year, decade=year // 10 * 10)}{trail}"
    for date in spot_dates(text):
        # Before a decade is up to a year, and before a season up to a month.
        floor = min(_UNITS[unit], Precision.YEAR if lead.strip() in ("before", "after") else 99)
        if lead.strip() in ("before", "after") and floor == Precision.SEASON:
            floor = Precision.MONTH
        assert parse(date.edtf).precision >= floor


@pytest.mark.parametrize(
    "words",
    [
        "They met on 3 December 2025 in Vientiane, by 2030 the 1990s will be past five years ago. ",
        *(
            "2025 ",
            "3 December ",
            "1–",
            "1, ",
            "December to ",
            "the past ",
            " ",
            "-",
            "ngày 1 đến ",
        ),
    ],
)
@pytest.mark.parametrize("language", ["en", "vi"])
def test_a_hundred_kilobytes_take_no_time(words: str, language: str) -> None:
    text = (words * (100_000 // len(words) + 1))[:100_000]
    begin = perf_counter()
    spot_dates(text, language, DOCUMENT)
    # Ten times what it takes on a quiet machine; something quadratic would take minutes.
    assert perf_counter() - begin < 10
