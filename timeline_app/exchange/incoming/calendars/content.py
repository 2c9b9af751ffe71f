"""What stands in an entry of a calendar, property by property, as the library read it."""

from datetime import date, datetime, timedelta
from typing import Any

from icalendar import Event
from icalendar.prop import vBroken

from timeline_app.program.plain_text import one_line

# Words that stand for a date are shown in a note, on a line or two.
_LONGEST_WORDS = 120
_WITHOUT_OFFSET = len("2025-01-01T00:00")


class Content:
    """The properties of an entry; `spoiled` names those that cannot be read, "" for a whole line.

    Some calendars give a property twice that should stand once: the first one counts.
    """

    def __init__(self, component: Event | None = None) -> None:
        # The library's own look-up takes as long as the rest of an import.
        self._values: dict[str, Any] = dict(component.items()) if component is not None else {}
        errors = component.errors if component is not None else []
        self.spoiled = {name or "": None for name, _ in errors}

    def __contains__(self, name: str) -> bool:
        return name in self._values

    def all(self, name: str) -> list[Any]:
        """Return every sound value of a property."""
        return [value for value in self._listed(name) if not isinstance(value, vBroken)]

    def one(self, name: str) -> Any:
        """Return the first sound value of a property; None if there is none."""
        return next(iter(self.all(name)), None)

    def text(self, name: str) -> str:
        """Return a property as the text that it is, also a spoiled one."""
        return str(next(iter(self._listed(name)), "")).strip()

    def categories(self) -> tuple[str, ...]:
        """Return what an entry is sorted under."""
        lists = (getattr(value, "cats", ()) for value in self.all("CATEGORIES"))
        names = (one_line(str(name)).strip() for its in lists for name in its)
        return tuple(filter(None, names))

    def moment(self, name: str) -> date | None:
        """Return a day or a time."""
        found = getattr(self.one(name), "dt", None)
        return found if isinstance(found, date) else None

    def length(self, name: str) -> timedelta | None:
        """Return a length of time."""
        found = getattr(self.one(name), "dt", None)
        return found if isinstance(found, timedelta) else None

    def written(self, name: str) -> str:
        """Return a date as EDTF, or the words that stand in its place."""
        moment = self.moment(name)
        return self.text(name)[:_LONGEST_WORDS] if moment is None else edtf_of(moment)

    def _listed(self, name: str) -> list[Any]:
        found = self._values.get(name)
        return found if isinstance(found, list) else [] if found is None else [found]


def parameter_of(value: Any, name: str) -> str:
    """Return a parameter of a value, such as its time zone; nothing if it has none."""
    return str(getattr(value, "params", {}).get(name, "")).strip()


def edtf_of(moment: date) -> str:
    """Return a day, or a time with its offset, as EDTF."""
    if not isinstance(moment, datetime):
        return moment.isoformat()
    spec = "seconds" if moment.second else "minutes"
    return moment.replace(tzinfo=None).isoformat(timespec=spec) + offset_of(moment)


def offset_of(moment: datetime) -> str:
    """Return the offset of a time as EDTF has it; nothing if it has none of whole minutes."""
    offset = moment.utcoffset()
    if offset is None or offset % timedelta(minutes=1):
        return ""
    return moment.isoformat(timespec="minutes")[_WITHOUT_OFFSET:] if offset else "Z"
