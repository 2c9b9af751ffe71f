"""Recognising what a file is by what stands in it; its name only decides what that leaves open."""

import io
import re
import zipfile
from collections.abc import Mapping
from itertools import islice
from pathlib import Path, PurePath
from typing import Final

from timeline_app.core.reading.foreign_kinds import KINDS, ForeignKind
from timeline_app.core.reading.json_shapes import json_text_kind
from timeline_app.program.regular_file import open_regular

BEGINNING_BYTES: Final = 65_536
"""So much tells what a file is; the members of a JSON file may stand behind long texts."""

# A heading of a table is a few words; what is longer is a sentence with a comma in it.
_LONGEST_HEADING = 60
# One line with a comma may be a sentence, two of the same number of commas are hardly by chance.
_LEAST_LINES = 2
# Enough to tell; in a long table a cell may have a comma too many.
_MOST_LINES = 6

_BEGINNINGS: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "pdf"),
    *(
        (mark, "picture")
        for mark in (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\0", b"MM\0*")
    ),
    *((mark, "sound-or-film") for mark in (b"ID3", b"OggS", b"fLaC", b"\x1aE\xdf\xa3", b"RIFF")),
    *((mark, "archive") for mark in (b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"7z\xbc\xaf", b"Rar!")),
    (b"\xd0\xcf\x11\xe0", "old-office"),
    (b"SQLite format 3\0", "database"),
    (b"\x7fELF", "program"),
    (b"MZ", "program"),
    (b"PK\x05\x06", "zip"),
    (b"{\\rtf", "rtf"),
)
_TEXTS: tuple[tuple[str, str], ...] = (
    (r"(?i)begin:(vcalendar|vevent|vtodo|vjournal)\b", "icalendar"),
    (r"(?i)begin:vcard\b", "vcard"),
    (r"# Written by Timeline [0-9]", "old-timeline-project"),
    (r"(?i)<!doctype html|<html\b", "html"),
    (r"(?:var|let|const)\s+\w+\s*=|function\b[^\n]*\{|export\s+(?:default|const)\b", "script"),
    (r"[\w.]+\s*(?:=\s*[{\[]|\(\s*[{\[])", "script"),
    (r"---\s*\n|%YAML|(?:- )?(?:id|date|title): [^\n]*\n(?:\s*(?:- |[a-z_]+:)[^\n]*\n){2}", "yaml"),
)
# Told by a word or two, which may also stand in a table.
_GUESSED = {"script", "yaml"}
_ROOT = re.compile(r"<([A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)([\s/>]|$)")
_XML_ROOTS: Mapping[str, str] = {
    "timeline": "timeline-project",
    "kml": "kml",
    "gpx": "gpx",
    "rss": "feed",
    "feed": "feed",
    "RDF": "feed",
    "svg": "picture",
    "html": "html",
    "icalendar": "xcal",
}
_PACKAGES: tuple[tuple[str, str], ...] = (
    ("xl/", "xlsx"),
    ("word/", "docx"),
    ("ppt/", "pptx"),
)
_MEDIA_TYPES: Mapping[bytes, str] = {
    b"application/vnd.oasis.opendocument.spreadsheet": "ods",
    b"application/vnd.oasis.opendocument.text": "odt",
    b"application/epub+zip": "epub",
}


def recognise(data: bytes, name: str = "") -> ForeignKind:
    """Return what a file is, from its bytes, of which the first will do."""
    return KINDS[_kind(data, data[:BEGINNING_BYTES], PurePath(name).suffix.lower())]


def can_be_imported(path: Path) -> bool:
    """Tell whether a file is of a kind that can be brought in, though it is no list."""
    try:
        with open_regular(path) as file:
            beginning = file.read(BEGINNING_BYTES)
    except (OSError, ValueError):
        return False
    return recognise(beginning, path.name).is_importable


def _kind(whole: bytes, data: bytes, ending: str) -> str:
    if not data or data.isspace():
        return "empty"
    if data.startswith(b"PK\x03\x04"):
        return _package(whole)
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "picture"
    if data[4:8] == b"ftyp":
        return "picture" if data[8:12] in (b"heic", b"avif", b"mif1") else "sound-or-film"
    for mark, kind in _BEGINNINGS:
        # Two letters are too few to tell a picture from a text.
        if data.startswith(mark) and (mark[2:] or b"\0" in data):
            return kind
    text = _text(data)
    return "unknown" if text is None else _text_kind(text, ending)


def _text(data: bytes) -> str | None:
    """Return the beginning of a text, in whichever encoding; None for what is none."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace").lstrip("\ufeff")
    if b"\0" in data:
        return None
    return data.decode("utf-8-sig", "replace")


def _text_kind(text: str, ending: str) -> str:
    beginning = text.lstrip()
    if beginning[:1] in ("{", "["):
        return json_text_kind(beginning)
    is_called_table = ending in (".csv", ".tsv", ".tab")
    for pattern, kind in _TEXTS:
        if re.match(pattern, beginning) and not (is_called_table and kind in _GUESSED):
            return kind
    if beginning.startswith("<"):
        return _xml_kind(beginning)
    if is_called_table or _is_table(text):
        return "table"
    return "unknown" if ending in (".json", ".timeline", ".ics") else "text"


def _xml_kind(text: str) -> str:
    root = _ROOT.search(re.sub(r"(?s)<!--.*?-->|<\?.*?\?>", "", text))
    name = root[2] if root else ""
    if name == "data" and re.search(r"<event\b[^>]*\b(start|title)\s*=", text):
        return "simile"
    return _XML_ROOTS.get(name, "xml")


def _is_table(text: str) -> bool:
    """Tell whether the first lines have the same number of one separator, under headings."""
    lines = [line for line in islice(text.splitlines(), _MOST_LINES) if line.strip()]
    # The last one may be cut off where the beginning ends.
    lines = lines[: max(len(lines) - (len(lines) == _MOST_LINES), _LEAST_LINES)]
    return len(lines) >= _LEAST_LINES and any(
        _is_heading(lines[0], mark) and len({_count(line, mark) for line in lines}) == 1
        for mark in "\t;,|"
    )


def _count(line: str, mark: str) -> int:
    return re.sub(r'"[^"]*"', "", line).count(mark)


def _is_heading(line: str, mark: str) -> bool:
    cells = line.split(mark)
    return len(cells) > 1 and all(cell.strip() and len(cell) < _LONGEST_HEADING for cell in cells)


def _package(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
    # Of a broken archive the first entries are told by their letters.
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        names = [found.decode("ascii") for found in re.findall(rb"(?:xl|word|ppt)/", data)]
    for media_type, kind in _MEDIA_TYPES.items():
        # The first entry of such a package, which is stored as it is.
        if data[30:].startswith(b"mimetype" + media_type):
            return kind
    for beginning, kind in _PACKAGES:
        if any(name.startswith(beginning) for name in names):
            return kind
    return "zip"
