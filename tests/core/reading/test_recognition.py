"""What a file is, told by what stands in it, and what its owner is advised to do."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.core.open_list import open_list, read_list
from timeline_app.core.reading.files import read_text
from timeline_app.core.reading.foreign_kinds import KINDS
from timeline_app.core.reading.recognition import BEGINNING_BYTES, recognise
from timeline_app.core.record.problems import UnreadableFileError

SLIDE = {"start_date": {"year": "1994"}, "text": {"headline": "Bridge"}}
ANNOTATION = {"@context": "http://www.w3.org/ns/anno.jsonld", "type": "Annotation", "body": []}
CHRONOLOGY_ENTRY = {"id": "a", "date": "1994-04-08", "title": "Bridge opens", "sources": []}


def package(*names: str, media_type: str = "") -> bytes:
    """A ZIP archive with empty files of such names."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        if media_type:
            archive.writestr("mimetype", media_type)
        for name in names:
            archive.writestr(name, "")
    return data.getvalue()


JSON_FILES = [
    ({"title": {"text": {"headline": "Bridges"}}, "events": [SLIDE]}, "timelinejs"),
    ({"events": [SLIDE]}, "timelinejs"),
    ({"events": [None, 5, SLIDE], "eras": []}, "timelinejs"),
    ({"timeline": {"headline": "x", "date": [{"startDate": "1994"}]}}, "timelinejs"),
    ({"format": "timeline-events/1", "title": "x"}, "event-list"),
    ({"format": "timeline-paragraphs/1", "document": "x"}, "paragraph-file"),
    ({"dateTimeFormat": "iso8601", "events": []}, "simile"),
    ({"events": [{"start": "1994", "title": "Bridge"}]}, "simile"),
    ({"items": [{"label": "Bridge", "type": "Event"}]}, "exhibit"),
    ({"type": "FeatureCollection", "features": []}, "geojson"),
    ({"type": "Topology", "arcs": []}, "topojson"),
    (ANNOTATION, "web-annotation"),
    ([ANNOTATION], "web-annotation"),
    ({"total": 1, "rows": [{"uri": "x", "target": []}]}, "hypothesis"),
    ([{"id": 1, "content": "Bridge", "start": "1994"}], "vis-timeline"),
    ([CHRONOLOGY_ENTRY], "chronology"),
    ({"events": [CHRONOLOGY_ENTRY]}, "chronology"),
    (CHRONOLOGY_ENTRY, "chronology-entry"),
    (["vcalendar", [], []], "jcal"),
    ({"theme": "dark"}, "json"),
    ([1, 2], "json"),
    ({"type": ["Feature"]}, "json"),
]
OTHER_FILES = [
    (b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "", "icalendar"),
    (b"\xef\xbb\xbfbegin:vevent\nEND:VEVENT\n", "x.txt", "icalendar"),
    (b"BEGIN:VCARD\n", "", "vcard"),
    (b'<?xml version="1.0"?>\n<!-- x -->\n<timeline><version>2</version>', "", "timeline-project"),
    (b"<!DOCTYPE timeline [<!ENTITY a 'b'>]><timeline/>", "x.timeline", "timeline-project"),
    (b"# Written by Timeline 0.1.0 on 2009-5-3\n", "", "old-timeline-project"),
    (b'<data date-time-format="iso8601"><event start="1994" title="x"/></data>', "", "simile"),
    (b"<data><row/></data>", "", "xml"),
    (b"<kml xmlns='x'>", "", "kml"),
    (b"<atom:feed xmlns:atom='x'>", "", "feed"),
    (b"<!doctype HTML><p>", "", "html"),
    (b"%PDF-1.7\n", "x.csv", "pdf"),
    (b"\x89PNG\r\n\x1a\n", "", "picture"),
    (b"RIFF\0\0\0\0WEBPVP8 ", "", "picture"),
    (b"RIFF\0\0\0\0WAVEfmt ", "", "sound-or-film"),
    (b"\0\0\0\x18ftypmp42", "", "sound-or-film"),
    (b"\0\0\0\x18ftypheic", "", "picture"),
    (b"\x1f\x8b\x08\0", "", "archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "x.xls", "old-office"),
    (b"SQLite format 3\0", "", "database"),
    (b"{\\rtf1", "", "rtf"),
    (b"---\ntitle: x\n", "", "yaml"),
    (b"id: a\ndate: '1994'\ntitle: Bridge\n", "", "yaml"),
    (b"var data = {};", "", "script"),
    (b"storyjs_jsonp_data = {", "", "script"),
    (b"date;title\n1994;Bridge\n1995;Rail\n", "x", "table"),
    (b"date,title\n", "x.csv", "table"),
    (b"Bridges, and more of them.\n\nThe first, of four, opened in 1994.\n", "", "text"),
    (b"Date: 3 May 1994\nFrom: Ann Lee\nTo: Bo Ray\n", "", "text"),
    ("Minutes".encode("utf-16"), "", "text"),
    (b"not JSON", "events.json", "unknown"),
    (b"\x01\x02\0\x03", "", "unknown"),
    (b"", "", "empty"),
    (b" \n ", "", "empty"),
    (package("xl/workbook.xml"), "x.zip", "xlsx"),
    (package("word/document.xml"), "", "docx"),
    (package("ppt/presentation.xml"), "", "pptx"),
    (package("a.csv"), "", "zip"),
    (package("x", media_type="application/vnd.oasis.opendocument.spreadsheet"), "", "ods"),
    (package("x", media_type="application/vnd.oasis.opendocument.text"), "", "odt"),
    (package("x", media_type="application/epub+zip"), "", "epub"),
]


@pytest.mark.parametrize(("value", "kind"), JSON_FILES)
def test_given_json_then_its_keys_tell_what_it_is(value: object, kind: str) -> None:
    assert recognise(json.dumps(value).encode()) is KINDS[kind]


@pytest.mark.parametrize(("data", "name", "kind"), OTHER_FILES)
def test_given_a_file_then_its_bytes_tell_what_it_is(data: bytes, name: str, kind: str) -> None:
    assert recognise(data, name) is KINDS[kind]


def test_given_long_json_then_its_beginning_tells_what_it_is() -> None:
    value = {"title": {"text": {"headline": "Bridges"}}, "events": [SLIDE] * 10_000}
    data = json.dumps(value).encode()
    assert len(data) > BEGINNING_BYTES
    assert recognise(data[:BEGINNING_BYTES]) is KINDS["timelinejs"]


@given(st.binary(max_size=300), st.sampled_from(["", "x.csv", "x.json", "x.ics"]))
def test_given_any_bytes_then_they_are_of_some_kind(data: bytes, name: str) -> None:
    assert recognise(data, name) in KINDS.values()


@given(st.sampled_from(OTHER_FILES), st.binary(max_size=40), st.integers(0, 40))
def test_given_a_spoiled_file_then_it_is_of_some_kind(
    case: tuple[bytes, str, str], noise: bytes, place: int
) -> None:
    data, name, _ = case
    assert recognise(data[:place] + noise + data[place:], name) in KINDS.values()


@pytest.mark.parametrize("opened", [open_list, read_list])
@pytest.mark.parametrize(
    ("content", "words"),
    [
        (json.dumps({"events": [SLIDE]}), "this is a TimelineJS file"),
        (json.dumps([CHRONOLOGY_ENTRY]), "this is a chronology as JSON of another make"),
        (json.dumps({"type": "FeatureCollection", "features": []}), "this is a map (GeoJSON)"),
        ('{"format": "timeline-paragraphs/1"}', "this is a paragraph file"),
        ("BEGIN:VCALENDAR\n", "this is a calendar (iCalendar)"),
        ("%PDF-1.7", "this is a PDF"),
        ("date,title\n1994,Bridge\n", "this is a table (CSV)"),
    ],
)
def test_given_a_file_that_is_no_list_when_opened_then_it_is_named(
    tmp_path: Path, content: str, words: str, opened: Callable[[Path], object]
) -> None:
    path = tmp_path / "events.json"
    path.write_text(content)
    with pytest.raises(UnreadableFileError) as caught:
        opened(path)
    assert words in caught.value.problem.message
    assert "format" not in caught.value.problem.remedy


@pytest.mark.parametrize("key", ["documents", "leaders", "as_of"])
def test_given_a_list_without_its_format_then_that_is_what_it_lacks(
    tmp_path: Path, key: str
) -> None:
    path = tmp_path / "events.json"
    path.write_text(json.dumps({"title": "x", key: [], "events": [CHRONOLOGY_ENTRY]}))
    with pytest.raises(UnreadableFileError, match="has no 'format'"):
        read_list(path)


def test_what_can_be_imported_says_where_and_what_cannot_says_what_can() -> None:
    for kind in KINDS.values():
        assert kind.name[0].islower() or kind.name.startswith("JSON")
        assert kind.remedy[0].isupper()
        assert kind.is_importable == ("Import in the File menu" in kind.remedy)


def test_given_a_picture_where_a_text_is_wanted_then_it_is_named(tmp_path: Path) -> None:
    path = tmp_path / "original.txt"
    path.write_bytes(b"\x89PNG\r\n\x1a\n\xff")
    with pytest.raises(UnreadableFileError, match="this is a picture and no text"):
        read_text(path)
