"""Watching files: tells when one was changed, also when it was replaced by another."""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from timeline_app.program.paths import is_file, is_folder

# Editors write a file in several strokes; they are over by then.
_SETTLE_MS = 200
Signature = tuple[int, int, int] | None


class FileWatch(QObject):
    """Watches files and the folders they lie in, because Qt loses a file that is replaced."""

    changed = Signal(Path)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._signatures: dict[Path, Signature] = {}
        self._watcher = QFileSystemWatcher(self)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLE_MS)
        self._settle.timeout.connect(self._look)
        self._watcher.fileChanged.connect(lambda _path: self._settle.start())
        self._watcher.directoryChanged.connect(lambda _path: self._settle.start())

    def watch(self, paths: Iterable[Path]) -> None:
        """Watch just these files from now on."""
        wanted = dict.fromkeys(paths)
        self._signatures = {path: self._signatures.get(path, _signature(path)) for path in wanted}
        watched = [*self._watcher.files(), *self._watcher.directories()]
        if watched:
            self._watcher.removePaths(watched)
        self._add_paths()

    def stop(self) -> None:
        """Watch nothing any more."""
        self._settle.stop()
        self.watch(())

    def _add_paths(self) -> None:
        files = {str(path) for path in self._signatures if is_file(path)}
        folders = {str(path.parent) for path in self._signatures if is_folder(path.parent)}
        missing = (files - set(self._watcher.files())) | (
            folders - set(self._watcher.directories())
        )
        if missing:
            self._watcher.addPaths(sorted(missing))

    def _look(self) -> None:
        changed = []
        for path, before in self._signatures.items():
            now = _signature(path)
            if now != before:
                self._signatures[path] = now
                changed.append(path)
        self._add_paths()
        for path in changed:
            self.changed.emit(path)


def _signature(path: Path) -> Signature:
    try:
        found = path.stat()
    except (OSError, ValueError):
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino
