"""What makes the same pages the same file: a date that is given, and an id made from what it says.

Qt writes the time of day and an id by chance, in texts of fixed length that others replace here.
"""

import hashlib
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from uuid import UUID

from PySide6.QtCore import QHashSeed, QUuid

_PLACEHOLDER = "00000000-0000-4000-8000-000000000000"
_DATE = re.compile(rb"\(D:\d{14}(Z|[+-]\d\d'\d\d')\)")
_XMP_DATE = re.compile(rb'(Date=")\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d(")')


@contextmanager
def in_settled_order() -> Iterator[None]:
    """Let Qt write the fonts of a file in the same order every time; else chance orders them."""
    QHashSeed.setDeterministicGlobalSeed()
    try:
        yield
    finally:
        QHashSeed.resetRandomGlobalSeed()


def placeholder_id() -> QUuid:
    """Return the id for Qt to write, in whose place another is put afterwards."""
    return QUuid(_PLACEHOLDER)


def identified(data: bytes, when: datetime | None) -> bytes:
    """Return a PDF with the id that its bytes lead to, printed at a time if one is given."""
    if when is not None:
        data = _dated(data, when)
    found = str(UUID(bytes=hashlib.sha256(data).digest()[:16], version=4))
    for old, new in ((_PLACEHOLDER, found), (_hex(_PLACEHOLDER), _hex(found))):
        data = data.replace(old.encode(), new.encode())
    return data


def _dated(data: bytes, when: datetime) -> bytes:
    """Return a PDF with another time in UTC, written as long as the one before."""
    digits = f"{when:%Y%m%d%H%M%S}".encode()

    def in_pdf(match: re.Match[bytes]) -> bytes:
        zone = b"Z" if match[1] == b"Z" else b"+00'00'"
        return b"(D:%b%b)" % (digits, zone)

    in_xmp = f"{when:%Y-%m-%dT%H:%M:%S}+00:00".encode()
    head_end = data.find(b"?xpacket end") + 1 or len(data)
    head = _DATE.sub(in_pdf, data[:head_end])
    return _XMP_DATE.sub(rb"\g<1>%b\g<2>" % in_xmp, head) + data[head_end:]


def _hex(text: str) -> str:
    return text.encode().hex()
