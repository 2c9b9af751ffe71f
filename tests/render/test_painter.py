"""The one painter, by its pixels: what differs in meaning differs to the eye."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter

from timeline_app.render.fonts import FontMeasurer, font_of
from timeline_app.render.painter import DisplayPainter, Viewport
from timeline_app.render.theme import ColorTheme, contrast, dark_theme, light_theme
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
from timeline_app.scene.tracks.tracks import THEME_COLORS

SIZE = 40
PART = 10
WHOLE = Viewport(0.0, 0.0, SIZE, SIZE)
pytestmark = pytest.mark.usefixtures("qapp")


def drawn(*items: Drawable, theme: ColorTheme | None = None, view: Viewport = WHOLE) -> QImage:
    theme = theme or light_theme()
    image = QImage(SIZE, SIZE, QImage.Format.Format_RGB32)
    image.fill(theme.color("paper"))
    painter = QPainter(image)
    try:
        DisplayPainter(theme, FontMeasurer()).paint(painter, items, view)
    finally:
        painter.end()
    return image


def color_at(image: QImage, x: int, y: int) -> str:
    return image.pixelColor(x, y).name()


def inked(image: QImage) -> int:
    paper = QColor(light_theme().hex("paper"))
    places = ((x, y) for x in range(SIZE) for y in range(SIZE))
    return sum(image.pixelColor(x, y) != paper for x, y in places)


def darkness(image: QImage) -> int:
    places = ((x, y) for x in range(SIZE) for y in range(SIZE))
    return sum(255 - image.pixelColor(x, y).lightness() for x, y in places)


def mark(shape: MarkShape) -> QImage:
    return drawn(Mark(shape, 20.5, 20.5, 9.0, "theme-1"))


def test_a_stated_mark_is_filled_and_an_inferred_one_hollow() -> None:
    strong, paper = light_theme().hex("theme-1"), light_theme().hex("paper")
    assert color_at(mark(MarkShape.DOT), 20, 20) == strong
    assert color_at(mark(MarkShape.RING), 20, 20) == paper


def test_a_derived_mark_has_a_dot_in_its_ring() -> None:
    paper = light_theme().hex("paper")
    assert color_at(mark(MarkShape.RING_DOT), 20, 20) != paper
    assert color_at(mark(MarkShape.RING_DOT), 20, 25) == paper


def test_an_undated_mark_has_gaps_in_its_ring() -> None:
    assert darkness(mark(MarkShape.OPEN_RING)) < darkness(mark(MarkShape.RING)) * 0.8


def test_an_uncertain_end_fades_and_the_other_stays() -> None:
    image = drawn(Box(0, 10, SIZE, 20, "theme-2", "", False, 0.0, Fade.RIGHT))
    strong = light_theme().hex("theme-2")
    assert color_at(image, 3, 20) == strong
    last = QColor(color_at(image, SIZE - 1, 20))
    assert last.lightness() > QColor(strong).lightness() + 60


@pytest.mark.parametrize("is_part", [False, True])
def test_a_dashed_frame_has_gaps(is_part: bool) -> None:
    view = WHOLE._replace(is_part=is_part)
    solid = drawn(Box(4, 4, 30, 30, "", "ink"), view=view)
    dashed = drawn(Box(4, 4, 30, 30, "", "ink", True), view=view)
    assert inked(dashed) < inked(solid) * 0.85


def test_parts_of_a_view_fit_together() -> None:
    items = (
        Box(-300.3, 4, 9_000, 8, "theme-1-tint", "theme-1", True, 3.0, Fade.RIGHT),
        Box(3.2, 14, 33, 8, "theme-2-tint", "theme-2", True, 3.0, Fade.LEFT | Fade.RIGHT),
        Box(-5_000.0, 26, 5_025.7, 8, "theme-3", "", False, 3.0, Fade.LEFT | Fade.RIGHT),
        Mark(MarkShape.OPEN_RING, 14.1, 34.0, 4.5, "theme-4"),
        Line(-7_000.7, 38.5, 31.2, 38.5, "theme-5", is_dashed=True),
    )
    whole = drawn(*items, view=WHOLE._replace(is_part=True))
    for left in range(0, SIZE, PART):
        shifted = drawn_part(items, left)
        for x in range(PART):
            for y in range(SIZE):
                one, other = whole.pixelColor(left + x, y), shifted.pixelColor(x, y)
                pairs = zip(channels(one), channels(other), strict=True)
                assert max(abs(a - b) for a, b in pairs) <= 1, (left + x, y)


def channels(color: QColor) -> tuple[int, int, int]:
    return color.red(), color.green(), color.blue()


def drawn_part(items: tuple[Drawable, ...], left: int) -> QImage:
    image = QImage(PART, SIZE, QImage.Format.Format_RGB32)
    image.fill(light_theme().color("paper"))
    painter = QPainter(image)
    try:
        painter.translate(-left, 0)
        view = Viewport(left, 0.0, PART, SIZE, is_part=True)
        DisplayPainter(light_theme(), FontMeasurer()).paint(painter, items, view)
    finally:
        painter.end()
    return image


def test_what_lies_outside_the_view_is_not_drawn() -> None:
    far = (
        Box(500, 4, 30, 30, "ink"),
        Box(4, 500, 30, 30, "ink"),
        Mark(MarkShape.DOT, 500, 20, 9, "ink"),
        Label(500, 20, "far", TextStyle.LABEL, "ink", 20.0),
        Line(500, 0, 500, 40, "ink"),
        Curve(500, 600, 20, 10, "ink"),
    )
    assert inked(drawn(*far)) == 0


def test_a_label_slides_so_that_it_stays_in_sight() -> None:
    label = Label(-300, 20, "Visit", TextStyle.LABEL, "ink", 30.0, 300.0)
    pinned = Label(-300, 20, "Visit", TextStyle.LABEL, "ink", 30.0)
    assert inked(drawn(label)) > 20
    assert inked(drawn(pinned)) == 0


def test_widths_do_not_depend_on_the_device() -> None:
    measurer = FontMeasurer()
    assert measurer.width("Laos", TextStyle.LABEL) > 0
    whole = "Investment Promotion Conference"
    cut = measurer.elided(whole, TextStyle.LABEL, 90.0)
    assert cut.endswith("…")
    assert measurer.width(cut, TextStyle.LABEL) <= 90.0
    assert measurer.elided(whole, TextStyle.LABEL, 900.0) == whole


@pytest.mark.parametrize("theme", [light_theme, dark_theme])
def test_text_can_be_read_on_every_ground_it_stands_on(theme: Callable[[], ColorTheme]) -> None:
    colors = theme()
    for ground in ("paper", "panel", "accent-soft"):
        for ink in ("ink", "ink-soft", "accent"):
            assert contrast(colors.hex(ink), colors.hex(ground)) >= 4.5, (ink, ground)
    for ground in ("mark-text", "mark-paragraph"):
        assert contrast(colors.hex("ink"), colors.hex(ground)) >= 4.5, ground
    for number in range(THEME_COLORS):
        assert contrast(colors.hex("on-theme"), colors.hex(f"theme-{number}")) >= 4.5, number
        assert contrast(colors.hex("ink"), colors.hex(f"theme-{number}-tint")) >= 4.5, number


@pytest.mark.parametrize("text", ["AVATAR Type", "office fi fl ffi", "1,000 -> 2 != x*y"])
def test_given_plain_letters_then_their_sum_is_as_wide_as_the_text_shaped(text: str) -> None:
    shaped = QFontMetricsF(font_of(TextStyle.NOTE, 256)).horizontalAdvance(text) * 11 / 256
    assert FontMeasurer().width(text, TextStyle.NOTE) == pytest.approx(shaped)
