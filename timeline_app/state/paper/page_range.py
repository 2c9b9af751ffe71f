"""Which pages of a document are wanted, as people write it: `2-5`, `1,4`, `7-`."""

import re
from dataclasses import replace
from itertools import chain

from timeline_app.scene.paper.paging import PaperDocument, landing
from timeline_app.scene.paper.refusals import PaperChoiceError

# Dashes as a keyboard and as a text has them; more pages than nine digits tell nobody prints.
_PART = re.compile(r"(\d{1,9})?\s*(?:([-–])\s*(\d{1,9})?)?")


def check_page_range(text: str) -> None:
    """Raise PaperChoiceError if a text names no pages."""
    _ranges(text)


def narrowed_to(document: PaperDocument, text: str) -> PaperDocument:
    """Return a document with the pages that a text names, in their order, and their own numbers.

    Without a text all stay. Raises PaperChoiceError if there are no such pages.
    """
    if not text.strip():
        return document
    count = len(document.pages)
    ranges = [range(first, min(last, count) + 1) for first, last in _ranges(text, count)]
    wanted = sorted(set(chain.from_iterable(ranges)))
    if not wanted:
        pages = "is 1 page" if count == 1 else f"are {count:,} pages"
        raise PaperChoiceError(f"there {pages}, and none of them is among {text.strip()}")
    return landing(replace(document, pages=tuple(document.pages[page - 1] for page in wanted)))


def _ranges(text: str, last: int = 1) -> list[tuple[int, int]]:
    """Return first and last of each part; what is left open reaches to the end or beginning."""
    found = []
    for part in text.split(","):
        match = _PART.fullmatch(part.strip())
        if match is None or not (match[1] or match[3]):
            raise _unclear(text)
        first = int(match[1] or 1)
        end = int(match[3] or last) if match[2] else first
        if first < 1 or (match[3] and end < first):
            raise _unclear(text)
        found.append((first, end))
    return found


def _unclear(text: str) -> PaperChoiceError:
    return PaperChoiceError(
        f"pages {text.strip()!r} cannot be read: write for example 2-5, or 1,4,7-"
    )
