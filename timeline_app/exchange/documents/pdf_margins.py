"""Running heads and page numbers: what repeats at the edges of the pages is no text of its own."""

import re
from collections import Counter
from collections.abc import Sequence

from timeline_app.exchange.documents.pdf_lines import Line
from timeline_app.exchange.documents.pdf_paragraphs import usual_size

# Of the height of a page: heads and feet stand in the outer eighth.
_EDGE = 0.12
# On fewer pages a line may be repeated by chance; of two pages, both must have it.
_LEAST_PAGES = 2
# Heads alternate between left and right pages.
_LEAST_SHARE = 0.4
# A title in large print is no head, though the heads repeat it.
_LARGER = 1.2
# Of the size of the text: a head that stands on one page only is told by its small print.
_SMALLER = 0.92
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"[-–—\s]*(?:(?:page|p\.|trang)\s*)?(?:\d{1,4}|[ivxlc]{1,7})"
    r"(?:\s*(?:/|of|trên)\s*\d{1,4})?[-–—\s.]*",
    re.IGNORECASE,
)


def running_lines(pages: Sequence[Sequence[Line]], heights: Sequence[float]) -> set[Line]:
    """Return the lines that are heads, feet and numbers of pages."""
    at_edge = [
        [line for line in lines if _is_at_edge(line, height)]
        for lines, height in zip(pages, heights, strict=True)
    ]
    count = Counter(key for lines in at_edge for key in {_key(line) for line in lines})
    smallest: dict[str, float] = {}
    for line in (line for lines in at_edge for line in lines):
        smallest[_key(line)] = min(smallest.get(_key(line), line.size), line.size)
    usual = usual_size([line for lines in pages for line in lines]) if any(pages) else 0.0
    least = max(_LEAST_PAGES, _LEAST_SHARE * len(pages))
    return {
        line
        for lines in at_edge
        for line in lines
        if _PAGE_NUMBER.fullmatch(line.text)
        or (count[_key(line)] >= least and line.size <= smallest[_key(line)] * _LARGER)
    } | {head for lines in pages[1:] for head in _heads(lines, heights[0], usual)}


def _heads(lines: Sequence[Line], height: float, usual: float) -> list[Line]:
    """Return the small print over the text of a page, also if no other page repeats it."""
    tops = sorted(lines, key=lambda line: -line.top)
    row = [line for line in tops if line.top >= tops[0].bottom]
    rest = tops[len(row) :]
    is_head = bool(rest) and all(
        line.size < usual * _SMALLER and _is_at_edge(line, height) and line.bottom > height / 2
        for line in row
    )
    return row if is_head and rest[0].size >= usual * _SMALLER else []


def _is_at_edge(line: Line, height: float) -> bool:
    return line.bottom >= height * (1 - _EDGE) or line.top <= height * _EDGE


def _key(line: Line) -> str:
    """Return a line without its numbers: heads repeat on other pages with other ones."""
    return _DIGITS.sub("#", line.text.casefold())
