"""An incremental update of a PDF: objects added or replaced after the end of what is there.

This is what ISO 32000 calls so (7.5.6), for the files that `QPdfWriter` has just written and for
no others: they have one cross-reference table and a flat list of pages.
"""

import re
from itertools import count

from timeline_app.program.plain_text import one_line

# As the format has it: every row of a PDF's table of objects is so long.
_ENTRY_BYTES = 20
_NUMBERS = re.compile(rb"(\d+) 0 R")


class PdfUpdate:
    """Collects new and changed objects, and writes them behind the file as it was."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        tail = data[data.rindex(b"\ntrailer") :]
        self._table_at = int(_found(rb"startxref\s+(\d+)", tail))
        self._info = int(_found(rb"/Info (\d+) 0 R", tail))
        self._root = int(_found(rb"/Root (\d+) 0 R", tail))
        self._id = _found(rb"(/ID \[.*?\])", tail)
        self._offsets = self._read_offsets()
        self._numbers = count(len(self._offsets))
        self._changed: dict[int, bytes] = {}

    def body(self, number: int) -> bytes:
        """Return an object as it is now, without the words around it."""
        if number in self._changed:
            return self._changed[number]
        start = self._data.index(b"obj", self._offsets[number]) + len(b"obj")
        return self._data[start : self._data.index(b"endobj", start)].strip()

    def replace(self, number: int, body: bytes) -> None:
        """Give an object another body."""
        self._changed[number] = body

    def add(self) -> int:
        """Return the number of a new object, which has yet to get its body."""
        return next(self._numbers)

    def extend(self, number: int, entries: bytes) -> None:
        """Add entries to an object that is a dictionary."""
        body = self.body(number)
        end = body.rindex(b">>")
        self.replace(number, body[:end] + entries + b"\n>>")

    def extend_catalog(self, entries: bytes) -> None:
        """Add entries to the root of the file."""
        self.extend(self._root, entries)

    def extend_names(self, entries: bytes) -> None:
        """Add entries to what stands in the file under a name."""
        self.extend(int(_found(rb"/Names (\d+) 0 R", self.body(self._root))), entries)

    def extend_info(self, entries: bytes) -> None:
        """Add entries to what the file says of itself."""
        self.extend(self._info, entries)

    def pages(self) -> list[int]:
        """Return the numbers of the pages in order."""
        tree = int(_found(rb"/Pages (\d+) 0 R", self.body(self._root)))
        kids = _found(rb"/Kids\s*\[(.*?)\]", self.body(tree))
        return [int(number) for number in _NUMBERS.findall(kids)]

    def fonts(self) -> list[int]:
        """Return the numbers of the fonts, and of the parts that a font is made of."""
        start = re.compile(rb"\d+ 0 obj\s*<< /Type /Font\s")
        offsets = enumerate(self._offsets)
        return [number for number, offset in offsets if start.match(self._data, offset)]

    def finished(self) -> bytes:
        """Return the file with what was added and changed."""
        pieces = [self._data]
        length = len(self._data)
        offsets: dict[int, int] = {}
        for number, body in sorted(self._changed.items()):
            offsets[number] = length
            pieces.append(b"%d 0 obj\n%b\nendobj\n" % (number, body))
            length += len(pieces[-1])
        entries = b"".join(
            b"%d 1\n%010d 00000 n \n" % (number, offset) for number, offset in offsets.items()
        )
        trailer = b"<<\n/Size %d\n/Root %d 0 R\n/Info %d 0 R\n%b\n/Prev %d\n>>" % (
            next(self._numbers), self._root, self._info, self._id, self._table_at,
        )  # fmt: skip
        pieces.append(b"xref\n%btrailer\n%b\nstartxref\n%d\n%%%%EOF\n" % (entries, trailer, length))
        return b"".join(pieces)

    def _read_offsets(self) -> list[int]:
        """Return where each object begins, by number."""
        table = re.compile(rb"xref\s+0 (\d+)\s+").match(self._data, self._table_at)
        if table is None:
            raise ValueError("this PDF has no plain table of its objects")
        first, size = table.end(), int(table[1])
        rows = range(first, first + size * _ENTRY_BYTES, _ENTRY_BYTES)
        return [int(self._data[row : row + 10]) for row in rows]


def _found(pattern: bytes, data: bytes) -> bytes:
    match = re.search(pattern, data, re.DOTALL)
    if match is None:
        raise ValueError(f"this PDF lacks {pattern.decode()}")
    return match[1]


def text_string(text: str) -> bytes:
    """Return a text as it stands in a PDF, whatever its letters."""
    return b"<FEFF%b>" % one_line(text).encode("utf-16-be").hex().encode()
