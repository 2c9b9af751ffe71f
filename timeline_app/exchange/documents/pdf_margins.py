"""Running heads and page numbers: what repeats at the edges of the pages is no text of its own."""

import re
from collections import Counter
from collections.abc import Sequence

from timeline_app.exchange.documents.pdf_lines import Line

# Of the height of a page: heads and feet stand in the outer eighth.
_EDGE = 0.12
# On fewer pages a line may be repeated by chance; of two pages, both must have it.
_LEAST_PAGES = 2
# Heads alternate between left and right pages.
_LEAST_SHARE = 0.4
# A title in large print is no head, though the heads repeat it.
_LARGER = 1.2
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
    least = max(_LEAST_PAGES, _LEAST_SHARE * len(pages))
    return {
        line
        for lines in at_edge
        for line in lines
        if _PAGE_NUMBER.fullmatch(line.text)
        or (count[_key(line)] >= least and line.size <= smallest[_key(line)] * _LARGER)
    }


def _is_at_edge(line: Line, height: float) -> bool:
    return line.bottom >= height * (1 - _EDGE) or line.top <= height * _EDGE


def _key(line: Line) -> str:
    """Return a line without its numbers: heads repeat on other pages with other ones."""
    return _DIGITS.sub("#", line.text.casefold())
