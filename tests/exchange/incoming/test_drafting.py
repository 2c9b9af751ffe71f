"""Rows as drafts of events: what headings are recognised, what is asked, what becomes of cells."""

from __future__ import annotations

import csv
import io
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.exchange.incoming.draft import DraftList, DraftSource, UnknownFileError
from timeline_app.exchange.incoming.reading_options import ReadOptions
from timeline_app.exchange.incoming.tables.cell_texts import (
    Commas,
    addresses_in,
    names_in,
    sources_in,
)
from timeline_app.exchange.incoming.tables.drafting import draft_list
from timeline_app.exchange.incoming.tables.headings import FIELD_OF_WORD, FIELDS, KNOWN_TABLES
from timeline_app.exchange.incoming.tables.mapping import (
    mapped_by_hand,
    recognise,
    recognise_table,
    with_headings,
)
from timeline_app.exchange.incoming.tables.questions import Asked, questions
from timeline_app.exchange.incoming.tables.table import RawTable, Row, Table


def table(*lines: str) -> Table:
    rows = [Row(n, cells) for n, cells in enumerate(csv.reader(io.StringIO("\n".join(lines))), 1)]
    return with_headings(RawTable(rows), "t.csv")


def drafted(*lines: str, options: ReadOptions | None = None) -> DraftList:
    found = table(*lines)
    wanted = options or ReadOptions()
    mapping = mapped_by_hand(found, recognise_table(found), wanted.columns)
    return draft_list(found, mapping, wanted)


def remarks(draft: DraftList) -> str:
    return "\n".join(f"{one.place}: {one.text}" for one in (*draft.changed, *draft.left_out))


@pytest.mark.parametrize(
    ("headings", "known_as"),
    [
        ("Year,Month,Day,Headline,Text,Media,Type", "a sheet of TimelineJS"),
        ("Label,Start Date,End Date,Participants,Arc", "an export of Aeon Timeline"),
        ("Date & Time,Fact Text,Source(s),Linked Issues", "an export of CaseMap"),
        ("Date,Fact,Issues,Sources", "an export of CaseFleet"),
        ("id,title,date,date_basis,date_in_words,date_note", "a table of this program"),
        ("id,title,date,edtf,earliest,latest,basis,people,sources", "a table of this program"),
    ],
)
def test_given_the_headings_of_a_program_then_it_is_recognised(
    headings: str, known_as: str
) -> None:
    found = recognise(headings.split(","))
    assert found.known_as == known_as
    assert found.has_dates
    assert "title" in found.fields.values()


@pytest.mark.parametrize(
    "headings",
    [
        "Date,Title,Description,People,Place,Tags,Source",
        "Datum,Ereignis,Beschreibung,Personen,Ort,Themen,Quelle",
        "Date,Événement,Résumé,Personnes,Lieu,Thèmes,Sources",
        "Fecha,Título,Descripción,Personas,Lugar,Temas,Fuente",
        "Ngày,Sự kiện,Mô tả,Người,Địa điểm,Chủ đề,Nguồn",
    ],
)
def test_given_plain_words_of_a_language_then_every_column_is_recognised(headings: str) -> None:
    expected = ["date", "title", "summary", "people", "place", "themes", "source"]
    assert list(recognise(headings.split(",")).fields.values()) == expected


def test_given_the_data_of_headings_then_every_field_is_one_that_there_is() -> None:
    assert set(FIELD_OF_WORD.values()) <= set(FIELDS)
    assert all(set(known.fields.values()) <= set(FIELDS) for known in KNOWN_TABLES)


def test_given_a_date_with_an_end_beside_it_then_it_is_the_start() -> None:
    assert recognise(["Date", "End", "Title"]).fields["Date"] == "start"


def test_given_rows_above_the_headings_then_they_are_left_out_by_name() -> None:
    draft = drafted("My chronology,", ",", "Date,Title", "1999,a")
    assert [event.place_in_file for event in draft.events] == ["row 4"]
    assert "row 1: stands above the headings" in remarks(draft)
    assert draft.count_read == 2


def test_given_no_headings_then_columns_are_known_by_their_cells() -> None:
    draft = drafted("1999,The wall,It stood for long", "c. 2001,The gate,It was open")
    assert [event.title for event in draft.events] == ["The wall", "The gate"]
    assert [event.date.edtf for event in draft.events] == ["1999", "2001~"]
    assert draft.events[0].summary == "Column C: It stood for long"


def test_given_a_column_mapped_by_hand_then_it_stands_for_that() -> None:
    options = ReadOptions(columns={"Zack": "date", "Date": "ignore"})
    [event] = drafted("Date,Zack,Title", "1999,2001,a", options=options).events
    assert event.date.edtf == "2001"


@pytest.mark.parametrize(
    ("columns", "sentence"),
    [({"Dat": "date"}, "did you mean 'Date'"), ({"Date": "nonsense"}, "choose one of title, date")],
)
def test_given_a_map_that_fits_nothing_then_the_sentence_helps(
    columns: dict[str, str], sentence: str
) -> None:
    with pytest.raises(UnknownFileError, match=sentence):
        drafted("Date,Title", "1999,a", options=ReadOptions(columns=columns))


def test_given_a_row_that_proves_the_order_then_it_counts_for_the_column() -> None:
    lines = ("Date,Title", "3/4/2025,a", "13/4/2025,b")
    found = table(*lines)
    [question] = questions(found, recognise_table(found))
    assert (question.asked, question.is_day_first) == (Asked.ORDER, True)
    assert question.proof is not None
    assert (question.proof.place, question.proof.text) == ("row 3", "13/4/2025")
    draft = drafted(*lines)
    assert draft.events[0].date.edtf == "2025-04-03"
    assert "day first, as row 3 shows: 13/4/2025" in remarks(draft)


def test_given_no_row_that_proves_the_order_then_it_is_asked() -> None:
    lines = ("Date,Title", "3/4/2025,a", "5/5/2025,b")
    found = table(*lines)
    [question] = questions(found, recognise_table(found))
    assert question.is_open
    assert question.example.place == "row 2"
    assert not drafted(*lines).events[0].date.is_settled
    for is_day_first, edtf in ((True, "2025-04-03"), (False, "2025-03-04")):
        chosen = drafted(*lines, options=ReadOptions(is_day_first=is_day_first))
        assert chosen.events[0].date.edtf == edtf
    by_column = drafted(*lines, options=ReadOptions(is_day_first_in={"Date": True}))
    assert by_column.events[0].date.edtf == "2025-04-03"


def test_given_rows_that_contradict_each_other_then_nothing_is_taken_for_proven() -> None:
    lines = ("Date,Title", "3/4/2025,a", "13/4/2025,b", "4/13/2025,c")
    found = table(*lines)
    [question] = questions(found, recognise_table(found))
    assert question.is_open
    assert question.proof is not None
    assert "13/4/2025 in row 3 and 4/13/2025 in row 4" in question.proof.text
    draft = drafted(*lines)
    assert not draft.events[0].date.is_settled
    assert [event.date.edtf for event in draft.events[1:]] == ["2025-04-13", "2025-04-13"]
    assert "4/13/2025 in row 4): say which is meant" in remarks(draft)


def test_given_rows_for_both_orders_when_answered_then_what_does_not_fit_waits() -> None:
    lines = ("Date,Title", "3/4/2025,a", *["13/4/2025,b"] * 9, "4/13/2025,c")
    draft = drafted(*lines, options=ReadOptions(is_day_first=True))
    assert draft.events[0].date.edtf == "2025-04-03"
    assert (draft.events[-1].date.edtf, draft.events[-1].date.is_settled) == (None, False)
    assert remarks(draft).endswith("was read with the day first")
    assert draft.orders == {"Date": True}


def test_given_nothing_but_rows_for_both_orders_then_it_is_asked() -> None:
    found = table("Date,Title", "13/4/2025,b", "4/13/2025,c")
    [question] = questions(found, recognise_table(found))
    assert question.is_contradictory


def test_given_a_column_beside_one_that_proves_the_order_then_it_follows() -> None:
    [event, _] = drafted("Start,End,Title", "3/4/2025,5/4/2025,a", "13/4/2025,,b").events
    assert event.date.edtf == "2025-04-03/2025-04-05"


def test_given_dates_with_full_stops_then_the_day_is_first_and_no_row_denies_it() -> None:
    assert drafted("Date,Title", "3.4.2025,a", "4/13/2025,b").events[0].date.edtf == "2025-04-03"
    read, unread = drafted("Date,Title", "3.4.2025,a", "12.13.2022,b").events
    assert (read.date.edtf, unread.date.edtf) == ("2025-04-03", None)
    assert (unread.date.words, unread.date.is_settled) == ("12.13.2022", False)


def test_given_years_of_two_digits_then_the_century_is_asked() -> None:
    lines = ("Date,Title", "13/4/31,a")
    found = table(*lines)
    [question] = questions(found, recognise_table(found))
    assert (question.asked, question.is_open) == (Asked.CENTURY, True)
    assert drafted(*lines).events[0].date.edtf is None
    assert drafted(*lines, options=ReadOptions(century_ends=2030)).events[0].date.edtf == (
        "1931-04-13"
    )


def test_given_an_end_that_nobody_can_read_then_the_start_stays_and_asks_to_be_settled() -> None:
    [event, other] = drafted("Start,End,Title", "1999,who knows,a", "1999,?,b").events
    assert (event.date.edtf, event.date.words) == ("1999/", "1999 – who knows")
    assert event.date.note.startswith("its end")
    assert not event.date.is_settled
    assert other.date.edtf == "1999/"
    assert other.date.is_settled


def test_given_a_dash_for_nothing_then_it_is_no_date() -> None:
    [event] = drafted("Start,End,Title", "1999,–,a").events
    assert event.date.edtf == "1999"


def test_given_a_first_row_that_nobody_knows_then_it_is_told_that_it_gave_the_headings() -> None:
    draft = drafted("Foo,Bar", "1999,The wall")
    assert "row 1: was taken for headings" in remarks(draft)
    [event] = drafted("1999,Event").events
    assert event.title == "Event"


@pytest.mark.parametrize(("source", "basis"), [("", None), ("A book", "stated")])
def test_given_a_column_that_says_stated_then_a_source_must_bear_it_out(
    source: str, basis: str | None
) -> None:
    [event] = drafted("Date,Title,Basis,Source", f"1999,a,stated,{source}").events
    assert event.basis == basis


@pytest.mark.parametrize(
    ("start", "end", "edtf"),
    [
        ("1999", "2001", "1999/2001"),
        ("1999", "", "1999"),
        ("", "2001", "/2001"),
        ("1999", "present", "1999/.."),
        ("1999", "1999", "1999"),
        ("c. 1999", "2001", "1999~/2001"),
        ("2001", "1999", None),
        ("before 1990", "1999", None),
        ("", "", None),
    ],
)
def test_given_a_start_and_an_end_then_they_make_one_date(
    start: str, end: str, edtf: str | None
) -> None:
    [event] = drafted("Start,End,Title", f"{start},{end},a").events
    assert event.date.edtf == edtf
    assert event.date.is_settled is (edtf is not None or not start + end)
    if edtf is None:
        assert all(words in event.date.words for words in (start, end))


@pytest.mark.parametrize(
    ("cells", "edtf"),
    [
        ("1815,12,10,", "1815-12-10"),
        ("1815,12,,", "1815-12"),
        ("1815,December,10,", "1815-12-10"),
        ("-44,3,15,", "-0043-03-15"),
        ("79,8,24,", "0079-08-24"),
        ("1815,12,10,14:30", "1815-12-10T14:30"),
        ("1815,,10,", None),
        (",12,10,", None),
        ("1815,13,10,", None),
    ],
)
def test_given_year_month_and_day_apart_then_they_make_one_date(
    cells: str, edtf: str | None
) -> None:
    [event] = drafted("Year,Month,Day,Time,Headline", f"{cells},a").events
    assert event.date.edtf == edtf


def test_given_a_sheet_of_timelinejs_then_titles_eras_and_media_are_understood() -> None:
    draft = drafted(
        "Year,End Year,Headline,Text,Media,Media Credit,Media Caption,Type,Display Date",
        ",,All of it,<p>From <b>here</b></p>,,,,title,",
        "1900,1950,An era,,,,,era,",
        "1910,,An event,,https://example.org/a,Somebody,A picture,,about then",
    )
    assert (draft.title, draft.description) == ("All of it", "From here")
    era, event = draft.events
    assert (era.kind, era.date.edtf) == ("era", "1900/1950")
    assert event.sources == (DraftSource("A picture", "https://example.org/a", "Somebody"),)
    assert event.date.words == "1910 (about then)"
    assert draft.count_read == 2


def test_given_columns_nobody_knows_then_their_texts_are_in_the_summary() -> None:
    [event] = drafted("Date,Title,Zack,Pom", "1999,a,one,").events
    assert event.summary == "Zack: one"


def test_given_a_row_without_a_title_then_it_is_an_event_all_the_same() -> None:
    draft = drafted("Date,Title,Text", "1999,,Something happened", "2000,,")
    assert [event.title for event in draft.events] == ["Something happened", "Row 3 of t.csv"]


def test_given_a_long_title_then_the_summary_has_it_whole() -> None:
    title = "word " * 60
    [event] = drafted("Date,Title", f"1999,{title}").events
    assert len(event.title) <= 120
    assert event.summary == title.strip()


def test_given_names_in_a_cell_then_a_comma_may_be_part_of_one() -> None:
    assert names_in("Lovelace, Ada", Commas.PART_FULL_NAMES) == ("Lovelace, Ada",)
    assert names_in("Ada Lovelace, Charles Babbage", Commas.PART_FULL_NAMES) == (
        "Ada Lovelace",
        "Charles Babbage",
    )
    assert names_in("a, b; c", Commas.PART) == ("a", "b", "c")


def test_given_sources_in_a_cell_then_titles_and_addresses_are_told_apart() -> None:
    assert sources_in("The Times, 3 May (https://example.org/x)") == (
        DraftSource("The Times, 3 May", "https://example.org/x"),
    )
    assert addresses_in("see https://example.org/a_(b), or not") == ("https://example.org/a_(b)",)
    assert sources_in("doc-1 ¶5 words 3–9; doc-2 ¶1") == (
        DraftSource("doc-1"),
        DraftSource("doc-2"),
    )


CELLS = st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")), max_size=20)


@given(st.lists(st.tuples(CELLS, CELLS, CELLS, CELLS), max_size=6))
def test_given_any_cells_then_none_of_their_words_is_lost(
    rows: list[tuple[str, str, str, str]],
) -> None:
    found = Table(
        name="t.csv",
        headings=("Date", "Title", "Notes", "Other"),
        rows=[Row(number, cells) for number, cells in enumerate(rows, 2)],
    )
    draft = draft_list(found, recognise_table(found), ReadOptions())
    assert draft.count_read == len(rows) == len(draft.events) + len(draft.left_out)
    kept = {event.place_in_file: event for event in draft.events}
    for number, (when, title, notes, other) in enumerate(rows, 2):
        event = kept.get(f"row {number}")
        if event is None:
            assert not "".join((when, title, notes, other)).strip()
            continue
        said = Counter(
            f"{event.title} {event.summary} {event.date.words} {event.date.edtf or ''}".split()
        )
        if "<" not in title + notes + other:
            assert not Counter(set(f"{title} {notes} {other}".split())) - said
        assert event.date.edtf is not None or not set(when.split()) - set(said)


def test_given_a_file_of_a_folder_then_its_name_is_told() -> None:
    with pytest.raises(UnknownFileError, match="holds no cells"):
        with_headings(RawTable([]), Path("x.csv").name)
