"""What is stored of a document is what the bundled paragraph files store."""

from pathlib import Path

import pytest

from timeline_app.core.citations.anchoring import recognise
from timeline_app.core.reading.paragraph_file import read_paragraph_file
from timeline_app.core.record.model import Document, ParagraphFile
from timeline_app.exchange.documents.adding import id_of, keep_text, paragraphs_for
from timeline_app.exchange.documents.document import ReadDocument, ReadParagraph
from timeline_app.exchange.documents.reading import read_document
from timeline_app.program.locations import bundled_list, data_folder

SOURCES = bundled_list().parent.parent / "shared" / "sources"


def bundled(name: str) -> ParagraphFile:
    path = data_folder() / "resources" / "sources" / f"{name}.json"
    file, problems = read_paragraph_file(Document(id=name, title=name), path)
    assert file is not None
    assert not problems
    return file


@pytest.mark.skipif(not SOURCES.is_dir(), reason="the originals do not lie beside the repository")
@pytest.mark.parametrize("name", ["joint-statement-2025-12-03", "nhandan-2025-12"])
def test_the_bundled_files_are_made_again_from_their_originals(name: str) -> None:
    made = paragraphs_for(name, read_document(SOURCES / f"{name}.txt"))
    for mine, theirs in zip(made.paragraphs, bundled(name).paragraphs, strict=True):
        assert (mine.number, mine.word_count, mine.sha256, mine.sketch) == (
            theirs.number,
            theirs.word_count,
            theirs.sha256,
            theirs.sketch,
        )
        assert mine.duplicate_of == theirs.duplicate_of


def read(*texts: str) -> ReadDocument:
    return ReadDocument(paragraphs=tuple(map(ReadParagraph, texts)))


def test_a_skipped_paragraph_has_no_number() -> None:
    document = ReadDocument(
        paragraphs=(ReadParagraph("Head 1", "skip"), ReadParagraph("Words of the text"))
    )
    [paragraph] = paragraphs_for("mine", document).paragraphs
    assert (paragraph.number, paragraph.word_count, paragraph.gist) == (1, 4, "")


def test_a_kept_text_is_recognised_whole_and_private(tmp_path: Path) -> None:
    document = read("One two three four five.", "Six seven eight nine.", "One two three four five.")
    path = keep_text("mine", document.text, tmp_path / "texts")
    text = path.read_text(encoding="utf-8")
    attached = recognise(text, [paragraphs_for("mine", document)])
    assert attached is not None
    assert [(p.number, p.matches, p.is_exact) for p in attached.paragraphs] == [
        (1, 1, True),
        (2, 2, True),
        (3, 3, True),
    ]
    assert path.stat().st_mode & 0o077 == 0
    assert path.parent.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("title", "taken", "expected"),
    [
        ("Minutes of the Council", [], "minutes-of-the-council"),
        ("Hiệp định Đường sắt", [], "hiep-dinh-duong-sat"),
        ("Minutes", ["minutes", "minutes-2"], "minutes-3"),
        ("会議", [], "document"),
        ("", [], "document"),
        ("a " * 80, [], "a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a"),
        ("x" * 300, [], "x" * 40),
    ],
)
def test_an_id_is_made_of_a_title(title: str, taken: list[str], expected: str) -> None:
    assert id_of(title, taken) == expected
