"""Settings: what the program remembers between two starts, as one JSON file."""

import json
import os
import shutil
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any, Literal

import msgspec

from timeline_app.core.record.problems import Problem, path_text
from timeline_app.program.file_lock import locked
from timeline_app.program.paths import can_be_path, exists, is_folder
from timeline_app.program.regular_file import LARGEST_SETTINGS_BYTES, read_regular
from timeline_app.program.whole_file import write_whole
from timeline_app.state import sound_values
from timeline_app.state.sound_values import Check, Sieve
from timeline_app.state.view_state import ViewState

# A menu that is taken in at a glance.
_LONGEST_RECENT = 8
# Less than a kilobyte each, in a file that is written whole at every change.
_MOST_VIEWS = 30
# Tables of so many makes are brought in again and again; what is older is asked again.
_MOST_TABLES = 20
MOST_OWN_VIEWS = 100
"""Of one list: more than a menu shows at a glance, in a file that is written whole each time."""
# The problems of the list stand in the same pane and must not be buried.
_MOST_TOLD = 20
Theme = Literal["system", "light", "dark"]


class Settings(msgspec.Struct, frozen=True):
    """Everything remembered; unknown keys of other versions are ignored.

    `attached` maps document ids to files, `views` event list paths to the last view of each,
    `own_views` to those that somebody has saved, by their names.
    `pane_widths` are the widths in px that somebody gave panes by hand, by their names;
    `shut_panes` are those put away.
    `print_choice` is how something was printed last, which `state.paper.choice` makes sense of.
    `list_columns` are those somebody chose, in place of those there is room for; `save_folder` is
    where the last file was saved.
    """

    geometry: str = ""
    pane_widths: dict[str, int] = {}
    shut_panes: tuple[str, ...] = ()
    shows_list: bool = False
    dims_others: bool = False
    last: str = ""
    recent: tuple[str, ...] = ()
    attached: dict[str, str] = {}
    views: dict[str, ViewState] = {}
    own_views: dict[str, dict[str, ViewState]] = {}
    wheel_zooms: bool = False
    list_columns: tuple[str, ...] = ()
    save_folder: str = ""
    print_choice: dict[str, str | bool | float | None] = {}
    theme: Theme = "system"
    used_hints: tuple[str, ...] = ()
    import_columns: dict[str, dict[str, str]] = {}

    def with_(self, **changes: Any) -> "Settings":
        """Return the settings with some parts replaced."""
        return msgspec.structs.replace(self, **changes)

    def with_recent(self, path: str) -> "Settings":
        """Return the settings with a file as the most recent one."""
        others = tuple(item for item in self.recent if item != path)
        return msgspec.structs.replace(self, recent=(path, *others)[:_LONGEST_RECENT])

    def with_view(self, path: str, view: ViewState) -> "Settings":
        """Return the settings with the last view of a file."""
        others = {name: old for name, old in self.views.items() if name != path}
        kept = dict(list(others.items())[-_MOST_VIEWS + 1 :])
        return msgspec.structs.replace(self, views={**kept, path: view})

    def with_own_views(self, path: str, own: dict[str, ViewState]) -> "Settings":
        """Return the settings with other saved views of a file; none are as if never saved."""
        others = {name: old for name, old in self.own_views.items() if name != path}
        return msgspec.structs.replace(self, own_views={**others, path: own} if own else others)

    def columns_of(self, headings: Sequence[str]) -> dict[str, str]:
        """Return the field of each column that somebody changed, of a table with such headings."""
        return dict(self.import_columns.get("\t".join(headings), {}))

    def with_columns(self, headings: Sequence[str], columns: dict[str, str]) -> "Settings":
        """Return the settings with what was said of a table; nothing said is not remembered."""
        key = "\t".join(headings)
        kept = {name: old for name, old in self.import_columns.items() if name != key}
        if columns and len(key) <= sound_values.LONGEST_TEXT:
            kept[key] = columns
        return self.with_(import_columns=dict(list(kept.items())[-_MOST_TABLES:]))

    def merged(self, before: "Settings", mine: "Settings") -> "Settings":
        """Return these settings with what was changed from some `before` to `mine`.

        Recent files, attached originals and views are merged one by one.
        """
        merged = self.with_(
            **{
                name: getattr(mine, name)
                for name in self.__struct_fields__
                if name not in ("recent", "attached", "views", "own_views", "import_columns")
                and getattr(mine, name) != getattr(before, name)
            },
            attached={**self.attached, **_changed(before.attached, mine.attached)},
            import_columns={
                **self.import_columns,
                **_changed(before.import_columns, mine.import_columns),
            },
        )
        for path in reversed(_opened(before.recent, mine.recent)):
            merged = merged.with_recent(path)
        for path, view in _changed(before.views, mine.views).items():
            merged = merged.with_view(path, view)
        for path in {**before.own_views, **mine.own_views}:
            views = (settings.own_views.get(path, {}) for settings in (self, before, mine))
            merged = merged.with_own_views(path, _merged_views(*views))
        return merged


_VALUES: dict[str, Check] = {
    "geometry": sound_values.geometry,
    "pane_widths": sound_values.widths,
    "shut_panes": sound_values.names,
    "shows_list": sound_values.flag,
    "dims_others": sound_values.flag,
    "last": sound_values.path_or_nothing,
    "recent": sound_values.recent,
    "attached": sound_values.attached,
    "views": sound_values.views,
    "own_views": sound_values.own_views,
    "wheel_zooms": sound_values.flag,
    "used_hints": sound_values.names,
    "list_columns": sound_values.list_columns,
    "import_columns": sound_values.import_columns,
    "save_folder": sound_values.path_or_nothing,
    "print_choice": sound_values.plain_values,
    "theme": partial(sound_values.is_one_of, Theme, "system, light or dark"),
}


def load_settings(path: Path) -> tuple[Settings, list[Problem]]:
    """Return what is remembered and holds, and a problem for each value that does not.

    The file stays as it is.
    """
    try:
        # Numbers are seconds, and one of 5,000 digits is no fault of the file's form.
        plain = json.loads(read_regular(path, LARGEST_SETTINGS_BYTES), parse_int=float)
        if not isinstance(plain, dict):
            raise ValueError("it holds no object")
    except FileNotFoundError:
        return Settings(), []
    except (OSError, ValueError, RecursionError) as error:
        message = f"the settings could not be read and were reset ({_reason(error)})"
        return Settings(), [Problem(str(path), 0, "", message, "Nothing to do")]
    sieve = Sieve()
    settings = Settings(**sieve.fields(plain, _VALUES))
    return settings, list(_problems(path, sieve))


def save_settings(path: Path, settings: Settings, before: Settings = Settings()) -> str:  # noqa: B008
    """Write what has changed since `before`, whole or not at all; return a sentence if that failed.

    What another window has written meanwhile stays.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with locked(path.parent):
            there, _ = load_settings(path)
            merged = there.merged(before, settings)
            # In ASCII, because the name of a file may hold what is no letter.
            write_whole(path, json.dumps(msgspec.to_builtins(merged)).encode())
    except OSError as error:
        return f"The settings could not be saved in {path} ({_reason(error)})."
    return ""


def writing_obstacle(path: Path) -> str:
    """Return why a file cannot be written, to end a sentence; nothing if it can. Writes nothing."""
    there = next((folder for folder in path.parents if exists(folder)), path.parent)
    try:
        is_full = shutil.disk_usage(there).free == 0
    except OSError as error:
        return f"because {there} cannot be read ({error.strerror})"
    if not can_be_path(str(path)):
        return "because its name is too long"
    if not is_folder(there) or not os.access(there, os.W_OK | os.X_OK):
        return f"because {there} cannot be written"
    return f"because the disk of {there} is full" if is_full else ""


def _changed(before: dict[str, Any], mine: dict[str, Any]) -> dict[str, Any]:
    return {
        name: value for name, value in mine.items() if name not in before or before[name] != value
    }


def _merged_views(
    there: dict[str, ViewState], before: dict[str, ViewState], mine: dict[str, ViewState]
) -> dict[str, ViewState]:
    """Return the views of a file that are there, with what was saved and deleted since."""
    # What was renamed keeps its place where nobody else has changed anything.
    if there == before:
        return mine
    kept = {name: view for name, view in there.items() if name in mine or name not in before}
    return kept | _changed(before, mine)


def _opened(before: tuple[str, ...], mine: tuple[str, ...]) -> tuple[str, ...]:
    """Return the recent files that came to the front since: the fewest that explain the order."""
    for count in range(len(mine)):
        front = mine[:count]
        if mine[count:] == tuple(p for p in before if p not in front)[: len(mine) - count]:
            return front
    return mine


def _reason(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error) or "it is nested too deeply"


def _problems(path: Path, sieve: Sieve) -> Iterator[Problem]:
    for place, why in sieve.left_out[:_MOST_TOLD]:
        message = f"this setting {why}, so it was reset"
        yield Problem(str(path), 0, path_text(place), message, "Nothing to do")
    more = len(sieve.left_out) - _MOST_TOLD
    if more > 0:
        yield Problem(str(path), 0, "", f"{more:,} more settings were reset", "Nothing to do")
