"""Where things lie: the data that comes with the program, and the settings of its user."""

import os
import sys
from pathlib import Path

# What Debian gives to users without a home.
_NO_HOME = Path("/nonexistent")
_PACKAGE = Path(__file__).resolve().parents[1]


def data_folder() -> Path:
    """Return the folder that holds `events.json` and `resources/`."""
    packaged = _PACKAGE / "data"
    return packaged if (packaged / "events.json").is_file() else _PACKAGE.parent


def bundled_list() -> Path:
    """Return the path of the list that the program opens by itself."""
    return data_folder() / "events.json"


def example_folder() -> Path:
    """Return the folder of the example: a small list with the document that it rests on."""
    return data_folder() / "resources" / "example"


def bundled_originals() -> Path:
    """Return the folder of source texts that a bundle may carry; it need not exist."""
    return data_folder() / "originals"


def settings_path() -> Path:
    """Return where the program keeps its settings, by the custom of each platform."""
    return _settings_folder() / "timeline-app" / "settings.json"


def cache_folder() -> Path:
    """Return where the program keeps what it can work out again; safe to delete."""
    if sys.platform == "win32":
        base = _chosen("LOCALAPPDATA") or _home() / "AppData" / "Local"
    elif sys.platform == "darwin":
        base = _home() / "Library" / "Caches"
    else:
        base = _chosen("XDG_CACHE_HOME") or _home() / ".cache"
    return base / "timeline-app"


def column_folder() -> Path:
    """Return the part of the cache that holds what large lists were read into."""
    return cache_folder() / "columns"


def texts_folder() -> Path:
    """Return where the texts of documents are kept whose owner wants that; nobody else reads it."""
    if sys.platform == "win32":
        base = _chosen("LOCALAPPDATA") or _home() / "AppData" / "Local"
    elif sys.platform == "darwin":
        base = _home() / "Library" / "Application Support"
    else:
        base = _chosen("XDG_DATA_HOME") or _home() / ".local" / "share"
    return base / "timeline-app" / "texts"


def own_example_folder() -> Path:
    """Return where the example is copied to, so that it can be changed."""
    return texts_folder().parent / "example"


def own_folders() -> tuple[Path, ...]:
    """Return the folders that nobody else writes to."""
    return settings_path().parent, cache_folder(), column_folder(), texts_folder()


def _settings_folder() -> Path:
    if sys.platform == "win32":
        return _chosen("LOCALAPPDATA") or _home() / "AppData" / "Local"
    if sys.platform == "darwin":
        return _home() / "Library" / "Preferences"
    return _chosen("XDG_CONFIG_HOME") or _home() / ".config"


def _chosen(variable: str) -> Path | None:
    """Return the folder that a variable names; a relative one is to be ignored, says XDG."""
    folder = Path(os.environ.get(variable, ""))
    return folder if folder.is_absolute() else None


def _home() -> Path:
    """Return the folder of the user; one that is not there, where the user has none."""
    given = Path(os.environ.get("HOME", ""))
    if given.is_absolute():
        return given
    try:
        import pwd

        return Path(pwd.getpwuid(os.getuid()).pw_dir)
    except KeyError:
        return _NO_HOME
    except ImportError:
        return Path(os.path.expanduser("~"))  # noqa: PTH111  Path.home() raises where there is none
