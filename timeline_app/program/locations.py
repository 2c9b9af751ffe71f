"""Where things lie: the data that comes with the program, and the settings of its user."""

import os
import sys
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[1]


def data_folder() -> Path:
    """Return the folder that holds `events.json` and `resources/`."""
    packaged = _PACKAGE / "data"
    return packaged if (packaged / "events.json").is_file() else _PACKAGE.parent


def bundled_list() -> Path:
    """Return the path of the list that the program opens by itself."""
    return data_folder() / "events.json"


def bundled_originals() -> Path:
    """Return the folder of source texts that a bundle may carry; it need not exist."""
    return data_folder() / "originals"


def settings_path() -> Path:
    """Return where the program keeps its settings, by the custom of each platform."""
    return _settings_folder() / "timeline-app" / "settings.json"


def cache_folder() -> Path:
    """Return where the program keeps what it can work out again; safe to delete."""
    home = Path(os.path.expanduser("~"))  # noqa: PTH111  Path.home() raises where there is no home
    chosen = os.environ.get("XDG_CACHE_HOME", "")
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = home / "Library" / "Caches"
    else:
        base = Path(chosen) if chosen.startswith("/") else home / ".cache"
    return base / "timeline-app"


def _settings_folder() -> Path:
    home = Path(os.path.expanduser("~"))  # noqa: PTH111  Path.home() raises where there is no home
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local")
    if sys.platform == "darwin":
        return home / "Library" / "Preferences"
    chosen = os.environ.get("XDG_CONFIG_HOME", "")
    # A relative folder is to be ignored, says the specification.
    return Path(chosen) if chosen.startswith("/") else home / ".config"
