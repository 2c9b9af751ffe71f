"""Sources that a file names without an address: said by their names, wherever they are said."""

from __future__ import annotations

from pathlib import Path

import pytest

from timeline_app.cli import main
from timeline_app.command_line.usage import FINE
from timeline_app.core.citations.passages import PassageWriter
from timeline_app.core.event_list.event_list import EventList
from timeline_app.core.open_list import read_list
from timeline_app.exchange.incoming.importing import bring_in, usual_out
from timeline_app.exchange.incoming.readers import read_draft
from timeline_app.exchange.incoming.reading_options import ReadOptions
from timeline_app.scene.brief.request import Detail
from timeline_app.state.paper.notes import NoteWriter

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def events(tmp_path: Path) -> EventList:
    path = tmp_path / "t.csv"
    path.write_text("Date,Title,Source\n2021-04-03,Contract signed,Contract\n", encoding="utf-8")
    bring_in(path, read_draft(path, ReadOptions()))
    return read_list(usual_out(path)).events


def test_given_a_source_by_name_then_a_passage_is_the_name_alone(events: EventList) -> None:
    event = events.table.event(0)
    writer = PassageWriter(events, lambda _document: None)
    assert [passage.source for passage in writer.passages(event.citations)] == ["Contract"]
    assert writer.places(event.citations) == " (Contract)"


@pytest.mark.parametrize("ending", ["csv", "html", "ics"])
def test_given_a_source_by_name_then_files_say_no_paragraph_of_it(
    ending: str, events: EventList, tmp_path: Path
) -> None:
    out = tmp_path / f"out.{ending}"
    assert main(["export", str(events.path), "-o", str(out)]) == FINE
    text = out.read_text("utf-8")
    assert "Contract" in text
    assert "¶" not in text
    assert "words 1" not in text
    assert "paragraph 1" not in text


@pytest.mark.parametrize("detail", [Detail.FULL, Detail.SHORT])
def test_given_a_source_by_name_then_print_says_no_paragraph_of_it(
    detail: Detail, events: EventList
) -> None:
    notes = NoteWriter(events, {0: 1}, {}).notes([0], detail)
    told = "".join(run.text for note in notes.events for runs in note.paragraphs for run in runs)
    assert "Contract" in told
    assert "¶" not in told
    assert all(number == 0 for source in notes.sources for number, _ in source.paragraphs)
