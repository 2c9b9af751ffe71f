"""The list that travels inside a PDF: what is put in, and how it is checked years later."""

from __future__ import annotations

import json
import re
import tempfile
import zlib
from pathlib import Path
from typing import Any

import pypdf
import pypdfium2
import pytest
from PySide6.QtWidgets import QApplication

from tests.lists import PARAGRAPHS, full_list, paragraph_file, write, write_list
from timeline_app.cli import main
from timeline_app.command_line.usage import FINE, PROBLEMS, WRONG_USE
from timeline_app.exchange import pdf_list

Capture = pytest.CaptureFixture[str]
PARAGRAPHS_NAME = "report.paragraphs.json"


@pytest.fixture
def pdf(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The print of a list, which is gone by now."""
    assert qapp is not None
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1764720000")
    return printed(tmp_path / "out.pdf")


def printed(path: Path, *options: str) -> Path:
    with tempfile.TemporaryDirectory(dir=path.parent) as folder:
        source = write_list(Path(folder), full_list())
        assert main(["print", str(source), "--attach", "-o", str(path), *options]) == FINE
    return path


def originals(folder: Path, *texts: str) -> str:
    write(folder / "originals" / "report.txt", "\n\n".join(texts or PARAGRAPHS))
    return str(folder / "originals")


def carrying(path: Path, files: dict[str, Any], password: str = "") -> Path:
    """A PDF of another program with some files inside."""
    writer = pypdf.PdfWriter()
    writer.add_blank_page(100, 100)
    for name, value in files.items():
        data = value if isinstance(value, bytes) else json.dumps(value).encode()
        writer.add_attachment(name, data)
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    writer.write(path)
    return path


def refusal(path: Path, capsys: Capture) -> str:
    """What `check` says of a file that it cannot use, which is one sentence."""
    capsys.readouterr()
    assert main(["check", str(path)]) == WRONG_USE
    told = capsys.readouterr()
    assert told.out == ""
    [sentence] = told.err.splitlines()
    return sentence.removeprefix(f"timeline-app: {path}: ")


def test_given_a_print_with_its_list_then_others_see_what_each_file_is(pdf: Path) -> None:
    reader = pypdf.PdfReader(pdf)
    root: Any = reader.trailer["/Root"]
    assert list(reader.attachments) == ["events.json", PARAGRAPHS_NAME]
    files = [entry.get_object() for entry in root["/AF"]]
    assert [file["/AFRelationship"] for file in files] == ["/Source", "/Data"]
    for file in files:
        stream = file["/EF"]["/F"].get_object()
        assert stream["/Subtype"] == "/application/json"
        assert stream["/Params"]["/ModDate"] == "D:20251203000000Z"
        assert stream["/Params"]["/Size"] == len(stream.get_data())
        assert file["/UF"] in reader.attachments
        assert file["/Desc"]


def test_given_the_same_list_twice_then_the_files_are_the_same_bytes(pdf: Path) -> None:
    assert printed(pdf.with_name("again.pdf")).read_bytes() == pdf.read_bytes()


def test_given_a_filter_then_just_the_events_that_are_printed_go_along(
    pdf: Path, capsys: Capture
) -> None:
    printed(pdf, "--kind", "ceremony", "--span", "2025-12")
    assert main(["check", str(pdf)]) == FINE
    assert f"{pdf}: 1 events, 3 citations, 0 problems" in capsys.readouterr().out


def test_given_no_wish_for_it_then_nothing_goes_along(
    qapp: QApplication, tmp_path: Path, capsys: Capture
) -> None:
    assert qapp is not None
    source = write_list(tmp_path, full_list())
    path = tmp_path / "plain.pdf"
    assert main(["print", str(source), "-o", str(path)]) == FINE
    root: Any = pypdf.PdfReader(path).trailer["/Root"]
    assert "/AF" not in root
    assert refusal(path, capsys).startswith("this PDF has no event list inside. ")


def test_given_the_originals_then_a_print_is_checked_as_its_list_would_be(
    pdf: Path, tmp_path: Path, capsys: Capture
) -> None:
    edited = [text.replace("3 December", "4 December") for text in PARAGRAPHS]
    folder = originals(tmp_path, *edited)
    source = write_list(tmp_path / "list", full_list())
    told = {}
    for path in (source, pdf):
        assert main(["check", str(path), "--sources", folder]) == PROBLEMS
        told[path] = capsys.readouterr().out.replace(str(path), "FILE")
    assert told[pdf] == told[source]
    assert "1 changed" in told[pdf]


def test_given_a_print_then_its_events_can_be_listed(pdf: Path, capsys: Capture) -> None:
    capsys.readouterr()
    assert main(["list", str(pdf), "--format", "json"]) == FINE
    assert {one["id"] for one in json.loads(capsys.readouterr().out)} == {
        one["id"] for one in full_list()["events"]
    }


def test_given_a_print_then_its_list_can_be_taken_out_again(
    pdf: Path, tmp_path: Path, capsys: Capture
) -> None:
    path = tmp_path / "out.json"
    assert main(["export", str(pdf), "-o", str(path)]) == FINE
    assert main(["check", str(path), "--sources", originals(tmp_path)]) == FINE
    assert "4 exact" in capsys.readouterr().out


def test_given_faults_in_the_list_inside_then_each_names_the_pdf(
    tmp_path: Path, capsys: Capture
) -> None:
    plain = full_list()
    plain["documents"][0]["paragraphs"] = PARAGRAPHS_NAME
    plain["events"][0]["date"] = "soon"
    paragraphs = paragraph_file()
    paragraphs["paragraphs"][1]["number"] = 7
    path = carrying(tmp_path / "out.pdf", {"events.json": plain, PARAGRAPHS_NAME: paragraphs})
    assert main(["check", str(path)]) == PROBLEMS
    told = capsys.readouterr().out
    assert f"{path} (events.json):1: $.events[0].date: " in told
    assert f"{path} ({PARAGRAPHS_NAME}):1: $.paragraphs[1].number: " in told
    assert tempfile.gettempdir() + "/timeline-app-" not in told


@pytest.mark.parametrize(
    ("files", "password", "reason"),
    [
        ({}, "", "this PDF has no event list inside"),
        ({"notes.txt": b"x"}, "", "this PDF has no event list inside"),
        ({"events.json": {"title": "x"}}, "", "the file has no 'format'"),
        ({"events.json": b"x"}, "secret", "this PDF asks for a password"),
    ],
)
def test_given_a_pdf_without_a_list_to_read_then_one_sentence_says_why(
    tmp_path: Path, capsys: Capture, files: dict[str, Any], password: str, reason: str
) -> None:
    assert reason in refusal(carrying(tmp_path / "other.pdf", files, password), capsys)


def test_given_what_is_no_whole_pdf_then_one_sentence_says_so(pdf: Path, capsys: Capture) -> None:
    whole = pdf.read_bytes()
    for data, reason in (
        (whole[: len(whole) // 3], "this PDF is broken, or is none"),
        (b"%PDF-1.7", "this PDF is broken, or is none"),
        (b"", "the file is empty"),
    ):
        pdf.write_bytes(data)
        assert refusal(pdf, capsys).startswith(reason)


def test_given_names_that_lead_elsewhere_then_nothing_is_written_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    folder = tmp_path / "unpacked"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    names = ("../events.json", "/tmp/events.json", "..", "C:\\events.json", "a/b.paragraphs.json")
    path = carrying(tmp_path / "evil.pdf", dict.fromkeys(names, b"{}"))
    assert "no event list inside" in refusal(path, capsys)
    assert {one.name for one in tmp_path.rglob("*")} == {"unpacked", "evil.pdf"}


def test_given_a_list_that_swells_when_it_is_unpacked_then_it_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.setattr(pdf_list, "_LARGEST_LIST_BYTES", 1_000_000)
    path = carrying(tmp_path / "bomb.pdf", {"events.json": b" " * 1_000_001})
    assert "the list inside this PDF is too large" in refusal(path, capsys)


def test_given_what_swells_without_end_then_it_is_refused_before_it_is_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.setattr(pdf_list, "_LARGEST_UNPACKED_BYTES", 1_000_000)
    monkeypatch.setattr(pypdfium2, "PdfDocument", None)
    path, bomb = tmp_path / "bomb.pdf", zlib.compress(b" " * 1_000_001)
    for filters, packed in ((b"", bomb), (b"/FlateDecode", zlib.compress(bomb))):
        path.write_bytes(b"<< /Filter [%b /FlateDecode] >> stream\n%b" % (filters, packed))
        assert "too large when it is unpacked" in refusal(path, capsys)


def test_given_a_pdf_for_the_window_then_the_sentence_names_what_reads_it(pdf: Path) -> None:
    from timeline_app.ui.reading.opening import read_or_empty

    _, [problem] = read_or_empty(pdf)
    assert re.search(r"this is a PDF.*`timeline-app check`", problem.sentence())
