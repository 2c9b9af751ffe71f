"""Labels on some lines: where a text is broken, and how narrow it can get.

The first line grows and the rest shrinks from break to break. So the place where they are much
the same is found by halving; to measure the lines of every break would be a large part of a frame.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import lru_cache

from timeline_app.scene.display import TextMeasurer, TextStyle

_STYLE = TextStyle.LABEL
# Some lines of each of the titles that a canvas full of events has.
_TEXTS_KEPT = 10_000


def two_lines(measurer: TextMeasurer, text: str, room_px: float) -> list[str] | None:
    """Break a text between words into lines of much the same width.

    What is too long for two lines fills the first and is cut in the second. Nothing is returned
    where not even the first word fits.
    """
    evenest = _evenest(measurer, text, 2)
    if evenest is not None and evenest[0] <= room_px:
        at = evenest[1]
        return [text[:at], text[at + 1 :]]
    places = list(_breaks(text))
    fitting = bisect_right(places, room_px, key=lambda at: measurer.width(text[:at], _STYLE))
    if not fitting:
        return None
    at = places[fitting - 1]
    second = measurer.elided(text[at + 1 :], _STYLE, room_px)
    return [text[:at], second] if measurer.width(second, _STYLE) <= room_px else None


def whole_lines(
    measurer: TextMeasurer, text: str, room_px: float, most_lines: int
) -> list[str] | None:
    """Break a text into as few lines as hold it whole, from two on, or return nothing."""
    for lines in range(2, most_lines + 1):
        if narrowest_px(measurer, text, lines) <= room_px:
            return _broken(measurer, text, lines)
    return None


def narrowest_px(measurer: TextMeasurer, text: str, lines: int = 2) -> float:
    """Return the least room in which a text fits on some lines, whole."""
    if lines == 1:
        return measurer.width(text, _STYLE)
    evenest = _evenest(measurer, text, lines)
    return measurer.width(text, _STYLE) if evenest is None else evenest[0]


def _broken(measurer: TextMeasurer, text: str, lines: int) -> list[str]:
    """Return a text on some lines of much the same width, fewer if it has fewer words."""
    evenest = _evenest(measurer, text, lines) if lines > 1 else None
    if evenest is None:
        return [text]
    at = evenest[1]
    return [text[:at], *_broken(measurer, text[at + 1 :], lines - 1)]


# Breaks depend on the text alone, and each frame of a zoom asks for them again.
@lru_cache(_TEXTS_KEPT)
def _evenest(measurer: TextMeasurer, text: str, lines: int) -> tuple[float, int] | None:
    """Return the least width of the widest line, and the last first break that leads to it."""

    def rest_px(at: int) -> float:
        return narrowest_px(measurer, text[at + 1 :], lines - 1)

    def lead_px(at: int) -> float:
        return measurer.width(text[:at], _STYLE) - rest_px(at)

    places = list(_breaks(text))
    turn = bisect_left(places, 0.0, key=lead_px)
    found = None
    for at in places[max(0, turn - 1) : turn + 1]:
        widest_px = max(measurer.width(text[:at], _STYLE), rest_px(at))
        if found is None or widest_px <= found[0]:
            found = widest_px, at
    return found


def _breaks(text: str) -> Iterator[int]:
    """Yield the places of the spaces between two words."""
    at = text.find(" ")
    while at > 0:
        yield at
        at = text.find(" ", at + 1)
