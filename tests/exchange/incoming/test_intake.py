"""A file looked at before it is brought in."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from timeline_app.exchange.incoming.draft import UnknownFileError
from timeline_app.exchange.incoming.intake import Intake
from timeline_app.exchange.incoming.reading_options import ReadOptions


def intake_of(folder: Path, name: str, content: str) -> Intake:
    path = folder / name
    path.write_text(content)
    return Intake(path, ReadOptions())


def test_given_a_proof_far_below_then_the_first_rows_follow_it(tmp_path: Path) -> None:
    rows = ["3/4/2025,Bridge"] * 200 + ["31/4/2025,No day", "30/4/2025,Rail"]
    intake = intake_of(tmp_path, "x.csv", "\n".join(["Date,What", *rows]))
    look = intake.look(ReadOptions())
    assert look.first.events[0].date == "2025-04-03"
    assert not look.to_settle
    assert (look.count, look.is_whole) == (202, False)
    assert len(look.first.events) < 202


def test_given_rows_far_below_that_deny_a_proof_then_the_first_rows_stay_open(
    tmp_path: Path,
) -> None:
    rows = ["3/4/2025,Bridge", "30/4/2025,Rail"] * 100 + ["4/30/2025,Slip"]
    look = intake_of(tmp_path, "x.csv", "\n".join(["Date,What", *rows])).look(ReadOptions())
    assert look.first.events[0].date == "[2025-03-04,2025-04-03]"
    assert [question.is_contradictory for question in look.asked] == [True]


def test_given_an_answer_then_it_goes_before_a_proof(tmp_path: Path) -> None:
    intake = intake_of(tmp_path, "x.csv", "Date,What\n3/4/2025,Bridge\n30/4/2025,Rail\n")
    look = intake.look(ReadOptions(is_day_first_in={"Date": False}))
    assert look.first.events[0].date == "2025-03-04"


def test_given_a_table_then_its_columns_come_with_an_example(tmp_path: Path) -> None:
    look = intake_of(tmp_path, "x.csv", "Date,What,Odd\n1994,Bridge,\n1995,Rail,z\n").look(
        ReadOptions(columns={"Odd": "themes", "gone": "title"})
    )
    assert [tuple(column) for column in look.columns] == [
        ("Date", "date", "1994"),
        ("What", "title", "Bridge"),
        ("Odd", "themes", "z"),
    ]


def test_given_slides_then_there_are_no_columns_and_all_of_it_can_be_had(tmp_path: Path) -> None:
    slide = {"start_date": {"year": "1994"}, "text": {"headline": "Bridge"}}
    intake = intake_of(tmp_path, "x.json", json.dumps({"events": [slide] * 100}))
    look = intake.look(ReadOptions())
    assert (look.count, look.what, look.is_whole, look.columns) == (100, "slide", False, ())
    assert len(intake.whole(ReadOptions()).events) == 100


def test_given_what_cannot_be_brought_in_then_it_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnknownFileError, match="is a map"):
        intake_of(tmp_path, "x.json", '{"type": "FeatureCollection", "features": []}')
