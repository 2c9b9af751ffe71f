"""The one table of formats: endings, what people call them, and what reads and writes them.

What needs Qt or another library is loaded when it is used: that takes long.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from enum import Enum, auto
from pathlib import Path

import msgspec

from timeline_app.core.open_list import read_list
from timeline_app.core.reading.thorough import Reading
from timeline_app.exchange.content import Content, Written
from timeline_app.program.whole_file import write_together


class Kind(Enum):
    """What a file holds: rows as data, a picture in one piece, sheets, or a page for a browser."""

    DATA = auto()
    PICTURE = auto()
    PAGES = auto()
    WEB = auto()


class Format(msgspec.Struct, frozen=True):
    """A row of the table; `label` names it in file dialogs, `has_pixels` if it can be scaled.

    One that `has_days` shows badly what has none, or many, so it can be asked what of that it has.
    """

    ending: str
    label: str
    kind: Kind
    writer: Callable[[Content], Written]
    reader: Callable[[Path], Reading] | None = None
    has_pixels: bool = False
    has_days: bool = False

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


def _page(content: Content) -> Written:
    from timeline_app.exchange.web.page import write_page

    return write_page(content)


def _calendar(content: Content) -> Written:
    from timeline_app.exchange.calendar import write_calendar

    return write_calendar(content)


def _csv(content: Content) -> Written:
    from timeline_app.exchange.sheets import write_csv

    return write_csv(content)


def _xlsx(content: Content) -> Written:
    from timeline_app.exchange.sheets import write_xlsx

    return write_xlsx(content)


def _list(content: Content) -> Written:
    from timeline_app.exchange.json_list import write_json

    return write_json(content)


FORMATS = (
    Format(".pdf", "PDF", Kind.PAGES, _pdf),
    Format(".png", "Picture", Kind.PICTURE, _png, has_pixels=True),
    Format(".svg", "Drawing", Kind.PICTURE, _svg),
    Format(".html", "Web page", Kind.WEB, _page),
    Format(".csv", "Table", Kind.DATA, _csv),
    Format(".xlsx", "Workbook", Kind.DATA, _xlsx),
    Format(".ics", "Calendar", Kind.DATA, _calendar, has_days=True),
    Format(".json", "Event list", Kind.DATA, _list, read_list),
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
    """Write a file in the format that its name asks for, with what it refers to, or nothing at all.

    Return what `Written` says of what the file lacks. Raises UnknownFormatError, NotWrittenError or
    OSError.
    """
    written = format_of(path, among).writer(replace(content, folder=path.parent))
    write_together(path, written.data, written.beside)
    return written.remark
