"""Objects of a PDF that are added or replaced, and the file that is written with them.

This is for the files that `QPdfWriter` has just written and for no others: they have one table of
objects (ISO 32000, 7.5.4) and a flat list of pages. What is new is packed (7.5.7), since a tagged
document has some thousand small objects.
"""

import re
import struct
import zlib
from collections.abc import Iterator, Sequence
from itertools import count, pairwise
from typing import NamedTuple

from timeline_app.program.plain_text import one_line

# As the format has it: every row of a PDF's table of objects is so long.
_ENTRY_BYTES = 20
# A viewer unpacks as many to read one; fewer are packed worse.
_MOST_PACKED = 200
# A third larger than with the usual level, in less than half of the time.
_PACKING_LEVEL = 3
# The first version with all that is written here.
_VERSION = b"%PDF-1.7"
_NUMBERS = re.compile(rb"(\d+) 0 R")
_STREAM = re.compile(rb"stream\r?\n")
_ROW = struct.Struct(">BIH")
# As the format has it: what a row of the table says an object is.
_FREE, _IN_FILE, _PACKED = 0, 1, 2


class UnexpectedPdfError(Exception):
    """A PDF that is not as Qt is known to write it; the message says what is missing."""


class _Slot(NamedTuple):
    """Where an object stands in the file."""

    start: int
    end: int


class PdfUpdate:
    """Collects new and changed objects. Raises UnexpectedPdfError where the file is another one."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        tail = data[data.rfind(b"\ntrailer") :] if b"\ntrailer" in data else b""
        self._table_at = int(found(rb"startxref\s+(\d+)", tail))
        self._info = int(found(rb"/Info (\d+) 0 R", tail))
        self._root = int(found(rb"/Root (\d+) 0 R", tail))
        self._id = found(rb"(/ID \[.*?\])", tail)
        self._slots = self._read_slots()
        self._numbers = count(max(self._slots, default=0) + 1)
        self._changed: dict[int, bytes] = {}

    def body(self, number: int) -> bytes:
        """Return an object as it is now, without the words around it."""
        if number in self._changed:
            return self._changed[number]
        if number not in self._slots:
            raise UnexpectedPdfError(f"this PDF lacks object {number}")
        return found(rb"obj\b(.*)\bendobj", self._data[slice(*self._slots[number])]).strip()

    def replace(self, number: int, body: bytes) -> None:
        """Give an object another body."""
        self._changed[number] = body

    def add(self, body: bytes = b"null") -> int:
        """Return the number of a new object, which may yet get its body."""
        number = next(self._numbers)
        self._changed[number] = body
        return number

    def extend(self, number: int, entries: bytes) -> None:
        """Add entries to an object that is a dictionary."""
        head, end, _ = self.body(number).rpartition(b">>")
        if not end:
            raise UnexpectedPdfError(f"object {number} of this PDF is no dictionary")
        self.replace(number, head + entries + b"\n>>")

    def extend_catalog(self, entries: bytes) -> None:
        """Add entries to the root of the file."""
        self.extend(self._root, entries)

    def extend_names(self, entries: bytes) -> None:
        """Add entries to what stands in the file under a name."""
        self.extend(int(found(rb"/Names (\d+) 0 R", self.root())), entries)

    def stream(self, number: int) -> bytes:
        """Return what a stream holds, unpacked."""
        head, raw = self._parted(number)
        if b"/FlateDecode" not in head:
            return raw
        try:
            return zlib.decompress(raw)
        except zlib.error as error:
            raise UnexpectedPdfError(f"stream {number} of this PDF is damaged") from error

    def replace_stream(self, number: int, content: bytes, *, is_packed: bool = True) -> None:
        """Give a stream another content, and keep what else its dictionary says."""
        head, _ = self._parted(number)
        kept = re.sub(rb"/Length \d+( 0 R)?|/Filter /FlateDecode|<<|>>", b"", head).strip()
        self.replace(number, stream_body(content, kept, is_packed=is_packed))

    def root(self) -> bytes:
        """Return the root of the file."""
        return self.body(self._root)

    @property
    def info(self) -> int:
        """The number of what the file says of itself."""
        return self._info

    def pages(self) -> list[int]:
        """Return the numbers of the pages in order."""
        tree = int(found(rb"/Pages (\d+) 0 R", self.root()))
        kids = found(rb"/Kids\s*\[(.*?)\]", self.body(tree))
        return [int(number) for number in _NUMBERS.findall(kids)]

    def fonts(self) -> list[int]:
        """Return the numbers of the fonts, and of the parts that a font is made of."""
        begin = re.compile(rb"\d+ 0 obj\s*<< /Type /Font\s")
        slots = self._slots.items()
        return [number for number, slot in slots if begin.match(self._data, slot.start)]

    def finished(self) -> bytes:
        """Return the file with what was added and changed."""
        small = [n for n, body in sorted(self._changed.items()) if not body.endswith(b"endstream")]
        packs = {
            self.add(_pack([(number, self._changed[number]) for number in numbers])): numbers
            for first in range(0, len(small), _MOST_PACKED)
            if (numbers := small[first : first + _MOST_PACKED])
        }
        pieces, length = [_VERSION, self._data[len(_VERSION) : self._first]], self._first
        rows: dict[int, tuple[int, int, int]] = {0: (_FREE, 0, 0xFFFF)}
        packed = set(small)
        for number in sorted({*self._slots, *self._changed} - packed):
            rows[number] = _IN_FILE, length, 0
            pieces.append(self._written(number))
            length += len(pieces[-1])
        for pack, numbers in packs.items():
            rows |= {number: (_PACKED, pack, place) for place, number in enumerate(numbers)}
        table = next(self._numbers)
        rows[table] = _IN_FILE, length, 0
        pieces.append(b"%d 0 obj\n%b\nendobj\n" % (table, self._table(rows)))
        pieces.append(b"startxref\n%d\n%%%%EOF\n" % length)
        return b"".join(pieces)

    @property
    def _first(self) -> int:
        """Where the first object begins."""
        return min((slot.start for slot in self._slots.values()), default=0)

    def _written(self, number: int) -> bytes:
        if number in self._changed:
            return b"%d 0 obj\n%b\nendobj\n" % (number, self._changed[number])
        return self._data[slice(*self._slots[number])]

    def _table(self, rows: dict[int, tuple[int, int, int]]) -> bytes:
        """Return the table of all objects, as a stream."""
        size = max(rows) + 1
        content = b"".join(_ROW.pack(*rows.get(number, (_FREE, 0, 0))) for number in range(size))
        head = b"/Type/XRef/Size %d/W[1 4 2]/Root %d 0 R/Info %d 0 R%b"
        return stream_body(content, head % (size, self._root, self._info, self._id))

    def _parted(self, number: int) -> tuple[bytes, bytes]:
        """Return the dictionary of a stream, and its bytes as they are."""
        body = self.body(number)
        begin = _STREAM.search(body)
        if begin is None:
            raise UnexpectedPdfError(f"object {number} of this PDF is no stream")
        return body[: begin.start()], body[begin.end() :].removesuffix(b"\nendstream")

    def _read_slots(self) -> dict[int, _Slot]:
        """Return where each object is, by number."""
        table = re.compile(rb"xref\s+0 (\d+)\s+").match(self._data, self._table_at)
        if table is None:
            raise UnexpectedPdfError("this PDF has no plain table of its objects")
        starts = {number: start for number, start in self._rows(table.end(), int(table[1]))}
        ends = dict(pairwise([*sorted(starts.values()), self._table_at]))
        return {number: _Slot(start, ends[start]) for number, start in starts.items()}

    def _rows(self, first: int, size: int) -> Iterator[tuple[int, int]]:
        """Yield the numbers of objects, and where they begin."""
        entry = re.compile(rb"(\d{10}) \d{5} ([nf])")
        for number in range(size):
            row = entry.match(self._data, first + number * _ENTRY_BYTES)
            if row is None:
                raise UnexpectedPdfError("the table of objects of this PDF is cut short")
            if row[2] == b"n":
                start = int(row[1])
                if not self._data.startswith(b"%d 0 obj" % number, start):
                    raise UnexpectedPdfError(f"object {number} of this PDF is elsewhere")
                yield number, start


def found(pattern: bytes, data: bytes) -> bytes:
    """Return the first group of a pattern. Raises UnexpectedPdfError if it is not there."""
    match = re.search(pattern, data, re.DOTALL)
    if match is None:
        raise UnexpectedPdfError(f"this PDF lacks {pattern.decode()}")
    return match[1]


def stream_body(content: bytes, entries: bytes = b"", *, is_packed: bool = True) -> bytes:
    """Return a stream as an object, with entries of its dictionary."""
    if is_packed:
        content = zlib.compress(content, _PACKING_LEVEL)
        entries += b"/Filter/FlateDecode"
    return b"<<%b/Length %d>>\nstream\n%b\nendstream" % (entries, len(content), content)


def _pack(objects: Sequence[tuple[int, bytes]]) -> bytes:
    """Return objects that are no streams as one stream."""
    places: list[int] = []
    length = 0
    for _, body in objects:
        places.append(length)
        length += len(body) + 1
    numbers = (number for number, _ in objects)
    head = b" ".join(b"%d %d" % pair for pair in zip(numbers, places, strict=True)) + b"\n"
    content = head + b"\n".join(body for _, body in objects)
    return stream_body(content, b"/Type/ObjStm/N %d/First %d" % (len(objects), len(head)))


def text_string(text: str) -> bytes:
    """Return a text as it stands in a PDF, whatever its letters."""
    plain = one_line(text)
    if plain.isascii():
        return b"(%b)" % re.sub(rb"[\\()]", rb"\\\g<0>", plain.encode())
    return b"<FEFF%b>" % plain.encode("utf-16-be").hex().encode()
