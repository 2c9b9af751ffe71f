"""The program's icon in the sizes and formats that each platform wants, drawn from its SVG."""

from __future__ import annotations

import struct
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

ICONS = Path(__file__).resolve().parent.parent / "resources" / "icons"
# What desktops ask for: 16 to 32 in menus, lists and title bars, from 48 on in launchers.
SIZES_PX = (16, 22, 24, 32, 48, 64, 128, 256)
# Windows has no 22, and takes 256 for every larger one.
ICO_SIZES_PX = (16, 24, 32, 48, 64, 128, 256)
# Up to this size a drawing of its own, made to the pixel, stays legible.
LARGEST_SMALL_PX = 24
ICNS_TYPES = {16: b"icp4", 32: b"icp5", 64: b"icp6", 128: b"ic07", 256: b"ic08"}


def png(size_px: int) -> bytes:
    """The icon as PNG."""
    name = "timeline-app-small.svg" if size_px <= LARGEST_SMALL_PX else "timeline-app.svg"
    image = QImage(size_px, size_px, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    try:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        QSvgRenderer(str(ICONS / name)).render(painter, QRectF(0, 0, size_px, size_px))
    finally:
        painter.end()
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(data.data())


def write_pngs(folder: Path) -> list[Path]:
    """Write every size as freedesktop's icon theme has it: `48x48/apps/timeline-app.png`."""
    written = []
    for size in SIZES_PX:
        path = folder / f"{size}x{size}" / "apps" / "timeline-app.png"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(png(size))
        written.append(path)
    return written


def ico() -> bytes:
    """The icon for Windows: a directory of PNG pictures."""
    pictures = [(size, png(size)) for size in ICO_SIZES_PX]
    entries, place = b"", 6 + 16 * len(pictures)
    for size, picture in pictures:
        side = size % 256  # 256 is written as 0
        entries += struct.pack("<BBBBHHII", side, side, 0, 0, 1, 32, len(picture), place)
        place += len(picture)
    header = struct.pack("<HHH", 0, 1, len(pictures))
    return header + entries + b"".join(picture for _, picture in pictures)


def icns() -> bytes:
    """The icon for macOS: PNG pictures, each behind its type and length."""
    parts = b""
    for size, kind in ICNS_TYPES.items():
        picture = png(size)
        parts += kind + struct.pack(">I", 8 + len(picture)) + picture
    return b"icns" + struct.pack(">I", 8 + len(parts)) + parts


def write_program_icon(platform: str, folder: Path) -> Path | None:
    """Write the icon that goes into the program itself; Linux has none there."""
    makers = {"win32": ("timeline-app.ico", ico), "darwin": ("timeline-app.icns", icns)}
    if platform not in makers:
        return None
    name, make = makers[platform]
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(make())
    return folder / name
