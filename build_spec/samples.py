"""Small files of other programs for the try-out; each tells that a bridge opened on a day."""

from __future__ import annotations

import io
import json
import zipfile

TITLE = "Bridge opens"
DAY = "1994-04-08"
SENTENCE = "The bridge opened on 8 April 1994."
# Only who knows the encodings of East Asia reads the page that holds it.
JAPANESE = "橋は1994年4月8日に開通した。"

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_OASIS = "urn:oasis:names:tc:opendocument:xmlns"


def lists() -> dict[str, bytes]:
    """Lists of one event, by the names of their files."""
    return {
        "table.csv": f"Date,Title\n8 April 1994,{TITLE}\n".encode(),
        "workbook.xlsx": _xlsx(),
        "sheet.ods": _ods(),
        "slides.json": _slides(),
        "calendar.ics": _calendar(),
        "project.timeline": _project(),
    }


def documents() -> dict[str, bytes]:
    """Documents, by the names of their files."""
    page = f"<!DOCTYPE html><html><body><h1>A bridge</h1><p>{SENTENCE}</p></body></html>"
    named = f'<html><head><meta charset="shift_jis"></head><body><p>{JAPANESE}</p></body></html>'
    return {
        "text.txt": f"A bridge\n\n{SENTENCE}\n".encode(),
        "marks.md": f"# A bridge\n\n{SENTENCE}\n".encode(),
        "page.html": page.encode(),
        "japanese.html": named.encode("shift_jis"),
        "letter.docx": _docx(),
    }


def _xlsx() -> bytes:
    from datetime import date

    from openpyxl import Workbook

    book, written = Workbook(), io.BytesIO()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Date", "Title"])
    sheet.append([date.fromisoformat(DAY), TITLE])
    book.save(written)
    return written.getvalue()


def _ods() -> bytes:
    def row(*cells: str) -> str:
        inside = "".join(
            f"<table:table-cell><text:p>{cell}</text:p></table:table-cell>" for cell in cells
        )
        return f"<table:table-row>{inside}</table:table-row>"

    spaces = "".join(f' xmlns:{name}="{_OASIS}:{name}:1.0"' for name in ("office", "table", "text"))
    content = (
        f"<office:document-content{spaces}><office:body><office:spreadsheet>"
        f'<table:table table:name="One">{row("Date", "Title")}{row("8 April 1994", TITLE)}'
        "</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    return _packed({"mimetype": kind, "content.xml": content})


def _slides() -> bytes:
    """As TimelineJS has them."""
    year, month, day = DAY.split("-")
    slide = {
        "start_date": {"year": year, "month": month, "day": day},
        "text": {"headline": TITLE, "text": f"<p>{SENTENCE}</p>"},
    }
    return json.dumps({"events": [slide]}).encode()


def _calendar() -> bytes:
    # In the middle of the night of another zone, so that its rules are asked for.
    start = f"{DAY.replace('-', '')}T003000"
    lines = (
        *("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//try-out//EN", "BEGIN:VEVENT"),
        *("UID:bridge", "DTSTAMP:19940101T000000Z", f"DTSTART;TZID=Asia/Vientiane:{start}"),
        *(f"SUMMARY:{TITLE}", f"DESCRIPTION:{SENTENCE}", "END:VEVENT", "END:VCALENDAR", ""),
    )
    return "\r\n".join(lines).encode()


def _project() -> bytes:
    """As The Timeline Project has it."""
    day = f"{DAY} 00:00:00"
    event = f"<event><start>{day}</start><end>{day}</end><text>{TITLE}</text></event>"
    return (
        "<timeline><version>2.3</version><categories></categories>"
        f"<events>{event}</events></timeline>"
    ).encode()


def _docx() -> bytes:
    types = '<Default Extension="xml" ContentType="application/xml"/>'
    relation = (
        f'<Relationship Id="r1" Type="{_RELATIONS}/officeDocument" Target="word/document.xml"/>'
    )
    body = f"<w:body><w:p><w:r><w:t>{SENTENCE}</w:t></w:r></w:p></w:body>"
    return _packed(
        {
            "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">{types}</Types>',
            "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">{relation}'
            "</Relationships>",
            "word/document.xml": f'<w:document xmlns:w="{_WORD}">{body}</w:document>',
        }
    )


def _packed(parts: dict[str, str]) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in parts.items():
            # OpenDocument wants it to be legible at the start of the file.
            how = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            package.writestr(name, text, how)
    return written.getvalue()
