"""Pictures: a scene as PNG or SVG through the one painter."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, QSaveFile, QSize
from PySide6.QtGui import QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgGenerator

from timeline_app.render.fonts import FontMeasurer
from timeline_app.render.painter import DisplayPainter, Viewport
from timeline_app.render.theme import Theme, light_theme
from timeline_app.scene.display import Box, Label, Primitive, Scene, TextStyle
from timeline_app.scene.metrics import Metrics

_PX_PER_INCH = 96
_LONGEST_SIDE_PX = 30_000


class PictureWriteError(Exception):
    """A picture that could not be written; the message says why."""


def write_picture(path: Path, scene: Scene, metrics: Metrics, title: str) -> None:
    """Write a whole scene in the format that the file name asks for."""
    if path.suffix.lower() == ".svg":
        write_svg(path, scene, metrics, title)
    else:
        write_png(path, scene, metrics)


def write_png(path: Path, scene: Scene, metrics: Metrics, scale: float = 2.0) -> None:
    """Write a whole scene as PNG, whole or not at all; `scale` is pixels for one px."""
    width, height = _size(scene, metrics)
    if max(width, height) * scale > _LONGEST_SIDE_PX:
        raise PictureWriteError("the picture would be too large: filter more or write SVG or PDF")
    image = QImage(round(width * scale), round(height * scale), QImage.Format.Format_RGB32)
    image.fill(light_theme().color("paper"))
    painter = QPainter(image)
    try:
        painter.scale(scale, scale)
        paint_whole(painter, scene, metrics, light_theme())
    finally:
        painter.end()
    file = QSaveFile(str(path))
    if not file.open(QSaveFile.OpenModeFlag.WriteOnly):
        raise PictureWriteError(f"{path} cannot be written: {file.errorString()}")
    if not (QImageWriter(file, QByteArray(b"png")).write(image) and file.commit()):
        raise PictureWriteError(f"{path} cannot be written: {file.errorString()}")


def write_svg(path: Path, scene: Scene, metrics: Metrics, title: str) -> None:
    """Write a whole scene as SVG, whole or not at all."""
    width, height = _size(scene, metrics)
    file = QSaveFile(str(path))
    if not file.open(QSaveFile.OpenModeFlag.WriteOnly):
        raise PictureWriteError(f"{path} cannot be written: {file.errorString()}")
    generator = QSvgGenerator(QSvgGenerator.SvgVersion.Svg11)
    generator.setOutputDevice(file)
    generator.setResolution(_PX_PER_INCH)
    generator.setSize(QSize(round(width), round(height)))
    generator.setViewBox(QRectF(0, 0, width, height))
    generator.setTitle(title)
    painter = QPainter(generator)
    try:
        paint_whole(painter, scene, metrics, light_theme())
    finally:
        painter.end()
    if not file.commit():
        raise PictureWriteError(f"{path} cannot be written: {file.errorString()}")


def paint_whole(painter: QPainter, scene: Scene, metrics: Metrics, theme: Theme) -> None:
    """Draw ruler, headings and tracks of a scene from the top left corner on."""
    display = DisplayPainter(theme, FontMeasurer())
    width, height = _size(scene, metrics)
    display.paint(painter, scene.ruler, Viewport(0, 0, width, metrics.ruler_px))
    painter.translate(0, metrics.ruler_px)
    view = Viewport(0, 0, width, height)
    display.paint(painter, scene.grid, view)
    display.paint(painter, band_headings(scene, width), view)
    display.paint(painter, scene.items, view)


def band_headings(scene: Scene, width: float) -> list[Primitive]:
    """Return the headings of all tracks, as wide as the picture."""
    headings: list[Primitive] = []
    for band in scene.bands:
        middle = band.y + band.header_height / 2
        height = band.header_height - 4
        headings.append(Box(0, band.y + 2, width, height, f"{band.color}-tint"))
        headings.append(Box(0, band.y + 2, 3, height, band.color))
        headings.append(Label(10, middle, band.label, TextStyle.HEADER, "ink", 0.0))
    return headings


def _size(scene: Scene, metrics: Metrics) -> tuple[float, float]:
    return scene.scale.width_px, scene.height_px + metrics.ruler_px
