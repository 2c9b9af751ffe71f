"""Files that travel inside a PDF, told to readers as what its pages were made from."""

import hashlib
import zlib
from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from timeline_app.render.pdf_update import PdfUpdate, text_string

_JSON = b"/application#2Fjson"


class AttachedFile(NamedTuple):
    """A JSON file to put into a PDF; a `source` is what its pages show, anything else its data.

    The name is plain ASCII without a folder.
    """

    name: str
    data: bytes
    description: str
    is_source: bool = False


def attach(update: PdfUpdate, files: Sequence[AttachedFile], when: datetime | None) -> None:
    """Put files into a PDF as ISO 32000-2 has them (7.11.4, 14.13), dated if that is known."""
    named = {file.name: _specification(update, file, when) for file in files}
    if named:
        refs = b" ".join(b"%d 0 R" % number for number in named.values())
        # Readers look names up by halving, so they stand in order.
        rows = b" ".join(b"(%b) %d 0 R" % (n.encode(), named[n]) for n in sorted(named))
        update.extend_names(b"/EmbeddedFiles << /Names [%b] >>" % rows)
        update.extend_catalog(b"/AF [%b]" % refs)


def _specification(update: PdfUpdate, file: AttachedFile, when: datetime | None) -> int:
    stream, specification = update.add(), update.add()
    update.replace(stream, _stream(file.data, when))
    update.replace(
        specification,
        b"<<\n/Type /Filespec\n/F (%b)\n/UF %b\n/Desc %b\n/AFRelationship /%b\n"
        b"/EF << /F %d 0 R /UF %d 0 R >>\n>>"
        % (
            file.name.encode(), text_string(file.name), text_string(file.description),
            b"Source" if file.is_source else b"Data", stream, stream,
        ),
    )  # fmt: skip
    return specification


def _stream(data: bytes, when: datetime | None) -> bytes:
    packed = zlib.compress(data)
    # The format asks for this sum, to notice damage and not malice.
    checksum = hashlib.md5(data, usedforsecurity=False).hexdigest().encode()
    time = f"(D:{when:%Y%m%d%H%M%S}Z)".encode() if when is not None else b""
    dates = b"/CreationDate %b /ModDate %b " % (time, time) if time else b""
    return (
        b"<<\n/Type /EmbeddedFile\n/Subtype %b\n/Filter /FlateDecode\n/Length %d\n"
        b"/Params << /Size %d %b/CheckSum <%b> >>\n>>\nstream\n%b\nendstream"
        % (_JSON, len(packed), len(data), dates, checksum, packed)
    )
