"""Which letters no installed font can draw."""

import unicodedata
from collections.abc import Iterable

from PySide6.QtGui import QRawFont, QTextLayout

from timeline_app.render.fonts import font_of
from timeline_app.scene.display import TextStyle


def missing_letters(texts: Iterable[str]) -> list[str]:
    """Return the letters of some texts for which there is no glyph in any font."""
    letters = set().union(*texts)
    raw = QRawFont.fromFont(font_of(TextStyle.LABEL))
    unusual = sorted(
        letter
        for letter in letters
        if not letter.isspace() and not raw.supportsCharacter(ord(letter))
    )
    return [letter for letter in unusual if _is_missing(letter)]


def _is_missing(letter: str) -> bool:
    if unicodedata.category(letter) in ("Cf", "Cc"):
        return False
    layout = QTextLayout(letter, font_of(TextStyle.LABEL))
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    return any(0 in run.glyphIndexes() for run in layout.glyphRuns())
