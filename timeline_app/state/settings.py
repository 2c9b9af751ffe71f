"""Settings: what the program remembers between two starts, as one JSON file."""

import os
import shutil
from pathlib import Path
from typing import Any, Literal

import msgspec

from timeline_app.program.whole_file import write_whole
from timeline_app.state.view_state import ViewState

_LONGEST_RECENT = 8
_MOST_VIEWS = 30


class Settings(msgspec.Struct, frozen=True):
    """Everything remembered; unknown keys of other versions are ignored.

    `attached` maps document ids to files, `views` event list paths to the last view of each.
    `panes` and `text_panes` are the states of the splitters, as Qt writes them.
    """

    geometry: str = ""
    panes: str = ""
    text_panes: str = ""
    shows_list: bool = False
    dims_others: bool = False
    last: str = ""
    recent: tuple[str, ...] = ()
    attached: dict[str, str] = {}
    views: dict[str, ViewState] = {}
    wheel_zooms: bool = False
    theme: Literal["system", "light", "dark"] = "system"

    def with_(self, **changes: Any) -> "Settings":
        """Return the settings with some parts replaced."""
        return msgspec.structs.replace(self, **changes)

    def with_recent(self, path: str) -> "Settings":
        """Return the settings with a file as the most recent one."""
        others = tuple(item for item in self.recent if item != path)
        return msgspec.structs.replace(self, recent=(path, *others)[:_LONGEST_RECENT])

    def with_view(self, path: str, view: ViewState) -> "Settings":
        """Return the settings with the last view of a file, which becomes the last file."""
        others = {name: old for name, old in self.views.items() if name != path}
        kept = dict(list(others.items())[-_MOST_VIEWS + 1 :])
        return msgspec.structs.replace(self, last=path, views={**kept, path: view})


def load_settings(path: Path) -> tuple[Settings, str]:
    """Return the remembered settings and, if they could not be read, a sentence that says so."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=Settings), ""
    except FileNotFoundError:
        return Settings(), ""
    except (OSError, msgspec.DecodeError, UnicodeDecodeError) as error:
        return Settings(), f"The settings in {path} could not be read and were reset ({error})."


def save_settings(path: Path, settings: Settings) -> str:
    """Write the settings whole or not at all; return a sentence if that failed."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, msgspec.json.encode(settings))
    except OSError as error:
        return f"The settings could not be saved in {path} ({error.strerror})."
    return ""


def writing_obstacle(path: Path) -> str:
    """Return why a file cannot be written, to end a sentence; nothing if it can. Writes nothing."""
    there = next((folder for folder in path.parents if folder.exists()), path.parent)
    try:
        is_full = shutil.disk_usage(there).free == 0
    except OSError as error:
        return f"because {there} cannot be read ({error.strerror})"
    if not there.is_dir() or not os.access(there, os.W_OK | os.X_OK):
        return f"because {there} cannot be written"
    return f"because the disk of {there} is full" if is_full else ""
