"""The symbols of date bases as small pictures, drawn as on the canvas."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter

from timeline_app.core.record.entries import DATE_BASES
from timeline_app.core.table.table import Basis
from timeline_app.render.fonts import FontMeasurer
from timeline_app.render.painter import DisplayPainter, Viewport
from timeline_app.render.theme import ColorTheme
from timeline_app.scene.display import Mark
from timeline_app.scene.tracks.draughtsman import SHAPES

SIDE_PX = 13
"""How high and wide a picture is: a mark as on the canvas, with room for its pen."""
# As on the canvas, so that symbols are recognised.
_RADIUS_PX = 4.5


def basis_image(basis: str, theme: ColorTheme, pixels_per_px: float) -> QImage:
    """Return the symbol of a date basis for a screen of some density."""
    side = round(SIDE_PX * pixels_per_px)
    image = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(pixels_per_px)
    image.fill(Qt.GlobalColor.transparent)
    shape = SHAPES[Basis(DATE_BASES.index(basis))]
    mark = Mark(shape, SIDE_PX / 2, SIDE_PX / 2, _RADIUS_PX, "ink-soft")
    painter = QPainter(image)
    try:
        view = Viewport(0, 0, SIDE_PX, SIDE_PX)
        DisplayPainter(theme, FontMeasurer()).paint(painter, [mark], view)
    finally:
        painter.end()
    return image
