"""A text measurer without fonts: every character is 0.55 em wide."""

from __future__ import annotations

from timeline_app.scene.display import TEXT_SIZES_PX, TextStyle

EM_PER_CHARACTER = 0.55
LINE_PX_PER_EM = 1.2
ELLIPSIS = "…"


class FakeMeasurer:
    """Measures by the number of characters; `factor` stands for a larger font."""

    def __init__(self, factor: float = 1.0) -> None:
        self.factor = factor

    def width(self, text: str, style: TextStyle) -> float:
        return len(text) * EM_PER_CHARACTER * TEXT_SIZES_PX[style] * self.factor

    def elided(self, text: str, style: TextStyle, width_px: float) -> str:
        if self.width(text, style) <= width_px:
            return text
        count = int(width_px / self.width("m", style))
        return text[: max(0, count - 1)] + ELLIPSIS

    def height(self, style: TextStyle) -> float:
        return TEXT_SIZES_PX[style] * LINE_PX_PER_EM * self.factor
