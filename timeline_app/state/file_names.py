"""Names proposed for files: what the list is and what the filter asks for, safe on every system."""

import re
import unicodedata

from timeline_app.core.event_list.event_list import EventList
from timeline_app.core.record.model import FilterRecord
from timeline_app.core.wording.plain_text import one_line
from timeline_app.state.filter_words import asked_in_words

# Read at a glance in a file manager, and both together far from the longest name there can be.
_LONGEST_TITLE, _LONGEST_FILTER = 60, 50
# Some systems keep 143 bytes of a name, and it gets an ending and perhaps a number.
_MOST_BYTES = 125
_UNSAFE = re.compile(r'[<>:"/\\|?*]')
# Devices of Windows, whatever the ending.
_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?", re.IGNORECASE)
_ELLIPSIS = "…"


def proposed_name(events: EventList, record: FilterRecord) -> str:
    """Return what to call a file with the events that pass a filter, without an ending."""
    title = _cut(_safe(events.head.title), _LONGEST_TITLE)
    asked = _cut(_safe(asked_in_words(record, events)), _LONGEST_FILTER)
    name = _within_bytes(" – ".join(part for part in (title, asked) if part))
    return f"Timeline {name}".strip() if not name or _RESERVED.fullmatch(name) else name


def _safe(text: str) -> str:
    words = _UNSAFE.sub(" ", one_line(unicodedata.normalize("NFC", text))).split()
    return " ".join(words).strip(" .-")


def _cut(text: str, most: int) -> str:
    """Return a text of so many letters at most, cut between words where there are any."""
    if len(text) <= most:
        return text
    kept = text[: most - 1]
    at_word = kept.rpartition(" ")[0]
    return f"{(at_word or kept).rstrip(' .,;–-')}{_ELLIPSIS}"


def _within_bytes(name: str) -> str:
    data = name.encode()
    if len(data) <= _MOST_BYTES:
        return name
    kept = data[: _MOST_BYTES - len(_ELLIPSIS.encode())].decode(errors="ignore")
    return f"{kept.rstrip()}{_ELLIPSIS}"
