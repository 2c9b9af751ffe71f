"""A printed PDF is tagged: other programs find its parts, in the order in which they are read."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pypdf
import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pdfua import validate

from tests.lists import event, event_list, full_list
from tests.render.tagging.printing import document_of, full_pdf, read
from tests.render.tagging.tree import TaggedPdf
from timeline_app.program.plain_text import one_line
from timeline_app.render import paper
from timeline_app.render.paper import pdf_of
from timeline_app.scene.paper.paging import Layout, landing

pytestmark = pytest.mark.usefixtures("qapp")

LAYOUTS = pytest.mark.parametrize("layout", list(Layout))
HAS_POPPLER = pytest.mark.skipif(not shutil.which("pdfinfo"), reason="poppler is not installed")


def written(folder: Path, layout: Layout) -> Path:
    path = folder / "out.pdf"
    path.write_bytes(full_pdf(layout).data)
    return path


def output(*command: str | Path) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=True, encoding="utf-8")
    return done.stdout


@LAYOUTS
def test_given_any_layout_then_each_part_and_each_link_is_in_one_element(layout: Layout) -> None:
    assert not full_pdf(layout).remark
    TaggedPdf(full_pdf(layout).data).check()


@LAYOUTS
def test_given_any_layout_then_a_checker_of_pdf_ua_finds_nothing(
    tmp_path: Path, layout: Layout
) -> None:
    report = validate(str(written(tmp_path, layout)))
    assert not report.findings
    assert not report.skipped


@pytest.mark.skipif(not shutil.which("qpdf"), reason="qpdf is not installed")
@LAYOUTS
def test_given_any_layout_then_qpdf_finds_no_fault(tmp_path: Path, layout: Layout) -> None:
    assert "No syntax or stream encoding errors" in output(
        "qpdf", "--check", written(tmp_path, layout)
    )


def test_given_a_brief_then_it_says_its_language_title_and_that_it_keeps_to_the_standard() -> None:
    reader = pypdf.PdfReader(io.BytesIO(full_pdf().data))
    root: Any = reader.root_object
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    metadata = root["/Metadata"].get_data().decode()
    assert 'pdfuaid:part="1"' in metadata
    assert '<rdf:li xml:lang="x-default">The bridge</rdf:li>' in metadata
    assert pypdf.PdfReader(io.BytesIO(full_pdf().data)).outline


@pytest.mark.parametrize("layout", [Layout.BRIEF, Layout.PAGES])
def test_given_some_pages_of_a_document_then_its_title_is_read_first(layout: Layout) -> None:
    document = document_of(read(full_list()), layout)
    some = landing(replace(document, pages=document.pages[1:]))
    pdf = TaggedPdf(pdf_of(some).data)
    pdf.check()
    levels = [int(one.kind[1]) for one in pdf.elements() if re.fullmatch(r"H\d", one.kind)]
    assert levels[:2] == [1, 2]
    assert levels.count(1) == 1
    assert all(later - level <= 1 for level, later in pairwise(levels))


def test_given_a_language_that_is_none_then_it_is_unknown() -> None:
    plain = full_list() | {"language": "plain English"}
    reader = pypdf.PdfReader(io.BytesIO(pdf_of(document_of(read(plain))).data))
    assert str(reader.root_object["/Lang"]) == "und"


def test_given_a_brief_then_links_and_marks_are_told_in_words() -> None:
    pdf = TaggedPdf(full_pdf().data)
    told = {link.get_object()["/Contents"] for one in pdf.elements("Link") for link in one.links}
    assert "entry 2: Title of bridge-opened, page 3" in told
    assert "Report, paragraph 2, page 3" in told
    assert "2 on the axis, page 2" in told
    words = "2 Title of bridge-opened: 3 December 2025, afternoon, stated"
    # At a glance and on the axis.
    assert [one.words for one in pdf.elements("Figure")].count(words) >= 2


def test_given_a_figure_then_it_says_where_it_is() -> None:
    pdf = TaggedPdf(full_pdf().data)
    for figure in pdf.elements("Figure"):
        left, bottom, right, top = figure.object.get_object()["/A"]["/BBox"]
        box = pdf.reader.pages[figure.parts[0][0]].mediabox
        assert 0 <= left <= right <= box.width
        assert 0 <= bottom <= top <= box.height


@HAS_POPPLER
def test_given_a_brief_then_poppler_reads_it_in_the_order_of_the_page(tmp_path: Path) -> None:
    text = output("pdfinfo", "-struct-text", written(tmp_path, Layout.BRIEF))
    read_out = [line.strip() for line in text.splitlines()]
    order = [
        "The bridge", "At a glance", "What happened", "Title of bridge-opened", "Contents",
        "The axis", "Transport", "Chronology: 2 events", "Two ministers opened it.",
        "Promises without a date: 1", "Title of railway-promised", "Sources:", "Gist 2",
    ]  # fmt: skip
    at = -1
    for words in order:
        at = next(
            (place for place, line in enumerate(read_out) if place > at and words in line), -1
        )
        assert at >= 0, (words, text)
    assert "H1 (block)" in read_out
    assert not [line for line in read_out if "page 1 of" in line], "footers are not read out"


@HAS_POPPLER
@LAYOUTS
def test_given_any_layout_then_spaces_are_spaces_and_lines_do_not_run_together(
    tmp_path: Path, layout: Layout
) -> None:
    path = written(tmp_path, layout)
    text = output("pdfinfo", "-struct-text", path) + output("pdftotext", "-raw", path, "-")
    text += "".join(page.extract_text() for page in pypdf.PdfReader(path).pages)
    assert "\t" not in text
    assert "Title of bridge-opened" in text


def test_given_tags_then_a_page_looks_as_it_does_without_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    tagged = full_pdf().data
    monkeypatch.setattr(paper, "put_mark", lambda painter: None)
    bare = pdf_of(document_of(read(full_list())))
    assert bare.remark
    assert pictures(tagged) == pictures(bare.data)


def pictures(data: bytes) -> list[bytes]:
    pdf = pypdfium2.PdfDocument(data)
    try:
        return [bytes(page.render(scale=1.5).buffer) for page in pdf]
    finally:
        pdf.close()


# Brackets and backslashes end texts of a PDF, U+010D and U+0E0D hold the end of a line.
LETTERS = "()\\<>&%/ab \u010d\u0e0d\u1ea1\u0111ສະຫຼ\U0001f600\n\x7f"
TITLES = st.text(LETTERS, min_size=1, max_size=40).filter(lambda text: bool(one_line(text).strip()))


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(TITLES, TITLES)
def test_given_odd_titles_then_every_text_of_the_file_says_them(name: str, title: str) -> None:
    plain = event_list(event(title=title), title=name)
    events = read(plain)
    pdf = TaggedPdf(pdf_of(document_of(events)).data)
    pdf.check()
    information = pdf.reader.metadata
    assert information is not None
    assert information.title == one_line(events.head.title)
    shown = events.table.event(0).title
    told = [one.words for one in pdf.elements("Figure")]
    assert any(words.startswith(f"1 {one_line(shown)}:") for words in told), told
    names = [str(one["/Title"]) for one in flat(pdf.reader.outline)]
    assert f"1 {one_line(shown)}" in names


def flat(outline: Any) -> list[Any]:
    return [
        item for entry in outline for item in (flat(entry) if isinstance(entry, list) else [entry])
    ]
