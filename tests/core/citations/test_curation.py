"""Advice on titles, dates and people: what is told, and what is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.lists import PARAGRAPHS, Plain, citation, event, sound_list, undated, write
from timeline_app.core.citations.curation import LONGEST_TITLE, TELLING_LETTERS, curation_advice
from timeline_app.core.citations.sources import attach_folder

NOTE = "Said in the report of December 2025."


def advice(folder: Path, *events: Plain, is_attached: bool = False) -> list[str]:
    listed = sound_list(folder, *events)
    write(folder / "originals" / "report.txt", "\n\n".join(PARAGRAPHS))
    attached = attach_folder(folder / "originals", listed.paragraphs) if is_attached else {}
    return [f"{one.path}: {one.message}" for one in curation_advice(listed, attached)]


def test_given_a_plain_list_then_there_is_no_advice(tmp_path: Path) -> None:
    assert advice(tmp_path, event(), undated(date_note=NOTE)) == []


@pytest.mark.parametrize(
    ("first", "second", "is_told"),
    [
        ("Ministers open the bridge at Savan", "Ministers open the bridge at night", True),
        ("MINISTERS open  the bridge at Savan", "Ministers open the bridge at night", True),
        ("Laos–Viet\u00a0Nam minister’s plan A", "Laos-Viet Nam minister's plan B", True),
        ("Bridge at Savan is opened by ministers", "Bridge at Thakhek is opened, too", False),
        (f"{'a' * (TELLING_LETTERS - 1)}b", f"{'a' * (TELLING_LETTERS - 1)}c", False),
    ],
)
def test_given_titles_that_begin_alike_then_the_later_one_is_told(
    tmp_path: Path, first: str, second: str, is_told: bool
) -> None:
    found = advice(tmp_path, event("one", title=first), event("two", title=second))
    message = f"event two: the first {TELLING_LETTERS} letters of the title are those of one"
    assert found == ([message] if is_told else [])


def test_given_a_title_that_is_too_long_then_its_length_is_told(tmp_path: Path) -> None:
    longest, longer = "a" * LONGEST_TITLE, "b" * (LONGEST_TITLE + 1)
    found = advice(tmp_path, event("one", title=longest), event("two", title=longer))
    assert found == ["event two: the title has 81 letters"]


@pytest.mark.parametrize("kind", ["speech", "statement", "signing", "press", "publication"])
def test_given_an_occasion_without_a_date_then_that_is_told(tmp_path: Path, kind: str) -> None:
    found = advice(tmp_path, undated(kind=kind, date_note=NOTE), undated("b", date_note=NOTE))
    assert len(found) == 1
    assert f"a {kind} has no date of its own" in found[0]


@pytest.mark.parametrize(
    ("changes", "is_told"),
    [
        ({}, True),
        ({"date_note": "No date is given."}, True),
        ({"date_note": NOTE}, False),
        ({"part_of": "bridge-opened"}, True),
        ({"part_of": "bridge-opened", "announced": "2025-12-03"}, False),
        ({"part_of": "month", "announced": "2025-12-03"}, False),
        ({"part_of": "other-promise", "announced": "2025-12-03"}, True),
    ],
)
def test_given_an_announcement_then_its_time_can_be_checked_or_that_is_told(
    tmp_path: Path, changes: Plain, is_told: bool
) -> None:
    others = (
        event(title="Bridge"),
        event("month", title="Month", date="2025-12"),
        undated("other-promise", title="Other", date_note=NOTE),
    )
    found = advice(tmp_path, *others, undated(**changes))
    told = ["event railway-promised: nothing tells how 'announced' is known"]
    assert found == (told if is_told else [])


@pytest.mark.parametrize(
    ("citations", "is_told"),
    [
        ([citation(3, (0, 2))], False),
        ([citation(3, (5, 8))], True),
        ([citation(3, (5, 8)), citation(3, (0, 2), supports=["date"])], True),
        ([citation(3, (5, 8)), citation(3, (0, 2), supports=["leaders"])], False),
        ([citation(3, (0, 1)), citation(3, (1, 2))], True),
    ],
)
@pytest.mark.parametrize("part", ["leaders", "subjects"])
def test_given_a_person_whom_no_marked_words_name_then_that_is_told(
    tmp_path: Path, citations: list[Plain], is_told: bool, part: str
) -> None:
    variant = {"text": "The ministers", "document": "report", "paragraph": 3}
    person: Plain = {"id": "ann-lee", "name": "Ann Lee", "variants": [variant]}
    taking_part: Plain = {part: ["ann-lee"]}
    dated: Plain = {"date_basis": "inferred", "date_note": NOTE}
    one = event(citations=citations, **dated, **taking_part)
    listed = sound_list(tmp_path, one, leaders=[person])
    write(tmp_path / "originals" / "report.txt", "\n\n".join(PARAGRAPHS))
    attached = attach_folder(tmp_path / "originals", listed.paragraphs)
    found = [item.message for item in curation_advice(listed, attached)]
    assert found == (["no words that are marked name Ann Lee"] if is_told else [])
    assert curation_advice(listed) == []


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({}, ""),
        ({"citations": []}, ""),
        ({"citations": [citation(supports=["event"])]}, "no words are marked for the date"),
        ({"date": "2025-12-04"}, "no words that are marked for the date say 4"),
        ({"date": "2024-12-02"}, "no words that are marked for the date say 2024 and 2"),
        ({"date": "2025-12-03/2025-12-05"}, "no words that are marked for the date say 5"),
        ({"date": "2025-12"}, ""),
        ({"date": "2025-12-04", "date_basis": "inferred", "date_note": "The day after."}, ""),
        ({"citations": [citation(words=(2, 4))]}, "no words that are marked for the date say 3"),
        ({"citations": [citation(words=(1, 3)), citation(words=(3, 4), supports=["date"])]}, ""),
    ],
)
def test_given_a_stated_date_then_the_words_marked_for_it_say_it_or_that_is_told(
    tmp_path: Path, changes: Plain, told: str
) -> None:
    one = event(**{"citations": [citation()], **changes})
    found = advice(tmp_path, one, is_attached=True)
    assert found == ([f"event bridge-opened: {told}"] if told else [])
