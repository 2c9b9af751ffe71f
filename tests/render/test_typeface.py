"""The program's own face: figures of one width, all its letters, weights that are real."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFont, QFontInfo, QFontMetricsF, QImage, QPainter, QRawFont
from PySide6.QtWidgets import QApplication

import timeline_app
from timeline_app.program.locations import bundled_list, data_folder
from timeline_app.render.fonts import FontMeasurer, font_of
from timeline_app.render.glyphs import SUBSTITUTE
from timeline_app.render.typeface import FAMILY, face_paths
from timeline_app.scene.display import TextStyle

pytestmark = pytest.mark.usefixtures("qapp")

VIETNAMESE = "aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵđ"
# Symbols of how sure a date is, which no face of its kind has: the system's fonts serve.
FROM_THE_SYSTEM = set("●○⊙")


@pytest.fixture(params=face_paths(), ids=lambda path: path.stem)
def face(request: pytest.FixtureRequest) -> QRawFont:
    """One face, by itself."""
    font = QRawFont(str(request.param), 256)
    assert font.isValid()
    return font


def test_all_figures_have_one_width(face: QRawFont) -> None:
    glyphs = face.glyphIndexesForString("0123456789")
    widths = {advance.x() for advance in face.advancesForGlyphIndexes(glyphs)}
    assert len(widths) == 1


def test_every_face_has_all_of_vietnamese_and_the_box_for_missing_letters(face: QRawFont) -> None:
    wanted = VIETNAMESE + VIETNAMESE.upper() + SUBSTITUTE + "–—…·×“”‘’"
    assert [letter for letter in wanted if not face.supportsCharacter(ord(letter))] == []


# What other people write is recognised there, in all letters it may come in.
READS = {"spotting", "documents", "incoming"}


def test_the_typeface_has_every_letter_that_the_program_writes_itself() -> None:
    face = QRawFont(str(face_paths()[0]), 16)
    lacking = {
        (letter, path.name)
        for path in Path(timeline_app.__file__).parent.rglob("*.py")
        if path.parent.name not in READS and path.parent.parent.name not in READS
        for letter in letters_in_strings(path)
        if not face.supportsCharacter(ord(letter)) and letter not in FROM_THE_SYSTEM
    }
    # For breaking lines of Thai and Lao, for folding what is searched, and for telling what
    # spreadsheets would run; not written.
    read = {"flow.py", "markup.py", "folding.py", "query.py", "harmless.py"}
    assert {name for _, name in lacking} <= read


def letters_in_strings(path: Path) -> set[str]:
    strings = (
        node.value
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )
    return {letter for string in strings for letter in string if letter.isprintable()} - {" "}


def test_the_typeface_has_every_letter_of_the_bundled_list() -> None:
    face = QRawFont(str(face_paths()[0]), 16)
    files = [bundled_list(), *(data_folder() / "resources" / "sources").glob("*.json")]
    letters = set().union(*(path.read_text(encoding="utf-8") for path in files)) - {"\n"}
    assert [letter for letter in letters if not face.supportsCharacter(ord(letter))] == []


def test_windows_and_scenes_use_it() -> None:
    assert QFontInfo(QApplication.font()).family() == FAMILY
    assert {QFontInfo(font_of(style)).family() for style in TextStyle} == {FAMILY}


def test_bold_is_a_face_of_its_own_and_no_smear() -> None:
    """Qt draws a face that it lacks from the regular one, with the same widths."""
    plain, bold, italic = QFont(FAMILY), QFont(FAMILY), QFont(FAMILY)
    bold.setBold(True)
    italic.setItalic(True)
    for font in (plain, bold, italic):
        font.setPixelSize(200)
    widths = [QFontMetricsF(font).horizontalAdvance("Vientiane") for font in (plain, bold, italic)]
    assert len(set(widths)) == 3
    assert inked(bold) > 1.3 * inked(plain)


def inked(font: QFont) -> int:
    image = QImage(1_200, 300, QImage.Format.Format_Grayscale8)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.setFont(font)
    painter.drawText(QRectF(image.rect()), "Vientiane")
    painter.end()
    return sum(value < 128 for value in bytes(image.constBits()))


def test_letters_are_kerned() -> None:
    measurer = FontMeasurer()
    apart = measurer.width("A", TextStyle.LABEL) + measurer.width("V", TextStyle.LABEL)
    assert measurer.width("AV", TextStyle.LABEL) < apart


@pytest.mark.parametrize("width_px", [0.0, 9.0, 33.0, 71.0, 170.0])
def test_what_is_cut_fits_with_its_ellipsis(width_px: float) -> None:
    measurer = FontMeasurer()
    least = measurer.width("…", TextStyle.LABEL)
    for text in ("Viet Nam and Laos", "Conference delegates meet", "AVAVAVAVAV", "ff. Tô. Vào"):
        cut = measurer.elided(text, TextStyle.LABEL, width_px)
        assert measurer.width(cut, TextStyle.LABEL) <= max(width_px, least)
        assert text.startswith(cut.removesuffix("…"))
