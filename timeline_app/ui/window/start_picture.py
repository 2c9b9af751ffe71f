"""The start picture: the window as it will open, shown until it is there.

Qt is up long before a list is read and laid out. So when the window closes, a picture of how it
will open the next time is kept in the cache folder, with all that the picture rests on: the
settings, the files and the look of the desktop. Only where every part of that is still the same
does the next start show the picture first; one in which the line of today stands, or would have
come to stand, serves no longer than that. It is safe to delete.
"""

import contextlib
import json
import sys
import time
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QLocale, QPoint
from PySide6.QtGui import QGuiApplication, QImage, QImageReader, QImageWriter
from PySide6.QtWidgets import QWidget

from timeline_app import __version__
from timeline_app.program.whole_file import write_whole

_BASIS, _TITLE, _GEOMETRY, _END = "Basis", "Title", "Geometry", "End"
_DAY_S = 86_400
# Little compression: it is read more often than written, and a start waits for it.
_QUALITY = 80


class StartPicture(NamedTuple):
    """A picture of a window, with its title and its geometry as Qt saves it."""

    image: QImage
    title: str
    geometry: QByteArray


class StartPictures:
    """Keeps one picture in a folder, for the settings in a file."""

    def __init__(self, folder: Path, settings_path: Path) -> None:
        self._path = folder / "start.png"
        self._settings_path = settings_path

    def find(self, asked_for: Path | None) -> StartPicture | None:
        """Return the picture of a list, or of whichever was last; None if it does not hold."""
        reader = QImageReader(str(self._path))
        basis = reader.text(_BASIS)
        if not basis or _is_over(reader) or not self._holds(basis, asked_for):
            return None
        image = reader.read()
        geometry = QByteArray.fromBase64(reader.text(_GEOMETRY).encode())
        return None if image.isNull() else StartPicture(image, reader.text(_TITLE), geometry)

    def is_kept_for(self, files: Sequence[Path]) -> bool:
        """Tell whether the picture that the next start on these files needs is there."""
        reader = QImageReader(str(self._path))
        return reader.text(_BASIS) == self._basis(files) and not _is_over(reader)

    def keep(self, window: QWidget, files: Sequence[Path], geometry: str, end_s: float) -> None:
        """Keep how a window looks on some files, its list first; do without if that fails.

        `geometry` is what the settings remember, in base64; `end_s` is when the picture is over.
        """
        ratio = window.devicePixelRatioF()
        image = QImage(window.size() * ratio, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(ratio)
        window.render(image, QPoint())
        image.setText(_BASIS, self._basis(files))
        image.setText(_TITLE, window.windowTitle())
        image.setText(_GEOMETRY, geometry)
        image.setText(_END, str(end_s))
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        writer = QImageWriter(buffer, b"png")
        writer.setQuality(_QUALITY)
        writer.write(image)
        with contextlib.suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(self._path, bytes(buffer.data().data()))

    def _holds(self, basis: str, asked_for: Path | None) -> bool:
        try:
            files = [Path(name) for name, *_stamp in json.loads(basis)["files"]]
        except (ValueError, KeyError, TypeError):
            return False
        is_asked_for = asked_for is None or asked_for.resolve() == files[0]
        return is_asked_for and basis == self._basis(files)

    def _basis(self, files: Sequence[Path]) -> str:
        """Return all that a picture rests on, as text."""
        screen = QGuiApplication.primaryScreen()
        return json.dumps(
            {
                "program": [__version__, *sys.version_info[:3]],
                "settings": _checksum(self._settings_path),
                "files": [[str(path), *_stamp(path)] for path in files],
                "look": [
                    str(QGuiApplication.styleHints().colorScheme()),
                    QGuiApplication.font().toString(),
                    QGuiApplication.platformName(),
                    QLocale().name(),
                    screen.devicePixelRatio(),
                ],
            }
        )


def end_of_picture_s(start_s: float, end_s: float, now_s: float) -> float:
    """Return until when a span looks as it does now, with or without the line of today."""
    if now_s < start_s:
        return start_s
    return float("inf") if now_s >= end_s else (now_s // _DAY_S + 1) * _DAY_S


def _is_over(reader: QImageReader) -> bool:
    try:
        return time.time() >= float(reader.text(_END))
    except ValueError:
        return True


def _checksum(path: Path) -> int:
    try:
        return zlib.crc32(path.read_bytes())
    except OSError:
        return 0


def _stamp(path: Path) -> tuple[int, int]:
    """Return what changes whenever a file is written: its time in ns and its size."""
    try:
        status = path.stat()
    except OSError:
        return 0, 0
    return status.st_mtime_ns, status.st_size
