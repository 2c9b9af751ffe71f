"""Attaching files, verifying citations, coverage, and the event list's small services."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.lists import PARAGRAPHS, citation, event, sound_list, undated, write
from timeline_app.core.citations.anchoring import CitationStatus
from timeline_app.core.citations.sources import (
    LARGEST_SOURCE_BYTES,
    Attachment,
    attach_file,
    attach_folder,
    best_attachments,
)
from timeline_app.core.citations.verification import coverage, status_counts, verify
from timeline_app.core.event_list.event_list import EventList
from timeline_app.core.record.citing import placed_citations_of
from timeline_app.core.record.problems import Problem

TEXT = "\n\n".join(PARAGRAPHS)


def listed(folder: Path) -> EventList:
    return sound_list(
        folder,
        event(
            citations=[citation(), citation(2, (7, 10), supports=["event"])],
            leaders=["ann-lee"],
            themes=["water"],
            discrepancies=[{"text": "Two", "citations": [citation(4, (0, 3))]}],
        ),
        undated(citations=[]),
        event("unfounded", date="2030", citations=[citation(3, (0, 2), supports=["event"])]),
    )


@pytest.mark.parametrize("name", ["report.txt", "anything.md", "no ending", "Báo cáo.TXT"])
def test_a_source_is_recognised_whatever_its_name(tmp_path: Path, name: str) -> None:
    events = listed(tmp_path)
    path = write(tmp_path / "attached" / name, b"\xef\xbb\xbf" + TEXT.encode())
    found = attach_file(path, events.paragraphs)
    assert isinstance(found, Attachment)
    assert (found.path, found.text.document) == (path, "report")
    assert attach_folder(path.parent, events.paragraphs).keys() == {"report"}


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "empty"),
        (b"\xff\xfe\x00", "not UTF-8"),
        (b"Something else altogether", "matches none of the list's documents"),
        (b"x" * (LARGEST_SOURCE_BYTES + 1), "too large"),
    ],
)
def test_a_file_that_is_no_source_is_refused_with_a_reason(
    tmp_path: Path, content: bytes, message: str
) -> None:
    events = listed(tmp_path)
    path = write(tmp_path / "attached" / "file.txt", content)
    found = attach_file(path, events.paragraphs)
    assert isinstance(found, Problem)
    assert message in found.message
    assert found.remedy
    assert attach_folder(path.parent, events.paragraphs) == {}


def test_a_name_that_is_no_file_is_refused_with_a_reason(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none", tmp_path / "a\0b"):
        assert isinstance(attach_file(path, {}), Problem)
    assert attach_folder(tmp_path / "none", {}) == {}


def test_of_two_copies_the_less_edited_one_is_kept(tmp_path: Path) -> None:
    events = listed(tmp_path)
    folder = tmp_path / "attached"
    write(folder / "a.txt", TEXT.replace("railway", "road"))
    original = write(folder / "b.txt", TEXT)
    write(folder / "c.txt", TEXT)
    assert attach_folder(folder, events.paragraphs)["report"].path == original
    assert best_attachments([]) == {}


def test_every_citation_is_looked_up(tmp_path: Path) -> None:
    events = listed(tmp_path)
    path = write(tmp_path / "copy.txt", TEXT.replace("bridge", "tunnel", 1))
    attachment = attach_file(path, events.paragraphs)
    assert isinstance(attachment, Attachment)
    found = {
        (finding.event.id, finding.path): finding.status
        for finding in verify(events, {"report": attachment})
    }
    assert found == {
        ("bridge-opened", ("citations", 0)): CitationStatus.EXACT,
        ("bridge-opened", ("citations", 1)): CitationStatus.EXACT,
        ("bridge-opened", ("discrepancies", 0, "citations", 0)): CitationStatus.EXACT,
        ("unfounded", ("citations", 0)): CitationStatus.EXACT,
    }
    path = write(tmp_path / "copy.txt", TEXT.replace("opened", "closed"))
    attachment = attach_file(path, events.paragraphs)
    assert isinstance(attachment, Attachment)
    counts = status_counts(verify(events, {"report": attachment}))
    assert counts == {"exact": 3, "moved": 0, "changed": 1, "lost": 0, "not attached": 0}


def test_without_sources_nothing_is_attached(tmp_path: Path) -> None:
    counts = status_counts(verify(listed(tmp_path), {}))
    assert counts == {"exact": 0, "moved": 0, "changed": 0, "lost": 0, "not attached": 4}


def test_coverage_names_what_lacks_support(tmp_path: Path) -> None:
    found = coverage(listed(tmp_path))
    assert found.paragraphs_without_event == (("report", 1),)
    assert found.events_without_citation == ("railway-promised",)
    assert found.events_without_date_evidence == ("unfounded",)
    assert found.leaders_without_event == ("bo-vong",)
    assert found.themes_without_event == ("transport",)


def test_someone_who_is_only_spoken_of_is_not_without_event(tmp_path: Path) -> None:
    found = coverage(sound_list(tmp_path, event(subjects=["bo-vong"])))
    assert found.leaders_without_event == ("ann-lee",)


def test_citations_of_an_event_come_with_their_paths(tmp_path: Path) -> None:
    events = listed(tmp_path)
    one = events.table.event(events.table.row_of_id["bridge-opened"])
    assert [path for path, _ in placed_citations_of(one)] == [
        ("citations", 0),
        ("citations", 1),
        ("discrepancies", 0, "citations", 0),
    ]


def test_ids_have_names_and_paragraphs_are_found(tmp_path: Path) -> None:
    events = listed(tmp_path)
    names = [events.name_of_id[i] for i in ("ann-lee", "commission", "water", "report")]
    assert names == ["Ann Lee", "River Commission", "Water", "Report"]
    assert events.leader_of_id["bo-vong"].name == "Bo Vông"
    second = events.paragraph("report", 2)
    assert second is not None
    assert second.gist == "Gist 2"
    for document, number in (("report", 0), ("report", 6), ("report", -1), ("none", 1)):
        assert events.paragraph(document, number) is None
