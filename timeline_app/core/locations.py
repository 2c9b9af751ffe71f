"""Where the data that comes with the program lies: in the package, or beside it in a checkout."""

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
