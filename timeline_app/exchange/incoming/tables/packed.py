"""The parts of a zipped spreadsheet: not larger than they may be, and without declarations."""

import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from xml.etree.ElementTree import ParseError

from timeline_app.exchange.incoming.draft import UnknownFileError
from timeline_app.program.regular_file import read_regular

LARGEST_PACKED_BYTES = 200_000_000
"""A sheet of a million rows and ten columns takes a quarter of it."""
LARGEST_UNPACKED_BYTES = 1_000_000_000
"""A sheet of a million rows and ten columns takes half of it; a bomb has no end."""
# Sheets shrink to a tenth, or a twentieth where every row is alike; a bomb to a thousandth.
_MOST_SHRUNK = 200
# Small parts shrink as far as they like.
_SMALL_BYTES = 50_000_000

_DECLARATION = re.compile(rb"<!(?:DOCTYPE|ENTITY)")
FAULTS = (
    *(zipfile.BadZipFile, zlib.error, ParseError, EOFError, OSError, NotImplementedError),
    *(ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RuntimeError),
    AssertionError,
)
"""What libraries raise for a spreadsheet that is broken, each in its own way."""


@contextmanager
def unpacked(path: Path) -> Iterator[zipfile.ZipFile]:
    """Open a zipped spreadsheet whose parts are known to be harmless.

    Raises OSError, and UnknownFileError also for whatever a reader within finds broken.
    """
    data = read_regular(path, LARGEST_PACKED_BYTES)
    try:
        with zipfile.ZipFile(BytesIO(data)) as packed:
            _refuse_bombs(path, packed)
            yield packed
    except FAULTS as error:
        if isinstance(error, UnknownFileError):
            raise
        reason = "it has a password" if "encrypted" in str(error) else f"{error}" or "damaged"
        raise UnknownFileError(
            f"{path.name} cannot be read as a spreadsheet ({reason}): save it anew in a "
            "spreadsheet program, or as CSV"
        ) from error


def part(path: Path, packed: zipfile.ZipFile, name: str) -> bytes:
    """Return a part that is XML. Raises UnknownFileError if it declares entities or a type."""
    data = packed.read(name)
    # Such a part in UTF-16 is no XML that a spreadsheet program writes.
    if _DECLARATION.search(data) or b"\0" in data[:4]:
        raise UnknownFileError(
            f"{path.name} declares entities in {name}, which no spreadsheet program does: "
            "save it anew as XLSX or CSV"
        )
    return data


def _refuse_bombs(path: Path, packed: zipfile.ZipFile) -> None:
    total = 0
    for info in packed.infolist():
        total += info.file_size
        is_large = info.file_size > _SMALL_BYTES
        if total > LARGEST_UNPACKED_BYTES or (
            is_large and info.file_size > _MOST_SHRUNK * info.compress_size
        ):
            raise UnknownFileError(
                f"{path.name} unpacks to more than a spreadsheet holds: divide it, or save it as "
                "CSV"
            )
        if info.filename.endswith((".xml", ".rels")) and "/media/" not in info.filename:
            part(path, packed, info.filename)
