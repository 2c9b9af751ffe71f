"""The start picture: the window as it will open, shown until it is there.

Qt is up long before a list is read and laid out. So when the window closes, a picture of how it
will open the next time is kept in the cache folder, with all that the picture rests on: the
settings, the files, the look of the desktop and the day. Only where every part of that is still
the same does the next start show the picture first. It is safe to delete.
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
from timeline_app.core.whole_file import write_whole

_BASIS, _TITLE, _GEOMETRY = "Basis", "Title", "Geometry"
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
        if not basis or not self._holds(basis, asked_for):
            return None
        image = reader.read()
        geometry = QByteArray.fromBase64(reader.text(_GEOMETRY).encode())
        return None if image.isNull() else StartPicture(image, reader.text(_TITLE), geometry)

    def is_kept_for(self, files: Sequence[Path]) -> bool:
        """Tell whether the picture that the next start on these files needs is there."""
        return QImageReader(str(self._path)).text(_BASIS) == self._basis(files)

    def keep(self, window: QWidget, files: Sequence[Path], geometry: str) -> None:
        """Keep how a window looks on some files, its list first; do without if that fails.

        `geometry` is what the settings remember, in base64.
        """
        ratio = window.devicePixelRatioF()
        image = QImage(window.size() * ratio, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(ratio)
        window.render(image, QPoint())
        image.setText(_BASIS, self._basis(files))
        image.setText(_TITLE, window.windowTitle())
        image.setText(_GEOMETRY, geometry)
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
                "day": time.strftime("%Y-%m-%d"),
            }
        )


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
