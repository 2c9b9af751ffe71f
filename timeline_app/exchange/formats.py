"""The one table of formats: endings, what people call them, and what reads and writes them.

What needs Qt or `icalendar` is loaded when it is used: both take long.
"""

from collections.abc import Callable, Sequence
from enum import Enum, auto
from pathlib import Path

import msgspec

from timeline_app.core.open_list import read_list
from timeline_app.core.reading.thorough import Reading
from timeline_app.exchange.content import Content, Written
from timeline_app.exchange.csv_rows import write_csv
from timeline_app.exchange.json_list import write_json
from timeline_app.program.whole_file import write_whole


class Kind(Enum):
    """What a file holds: rows as data, a picture in one piece, or pages."""

    DATA = auto()
    PICTURE = auto()
    PAGES = auto()


class Format(msgspec.Struct, frozen=True):
    """A row of the table; `label` names it in file dialogs, `has_pixels` if it can be scaled."""

    ending: str
    label: str
    kind: Kind
    writer: Callable[[Content], Written]
    reader: Callable[[Path], Reading] | None = None
    has_pixels: bool = False

    @property
    def pattern(self) -> str:
        """The format as Qt's file dialogs name it."""
        return f"{self.label} (*{self.ending})"


class UnknownFormatError(ValueError):
    """A file name with an ending that stands for none of the formats asked for."""

    def __init__(self, path: Path, among: Sequence[Format]) -> None:
        *others, last = (one.ending for one in among)
        known = f"{', '.join(others)} or {last}" if others else last
        super().__init__(f"{path.name} should end in {known}")


def _pdf(content: Content) -> Written:
    from timeline_app.exchange.pdf import write_pdf

    return write_pdf(content)


def _png(content: Content) -> Written:
    from timeline_app.exchange.pictures import write_png

    return write_png(content)


def _svg(content: Content) -> Written:
    from timeline_app.exchange.pictures import write_svg

    return write_svg(content)


def _calendar(content: Content) -> Written:
    from timeline_app.exchange.calendar import write_calendar

    return write_calendar(content)


FORMATS = (
    Format(".pdf", "PDF", Kind.PAGES, _pdf),
    Format(".png", "Picture", Kind.PICTURE, _png, has_pixels=True),
    Format(".svg", "Drawing", Kind.PICTURE, _svg),
    Format(".csv", "Table", Kind.DATA, write_csv),
    Format(".ics", "Calendar", Kind.DATA, _calendar),
    Format(".json", "Event list", Kind.DATA, write_json, read_list),
)
PAGED = tuple(one for one in FORMATS if one.kind is Kind.PAGES)
UNPAGED = tuple(one for one in FORMATS if one.kind is not Kind.PAGES)


def format_of(path: Path, among: Sequence[Format] = FORMATS) -> Format:
    """Return the format that a file name asks for. Raises UnknownFormatError."""
    for one in among:
        if path.suffix.lower() == one.ending:
            return one
    raise UnknownFormatError(path, among)


def write_file(path: Path, content: Content, among: Sequence[Format] = FORMATS) -> str:
    """Write a file in the format that its name asks for, whole or not at all.

    Return a sentence on what the file lacks, or nothing. Raises UnknownFormatError, NotWrittenError
    or OSError.
    """
    data, remark = format_of(path, among).writer(content)
    write_whole(path, data)
    return remark
