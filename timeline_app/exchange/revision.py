"""When a list was last revised, for files that say it: the same list then gives the same file."""

import os
from collections.abc import Mapping
from datetime import UTC, datetime

from timeline_app.core.dates.edtf import parse
from timeline_app.core.event_list.event_list import EventList

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
# https://reproducible-builds.org/specs/source-date-epoch/
_VARIABLE = "SOURCE_DATE_EPOCH"


def revised_at(events: EventList, environment: Mapping[str, str] = os.environ) -> datetime:
    """Return the second in UTC in which a list was last revised.

    That is when its file was written, unless the environment names a time; of a list without a
    file, the day for which it holds.
    """
    try:
        return datetime.fromtimestamp(int(environment.get(_VARIABLE, "")), UTC)
    except (ValueError, OverflowError, OSError):
        pass
    try:
        return datetime.fromtimestamp(int(events.path.stat().st_mtime), UTC)
    except (ValueError, OverflowError, OSError):
        return _as_of(events.head.as_of)


def _as_of(text: str) -> datetime:
    try:
        return datetime.fromtimestamp(parse(text).anchor_start_s, UTC) if text else _EPOCH
    except (ValueError, OverflowError, OSError):
        return _EPOCH
