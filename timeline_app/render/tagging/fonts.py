"""What Qt writes of its fonts, mended so that letters can be copied and checked."""

import re

from timeline_app.render.pdf_update import PdfUpdate, UnexpectedPdfError

# Whole letters of a font in the order of their glyphs, and a single one.
_LETTERS = re.compile(rb"\[[^\]]*\]|^<(....)> <\1> <0009>$", re.MULTILINE)
_TAB, _SPACE = b"<0009>", b"<0020>"


def mend_fonts(update: PdfUpdate) -> None:
    """Let fonts say of what they are subsets, and that a space is a space."""
    names: dict[int, bytes] = {}
    for number in update.fonts():
        body = update.body(number)
        described = re.search(rb"/FontDescriptor (\d+) 0 R", body)
        if described is not None:
            names[number] = _described(update, int(described[1]))
        letters = re.search(rb"/ToUnicode (\d+) 0 R", body)
        if letters is not None:
            _mend_letters(update, int(letters[1]))
    for number in update.fonts():
        body = update.body(number)
        descendant = re.search(rb"/DescendantFonts \[(\d+) 0 R\]", body)
        name = names.get(int(descendant[1]) if descendant is not None else number)
        if name is not None:
            update.replace(number, re.sub(rb"/BaseFont /\S+", b"/BaseFont /" + name, body))


def _described(update: PdfUpdate, number: int) -> bytes:
    """Return the name in the description of a font, which says that it is a subset.

    The list of its glyphs may be left out, but must not be wrong.
    """
    body = update.body(number)
    name = re.search(rb"/FontName /(\S+)", body)
    if name is None:
        raise UnexpectedPdfError("a font of this PDF has no name")
    update.replace(number, re.sub(rb"/CIDSet \d+ 0 R\s*", b"", body))
    return name[1]


def _mend_letters(update: PdfUpdate, number: int) -> None:
    """Let the glyph that a space and a tab share stand for a space."""
    letters = update.stream(number)
    mended = _LETTERS.sub(lambda match: match[0].replace(_TAB, _SPACE), letters)
    update.replace_stream(number, mended)
