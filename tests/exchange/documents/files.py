"""Small PDF and DOCX files, written by hand so that a test knows every letter of them."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


class Words(NamedTuple):
    """Some words on a page, from the lower left in points."""

    x: float
    y: float
    text: str
    size: float = 10
    is_bold: bool = False


def pdf(pages: Sequence[Sequence[Words]], size: tuple[int, int] = (595, 842)) -> bytes:
    """Return a PDF of pages of words in Helvetica."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    objects.append(b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding"
                   b" /WinAnsiEncoding >>")  # fmt: skip
    objects.append(objects[-1].replace(b"/Helvetica", b"/Helvetica-Bold"))
    kids = []
    for words in pages:
        stream = b"".join(map(_shown, words))
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        box = f"[0 0 {size[0]} {size[1]}]".encode()
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox %s"
            b" /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >>"
            b" /Contents %d 0 R >>" % (box, len(objects))
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), b" ".join(kids))
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer << /Size %d /Root 1 0 R >>\n" % (len(objects) + 1)
    return bytes(out + b"startxref\n%d\n%%%%EOF\n" % start)


def _shown(words: Words) -> bytes:
    text = words.text.encode("cp1252")
    for mark in (b"\\", b"(", b")"):
        text = text.replace(mark, b"\\" + mark)
    font = 2 if words.is_bold else 1
    return b"BT /F%d %g Tf %g %g Td (%s) Tj ET\n" % (font, words.size, words.x, words.y, text)


def column(x: float, top: float, lines: Sequence[str], step: float = 12) -> list[Words]:
    """Return lines one below the other."""
    return [Words(x, top - index * step, line) for index, line in enumerate(lines)]


def paragraph(text: str, style: str = "") -> str:
    """Return a paragraph of a DOCX."""
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}<w:r><w:t xml:space='preserve'>{text}</w:t></w:r></w:p>"


def table(*rows: Sequence[str]) -> str:
    """Return a table of a DOCX."""
    cells = "".join(
        "<w:tr>" + "".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) + "</w:tr>"
        for row in rows
    )
    return f"<w:tbl>{cells}</w:tbl>"


def docx(body: str, notes: str = "", parts: Mapping[str, bytes] = MappingProxyType({})) -> bytes:
    """Return a DOCX with a body and footnotes in the XML of its format."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(
            "[Content_Types].xml",
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="xml" ContentType="application/xml"/></Types>',
        )
        package.writestr(
            "_rels/.rels",
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="r1" Type="{_RELATIONS}/officeDocument"'
            ' Target="word/document.xml"/></Relationships>',
        )
        package.writestr("word/document.xml", _part("document", f"<w:body>{body}</w:body>"))
        package.writestr("word/styles.xml", _part("styles", _styles()))
        if notes:
            package.writestr("word/footnotes.xml", _part("footnotes", notes))
        for name, data in parts.items():
            package.writestr(name, data)
    return out.getvalue()


def _part(name: str, content: str) -> str:
    return f'<w:{name} xmlns:w="{_NAMESPACE}">{content}</w:{name}>'


def _styles() -> str:
    named = {"Title": "Title", "Heading1": "heading 1", "Caption": "caption"}
    return "".join(
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/></w:style>'
        for key, name in named.items()
    )
