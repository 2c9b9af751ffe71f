"""Primitives as elements of SVG, drawn as the painter draws them.

Letters stay text that can be found and copied. Each line keeps the width that was laid out, so that
it takes no more room where the typeface is not at hand.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainterPath

from timeline_app.program.plain_text import one_line
from timeline_app.program.xml_text import content
from timeline_app.render.fonts import FontMeasurer
from timeline_app.render.frames import open_frame
from timeline_app.render.looks import DASHES, fading_of, frame_token, mark_look
from timeline_app.render.typeface import FAMILY
from timeline_app.scene.display import (
    BOLD_STYLES,
    TEXT_SIZES_PX,
    Box,
    Label,
    Line,
    Mark,
    Primitive,
)

# Where the typeface is not at hand, one like it is better than one with serifs.
FONT_FAMILY = f"{FAMILY}, sans-serif"
# A twentieth of a px is the most that this is off, which no eye sees.
_DECIMALS = 1
# Of a fade as long as a sheet, a thousandth is less than a px.
_SHARE_DECIMALS = 3
# A tenth more, as other fonts need it, is less than what parts a label from the next one.
_SHORT_PX = 64.0
# The quarter of a turn, by which Qt begins an outline with round corners before SVG does.
_CORNER_SHARE = 1.5707963


Look = Mapping[str, str]
"""Names and values of what says how an element is painted, not where it is."""


def as_attributes(look: Look) -> str:
    """Return a look as it stands in an element of its own."""
    return "".join(f' {name}="{value}"' for name, value in look.items())


class ElementWriter:
    """Writes primitives; `paint` gives the colour of a token, `say` writes how to paint.

    A document that holds several drawings gives them one writer, for the ids of fades. Letters of
    another font become narrower or wider. One that `is_brief` lets them stand closer or wider
    apart instead, and leaves words alone that are too short to run into what follows.
    """

    def __init__(
        self,
        measurer: FontMeasurer,
        paint: Callable[[str], str],
        say: Callable[[Look], str] = as_attributes,
        *,
        is_brief: bool = False,
    ) -> None:
        self._width_px = measurer.width
        self._drop_px = cache(measurer.baseline_drop_px)
        self._paint = paint
        self._say = say
        self._is_brief = is_brief
        self._fades = 0

    def elements(self, items: Iterable[Primitive]) -> Iterator[str]:
        """Yield what draws some primitives, in their order."""
        for item in items:
            if isinstance(item, Label):
                yield self._label(item)
            elif isinstance(item, Box):
                yield from self._box(item)
            elif isinstance(item, Line):
                yield self._line(item)
            else:
                yield from self._mark(item)

    def _label(self, label: Label) -> str:
        text = one_line(label.text)
        look = {"font-size": f"{TEXT_SIZES_PX[label.style]}px", "fill": self._paint(label.color)}
        if label.style in BOLD_STYLES:
            look["font-weight"] = "700"
        x, y = label.x_seen_from(0.0), label.y + self._drop_px(label.style)
        fixed = self._fixed_width(self._width_px(text, label.style))
        return (
            f'<text x="{number(x)}" y="{number(y)}"{self._say(look)}{fixed}>{content(text)}</text>'
        )

    def _fixed_width(self, width: float) -> str:
        """Return what makes a line as wide as it was laid out, whatever font it is set in."""
        if self._is_brief:
            return f' textLength="{round(width)}"' if width > _SHORT_PX else ""
        return f' textLength="{number(width)}" lengthAdjust="spacingAndGlyphs"'

    def _box(self, box: Box) -> Iterator[str]:
        fill, stroke = box.fill, frame_token(box) if box.stroke else ""
        fill_look, pen_look = {"fill": "none"}, dict[str, str]()
        for token, name, look in ((fill, "fill", fill_look), (stroke, "stroke", pen_look)):
            if token:
                fade = self._fade(token, box)
                if fade:
                    yield fade
                look[name] = f"url(#fade{self._fades})" if fade else self._paint(token)
        if stroke and box.is_dashed:
            pen_look |= _dashed(DASHES)
        if box.cut:
            yield from self._cut_box(box, fill_look, pen_look)
            return
        if stroke and box.is_dashed and box.radius:
            pen_look["stroke-dashoffset"] = number(box.radius * _CORNER_SHARE)
        radius = f' rx="{number(box.radius)}"' if box.radius else ""
        yield (
            f'<rect x="{number(box.x)}" y="{number(box.y)}" width="{number(box.width)}"'
            f' height="{number(box.height)}"{radius}{self._say(fill_look | pen_look)}/>'
        )

    def _cut_box(self, box: Box, fill: Look, pen: Look) -> Iterator[str]:
        """Yield a box that goes on beyond what is drawn: filled whole, open where it is cut."""
        rect = QRectF(box.x, box.y, box.width, box.height)
        closed = open_frame(rect, box.radius, box.cut, is_closed=True)
        yield f'<path d="{_path(closed)}"{self._say(fill)}/>'
        if pen:
            frame = _path(open_frame(rect, box.radius, box.cut))
            yield f'<path d="{frame}"{self._say({"fill": "none", **pen})}/>'

    def _fade(self, token: str, box: Box) -> str | None:
        """Return what lets a colour of a box run out into the ground, if it does."""
        fading = fading_of(box, box.fade)
        if fading is None:
            return None
        self._fades += 1
        color, ground = self._paint(token), self._paint("paper")
        stops = "".join(
            f'<stop offset="{number(share, _SHARE_DECIMALS)}"{self._say({"stop-color": stop})}/>'
            for share, stop in (
                (share, color if is_whole else ground) for share, is_whole in fading.stops
            )
        )
        # Along y it runs nowhere by itself.
        return (
            f'<linearGradient id="fade{self._fades}" gradientUnits="userSpaceOnUse"'
            f' x1="{number(fading.x)}" x2="{number(fading.x_end)}">{stops}</linearGradient>'
        )

    def _line(self, line: Line) -> str:
        look = {"stroke": self._paint(line.color)}
        if line.is_dashed:
            look |= _dashed(DASHES)
        x1, y1, x2, y2 = map(number, (line.x1, line.y1, line.x2, line.y2))
        end = f"V{y2}" if x1 == x2 else f"H{x2}" if y1 == y2 else f"L{x2} {y2}"
        return f'<path d="M{x1} {y1}{end}"{self._say(look)}/>'

    def _mark(self, mark: Mark) -> Iterator[str]:
        shape, color = mark_look(mark.shape, mark.radius), self._paint(mark.color)
        pen = {"stroke": color, "stroke-width": number(shape.pen_px)}
        look = {"fill": color if shape.is_filled else self._paint("paper"), **pen}
        if shape.dashes:
            look |= _dashed(shape.dashes)
        at = f'<circle cx="{number(mark.x)}" cy="{number(mark.y)}"'
        yield f'{at} r="{number(shape.radius)}"{self._say(look)}/>'
        if shape.core_px:
            yield f'{at} r="{number(shape.core_px)}"{self._say({"fill": color, **pen})}/>'


def number(value: float, decimals: int = _DECIMALS) -> str:
    """Return a length as short as can be."""
    digits = f"{value:.{decimals}f}".rstrip("0").rstrip(".")
    return digits.replace("0.", ".", 1) if digits.startswith(("0.", "-0.")) else digits


def _dashed(lengths: tuple[float, float]) -> dict[str, str]:
    return {"stroke-dasharray": f"{number(lengths[0])} {number(lengths[1])}"}


def _path(path: QPainterPath) -> str:
    """Return the outline that the painter draws, as SVG has it."""
    parts = []
    for place in range(path.elementCount()):
        element = path.elementAt(place)
        at = f"{number(element.x)} {number(element.y)}"
        match element.type:
            case QPainterPath.ElementType.MoveToElement:
                parts.append(f"M{at}")
            case QPainterPath.ElementType.LineToElement:
                parts.append(f"L{at}")
            case QPainterPath.ElementType.CurveToElement:
                parts.append(f"C{at}")
            case _:
                parts.append(f" {at}")
    return "".join(parts)
