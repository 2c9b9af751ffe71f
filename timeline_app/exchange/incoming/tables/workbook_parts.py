"""The parts of an XLSX file around its cells: sheets, texts that cells share, number formats."""

import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from xml.etree.ElementTree import Element, fromstring, iterparse

import msgspec
from openpyxl.styles.numbers import BUILTIN_FORMATS
from openpyxl.utils.escape import unescape

from timeline_app.exchange.incoming.tables.packed import part

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_LINKS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_PACKAGE = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_BOOK = "xl/workbook.xml"
_GENERAL = "General"


class Sheet(msgspec.Struct, frozen=True):
    """A sheet with the part of the file that holds it."""

    name: str
    part: str
    is_hidden: bool


class Workbook(msgspec.Struct, frozen=True):
    """What all cells of a workbook share; `formats` are number formats by the style of a cell."""

    sheets: tuple[Sheet, ...]
    is_1904: bool
    formats: tuple[str, ...]
    texts: tuple[str, ...]


def read_workbook(path: Path, packed: zipfile.ZipFile) -> Workbook:
    """Return what the cells of a workbook share. Raises what `packed.FAULTS` holds."""
    book = fromstring(part(path, packed, _BOOK))
    targets = _targets(path, packed)
    properties = book.find(f"{MAIN}workbookPr")
    date_1904 = properties.get("date1904", "") if properties is not None else ""
    sheets = tuple(
        Sheet(
            one.get("name", ""),
            targets[one.get(f"{_LINKS}id", "")],
            one.get("state", "visible") != "visible",
        )
        for one in book.iter(f"{MAIN}sheet")
        # A sheet that is a chart has no cells.
        if "worksheets/" in targets.get(one.get(f"{_LINKS}id", ""), "")
    )
    names = packed.namelist()
    has_styles, has_texts = (f"xl/{one}.xml" in names for one in ("styles", "sharedStrings"))
    return Workbook(
        sheets,
        date_1904 in ("1", "true", "on"),
        tuple(_formats(part(path, packed, "xl/styles.xml"))) if has_styles else (),
        tuple(_shared_texts(part(path, packed, "xl/sharedStrings.xml"))) if has_texts else (),
    )


def text_of(element: Element) -> str:
    """Return the text of a cell or a shared one, in pieces of one look each, without readings."""
    if len(element) == 1 and element[0].tag == f"{MAIN}t":
        text = element[0].text or ""
    else:
        pieces = (piece for piece in element if piece.tag in (f"{MAIN}t", f"{MAIN}r"))
        text = "".join("".join(one.text or "" for one in _runs(piece)) for piece in pieces)
    return unescape(text) if "_x" in text else text


def _runs(piece: Element) -> Iterator[Element]:
    return piece.iter(f"{MAIN}t")


def _targets(path: Path, packed: zipfile.ZipFile) -> dict[str, str]:
    """Return the part of the file behind each link of the workbook."""
    links = fromstring(part(path, packed, "xl/_rels/workbook.xml.rels"))
    found = {}
    for link in links.iter(f"{_PACKAGE}Relationship"):
        target = link.get("Target", "")
        whole = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        found[link.get("Id", "")] = whole
    return found


def _formats(xml: bytes) -> Iterator[str]:
    styles = fromstring(xml)
    own = {one.get("numFmtId"): one.get("formatCode") for one in styles.iter(f"{MAIN}numFmt")}
    cells = styles.find(f"{MAIN}cellXfs")
    for style in cells if cells is not None else ():
        id_ = style.get("numFmtId", "0")
        yield own.get(id_) or BUILTIN_FORMATS.get(int(id_), _GENERAL)


def _shared_texts(xml: bytes) -> Iterator[str]:
    for _, element in iterparse(BytesIO(xml)):
        if element.tag == f"{MAIN}si":
            yield text_of(element)
            element.clear()
