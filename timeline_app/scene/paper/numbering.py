"""Numbers before the titles of a drawing, by which its events are found in the small print."""

from collections.abc import Iterator

from timeline_app.scene.cutting import spaced
from timeline_app.scene.display import Label, TextMeasurer, TextStyle

# Wider than between words: a number is no part of the title.
_END = "  "


def numbered(number: int, title: str) -> str:
    """Return what stands beside a mark."""
    return f"{number}{_END}{title}"


def parted(label: Label, style: TextStyle, measurer: TextMeasurer) -> Iterator[Label]:
    """Yield the number of an event, in a style of its own, and the rest of its label."""
    number, end, title = label.text.partition(_END)
    if not end or not number.isdecimal():
        yield label
        return
    title = title.lstrip(" ")
    width = measurer.width(label.text.removesuffix(title), label.style)
    color = label.color if label.color == "on-theme" else "accent"
    yield spaced(Label(label.x, label.y, number, style, color, width, tag=label.tag))
    if title:
        yield label._replace(x=label.x + width, text=title, width=label.width - width)
