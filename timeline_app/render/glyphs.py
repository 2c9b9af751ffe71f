"""Which letters no font here can draw, what stands for them, and how to get them."""

import unicodedata
from collections.abc import Iterable, Sequence

from PySide6.QtGui import QRawFont, QTextLayout

from timeline_app.render.fonts import font_of
from timeline_app.scene.display import TextStyle

# A box that the program's own typeface has in every face; it has neither U+25A1 nor U+FFFD.
SUBSTITUTE = "\N{BALLOT BOX}"
# As many as a reader takes in; the others are only counted.
_MOST_NAMED_LETTERS = 4
# Blocks of Unicode that are mostly emoji: signs and dingbats, then pictographs.
_EMOJI = (range(0x2600, 0x27C0), range(0x1F000, 0x1FB00))
_CHINESE_SCRIPTS = ("CJK", "HIRAGANA", "KATAKANA", "HANGUL", "BOPOMOFO", "FULLWIDTH", "IDEOGRAPHIC")


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


def with_substitutes(text: str, missing: Iterable[str]) -> str:
    """Return a text with a box for each letter that cannot be drawn."""
    return text.translate({ord(letter): SUBSTITUTE for letter in missing})


def missing_sentence(missing: Sequence[str]) -> str:
    """Return which letters are missing and what stands for them, without a full stop."""
    named = [_named(letter) for letter in missing[:_MOST_NAMED_LETTERS]]
    more = len(missing) - len(named)
    shown = ", ".join(named) + (f" and {more:,} more" if more else "")
    noun, each = ("letter", "it") if len(missing) == 1 else ("letters", "each")
    return f"No font here has the {noun} {shown}; a box stands for {each}"


def missing_remedy(missing: Iterable[str]) -> str:
    """Return what to install so that letters are drawn, without a full stop."""
    packages = sorted({_package_of(letter) for letter in missing} - {""})
    if not packages:
        return "Unicode leaves it without a meaning, so change the list"
    return (
        "Install a font for their script, on Debian or Ubuntu with: "
        f"sudo apt install {' '.join(packages)}"
    )


def missing_remark(missing: Sequence[str]) -> str:
    """Return what is missing and how to get it, without a full stop; nothing if nothing is."""
    return f"{missing_sentence(missing)}. {missing_remedy(missing)}" if missing else ""


def _named(letter: str) -> str:
    code = f"U+{ord(letter):04X}"
    return f"{letter} ({code})" if letter.isprintable() else code


def _package_of(letter: str) -> str:
    """Return the Debian package with a font for a letter; nothing for what is none."""
    name = unicodedata.name(letter, "")
    if any(ord(letter) in block for block in _EMOJI):
        return "fonts-noto-color-emoji"
    if name.startswith(_CHINESE_SCRIPTS):
        return "fonts-noto-cjk"
    return "fonts-noto-core" if name else ""


def _is_missing(letter: str) -> bool:
    if unicodedata.category(letter) in ("Cf", "Cc"):
        return False
    layout = QTextLayout(letter, font_of(TextStyle.LABEL))
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    return any(0 in run.glyphIndexes() for run in layout.glyphRuns())
