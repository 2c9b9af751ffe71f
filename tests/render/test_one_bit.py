"""Greyscale as a printer makes it: each dot is black or white."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

import numpy as np
import numpy.typing as npt
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter

from timeline_app.render.fonts import FontMeasurer
from timeline_app.render.painter import DisplayPainter, Viewport
from timeline_app.render.paper_theme import greyscale_theme
from timeline_app.scene.display import Mark, MarkShape, Primitive
from timeline_app.scene.legend import SYMBOLS

# Two symbols look alike if they differ in less than this share of their ink.
LEAST_APART = 0.15
SCALE = 300 / 96
WIDTH_PX, HEIGHT_PX = 40, 24
Bits = npt.NDArray[np.bool_]

pytestmark = pytest.mark.usefixtures("qapp")


def in_one_bit(items: Sequence[Primitive]) -> Bits:
    """Return where something drawn at the left has ink, printed with 300 dots an inch."""
    width, height = round(WIDTH_PX * SCALE), round(HEIGHT_PX * SCALE)
    image = QImage(width, height, QImage.Format.Format_Grayscale8)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.scale(SCALE, SCALE)
    painter.translate(4.0, HEIGHT_PX / 2)
    view = Viewport(-4.0, -HEIGHT_PX / 2, WIDTH_PX - 4.0, HEIGHT_PX / 2)
    DisplayPainter(greyscale_theme(), FontMeasurer()).paint(painter, items, view)
    painter.end()
    dithering = Qt.ImageConversionFlag.MonoOnly | Qt.ImageConversionFlag.OrderedDither
    printed = image.convertToFormat(QImage.Format.Format_Mono, dithering)
    grey = printed.convertToFormat(QImage.Format.Format_Grayscale8)
    rows = np.frombuffer(grey.constBits(), dtype=np.uint8).reshape(height, grey.bytesPerLine())
    ink: Bits = rows[:, :width] < 128
    return ink


def look_alike(printed: Mapping[str, Bits]) -> list[tuple[str, str]]:
    return [
        (name, other)
        for (name, first), (other, second) in combinations(printed.items(), 2)
        if np.sum(first != second) < LEAST_APART * np.sum(first | second)
    ]


def test_given_ink_or_none_then_all_symbols_still_differ() -> None:
    printed = {symbol.words: in_one_bit(symbol.items) for symbol in SYMBOLS}
    assert look_alike(printed) == []


@pytest.mark.parametrize("radius_px", [3.3, 4.5], ids=["at a glance", "on the axis"])
def test_given_ink_or_none_then_marks_still_tell_how_a_date_is_known(radius_px: float) -> None:
    printed = {
        shape.name: in_one_bit([Mark(shape, radius_px, 0.0, radius_px, "theme-0")])
        for shape in MarkShape
    }
    assert look_alike(printed) == []


def test_given_the_greys_then_what_tells_is_black_and_what_is_tinted_survives_one_bit() -> None:
    theme = greyscale_theme()
    for token in theme.colors:
        share = 1 - int(theme.hex(token)[1:3], 16) / 255
        assert share in (0.0, 1.0) or 0.05 <= share <= 0.4, f"{token} is {share:.0%} black"
