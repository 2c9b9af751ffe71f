"""The one door to documents: which reader reads a file, and what is too large."""

import codecs
import re
from collections.abc import Callable
from pathlib import Path

from timeline_app.core.reading.files import read_data
from timeline_app.core.record.problems import UnreadableFileError
from timeline_app.exchange.documents.document import DocumentError, Look, ReadDocument
from timeline_app.exchange.documents.guesses import guessed
from timeline_app.exchange.documents.html_text import html_document
from timeline_app.exchange.documents.pdf_file import pdf_document
from timeline_app.exchange.documents.plain_texts import markdown_document, text_document
from timeline_app.exchange.documents.word_file import word_document

LARGEST_TEXT_BYTES = 20_000_000
"""Books have 1 MB, a saved page with its pictures inside a few; more takes a minute to read."""
LARGEST_FILE_BYTES = 200_000_000
"""A scanned book of 1,000 pages; PDF and DOCX hold pictures that are not read."""
_META_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{1,40})""")
# A browser looks no further either.
_HEAD_BYTES = 2_048
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Of the encodings that pages name, those that are only letters: others unpack or run something.
_CHARSETS = re.compile(
    r"utf-?8|iso-?8859-?\d{1,2}|latin-?1|windows-?125\d|cp125\d|us-ascii|ascii|koi8-[ru]"
    r"|gb2312|gbk|gb18030|big5|shift_jis|euc-(?:jp|kr)|tis-620",
    re.IGNORECASE,
)
_READERS: dict[str, Callable[[bytes, Look], ReadDocument]] = {
    ".txt": lambda data, _: text_document(_text(data)),
    ".text": lambda data, _: text_document(_text(data)),
    ".md": lambda data, _: markdown_document(_text(data)),
    ".markdown": lambda data, _: markdown_document(_text(data)),
    ".html": lambda data, _: html_document(_page(data)),
    ".htm": lambda data, _: html_document(_page(data)),
    ".xhtml": lambda data, _: html_document(_page(data)),
    ".docx": lambda data, _: word_document(data),
    ".pdf": pdf_document,
}
_PACKED = (".docx", ".pdf")
ENDINGS = tuple(_READERS)
"""The endings of files that can be read as documents."""
_OTHERS = {
    **dict.fromkeys((".doc", ".odt", ".rtf", ".pages", ".wpd"), "save it as DOCX or PDF"),
    **dict.fromkeys((".epub", ".mobi"), "save it as a web page or a text"),
    **dict.fromkeys((".mht", ".mhtml", ".webarchive"), "save it as a web page, HTML only"),
    **dict.fromkeys((".jpg", ".jpeg", ".png", ".tif", ".tiff"), "run text recognition (OCR)"),
}


def read_document(path: Path, look: Look = lambda: None) -> ReadDocument:
    """Return what a file holds as a document.

    What takes long calls `look` now and then, which may raise to end it.

    Raises DocumentError with one sentence that names the file, the fault and a remedy.
    """
    ending = path.suffix.casefold()
    reader = _READERS.get(ending)
    if reader is None:
        known = ", ".join(ending[1:].upper() for ending in (".txt", ".md", ".html", *_PACKED))
        remedy = _OTHERS.get(ending, "name one of these")
        raise DocumentError(f"{path}: documents are read from {known}: {remedy}")
    most = LARGEST_FILE_BYTES if ending in _PACKED else LARGEST_TEXT_BYTES
    try:
        document = guessed(reader(read_data(path, most), look))
    except UnreadableFileError as error:
        raise DocumentError(error.problem.sentence()) from None
    except DocumentError as error:
        raise DocumentError(f"{path}: {error}") from None
    if not document.kept:
        raise DocumentError(f"{path}: it holds no text that could be cited: name another file")
    return document


def _text(data: bytes) -> str:
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _decoded(data, name)
    return _decoded(data, "utf-8")


def _decoded(data: bytes, name: str) -> str:
    try:
        return data.decode(name)
    except UnicodeDecodeError as error:
        raise DocumentError(
            f"byte {error.start + 1} of the file is not UTF-8: save the file as UTF-8"
        ) from None


def _page(data: bytes) -> str:
    """Return the text of a page in the encoding that it names, or else in UTF-8."""
    named = _META_CHARSET.search(data[:_HEAD_BYTES])
    name = named[1].decode("ascii") if named else ""
    if any(data.startswith(mark) for mark, _ in _MARKS) or not _CHARSETS.fullmatch(name):
        return _text(data)
    try:
        return data.decode(name)
    except (UnicodeDecodeError, LookupError):
        return _text(data)
