"""The lines of a PDF's pages: their letters, where they stand and how large they are."""

import ctypes
import re
from collections.abc import Iterator
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

import msgspec

if TYPE_CHECKING:
    from pypdfium2 import PdfTextPage

# Words stand a third of the height apart; a line parted without a column is joined again.
_COLUMN_GAP_EMS = 0.9
# PDFium puts these where a word was parted at the end of a line.
HYPHENS = "\x02\ufffe\xad"
# Of the weights from 100 to 900 the first that is called bold; fonts without one say it by name.
_BOLD_WEIGHT = 600
_BOLD_NAME = re.compile(rb"bold|black|heavy", re.IGNORECASE)
# Letters of the longest name of a font that is looked at.
_NAME_BYTES = 128
# A heading may end with a plain full stop, or have a plain number before it.
_BOLD_SHARE = 0.8


class Letter(NamedTuple):
    """A letter and its box in points; spaces that PDFium made up have none of their own."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    size: float
    is_bold: bool


class Line(msgspec.Struct, frozen=True):
    """A run of letters on one line of one column."""

    text: str
    page: int
    left: float
    bottom: float
    right: float
    top: float
    size: float
    is_bold: bool = False

    @property
    def width(self) -> float:
        """How wide it is."""
        return self.right - self.left


def page_lines(text_page: "PdfTextPage", page: int) -> list[Line]:
    """Return the lines of a page in the order of its content, parted where columns are."""
    lines = []
    for letters in _rows(text_page):
        for run in _runs(letters):
            if line := _line(run, page):
                lines.append(line)
    return lines


def _rows(text_page: "PdfTextPage") -> Iterator[list[Letter]]:
    """Yield the letters between the line ends that PDFium finds."""
    from pypdfium2 import raw

    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    name = ctypes.create_string_buffer(_NAME_BYTES)
    row: list[Letter] = []
    for index in range(text_page.count_chars()):
        code = raw.FPDFText_GetUnicode(text_page, index)
        text = chr(code) if 0 < code <= 0x10FFFF else ""  # noqa: PLR2004  the last code there is
        if text in ("\r", "\n"):
            if row:
                yield row
            row = []
            continue
        if 0xD800 <= code <= 0xDFFF or not text:  # noqa: PLR2004  halves of letters
            continue
        raw.FPDFText_GetCharBox(text_page, index, left, right, bottom, top)
        size = raw.FPDFText_GetFontSize(text_page, index)
        box = (left.value, bottom.value, right.value, top.value)
        row.append(Letter(text, *box, size, _is_bold(text_page, index, name)))
    if row:
        yield row


def _is_bold(text_page: "PdfTextPage", index: int, name: "ctypes.Array[ctypes.c_char]") -> bool:
    """Tell whether a letter is bold; `name` is room for that of its font."""
    from pypdfium2 import raw

    if raw.FPDFText_GetFontWeight(text_page, index) >= _BOLD_WEIGHT:
        return True
    raw.FPDFText_GetFontInfo(text_page, index, name, _NAME_BYTES, ctypes.c_int())
    return bool(_BOLD_NAME.search(name.value))


def _runs(letters: list[Letter]) -> Iterator[list[Letter]]:
    """Part a row of letters where a gap is as wide as between columns, or the line changes."""
    run: list[Letter] = []
    last: Letter | None = None
    for letter in letters:
        is_seen = not letter.text.isspace() and letter.right > letter.left
        if is_seen and last is not None and _is_apart(last, letter):
            yield run
            run = []
        run.append(letter)
        last = letter if is_seen else last
    yield run


def _is_apart(last: Letter, letter: Letter) -> bool:
    em = max(last.top - last.bottom, letter.top - letter.bottom, last.size, 1.0)
    is_gap = letter.left - last.right > _COLUMN_GAP_EMS * em
    is_back = letter.right < last.left - em
    is_other_line = letter.bottom > last.top + em or letter.top < last.bottom - em
    return is_gap or is_back or is_other_line


def _line(run: list[Letter], page: int) -> Line | None:
    text = "".join(letter.text for letter in run).strip()
    boxes = [letter for letter in run if letter.right > letter.left and not letter.text.isspace()]
    if not text or not boxes:
        return None
    return Line(
        text,
        page,
        min(box.left for box in boxes),
        min(box.bottom for box in boxes),
        max(box.right for box in boxes),
        max(box.top for box in boxes),
        median(box.size if box.size > 1 else box.top - box.bottom for box in boxes),
        sum(box.is_bold for box in boxes) >= _BOLD_SHARE * len(boxes),
    )
