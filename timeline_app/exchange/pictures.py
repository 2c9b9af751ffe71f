"""A timeline in one piece, as PNG or SVG."""

from timeline_app.exchange.content import Content, NotWrittenError, Written
from timeline_app.render.fonts import FontMeasurer
from timeline_app.render.glyphs import missing_remark
from timeline_app.render.paper import letters_missing_on
from timeline_app.render.paper_theme import paper_theme
from timeline_app.render.picture import PictureWriteError, png_of, svg_of
from timeline_app.render.theme import ColorTheme, dark_theme
from timeline_app.scene.paper.refusals import PaperError


def write_png(content: Content) -> Written:
    """Return the picture as PNG. Raises NotWrittenError."""
    theme = _theme(content)
    try:
        page, paper = content.picture(FontMeasurer())
        data = bytes(png_of(page, paper, content.scale, theme).data())
        return Written(data, missing_remark(letters_missing_on([page])))
    except (PaperError, PictureWriteError) as error:
        raise NotWrittenError(str(error)) from error


def write_svg(content: Content) -> Written:
    """Return the picture as SVG. Raises NotWrittenError."""
    theme, title = _theme(content), content.events.head.title
    try:
        page, paper = content.picture(FontMeasurer())
        data = bytes(svg_of(page, paper, title, theme).data())
        return Written(data, missing_remark(letters_missing_on([page])))
    except PaperError as error:
        raise NotWrittenError(str(error)) from error


def _theme(content: Content) -> ColorTheme:
    return dark_theme() if content.is_dark else paper_theme(content.is_greyscale)
