"""The bundled list: it reads without a problem and every word of evidence is in its place."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from timeline_app.core.citations.anchoring import CitationStatus, attach
from timeline_app.core.citations.curation import curation_advice
from timeline_app.core.citations.sources import Attachment, attach_folder
from timeline_app.core.citations.verification import coverage, status_counts, verify
from timeline_app.core.dates.civil import SECONDS_PER_DAY, civil_from_days
from timeline_app.core.dates.edtf import EdtfDate, Precision, parse
from timeline_app.core.event_list.event_list import EventList
from timeline_app.core.open_list import read_list
from timeline_app.core.reading.thorough import Reading
from timeline_app.core.record.model import Event

ROOT = Path(__file__).resolve().parents[2]
SOURCES = ROOT.parent / "shared" / "sources"
MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
THIRDS = {"37": "early", "38": "mid", "39": "late"}


@cache
def reading() -> Reading:
    return read_list(ROOT / "events.json")


def record() -> EventList:
    return reading().events


def everything() -> list[Event]:
    return record().table.events(range(len(record().table)))


@cache
def attachments() -> dict[str, Attachment]:
    if not SOURCES.is_dir():
        pytest.skip("the original documents are not at ../shared/sources")
    return attach_folder(SOURCES, record().paragraphs)


def test_it_reads_without_a_problem() -> None:
    assert reading().problems == ()
    assert len(everything()) >= 40
    assert [len(file.paragraphs) for file in record().paragraphs.values()] == [75, 45]


def test_every_citation_is_exact() -> None:
    assert len(attachments()) == len(record().head.documents)
    counts = status_counts(verify(record(), attachments()))
    assert counts.pop("exact") > 0
    assert set(counts.values()) == {0}


def test_the_sources_are_matched_paragraph_by_paragraph() -> None:
    for attachment in attachments().values():
        blocks = attachment.text.paragraphs
        assert [block.matches for block in blocks] == [block.number for block in blocks]
        assert all(block.is_exact for block in blocks)


def test_nothing_is_left_uncovered() -> None:
    found = coverage(record())
    assert found.paragraphs_without_event == ()
    assert found.events_without_citation == ()
    assert found.events_without_date_evidence == ()
    assert found.leaders_without_event == ()
    assert found.themes_without_event == ()


def test_the_rules_of_its_curation_are_kept() -> None:
    assert [one.sentence() for one in curation_advice(record(), attachments())] == []


def test_titles_tell_apart_by_their_first_25_letters_and_none_has_more_than_80() -> None:
    titles = [event.title for event in everything()]
    assert [title for title in titles if len(title) > 80] == []
    assert len({title.casefold()[:25] for title in titles}) == len(titles)


def test_texts_know_no_jargon_of_the_house() -> None:
    notes = [text for event in everything() for text in (event.date_note, event.summary)]
    assert [text for text in notes if "hangs" in text or "coded" in text] == []


def test_a_first_page_holds_a_dozen_or_two_and_documents_have_codes() -> None:
    assert 12 <= sum(event.key for event in everything()) <= 24
    assert [document.short for document in record().head.documents] == ["ND", "JS"]
    assert not any(document.url or document.archived for document in record().head.documents)


@pytest.mark.parametrize("event", everything(), ids=lambda event: event.id)
def test_each_event_is_honestly_dated(event: Event) -> None:
    assert (event.date is None) == (event.date_basis == "undated")
    if event.date_basis == "undated":
        assert event.announced
    if event.date_basis in ("inferred", "derived"):
        assert event.date_note
    assert event.summary
    assert event.themes
    assert event.citations


def date_phrases(date: EdtfDate) -> Iterator[set[str]]:
    """The words that have to stand in the evidence of a date, as alternatives by member."""
    for side in re.split(r"/|\.\.|,", date.text.strip("[]{}")):
        year, _, rest = side.rstrip("~?%").partition("-")
        month, _, day = rest.partition("-")
        words = {year} if year else set()
        if month in THIRDS:
            words.add(THIRDS[month])
        elif month:
            words.add(MONTHS[int(month) - 1])
        if day:
            words.add(str(int(day)))
        if words:
            yield words


def expresses(words: list[str], date: EdtfDate) -> bool:
    """Whether some words, taken together, name every part of a date."""
    return all(phrase <= set(words) for phrase in date_phrases(date))


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("2025-12-03", "on december 3 2025", True),
        ("2025-12-03", "december 3", False),
        ("2025-12-03", "on december 30 2025", False),
        ("2025-12-03", "december 2025", False),
        ("2025-12", "published december 2025", True),
        ("2025-12", "2025", False),
        ("2026/2030", "for the 2026 2030 period", True),
        ("2026/2030", "from 2026", False),
        ("2026/..", "from 2026", True),
        ("2025-12-01/2025-12-02", "from december 1 to 2 2025", True),
        ("2025-12-01/2025-12-02", "on december 1 2025", False),
        ("2026-37~", "in early 2026", True),
        ("2026-37~", "in 2026", False),
        ("2045", "by 2045", True),
    ],
)
def test_the_matcher_of_dates_itself(text: str, words: str, expected: bool) -> None:
    assert expresses(words.split(), parse(text)) is expected


STATED = [event for event in everything() if event.date_basis == "stated"]


@pytest.mark.parametrize("event", STATED, ids=lambda event: event.id)
def test_the_marked_words_contain_a_stated_date(event: Event) -> None:
    assert event.date is not None
    marked: list[str] = []
    for citation in event.citations:
        if "date" in citation.supports:
            block = attachments()[citation.document].text.paragraphs[citation.paragraph - 1]
            marked += block.content.words[slice(*citation.words)]
    assert expresses(marked, parse(event.date)), marked


def test_a_stated_day_is_no_finer_than_its_words() -> None:
    """The matcher above reads the text; this reads the extent, so that both agree."""
    for event in STATED:
        date = parse(event.date or "")
        if date.precision is Precision.DAY:
            year, month, day = civil_from_days(date.start_s // SECONDS_PER_DAY)
            first = next(iter(date_phrases(date)))
            assert first == {str(year), MONTHS[month - 1], str(day)}


def edited_copy(text: str) -> str:
    """An edited copy: an insertion at the top, every seventh paragraph changed, some wrapped."""
    lines = ["A new first line", *(line for line in text.splitlines() if line.strip())]
    for index in range(0, len(lines), 7):
        words = lines[index].split()
        words[len(words) // 2] = "edited"
        lines[index] = " ".join(words)
    for index in range(3, len(lines), 5):
        half = len(lines[index].split()) // 2
        lines[index] = "\n".join(
            " ".join(part) for part in (lines[index].split()[:half], lines[index].split()[half:])
        )
    return "\n".join(lines)


def test_an_edited_copy_is_anchored_fast() -> None:
    files = record().paragraphs
    copies = {i: edited_copy(one.path.read_text("utf-8")) for i, one in attachments().items()}
    began = time.perf_counter()
    edited = {i: Attachment(SOURCES, attach(copy, files[i])) for i, copy in copies.items()}
    counts = status_counts(verify(record(), edited))
    assert time.perf_counter() - began < 1.0
    assert counts[CitationStatus.EXACT] == 0
    assert counts[CitationStatus.MOVED] > 0.9 * sum(counts.values())
    assert 0 < counts[CitationStatus.CHANGED] < 0.1 * sum(counts.values())
    assert counts[CitationStatus.LOST] <= 3


def test_a_changed_word_changes_exactly_the_citations_that_hold_it() -> None:
    for document, attachment in attachments().items():
        lines = [block.content.text for block in attachment.text.paragraphs]
        citations = [
            (citation, place)
            for event in everything()
            for citation in event.citations
            if citation.document == document
            for place in [sum(citation.words) // 2]
        ]
        for citation, place in citations[::10]:
            content = attachment.text.paragraphs[citation.paragraph - 1].content
            begin, end = content.char_range(place, place + 1)
            copy = list(lines)
            copy[citation.paragraph - 1] = f"{content.text[:begin]}xyzzy{content.text[end:]}"
            attached = attach("\n".join(copy), record().paragraphs[document])
            for other, _ in citations:
                holds = (
                    other.paragraph == citation.paragraph
                    and other.words[0] <= place < other.words[1]
                )
                expected = CitationStatus.CHANGED if holds else CitationStatus.EXACT
                assert attached.anchor(other).status is expected, (citation, other)
