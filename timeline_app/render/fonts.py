"""Fonts by text style, and the measurer that makes a layout the same on every device."""

from functools import cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF

from timeline_app.program.plain_text import one_line
from timeline_app.render.typeface import FAMILY
from timeline_app.scene.display import BOLD_STYLES, TEXT_SIZES_PX, TextStyle

# Widths of it, scaled, are within 0.3 % of a PDF; those taken at 96 dpi are out by up to 4 %.
_REFERENCE_PX = 256
# As many as the titles that a controller keeps, a few megabytes for a style.
_CACHE_LIMIT = 20_000
_ELLIPSIS = "…"
# Four times the widest label beside a mark; looking for the cut takes longer with the text.
_LONGEST_MEASURED = 400
_NAMELESS_FORMS = ("liga", "ccmp")


def font_of(style: TextStyle, size_px: int | None = None) -> QFont:
    """Return the font of a style, whose text can be found and copied in a PDF.

    A PDF cannot tell the letters of a glyph that no letter has of its own: a ligature, or a form
    that a font for Lao has for a mark beside others.
    """
    font = QFont(FAMILY)
    font.setPixelSize(size_px or TEXT_SIZES_PX[style])
    font.setBold(style in BOLD_STYLES)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    for feature in _NAMELESS_FORMS:
        font.setFeature(QFont.Tag(feature), 0)
    return font


def _reference_metrics(style: TextStyle) -> QFontMetricsF:
    return QFontMetricsF(font_of(style, _REFERENCE_PX))


class FontMeasurer:
    """Measures text at a large reference size, so that no device's rounding gets in."""

    def __init__(self) -> None:
        self._metrics = cache(_reference_metrics)
        self._widths: dict[TextStyle, dict[str, float]] = {style: {} for style in TextStyle}

    def width(self, text: str, style: TextStyle) -> float:
        """Return the advance width of a text in px of 1/96 inch."""
        widths = self._widths[style]
        width = widths.get(text)
        if width is None:
            if len(widths) >= _CACHE_LIMIT:
                widths.clear()
            # What is measured is what the painter draws.
            reference_px = self._metrics(style).horizontalAdvance(one_line(text))
            width = widths[text] = reference_px * TEXT_SIZES_PX[style] / _REFERENCE_PX
        return width

    def elided(self, text: str, style: TextStyle, width_px: float) -> str:
        """Return the text, or as much of its beginning as fits with an ellipsis."""
        text = text[:_LONGEST_MEASURED]
        if self.width(text, style) <= width_px:
            return text
        reference_px = width_px * _REFERENCE_PX / TEXT_SIZES_PX[style]
        cut = self._metrics(style).elidedText(text, Qt.TextElideMode.ElideRight, reference_px)
        kept = cut.removesuffix(_ELLIPSIS).rstrip()
        # Qt leaves out what kerning does between the last letter and the ellipsis.
        while kept and self.width(kept + _ELLIPSIS, style) > width_px:
            kept = kept[:-1].rstrip()
        return kept + _ELLIPSIS

    def baseline_drop_px(self, style: TextStyle) -> float:
        """Return how far below the middle of a line its baseline lies."""
        metrics = self._metrics(style)
        drop = (metrics.ascent() - metrics.descent()) / 2
        return drop * TEXT_SIZES_PX[style] / _REFERENCE_PX
