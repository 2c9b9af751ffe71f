"""Where the program keeps what it remembers."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths


def settings_path() -> Path:
    """Return where the program keeps its settings."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericConfigLocation)
    return Path(folder) / "timeline-app" / "settings.json"
