"""PDF with a text layer as documents: paragraphs in reading order, each with its page and box."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from threading import Lock
from typing import NamedTuple

from timeline_app.exchange.documents.document import (
    DocumentError,
    Look,
    ReadDocument,
    ReadParagraph,
)
from timeline_app.exchange.documents.pdf_lines import Line, page_lines
from timeline_app.exchange.documents.pdf_margins import running_lines
from timeline_app.exchange.documents.pdf_order import in_reading_order
from timeline_app.exchange.documents.pdf_paragraphs import paragraphs_of

MOST_PAGES = 3_000
"""Some two minutes of reading; nobody cites from more in one document."""
_NO_TEXT = (
    "the PDF has no text layer, only pictures of its pages: run text recognition (OCR) over it"
)
_BROKEN = "it is no PDF that can be read: open it in a PDF viewer and save it anew"
_LOCKED = "the PDF is protected by a password: save it without one first"
_DATE = re.compile(r"D:(\d{4})(\d{2})?(\d{2})?")

# PDFium is one for the whole process and knows no threads.
_ONE_AT_A_TIME = Lock()


class PagePicture(NamedTuple):
    """Rows of pixels, four bytes each: red, green, blue, and one that says nothing."""

    width: int
    height: int
    row_bytes: int
    data: bytes


def pdf_document(data: bytes, look: Look = lambda: None) -> ReadDocument:
    """Return a PDF as a document; `look` is called for each page. Raises DocumentError."""
    from pypdfium2 import PdfDocument, PdfiumError

    with _ONE_AT_A_TIME:
        try:
            pdf = PdfDocument(data)
        except PdfiumError as error:
            raise DocumentError(_LOCKED if "password" in str(error).lower() else _BROKEN) from None
        try:
            return _document(pdf, look)
        except PdfiumError:
            raise DocumentError(_BROKEN) from None
        finally:
            pdf.close()


def page_picture(path: Path, page: int, px_per_point: float) -> PagePicture:
    """Return a page, counted from 1, at a scale. Raises DocumentError if it cannot be drawn."""
    with _ONE_AT_A_TIME:
        return _picture_of(path, page, px_per_point)


def _picture_of(path: Path, page: int, px_per_point: float) -> PagePicture:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(path)
        try:
            bitmap = document[page - 1].render(
                scale=px_per_point, rev_byteorder=True, prefer_bgrx=True
            )
            data = bytes(bitmap.buffer)
            return PagePicture(bitmap.width, bitmap.height, bitmap.stride, data)
        finally:
            document.close()
    except (pypdfium2.PdfiumError, OSError, IndexError, ValueError) as error:
        raise DocumentError(f"{path}: page {page} cannot be drawn: open it elsewhere") from error


def _document(pdf: object, look: Look) -> ReadDocument:
    from pypdfium2 import PdfDocument

    assert isinstance(pdf, PdfDocument)
    if len(pdf) > MOST_PAGES:
        raise DocumentError(f"the PDF has more than {MOST_PAGES:,} pages: split it")
    pages, sizes = [], []
    for number in range(len(pdf)):
        look()
        page = pdf[number]
        text_page = page.get_textpage()
        pages.append(page_lines(text_page, number + 1))
        sizes.append(page.get_size())
        text_page.close()
        page.close()
    if not any(pages):
        raise DocumentError(_NO_TEXT if sizes else "the PDF has no pages")
    title = pdf.get_metadata_dict().get("Title", "")
    running = running_lines(pages, [height for _, height in sizes])
    bodies = [in_reading_order([x for x in lines if x not in running]) for lines in pages]
    return ReadDocument(
        paragraphs=tuple(_with_running(bodies, pages, running)),
        title=title.strip() if _is_title(title) else "",
        page_sizes=tuple(sizes),
        notes=tuple(_notes(pages)),
    )


def _is_title(text: str) -> bool:
    """Tell whether a program did not put a file's name, or its own, for a title."""
    is_name = re.search(r"\.(?:docx?|pdf|indd|odt|tex|qxd)\b|^microsoft word|^untitled", text, re.I)
    return bool(text.strip()) and not is_name


def _with_running(
    bodies: Sequence[Sequence[Line]], pages: Sequence[Sequence[Line]], running: set[Line]
) -> Iterator[ReadParagraph]:
    """Yield the paragraphs, and heads and feet behind the last one that begins on their page."""
    left = [[line for line in lines if line in running] for lines in pages]
    shown = 0
    for paragraph in paragraphs_of(bodies):
        page = paragraph.page or 1
        while shown < page - 1:
            yield from _skipped(left[shown])
            shown += 1
        yield paragraph
    for lines in left[shown:]:
        yield from _skipped(lines)


def _skipped(lines: Sequence[Line]) -> Iterator[ReadParagraph]:
    from timeline_app.exchange.documents.pdf_paragraphs import box_of

    for line in lines:
        yield ReadParagraph(line.text, "skip", (box_of([line]),))


def _notes(pages: Sequence[Sequence[Line]]) -> Iterator[str]:
    empty = [str(number) for number, lines in enumerate(pages, 1) if not lines]
    if empty:
        which = f"Page {empty[0]} has" if len(empty) == 1 else f"Pages {', '.join(empty)} have"
        yield f"{which} no text: nothing of what is drawn there was read."
