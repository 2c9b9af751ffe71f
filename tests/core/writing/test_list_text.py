"""Lists as text: laid out as the bundled ones are."""

import json
from pathlib import Path

import msgspec
import pytest

from timeline_app.core.reading.thorough import read_thoroughly
from timeline_app.core.record.model import FORMAT, Document, EventFile
from timeline_app.core.writing.json_layout import json_text
from timeline_app.core.writing.list_text import list_text, with_document
from timeline_app.program.locations import bundled_list, data_folder

BUNDLED = [bundled_list(), *sorted((data_folder() / "resources" / "sources").glob("*.json"))]


@pytest.mark.parametrize("path", BUNDLED, ids=lambda path: path.name)
def test_the_bundled_files_are_laid_out_so(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert json_text(json.loads(text)) == text


def test_a_list_comes_back_as_it_was() -> None:
    file = msgspec.json.decode(bundled_list().read_bytes(), type=EventFile)
    text = list_text(file)
    assert msgspec.json.decode(text, type=EventFile) == file
    assert list_text(msgspec.json.decode(text, type=EventFile)) == text


def test_keys_stand_in_the_order_of_the_schema() -> None:
    plain = json.loads(list_text(EventFile(format=FORMAT, title="Mine", as_of="2025")))
    assert list(plain) == ["format", "title", "as_of", "language"]


def test_an_empty_list_is_valid() -> None:
    text = list_text(EventFile(format=FORMAT, title="Mine"))
    reading = read_thoroughly(Path("mine.events.json"), text)
    assert reading.problems == ()
    assert reading.events.head.title == "Mine"


@pytest.mark.parametrize("path", [BUNDLED[0], None])
def test_a_document_more_changes_its_lines_alone(path: Path | None) -> None:
    empty = list_text(EventFile(format=FORMAT, title="Mine", language="vi"))
    text = path.read_text(encoding="utf-8") if path else empty
    longer = with_document(text, Document(id="minutes", title="Minutes"))
    before, after = text.splitlines(), longer.splitlines()
    assert json.loads(longer)["documents"][-1] == {"id": "minutes", "title": "Minutes"}
    gone = [line for line in before if line not in after]
    assert len(gone) <= 1
    assert len(after) - len(before) in (4, 6)
