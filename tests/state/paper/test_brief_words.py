"""What a brief says: dates and acts once, codes of documents, what matters, and quotations."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from tests.lists import (
    PARAGRAPHS,
    citation,
    event,
    event_list,
    sound_list,
    undated,
    write_list,
)
from tests.scene.fake_measurer import FakeMeasurer
from timeline_app.core.citations.sources import attach_folder
from timeline_app.core.event_list.event_list import EventList
from timeline_app.core.open_list import read_list
from timeline_app.core.record.model import Citation, Document, FilterRecord
from timeline_app.scene.display import Label
from timeline_app.scene.paper.flow import Run
from timeline_app.scene.paper.paging import Layout, PaperDocument
from timeline_app.state.paper.brief_entries import EntryWriter
from timeline_app.state.paper.brief_sources import BriefSources
from timeline_app.state.paper.codes import Codes
from timeline_app.state.paper.first_page import choices_of
from timeline_app.state.paper.job import PrintJob, paper_of
from timeline_app.state.paper.stamp import Stamp

A4 = paper_of("A4", is_portrait=True, margin_mm=15.0)


def rows_of(events: EventList) -> list[int]:
    return list(range(len(events.table)))


def writer(events: EventList) -> EntryWriter:
    numbers = {row: row + 1 for row in rows_of(events)}
    return EntryWriter(events, numbers, Codes(events.head.documents))


def words(runs: tuple[Run, ...]) -> str:
    return "".join(run.text for run in runs).replace("\u00a0", " ")


def brief(events: EventList, rows: list[int] | None = None) -> PaperDocument:
    stamp = Stamp("0123456789abcdef" * 4, datetime(2026, 1, 2), "9.9")
    job = PrintJob(events, FilterRecord(), rows or rows_of(events), stamp=stamp)
    return job.document(A4, FakeMeasurer(), Layout.BRIEF)


def said(document: PaperDocument, page: int) -> list[str]:
    return [item.text for item in document.pages[page].primitives if isinstance(item, Label)]


def cited(document: str, paragraph: int) -> Citation:
    return Citation(document, paragraph, (0, 1), "0" * 64)


@pytest.mark.parametrize(
    ("documents", "expected"),
    [
        ([Document("joint-statement-2025", "A")], ["JS"]),
        ([Document("nhandan-2025", "A")], ["NH"]),
        ([Document("joint-statement-2025", "A", short="X1")], ["X1"]),
        ([Document("a-b", "A"), Document("a-c-2", "B", short="AB"), Document("7", "C")],
         ["AB2", "AB", "D"]),
    ],
)  # fmt: skip
def test_given_documents_then_each_has_a_code_of_its_own(
    documents: list[Document], expected: list[str]
) -> None:
    codes = Codes(documents)
    assert [codes.of(document.id) for document in documents] == expected


def test_given_citations_then_paragraphs_stand_once_and_in_order_by_document() -> None:
    codes = Codes([Document("joint-statement", "A"), Document("nhan-dan", "B")])
    cites = [cited(*pair) for pair in (("joint-statement", 16), ("nhan-dan", 13),
                                       ("joint-statement", 3), ("joint-statement", 3))]  # fmt: skip
    runs = tuple(codes.runs(cites))
    assert words(runs) == "JS 3, 16 · ND 13"
    assert [run.target for run in runs] == [
        "source-joint-statement-3", "source-joint-statement-16", "source-nhan-dan-13",
    ]  # fmt: skip


def test_given_events_of_one_date_then_it_is_said_once(tmp_path: Path) -> None:
    events = sound_list(
        tmp_path,
        event("a"),
        event("b"),
        event("c", part_of_day="afternoon"),
        event("d", date="2026"),
        undated("e"),
    )
    groups = writer(events).dates(rows_of(events))
    assert [(group.words, len(group.entries)) for group in groups] == [
        ("3 December 2025", 3),
        ("2026", 1),
    ]


def test_given_an_event_then_its_entry_tells_basis_reason_people_differences_and_codes(
    tmp_path: Path,
) -> None:
    events = sound_list(
        tmp_path,
        event("whole"),
        event(
            summary="They opened it.", date="2025-12-04", date_basis="inferred",
            date_note="Counted from it.", leaders=["ann-lee"], place="Savan", part_of="whole",
            citations=[citation()], discrepancies=[{"text": "Two names", "citations": []}],
        ),
    )  # fmt: skip
    [_, group] = writer(events).dates(rows_of(events))
    title, body = map(words, group.entries[0].paragraphs)
    assert title == "Title of bridge-opened · inferred"
    assert body == (
        "They opened it. Counted from it. Remark on the source: Two names Ann Lee; Savan. "
        "Part of 1. RE 2"
    )


def test_given_promises_of_an_act_then_what_they_share_is_said_once_and_of_the_act(
    tmp_path: Path,
) -> None:
    note = {"date_note": "It hangs at the bridge.", "part_of": "bridge-opened"}
    events = sound_list(
        tmp_path,
        event(),
        undated("a", themes=["water"], announced="2025-12-03", **note),
        undated("b", themes=["transport"], announced="2025-12-03", **note),
        undated("c", announced="2025-12-03", part_of="bridge-opened", date_note="Soon, it says."),
        undated("lone", announced="2026"),
    )
    acts = writer(events).acts(rows_of(events))
    assert [(act.title, act.total) for act in acts] == [
        ("Title of bridge-opened", 3),
        ("Announced 2026", 1),
    ]
    assert words(acts[0].caption) == ("Announced 3 December 2025; see 1. It hangs at the bridge.")
    assert [theme.label for theme in acts[0].themes] == ["Transport", "Water", "No theme"]
    bodies = [
        words(entry.paragraphs[1]) if entry.paragraphs[1:] else ""
        for theme in acts[0].themes
        for entry in theme.entries
    ]
    assert bodies == ["", "", "Soon, it says. "]


def test_given_key_events_then_they_come_first_in_what_happened_was_agreed_and_comes_next(
    tmp_path: Path,
) -> None:
    events = sound_list(
        tmp_path,
        *(event(f"e{n}") for n in range(12)),
        event("key", key=True),
        event("signed", kind="signing"),
        event("plan", date="2030"),
        undated("promised"),
    )
    numbers = {row: row + 1 for row in rows_of(events)}
    columns = choices_of(events, rows_of(events), numbers)
    found = {column.title: [choice.title for choice in column.choices] for column in columns}
    assert len(found["What happened"]) == 13
    assert [c.title for c in columns[0].choices if c.rank == 0] == ["Title of key"]
    assert found["What was agreed"] == ["Title of promised", "Title of signed"]
    # As of the list, since a print may be read long after.
    assert found["What comes next, as of December 2025"] == ["Title of plan"]
    assert [column.total for column in columns] == [13, 2, 1]
    [agreed] = [column for column in columns if column.title == "What was agreed"]
    assert agreed.choices[0].when == "No date given"


@pytest.mark.parametrize(
    ("published", "heading", "count"),
    [
        ("2019-03-14", "What comes next, as of 14 March 2019", 2),
        ("", "What comes next, as of 26 November 2026", 1),
    ],
)
def test_given_a_list_as_of_no_date_then_its_newest_source_or_the_print_is(
    tmp_path: Path, published: str, heading: str, count: int
) -> None:
    plain = event_list(event("soon", date="[..2019-23]"), event("later", date="2030"))
    del plain["as_of"]
    if published:
        plain["documents"][0]["published"] = published
    events = read_list(write_list(tmp_path, plain)).events
    columns = choices_of(events, [0, 1], {0: 1, 1: 2}, datetime(2026, 11, 26))
    [ahead] = [column for column in columns if column.title == heading]
    assert ahead.total == count


def test_given_originals_then_the_cited_words_stand_once_with_all_that_rests_on_them(
    tmp_path: Path,
) -> None:
    events = sound_list(
        tmp_path,
        event("a", citations=[citation(2, (1, 4))]),
        event("b", citations=[citation(2, (2, 8)), citation(2, (13, 14)), citation(4, (0, 1))]),
    )
    folder = tmp_path / "originals"
    folder.mkdir()
    (folder / "any.txt").write_text("\n".join(PARAGRAPHS), encoding="utf-8")
    texts = {name: item.text for name, item in attach_folder(folder, events.paragraphs).items()}
    numbered = [(row + 1, events.table.event(row)) for row in rows_of(events)]
    codes = Codes(events.head.documents)
    [with_text] = BriefSources(events, texts, codes).parts(numbered)
    [without] = BriefSources(events, {}, codes).parts(numbered)
    assert [words(runs) for _, runs in with_text.paragraphs] == [
        "RE 2 “3 December 2025 the two ministers opened … together” → 1, 2",
        "RE 4 “Photo” → 2",
    ]
    assert [words(runs) for _, runs in without.paragraphs] == [
        "RE 2 Gist 2 → 1, 2",
        "RE 4 Gist 4 → 2",
    ]


def test_given_a_print_then_its_foot_names_file_hash_filter_state_and_version(
    tmp_path: Path,
) -> None:
    events = sound_list(tmp_path, event("a"), event("b"), undated("c"))
    foot = [text for text in said(brief(events, [0, 1]), 1) if "sha256" in text]
    assert len(foot) == 1
    for part in (
        "events.json",
        "0123456789ab",
        "2 of 3 events",
        "as of December 2025",
        "printed 2 January 2026 by timeline-app 9.9",
    ):
        assert part in foot[0]


def test_given_a_list_without_themes_then_none_is_missed(tmp_path: Path) -> None:
    events = sound_list(tmp_path, event("a"), undated("b"), themes=[])
    document = brief(events)
    texts = [text for page in range(len(document.pages)) for text in said(document, page)]
    assert "All events" in texts
    assert [text for text in texts if text == "No theme"] == []


def test_given_what_documents_tell_differently_then_that_is_no_remark_on_one_of_them(
    tmp_path: Path,
) -> None:
    documents = [{"id": name, "title": name} for name in ("report", "paper")]
    cited = [citation(), citation(document="paper")]
    differing = [{"text": "Two days", "citations": cited}]
    events = sound_list(tmp_path, event("a", discrepancies=differing), documents=documents)
    [group] = writer(events).dates(rows_of(events))
    assert words(group.entries[0].paragraphs[1]).startswith("The sources differ: Two days ")


def test_given_a_long_reason_or_difference_again_then_it_is_said_once_and_looked_up_there(
    tmp_path: Path,
) -> None:
    reason = "Named among the activities of the visit; which of its days it was is not said."
    differing = [{"text": f"Different: {reason}", "citations": []}]
    again = {"date_basis": "inferred", "date_note": reason, "discrepancies": differing}
    events = sound_list(tmp_path, event("a", **again), event("b", **again))
    [group] = writer(events).dates(rows_of(events))
    first, second = (words(entry.paragraphs[1]) for entry in group.entries)
    assert first == f"{reason} Remark on the source: Different: {reason} "
    assert second == "Reason as for 1. Remark on the source: see 1. "
    assert {run.target for run in group.entries[1].paragraphs[1]} == {"", "note-1"}


def test_given_many_events_in_a_row_then_a_source_names_them_as_a_series(tmp_path: Path) -> None:
    cites = [citation(2, (1, 4))]
    events = sound_list(
        tmp_path,
        *(event(f"e{n}", citations=[] if n in (1, 5) else cites) for n in range(8)),
    )
    numbered = [(row + 1, events.table.event(row)) for row in rows_of(events)]
    [part] = BriefSources(events, {}, Codes(events.head.documents)).parts(numbered)
    [(_, runs)] = part.paragraphs
    assert words(runs).endswith("→ 1, 3–5, 7, 8")
