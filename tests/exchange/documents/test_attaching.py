"""Originals that are no plain texts: recognised, and their citations found."""

from pathlib import Path

import pytest

from tests.exchange.documents.files import Words, docx, paragraph, pdf
from timeline_app.core.citations.anchoring import CitationStatus
from timeline_app.core.citations.sources import Attachment
from timeline_app.core.record.model import Citation, ParagraphFile
from timeline_app.core.record.normal_words import words_sha256
from timeline_app.core.record.problems import Problem
from timeline_app.exchange.documents.adding import paragraphs_for
from timeline_app.exchange.documents.attaching import attach_file, attach_folder
from timeline_app.exchange.documents.reading import read_document

WORDS = ["The council met in the hall.", "They spoke of the new bridge over the river."]
FILES = {
    "a.docx": docx("".join(map(paragraph, WORDS))),
    "a.pdf": pdf([[Words(60, 700 - 40 * index, text) for index, text in enumerate(WORDS)]]),
    "a.html": "".join(f"<p>{text}</p>" for text in WORDS).encode(),
    "a.md": "\n\n".join(WORDS).encode(),
}


def stored(path: Path) -> dict[str, ParagraphFile]:
    return {"minutes": paragraphs_for("minutes", read_document(path))}


@pytest.mark.parametrize("name", FILES)
def test_an_original_of_any_kind_is_recognised_and_its_words_found(
    tmp_path: Path, name: str
) -> None:
    path = tmp_path / name
    path.write_bytes(FILES[name])
    words = ["new", "bridge"]
    citation = Citation("minutes", 2, (4, 6), words_sha256(words))
    found = attach_file(path, stored(path))
    assert isinstance(found, Attachment)
    assert found.text.anchor(citation).status is CitationStatus.EXACT
    assert attach_folder(tmp_path, stored(path)).keys() == {"minutes"}


def test_another_document_is_refused_with_what_it_is_not(tmp_path: Path) -> None:
    path, other = tmp_path / "a.pdf", tmp_path / "b.pdf"
    path.write_bytes(FILES["a.pdf"])
    other.write_bytes(pdf([[Words(60, 700, "Nothing of what was said there stands in this one.")]]))
    assert isinstance(attach_file(other, stored(path)), Problem)


def test_a_broken_original_is_refused_in_a_sentence(tmp_path: Path) -> None:
    path, broken = tmp_path / "a.pdf", tmp_path / "b.pdf"
    path.write_bytes(FILES["a.pdf"])
    broken.write_bytes(b"%PDF-1.4")
    problem = attach_file(broken, stored(path))
    assert isinstance(problem, Problem)
    assert problem.file == str(broken)
    assert problem.sentence().count("\n") == 0
    assert problem.remedy.startswith("Open it")


def test_given_a_folder_then_what_holds_the_document_whole_is_taken(tmp_path: Path) -> None:
    """Not the lines of a saved page as text, nor a brief that quotes the document."""
    page = tmp_path / "minutes.html"
    page.write_bytes(FILES["a.html"].replace(b"</p><p>", b"</p>\n<div>Menu</div>\n<p>"))
    files = stored(page)
    quoting = [Words(60, 700, "Brief"), Words(60, 660, WORDS[1]), Words(60, 620, "Printed today.")]
    (tmp_path / "brief.pdf").write_bytes(pdf([quoting]))
    found = attach_folder(tmp_path, files)
    assert found["minutes"].path == page
    words = ["new", "bridge"]
    number = next(p.number for p in files["minutes"].paragraphs if p.word_count == 9)
    citation = Citation("minutes", number, (4, 6), words_sha256(words))
    assert found["minutes"].text.anchor(citation).status is CitationStatus.EXACT
