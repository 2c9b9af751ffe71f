"""DOCX as documents, by way of the page that mammoth makes of them.

A DOCX is a ZIP of XML, so it is looked at before: how much it unpacks to, how deep it nests, and
whether it declares entities, which no word processor does.
"""

import io
import zipfile
import zlib
from xml.parsers.expat import ExpatError
from xml.sax import SAXException, make_parser
from xml.sax.handler import ContentHandler, LexicalHandler, property_lexical_handler

from timeline_app.exchange.documents.document import DocumentError, ReadDocument
from timeline_app.exchange.documents.html_text import html_document

LARGEST_XML_BYTES = 30_000_000
"""A thousand pages of text; the parts are read into objects that take twenty times as much."""
_MOST_PARTS = 10_000
"""Pictures and all, a few hundred; more only cost time."""
# A table in a table in a text box nests some forty deep; what reads it calls itself at each step.
_DEEPEST_XML = 150
_OLE_MARK = b"\xd0\xcf\x11\xe0"
_STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='Subtitle'] => h2:fresh
p[style-name='Caption'] => p.caption:fresh
p[style-name='caption'] => p.caption:fresh
"""
_BROKEN = "it is no DOCX that can be read: open it in a word processor and save it as DOCX anew"


def word_document(data: bytes) -> ReadDocument:
    """Return a DOCX as a document, footnotes at its end. Raises DocumentError."""
    if data.startswith(_OLE_MARK):
        raise DocumentError(
            "it is an old Word file or one with a password: save it as DOCX without a password"
        )
    try:
        _look_inside(data)
        page = _as_page(data)
    except _PACKAGE_ERRORS:
        raise DocumentError(_BROKEN) from None
    return html_document(page)


def _as_page(data: bytes) -> str:
    import mammoth

    result = mammoth.convert_to_html(
        io.BytesIO(data),
        style_map=_STYLES,
        include_embedded_style_map=False,
        convert_image=_no_picture,
    )
    page: str = result.value
    return page


def _no_picture(_image: object) -> list[object]:
    return []


# What zipfile, the XML reader and mammoth raise at files that are not what they say.
_PACKAGE_ERRORS = (
    zipfile.BadZipFile,
    zlib.error,
    SAXException,
    ExpatError,
    EOFError,
    OSError,
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    # also for a password, or a way of packing that this Python does not know
    RuntimeError,
)


def _look_inside(data: bytes) -> None:
    """Refuse what would fill the memory or recurse without end. Raises DocumentError."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = package.infolist()
        if len(parts) > _MOST_PARTS:
            raise DocumentError(f"it holds more than {_MOST_PARTS:,} parts: no document does")
        texts = [part for part in parts if part.filename.lower().endswith((".xml", ".rels"))]
        if sum(part.file_size for part in texts) > LARGEST_XML_BYTES:
            raise DocumentError(
                f"its text unpacks to more than {LARGEST_XML_BYTES // 1_000_000} MB:"
                " split the document"
            )
        for part in texts:
            _look_at(package.read(part))


def _look_at(xml: bytes) -> None:
    """Go through a part once. Raises DocumentError, and SAXException for what is no XML."""
    reader = make_parser()
    guard = _Guard()
    reader.setContentHandler(guard)
    reader.setProperty(property_lexical_handler, guard)
    reader.parse(io.BytesIO(xml))


class _Guard(ContentHandler, LexicalHandler):
    """Refuses what nests too deep and what declares anything."""

    def __init__(self) -> None:
        super().__init__()
        self._depth = 0

    def startElement(self, _name: str, _attributes: object) -> None:  # noqa: N802  SAX calls it so
        """Count an element that begins."""
        self._depth += 1
        if self._depth > _DEEPEST_XML:
            raise DocumentError(f"its parts nest more than {_DEEPEST_XML} deep: no document does")

    def endElement(self, _name: str) -> None:  # noqa: N802  SAX calls it so
        """Count an element that ends."""
        self._depth -= 1

    def startDTD(self, *_declaration: object) -> None:  # noqa: N802  SAX calls it so
        """Refuse a declaration."""
        raise DocumentError("it declares entities, which no word processor does: it is not read")
