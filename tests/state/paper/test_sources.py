"""The sources on paper: cited paragraphs with their gists, and the notes that cite them."""

from __future__ import annotations

from pathlib import Path

from tests.lists import DOCUMENT, citation, event, sound_list
from timeline_app.core.event_list.event_list import EventList
from timeline_app.core.record.citing import citations_of
from timeline_app.core.record.model import Event
from timeline_app.scene.paper.flow import Run
from timeline_app.scene.paper.page import note_target
from timeline_app.state.paper.sources import NO_GIST, SourceWriter


def numbered(events: EventList) -> list[tuple[int, Event]]:
    return list(enumerate(events.table.events(range(len(events.table))), 1))


def cited_by(runs: tuple[Run, ...]) -> tuple[str, list[str]]:
    return "".join(run.text for run in runs), [run.target for run in runs if run.target]


def test_given_citations_then_paragraphs_stand_in_order_with_gist_and_notes(
    events: EventList,
) -> None:
    (source,) = SourceWriter(events).sources(numbered(events))
    assert (source.id, source.title) == (DOCUMENT, "Report")
    assert source.details == "The press, December 2025"
    assert [number for number, _ in source.paragraphs] == [2, 3, 4]
    gist, _ = source.paragraphs[0][1]
    assert [run.text for run in gist] == ["Gist 2"]


def test_given_a_paragraph_that_one_event_cites_then_one_note_is_named(
    events: EventList,
) -> None:
    number = next(n for n, one in numbered(events) if one.id == "bridge-opened")
    (source,) = SourceWriter(events).sources(numbered(events))
    _, notes = source.paragraphs[0][1]
    assert cited_by(notes) == (f"Note {number}", [note_target(number)])


def test_given_a_paragraph_that_several_cite_then_each_note_is_named_once(tmp_path: Path) -> None:
    twice = [citation(), citation(2, (4, 13))]
    events = sound_list(
        tmp_path, event("one", citations=twice), event("two"), event("three", citations=twice)
    )
    (source,) = SourceWriter(events).sources(numbered(events))
    ((_, (_, notes)),) = source.paragraphs
    citing = [number for number, one in numbered(events) if one.citations]
    assert cited_by(notes) == (
        f"Notes {citing[0]}, {citing[1]}",
        [note_target(number) for number in citing],
    )


def test_given_nothing_is_cited_then_there_is_no_source(tmp_path: Path) -> None:
    events = sound_list(tmp_path, event())
    assert SourceWriter(events).sources(numbered(events)) == []


def test_given_a_document_without_paragraphs_then_it_says_that_no_gist_is_stored(
    tmp_path: Path,
) -> None:
    events = sound_list(
        tmp_path,
        event(citations=[citation()]),
        documents=[{"id": DOCUMENT, "title": "Report"}],
    )
    (source,) = SourceWriter(events).sources(numbered(events))
    ((_, (gist, _)),) = source.paragraphs
    assert [run.text for run in gist] == [NO_GIST]
    assert source.details == ""


def test_given_several_documents_then_they_stand_in_the_order_of_the_list(
    tmp_path: Path,
) -> None:
    events = sound_list(
        tmp_path,
        event(citations=[citation(document="late"), citation(document="early")]),
        documents=[{"id": "early", "title": "Early"}, {"id": "late", "title": "Late"}],
    )
    sources = SourceWriter(events).sources(numbered(events))
    assert [source.title for source in sources] == ["Early", "Late"]


def test_given_a_discrepancy_then_what_it_cites_is_a_source_too(events: EventList) -> None:
    (_, bridge) = next(pair for pair in numbered(events) if pair[1].id == "bridge-opened")
    assert [one.paragraph for one in citations_of(bridge)] == [2, 2, 4]
