"""The tour of the symbols: what the legend shows, and what else is drawn, each with a sentence."""

from typing import NamedTuple

from timeline_app.scene.display import (
    Box,
    Curve,
    Drawable,
    Fade,
    Label,
    Line,
    Mark,
    MarkShape,
    TextStyle,
)
from timeline_app.scene.legend import SYMBOLS

PICTURE_PX = 56.0
"""How wide a picture is: twice a box of the legend, for what has two parts."""
_COLOR = "theme-none"
_TINT = f"{_COLOR}-tint"


class Stop(NamedTuple):
    """A picture around y = 0 from x = 0 on, what it is called, and what it means."""

    items: tuple[Drawable, ...]
    name: str
    sentence: str


def _dot(x: float, shape: MarkShape = MarkShape.DOT, y: float = 0.0) -> Mark:
    return Mark(shape, x, y, 4.5, _COLOR)


def _words(x: float, text: str, style: TextStyle = TextStyle.COUNT) -> Label:
    return Label(x, 0.0, text, style, "ink", PICTURE_PX)


_MORE = (
    Stop(
        (_dot(5.0), _words(12.0, "3")),
        "a mark with a number",
        "So many events lie here. A click lists them.",
    ),
    Stop(
        (_dot(5.0, MarkShape.OPEN_RING), _words(12.0, "12")),
        "an open ring with a number",
        "So many promises without a date, folded into one. A click shows them one by one.",
    ),
    Stop(
        (Box(0.0, -9.5, 34.0, 19.0, _TINT, _COLOR, False, 9.5), _words(8.0, "+12")),
        "a pill",
        "A cluster: so many events are too close together to be drawn. A click lists them.",
    ),
    Stop(
        (Box(0.0, -1.5, 48.0, 3.0, _COLOR, "", False, 1.5),),
        "a thin bar",
        "A period, in a track that is closed.",
    ),
    Stop(
        (
            Box(0.0, -6.0, 20.0, 12.0, _COLOR, "", False, 3.0, Fade.RIGHT),
            Line(20.0, 6.0, 52.0, 6.0, _COLOR),
            Line(47.0, 9.5, 52.0, 6.0, _COLOR),
        ),
        "a thread",
        "It goes on without a known end; an arrow says that it does so beyond the view.",
    ),
    Stop(
        (_dot(5.0), Line(10.0, 0.0, 52.0, 0.0, _COLOR, True)),
        "a dashed thread",
        "It recurs for as long as this, or lies anywhere along it.",
    ),
    Stop(
        tuple(
            Line(x - side, y, x + side, y + 4.0, "ink-faint")
            for x in (10.0, 17.0)
            for y, side in ((-8.0, 3.0), (-4.0, -3.0), (0.0, 3.0), (4.0, -3.0))
        ),
        "a break in the ruler",
        "Time is skipped here. Lengths left and right of it cannot be compared.",
    ),
    Stop((Line(12.0, -10.0, 12.0, 10.0, "today"),), "a line down the tracks", "Today."),
    Stop(
        (
            Box(0.0, -10.0, 48.0, 20.0, "accent-soft", "accent", False, 4.0),
            _dot(10.0),
            _words(20.0, "title", TextStyle.LABEL),
        ),
        "a frame",
        "The selected event. Its words and sources stand on the right.",
    ),
    Stop(
        (_dot(5.0), _words(15.0, "title", TextStyle.LABEL), Line(0.0, 9.0, 48.0, 9.0, "warning")),
        "an underline",
        "It holds what is searched for.",
    ),
    Stop(
        (_dot(5.0, y=6.0), _dot(47.0, y=6.0), Curve(5.0, 47.0, 2.0, 10.0, "accent")),
        "an arc",
        "From when something was announced to when it falls due.",
    ),
)

STOPS = (*(Stop(symbol.items, symbol.words, symbol.sentence) for symbol in SYMBOLS), *_MORE)
"""Every symbol, those of the legend first."""
