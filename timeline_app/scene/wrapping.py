"""Labels on two lines: where a text is broken, and how narrow it can get."""

from collections.abc import Iterator

from timeline_app.scene.display import TextMeasurer, TextStyle


def two_lines(measurer: TextMeasurer, text: str, room_px: float) -> tuple[str, str] | None:
    """Break a text between words into lines of much the same width.

    What is too long for two lines fills the first and is cut in the second. Nothing is returned
    where not even the first word fits.
    """
    style, fullest, evenest, least_px = TextStyle.LABEL, None, None, room_px
    for first, rest in _breaks(text):
        first_px = measurer.width(first, style)
        if first_px > room_px:
            break
        fullest = first, rest
        width_px = max(first_px, measurer.width(rest, style))
        if width_px <= least_px:
            evenest, least_px = fullest, width_px
    if evenest is not None or fullest is None:
        return evenest
    second = measurer.elided(fullest[1], style, room_px)
    return (fullest[0], second) if measurer.width(second, style) <= room_px else None


def narrowest_px(measurer: TextMeasurer, text: str) -> float:
    """Return the least room in which a text fits on two lines, whole."""
    style = TextStyle.LABEL
    widths = (
        max(measurer.width(first, style), measurer.width(rest, style))
        for first, rest in _breaks(text)
    )
    return min(widths, default=measurer.width(text, style))


def _breaks(text: str) -> Iterator[tuple[str, str]]:
    """Yield each way to break a text between two words."""
    at = text.find(" ")
    while at > 0:
        yield text[:at], text[at + 1 :]
        at = text.find(" ", at + 1)
