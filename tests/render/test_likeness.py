"""What counts as the same picture: letters of another rasteriser do, anything drawn wrong does not.

The fault is put into what the painter draws, and the picture is compared with the sound one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QImage, QPainter, QPainterPath

from tests.render.likeness import complaint
from tests.render.pictures import PICTURES
from timeline_app.render import painter
from timeline_app.render.fonts import font_of
from timeline_app.render.painter import DisplayPainter, Viewport
from timeline_app.scene.display import Box, Drawable, Fade, Label, Line, Mark, TextStyle

Kept = Drawable | None
DETAILS = "details-of-days"
SHIFT_PX = 3.0
BAR_RADIUS_PX = 3.0
pytestmark = pytest.mark.usefixtures("qapp")


@cache
def sound(name: str) -> QImage:
    return PICTURES[name].image()


class First:
    """Changes the first item of a kind that is well in view, and leaves all others."""

    def __init__(self, is_meant: Callable[[Any], bool], change: Callable[[Any], Kept]) -> None:
        self._is_meant = is_meant
        self._change = change
        self._meant: Drawable | None = None

    def __call__(self, item: Drawable, view: Viewport) -> Kept:
        if self._meant is None and self._is_meant(item) and view.left < item.x < view.right:  # type: ignore[union-attr]
            self._meant = item
        return self._change(item) if item is self._meant else item


class Every:
    """Changes all items."""

    def __init__(self, change: Callable[[Any], Kept]) -> None:
        self._change = change

    def __call__(self, item: Drawable, view: Viewport) -> Kept:
        return self._change(item)


def is_bar(item: Drawable) -> bool:
    return isinstance(item, Box) and item.radius == BAR_RADIUS_PX


def is_pale_bar(item: Drawable) -> bool:
    return isinstance(item, Box) and is_bar(item) and item.fill.endswith("-tint")


def is_mark(item: Drawable) -> bool:
    return isinstance(item, Mark)


def is_label(item: Drawable) -> bool:
    return isinstance(item, Label) and item.style is TextStyle.LABEL


def gone(_item: Drawable) -> Kept:
    return None


def shifted(item: Drawable) -> Kept:
    if isinstance(item, Line):
        return item._replace(x1=item.x1 + SHIFT_PX, x2=item.x2 + SHIFT_PX)
    return item._replace(x=item.x + SHIFT_PX) if isinstance(item, Box | Label | Mark) else item


def in_green(bar: Box) -> Kept:
    return bar._replace(fill="theme-2-tint", stroke="theme-2")


def without_labels(item: Drawable) -> Kept:
    return None if is_label(item) else item


def without_fades(item: Drawable) -> Kept:
    return item._replace(fade=Fade.NONE) if isinstance(item, Box) else item


def without_dashes(item: Drawable) -> Kept:
    return item._replace(is_dashed=False) if isinstance(item, Box) else item


def without_now(item: Drawable) -> Kept:
    return None if isinstance(item, Line) and item.color == "today" else item


FAULTS: dict[str, First | Every] = {
    "one bar is missing": First(is_bar, gone),
    "one bar is shifted": First(is_bar, shifted),
    "one pale bar has another hue": First(is_pale_bar, in_green),
    "one mark is missing": First(is_mark, gone),
    "one mark is shifted": First(is_mark, shifted),
    "one label is missing": First(is_label, gone),
    "one label is shifted": First(is_label, shifted),
    "all is shifted": Every(shifted),
    "no labels": Every(without_labels),
    "no fades": Every(without_fades),
    "no dashes": Every(without_dashes),
    "no line for now": Every(without_now),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_given_something_drawn_wrong_then_it_is_not_alike(
    fault: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected, change, paint = sound(DETAILS), FAULTS[fault], DisplayPainter.paint

    def paint_wrong(
        self: DisplayPainter, on: QPainter, items: Iterable[Drawable], view: Viewport
    ) -> None:
        changed = (change(item, view) for item in items)
        paint(self, on, [item for item in changed if item is not None], view)

    monkeypatch.setattr(DisplayPainter, "paint", paint_wrong)
    assert "steps off at" in complaint(expected, PICTURES[DETAILS].image())


@pytest.mark.parametrize("name", PICTURES)
def test_given_letters_filled_as_outlines_then_it_is_alike(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No hinting, no cache of glyphs: another rasteriser."""
    expected = sound(name)

    def draw_outlines(on: QPainter, origin: QPointF, text: str) -> None:
        path = QPainterPath()
        path.addText(origin, on.font(), text)
        on.fillPath(path, on.pen().brush())

    monkeypatch.setattr(QPainter, "drawText", draw_outlines)
    found = PICTURES[name].image()
    assert found != expected
    assert complaint(expected, found) == ""


@pytest.mark.parametrize("name", PICTURES)
def test_given_letters_hinted_in_height_then_it_is_alike(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = sound(name)

    def hinted(style: TextStyle) -> QFont:
        font = font_of(style)
        font.setHintingPreference(QFont.HintingPreference.PreferVerticalHinting)
        return font

    monkeypatch.setattr(painter, "font_of", hinted)
    found = PICTURES[name].image()
    assert found != expected
    assert complaint(expected, found) == ""


def test_given_another_size_then_it_is_not_alike() -> None:
    narrower = sound(DETAILS).copy(0, 0, 800, 720)
    assert complaint(sound(DETAILS), narrower) == "900 x 720 px became 800 x 720 px"
