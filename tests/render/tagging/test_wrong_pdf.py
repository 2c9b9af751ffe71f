"""A PDF that Qt wrote in another way than is known: it has its pages, and nobody a traceback."""

from __future__ import annotations

import io
import random
import re
from pathlib import Path
from typing import Any

import pypdf
import pytest
from PySide6.QtWidgets import QApplication

from tests.lists import full_list, write_list
from tests.render.tagging.printing import document_of, read
from timeline_app.cli import main
from timeline_app.command_line.usage import FINE
from timeline_app.render import paper
from timeline_app.render.paper import pdf_of
from timeline_app.render.pdf_extras import PdfFile, with_extras
from timeline_app.render.pdf_update import PdfUpdate, UnexpectedPdfError
from timeline_app.render.tagging.marks import with_parts
from timeline_app.scene.paper.paging import PaperDocument

pytestmark = pytest.mark.usefixtures("qapp")

UNTAGGED = "no tags for screen readers"
BARE = "pages alone, no links"


@pytest.fixture(scope="module")
def written(qapp: QApplication) -> tuple[bytes, PaperDocument]:
    """What Qt wrote, and the pages that are in it."""
    assert qapp is not None
    kept: list[bytes] = []

    def keeping(data: bytes, *_others: object) -> PdfFile:
        kept.append(data)
        return PdfFile(data)

    document = document_of(read(full_list()))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(paper, "with_extras", keeping)
        pdf_of(document)
    return kept[0], document


def changed(data: bytes, old: bytes, new: bytes) -> bytes:
    """Data with another word as long as the one before, wherever it stands."""
    assert old in data
    assert len(old) == len(new)
    return data.replace(old, new)


def test_given_no_marks_then_the_file_has_all_but_tags(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paper, "put_mark", lambda _painter: None)
    file = pdf_of(document_of(read(full_list())))
    reader = pypdf.PdfReader(io.BytesIO(file.data))
    assert UNTAGGED in file.remark
    assert "/StructTreeRoot" not in reader.root_object
    metadata: Any = reader.root_object["/Metadata"]
    assert "pdfuaid" not in metadata.get_data().decode()
    assert reader.outline
    pages: list[Any] = list(reader.pages)
    assert sum(len(page["/Annots"]) for page in pages if "/Annots" in page) > 10


@pytest.mark.parametrize(
    ("old", "new", "lack"),
    [
        (b"/Contents ", b"/Kontents ", UNTAGGED),
        (b"</rdf:RDF>", b"</rdf:RDG>", UNTAGGED),
        (b"/Kids ", b"/Bids ", BARE),
        (b"/FontName ", b"/FondName ", BARE),
        (b"/Creator ", b"/Creatur ", BARE),
        (b"startxref", b"startzref", BARE),
        (b"\nxref\n", b"\nyref\n", BARE),
        (b" 00000 n", b" 00000 m", BARE),
        (b"\ntrailer", b"\ntrayler", BARE),
    ],
)
def test_given_a_word_that_is_another_then_one_sentence_says_what_is_lacking(
    written: tuple[bytes, PaperDocument], old: bytes, new: bytes, lack: str
) -> None:
    data, document = written
    spoilt = changed(data, old, new)
    file = with_extras(spoilt, document)
    assert lack in file.remark
    assert not file.remark.endswith(".")
    if lack is BARE:
        assert file.data == spoilt, "what Qt wrote is not made worse"
    else:
        assert pypdf.PdfReader(io.BytesIO(file.data)).outline


def test_given_bytes_spoilt_at_random_then_nothing_is_raised(
    written: tuple[bytes, PaperDocument],
) -> None:
    data, document = written
    chance = random.Random(7)
    for _ in range(60):
        spoilt = bytearray(data)
        at = chance.randrange(len(data))
        match chance.randrange(3):
            case 0:
                spoilt[at] = chance.randrange(256)
            case 1:
                del spoilt[at : at + chance.randrange(1, 400)]
            case _:
                del spoilt[at:]
        assert with_extras(bytes(spoilt), document).data


@pytest.mark.parametrize("data", [b"", b"%PDF-1.4", b"\ntrailer\nstartxref 99999999999999999999"])
def test_given_what_is_no_pdf_then_it_is_left_as_it_is(
    written: tuple[bytes, PaperDocument], data: bytes
) -> None:
    file = with_extras(data, written[1])
    assert file.data == data
    assert BARE in file.remark


def test_given_a_page_too_many_then_the_file_is_left_as_it_is(
    written: tuple[bytes, PaperDocument],
) -> None:
    data, document = written
    kids = re.search(rb"/Kids\s*\[\s*(\d+ 0 R)", data)
    assert kids is not None
    file = with_extras(changed(data, kids[1], b" " * len(kids[1])), document)
    assert BARE in file.remark


def test_given_a_printed_list_then_the_command_line_says_it_in_one_line(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(paper, "put_mark", lambda _painter: None)
    path = tmp_path / "out.pdf"
    source = write_list(tmp_path, full_list())
    assert main(["print", str(source), "-o", str(path)]) == FINE
    message = capsys.readouterr().err
    assert UNTAGGED in message
    assert message.count("\n") == 1
    assert pypdf.PdfReader(path).pages


def test_given_another_number_of_marks_then_a_stream_is_refused() -> None:
    mark = b"/CSp cs\n0 0 0 scn\n/GSa gs\nq\n1 0 0 1 0 0 cm\n-9000 -7000 1 1 re\nf\nQ\n"
    stream = b"q\n" + mark + b"Q\nBT\nET\nq\n" + mark + b"Q\n"
    assert with_parts(stream, [b"/P <</MCID 0>> BDC"]) == b"/P <</MCID 0>> BDC\nBT\nET\nEMC\n"
    for openings in ([], [b"a", b"b"]):
        with pytest.raises(UnexpectedPdfError):
            with_parts(stream, openings)
    with pytest.raises(UnexpectedPdfError):
        with_parts(stream.replace(b"0 0 0 scn", b"0 0 0 SCN", 1), [b"a"])


def test_given_a_state_that_a_part_goes_on_to_use_then_it_is_saved_within_that_part() -> None:
    mark = b"/CSp cs\n0 0 0 scn\n/GSa gs\nq\n1 0 0 1 0 0 cm\n-9000 -7000 1 1 re\nf\nQ\n"
    stream = b"q\n" + mark + b"0 0 m\nf\nQ\nq\n1 0 m\nS\n" + mark + b"Q\n"
    assert with_parts(stream, [b"A"]) == b"A\nq\n0 0 m\nf\nQ\nq\n1 0 m\nS\nQ\nEMC\n"


def test_given_a_changed_file_then_it_is_still_the_same_objects(
    written: tuple[bytes, PaperDocument],
) -> None:
    data, _ = written
    update = PdfUpdate(data)
    added = [update.add(b"<</Number %d>>" % number) for number in range(450)]
    update.extend_catalog(b"/Added [%b]" % b" ".join(b"%d 0 R" % number for number in added))
    reader = pypdf.PdfReader(io.BytesIO(update.finished()))
    entries: Any = reader.root_object["/Added"]
    assert [int(entry.get_object()["/Number"]) for entry in entries] == list(range(450))
    assert len(reader.pages) == len(pypdf.PdfReader(io.BytesIO(data)).pages)
