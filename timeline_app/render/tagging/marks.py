"""Where the parts of a page begin in what Qt wrote: marks drawn off the page, found again.

Qt tells nobody where in its stream an item is. But a rectangle of its own colour stands there word
for word, and can be cut out without a trace, since Qt sets its colour anew for what comes next.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

from timeline_app.render.pdf_update import UnexpectedPdfError
from timeline_app.scene.display import Primitive
from timeline_app.scene.paper.page import Page
from timeline_app.scene.tags import Tag

# Further off than a roll of paper is wide, so that no drawing is taken for a mark.
_LEFT_PX, _TOP_PX = -9_000, -7_000
# Any colour will do; with one that nothing else has Qt has to write it out.
_RED, _GREEN, _BLUE = 17, 34, 51
_RECTANGLE = b"%d %d 1 1 re\n" % (_LEFT_PX, _TOP_PX)
# How the colour is set for it and the transform, which is the same all over a page.
_LEAD = re.compile(rb"/CSp cs\n[^\n]*scn\n/GSa gs\nq\n[^\n]*cm\n$")
# Twice as long as with the longest numbers.
_LONGEST_LEAD = 300
_TRAIL = b"f\nQ\n"
_SAVE, _RESTORE = b"q\n", b"Q\n"
_END = b"EMC\n"


def parts_of(page: Page) -> Iterator[tuple[Tag | None, list[Primitive]]]:
    """Yield what is drawn one after the other and bears one tag."""
    for tag, items in groupby(page.primitives, lambda item: item.tag):
        yield tag, list(items)


def put_mark(painter: QPainter) -> None:
    """Draw a mark."""
    color = QColor(_RED, _GREEN, _BLUE)
    painter.fillRect(QRectF(_LEFT_PX, _TOP_PX, 1.0, 1.0), color)


def with_parts(stream: bytes, openings: Sequence[bytes]) -> bytes:
    """Return a page's stream with the words that begin and end its parts in place of the marks.

    There is a mark before each part and one at the end. Raises UnexpectedPdfError otherwise.
    """
    before, is_there, _ = stream.partition(_RECTANGLE)
    lead = _LEAD.search(before, max(0, len(before) - _LONGEST_LEAD))
    if not is_there or lead is None:
        raise UnexpectedPdfError("a page of this PDF has no marks")
    pieces = stream.split(lead[0] + _RECTANGLE + _TRAIL)
    if len(pieces) != len(openings) + 2 or stream.count(_RECTANGLE) != len(pieces) - 1:
        raise UnexpectedPdfError("a page of this PDF has other marks than were drawn")
    ends = [b"", *[_END] * len(openings)]
    begins = [*(opening + b"\n" for opening in openings), b""]
    for place, (end, begin) in enumerate(zip(ends, begins, strict=True)):
        saved, restored = pieces[place].endswith(_SAVE), pieces[place + 1].startswith(_RESTORE)
        # A state that is not used up by the mark alone is saved within the part that uses it.
        if saved:
            pieces[place] = pieces[place].removesuffix(_SAVE)
        if restored:
            pieces[place + 1] = pieces[place + 1].removeprefix(_RESTORE)
        if restored and not saved:
            pieces[place] += _RESTORE
        pieces[place] += end + begin
        if saved and not restored:
            pieces[place] += _SAVE
    return b"".join(pieces)
