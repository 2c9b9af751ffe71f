"""The notes on paper: what is said of an event, and where each citation leads."""

from __future__ import annotations

import msgspec
import pytest

from tests.lists import DOCUMENT, PARAGRAPHS, paragraph_file
from timeline_app.core.citations.anchoring import attach
from timeline_app.core.event_list.event_list import EventList
from timeline_app.core.record.model import ParagraphFile
from timeline_app.scene.brief.request import Detail
from timeline_app.scene.paper.flow import Run
from timeline_app.scene.paper.page import note_target, source_target
from timeline_app.scene.paper.paging import Note, Notes
from timeline_app.state.paper.notes import NoteWriter

FILE = msgspec.convert(paragraph_file(), ParagraphFile)
FIRST_NUMBER = 11


def written(events: EventList, text: str | None = None, detail: Detail = Detail.FULL) -> Notes:
    """The notes of all events; `text` is what is attached as their document."""
    originals = {} if text is None else {DOCUMENT: attach(text, FILE)}
    rows = range(len(events.table))
    numbers = {row: FIRST_NUMBER + row for row in rows}
    return NoteWriter(events, numbers, originals).notes(rows, detail)


def note_of(notes: Notes, event_id: str) -> Note:
    return next(note for note in notes.events if note.title == f"Title of {event_id}")


def runs_of(note: Note) -> list[Run]:
    return [run for runs in note.paragraphs for run in runs]


def words_of(note: Note) -> list[str]:
    return ["".join(run.text for run in runs) for runs in note.paragraphs]


def test_given_events_then_each_has_its_number_title_and_year(events: EventList) -> None:
    notes = written(events).events
    assert [note.number for note in notes] == [FIRST_NUMBER, FIRST_NUMBER + 1, FIRST_NUMBER + 2]
    assert note_of(written(events), "bridge-opened").heading == "2025"
    assert note_of(written(events), "spring-meeting").heading == "2026"


def test_given_a_ceremony_then_its_note_tells_date_people_place_and_summary(
    events: EventList,
) -> None:
    date, facts, summary, *_ = words_of(note_of(written(events), "bridge-opened"))
    assert date == ("3 December 2025, afternoon, stated by the source. Announced November 2025. ")
    assert facts == ("Ann Lee, Bo Vông. Spoken of: Bo Vông. Bodies: River Commission. Savan. ")
    assert summary == "Two ministers opened it."


def test_given_an_event_without_a_date_then_its_note_says_when_it_was_announced(
    events: EventList,
) -> None:
    date, *_ = words_of(note_of(written(events), "railway-promised"))
    assert date == "No date given; announced December 2025. "


def test_given_a_recurring_event_then_its_note_says_how_and_why_so(events: EventList) -> None:
    (date,) = words_of(note_of(written(events), "spring-meeting"))
    assert date.startswith("About April 2026, inferred. Repeats: ")
    assert date.endswith("Counted from the announcement.")


def test_given_a_part_then_its_note_leads_to_the_whole(events: EventList) -> None:
    notes = written(events)
    whole = note_of(notes, "bridge-opened")
    (link,) = [run for run in runs_of(note_of(notes, "railway-promised")) if run.target and
               run.target.startswith("note-")]  # fmt: skip
    assert link.text == f"{whole.number} {whole.title}"
    assert link.target == note_target(whole.number)


def test_given_citations_then_each_paragraph_stands_once_and_leads_to_its_source(
    events: EventList,
) -> None:
    runs = [run for run in runs_of(note_of(written(events), "bridge-opened")) if run.target]
    assert [(run.text, run.target) for run in runs] == [
        ("¶\u00a04", source_target(DOCUMENT, 4)),
        ("¶\u00a02", source_target(DOCUMENT, 2)),
    ]


def test_given_no_original_then_the_note_says_what_is_cited_for_what(events: EventList) -> None:
    *_, differs, cited = words_of(note_of(written(events), "bridge-opened"))
    assert differs.startswith("Remark on the source: Two names Report, The press, December 2025: ")
    assert cited == "Report, The press, December 2025: ¶\u00a02 for event, date. "


def test_given_the_original_then_the_note_quotes_the_cited_words(events: EventList) -> None:
    notes = written(events, "\n".join(PARAGRAPHS))
    *_, cited = words_of(note_of(notes, "bridge-opened"))
    assert cited.endswith(
        "for event, date: “3 December 2025” “the two ministers opened the new bridge at Savan” "
    )


@pytest.mark.parametrize(
    ("text", "remark"),
    [
        ("\n".join([*PARAGRAPHS[:2], PARAGRAPHS[3]]), "not found in the attached text"),
        (
            "\n".join(PARAGRAPHS).replace("agreed to build a railway", "agreed to buy a railway"),
            "the attached text differs here",
        ),
        (
            "\n".join(PARAGRAPHS).replace("The ministers agreed", "Then the ministers agreed"),
            "found elsewhere in the attached text",
        ),
    ],
)
def test_given_another_edition_then_the_note_says_how_it_differs(
    events: EventList, text: str, remark: str
) -> None:
    *_, cited = words_of(note_of(written(events, text), "railway-promised"))
    assert f"({remark})" in cited
    assert "(" not in cited.replace(f"({remark})", "")


def test_given_short_notes_then_each_has_its_date_and_where_it_says_so(events: EventList) -> None:
    notes = written(events, detail=Detail.SHORT)
    assert words_of(note_of(notes, "bridge-opened"))[1:] == ["Report ¶ 2"]
    assert notes.sources == ()


def test_given_a_reason_of_a_date_then_short_notes_leave_it_out(events: EventList) -> None:
    notes = written(events, detail=Detail.SHORT)
    assert "Counted" not in "".join(words_of(note_of(notes, "spring-meeting")))


def test_given_no_notes_asked_for_then_there_are_none(events: EventList) -> None:
    assert written(events, detail=Detail.NONE) == Notes()
