"""`timeline-app new` and `source`: a list of one's own, and documents in it."""

import json
from pathlib import Path

import pytest

from tests.exchange.documents.files import docx, paragraph
from timeline_app.cli import main
from timeline_app.command_line.usage import FINE, WRONG_USE
from timeline_app.program.locations import texts_folder

Capture = pytest.CaptureFixture[str]
TEXT = "The bridge\nThe council met and spoke of the bridge.\nPublished: 3 December 2025\n"


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "bridge.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def empty(tmp_path: Path, capsys: Capture) -> Path:
    path = tmp_path / "mine.events.json"
    assert main(["new", str(path), "--title", "Mine"]) == FINE
    capsys.readouterr()
    return path


def test_a_new_list_is_empty_and_has_no_problem(empty: Path, capsys: Capture) -> None:
    assert main(["check", str(empty)]) == FINE
    assert json.loads(empty.read_text(encoding="utf-8"))["title"] == "Mine"
    assert main(["list", str(empty), "--format", "json"]) == FINE


def test_a_new_list_without_a_title_is_called_as_its_file(tmp_path: Path) -> None:
    path = tmp_path / "town.events.json"
    assert main(["new", str(path)]) == FINE
    assert json.loads(path.read_text(encoding="utf-8"))["title"] == "town"


def test_a_new_list_without_an_ending_gets_one(tmp_path: Path) -> None:
    assert main(["new", str(tmp_path / "town")]) == FINE
    assert json.loads((tmp_path / "town.json").read_text(encoding="utf-8"))["title"] == "town"


@pytest.mark.parametrize("name", ["mine.events.json", "no folder/a.json", "x" * 300])
def test_a_new_list_takes_nobodys_place(empty: Path, name: str, capsys: Capture) -> None:
    before = empty.read_bytes()
    assert main(["new", str(empty.parent / name)]) == WRONG_USE
    assert capsys.readouterr().err.count("\n") == 1
    assert empty.read_bytes() == before


def test_without_a_list_a_document_is_only_told(document: Path, capsys: Capture) -> None:
    assert main(["source", str(document)]) == FINE
    told = capsys.readouterr().out
    assert "The bridge, 3 paragraphs (3 body), 14 words" in told
    assert "language: en" in told
    assert "published: 2025-12-03" in told
    assert "¶2  body" in told
    assert [path.name for path in document.parent.iterdir()] == ["bridge.txt"]


def test_a_document_goes_into_a_list_that_stays_sound(
    document: Path, empty: Path, capsys: Capture
) -> None:
    options = ["--short", "TB", "--publisher", "The Town", "--licence", "CC0"]
    assert main(["source", str(document), "--into", str(empty), *options]) == FINE
    [entry] = json.loads(empty.read_text(encoding="utf-8"))["documents"]
    assert entry == {
        "id": "the-bridge",
        "title": "The bridge",
        "publisher": "The Town",
        "published": "2025-12-03",
        "language": "en",
        "paragraphs": "sources/the-bridge.json",
        "licence": "CC0",
        "short": "TB",
    }
    assert main(["check", str(empty), "--sources", str(document.parent)]) == FINE
    stored = (empty.parent / "sources" / "the-bridge.json").read_text(encoding="utf-8")
    assert "council" not in stored


def test_words_of_an_added_document_can_be_cited(
    document: Path, empty: Path, capsys: Capture
) -> None:
    main(["source", str(document), "--into", str(empty)])
    capsys.readouterr()
    cite = ["cite", str(empty), "--document", "the-bridge", "--quote", "spoke of the bridge"]
    assert main([*cite, "--sources", str(document.parent)]) == FINE
    citation = json.loads(capsys.readouterr().out)
    assert (citation["paragraph"], citation["words"]) == (2, [4, 8])


def test_a_kept_text_is_attached_from_then_on(
    tmp_path: Path, empty: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))
    path = tmp_path / "minutes.docx"
    path.write_bytes(docx(paragraph("Minutes", "Title") + paragraph("They met on Tuesday.")))
    assert main(["source", str(path), "--into", str(empty), "--keep-text"]) == FINE
    [kept] = texts_folder().iterdir()
    assert kept.read_text(encoding="utf-8") == "Minutes\nThey met on Tuesday.\n"
    capsys.readouterr()
    cite = ["cite", str(empty), "--document", "minutes", "--quote", "met on Tuesday"]
    assert main(cite) == FINE
    assert json.loads(capsys.readouterr().out)["paragraph"] == 2


def test_without_the_switch_no_text_is_kept(
    tmp_path: Path, document: Path, empty: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    assert main(["source", str(document), "--into", str(empty)]) == FINE
    assert not texts_folder().exists()


def test_two_documents_of_one_title_get_two_ids(document: Path, empty: Path) -> None:
    twin = document.with_name("twin.txt")
    twin.write_text(TEXT + "More words.\n", encoding="utf-8")
    assert main(["source", str(document), str(twin), "--into", str(empty)]) == FINE
    documents = json.loads(empty.read_text(encoding="utf-8"))["documents"]
    assert [entry["id"] for entry in documents] == ["the-bridge", "the-bridge-2"]


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (["--id", "The Bridge"], "no id"),
        (["--published", "3 Dec"], "3 Dec"),
        (["--keep-text"], "--into"),
        (["--into", "missing.events.json"], "missing.events.json"),
        (["second.txt", "--title", "x"], "one by one"),
    ],
)
def test_wrong_use_gets_one_sentence(
    document: Path, options: list[str], sentence: str, capsys: Capture
) -> None:
    assert main(["source", str(document), *options]) == WRONG_USE
    told = capsys.readouterr().err
    assert sentence in told
    assert told.count("\n") == 1


def test_an_id_that_is_taken_and_a_list_with_problems_are_left_alone(
    document: Path, empty: Path, capsys: Capture
) -> None:
    assert main(["source", str(document), "--into", str(empty)]) == FINE
    before = empty.read_bytes()
    again = ["source", str(document), "--into", str(empty), "--id", "the-bridge"]
    assert main(again) == WRONG_USE
    assert "already" in capsys.readouterr().err
    assert empty.read_bytes() == before
    spoiled = before.replace(b'"language"', b'"tongue"')
    empty.write_bytes(spoiled)
    assert main(["source", str(document), "--into", str(empty), "--id", "other"]) == WRONG_USE
    assert "problems" in capsys.readouterr().err
    assert empty.read_bytes() == spoiled
    assert not (empty.parent / "sources" / "other.json").exists()
