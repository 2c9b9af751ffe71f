"""Excerpts: as much of a paragraph as makes its cited words understood."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

# A paragraph that fills no more than a dozen lines of a reading pane is shown whole.
_LONGEST_WHOLE = 600
# Some three lines beside the cited words, which mostly is the sentence they stand in.
_AROUND = 160
# Enough to see why an event was found; the document itself has all of them.
_MOST_SOUGHT = 3
# Never alone on a line.
_GOES_ON = "\u00a0…"


class Piece(NamedTuple):
    """A run of letters of an excerpt, and whether it is cited."""

    text: str
    is_cited: bool


def merged(ranges: Iterable[tuple[int, int]], near: int = 0) -> list[tuple[int, int]]:
    """Return half-open ranges in order, those as one that overlap, meet or are so near."""
    apart: list[tuple[int, int]] = []
    for first, end in sorted(ranges):
        if apart and first <= apart[-1][1] + near:
            apart[-1] = (apart[-1][0], max(end, apart[-1][1]))
        else:
            apart.append((first, end))
    return apart


def pieces_of(text: str, ranges: Sequence[tuple[int, int]]) -> list[Piece]:
    """Return a text in pieces, cited and not, that together are all of it."""
    pieces, position = [], 0
    for first, end in merged(ranges):
        pieces += [Piece(text[position:first], False), Piece(text[first:end], True)]
        position = end
    pieces.append(Piece(text[position:], False))
    return [piece for piece in pieces if piece.text]


def excerpt(
    text: str, ranges: Sequence[tuple[int, int]], sought: Sequence[tuple[int, int]] = ()
) -> list[Piece]:
    """Return the pieces of a paragraph; of a long one only what stands around the cited words.

    The first words that are `sought` are kept as well: who finds an event by them is to see them.
    """
    pieces = pieces_of(text, ranges)
    if len(text) <= _LONGEST_WHOLE:
        return pieces
    found, position = list[Piece](), 0
    for piece in pieces:
        end = position + len(piece.text)
        held = [(first - position, last - position) for first, last in sought[:_MOST_SOUGHT]
                if position <= first and last <= end]  # fmt: skip
        ends = position > 0, end < len(text)
        found.append(piece if piece.is_cited else Piece(_around(piece.text, held, ends), False))
        position = end
    return found


def _around(text: str, held: Sequence[tuple[int, int]], keeps: tuple[bool, bool]) -> str:
    """Return what of a text stands beside the cited words, and around words that are held.

    `keeps` tells whether cited words stand before it and after it.
    """
    parts, position = list[str](), 0
    for first, end in merged(held):
        before = text[position:first]
        parts += [_shortened(before, keeps_start=keeps[0] or position > 0, keeps_end=True)]
        parts += [text[first:end]]
        position = end
    rest = text[position:]
    keeps_start = keeps[0] or position > 0
    return "".join([*parts, _shortened(rest, keeps_start=keeps_start, keeps_end=keeps[1])])


def _shortened(text: str, *, keeps_start: bool, keeps_end: bool) -> str:
    """Return what of a text stands beside the cited words, cut between words where it can be."""
    if not (keeps_start or keeps_end):
        return _head(text, _LONGEST_WHOLE) + _GOES_ON if len(text) > _LONGEST_WHOLE else text
    if len(text) <= _AROUND * (keeps_start + keeps_end):
        return text
    head = _head(text, _AROUND) if keeps_start else ""
    tail = _tail(text, _AROUND) if keeps_end else ""
    if head and tail:
        return f"{head}{_GOES_ON} {tail}"
    return head + _GOES_ON if head else _GOES_ON[::-1] + tail


def _head(text: str, most: int) -> str:
    return text[: text.rfind(" ", 0, most) if " " in text[:most] else most]


def _tail(text: str, most: int) -> str:
    start = len(text) - most
    space = text.find(" ", start)
    return text[space + 1 if space >= 0 else start :]
