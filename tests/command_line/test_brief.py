"""The brief as a file: how many pages it takes, what is on them, and where its numbers lead."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdf
import pytest
from PySide6.QtWidgets import QApplication

from tests.lists import PARAGRAPHS, citation, event, event_list, undated, write_list
from timeline_app.cli import main
from timeline_app.command_line.usage import FINE

MOST_PAGES = 18
EPOCH = "1700000000"
# What Qt orders by chance comes out the same in all of these once in thirty times.
PROCESSES = 5


@pytest.fixture(scope="module")
def whole(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> pypdf.PdfReader:
    """The brief of the bundled list."""
    assert qapp is not None
    path = tmp_path_factory.mktemp("pdf") / "brief.pdf"
    assert main(["print", "-o", str(path)]) == FINE
    return pypdf.PdfReader(path)


def text_of(page: pypdf.PageObject) -> str:
    return " ".join(page.extract_text().split())


def flat(outline: Any) -> Iterator[Any]:
    for item in outline:
        if isinstance(item, list):
            yield from flat(item)
        else:
            yield item


def test_given_the_bundled_list_then_its_brief_is_short_and_the_axis_one_sheet(
    whole: pypdf.PdfReader,
) -> None:
    assert len(whole.pages) <= MOST_PAGES
    boxes = [page.mediabox for page in whole.pages]
    assert [box.width > box.height for box in boxes] == [False, True] + [False] * (len(boxes) - 2)


def test_given_the_bundled_list_then_page_1_has_all_that_a_minister_needs(
    whole: pypdf.PdfReader,
) -> None:
    text = text_of(whole.pages[0])
    for words in (
        "Laos–Viet Nam high-level exchanges", "At a glance", "date stated (", "no date given (",
        "What happened", "What was agreed", "What comes next", "Contents",
        "To Lam pays a state visit to Laos", "page 1 of", "sha256", "all 225 events",
    ):  # fmt: skip
        assert words in text


def test_given_the_bundled_list_then_bookmarks_lead_to_every_event(
    whole: pypdf.PdfReader,
) -> None:
    numbered = {
        int(str(item.title).split(" ")[0]): item
        for item in flat(whole.outline)
        if str(item.title).split(" ")[0].isdecimal() and len(str(item.title)) > 12
    }
    assert set(range(1, 226)) <= set(numbered)
    for number in (1, 138, 225):
        page = whole.get_destination_page_number(numbered[number])
        assert page is not None
        assert f"{number} " in text_of(whole.pages[page])


def test_given_codes_then_each_leads_to_the_paragraph_it_names(whole: pypdf.PdfReader) -> None:
    assert any("JS 3" in text_of(page).replace("\u00a0", " ") for page in whole.pages)
    last = text_of(whole.pages[-1])
    assert "Sources ·" in last


def test_given_a_filter_then_an_event_has_the_number_of_the_whole_list(
    qapp: QApplication, tmp_path: Path, whole: pypdf.PdfReader
) -> None:
    assert qapp is not None
    path = tmp_path / "aid.pdf"
    assert main(["print", "-o", str(path), "--theme", "aid"]) == FINE
    some = {str(item.title) for item in flat(pypdf.PdfReader(path).outline)}
    every = {str(item.title) for item in flat(whole.outline)}
    numbered = {title for title in some if title.split(" ")[0].isdecimal() and " " in title}
    assert len(numbered) >= 5
    assert numbered <= every


def test_given_an_epoch_then_every_process_makes_the_same_file_of_a_list(tmp_path: Path) -> None:
    files, path = set(), tmp_path / "out.pdf"
    for _ in range(PROCESSES):
        run = [sys.executable, "-m", "timeline_app", "print", "-o", str(path), "--theme", "aid"]
        subprocess.run(run, check=True, env={**os.environ, "SOURCE_DATE_EPOCH": EPOCH})
        files.add(path.read_bytes())
    assert len(files) == 1
    assert "printed 14 November 2023" in text_of(pypdf.PdfReader(path).pages[0])


def test_given_originals_then_the_brief_quotes_the_cited_words_once(
    qapp: QApplication, tmp_path: Path
) -> None:
    assert qapp is not None
    source = write_list(
        tmp_path, event_list(event(citations=[citation()]), undated(citations=[citation()]))
    )
    originals = tmp_path / "originals"
    originals.mkdir()
    (originals / "any name.txt").write_text("\n".join(PARAGRAPHS), encoding="utf-8")
    path = tmp_path / "out.pdf"
    assert main(["print", str(source), "-o", str(path), "--sources", str(originals)]) == FINE
    text = " ".join(text_of(page) for page in pypdf.PdfReader(path).pages)
    assert text.count("“3 December 2025”") == 1


@pytest.mark.parametrize("events", [[event()], [undated()], [event("a"), event("b"), undated()]])
def test_given_few_events_then_there_is_a_brief_of_few_pages(
    events: list[dict[str, Any]], qapp: QApplication, tmp_path: Path
) -> None:
    assert qapp is not None
    path = tmp_path / "out.pdf"
    assert main(["print", str(write_list(tmp_path, event_list(*events))), "-o", str(path)]) == FINE
    assert 2 <= len(pypdf.PdfReader(path).pages) <= 3
